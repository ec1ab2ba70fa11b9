"""What organisations regularly provide: advice hours, courses, sport."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from helpboard.models import Organisation, Place, Service
from helpboard.queries.concealed import is_concealed


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service with whose it is and where it takes place."""

    id: int
    slug: str
    topic: str
    name: str
    sort_name: str
    about: str
    papers: str
    source_lang: str
    languages: tuple[str, ...]
    conditions: tuple[str, ...]
    opening_hours: str
    organisation_slug: str
    organisation_name: str
    place_slug: str | None
    place_name: str | None


def services_of_organisation(session: Session, organisation_id: int) -> tuple[ServiceRow, ...]:
    """Read the services of a public organisation, in its own order."""
    return _services(session, "organisation_id", organisation_id)


def services_in_place(session: Session, place_id: int) -> tuple[ServiceRow, ...]:
    """Read the services of public organisations in a house."""
    return _services(session, "place_id", place_id)


def is_shown() -> tuple[ColumnElement[bool], Any]:
    """Return the condition that :class:`Organisation` is public, and the parent to join for it."""
    return ~is_concealed(), aliased(Organisation)


def service_rows() -> Select[*tuple[Any, ...]]:
    """Select what :func:`service_of` reads, of all public services; the caller says which."""
    shown, parent = is_shown()
    return (
        select(
            Service.id,
            Service.slug,
            Service.topic,
            Service.name,
            Service.sort_name,
            Service.about,
            Service.papers,
            Service.source_lang,
            Service.languages,
            Service.conditions,
            Service.opening_hours,
            Organisation.slug.label("organisation_slug"),
            Organisation.name.label("organisation_name"),
            Place.slug.label("place_slug"),
            Place.name.label("place_name"),
        )
        .join(Organisation, Organisation.id == Service.organisation_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .outerjoin(Place, Place.id == Service.place_id)
        .where(shown)
    )


def service_of(row: Any) -> ServiceRow:
    """Turn a row of :func:`service_rows` into a service."""
    return ServiceRow(
        **{
            **row._mapping,  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
            "languages": tuple(row.languages),
            "conditions": tuple(row.conditions),
        }
    )


@cache
def _statement(whose: str) -> Select[*tuple[Any, ...]]:
    return (
        service_rows()
        .where(getattr(Service, whose) == bindparam("owner"))
        .order_by(Service.position, Service.name, Service.id)
    )


def _services(session: Session, whose: str, owner: int) -> tuple[ServiceRow, ...]:
    found = session.execute(_statement(whose), {"owner": owner})
    return tuple(service_of(row) for row in found)
