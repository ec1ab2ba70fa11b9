"""Writing posts: new, edit, renew, found, withdraw. Each part has a file of its own."""

from helpboard.web.posting import deeds, editing, new, objecting, renewing
from helpboard.web.posting.blueprint import bp

PARTS = (new, editing, deeds, objecting, renewing)
"""Importing a part hangs its views into the blueprint."""

__all__ = ["PARTS", "bp"]
