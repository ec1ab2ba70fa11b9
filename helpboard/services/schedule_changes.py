"""What a change does to a schedule that has begun: what was held stays, the rest follows it.

Meetings follow from a rule, so a new rule gets a row of its own: the old one ends with its last
meeting and keeps numbers, hosts and attendance with their days.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.group_schedule import LONGEST_AHEAD, SCHEDULE_FIELDS, CheckedSchedule
from helpboard.domain.meeting import Coming, Promise
from helpboard.domain.schedule import (
    Meeting,
    Schedule,
    meeting_known_by,
    meetings,
    next_meetings,
)
from helpboard.models import GroupSchedule, MeetingChange, MeetingHelper
from helpboard.queries.meetings import schedules_of
from helpboard.queries.roster import group_of_schedule
from helpboard.services import slot_posts

AHEAD: Final = LONGEST_AHEAD + timedelta(days=1)
"""Meetings so far ahead are looked at: no rule holds longer."""
_RHYTHM: Final = ("rule", "starts", "ends", "meets_on_holidays")
"""What would rewrite the meetings of the past."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Meetings of a schedule at a moment: those that have begun, and those that have not."""

    begun: tuple[Meeting, ...]
    coming: tuple[Meeting, ...]


def ahead_of(schedule: Schedule, *, now: datetime, zone: tzinfo) -> Ahead:
    """Return the meetings of a schedule up to two years from now, cancelled ones among them."""
    since = datetime.combine(schedule.starts_on, time(), tzinfo=zone) - timedelta(days=1)
    found = next_meetings(
        [schedule], since=since, until=now + AHEAD, zone=zone, limit=None, with_cancelled=True
    )
    return Ahead(
        begun=tuple(one for one in found if one.starts_at <= now),
        coming=tuple(one for one in found if one.starts_at > now),
    )


def coming_meetings(
    session: Session, group_id: int, *, now: datetime, zone: tzinfo
) -> list[Meeting]:
    """Return the meetings of a group that have not begun, two years ahead, cancelled ones too."""
    own = schedules_of(session, [group_id]).get(group_id, ())
    return [one for schedule in own for one in ahead_of(schedule, now=now, zone=zone).coming]


def go_on(
    session: Session,
    row: GroupSchedule,
    checked: CheckedSchedule,
    *,
    first_day: date,
    now: datetime,
    zone: tzinfo,
) -> GroupSchedule:
    """Let ``checked`` hold from the next meeting on, or from ``first_day`` when that is later.

    Returns the row that holds it: another one when the rhythm of a schedule changes that has begun.
    Raises ``FieldsError`` when there would be no meeting any more; then nothing has changed.
    """
    known = ahead_of(_read(session, row), now=now, zone=zone)
    today = now.astimezone(zone).date()
    if not known.begun:
        take_over(row, checked)
    elif first_day > today or any(getattr(row, one) != getattr(checked, one) for one in _RHYTHM):
        return _split(session, row, checked, known, first_day=first_day, now=now, zone=zone)
    else:
        last = max(one.on for one in known.begun)
        row.until, row.hosts = max(checked.until, last), checked.hosts
        row.except_on = _days(row.except_on, until=last) + _days(checked.except_on, after=last)
    row.sequence += 1
    session.flush()
    return row


def take_over(row: GroupSchedule, checked: CheckedSchedule) -> None:
    """Write down all that was checked."""
    for name in SCHEDULE_FIELDS:
        setattr(row, name, getattr(checked, name))


def settle(
    session: Session,
    schedule_id: int,
    row: GroupSchedule | None,
    days: Collection[date],
    *,
    now: datetime,
    zone: tzinfo,
) -> tuple[Promise, ...]:
    """Bring what was said of meetings on ``days`` along with ``row``; return what falls away.

    A meeting that stays on its day keeps who comes and what was said of it, whatever its hours.
    Posts that look for hosts leave the board with the old hours.
    """
    stays = _stays(session, row, days, zone=zone) if row is not None else frozenset[date]()
    if row is not None and row.id != schedule_id:
        for table in (MeetingChange, MeetingHelper):
            session.execute(
                update(table)
                .where(table.schedule_id == schedule_id, table.on_date.in_(stays))
                .values(schedule_id=row.id)
                .execution_options(synchronize_session=False)
            )
        session.expire_all()
    for day in days:
        slot_posts.withdraw_for(session, schedule_id, day, now=now)
    gone = select(MeetingHelper).where(
        MeetingHelper.schedule_id == schedule_id, MeetingHelper.on_date.in_(set(days) - stays)
    )
    lost = []
    for one in session.scalars(gone.order_by(MeetingHelper.on_date, MeetingHelper.user_id)).all():
        if one.coming is Coming.COMES:
            lost.append(Promise(one.user_id, one.on_date, one.is_host))
        session.delete(one)
    session.flush()
    return tuple(lost)


def by_person(promises: Collection[Promise]) -> Mapping[int, list[Promise]]:
    """Return promises by who made them, the earliest day first."""
    found: defaultdict[int, list[Promise]] = defaultdict(list)
    for one in sorted(promises, key=lambda one: one.on):
        found[one.user_id].append(one)
    return found


def _split(
    session: Session,
    row: GroupSchedule,
    checked: CheckedSchedule,
    known: Ahead,
    *,
    first_day: date,
    now: datetime,
    zone: tzinfo,
) -> GroupSchedule:
    """End the old rule before the first meeting of the new one, which gets a row of its own."""
    today = now.astimezone(zone).date()
    is_held_today = any(one.starts_at.date() == today for one in known.begun)
    cut = max(first_day, today + timedelta(days=1) if is_held_today else today)
    first = _first(checked, cut, now=now, zone=zone)
    kept = {one.on for one in (*known.begun, *(one for one in known.coming if one.on < cut))}
    last = max(kept)
    strays = {one.on.isoformat() for one in known.coming if one.on <= last and one.on not in kept}
    row.until, row.sequence = last, row.sequence + 1
    row.except_on = sorted({*row.except_on, *strays})
    made = GroupSchedule(group_id=row.group_id, sequence=0)
    take_over(made, checked)
    made.starts_on = first
    made.except_on = _days(checked.except_on, after=first - timedelta(days=1))
    session.add(made)
    session.flush()
    return made


def _first(checked: CheckedSchedule, cut: date, *, now: datetime, zone: tzinfo) -> date:
    """Return the day of the first meeting of a new rule from ``cut`` on."""
    rule = Schedule(
        id=0,
        rule=checked.rule,
        starts_on=checked.starts_on,
        starts=checked.starts,
        ends=checked.ends,
        until=checked.until,
        except_on=frozenset(date.fromisoformat(day) for day in checked.except_on),
        meets_on_holidays=checked.meets_on_holidays,
    )
    since = max(now, datetime.combine(cut, time(), tzinfo=zone))
    for one in meetings(rule, since=since, zone=zone):
        if one.on >= cut and one.starts_at > now:
            return one.on
    raise FieldsError(FieldProblem("until", "no_meeting", {}))


def _stays(
    session: Session, row: GroupSchedule, days: Collection[date], *, zone: tzinfo
) -> frozenset[date]:
    """Return the days on which the rule of ``row`` holds a meeting as well."""
    rule = replace(_read(session, row), meets_on_holidays=True)
    return frozenset(day for day in days if meeting_known_by(rule, day, zone=zone) is not None)


def _read(session: Session, row: GroupSchedule) -> Schedule:
    _group_id, schedule = group_of_schedule(session, row.id)
    return schedule


def _days(texts: Collection[str], *, after: date = date.min, until: date = date.max) -> list[str]:
    return sorted(text for text in texts if after < date.fromisoformat(text) <= until)
