"""When groups meet: schedules, and the dated meetings that follow from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from helpboard.domain.group import AddressShown, GroupKind, GroupState
from helpboard.domain.meeting import Change
from helpboard.domain.schedule import Meeting, Schedule, next_meetings
from helpboard.models import Area, Group, GroupSchedule, MeetingChange, Place

MEETING_STATES = frozenset({GroupState.FORMING, GroupState.ACTIVE})
"""Groups that rest or are closed do not meet."""
MOST = 5000
"""More meetings than this are on no page; a month of a big town has about 500."""


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a group meets; empty unless it shows that to everybody (rule 5)."""

    address: str = ""
    place_slug: str | None = None
    place_name: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingGroup:
    """The public side of a group that meets."""

    id: int
    slug: str
    name: str
    kind: GroupKind
    area_name: str
    area_slug: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    updated_at: datetime
    venue: Venue


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One dated meeting of a group."""

    group: MeetingGroup
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class GroupCalendar:
    """A group with all its schedules."""

    group: MeetingGroup
    schedules: tuple[Schedule, ...]


def venue_columns() -> tuple[Any, ...]:
    """Return what :func:`venue_of` reads; the caller joins :class:`Place` from outside."""
    return (
        Group.address,
        Group.address_shown,
        Place.slug.label("place_slug"),
        Place.name.label("place_name"),
    )


def venue_of(row: Any) -> Venue:
    """Return where a group meets, as far as everybody may know."""
    if row.address_shown is not AddressShown.EVERYBODY:
        return Venue()
    return Venue(row.address, row.place_slug, row.place_name)


def schedules_of(session: Session, group_ids: Iterable[int]) -> dict[int, tuple[Schedule, ...]]:
    """Read the schedules of some groups in one statement; a group without has none."""
    ids = list(group_ids)
    if not ids:
        return {}
    rows = session.execute(_schedules(), {"group_ids": ids})
    found: defaultdict[int, list[Schedule]] = defaultdict(list)
    for group_id, schedule in schedules_with_owner(rows):
        found[group_id].append(schedule)
    return {group_id: tuple(schedules) for group_id, schedules in found.items()}


def schedules_with_owner(
    rows: Iterable[Row[GroupSchedule, MeetingChange]],
) -> Iterator[tuple[int, Schedule]]:
    """Yield the id of a group with each schedule; rows come in order, one for each change."""
    for row, changes in groupby(rows, key=itemgetter(0)):
        yield row.group_id, schedule_of(row, [one for _row, one in changes if one])


@cache
def _schedules() -> Select[GroupSchedule, MeetingChange]:
    """Select the schedules of some groups with what was changed in them; put together once."""
    return (
        select(GroupSchedule, MeetingChange)
        .outerjoin(MeetingChange, MeetingChange.schedule_id == GroupSchedule.id)
        .where(GroupSchedule.group_id.in_(bindparam("group_ids", expanding=True)))
        .order_by(GroupSchedule.id, MeetingChange.on_date)
    )


def schedule_of(row: GroupSchedule, changes: Iterable[MeetingChange]) -> Schedule:
    """Return a schedule with all that was said of single meetings."""
    return Schedule(
        id=row.id,
        rule=row.rule,
        starts_on=row.starts_on,
        starts=row.starts,
        ends=row.ends,
        until=row.until,
        except_on=frozenset(date.fromisoformat(day) for day in row.except_on),
        meets_on_holidays=row.meets_on_holidays,
        changes=tuple(_change(one) for one in changes),
        hosts=row.hosts,
        sequence=row.sequence,
    )


def _change(row: MeetingChange) -> Change:
    return Change(
        on=row.on_date,
        kind=row.kind,
        moved_on=row.moved_on,
        starts=row.starts,
        ends=row.ends,
        note=row.note,
        sequence=row.sequence,
        at=row.changed_at,
    )


def calendars_in(session: Session, area_path: str) -> tuple[GroupCalendar, ...]:
    """Read the groups that meet in an area and below it, by name."""
    return _calendars(session, _groups().where(Area.path.startswith(area_path, autoescape=True)))


def calendars_of(session: Session, group_ids: Iterable[int]) -> tuple[GroupCalendar, ...]:
    """Read those of the groups ``group_ids`` that meet, by name."""
    return _calendars(session, _groups().where(Group.id.in_(list(group_ids))))


def calendars_with(session: Session, schedule_id: int) -> tuple[GroupCalendar, ...]:
    """Read the group that meets by a schedule; nothing when there is none."""
    whose = select(GroupSchedule.group_id).where(GroupSchedule.id == schedule_id)
    return _calendars(session, _groups().where(Group.id.in_(whose)))


def groups_that_meet(session: Session, group_ids: Iterable[int]) -> dict[int, MeetingGroup]:
    """Read the public side of some groups in one statement."""
    found = session.execute(_groups().where(Group.id.in_(list(group_ids))))
    return {row.id: _group(row) for row in found}


def meetings_between(
    calendars: Iterable[GroupCalendar], *, since: datetime, until: datetime, zone: tzinfo
) -> tuple[MeetingRow, ...]:
    """Return the meetings that begin from ``since`` on and before ``until``, the earliest first.

    Cancelled ones are among them, so that whoever wanted to come sees it; :func:`held` drops them.
    """
    groups = {s.id: calendar.group for calendar in calendars for s in calendar.schedules}
    schedules = [s for calendar in calendars for s in calendar.schedules]
    found = next_meetings(
        schedules, since=since, until=until, zone=zone, limit=MOST, with_cancelled=True
    )
    return tuple(
        MeetingRow(groups[meeting.schedule_id], meeting)
        for meeting in found
        if meeting.starts_at >= since
    )


def held(rows: Iterable[MeetingRow]) -> tuple[MeetingRow, ...]:
    """Return the meetings that take place."""
    return tuple(row for row in rows if not row.meeting.is_cancelled)


def first_of_each(rows: Iterable[MeetingRow]) -> tuple[MeetingRow, ...]:
    """Return the first meeting of each group that takes place, the earliest first."""
    first = {row.group.id: row for row in sorted(held(rows), key=_when, reverse=True)}
    return tuple(sorted(first.values(), key=_when))


def _when(row: MeetingRow) -> Meeting:
    return row.meeting


def _groups() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.id,
            Group.slug,
            Group.name,
            Group.kind,
            Group.topics,
            Group.languages,
            Group.updated_at,
            Area.name.label("area_name"),
            Area.slug.label("area_slug"),
            *venue_columns(),
        )
        .join(Area, Area.id == Group.area_id)
        .outerjoin(Place, Place.id == Group.place_id)
        .where(Group.state.in_(MEETING_STATES))
        .order_by(Group.name, Group.id)
    )


def _calendars(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[GroupCalendar, ...]:
    rows = session.execute(statement).all()
    schedules = schedules_of(session, [row.id for row in rows])
    return tuple(GroupCalendar(_group(row), schedules.get(row.id, ())) for row in rows)


def _group(row: Any) -> MeetingGroup:
    return MeetingGroup(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        area_name=row.area_name,
        area_slug=row.area_slug,
        topics=tuple(row.topics),
        languages=tuple(row.languages),
        updated_at=row.updated_at,
        venue=venue_of(row),
    )
