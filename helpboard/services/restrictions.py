"""Objecting to a block, a hidden page or a lost verification, and deciding once more (DSA Art. 20).

As with posts in ``services/appeals.py``: once, for six months, and somebody else decides.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.decision import (
    AppealedError,
    AppealState,
    OwnDecisionError,
)
from helpboard.domain.errors import IllegalMoveError, NotAllowedError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import (
    MemberRole,
    OrganisationJudgement,
    OrganisationVerdict,
    VerifiedHow,
)
from helpboard.domain.policy import Action, Actor
from helpboard.models import (
    AccountDecision,
    ActionLink,
    Appeal,
    Organisation,
    OrganisationDecision,
    OrganisationMember,
    User,
)
from helpboard.queries.actors import organisation_as_thing
from helpboard.queries.in_force import Restriction, block_in_force, restriction_in_force
from helpboard.queries.people import Reach
from helpboard.queries.restrictions import (
    may_decide_again,
    may_still_object,
    objection_to,
    restriction_of,
    somebody_else_decides,
)
from helpboard.services import letters
from helpboard.services.blocking import Why, unblock
from helpboard.services.ended_restrictions import note_outcome
from helpboard.services.verifying import decide_organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What somebody says, and in which language."""

    text: str
    lang: str


def object_to_block(
    session: Session, *, link: ActionLink, words: Objection, now: datetime
) -> Appeal:
    """Put the objection of somebody who is blocked on the desk; the link says who it is.

    Raises ``NotFoundError`` when the person is gone, ``IllegalMoveError`` when there is nothing to
    object to any more, ``AppealedError`` for a second objection.
    """
    session.get(User, link.user_id or 0, with_for_update=True, populate_existing=True)
    block = block_of_link(session, link, now=now)
    return _add(session, Appeal(account_decision_id=block.id), words, now=now)


def block_of_link(session: Session, link: ActionLink, *, now: datetime) -> AccountDecision:
    """Return the block that a link objects to; raises as :func:`object_to_block` does."""
    user = session.get(User, link.user_id or 0)
    if user is None:
        raise NotFoundError(link.id)
    block = block_in_force(session, user)
    if block is None or block.id != link.about_id:
        raise IllegalMoveError(link.id)
    _check(session, block, now=now)
    return block


def object_for_organisation(
    session: Session, *, actor: Actor, organisation_id: int, words: Objection, now: datetime
) -> Appeal:
    """Put the objection of an organisation's owner on the desk.

    Raises ``NotAllowedError``, and as :func:`object_to_block`.
    """
    organisation = session.get(
        Organisation, organisation_id, with_for_update=True, populate_existing=True
    )
    if organisation is None:
        raise NotFoundError(organisation_id)
    thing = organisation_as_thing(session, organisation)
    policy.require(actor, Action.OBJECT_FOR_ORGANISATION, thing)
    restriction = restriction_in_force(session, organisation)
    if restriction is None:
        raise IllegalMoveError(organisation_id)
    _check(session, restriction, now=now)
    row = Appeal(organisation_decision_id=restriction.id, made_by=actor.user_id)
    return _add(session, row, words, now=now)


def decide_restriction(
    session: Session,
    *,
    appeal: Appeal,
    reach: Reach,
    is_overturned: bool,
    why: Why,
    now: datetime,
    zone: tzinfo,
) -> None:
    """Leave a restriction as it is, or take it back; whoever it is about gets a letter.

    Whoever decided first does not decide again, and nobody about her own organisation, where there
    is somebody else: ``OwnDecisionError``. Raises ``NotAllowedError``, or ``IllegalMoveError`` when
    it is decided, or when the restriction has ended or was decided anew.
    """
    decision = restriction_of(session, appeal)
    is_in_force = _lock(session, decision)
    session.refresh(appeal, with_for_update=True)
    if not may_decide_again(session, reach, decision):
        raise NotAllowedError(appeal.id)
    if appeal.state is not AppealState.OPEN or not is_in_force:
        raise IllegalMoveError(appeal.id)
    if somebody_else_decides(session, reach, decision):
        raise OwnDecisionError(appeal.id)
    appeal.state = AppealState.OVERTURNED if is_overturned else AppealState.UPHELD
    appeal.sentence, appeal.sentence_lang = why.sentence, why.sentence_lang if why.sentence else ""
    appeal.decided_by, appeal.decided_at = reach.actor.user_id, now
    session.flush()
    note_outcome(session, appeal, decision, reach.actor, now=now)
    if is_overturned:
        _lift(session, decision, reach, now=now, zone=zone)
    _tell(session, appeal, decision, now=now)


def _check(session: Session, decision: Restriction, *, now: datetime) -> None:
    if objection_to(session, decision) is not None:
        raise AppealedError(decision.id)
    if not may_still_object(session, decision, now=now):
        raise IllegalMoveError(decision.id)


def _add(session: Session, row: Appeal, words: Objection, *, now: datetime) -> Appeal:
    row.text, row.text_lang = words.text, words.lang
    row.state, row.created_at = AppealState.OPEN, now
    session.add(row)
    session.flush()
    return row


def _lock(session: Session, decision: Restriction) -> bool:
    """Lock whoever a restriction is about, and tell whether it is the one that holds.

    They are locked before the objection, as by whoever ends the restriction without one.
    """
    if isinstance(decision, AccountDecision):
        user = session.get_one(User, decision.user_id, with_for_update=True, populate_existing=True)
        return block_in_force(session, user) is decision
    organisation = session.get_one(
        Organisation, decision.organisation_id, with_for_update=True, populate_existing=True
    )
    return restriction_in_force(session, organisation) is decision


def _lift(
    session: Session, decision: Restriction, reach: Reach, *, now: datetime, zone: tzinfo
) -> None:
    """End what the decision began; its objection is decided, so that is left as it is."""
    if isinstance(decision, AccountDecision):
        unblock(session, reach=reach, user_id=decision.user_id, why=Why(), now=now, zone=zone)
        return
    decide_organisation(
        session,
        moderator=reach.actor,
        organisation_id=decision.organisation_id,
        judgement=_contrary_of(session, decision),
        now=now,
    )


def _contrary_of(session: Session, decision: OrganisationDecision) -> OrganisationJudgement:
    """Return what takes a decision back: who was verified is so again, as it was made sure once."""
    if decision.verdict is not OrganisationVerdict.TAKE_BACK:
        return OrganisationJudgement(verdict=OrganisationVerdict.SHOW)
    organisation = session.get_one(Organisation, decision.organisation_id)
    how = VerifiedHow(organisation.verified_how or VerifiedHow.KNOWN)
    return OrganisationJudgement(verdict=OrganisationVerdict.VERIFY, how=how)


def _tell(session: Session, appeal: Appeal, decision: Restriction, *, now: datetime) -> None:
    """Write to whoever is blocked, or to the owners of a page and whoever objected for it."""
    if isinstance(decision, AccountDecision):
        is_reader = User.id == decision.user_id
    else:
        is_reader = or_(
            User.id == appeal.made_by,
            User.id.in_(_owners(decision.organisation_id)) & (User.state == AccountState.ACTIVE),
        )
    for reader in session.scalars(select(User).where(is_reader).order_by(User.id)).all():
        letters.write(
            session,
            kind=LetterKind.RESTRICTION_REVIEWED,
            to=reader,
            params={"appeal_id": appeal.id},
            now=now,
            once=f"restriction-reviewed:{appeal.id}:{reader.id}",
        )


def _owners(organisation_id: int) -> Select[int]:
    return select(OrganisationMember.user_id).where(
        OrganisationMember.organisation_id == organisation_id,
        OrganisationMember.role == MemberRole.OWNER,
    )
