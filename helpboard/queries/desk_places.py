"""Public houses at the desk, who may sit in one, and what people come for."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.listing import name_key
from helpboard.domain.policy import Actor
from helpboard.models import Area, Counter, CounterConcern, Organisation, Place
from helpboard.queries.concealed import is_concealed
from helpboard.queries.held import is_below


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A house in the list."""

    id: int
    name: str
    kind: str
    area_name: str
    counters: int


@dataclass(frozen=True, slots=True)
class SeatLine:
    """Who sits in a house, with the codes of what people come for."""

    id: int
    name: str
    parent_name: str | None
    room: str
    asked: tuple[str, ...]


def places_of(session: Session, actor: Actor, *, text: str = "") -> tuple[PlaceLine, ...]:
    """Read the houses below the areas of ``actor`` by name; one statement."""
    counters = select(func.count()).where(Counter.place_id == Place.id).scalar_subquery()
    rows: Any = session.execute(
        select(Place.id, Place.name, Place.kind, Area.name, counters)
        .join(Area, Area.id == Place.area_id)
        .where(is_below(actor))
        .order_by(Place.id)
    )
    wanted = name_key(text)
    found = (PlaceLine(*row) for row in rows)
    matching = (line for line in found if wanted in name_key(line.name))
    return tuple(sorted(matching, key=lambda line: (name_key(line.name), line.id)))


def seats_in(session: Session, place_id: int) -> tuple[SeatLine, ...]:
    """Read who sits in a house, in the order of its page; two statements."""
    parent = aliased(Organisation)
    rows = session.execute(
        select(Counter.id, Organisation.name, parent.name, Counter.room)
        .join(Organisation, Organisation.id == Counter.organisation_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .where(Counter.place_id == place_id)
        .order_by(Counter.position, Counter.id)
    ).all()
    asked: dict[int, tuple[str, ...]] = {}
    codes = session.execute(
        select(CounterConcern.counter_id, CounterConcern.code)
        .join(Counter, Counter.id == CounterConcern.counter_id)
        .where(Counter.place_id == place_id)
        .order_by(CounterConcern.position, CounterConcern.id)
    )
    for counter_id, code in codes:
        asked[counter_id] = (*asked.get(counter_id, ()), code)
    return tuple(SeatLine(*row, asked.get(row.id, ())) for row in rows)


def asked_at(session: Session, counter_id: int) -> list[CounterConcern]:
    """Read what people come to a counter for, in the order of the list."""
    return list(
        session.scalars(
            select(CounterConcern)
            .where(CounterConcern.counter_id == counter_id)
            .order_by(CounterConcern.position, CounterConcern.id)
        )
    )


def organisations_to_seat(session: Session, kept: int | None) -> list[tuple[int, str]]:
    """Read who may sit in a house, departments with their organisation, by name.

    ``kept`` sits there now and stays to be chosen, whether it is public or not.
    """
    parent = aliased(Organisation)
    rows = session.execute(
        select(Organisation.id, Organisation.name, parent.name)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .where(or_(~is_concealed(), Organisation.id == kept))
    )
    named = [(row_id, f"{above} · {name}" if above else name) for row_id, name, above in rows]
    return sorted(named, key=lambda pair: (name_key(pair[1]), pair[0]))
