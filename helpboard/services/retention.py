"""Carrying out how long things are kept (`domain.retention`), a batch at a time.

Everything here may be done twice, also by two workers at once: each thing goes once.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    delete,
    func,
    inspect,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session

from helpboard.domain import joining
from helpboard.domain.account import AccountState, AccountVerdict
from helpboard.domain.decision import APPEAL_LIFE, AppealState
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.domain.proposal import MOVES
from helpboard.domain.retention import WARNING, Kept, over_since
from helpboard.models import (
    AccessCode,
    AccountDecision,
    ActionLink,
    Appeal,
    Appointment,
    Base,
    Circular,
    Clearance,
    Contact,
    Conversation,
    GroupChange,
    GroupMessage,
    Intake,
    JoinRequest,
    Letter,
    Login,
    MeetingHelper,
    Notice,
    PaperPack,
    Participant,
    Photo,
    Plan,
    Proposal,
    Question,
    ReaderFeedback,
    RecordedPerson,
    Submission,
    Task,
    TownExport,
    User,
)
from helpboard.queries.recorded_people import has_account
from helpboard.services import letters
from helpboard.services.clearance_life import clearance_is_over
from helpboard.services.erasure import Erased, Journal, erase_code, erase_person

BATCH: Final = 100
"""How much goes in one transaction, so that nobody waits long for the lock."""

_DONE: Final = frozenset({LetterState.SENT, LetterState.DEAD, LetterState.DROPPED})


def drop_what_is_over(session: Session, *, now: datetime, limit: int = BATCH) -> int:
    """Drop a batch of everything that is simply dropped; return how many rows went."""
    over: tuple[tuple[type[Base], ColumnElement[bool]], ...] = (
        *_of_groups(now),
        *_of_matching(now),
        (Intake, Intake.created_at <= over_since(Kept.INTAKE, now)),
        (TownExport, TownExport.created_at <= over_since(Kept.TOWN_EXPORT, now)),
        (PaperPack, PaperPack.asked_at <= over_since(Kept.PAPER_PACK, now)),
        *_of_the_desk(now),
        (Conversation, Conversation.last_message_at <= over_since(Kept.CONVERSATION, now)),
        (ActionLink, ActionLink.expires_at <= over_since(Kept.LINK, now)),
        (Submission, Submission.at <= over_since(Kept.SUBMISSION, now)),
        (Notice, Notice.decided_at <= over_since(Kept.NOTICE, now)),
        (Contact, Contact.created_at <= over_since(Kept.CONTACT, now)),
        (Clearance, clearance_is_over(now)),
        (Login, Login.expires_at <= over_since(Kept.LOGIN, now)),
        (
            Letter,
            and_(Letter.state.in_(_DONE), Letter.created_at <= over_since(Kept.LETTER, now)),
        ),
    )
    return sum(_drop(session, table, condition, limit) for table, condition in over)


def blank_what_is_over(session: Session, *, now: datetime, limit: int = BATCH) -> int:
    """Blank a batch of addresses and subjects of appointments; return how many rows lost some."""
    is_over = Appointment.ends_at <= over_since(Kept.APPOINTMENT_DETAILS, now)
    has_words = or_(Appointment.address != "", Appointment.subject != "")
    batch = select(Appointment.id).where(is_over, has_words).order_by(Appointment.id).limit(limit)
    blanked = session.execute(
        update(Appointment)
        .where(Appointment.id.in_(batch))
        .values(address="", subject="")
        .returning(Appointment.id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    return len(blanked)


def blank_left_names(session: Session, *, limit: int = BATCH) -> int:
    """Blank a batch of names whose holder is erased; return how many there were.

    Erasing somebody does so by itself now. Earlier it left the name where they had answered for an
    organisation or a group, and so did what was restored from then.
    """
    nobody = and_(Participant.user_id.is_(None), Participant.code_id.is_(None))
    batch = select(Participant.id).where(nobody, Participant.name != "")
    blanked = session.execute(
        update(Participant)
        .where(Participant.id.in_(batch.order_by(Participant.id).limit(limit)))
        .values(name="")
        .returning(Participant.id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    return len(blanked)


def _of_groups(now: datetime) -> Iterable[tuple[type[Base], ColumnElement[bool]]]:
    decided = func.coalesce(JoinRequest.decided_at, JoinRequest.offered_until, JoinRequest.asked_at)
    is_decided = JoinRequest.state.not_in(joining.OPEN)
    last_day = over_since(Kept.ROSTER, now).date()
    return (
        (JoinRequest, and_(is_decided, decided <= over_since(Kept.JOIN_REQUEST, now))),
        (MeetingHelper, MeetingHelper.on_date <= last_day),
        (GroupMessage, GroupMessage.sent_at <= over_since(Kept.GROUP_MESSAGE, now)),
        (GroupChange, GroupChange.ended_at <= over_since(Kept.GROUP_CHANGE, now)),
    )


def _of_matching(now: datetime) -> Iterable[tuple[type[Base], ColumnElement[bool]]]:
    has_ended = Proposal.state.in_([state for state, moves in MOVES.items() if not moves])
    return (
        (Proposal, and_(has_ended, Proposal.updated_at <= over_since(Kept.PROPOSAL, now))),
        (Appointment, Appointment.ends_at <= over_since(Kept.APPOINTMENT, now)),
        (Plan, Plan.updated_at <= over_since(Kept.PLAN, now)),
    )


def _of_the_desk(now: datetime) -> Iterable[tuple[type[Base], ColumnElement[bool]]]:
    return (
        (Circular, Circular.sent_at <= over_since(Kept.CIRCULAR, now)),
        (Task, Task.done_at <= over_since(Kept.TASK, now)),
        (Question, Question.answered_at <= over_since(Kept.QUESTION, now)),
        (ReaderFeedback, ReaderFeedback.at <= over_since(Kept.FEEDBACK, now)),
    )


def warn_of_the_end(session: Session, *, now: datetime, limit: int = BATCH) -> int:
    """Write to people whose account nobody has used for long; return how many were told."""
    people = session.scalars(
        _locked(
            select(User).where(
                User.state == AccountState.ACTIVE,
                User.email.is_not(None),
                _last_used() <= over_since(Kept.ACCOUNT, now) + WARNING,
                or_(User.warned_at.is_(None), User.warned_at < _last_used()),
            ),
            limit,
        )
    ).all()
    for user in people:
        letters.write(
            session,
            kind=LetterKind.ACCOUNT_UNUSED,
            to=user,
            params={"days": WARNING.days},
            now=now,
            once=f"account-unused:{user.id}:{now.date().isoformat()}",
        )
        user.warned_at = now
    session.flush()
    return len(people)


def erase_unused(
    session: Session, *, journal: Journal, now: datetime, limit: int = BATCH
) -> Erased | None:
    """Erase a batch of unused accounts, unconfirmed ones and codes; None when there are none.

    An account that could still be used goes only when its warning is old enough and was not
    followed by a log-in. People whom the desk recorded without an address are the desk's to erase.
    """
    people = session.scalars(_locked(select(User.id).where(_is_unused(now)), limit)).all()
    unused_codes = select(AccessCode.id).where(AccessCode.used_at <= over_since(Kept.CODE, now))
    codes = session.scalars(_locked(unused_codes, limit)).all()
    erased = [erase_person(session, user_id=one, journal=journal, now=now) for one in people]
    erased += [erase_code(session, code_id=one, journal=journal, now=now) for one in codes]
    if not erased:
        return None
    return Erased(tuple(name for one in erased for name in one.pictures))


def orphans(session: Session, names: Iterable[str]) -> Collection[str]:
    """Return those pictures that belong to nothing."""
    asked = set(names)
    return asked - set(session.scalars(select(Photo.name)))


def desk_files_in_use(session: Session) -> frozenset[str]:
    """Return the names of the files that still belong to something at the desk."""
    brought, towns = select(Intake.stored), select(TownExport.stored)
    packs = select(PaperPack.file_name)
    return frozenset(session.scalars(brought.union_all(towns, packs)))


def _last_used() -> ColumnElement[datetime]:
    return func.coalesce(User.last_seen_at, User.created_at)


def _is_unused(now: datetime) -> ColumnElement[bool]:
    is_over = _last_used() <= over_since(Kept.ACCOUNT, now)
    was_warned = and_(User.warned_at <= now - WARNING, User.warned_at >= _last_used())
    return or_(
        and_(User.state == AccountState.ACTIVE, User.email.is_not(None), is_over, was_warned),
        and_(User.state == AccountState.BLOCKED, is_over, User.id.not_in(_may_be_heard(now))),
        and_(
            User.state == AccountState.UNCONFIRMED,
            User.updated_at <= over_since(Kept.UNCONFIRMED_ACCOUNT, now),
        ),
        User.id.in_(
            select(RecordedPerson.user_id).where(
                RecordedPerson.asked_at <= over_since(Kept.RECORDED_PERSON, now)
            )
        )
        & ~has_account(),
    )


def _may_be_heard(now: datetime) -> Select[int]:
    """Select who may still object to a block, or whose objection waits."""
    return (
        select(AccountDecision.user_id)
        .outerjoin(Appeal, Appeal.account_decision_id == AccountDecision.id)
        .where(
            AccountDecision.verdict == AccountVerdict.BLOCK,
            or_(AccountDecision.at > now - APPEAL_LIFE, Appeal.state == AppealState.OPEN),
        )
    )


def _locked(statement: Select[Any], limit: int) -> Select[Any]:
    """Leave rows alone that another worker has in hand."""
    (entity,) = {one["entity"] for one in statement.column_descriptions}
    return statement.order_by(entity.id).limit(limit).with_for_update(skip_locked=True, of=entity)


def _drop(session: Session, table: type[Base], condition: ColumnElement[bool], limit: int) -> int:
    keys = inspect(table).primary_key
    batch = select(*keys).where(condition).order_by(*keys).limit(limit)
    is_in_it = keys[0].in_(batch) if len(keys) == 1 else tuple_(*keys).in_(batch)
    gone = session.execute(delete(table).where(is_in_it).returning(*keys)).all()
    return len(gone)
