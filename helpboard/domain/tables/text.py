"""Text in cells: checked like every other text, and how none becomes a formula (R24)."""

import re
from typing import Final

from helpboard.domain.plain_text import composed, first_forbidden, unified
from helpboard.domain.tables.cell import Wrong, refuse

_RECKONED: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def check_text(text: str) -> str:
    """Return a cell's text as it is stored; refused if it holds a forbidden character."""
    text = unified(text)
    forbidden = first_forbidden(text)
    if forbidden:
        raise refuse(Wrong.FORBIDDEN_CHARACTER, character=forbidden)
    return composed(text)


def guard(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if _RECKONED.match(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that :func:`guard` has put, and no other."""
    return text[1:] if _GUARDED.match(text) else text


def guard_lookalike(text: str) -> str:
    """Guard only what :func:`unguard` would change, for cells that say that they are text."""
    return f"'{text}" if _GUARDED.match(text) else text
