"""Conversations: who takes part, who may answer at once, and when one waits at the desk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from helpboard.domain.errors import DomainError
from helpboard.domain.topics import TOPICS, Sensitivity, branch_of, is_sensitive, leaves_of


class Role(StrEnum):
    """The two sides of a conversation, and the interpreter whom both asked in."""

    OWNER = "owner"
    ANSWERER = "answerer"
    INTERPRETER = "interpreter"


class ConversationState(StrEnum):
    """Held at the desk unseen by the owner (rule 4), open, or ended."""

    HELD = "held"
    OPEN = "open"
    CLOSED = "closed"


class Via(StrEnum):
    """How a message came in."""

    PAGE = "page"
    MAIL = "mail"
    CODE = "code"


class Hear(StrEnum):
    """How somebody without account hears of an answer."""

    CODE = "code"
    CALL = "call"
    HOST = "host"
    MAIL = "mail"


SILENCE = timedelta(days=5)
"""An answer unanswered for so long shows on the desk, and the asker is told (rule 7)."""

ANSWERS_FOR_REPLY_TIME = 5
"""From so many answers on, the median reply time of an organisation is on its profile (rule 7)."""

MOST_NEW = 5
"""So many conversations may somebody who is not trusted begin within a day (rule 3)."""

CLEARANCE_YEARS = 5
"""A certificate of conduct is in date for so long after its issue, as youth offices count it."""

_WITH_CHILDREN = frozenset({"childcare", "mentoring", "playgroup"})


class NotWantedError(DomainError):
    """No answer is taken here: blocked, or closed to answers. Both must look alike."""

    code = "not_wanted"


class OwnThingError(DomainError):
    """Nobody answers what is their own."""

    code = "own_thing"


class TooManyNewError(DomainError):
    """Somebody who is not trusted has begun enough conversations for a day (rule 3)."""

    code = "too_many_new"


class EndedError(DomainError):
    """This conversation has ended; it can be read, and no more."""

    code = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the town knows somebody who offers help: for whom they speak, what was checked."""

    speaks_for_verified: bool = False
    speaks_for_group: bool = False
    released: frozenset[str] = frozenset()
    has_clearance: bool = False


def is_with_children(topic: str, *, for_minors: bool | None) -> bool:
    """Tell whether ``topic`` is work with children; for schoolwork, unknown counts as minors."""
    if TOPICS[topic].is_branch:
        return any(is_with_children(leaf, for_minors=for_minors) for leaf in leaves_of(topic))
    is_schoolwork = TOPICS[topic].sensitivity is Sensitivity.FOR_MINORS
    return topic in _WITH_CHILDREN or (is_schoolwork and for_minors is not False)


def may_help(standing: Standing, topic: str, *, for_minors: bool | None) -> bool:
    """Tell whether rule 4 lets somebody help in the sensitive ``topic`` before the desk looks.

    A release for a branch holds for its leaves. Work with children needs clearance too, unless a
    verified organisation or a group answers for its people.
    """
    if standing.speaks_for_verified or standing.speaks_for_group:
        return True
    is_released = bool(standing.released & {topic, branch_of(topic)})
    needs_clearance = is_with_children(topic, for_minors=for_minors)
    return is_released and (standing.has_clearance or not needs_clearance)


def must_wait(
    standing: Standing, topic: str, *, for_minors: bool | None, by_verified: bool
) -> bool:
    """Tell whether an answer to a request waits at the desk first (rule 4).

    ``by_verified`` says that a verified organisation asks, which makes work less sensitive.
    """
    sensitive = is_sensitive(topic, by_verified_organisation=by_verified, for_minors=for_minors)
    return sensitive and not may_help(standing, topic, for_minors=for_minors)


def is_in_date(*, issued_on: date, is_ok: bool, today: date) -> bool:
    """Tell whether a clearance counts today: seen without entry, and not too old (rule 6)."""
    return is_ok and issued_on <= today < clearance_end(issued_on)


def clearance_cutoff(today: date) -> date:
    """Return the day such that a certificate issued on it or before is too old today."""
    try:
        return today.replace(year=today.year - CLEARANCE_YEARS)
    except ValueError:  # 29 February
        return today.replace(year=today.year - CLEARANCE_YEARS, day=28)


def clearance_end(day: date) -> date:
    """Return the first day on which a certificate issued on ``day`` counts no more."""
    try:
        return day.replace(year=day.year + CLEARANCE_YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + CLEARANCE_YEARS, day=28)


def median_hours(waits: Collection[timedelta]) -> int | None:
    """Return the median of reply times in whole hours, rounded up; None for too few (rule 7)."""
    if len(waits) < ANSWERS_FOR_REPLY_TIME:
        return None
    ordered = sorted(waits)
    lower, upper = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return max(1, -(-((lower + upper) / 2) // timedelta(hours=1)))
