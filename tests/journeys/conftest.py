"""What a journey may ask for besides the usual: the demo town, and a crawl of it."""

from tests.journeys.crawling import crawl
from tests.journeys.demo import demo, either_demo, new_demo

__all__ = ["crawl", "demo", "either_demo", "new_demo"]
