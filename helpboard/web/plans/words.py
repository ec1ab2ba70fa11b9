"""Words for kinds, states and marks of plans; German and English only."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import lazy_pgettext
from helpboard.domain.plan import PlanKind, PlanMark, PlanState
from helpboard.domain.proposal import ProposalState

KIND_WORDS: Final[Mapping[PlanKind, object]] = {
    PlanKind.TOWN: _l("The whole town"),
    PlanKind.CLOSING: _l("A site closes"),
    PlanKind.INTERPRETERS: _l("The interpreters' week"),
}

STATE_WORDS: Final[Mapping[PlanState, object]] = {
    PlanState.WAITING: _l("Waiting"),
    PlanState.SOLVING: _l("Being worked out"),
    PlanState.READY: _l("Ready to be looked at"),
    PlanState.SENT: _l("Sent, at least in part"),
    PlanState.CLOSED: _l("Put away"),
    PlanState.FAILED: _l("Could not be worked out"),
}

MARK_WORDS: Final[Mapping[PlanMark, object]] = {
    PlanMark.FREE: "",
    PlanMark.PINNED: lazy_pgettext("line of a plan", "Stays as it is"),
    PlanMark.BANNED: lazy_pgettext("line of a plan", "Never so"),
}

SENT_WORDS: Final[Mapping[ProposalState, object]] = {
    ProposalState.PROPOSED: _l("Asked"),
    ProposalState.ACCEPTED: _l("One side has said yes"),
    ProposalState.CONFIRMED: _l("Everybody has said yes"),
    ProposalState.DECLINED: _l("Somebody has said no"),
    ProposalState.LAPSED: _l("Nobody has answered"),
    ProposalState.DONE: _l("Done"),
    ProposalState.ENDED: _l("Ended"),
    ProposalState.NEEDS_REMATCH: _l("Somebody has dropped out"),
}

TROUBLE: Final[Mapping[str, object]] = {
    "pin_not_possible": _l(
        "A line that must stay has no place left, or a rule forbids it. Let go of one and work the "
        "plan out again."
    ),
    "unsolvable": _l("The plan could not be worked out. Please try it again."),
}
