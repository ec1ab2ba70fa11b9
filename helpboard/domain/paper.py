"""Sheets of paper: what can be printed, and how a pack of them comes about."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.errors import ConflictError
from helpboard.domain.languages import LANGUAGES

MOST_LANGUAGES: Final = 3
"""A sheet is in German and in up to three languages more."""
PACK_LIFE: Final = timedelta(days=7)
"""How long a pack waits to be fetched."""
PACK_LEASE: Final = timedelta(minutes=5)
"""How long a worker may be silent in the middle of a pack before another one begins it again."""


class PackState(StrEnum):
    """How far a pack of sheets has come."""

    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"


class PackSheet(StrEnum):
    """What a site may get, in the order of its pages."""

    BOARD = "board"
    CAFES = "cafes"
    ASK = "ask"


BUSY: Final = frozenset({PackState.WAITING, PackState.WORKING})


class PackBusyError(ConflictError):
    """A pack for this area is being made already."""

    code = "pack_busy"


def sheet_languages(
    spoken: Sequence[str], *, offered: Sequence[str], base: str, otherwise: Sequence[str]
) -> tuple[str, ...]:
    """Return the languages of a site's sheets beside ``base``: those spoken there, three at most.

    Where nobody has noted any that the board offers, it is ``otherwise``.
    """
    wanted = [tag for code in spoken for tag in offered if LANGUAGES[tag].spoken == code]
    plain = [
        tag for tag in dict.fromkeys(wanted) if LANGUAGES[tag].spoken != LANGUAGES[base].spoken
    ]
    return tuple(plain or otherwise)[:MOST_LANGUAGES]
