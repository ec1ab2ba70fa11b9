"""Meetings of a week or a month, page by page.

Meetings are no rows: they follow from rules. Their order and their number need every rule that puts
one into the period, so these are read as narrow as they are; of groups only those of the page.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.schedule import Meeting, Schedule, next_meetings
from helpboard.models import Area, Group, GroupSchedule, MeetingChange
from helpboard.queries.meetings import (
    MEETING_STATES,
    MeetingRow,
    groups_that_meet,
    schedules_with_owner,
)

TimePlace = tuple[int, int, int, int]
"""The last meeting of the page before, by its :func:`place_of`."""


@dataclass(frozen=True, slots=True)
class MeetingListPart:
    """A page of meetings, the earliest first; ``total`` counts those of all pages."""

    meetings: tuple[MeetingRow, ...]
    total: int
    next: TimePlace | None


def place_of(meeting: Meeting) -> TimePlace:
    """Return where a meeting stands in the list; no two stand in the same place."""
    begins, ends = int(meeting.starts_at.timestamp()), int(meeting.ends_at.timestamp())
    return begins, ends, meeting.schedule_id, meeting.on.toordinal()


def part_of_meeting_list(
    session: Session,
    area_path: str,
    *,
    since: datetime,
    until: datetime,
    zone: tzinfo,
    after: TimePlace | None,
    size: int,
) -> MeetingListPart:
    """Read a page of the meetings that begin from ``since`` on and before ``until``.

    Both are midnights in ``zone``. Cancelled meetings are among them.
    """
    schedules = _schedules(session, area_path, since.date(), until.date())
    whose = {schedule.id: group_id for group_id, schedule in schedules}
    rules = [schedule for _group_id, schedule in schedules]
    found = next_meetings(
        rules, since=since, until=until, zone=zone, limit=None, with_cancelled=True
    )
    begun = sorted((one for one in found if one.starts_at >= since), key=place_of)
    rest = [one for one in begun if after is None or place_of(one) > after]
    shown = rest[:size]
    groups = groups_that_meet(session, {whose[one.schedule_id] for one in shown})
    return MeetingListPart(
        tuple(
            MeetingRow(groups[whose[one.schedule_id]], one)
            for one in shown
            if whose[one.schedule_id] in groups  # it may have closed between two statements
        ),
        total=len(begun),
        next=place_of(shown[-1]) if len(rest) > size else None,
    )


def _schedules(
    session: Session, area_path: str, first: date, end: date
) -> list[tuple[int, Schedule]]:
    """Read what may put a meeting on a day from ``first`` on and before ``end``, with whose it is.

    A schedule comes with what was said of its meetings in that time, and with nothing else.
    """
    last = end - timedelta(days=1)
    is_said_here = or_(
        MeetingChange.on_date.between(first, last), MeetingChange.moved_on.between(first, last)
    )
    is_under_way = and_(
        GroupSchedule.starts_on <= last,
        or_(GroupSchedule.until.is_(None), GroupSchedule.until >= first),
    )
    statement = (
        select(GroupSchedule, MeetingChange)
        .join(Group, Group.id == GroupSchedule.group_id)
        .join(Area, Area.id == Group.area_id)
        .outerjoin(MeetingChange, and_(MeetingChange.schedule_id == GroupSchedule.id, is_said_here))
        .where(
            Group.state.in_(MEETING_STATES),
            Area.path.startswith(area_path, autoescape=True),
            or_(is_under_way, MeetingChange.id.is_not(None)),
        )
        .order_by(GroupSchedule.id, MeetingChange.on_date)
    )
    return list(schedules_with_owner(session.execute(statement)))
