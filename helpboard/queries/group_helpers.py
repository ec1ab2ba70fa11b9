"""Who helps in a group, who would like to, and what its leads should know of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.joining import OPEN, Asked, JoinState
from helpboard.domain.meeting import Coming
from helpboard.models import (
    Group,
    GroupMember,
    GroupMessage,
    GroupSchedule,
    HelpRole,
    JoinRequest,
    MeetingHelper,
    User,
)
from helpboard.queries.fitness import asked_by, cleared
from helpboard.queries.joining import roles_of
from helpboard.queries.openings import Openings, openings_of
from helpboard.queries.overlap import Clash, clashes_of

COUNTED = timedelta(days=365)
"""Whoever did not come longer ago than this is not reminded of it."""
NEWEST = 5


@dataclass(frozen=True, slots=True)
class AskingRow:
    """An open wish as a lead sees it; ``clash`` is when the person already helps elsewhere."""

    id: int
    name: str
    topic: str | None
    note: str
    note_lang: str
    state: JoinState
    asked_at: datetime
    offered_until: datetime | None
    clearance_missing: bool
    clash: Clash | None


@dataclass(frozen=True, slots=True)
class HelperRow:
    """A member as a lead sees them; ``no_shows`` of the last year."""

    user_id: int
    name: str
    role: GroupRole
    role_id: int | None
    topic: str | None
    team: str
    is_released: bool
    paused_until: date | None
    joined_at: datetime | None
    no_shows: int


@dataclass(frozen=True, slots=True)
class HelpersPage:
    """Everything on the page; those who wait stand in their order."""

    wishes: tuple[AskingRow, ...]
    helpers: tuple[HelperRow, ...]
    openings: Openings


@dataclass(frozen=True, slots=True)
class SentRow:
    """What a lead has written to all."""

    author: str | None
    text: str
    text_lang: str
    sent_at: datetime


def is_stranger_in(session: Session, group_id: int, user_id: int | None) -> bool:
    """Tell whether nobody of a group has said yes to a helper: who came in by asking alone.

    A lead ends that by noting that she has met the person (rule 5), or by letting them lead.
    """
    came_alone = exists().where(
        JoinRequest.group_id == group_id,
        JoinRequest.user_id == user_id,
        JoinRequest.state == JoinState.ACCEPTED,
        JoinRequest.decided_by.is_(None),
    )
    found = select(GroupMember.user_id).where(
        GroupMember.group_id == group_id,
        GroupMember.user_id == user_id,
        GroupMember.role == GroupRole.HELPER,
        GroupMember.is_released.is_(False),
        came_alone,
    )
    return session.scalar(found) is not None


def helpers_page(session: Session, group: Group, *, today: date) -> HelpersPage:
    """Read who helps and who would like to, in a number of statements that does not grow."""
    return HelpersPage(
        wishes=_wishes(session, group, today=today),
        helpers=tuple(
            HelperRow(*row) for row in session.execute(_members(today, group_id=group.id))
        ),
        openings=openings_of(session, group_id=group.id, capacity=group.capacity),
    )


def helper_row(session: Session, group_id: int, user_id: int, *, today: date) -> HelperRow:
    """Read one member; raises ``NotFoundError``."""
    statement = _members(today, group_id=group_id).where(GroupMember.user_id == user_id)
    row = session.execute(statement).one_or_none()
    if row is None:
        raise NotFoundError(user_id)
    return HelperRow(*row)


def _members(today: date, *, group_id: int) -> Any:
    no_shows = (
        select(func.count())
        .select_from(MeetingHelper)
        .join(GroupSchedule, GroupSchedule.id == MeetingHelper.schedule_id)
        .where(
            GroupSchedule.group_id == GroupMember.group_id,
            MeetingHelper.user_id == GroupMember.user_id,
            MeetingHelper.coming == Coming.NO_SHOW,
            MeetingHelper.on_date >= today - COUNTED,
        )
        .correlate(GroupMember)
        .scalar_subquery()
    )
    return (
        select(
            User.id,
            User.name,
            GroupMember.role,
            GroupMember.help_role_id,
            HelpRole.topic,
            GroupMember.team,
            GroupMember.is_released,
            GroupMember.paused_until,
            GroupMember.joined_at,
            no_shows,
        )
        .join(User, User.id == GroupMember.user_id)
        .outerjoin(HelpRole, HelpRole.id == GroupMember.help_role_id)
        .where(GroupMember.group_id == group_id)
        .order_by(GroupMember.role.desc(), func.lower(User.name), User.id)
    )


def _wishes(session: Session, group: Group, *, today: date) -> tuple[AskingRow, ...]:
    statement = (
        select(JoinRequest, User.name)
        .join(User, User.id == JoinRequest.user_id)
        .where(JoinRequest.group_id == group.id, JoinRequest.state.in_(OPEN))
        .order_by(JoinRequest.id)
    )
    rows = session.execute(statement).all()
    if not rows:
        return ()
    roles = {role.id: role for role in roles_of(session, group.id)}
    wanted = {row.user_id: row.help_role_id for row, _ in rows}
    seen = cleared(session, list(wanted), today=today)
    clashes = clashes_of(session, group_id=group.id, wanted=wanted, today=today)
    return tuple(
        _asking(row, name, _Known(group, roles, seen, clashes.get(row.user_id, ())))
        for row, name in rows
    )


@dataclass(frozen=True, slots=True)
class _Known:
    group: Group
    roles: dict[int, HelpRole]
    seen: frozenset[int]
    clashes: tuple[Clash, ...]

    def asked(self, role: HelpRole | None) -> Asked:
        return asked_by(self.group, role)


def _asking(row: JoinRequest, name: str, known: _Known) -> AskingRow:
    role = known.roles.get(row.help_role_id) if row.help_role_id is not None else None
    return AskingRow(
        id=row.id,
        name=name,
        topic=role.topic if role else None,
        note=row.note,
        note_lang=row.note_lang,
        state=row.state,
        asked_at=row.asked_at,
        offered_until=row.offered_until,
        clearance_missing=known.asked(role).needs_clearance and row.user_id not in known.seen,
        clash=next(iter(known.clashes), None),
    )


def sent_to_all(session: Session, group_id: int) -> tuple[SentRow, ...]:
    """Read what was written to all helpers lately, the newest first."""
    statement = (
        select(User.name, GroupMessage.text, GroupMessage.text_lang, GroupMessage.sent_at)
        .outerjoin(User, User.id == GroupMessage.author_id)
        .where(GroupMessage.group_id == group_id)
        .order_by(GroupMessage.id.desc())
        .limit(NEWEST)
    )
    return tuple(SentRow(*row) for row in session.execute(statement))
