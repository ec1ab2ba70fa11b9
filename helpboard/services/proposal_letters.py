"""Letters about proposals: to each who speaks for a side, once for each occasion.

A letter that asks carries a link for yes and one for no, so nobody has to log in. What a side may
not know yet (``is_told``) no letter tells it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from helpboard.domain.letter import LetterKind
from helpboard.domain.proposal import Party, SideAnswer, is_told
from helpboard.models import AccessCode, ActionLink, Proposal, ProposalSide, User
from helpboard.queries.proposal_sides import receivers
from helpboard.services import action_links, letters

YES = "proposal-yes"
NO = "proposal-no"
WELL = "proposal-well"
NOT_WELL = "proposal-not-well"

HOW_LIFE = timedelta(days=28)
"""How long the links of the question after two months are good."""

Sides = Mapping[Party, ProposalSide]


def ask(session: Session, proposal: Proposal, sides: Sides, *, now: datetime) -> None:
    """Ask each side that has not answered and may know of it; nobody is asked twice."""
    life = proposal.lapses_at - now
    for side in _told(sides):
        if side.answer is SideAnswer.ASKED:
            links = {"yes_link": YES, "no_link": NO}
            _write(session, proposal, side, LetterKind.PROPOSAL, links=links, life=life, now=now)


def tell_accepted(session: Session, proposal: Proposal, sides: Sides, *, now: datetime) -> None:
    """Tell every side that all have said yes, and how it goes on."""
    for side in sides.values():
        _write(session, proposal, side, LetterKind.PROPOSAL_ACCEPTED, now=now)


def tell_over(session: Session, proposal: Proposal, sides: Sides, *, now: datetime) -> None:
    """Tell whoever had said yes that nothing comes of it: a no, no answer, or a side is gone."""
    for side in _told(sides):
        if side.answer is SideAnswer.YES:
            _write(session, proposal, side, LetterKind.PROPOSAL_OVER, now=now)


def tell_rematch(
    session: Session, proposal: Proposal, side: ProposalSide, *, now: datetime
) -> None:
    """Tell the side that is left that the other has dropped out, with whom it may try next."""
    _write(session, proposal, side, LetterKind.PROPOSAL_REMATCH, now=now)


def ask_how(session: Session, proposal: Proposal, sides: Sides, *, now: datetime) -> None:
    """Ask every side after two months how it goes."""
    for side in sides.values():
        links = {"well_link": WELL, "not_well_link": NOT_WELL}
        _write(
            session, proposal, side, LetterKind.PROPOSAL_HOW, links=links, life=HOW_LIFE, now=now
        )


def _told(sides: Sides) -> list[ProposalSide]:
    answers = {party: side.answer for party, side in sides.items()}
    return [side for party, side in sides.items() if is_told(party, answers)]


def _write(
    session: Session,
    proposal: Proposal,
    side: ProposalSide,
    kind: LetterKind,
    *,
    links: Mapping[str, str] | None = None,
    life: timedelta = timedelta(),
    now: datetime,
) -> None:
    for receiver in receivers(session, side):
        by_code = isinstance(receiver, AccessCode)
        who = f"{'code' if by_code else 'user'}:{receiver.id}"
        once = f"{kind.value}:{proposal.id}:{side.party.value}:{who}"
        if not receiver.email:
            continue
        keys = {
            name: _link(session, proposal, side, receiver, action, life=life, now=now).key
            for name, action in (links or {}).items()
            if not letters.was_written(session, once)
        }
        params = {"proposal_id": proposal.id, "party": side.party.value, "by_code": by_code}
        letters.write(
            session, kind=kind, to=receiver, params={**params, **keys}, now=now, once=once
        )


def _link(
    session: Session,
    proposal: Proposal,
    side: ProposalSide,
    receiver: User | AccessCode,
    action: str,
    *,
    life: timedelta,
    now: datetime,
) -> ActionLink:
    by_code = isinstance(receiver, AccessCode)
    return action_links.offer(
        session,
        action=action,
        now=now,
        life=life,
        user_id=None if by_code else receiver.id,
        about_id=proposal.id,
        data={"party": side.party.value, **({"code_id": receiver.id} if by_code else {})},
    )
