"""Text in cells: which characters are kept (R23), and how none becomes a formula (R24)."""

import re
import unicodedata
from typing import Final

from helpboard.domain.tables.cell import Wrong, refuse

_BREAKS: Final = re.compile("\r\n|[\r\u2028\u2029]")
# Embeddings, overrides and isolates reorder what is read; U+FFFE and U+FFFF are no characters.
_REORDERING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
_RECKONED: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def _is_forbidden(character: str) -> bool:
    if character in "\n\t":
        return False
    return character in _REORDERING or unicodedata.category(character) in {"Cc", "Cs"}


def check_text(text: str) -> str:
    """Return `text` in NFC, with line feeds as line breaks and nothing blank around it.

    Control characters and what reorders text are refused; joiners (ZWNJ, ZWJ) are kept.
    """
    text = _BREAKS.sub("\n", text)
    for character in text:
        if _is_forbidden(character):
            raise refuse(Wrong.FORBIDDEN_CHARACTER, character=f"U+{ord(character):04X}")
    return unicodedata.normalize("NFC", text).strip()


def clean_text(text: str) -> str:
    """Return what :func:`check_text` would keep of `text`, leaving out what it would refuse."""
    kept = "".join(
        character for character in _BREAKS.sub("\n", text) if not _is_forbidden(character)
    )
    return unicodedata.normalize("NFC", kept).strip()


def guard(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if _RECKONED.match(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that :func:`guard` has put, and no other."""
    return text[1:] if _GUARDED.match(text) else text


def guard_lookalike(text: str) -> str:
    """Guard only what :func:`unguard` would change, for cells that say that they are text."""
    return f"'{text}" if _GUARDED.match(text) else text
