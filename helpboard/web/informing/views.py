"""What the desk tells people: circulars and news; its own tasks, and questions to it."""

from helpboard.web.informing import circular_deeds, circulars, news, news_deeds, questions, tasks
from helpboard.web.informing.blueprint import bp

PARTS = (circular_deeds, circulars, news, news_deeds, questions, tasks)
"""Importing a part hangs its views into the blueprint."""

__all__ = ["PARTS", "bp"]
