"""My page: what is mine, alerts, my calendar, my data. Each part has a file of its own."""

from helpboard.web.my import alerts, calendar, circulars, data, overview, posts, telling
from helpboard.web.my.blueprint import bp

PARTS = (alerts, calendar, circulars, data, overview, posts, telling)
"""Importing a part hangs its views into the blueprint."""

__all__ = ["PARTS", "bp"]
