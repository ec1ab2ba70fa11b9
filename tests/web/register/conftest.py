"""The coordinators of the desk's tests, and people whom they look after."""

from tests.web.desk.conftest import as_ as as_
from tests.web.desk.conftest import cast as cast
