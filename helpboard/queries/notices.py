"""What was reported: what waits at the desk, what came of it, and what a letter says of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.notice import NoticeOutcome, NoticeReason
from helpboard.domain.policy import Actor
from helpboard.models import (
    Appointment,
    Area,
    Conversation,
    Coordinator,
    Evidence,
    Group,
    Letter,
    Notice,
    NoticeState,
    Organisation,
    Place,
    Post,
    User,
)
from helpboard.queries.actors import actor_of, areas_in
from helpboard.queries.held import MOST_SHOWN, is_below

_OF_TALK = aliased(Post, name="post_of_talk")
_HOUSE_OF_TALK = aliased(Organisation, name="house_of_talk")
_GROUP_OF_TALK = aliased(Group, name="group_of_talk")
_DECIDER = aliased(User, name="decider_of_notice")


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice as the desk sees it; ``area_name`` is empty for pages that belong to no area."""

    id: int
    about: str
    about_id: int
    address: str
    reason: str
    text: str
    name: str
    has_email: bool
    area_name: str
    created_at: datetime
    digest: str | None


@dataclass(frozen=True, slots=True)
class DecidedNotice:
    """What came of a notice; ``by`` is None for the board itself and for people who have left."""

    row: NoticeRow
    outcome: NoticeOutcome
    sentence: str
    sentence_lang: str
    by: str | None
    at: datetime


def open_notices(session: Session, actor: Actor) -> tuple[tuple[NoticeRow, ...], int]:
    """Read what waits below the areas of ``actor``, and how many in all.

    Threats come first, then the oldest; at most ``MOST_SHOWN``. What is about no thing of any area
    is for every coordinator.
    """
    shown = open_for(actor).add_columns(func.count().over()).limit(MOST_SHOWN)
    rows: Any = session.execute(shown).all()
    return tuple(NoticeRow(*row[:-1]) for row in rows), rows[0][-1] if rows else 0


def notice_to_decide(session: Session, actor: Actor, notice_id: int) -> NoticeRow:
    """Read one that waits; ``NotFoundError`` for one that is decided or belongs to others."""
    row: Any = session.execute(open_for(actor).where(Notice.id == notice_id)).one_or_none()
    if row is None:
        raise NotFoundError(notice_id)
    return NoticeRow(*row)


def decided_notice(
    session: Session, actor: Actor, notice_id: int, *, is_home: bool
) -> DecidedNotice:
    """Read one that is decided; ``NotFoundError`` for one that waits or belongs to others.

    What is about nothing of any area, or about something that is gone, is for those who look after
    the home area, as ``is_home`` says, and for whoever decided it.
    """
    row: Any = session.execute(
        _decided_for(actor, is_home=is_home).where(Notice.id == notice_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError(notice_id)
    return _decided(row)


def decided_threats(session: Session, actor: Actor, *, is_home: bool) -> tuple[DecidedNotice, ...]:
    """Read the decided threats of which there still is what was frozen, the last ones first."""
    rows: Any = session.execute(
        _decided_for(actor, is_home=is_home)
        .where(Evidence.id.is_not(None))
        .order_by(Notice.decided_at.desc(), Notice.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(_decided(row) for row in rows)


def evidence_of(session: Session, notice_id: int) -> Evidence | None:
    """Return what was frozen when a threat was reported."""
    return session.scalars(
        select(Evidence).where(Evidence.notice_id == notice_id).order_by(Evidence.id).limit(1)
    ).one_or_none()


def notice_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what became of a notice; None when it is gone."""
    notice = session.get(Notice, params["number"])
    if notice is None or notice.outcome is None:
        return None
    return {
        **params,
        "is_acted": notice.outcome is NoticeOutcome.ACTED,
        "sentence": notice.sentence,
        "sentence_lang": notice.sentence_lang,
    }


def threat_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return which threat waits; None once it is decided or gone."""
    notice = session.get(Notice, params["notice_id"])
    if notice is None or notice.state is not NoticeState.OPEN:
        return None
    return {"notice_id": notice.id}


def threats_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return how many threats wait for a reader; None when none does any more."""
    reader = session.get(User, params["reader"])
    if reader is None:
        return None
    waiting = open_for(actor_of(session, reader)).where(Notice.reason == NoticeReason.THREAT)
    number = session.scalar(select(func.count()).select_from(waiting.order_by(None).subquery()))
    return {"number": number} if number else None


def coordinators_to_call(session: Session, notice_id: int) -> list[User]:
    """Read who can open a notice: those of its area and all above; of no area, everybody.

    They are locked, so that of two threats at once the second knows what letters the first wrote.
    """
    path = session.scalar(with_area(Area.path).where(Notice.id == notice_id))
    office = select(Coordinator.user_id)
    if path is not None:
        office = office.where(Coordinator.area_id.in_(areas_in(path)))
    people = select(User).where(
        User.id.in_(office), User.state == AccountState.ACTIVE, User.totp_secret.is_not(None)
    )
    return list(session.scalars(people.order_by(User.id).with_for_update(key_share=True)))


def called_within_an_hour(
    session: Session, user_ids: Collection[int], *, now: datetime
) -> Mapping[int, int]:
    """Count the letters that each of some people had of single threats; no letter, no key."""
    rows = session.execute(
        select(Letter.user_id, func.count(Letter.id))
        .where(
            Letter.user_id.in_(user_ids),
            Letter.kind == LetterKind.NOTICE_THREAT,
            Letter.created_at > now - timedelta(hours=1),
        )
        .group_by(Letter.user_id)
    )
    return {user_id: number for user_id, number in rows if user_id is not None}


def is_reported_already(session: Session, notice: Notice, *, now: datetime) -> bool:
    """Tell whether another threat about the same thing came within the hour and still waits."""
    earlier = select(Notice.id).where(
        Notice.about == notice.about,
        Notice.about_id == notice.about_id,
        Notice.address == notice.address,
        Notice.reason == NoticeReason.THREAT,
        Notice.state == NoticeState.OPEN,
        Notice.created_at > now - timedelta(hours=1),
        Notice.id != notice.id,
    )
    return session.scalar(earlier.limit(1)) is not None


def open_for(actor: Actor | None) -> Select[*tuple[Any, ...]]:
    """Select the notices that wait for a coordinator, threats first; None for those of all."""
    is_threat = case((Notice.reason == NoticeReason.THREAT, 0), else_=1)
    return (
        with_area(*_columns())
        .where(Notice.state == NoticeState.OPEN, *_of(actor))
        .order_by(is_threat, Notice.created_at, Notice.id)
    )


def _decided_for(actor: Actor, *, is_home: bool) -> Select[*tuple[Any, ...]]:
    is_own = Notice.decided_by == (actor.user_id or 0)
    is_left_over = and_(_is_nowhere(actor), or_(literal(is_home), is_own))
    of_decision = (Notice.outcome, Notice.sentence, Notice.sentence_lang, _DECIDER.name)
    return (
        with_area(*_columns(), *of_decision, Notice.decided_at)
        .outerjoin(_DECIDER, _DECIDER.id == Notice.decided_by)
        .where(Notice.state == NoticeState.DECIDED, or_(is_left_over, is_below(actor)))
    )


def _decided(row: Any) -> DecidedNotice:
    *of_notice, outcome, sentence, lang, by, at = row
    return DecidedNotice(NoticeRow(*of_notice), outcome, sentence, lang, by, at)


def _columns() -> tuple[Any, ...]:
    """Return the columns of a :class:`NoticeRow` in their order."""
    return (
        *(Notice.id, Notice.about, Notice.about_id, Notice.address, Notice.reason),
        *(Notice.text, Notice.name, Notice.email.is_not(None)),
        *(func.coalesce(Area.name, ""), Notice.created_at, Evidence.digest),
    )


def with_area(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Select ``columns`` of all notices, with the area of what each is about, where it has one."""
    area = func.coalesce(
        *(Post.area_id, Organisation.area_id, Group.area_id, Place.area_id, Appointment.area_id),
        *(_OF_TALK.area_id, _HOUSE_OF_TALK.area_id, _GROUP_OF_TALK.area_id),
    )
    return (
        select(*columns)
        .select_from(Notice)
        .outerjoin(Post, and_(Notice.about == "post", Post.id == Notice.about_id))
        .outerjoin(
            Organisation, and_(Notice.about == "organisation", Organisation.id == Notice.about_id)
        )
        .outerjoin(Group, and_(Notice.about == "group", Group.id == Notice.about_id))
        .outerjoin(
            Appointment, and_(Notice.about == "appointment", Appointment.id == Notice.about_id)
        )
        .outerjoin(Place, and_(Notice.about == "place", Place.id == Notice.about_id))
        .outerjoin(
            Conversation, and_(Notice.about == "conversation", Conversation.id == Notice.about_id)
        )
        .outerjoin(_OF_TALK, _OF_TALK.id == Conversation.post_id)
        .outerjoin(_HOUSE_OF_TALK, _HOUSE_OF_TALK.id == Conversation.organisation_id)
        .outerjoin(_GROUP_OF_TALK, _GROUP_OF_TALK.id == Conversation.group_id)
        .outerjoin(Area, Area.id == area)
        .outerjoin(Evidence, Evidence.notice_id == Notice.id)
    )


def _of(actor: Actor | None) -> tuple[ColumnElement[bool], ...]:
    return () if actor is None else (or_(_is_nowhere(actor), is_below(actor)),)


def _is_nowhere(actor: Actor) -> ColumnElement[bool]:
    may_see = actor.is_active and bool(actor.coordinates)
    return Area.id.is_(None) if may_see else false()
