"""What a coordinator decides about a post, and the reasons there are for it (DSA Art. 17)."""

from enum import StrEnum

from helpboard.domain.errors import DomainError
from helpboard.domain.post import PostState


class Verdict(StrEnum):
    """What is decided."""

    PUBLISH = "publish"
    REJECT = "reject"
    HIDE = "hide"


class Reason(StrEnum):
    """Why; each stands for a clause of the rules of the board."""

    CONTACT_DATA = "contact-data"
    COMMERCIAL = "commercial"
    DISCRIMINATING = "discriminating"
    DUPLICATE = "duplicate"
    FRAUD = "fraud"
    ILLEGAL = "illegal"
    NOT_AID = "not-aid"
    UNCLEAR = "unclear"
    UNSAFE = "unsafe"


STATES: dict[Verdict, PostState] = {
    Verdict.PUBLISH: PostState.PUBLISHED,
    Verdict.REJECT: PostState.REJECTED,
    Verdict.HIDE: PostState.HIDDEN,
}

NEEDS_REASON = frozenset({Verdict.REJECT, Verdict.HIDE})


class ReasonMissingError(DomainError):
    """Whoever keeps a post from the board says why."""

    code = "reason_missing"


def check_reason(verdict: Verdict, reason: Reason | None) -> None:
    """Raise :class:`ReasonMissingError` when ``verdict`` needs a reason and there is none."""
    if verdict in NEEDS_REASON and reason is None:
        raise ReasonMissingError(verdict)
