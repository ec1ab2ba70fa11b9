"""What the templates of letters about proposals and partnerships are given."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from helpboard.domain.letter import LetterKind
from helpboard.domain.matching.reasons import Reason, ReasonCode, Source
from helpboard.domain.matching.weights import Criterion
from helpboard.domain.post import PostKind
from helpboard.domain.proposal import (
    DeclineReason,
    Party,
    ProposalKind,
    ProposalState,
    SideAnswer,
)
from helpboard.queries.candidates import Suggestion
from helpboard.queries.proposals import House, PostAbout, ProposalRow

LINK = "7" * 32

ROW = ProposalRow(
    id=4,
    kind=ProposalKind.PARTNERSHIP,
    state=ProposalState.ACCEPTED,
    party=Party.GROUP,
    answer=SideAnswer.ASKED,
    goes_well=None,
    others={Party.ORGANISATION: (SideAnswer.YES, None)},
    organisation=House(1, "faden", "Faden & Zwirn → x | y", "welfare_association", True),
    group=House(2, "cafe", "مقهى", "welcome_cafe", True),
    post=None,
    other_post=None,
    helper=None,
    reasons=(
        {"code": "we-give", "points": 3000, "params": {"kind": "room", "topic": "sewing",
                                                       "sought": "sewing"}},
        {"code": "travel-near", "points": 2000, "params": {"minutes": 14}},
        {"code": "languages-not-shared", "points": 0, "params": {}},
    ),
    against="languages-not-shared",
    gives={"organisation": ("room",), "group": ("people", "hosts")},
    points=5000,
    note="مرحبا\n→ x | y",
    note_lang="ar",
    talk_id=None,
    created_at=datetime(2026, 11, 22, tzinfo=UTC),
    lapses_at=datetime(2026, 12, 2, tzinfo=UTC),
)  # fmt: skip

_SAYS_NO = {Party.GROUP: (SideAnswer.NO, DeclineReason.FULL)}
_TASK = replace(
    ROW,
    kind=ProposalKind.GROUP_TASK,
    party=Party.AUTHOR,
    organisation=None,
    post=PostAbout(3, PostKind.REQUEST, "bicycle", {"thing": "bicycle"}, "Oßweil"),
    talk_id=9,
)
_PARTNERSHIP = {
    "organisation": "Faden & Zwirn",
    "group": "مقهى",
    "organisation_gives": ("room",),
    "group_gives": (),
    "since": date(2026, 6, 1),
    "is_active": True,
}
_FOUND = Suggestion(
    id=2,
    slug="cafe",
    name="مقهى → x | y",
    kind="welcome_cafe",
    area_name="Oßweil",
    languages=("de", "ar"),
    reasons=(
        Reason(
            criterion=Criterion.TRAVEL,
            code=ReasonCode.TRAVEL_NEAR,
            quarters=80,
            source=Source.TRAVEL_TABLE,
            params={"minutes": 14},
        ),
    ),
)

PROPOSALS: dict[LetterKind, dict[str, Any]] = {
    LetterKind.PARTNERSHIP_ENDED: _PARTNERSHIP,
    LetterKind.PARTNERSHIP_REVIEW: {
        "params": {"go_on_link": LINK, "end_link": LINK},
        **_PARTNERSHIP,
    },
    LetterKind.PARTNERS_FOUND: {"name": "Faden & Zwirn", "slug": "faden", "best": (_FOUND,)},
    LetterKind.PROPOSAL: {
        "params": {"yes_link": LINK, "no_link": LINK},
        "row": ROW,
        "by_code": False,
    },
    LetterKind.PROPOSAL_ACCEPTED: {"row": _TASK, "by_code": True},
    LetterKind.PROPOSAL_HOW: {
        "params": {"well_link": LINK, "not_well_link": LINK},
        "row": _TASK,
        "by_code": False,
    },
    LetterKind.PROPOSAL_OVER: {
        "row": replace(_TASK, others=_SAYS_NO),
        "by_code": False,
        "said_no": True,
    },
    LetterKind.PROPOSAL_REMATCH: {
        "row": replace(_TASK, state=ProposalState.NEEDS_REMATCH),
        "by_code": False,
        "next": [("group", "cafe", "مقهى")],
    },
}
