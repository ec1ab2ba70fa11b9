"""Circulars: letters to chosen leads, organisations or volunteers, with answer buttons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from helpboard.domain.errors import DomainError
from helpboard.domain.group import GroupKind
from helpboard.domain.languages import SPOKEN
from helpboard.domain.topics import TOPICS, branch_of
from helpboard.domain.words import OrganisationKind

MOST_BUTTONS: Final = 4
MOST_AT_ONCE: Final = 500
"""So many letters go into the outbox with the click; the worker writes the others."""
REMIND_AGAIN: Final = timedelta(days=1)
"""Nobody is reminded of the same circular more often than this."""
ANSWER_LIFE: Final = timedelta(days=90)
"""How long the buttons work when no day was named."""
MOST_SUBJECT: Final = 150
MOST_BODY: Final = 8_000


class Audience(StrEnum):
    """To whom a circular goes."""

    LEADS = "leads"
    ORGANISATIONS = "organisations"
    VOLUNTEERS = "volunteers"


class CircularState(StrEnum):
    """Whether a circular has left; what has left is never changed."""

    DRAFT = "draft"
    SENT = "sent"


class CircularAnswer(StrEnum):
    """The ready answers: buttons that say the same in every language."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    COME = "come"
    CANNOT_COME = "cannot-come"
    READ = "read"
    CALL_ME = "call-me"


class NobodyToWriteToError(DomainError):
    """The filters leave nobody who could get the circular."""

    code = "nobody_to_write_to"


class RemindedTodayError(DomainError):
    """Everybody who has not answered was reminded within the last day, or nobody is silent."""

    code = "reminded_today"


class AnswerOverError(DomainError):
    """The day until which answers were wanted is over."""

    code = "answer_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Who of an audience is meant; what is empty leaves nobody out.

    ``kind`` is of the group or the organisation, ``topic`` a leaf or a branch, ``speaks`` a
    language; ``is_alone`` means without a partner, of volunteers without a group; ``site_id`` is
    a site that a group serves.
    """

    kind: str = ""
    topic: str = ""
    speaks: str = ""
    site_id: int = 0
    is_alone: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what is stored: what is empty is left out."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Filters":
        """Read what :meth:`as_json` wrote."""
        return cls(**stored)

    def check(self, audience: Audience) -> list[str]:
        """Return the names of the filters that no one of ``audience`` could pass."""
        wrong = []
        if self.kind and self.kind not in KINDS[audience]:
            wrong.append("kind")
        if self.topic and self.topic not in TOPICS:
            wrong.append("topic")
        if self.speaks and self.speaks not in SPOKEN:
            wrong.append("speaks")
        if self.site_id and audience is not Audience.LEADS:
            wrong.append("site_id")
        return wrong


KINDS: Final[Mapping[Audience, frozenset[str]]] = {
    Audience.LEADS: frozenset(GroupKind),
    Audience.ORGANISATIONS: frozenset(OrganisationKind),
    Audience.VOLUNTEERS: frozenset(),
}
"""The kinds that an audience can be filtered by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody of an audience, once for each group or organisation that they speak for."""

    user_id: int
    has_address: bool
    name: str = ""
    kind: str = ""
    topics: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    is_alone: bool = False
    group_id: int | None = None
    organisation_id: int | None = None


def is_meant(filters: Filters, one: Candidate) -> bool:
    """Tell whether the filters let somebody through; sites are looked up by the query."""
    topics = {*one.topics, *(branch_of(topic) for topic in one.topics if topic in TOPICS)}
    return (
        (not filters.kind or filters.kind == one.kind)
        and (not filters.topic or filters.topic in topics)
        and (not filters.speaks or filters.speaks in one.speaks)
        and (not filters.is_alone or one.is_alone)
    )


@dataclass(frozen=True, slots=True)
class Readers:
    """Who gets a circular, each person once; ``without_address`` can only be phoned."""

    reached: tuple[Candidate, ...]
    without_address: int


def readers_among(filters: Filters, candidates: Iterable[Candidate]) -> Readers:
    """Choose the readers, in the order given."""
    chosen: dict[int, Candidate] = {}
    for one in candidates:
        if is_meant(filters, one):
            chosen.setdefault(one.user_id, one)
    reached = tuple(one for one in chosen.values() if one.has_address)
    return Readers(reached, len(chosen) - len(reached))


def may_answer(*, buttons: Iterable[str], answer_by: date | None, today: date) -> bool:
    """Tell whether a circular still takes answers on a day in the town."""
    return bool(tuple(buttons)) and (answer_by is None or today <= answer_by)
