"""Coming into a group: asking, waiting in order, and being offered a place that became free."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.conversation import is_with_children
from helpboard.domain.errors import ConflictError, DomainError, IllegalMoveError
from helpboard.domain.group import GroupState
from helpboard.domain.topics import LEAVES, TOPICS


class Joins(StrEnum):
    """How somebody comes into a group: at once, after its lead said yes, or not at all for now."""

    AT_ONCE = "at_once"
    ASKED = "asked"
    NOBODY = "nobody"


class JoinState(StrEnum):
    """Where somebody's wish to join stands; only the first three are open."""

    ASKED = "asked"
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class NoReason(StrEnum):
    """Why a lead says no: ready sentences, so that the no is kind in every language."""

    NO_NEED = "no_need"
    TIME = "time"
    LANGUAGE = "language"
    SMALL = "small"
    TALK = "talk"


class JoinLink(StrEnum):
    """What the links in letters about joining do."""

    ACCEPT = "join-accept"
    DECLINE = "join-decline"
    TAKE = "take-offered-place"
    GIVE_UP = "give-up-place"


OPEN = frozenset({JoinState.ASKED, JoinState.WAITING, JoinState.OFFERED})
HOLDS_A_PLACE = frozenset({JoinState.ASKED, JoinState.OFFERED})
"""Whoever was asked first, or was offered a freed place, keeps it until somebody has answered."""

MOVES: Final[Mapping[JoinState, frozenset[JoinState]]] = {
    JoinState.ASKED: frozenset({JoinState.ACCEPTED, JoinState.DECLINED, JoinState.WITHDRAWN}),
    JoinState.WAITING: frozenset(
        {JoinState.OFFERED, JoinState.ACCEPTED, JoinState.DECLINED, JoinState.WITHDRAWN}
    ),
    JoinState.OFFERED: frozenset(
        {
            *(JoinState.ASKED, JoinState.ACCEPTED, JoinState.DECLINED),
            *(JoinState.WITHDRAWN, JoinState.LAPSED),
        }
    ),
    JoinState.ACCEPTED: frozenset(),
    JoinState.DECLINED: frozenset(),
    JoinState.WITHDRAWN: frozenset(),
    JoinState.LAPSED: frozenset(),
}

OFFER_LIFE = timedelta(days=5)
"""How long a freed place is kept for the first who waits."""
ANSWER_LIFE = timedelta(days=60)
"""How long the links with which a lead answers a wish work."""
ROLES_WITH_CHILDREN: Final = tuple(
    leaf for leaf in LEAVES if is_with_children(leaf, for_minors=False)
)
"""Whatever a role in these says of itself, it needs a certificate (rule 6)."""
GROUPS_WITH_CHILDREN: Final = tuple(
    leaf for leaf in LEAVES if is_with_children(leaf, for_minors=None)
)
"""Who helps in a group on these without a role of their own needs one, too."""
LEAST_AGE: Final = 16
"""Whoever has an account is so old: asked is only for more."""
OF_AGE: Final = 18
MAX_NOTE: Final = 1000
MAX_TEAM: Final = 80
MOST_PAUSE = timedelta(days=366)
JOINABLE_STATES = frozenset({GroupState.ACTIVE})
"""Nobody joins a group that a coordinator has not looked at yet, or that rests."""


class NotJoinableError(DomainError):
    """The group takes nobody in for now, or not this person. Both must look alike."""

    code = "not_joinable"


class AlreadyMemberError(ConflictError):
    """Whoever asks belongs to the group already."""

    code = "already_member"


class NoPlaceError(ConflictError):
    """Every place is taken, or kept for somebody who was asked first."""

    code = "no_place"


class ClearanceMissingError(DomainError):
    """Work with children, and the coordinator has seen no valid certificate (rule 6)."""

    code = "clearance_missing"


class NotDeclaredError(DomainError):
    """A role asks for something that the person has not said of themselves; ``what`` says it."""

    code = "not_declared"

    def __init__(self, what: str) -> None:
        """Remember the field that is missing: ``is_woman`` or ``is_old_enough``."""
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What somebody says of themselves for a role; None is unknown and never counts as yes."""

    is_woman: bool | None = None
    is_old_enough: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a role, or a group without roles, asks of whoever helps in it."""

    min_age: int | None = None
    women_only: bool = False
    needs_clearance: bool = False


def check_move(old: JoinState, new: JoinState) -> None:
    """Raise ``IllegalMoveError`` unless a wish may go from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(old, new)


def takes_people(*, joins: Joins, state: GroupState) -> bool:
    """Tell whether anybody may ask to join a group."""
    return joins is not Joins.NOBODY and state in JOINABLE_STATES


def works_with_children(topics: Collection[str]) -> bool:
    """Tell whether one of a group's topics is work with children; unknown schoolwork counts.

    A branch alone says too little of what is done in it: roles say more.
    """
    return any(
        is_with_children(topic, for_minors=None)
        for topic in topics
        if topic in TOPICS and not TOPICS[topic].is_branch
    )


def asked_of_role(
    *, topic: str, min_age: int | None, women_only: bool, needs_clearance: bool
) -> Asked:
    """Return what a role asks; work with children always needs clearance (rule 6)."""
    is_work = topic in TOPICS and not TOPICS[topic].is_branch
    with_children = is_work and is_with_children(topic, for_minors=False)
    return Asked(
        min_age=min_age if min_age is not None and min_age > LEAST_AGE else None,
        women_only=women_only,
        needs_clearance=needs_clearance or with_children,
    )


def check_declared(asked: Asked, said: Declared) -> None:
    """Raise ``NotDeclaredError`` for what is asked and was not said; unknown is no yes."""
    if asked.women_only and said.is_woman is not True:
        raise NotDeclaredError("is_woman")
    if asked.min_age is not None and said.is_old_enough is not True:
        raise NotDeclaredError("is_old_enough")


def free_places(capacity: int | None, *, taken: int) -> int | None:
    """Return how many places are left; None when their number is open."""
    return None if capacity is None else max(0, capacity - taken)


def fewer(one: int | None, other: int | None) -> int | None:
    """Return the smaller of two numbers of places, of which None is open."""
    known = [number for number in (one, other) if number is not None]
    return min(known, default=None)


def is_paused(paused_until: date | None, *, today: date) -> bool:
    """Tell whether somebody takes a pause today; the last day belongs to it."""
    return paused_until is not None and paused_until >= today
