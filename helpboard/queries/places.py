"""Public houses: the list, and who sits in one."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.concerns import CONCERNS, papers_for
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import AddressShown
from helpboard.domain.listing import name_key
from helpboard.domain.schedule import Meeting, next_meetings
from helpboard.models import Area, Counter, CounterConcern, Group, Organisation, Place
from helpboard.queries.groups import AHEAD
from helpboard.queries.meetings import MEETING_STATES, schedules_of
from helpboard.queries.provided import ServiceRow, is_shown, services_in_place


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A house that anybody may enter."""

    id: int
    slug: str
    name: str
    kind: str
    street: str
    postcode: str
    city: str
    latitude: float | None
    longitude: float | None
    opening_hours: str
    portrait: str
    source_lang: str
    is_step_free: bool | None
    area_name: str
    area_slug: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What somebody can come to a counter for; ``room`` is empty where it is the counter's own."""

    code: str
    room: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A department's room: for which concerns, with which papers."""

    id: int
    organisation_slug: str
    organisation_name: str
    parent_name: str | None
    room: str
    concerns: tuple[str, ...]
    papers: str
    source_lang: str
    asked: tuple[AskedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseGroupRow:
    """A group that meets in the house and says so to everybody."""

    slug: str
    name: str
    kind: str
    next: Meeting | None


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A house with who sits there, who meets there and what happens there."""

    place: PlaceRow
    counters: tuple[CounterRow, ...]
    groups: tuple[HouseGroupRow, ...]
    services: tuple[ServiceRow, ...]


@dataclass(frozen=True, slots=True)
class SlipCounter:
    """Where a concern is looked after, and the codes of the papers for it."""

    counter: CounterRow
    room: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlipPage:
    """A house with those counters that look after one concern."""

    place: PlaceRow
    counters: tuple[SlipCounter, ...]


def place_list(session: Session, area_path: str, *, concern: str = "") -> tuple[PlaceRow, ...]:
    """Read the houses in an area and below it, by name; those only where a concern is looked after.

    What sits there unseen looks after nothing.
    """
    statement = _places().where(Area.path.startswith(area_path, autoescape=True))
    if concern:
        shown, parent = is_shown()
        asked = (
            select(Counter.place_id)
            .join(CounterConcern, CounterConcern.counter_id == Counter.id)
            .join(Organisation, Organisation.id == Counter.organisation_id)
            .outerjoin(parent, parent.id == Organisation.parent_id)
            .where(CounterConcern.code == concern, shown)
        )
        statement = statement.where(Place.id.in_(asked))
    rows = [_place(row) for row in session.execute(statement)]
    return tuple(sorted(rows, key=lambda row: (name_key(row.name), row.id)))


def place_page(session: Session, slug: str, *, now: datetime, zone: tzinfo) -> PlacePage:
    """Read one house; raises :class:`NotFoundError` when there is none."""
    row = session.execute(_places().where(Place.slug == slug)).one_or_none()
    if row is None:
        raise NotFoundError(slug)
    place = _place(row)
    return PlacePage(
        place=place,
        counters=_counters(session, place.id),
        groups=_groups(session, place.id, now=now, zone=zone),
        services=services_in_place(session, place.id),
    )


def slip_page(session: Session, slug: str, concern: str) -> SlipPage:
    """Read where in a house a concern is looked after, in three statements.

    Raises :class:`NotFoundError` when it is not looked after there.
    """
    row = session.execute(_places().where(Place.slug == slug)).one_or_none()
    if row is None:
        raise NotFoundError(slug)
    place = _place(row)
    found = [
        SlipCounter(one, asked.room or one.room, asked.papers)
        for one in _counters(session, place.id)
        for asked in one.asked
        if asked.code == concern
    ]
    if not found:
        raise NotFoundError(concern)
    return SlipPage(place=place, counters=tuple(found))


def _places() -> Any:
    names = [name for name in PlaceRow.__dataclass_fields__ if not name.startswith("area_")]
    return (
        select(
            *(getattr(Place, name) for name in names),
            Area.name.label("area_name"),
            Area.slug.label("area_slug"),
        )
        .join(Area, Area.id == Place.area_id)
        .order_by(Place.id)
    )


def _place(row: Any) -> PlaceRow:
    return PlaceRow(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it


def _counters(session: Session, place_id: int) -> tuple[CounterRow, ...]:
    shown, parent = is_shown()
    statement = (
        select(
            Counter.id,
            Organisation.slug,
            Organisation.name,
            parent.name,
            Counter.room,
            Counter.concerns,
            Counter.papers,
            Counter.source_lang,
        )
        .join(Organisation, Organisation.id == Counter.organisation_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .where(Counter.place_id == place_id, shown)
        .order_by(Counter.position, Counter.id)
    )
    asked = _asked(session, place_id)
    return tuple(
        CounterRow(
            *(row_id, slug, name, above, room, tuple(concerns), papers, lang),
            asked=asked.get(row_id, ()),
        )
        for row_id, slug, name, above, room, concerns, papers, lang in session.execute(statement)
    )


def _asked(session: Session, place_id: int) -> dict[int, tuple[AskedRow, ...]]:
    """Read what the counters of a house look after; codes that are no more are left out."""
    rows = session.execute(
        select(
            CounterConcern.counter_id,
            CounterConcern.code,
            CounterConcern.room,
            CounterConcern.papers,
        )
        .join(Counter, Counter.id == CounterConcern.counter_id)
        .where(Counter.place_id == place_id, CounterConcern.code.in_(CONCERNS))
        .order_by(CounterConcern.position, CounterConcern.id)
    )
    found: dict[int, tuple[AskedRow, ...]] = {}
    for counter_id, code, room, papers in rows:
        row = AskedRow(code, room, papers_for(code, papers))
        found[counter_id] = (*found.get(counter_id, ()), row)
    return found


def _groups(
    session: Session, place_id: int, *, now: datetime, zone: tzinfo
) -> tuple[HouseGroupRow, ...]:
    statement = (
        select(Group.id, Group.slug, Group.name, Group.kind)
        .where(
            Group.place_id == place_id,
            Group.address_shown == AddressShown.EVERYBODY,
            Group.state.in_(MEETING_STATES),
        )
        .order_by(Group.name, Group.id)
    )
    rows = session.execute(statement).all()
    schedules = schedules_of(session, [row.id for row in rows])
    found: list[HouseGroupRow] = []
    for row in rows:
        own = schedules.get(row.id, ())
        soon = next_meetings(own, since=now, until=now + AHEAD, zone=zone, limit=1)
        found.append(HouseGroupRow(row.slug, row.name, row.kind.value, next(iter(soon), None)))
    return tuple(found)
