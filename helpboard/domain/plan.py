"""Plans that a coordinator lets the board compute, looks through, changes and sends."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from helpboard.domain.errors import IllegalMoveError


class PlanKind(StrEnum):
    """What is planned."""

    TOWN = "town"
    CLOSING = "closing"
    INTERPRETERS = "interpreters"


class PlanState(StrEnum):
    """Waiting for the worker, being solved, to be looked at, sent, followed up, or failed."""

    WAITING = "waiting"
    SOLVING = "solving"
    READY = "ready"
    SENT = "sent"
    CLOSED = "closed"
    FAILED = "failed"


class PlanMark(StrEnum):
    """What the coordinator said about one line: as it is, always so, or never so."""

    FREE = "free"
    PINNED = "pinned"
    BANNED = "banned"


PLANNED_AFTER = timedelta(days=90)
"""So long after a site has closed its closing can still be planned: its volunteers go on."""
LEASE = timedelta(minutes=3)
"""How long a worker may take for a plan before another one tries it."""
SECONDS = 60
"""After so long the best plan so far is shown, with what the best possible may be above it."""
AT_ONCE_SECONDS = 1.5
"""A plan that was solved as fast as this is solved anew while its reader waits."""

OPEN = frozenset({PlanState.WAITING, PlanState.SOLVING, PlanState.READY, PlanState.SENT})
BUSY = frozenset({PlanState.WAITING, PlanState.SOLVING})

MOVES: Mapping[PlanState, frozenset[PlanState]] = {
    PlanState.WAITING: frozenset({PlanState.SOLVING, PlanState.READY, PlanState.CLOSED}),
    PlanState.SOLVING: frozenset({PlanState.READY, PlanState.FAILED, PlanState.CLOSED}),
    PlanState.READY: frozenset({PlanState.WAITING, PlanState.SENT, PlanState.CLOSED}),
    PlanState.SENT: frozenset({PlanState.WAITING, PlanState.SENT, PlanState.CLOSED}),
    PlanState.FAILED: frozenset({PlanState.WAITING, PlanState.CLOSED}),
    PlanState.CLOSED: frozenset(),
}


def check_move(old: PlanState, new: PlanState) -> None:
    """Raise :class:`IllegalMoveError` unless a plan may go from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(old, new)


UNSOLVABLE = "unsolvable"
"""Why a plan failed when no rule of the board says so."""
