"""What a fault may happen to: the demo town."""

from tests.journeys.demo import demo, either_demo, new_demo

__all__ = ["demo", "either_demo", "new_demo"]
