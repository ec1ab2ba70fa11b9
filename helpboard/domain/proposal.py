"""Proposals: what the board suggests to two or three sides, and how they answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from helpboard.domain.errors import DomainError, IllegalMoveError


class ProposalKind(StrEnum):
    """What is brought together."""

    PARTNERSHIP = "partnership"
    """An organisation and a group."""
    GROUP_TASK = "group_task"
    """A post, and a group that takes it up."""
    PERSON_TASK = "person_task"
    """A post, and a volunteer who does it."""
    JOINING = "joining"
    """A volunteer, and a group to join."""
    GOODS = "goods"
    """An offered thing, a request, and perhaps somebody who carries it."""
    APPOINTMENT = "appointment"
    """An appointment, and an interpreter or companion."""


class ProposalState(StrEnum):
    """The life of a proposal that was sent; what is only suggested is never stored.

    ``accepted`` while some side has said yes and another has not answered yet; ``confirmed`` once
    all have.
    """

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    CONFIRMED = "confirmed"
    DONE = "done"
    ENDED = "ended"
    NEEDS_REMATCH = "needs_rematch"


class Party(StrEnum):
    """Which side of a proposal somebody is."""

    ORGANISATION = "organisation"
    GROUP = "group"
    AUTHOR = "author"
    OTHER_AUTHOR = "other_author"
    CARRIER = "carrier"
    VOLUNTEER = "volunteer"


class SideAnswer(StrEnum):
    """What a side has said."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"


class DeclineReason(StrEnum):
    """Why a side says no."""

    TOO_FAR = "too_far"
    TIME = "time"
    LANGUAGE = "language"
    FULL = "full"
    NOT_OUR_TOPIC = "not_our_topic"
    PREFER_ANOTHER = "prefer_another"
    OTHER = "other"


MOVES: Mapping[ProposalState, frozenset[ProposalState]] = {
    ProposalState.PROPOSED: frozenset(
        {
            ProposalState.ACCEPTED,
            ProposalState.CONFIRMED,
            ProposalState.DECLINED,
            ProposalState.LAPSED,
            ProposalState.ENDED,
        }
    ),
    ProposalState.ACCEPTED: frozenset(
        {
            ProposalState.CONFIRMED,
            ProposalState.DECLINED,
            ProposalState.LAPSED,
            ProposalState.ENDED,
        }
    ),
    ProposalState.CONFIRMED: frozenset(
        {ProposalState.DONE, ProposalState.ENDED, ProposalState.NEEDS_REMATCH}
    ),
    ProposalState.NEEDS_REMATCH: frozenset({ProposalState.ENDED, ProposalState.DONE}),
    ProposalState.DECLINED: frozenset(),
    ProposalState.LAPSED: frozenset(),
    ProposalState.DONE: frozenset(),
    ProposalState.ENDED: frozenset(),
}

OPEN = frozenset({ProposalState.PROPOSED, ProposalState.ACCEPTED})

ANSWER_LIFE = timedelta(days=5)
"""A proposal that nobody answers lapses."""
ASK_AGAIN = timedelta(days=61)
"""Both sides are asked how it goes after two months."""
REVIEW = timedelta(days=183)
"""A partnership is looked at by both sides after six months."""
MOST_OF_A_PERSON = 3
MOST_OF_A_GROUP = 5
"""Open proposals that wait for somebody's answer at the same time."""


SIDES: Mapping[ProposalKind, tuple[Party, ...]] = {
    ProposalKind.PARTNERSHIP: (Party.ORGANISATION, Party.GROUP),
    ProposalKind.GROUP_TASK: (Party.AUTHOR, Party.GROUP),
    ProposalKind.PERSON_TASK: (Party.VOLUNTEER, Party.AUTHOR),
    ProposalKind.JOINING: (Party.VOLUNTEER, Party.GROUP),
    ProposalKind.GOODS: (Party.AUTHOR, Party.OTHER_AUTHOR, Party.CARRIER),
    ProposalKind.APPOINTMENT: (Party.ORGANISATION, Party.VOLUNTEER),
}
"""Who is asked, in this order. Goods need a carrier only when they must be carried."""

FOR_COORDINATORS = frozenset({ProposalKind.PERSON_TASK, ProposalKind.JOINING})
"""Whoever speaks for the other side may not propose these: a volunteer is found by the desk only
(rule 13)."""

ENDS_WHEN_WELL = frozenset({ProposalKind.GROUP_TASK, ProposalKind.PERSON_TASK, ProposalKind.GOODS})
"""What is done once both sides say that it went well; the others last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What is brought together: ids of the rows that a kind speaks of, None for all others."""

    kind: ProposalKind
    organisation_id: int | None = None
    group_id: int | None = None
    help_role_id: int | None = None
    post_id: int | None = None
    other_post_id: int | None = None
    carrier_post_id: int | None = None
    user_id: int | None = None
    appointment_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How it is put: a note for the other sides, and what each would give in a partnership.

    ``override`` is why somebody is asked although a rule says no.
    """

    note: str = ""
    note_lang: str = "de"
    override: str = ""
    organisation_gives: tuple[str, ...] = ()
    group_gives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a pairing looks to the rules: points in hundredths, reasons as they are stored.

    ``forbidden`` are codes of hard rules that say no or that nobody can answer.
    """

    points: int = 0
    reasons: Mapping[str, Any] = field(default_factory=dict)
    forbidden: tuple[str, ...] = ()


class ProposalOverError(DomainError):
    """A proposal is not waiting for this answer any more; nothing has changed."""

    code = "proposal_over"


class ProposalLapsedError(ProposalOverError):
    """Nobody answered in time."""

    code = "proposal_lapsed"


class TooManyOpenError(DomainError):
    """A person or a group has as many open proposals as it may get at a time."""

    code = "too_many_open_proposals"


class AlreadyProposedError(DomainError):
    """These sides have been asked, or work together, already."""

    code = "already_proposed"


class NoFitError(DomainError):
    """A hard rule says no, or nobody knows; ``rules`` are its codes."""

    code = "no_fit"

    def __init__(self, rules: Collection[str] = ()) -> None:
        """Remember which rules say no."""
        super().__init__(", ".join(rules))
        self.rules = tuple(rules)


def check_move(old: ProposalState, new: ProposalState) -> None:
    """Raise :class:`IllegalMoveError` unless a proposal may go from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(f"{old} to {new}")


def state_after(answers: Collection[SideAnswer]) -> ProposalState:
    """Return where a proposal stands when its sides have said ``answers``."""
    if SideAnswer.NO in answers:
        return ProposalState.DECLINED
    if SideAnswer.ASKED not in answers:
        return ProposalState.CONFIRMED
    return ProposalState.ACCEPTED if SideAnswer.YES in answers else ProposalState.PROPOSED


def is_told(party: Party, answers: Mapping[Party, SideAnswer]) -> bool:
    """Tell whether a side may know of a proposal: a volunteer is shown once they have said yes."""
    volunteer = answers.get(Party.VOLUNTEER, SideAnswer.YES)
    return party is Party.VOLUNTEER or volunteer is SideAnswer.YES


def state_when_well(kind: ProposalKind, said: Collection[bool | None]) -> ProposalState | None:
    """Return where a confirmed proposal goes when its sides have said how it goes; None to stay.

    One no makes a new suggestion of a task; what lasts is looked at by the coordinator.
    """
    if kind not in ENDS_WHEN_WELL:
        return None
    if False in said:
        return ProposalState.NEEDS_REMATCH
    return None if None in said else ProposalState.DONE


NEVER_OVERRIDDEN = frozenset({"active", "consent", "blocked", "clearance"})
"""Rules that hold for coordinators, too: unknown is no, and nobody's word changes that."""


def check_fit(look: Look, *, override: str, is_coordinator: bool) -> None:
    """Raise :class:`NoFitError` for what is forbidden, unless a coordinator says why all the same.

    What stands in ``NEVER_OVERRIDDEN`` stays forbidden whoever says what.
    """
    final = [rule for rule in look.forbidden if rule in NEVER_OVERRIDDEN]
    if final or (look.forbidden and not (is_coordinator and override)):
        raise NoFitError(look.forbidden)
