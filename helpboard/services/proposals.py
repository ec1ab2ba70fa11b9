"""Proposing: two or three sides are put together and asked.

People decide (rule 13): editors and leads ask for their own, everything else is a coordinator's
click. Answers stand in ``proposal_answers``, what a yes of all brings about in
``proposal_effects``.
"""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.message import Contact, Words, check_words
from helpboard.domain.policy import Action, Actor
from helpboard.domain.proposal import (
    ANSWER_LIFE,
    FOR_COORDINATORS,
    MOST_OF_A_GROUP,
    MOST_OF_A_PERSON,
    OPEN,
    SIDES,
    AlreadyProposedError,
    Look,
    Pairing,
    Party,
    ProposalState,
    SideAnswer,
    TooManyOpenError,
    Wording,
    check_fit,
)
from helpboard.models import Group, Proposal, ProposalSide, User
from helpboard.queries.actors import areas_above
from helpboard.queries.looks import look_at
from helpboard.queries.proposal_sides import (
    new_side,
    pairing_as_thing,
    side_as_thing,
    sides_of_proposal,
    things_of_pairing,
)
from helpboard.services import proposal_effects
from helpboard.services.desk_notes import PROPOSED_FROM_ELSEWHERE, tell_desk
from helpboard.services.proposal_moves import note_entry, settle


def propose(
    session: Session, *, actor: Actor, pairing: Pairing, wording: Wording, now: datetime
) -> Proposal:
    """Ask the other sides; the sides that ``actor`` speaks for have said yes by asking.

    Raises ``NotAllowedError``, ``NoFitError``, ``AlreadyProposedError``, ``TooManyOpenError`` or
    ``WordsRefusedError``; then nothing has changed.
    """
    is_coordinator = policy.may(actor, Action.PROPOSE_BETWEEN, pairing_as_thing(session, pairing))
    own = _own_sides(session, actor, pairing)
    if not own or pairing.kind in FOR_COORDINATORS:
        policy.require(actor, Action.PROPOSE_BETWEEN, pairing_as_thing(session, pairing))
    look = look_at(session, pairing, now=now)
    check_fit(look, override=wording.override, is_coordinator=is_coordinator)
    proposal = send(
        session,
        pairing=pairing,
        wording=wording,
        look=look,
        proposed_by=actor.user_id,
        said_yes=own,
        now=now,
    )
    if is_coordinator and not own:
        codes = {
            "kind": pairing.kind.value,
            "override": bool(wording.override),
            "rules": list(look.forbidden),
        }
        note_entry(session, actor, Action.PROPOSE_BETWEEN, proposal, codes, now=now)
        _tell_other_desks(session, actor, proposal, now=now)
    return proposal


def _tell_other_desks(session: Session, actor: Actor, proposal: Proposal, *, now: datetime) -> None:
    """Tell the coordinators of a side that lies outside the areas of whoever has proposed it."""
    for about, row in things_of_pairing(session, proposal):
        if not actor.coordinates & areas_above(session, row.area_id):
            tell_desk(
                session,
                about=about,
                about_id=row.id,
                reason=PROPOSED_FROM_ELSEWHERE,
                now=now,
                user_id=actor.user_id,
            )


def send(
    session: Session,
    *,
    pairing: Pairing,
    wording: Wording,
    look: Look,
    proposed_by: int | None,
    said_yes: Collection[Party] = (),
    plan_line_id: int | None = None,
    now: datetime,
) -> Proposal:
    """Store a proposal and write to the sides; the caller has asked whether it may be made.

    Raises ``AlreadyProposedError``, ``TooManyOpenError`` or ``WordsRefusedError``.
    """
    note = _checked_note(wording)
    sides = [row for party in SIDES[pairing.kind] if (row := new_side(session, pairing, party))]
    _lock(session, sides)
    if _is_going_on(session, pairing):
        raise AlreadyProposedError(pairing.kind)
    for side in sides:
        if side.party not in said_yes:
            _require_room(session, side)
    proposal = _new(pairing, wording, look, now=now)
    proposal.note, proposal.note_lang = note, wording.note_lang if note else ""
    proposal.proposed_by, proposal.plan_line_id = proposed_by, plan_line_id
    session.add(proposal)
    session.flush()
    for side in sides:
        side.proposal_id = proposal.id
        side.answer = SideAnswer.ASKED
        if side.party in said_yes:
            side.answer, side.answered_by, side.answered_at = SideAnswer.YES, proposed_by, now
    session.add_all(sides)
    session.flush()
    settle(session, proposal, sides_of_proposal(session, proposal), now=now)
    return proposal


def _new(pairing: Pairing, wording: Wording, look: Look, *, now: datetime) -> Proposal:
    return Proposal(
        **asdict(pairing),
        state=ProposalState.PROPOSED,
        points=look.points,
        reasons={**look.reasons, "gives": _gives(wording)},
        override=wording.override,
        lapses_at=now + ANSWER_LIFE,
        created_at=now,
        updated_at=now,
    )


def _own_sides(session: Session, actor: Actor, pairing: Pairing) -> frozenset[Party]:
    rows = {party: new_side(session, pairing, party) for party in SIDES[pairing.kind]}
    return frozenset(
        party
        for party, row in rows.items()
        if row is not None
        and policy.may(actor, Action.ANSWER_PROPOSAL, side_as_thing(session, row))
    )


def _lock(session: Session, sides: Collection[ProposalSide]) -> None:
    """Let two who propose to the same group or person at once come one after the other."""
    groups = sorted({side.group_id for side in sides if side.group_id is not None})
    people = sorted({side.user_id for side in sides if side.user_id is not None})
    session.execute(
        select(Group.id).where(Group.id.in_(groups)).order_by(Group.id).with_for_update()
    )
    session.execute(select(User.id).where(User.id.in_(people)).order_by(User.id).with_for_update())


def _is_going_on(session: Session, pairing: Pairing) -> bool:
    """Tell whether the same are asked already, or came together."""
    same: list[ColumnElement[bool]] = [
        getattr(Proposal, name) == value if value is not None else getattr(Proposal, name).is_(None)
        for name, value in asdict(pairing).items()
        if name not in {"kind", "help_role_id"}
    ]
    going_on = or_(Proposal.state.in_(OPEN), Proposal.state == ProposalState.CONFIRMED)
    found = select(Proposal.id).where(Proposal.kind == pairing.kind, going_on, *same).limit(1)
    if session.scalar(found) is not None:
        return True
    return proposal_effects.is_there(session, pairing)


def _require_room(session: Session, side: ProposalSide) -> None:
    """Raise ``TooManyOpenError`` when a group or person has as many questions as they may get."""
    whose, most = ProposalSide.group_id == side.group_id, MOST_OF_A_GROUP
    if side.group_id is None:
        if side.user_id is None:
            return
        whose, most = ProposalSide.user_id == side.user_id, MOST_OF_A_PERSON
    waiting = (
        select(func.count())
        .select_from(ProposalSide)
        .join(Proposal, Proposal.id == ProposalSide.proposal_id)
        .where(whose, ProposalSide.answer == SideAnswer.ASKED, Proposal.state.in_(OPEN))
    )
    if (session.scalar(waiting) or 0) >= most:
        raise TooManyOpenError(side.party)


def _checked_note(wording: Wording) -> str:
    if not wording.note.strip():
        return ""
    words = Words(text=wording.note, text_lang=wording.note_lang)
    return check_words(words, contact=Contact.LATER).text


def _gives(wording: Wording) -> dict[str, list[str]]:
    return {
        "organisation": list(wording.organisation_gives),
        "group": list(wording.group_gives),
    }
