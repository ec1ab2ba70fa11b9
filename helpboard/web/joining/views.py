"""Asking to help in a group, and what became of it."""

from helpboard.web.joining import join, letter_links
from helpboard.web.joining.blueprint import bp

PARTS = (join, letter_links)
"""Importing a part hangs its views into the blueprint, or its links into the list."""

__all__ = ["PARTS", "bp"]
