"""Who comes to a meeting: said by helpers, noted by leads, asked for two days before."""

from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.meeting import Coming
from helpboard.domain.policy import Action, Actor
from helpboard.domain.schedule import Meeting, next_meetings
from helpboard.models import (
    ActionLink,
    Group,
    GroupMember,
    GroupSchedule,
    MeetingHelper,
    MeetingNumbers,
    User,
)
from helpboard.queries.actors import actor_of
from helpboard.queries.meetings import MEETING_STATES, schedules_of
from helpboard.queries.roster import roster_row
from helpboard.services import slot_posts
from helpboard.services.group_rights import note_staff
from helpboard.services.known_meetings import known_meeting, locked_schedule
from helpboard.services.meeting_letters import ABSENT, HOSTS, ask_for_hosts

ASKED_BEFORE = timedelta(days=2)
"""So long before a meeting its helpers are asked whether they host it."""
NOTED_AFTER = timedelta(days=60)
"""So long after a meeting its lead may note who came."""

BEFORE = frozenset({Coming.COMES, Coming.ABSENT})
AFTER = frozenset({Coming.CAME, Coming.NO_SHOW})


def say(
    session: Session,
    *,
    actor: Actor,
    schedule_id: int,
    on: date,
    coming: Coming,
    is_host: bool = False,
    now: datetime,
    zone: tzinfo,
) -> None:
    """Say for oneself whether one comes; posts that look for hosts follow at once.

    Raises ``NotAllowedError`` for whoever does not belong to the group, ``IllegalMoveError`` when
    the meeting is over or cancelled.
    """
    _group, row = locked_schedule(session, schedule_id, actor=actor, action=Action.COME_TO_MEETING)
    meeting = known_meeting(session, row.id, on, zone=zone)
    if coming not in BEFORE or meeting.is_cancelled or meeting.ends_at <= now:
        raise IllegalMoveError(coming)
    if actor.user_id is None:
        raise NotFoundError(schedule_id)
    _note(session, meeting, user_id=actor.user_id, coming=coming, is_host=is_host, now=now)
    slot_posts.tidy(session, row.id, on, now=now, zone=zone)


def note_helper(
    session: Session,
    *,
    actor: Actor,
    schedule_id: int,
    on: date,
    user_id: int,
    coming: Coming | None,
    is_host: bool = False,
    now: datetime,
    zone: tzinfo,
) -> None:
    """Note for somebody else what they said, or after the beginning whether they came.

    None takes the note back. Raises as :func:`say`, ``NotFoundError`` for whoever is not in the
    group.
    """
    group, row = locked_schedule(session, schedule_id, actor=actor, action=Action.CHOOSE_HELPERS)
    meeting = known_meeting(session, row.id, on, zone=zone)
    if session.get(GroupMember, (group.id, user_id)) is None:
        raise NotFoundError(user_id)
    _require_notable(meeting, coming, now=now)
    codes: dict[str, str | int] = {"schedule_id": row.id, "on": on.isoformat(), "user_id": user_id}
    note_staff(session, group, actor=actor, what="meeting-helper", now=now, **codes)
    if coming is None:
        known = session.get(MeetingHelper, (row.id, on, user_id))
        if known is not None:
            session.delete(known)
            session.flush()
    else:
        _note(session, meeting, user_id=user_id, coming=coming, is_host=is_host, now=now)
    slot_posts.tidy(session, row.id, on, now=now, zone=zone)


def note_numbers(
    session: Session,
    *,
    actor: Actor,
    schedule_id: int,
    on: date,
    numbers: tuple[int, int],
    now: datetime,
    zone: tzinfo,
) -> None:
    """Note how many guests and helpers came; the last word counts.

    ``numbers`` were checked by ``check_numbers``. Raises ``IllegalMoveError`` before the meeting.
    """
    group, row = locked_schedule(session, schedule_id, actor=actor, action=Action.EDIT_GROUP)
    meeting = known_meeting(session, row.id, on, zone=zone)
    if meeting.is_cancelled or meeting.starts_at > now:
        raise IllegalMoveError(on)
    guests, helpers = numbers
    codes: dict[str, str | int] = {"schedule_id": row.id, "on": on.isoformat()}
    note_staff(session, group, actor=actor, what="meeting-numbers", now=now, **codes)
    session.merge(
        MeetingNumbers(
            schedule_id=row.id,
            on_date=on,
            guests=guests,
            helpers=helpers,
            noted_by=actor.user_id,
            noted_at=now,
        )
    )
    session.flush()


def say_by_link(session: Session, link: ActionLink, *, now: datetime, zone: tzinfo) -> None:
    """Say what a link in a letter says, for whoever got it; rights are read anew."""
    user = session.get(User, link.user_id or 0)
    if user is None:
        raise NotFoundError(link.id)
    say(
        session,
        actor=actor_of(session, user),
        schedule_id=link.about_id or 0,
        on=date.fromisoformat(str(link.data["on"])),
        coming=Coming.ABSENT if link.action == ABSENT else Coming.COMES,
        is_host=link.action == HOSTS,
        now=now,
        zone=zone,
    )


def ask_hosts_due(session: Session, *, now: datetime, zone: tzinfo) -> int:
    """Ask who hosts the meetings of the next two days that lack hosts; return how many letters.

    Asked is everybody of the group who has not said anything and does not pause, once a meeting.
    """
    statement = (
        select(GroupSchedule.group_id)
        .join(Group, Group.id == GroupSchedule.group_id)
        .where(GroupSchedule.hosts > 0, Group.state.in_(MEETING_STATES))
        .distinct()
        .order_by(GroupSchedule.group_id)
    )
    group_ids = list(session.scalars(statement))
    written = 0
    for group_id, schedules in sorted(schedules_of(session, group_ids).items()):
        with_hosts = [schedule for schedule in schedules if schedule.hosts > 0]
        soon = next_meetings(with_hosts, since=now, until=now + ASKED_BEFORE, zone=zone, limit=20)
        for meeting in soon:
            if meeting.starts_at > now:
                written += _ask(session, group_id, meeting, now=now, zone=zone)
    return written


def _ask(session: Session, group_id: int, meeting: Meeting, *, now: datetime, zone: tzinfo) -> int:
    row = roster_row(session, group_id, schedule_id=meeting.schedule_id, on=meeting.on, zone=zone)
    if row.gap == 0:
        return 0
    silent = [one.user_id for one in row.silent]
    return ask_for_hosts(session, group_id=group_id, meeting=meeting, user_ids=silent, now=now)


def _require_notable(meeting: Meeting, coming: Coming | None, *, now: datetime) -> None:
    if meeting.is_cancelled or meeting.ends_at + NOTED_AFTER <= now:
        raise IllegalMoveError(meeting.on)
    has_begun = meeting.starts_at <= now
    if coming is not None and coming not in (AFTER if has_begun else BEFORE):
        raise IllegalMoveError(coming)


def _note(
    session: Session,
    meeting: Meeting,
    *,
    user_id: int,
    coming: Coming,
    is_host: bool,
    now: datetime,
) -> None:
    session.merge(
        MeetingHelper(
            schedule_id=meeting.schedule_id,
            on_date=meeting.on,
            user_id=user_id,
            coming=coming,
            is_host=is_host and coming in {Coming.COMES, Coming.CAME},
            at=now,
        )
    )
    session.flush()
