"""What the board holds of a table: its rows as values, and the slugs that cells may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import is_private_draft
from helpboard.domain.tables.tables import Table
from helpboard.models import Area, Group, InfoPage, Organisation, Place, Post, Site
from helpboard.queries.recorded_people import read_people
from helpboard.services.exchange.satellites import SATELLITES, load_satellites

MODELS: Mapping[str, type[Any]] = {
    "organisations": Organisation,
    "groups": Group,
    "posts": Post,
    "areas": Area,
    "sites": Site,
    "pages": InfoPage,
}
REFERRED: Mapping[str, type[Any]] = {
    "area": Area,
    "place": Place,
    "organisation": Organisation,
    "group": Group,
    "page": InfoPage,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the database and its values by column."""

    entity: Any
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stock:
    """Every entry of a table by its key, the ids of what cells may name, who is verified."""

    entries: Mapping[str, Entry]
    ids: Mapping[str, Mapping[str, int]]
    verified: frozenset[str]


def is_private(entry: Entry) -> bool:
    """Tell whether a row is a draft that nobody has posted: its author's alone."""
    return isinstance(entry.entity, Post) and is_private_draft(entry.entity)


def own_kind(table: Table) -> str:
    """Return by which name cells refer to rows of ``table`` itself, if any do."""
    model = MODELS.get(table.name)
    return next((kind for kind, referred in REFERRED.items() if referred is model), "")


def read_stock(session: Session, table: Table) -> Stock:
    """Read everything that ``table`` is compared with; a constant number of statements."""
    if table.name == "people":
        found = {key: Entry(*person) for key, person in read_people(session).items()}
        return Stock(found, {"area": slug_ids(session, "area")}, frozenset())
    kinds = {column.refers_to for column in table.columns if column.refers_to}
    ids = {kind: slug_ids(session, kind) for kind in sorted(kinds)}
    model = MODELS[table.name]
    satellites = load_satellites(session, model)
    slugs = {kind: {number: slug for slug, number in ids[kind].items()} for kind in kinds}
    entries = {}
    for entity in session.scalars(select(model).order_by(model.id)):
        values: dict[str, Any] = {}
        for column in table.columns:
            if column.name in SATELLITES:
                values[column.name] = satellites[column.name].get(entity.id, [])
            elif column.refers_to:
                referred = getattr(entity, f"{column.name}_id")
                values[column.name] = slugs[column.refers_to].get(referred)
            else:
                values[column.name] = getattr(entity, column.name)
        entries[str(getattr(entity, table.key))] = Entry(entity, values)
    return Stock(entries, ids, _verified(session) if table.name == "posts" else frozenset())


def slug_ids(session: Session, kind: str) -> dict[str, int]:
    """Return the id of every slug of a kind of thing; a page is known by its whole path."""
    model = REFERRED[kind]
    name = model.path if model is InfoPage else model.slug
    return {row[0]: row[1] for row in session.execute(select(name, model.id))}


def _verified(session: Session) -> frozenset[str]:
    statement = select(Organisation.slug).where(Organisation.state == OrganisationState.VERIFIED)
    return frozenset(session.scalars(statement))
