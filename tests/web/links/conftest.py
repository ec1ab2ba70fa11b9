from tests.web.my.conftest import alice as alice
from tests.web.my.conftest import as_alice as as_alice
