"""Working groups and welcome cafés: the lists, and a profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.group import PUBLIC_STATES, GroupKind, GroupState
from helpboard.domain.joining import takes_people
from helpboard.domain.listing import topics_below
from helpboard.domain.schedule import Meeting, Schedule, next_meetings
from helpboard.models import Area, Group, Place
from helpboard.queries.by_name import NamePlace, carries, is_named, page_by_name
from helpboard.queries.gives_seeks import GiveSeekRow, gives_seeks_of_group
from helpboard.queries.meetings import (
    MEETING_STATES,
    Venue,
    schedules_of,
    venue_columns,
    venue_of,
)
from helpboard.queries.openings import openings_of
from helpboard.queries.partners import PartnerRow, partners_of_group

MEETINGS = 6
AHEAD = timedelta(days=366)
"""A group that does not meet within a year has no next meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFilter:
    """What a reader wants to see below ``area_path``; a branch includes its leaves."""

    area_path: str
    kind: GroupKind | None = None
    topic: str | None = None
    speaks: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What a card or a profile shows of a group, and nothing private."""

    id: int
    slug: str
    name: str
    kind: GroupKind
    state: GroupState
    area_name: str
    area_slug: str
    about: str
    source_lang: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    conditions: tuple[str, ...]
    venue: Venue
    updated_at: datetime
    schedules: tuple[Schedule, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class GroupListPart:
    """A page of the list by name; ``total`` counts the groups of all pages."""

    groups: tuple[GroupRow, ...]
    total: int
    next: NamePlace | None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group's profile; ``free_places`` is None when its size is open."""

    group: GroupRow
    takes_people: bool
    free_places: int | None
    waiting: int
    gives_seeks: tuple[GiveSeekRow, ...]
    partners: tuple[PartnerRow, ...]


def group_list(
    session: Session, chosen: GroupFilter, *, now: datetime, zone: tzinfo
) -> tuple[GroupRow, ...]:
    """Read the public groups that match ``chosen``, by name, each with its next meeting."""
    statement = _rows().where(*_matches(chosen)).order_by(Group.sort_name, Group.id)
    return _listed(session, session.execute(statement).all(), now=now, zone=zone)


def part_of_group_list(
    session: Session,
    chosen: GroupFilter,
    *,
    after: NamePlace | None,
    size: int,
    now: datetime,
    zone: tzinfo,
) -> GroupListPart:
    """Read a page of the same list, and no more of the groups than stand on it."""
    counted = select(func.count(Group.id)).join(Area, Area.id == Group.area_id)
    total = session.scalar(counted.where(*_matches(chosen))) or 0
    statement = page_by_name(_rows().where(*_matches(chosen)), Group, after=after, size=size)
    rows = session.execute(statement).all()
    shown = rows[:size]
    return GroupListPart(
        _listed(session, shown, now=now, zone=zone),
        total=total,
        next=(shown[-1].sort_name, shown[-1].id) if len(rows) > size else None,
    )


def group_page(session: Session, slug: str, *, now: datetime, zone: tzinfo) -> GroupPage:
    """Read a profile with the next six meetings, also cancelled ones; a closed group is gone."""
    row = session.execute(_rows().where(Group.slug == slug)).one_or_none()
    if row is None:
        raise NotFoundError(slug)
    if row.state not in PUBLIC_STATES:
        raise GoneError(slug)
    schedules = schedules_of(session, [row.id]).get(row.id, ())
    openings = openings_of(session, group_id=row.id, capacity=row.capacity)
    return GroupPage(
        group=_row(row, schedules, now=now, zone=zone),
        takes_people=takes_people(joins=row.joins, state=row.state),
        free_places=openings.in_all,
        waiting=openings.wait_in_all,
        gives_seeks=gives_seeks_of_group(session, row.id),
        partners=partners_of_group(session, row.id),
    )


def successor_of(session: Session, slug: str) -> str | None:
    """Return the slug of the group that a closed one has become part of; None without any."""
    into = aliased(Group)
    statement = (
        select(into.slug)
        .join(Group, Group.merged_into_id == into.id)
        .where(Group.slug == slug, into.state.in_(PUBLIC_STATES))
    )
    return session.scalar(statement)


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.id,
            Group.slug,
            Group.name,
            Group.sort_name,
            Group.kind,
            Group.state,
            Group.about,
            Group.source_lang,
            Group.topics,
            Group.languages,
            Group.conditions,
            Group.capacity,
            Group.joins,
            Group.updated_at,
            Area.name.label("area_name"),
            Area.slug.label("area_slug"),
            *venue_columns(),
        )
        .join(Area, Area.id == Group.area_id)
        .outerjoin(Place, Place.id == Group.place_id)
    )


def _matches(chosen: GroupFilter) -> list[ColumnElement[bool]]:
    return [
        Group.state.in_(PUBLIC_STATES),
        Area.path.startswith(chosen.area_path, autoescape=True),
        *([] if chosen.kind is None else [Group.kind == chosen.kind]),
        carries(Group.topics, topics_below(chosen.topic)),
        carries(Group.languages, None if chosen.speaks is None else (chosen.speaks,)),
        is_named(Group, chosen.text),
    ]


def _listed(
    session: Session, rows: Sequence[Any], *, now: datetime, zone: tzinfo
) -> tuple[GroupRow, ...]:
    schedules = schedules_of(session, [row.id for row in rows])
    return tuple(
        _row(row, schedules.get(row.id, ()), now=now, zone=zone, is_first_only=True) for row in rows
    )


def _row(
    row: Any,
    schedules: tuple[Schedule, ...],
    *,
    now: datetime,
    zone: tzinfo,
    is_first_only: bool = False,
) -> GroupRow:
    """Return a group with its next meetings: the first that takes place, or all with cancelled."""
    meets = schedules if row.state in MEETING_STATES else ()
    coming = next_meetings(
        meets,
        since=now,
        zone=zone,
        until=now + AHEAD,
        limit=1 if is_first_only else MEETINGS,
        with_cancelled=not is_first_only,
    )
    return GroupRow(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        state=row.state,
        area_name=row.area_name,
        area_slug=row.area_slug,
        about=row.about,
        source_lang=row.source_lang,
        topics=tuple(row.topics),
        languages=tuple(row.languages),
        conditions=tuple(row.conditions),
        venue=venue_of(row),
        updated_at=row.updated_at,
        schedules=schedules,
        meetings=tuple(coming),
    )
