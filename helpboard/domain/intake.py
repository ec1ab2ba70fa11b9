"""Spreadsheets on their way onto the board, and whole towns on their way out of it."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from helpboard.domain.errors import ConflictError, DomainError, IllegalMoveError


class IntakeState(StrEnum):
    """How far a spreadsheet is."""

    WAITING = "waiting"
    READING = "reading"
    SHOWN = "shown"
    """It can be taken: every row is right."""
    REFUSED = "refused"
    """Some rows are wrong; nothing is taken."""
    TAKING = "taking"
    TAKEN = "taken"


class TownExportState(StrEnum):
    """How far the export of a whole town is."""

    WAITING = "waiting"
    WRITING = "writing"
    READY = "ready"
    FAILED = "failed"


BUSY: Final = frozenset({IntakeState.WAITING, IntakeState.READING, IntakeState.TAKING})
"""While the worker has it."""

MOVES: Final[Mapping[IntakeState, frozenset[IntakeState]]] = MappingProxyType(
    {
        IntakeState.WAITING: frozenset({IntakeState.READING}),
        IntakeState.READING: frozenset({IntakeState.SHOWN, IntakeState.REFUSED}),
        IntakeState.SHOWN: frozenset({IntakeState.TAKING}),
        IntakeState.REFUSED: frozenset(),
        IntakeState.TAKING: frozenset({IntakeState.TAKEN, IntakeState.SHOWN, IntakeState.REFUSED}),
        IntakeState.TAKEN: frozenset(),
    }
)

LEASE: Final = timedelta(minutes=15)
"""How long a worker may be silent before another one takes over."""
DOWNLOAD_LIFE: Final = timedelta(hours=24)
"""How long a whole town waits to be fetched."""
MOST_BYTES: Final = 5_000_000
"""How big a spreadsheet may be that is brought by a browser."""
MOST_WAITING: Final = 5
"""How many spreadsheets of one coordinator may wait at a time."""
ROWS_SHOWN: Final = 50
PROBLEMS_SHOWN: Final = 200
LONGEST_SHOWN: Final = 160
"""How much of a cell is shown in a preview."""


class TooManyWaitingError(DomainError):
    """So many spreadsheets of this coordinator wait that no further one is taken in."""

    code = "too_many_waiting"


class ShownDiffersError(ConflictError):
    """What the coordinator was shown is no longer what would be done."""

    code = "shown_differs"


def check_move(old: IntakeState, new: IntakeState) -> None:
    """Raise :class:`IllegalMoveError` unless a spreadsheet may go from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(old, new)
