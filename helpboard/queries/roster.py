"""Who comes to a group's meetings, who is missing, and how many came."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.meeting import Coming
from helpboard.domain.posting import OPEN_STATES
from helpboard.domain.schedule import Meeting, Schedule, meeting_known_by, next_meetings
from helpboard.models import (
    GroupMember,
    GroupSchedule,
    MeetingHelper,
    MeetingNumbers,
    Post,
    SlotPost,
    User,
)
from helpboard.queries.meetings import schedules_of

PAST = 8
COMING = 6
AHEAD = timedelta(days=92)
BACK = timedelta(days=366)

Key = tuple[int, date]
"""What a meeting is known by: its schedule, and the day on which the rule puts it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who leads a group or helps in it."""

    user_id: int
    name: str
    role: GroupRole
    paused_until: date | None

    def pauses(self, day: date) -> bool:
        """Tell whether nobody counts on this person on ``day``."""
        return self.paused_until is not None and self.paused_until >= day


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has said of one meeting, or what was noted after it."""

    coming: Coming
    is_host: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many were at one meeting."""

    guests: int
    helpers: int


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One meeting with everybody of the group: what each has said, None for nothing yet."""

    meeting: Meeting
    wanted: int
    members: tuple[Member, ...]
    said: dict[int, Said]
    numbers: Numbers | None
    post_id: int | None

    @property
    def hosts(self) -> tuple[Member, ...]:
        """Return who hosts."""
        return tuple(one for one in self.coming if self.said[one.user_id].is_host)

    @property
    def coming(self) -> tuple[Member, ...]:
        """Return who comes, or came, hosts among them."""
        return self._who_said({Coming.COMES, Coming.CAME})

    @property
    def absent(self) -> tuple[Member, ...]:
        """Return who cannot come."""
        return self._who_said({Coming.ABSENT})

    @property
    def silent(self) -> tuple[Member, ...]:
        """Return who has not said anything, nor pauses."""
        day = self.meeting.starts_at.date()
        return tuple(
            one for one in self.members if one.user_id not in self.said and not one.pauses(day)
        )

    @property
    def gap(self) -> int:
        """Return how many hosts are missing."""
        return max(0, self.wanted - len(self.hosts))

    def _who_said(self, answers: Collection[Coming]) -> tuple[Member, ...]:
        found = (one for one in self.members if one.user_id in self.said)
        return tuple(one for one in found if self.said[one.user_id].coming in answers)


@dataclass(frozen=True, slots=True)
class Roster:
    """The meetings of a group around now: those to come, and the last ones, newest first."""

    coming: tuple[RosterRow, ...]
    past: tuple[RosterRow, ...]


def role_posts_of(session: Session, group_id: int) -> dict[int, int]:
    """Read the posts on the board that look for people for a group's roles, by role."""
    statement = (
        select(SlotPost.help_role_id, Post.id)
        .join(Post, Post.id == SlotPost.post_id)
        .where(Post.group_id == group_id, Post.state.in_(OPEN_STATES))
        .order_by(Post.id)
    )
    return {role_id: post_id for role_id, post_id in session.execute(statement) if role_id}


def members_of(session: Session, group_id: int) -> tuple[Member, ...]:
    """Read who belongs to a group, leads first, by name; nobody whose account is blocked."""
    statement = (
        select(User.id, User.name, GroupMember.role, GroupMember.paused_until)
        .join(GroupMember, GroupMember.user_id == User.id)
        .where(GroupMember.group_id == group_id, User.state == AccountState.ACTIVE)
        .order_by(GroupMember.role != GroupRole.LEAD, func.lower(User.name), User.id)
    )
    return tuple(Member(*row) for row in session.execute(statement))


def promised(session: Session, schedule_id: int, *, since: date) -> tuple[tuple[str, date], ...]:
    """Read who has said to come to which meeting of a schedule from a day on, and the day."""
    statement = (
        select(User.name, MeetingHelper.on_date)
        .join(MeetingHelper, MeetingHelper.user_id == User.id)
        .where(
            MeetingHelper.schedule_id == schedule_id,
            MeetingHelper.on_date >= since,
            MeetingHelper.coming == Coming.COMES,
        )
        .order_by(MeetingHelper.on_date, func.lower(User.name), User.id)
    )
    return tuple((name, on) for name, on in session.execute(statement))


def roster_of(session: Session, group_id: int, *, now: datetime, zone: tzinfo) -> Roster:
    """Read the next and the last meetings of a group in five statements."""
    schedules = schedules_of(session, [group_id]).get(group_id, ())
    coming = next_meetings(
        schedules, since=now, until=now + AHEAD, zone=zone, limit=COMING, with_cancelled=True
    )
    past = _past(schedules, now=now, zone=zone)
    rows = _rows(session, group_id, schedules, [*coming, *past])
    return Roster(coming=rows[: len(coming)], past=rows[len(coming) :][::-1])


def roster_row(
    session: Session, group_id: int, *, schedule_id: int, on: date, zone: tzinfo
) -> RosterRow:
    """Read one meeting of a group; ``NotFoundError`` when its rule holds none on that day."""
    schedules = schedules_of(session, [group_id]).get(group_id, ())
    schedule = next((one for one in schedules if one.id == schedule_id), None)
    meeting = None if schedule is None else meeting_known_by(schedule, on, zone=zone)
    if meeting is None:
        raise NotFoundError(on)
    return _rows(session, group_id, schedules, [meeting])[0]


def hosts_coming(session: Session, schedule_id: int, on: date) -> int:
    """Return how many hosts of one meeting have said that they come, and still belong to it."""
    statement = (
        select(func.count())
        .select_from(MeetingHelper)
        .join(GroupSchedule, GroupSchedule.id == MeetingHelper.schedule_id)
        .join(
            GroupMember,
            and_(
                GroupMember.group_id == GroupSchedule.group_id,
                GroupMember.user_id == MeetingHelper.user_id,
            ),
        )
        .join(User, User.id == MeetingHelper.user_id)
        .where(
            MeetingHelper.schedule_id == schedule_id,
            MeetingHelper.on_date == on,
            MeetingHelper.coming == Coming.COMES,
            MeetingHelper.is_host,
            User.state == AccountState.ACTIVE,
        )
    )
    return session.execute(statement).scalar_one()


def group_of_schedule(session: Session, schedule_id: int) -> tuple[int, Schedule]:
    """Read whose a schedule is, and what was said of its meetings; ``NotFoundError`` for none."""
    group_id = session.scalar(select(GroupSchedule.group_id).where(GroupSchedule.id == schedule_id))
    if group_id is None:
        raise NotFoundError(schedule_id)
    own = schedules_of(session, [group_id])[group_id]
    return group_id, next(one for one in own if one.id == schedule_id)


def _past(schedules: Iterable[Schedule], *, now: datetime, zone: tzinfo) -> list[Meeting]:
    found = next_meetings(
        schedules, since=now - BACK, until=now, zone=zone, limit=1000, with_cancelled=True
    )
    return [one for one in found if one.ends_at <= now][-PAST:]


def _rows(
    session: Session,
    group_id: int,
    schedules: Iterable[Schedule],
    meetings: Collection[Meeting],
) -> tuple[RosterRow, ...]:
    wanted = {schedule.id: schedule.hosts for schedule in schedules}
    members = members_of(session, group_id)
    ids = sorted(wanted)
    days = sorted({meeting.on for meeting in meetings})
    said, numbers = _said(session, ids, days), _numbers(session, ids, days)
    posts = _posts(session, ids, days)
    return tuple(
        RosterRow(
            meeting=one,
            wanted=wanted[one.schedule_id],
            members=members,
            said=said[one.schedule_id, one.on],
            numbers=numbers.get((one.schedule_id, one.on)),
            post_id=posts.get((one.schedule_id, one.on)),
        )
        for one in meetings
    )


def _said(session: Session, ids: list[int], days: list[date]) -> dict[Key, dict[int, Said]]:
    statement = select(MeetingHelper).where(
        MeetingHelper.schedule_id.in_(ids), MeetingHelper.on_date.in_(days)
    )
    found: defaultdict[Key, dict[int, Said]] = defaultdict(dict)
    for row in session.scalars(statement):
        found[row.schedule_id, row.on_date][row.user_id] = Said(row.coming, row.is_host)
    return found


def _numbers(session: Session, ids: list[int], days: list[date]) -> dict[Key, Numbers]:
    statement = select(MeetingNumbers).where(
        MeetingNumbers.schedule_id.in_(ids), MeetingNumbers.on_date.in_(days)
    )
    return {
        (row.schedule_id, row.on_date): Numbers(row.guests, row.helpers)
        for row in session.scalars(statement)
    }


def _posts(session: Session, ids: list[int], days: list[date]) -> dict[Key, int]:
    """Read the posts that look for hosts of these meetings and are not over."""
    statement = (
        select(SlotPost.schedule_id, SlotPost.on_date, Post.id)
        .join(Post, Post.id == SlotPost.post_id)
        .where(
            SlotPost.schedule_id.in_(ids),
            SlotPost.on_date.in_(days),
            Post.state.in_(OPEN_STATES),
        )
        .order_by(Post.id)
    )
    return {
        (schedule_id, on): post_id
        for schedule_id, on, post_id in session.execute(statement)
        if schedule_id is not None and on is not None
    }
