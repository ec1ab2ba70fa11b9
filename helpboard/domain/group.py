"""Working groups and welcome cafés: kinds, states, and who belongs to one."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.errors import DomainError, IllegalMoveError


class GroupKind(StrEnum):
    """Arbeitskreis or Begegnungscafé."""

    WORKING_GROUP = "working_group"
    WELCOME_CAFE = "welcome_cafe"


class GroupState(StrEnum):
    """The life of a group: forming → active ⇄ resting → closed."""

    FORMING = "forming"
    ACTIVE = "active"
    RESTING = "resting"
    CLOSED = "closed"


class GroupRole(StrEnum):
    """Who leads and who helps."""

    LEAD = "lead"
    HELPER = "helper"


class AddressShown(StrEnum):
    """To whom a group shows where it meets (rule 5)."""

    EVERYBODY = "everybody"
    RELEASED = "released"


PUBLIC_STATES = frozenset({GroupState.FORMING, GroupState.ACTIVE, GroupState.RESTING})

TRUSTED_STATES = frozenset({GroupState.ACTIVE, GroupState.RESTING})
"""Groups that a coordinator has met and let begin; before, anybody could have founded them."""

MOVES: Final[Mapping[GroupState, frozenset[GroupState]]] = {
    GroupState.FORMING: frozenset({GroupState.ACTIVE, GroupState.CLOSED}),
    GroupState.ACTIVE: frozenset({GroupState.RESTING, GroupState.CLOSED}),
    GroupState.RESTING: frozenset({GroupState.ACTIVE, GroupState.CLOSED}),
    GroupState.CLOSED: frozenset(),
}

LONGEST_REST = timedelta(days=366)


class LastLeadError(DomainError):
    """A group is never without somebody who leads it."""

    code = "last_lead"


def check_move(old: GroupState, new: GroupState) -> None:
    """Raise ``IllegalMoveError`` unless a group may go from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(f"{old} → {new}")


def may_rest_until(day: date, *, today: date) -> bool:
    """Tell whether a group may rest until ``day``: from tomorrow to a year from now."""
    return today < day <= today + LONGEST_REST
