"""When groups meet: schedules, and the dated meetings that follow from them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from helpboard.domain.group import AddressShown, GroupKind, GroupState
from helpboard.domain.schedule import Meeting, Schedule, next_meetings
from helpboard.models import Area, Group, GroupSchedule, Place

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
    statement = (
        select(GroupSchedule)
        .where(GroupSchedule.group_id.in_(list(group_ids)))
        .order_by(GroupSchedule.id)
    )
    found: defaultdict[int, list[Schedule]] = defaultdict(list)
    for row in session.scalars(statement):
        found[row.group_id].append(
            Schedule(
                id=row.id,
                rule=row.rule,
                starts_on=row.starts_on,
                starts=row.starts,
                ends=row.ends,
                until=row.until,
                except_on=frozenset(date.fromisoformat(day) for day in row.except_on),
            )
        )
    return {group_id: tuple(schedules) for group_id, schedules in found.items()}


def calendars_in(session: Session, area_path: str) -> tuple[GroupCalendar, ...]:
    """Read the groups that meet in an area and below it, by name."""
    return _calendars(session, _groups().where(Area.path.startswith(area_path, autoescape=True)))


def calendars_of(session: Session, group_ids: Iterable[int]) -> tuple[GroupCalendar, ...]:
    """Read those of the groups ``group_ids`` that meet, by name."""
    return _calendars(session, _groups().where(Group.id.in_(list(group_ids))))


def meetings_between(
    calendars: Iterable[GroupCalendar], *, since: datetime, until: datetime, zone: tzinfo
) -> tuple[MeetingRow, ...]:
    """Return the meetings that begin from ``since`` on and before ``until``, the earliest first."""
    groups = {s.id: calendar.group for calendar in calendars for s in calendar.schedules}
    schedules = [s for calendar in calendars for s in calendar.schedules]
    found = next_meetings(schedules, since=since, until=until, zone=zone, limit=MOST)
    return tuple(
        MeetingRow(groups[meeting.schedule_id], meeting)
        for meeting in found
        if meeting.starts_at >= since
    )


def _groups() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.id,
            Group.slug,
            Group.name,
            Group.kind,
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
    return tuple(
        GroupCalendar(
            MeetingGroup(
                id=row.id,
                slug=row.slug,
                name=row.name,
                kind=row.kind,
                area_name=row.area_name,
                area_slug=row.area_slug,
                languages=tuple(row.languages),
                updated_at=row.updated_at,
                venue=venue_of(row),
            ),
            schedules.get(row.id, ()),
        )
        for row in rows
    )
