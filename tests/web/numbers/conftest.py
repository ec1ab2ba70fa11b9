"""Carla coordinates the town and looks at its numbers."""

from tests.web.plans.conftest import become as become
from tests.web.plans.conftest import carla as carla
from tests.web.plans.conftest import desk as desk
