"""Looking after public houses: what they say, who sits there, and what people come for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.place_profile import PLACE_FIELDS, PlaceProfile, Seat, check_place, check_seat
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.profile import slug_of
from helpboard.domain.translation import ItemKind, Source
from helpboard.models import Area, Counter, CounterConcern, Place
from helpboard.queries.actors import areas_above
from helpboard.queries.desk_places import asked_at, organisations_to_seat
from helpboard.queries.held import is_below
from helpboard.services.content_items import Said, item_of, source_changed
from helpboard.services.deeds import note_deed
from helpboard.services.organisations import free_slug

_COLUMNS = tuple(name for name in PLACE_FIELDS if name != "area")


def add_place(
    session: Session, *, actor: Actor, typed: Mapping[str, Any], hours: str, now: datetime
) -> Place:
    """Put a house of the actor's areas on the board; raises ``FieldsError``."""
    areas = _areas(session, actor)
    profile = check_place(typed, areas=areas, kind="", hours=hours)
    slug = free_slug(session, Place.slug, slug_of(profile.name) or "house")
    place = Place(slug=slug, created_at=now, updated_at=now)
    _take_over(place, profile, areas)
    session.add(place)
    session.flush()
    _record(session, ItemKind.PLACE, place, None, actor=actor, now=now)
    _note(session, actor, "add", place.id, now=now)
    return place


def edit_place(
    session: Session,
    *,
    actor: Actor,
    place_id: int,
    typed: Mapping[str, Any],
    hours: str,
    seen: str,
    now: datetime,
) -> Place:
    """Change a house that was read as ``seen``; with ``is_small`` its translations stay right.

    Raises ``ConflictError`` when it has moved, ``NotFoundError`` outside the actor's areas,
    ``FieldsError``.
    """
    place = place_to_change(session, place_id, actor=actor)
    if as_read(place) != seen:
        raise ConflictError(place_id)
    areas, before = _areas(session, actor), _source(ItemKind.PLACE, place)
    old = {name: getattr(place, name) for name in (*_COLUMNS, "area_id")}
    _take_over(place, check_place(typed, areas=areas, kind=place.kind, hours=hours), areas)
    changed = [name for name, value in old.items() if getattr(place, name) != value]
    if changed:
        place.updated_at = now
        session.flush()
        small = bool(typed.get("is_small"))
        _record(session, ItemKind.PLACE, place, before, actor=actor, now=now, is_small=small)
        _note(session, actor, "edit", place.id, now=now, fields=changed)
    return place


def add_seat(
    session: Session, *, actor: Actor, place_id: int, typed: Mapping[str, Any], now: datetime
) -> Counter:
    """Let somebody sit in a house, behind all others; raises ``FieldsError``."""
    place = place_to_change(session, place_id, actor=actor)
    seat = check_seat(typed, organisations=_organisations(session, None))
    last = session.scalar(select(func.max(Counter.position)).where(Counter.place_id == place_id))
    position = 0 if last is None else last + 1
    counter = Counter(place_id=place.id, concerns=[], position=position)
    _seat(counter, seat)
    session.add(counter)
    session.flush()
    _ask(session, counter, seat)
    _record(session, ItemKind.COUNTER, counter, None, actor=actor, now=now)
    _note(session, actor, "seats", place.id, now=now)
    return counter


def edit_seat(
    session: Session,
    *,
    actor: Actor,
    place_id: int,
    counter_id: int,
    typed: Mapping[str, Any],
    seen: str,
    now: datetime,
) -> Counter:
    """Change who sits there for what; raises as :func:`edit_place`."""
    counter = seat_to_change(session, place_id, counter_id, actor=actor)
    if seat_as_read(session, counter) != seen:
        raise ConflictError(counter_id)
    before = _source(ItemKind.COUNTER, counter)
    known = _organisations(session, counter.organisation_id)
    seat = check_seat(typed, organisations=known)
    _seat(counter, seat)
    session.flush()
    _ask(session, counter, seat)
    small = bool(typed.get("is_small"))
    _record(session, ItemKind.COUNTER, counter, before, actor=actor, now=now, is_small=small)
    _note(session, actor, "seats", place_id, now=now)
    return counter


def remove_seat(
    session: Session, *, actor: Actor, place_id: int, counter_id: int, now: datetime
) -> None:
    """Note that somebody sits there no more."""
    counter = seat_to_change(session, place_id, counter_id, actor=actor)
    session.execute(delete(CounterConcern).where(CounterConcern.counter_id == counter_id))
    session.delete(counter)
    session.flush()
    _note(session, actor, "seats", place_id, now=now)


def shift_seat(
    session: Session, *, actor: Actor, place_id: int, counter_id: int, step: int, now: datetime
) -> None:
    """Let a counter change places with the one before (-1) or after it (1); nothing at the end."""
    counter = seat_to_change(session, place_id, counter_id, actor=actor)
    rows = list(
        session.scalars(
            select(Counter)
            .where(Counter.place_id == place_id)
            .order_by(Counter.position, Counter.id)
        )
    )
    here = rows.index(counter)
    if 0 <= here + step < len(rows):
        rows[here], rows[here + step] = rows[here + step], rows[here]
        for position, row in enumerate(rows):
            row.position = position
        session.flush()
        _note(session, actor, "seats", place_id, now=now)


def place_to_change(session: Session, place_id: int, *, actor: Actor) -> Place:
    """Lock a house for changing; to everybody outside its area there is none."""
    place = session.get(Place, place_id, with_for_update=True, populate_existing=True)
    if place is None:
        raise NotFoundError(place_id)
    if not policy.may(actor, Action.KEEP_PLACE, Thing(areas=areas_above(session, place.area_id))):
        raise NotFoundError(place_id)
    return place


def seat_to_change(session: Session, place_id: int, counter_id: int, *, actor: Actor) -> Counter:
    """Return a counter of a house, which is locked; raises ``NotFoundError``."""
    place_to_change(session, place_id, actor=actor)
    counter = session.get(Counter, counter_id, populate_existing=True)
    if counter is None or counter.place_id != place_id:
        raise NotFoundError(counter_id)
    return counter


def as_read(place: Place) -> str:
    """Return what a house's form carries, so that a change by somebody else is noticed."""
    values = {name: getattr(place, name) for name in _COLUMNS}
    return fingerprint({**values, "area_id": place.area_id})


def seat_as_read(session: Session, counter: Counter) -> str:
    """Return what the form of a counter carries, with what people come for."""
    asked = [[row.code, row.room, list(row.papers)] for row in asked_at(session, counter.id)]
    names = ("organisation_id", "room", "papers", "source_lang")
    return fingerprint({**{name: getattr(counter, name) for name in names}, "asked": asked})


def _organisations(session: Session, kept: int | None) -> list[str]:
    return [str(row_id) for row_id, _name in organisations_to_seat(session, kept)]


def _seat(counter: Counter, seat: Seat) -> None:
    counter.organisation_id, counter.room = seat.organisation, seat.room
    counter.papers, counter.source_lang = seat.papers, seat.source_lang


def _ask(session: Session, counter: Counter, seat: Seat) -> None:
    session.execute(delete(CounterConcern).where(CounterConcern.counter_id == counter.id))
    session.add_all(
        CounterConcern(
            counter_id=counter.id,
            code=asked.code,
            room=asked.room,
            papers=asked.papers,
            position=position,
        )
        for position, asked in enumerate(seat.asked)
    )
    session.flush()


def _source(kind: ItemKind, thing: Place | Counter) -> Source:
    name = "portrait" if kind is ItemKind.PLACE else "papers"
    return Source(thing.source_lang, {name: getattr(thing, name)})


def _record(
    session: Session,
    kind: ItemKind,
    thing: Place | Counter,
    before: Source | None,
    *,
    actor: Actor,
    now: datetime,
    is_small: bool = False,
) -> None:
    source = _source(kind, thing)
    if before is None and not any(source.fields.values()):
        return
    said = Said(lang=source.lang, fields=source.fields, is_small=is_small, by=actor.user_id)
    item = item_of(session, kind, thing.id)
    source_changed(session, item=item, before=before, said=said, now=now)


def _areas(session: Session, actor: Actor) -> dict[str, int]:
    """Return the areas of ``actor`` by slug: a house never leaves them."""
    rows = session.execute(select(Area.slug, Area.id).where(is_below(actor)))
    return {row.slug: row.id for row in rows}


def _take_over(place: Place, profile: PlaceProfile, areas: Mapping[str, int]) -> None:
    place.area_id = areas[profile.area]
    for name in _COLUMNS:
        setattr(place, name, getattr(profile, name))


def _note(
    session: Session, actor: Actor, what: str, place_id: int, *, now: datetime, **codes: Any
) -> None:
    note_deed(
        session, actor=actor, action=f"place:{what}", about=("place", place_id), now=now, **codes
    )
