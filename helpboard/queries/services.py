"""All services of public organisations: a list for programs, and one of them.

A town has some hundred services. So one narrow statement reads what decides, Python picks and
orders as German readers expect, and a second statement reads one page.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.listing import matches_any, name_key, topics_below
from helpboard.models import Area, Organisation, Service
from helpboard.queries.provided import ServiceRow, is_shown, service_of, service_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFilter:
    """What a reader wants to see below ``area_path``; a branch includes its leaves."""

    area_path: str
    organisation: str | None = None
    topic: str | None = None
    speaks: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ServiceName:
    """A service in the list: its name as sorted, and its id."""

    key: str
    id: int


def service_names(session: Session, chosen: ServiceFilter) -> list[ServiceName]:
    """Read which services match ``chosen``, by name."""
    shown, parent = is_shown()
    statement = (
        select(
            *(Service.id, Service.name, Service.topic, Service.languages),
            Organisation.slug.label("organisation_slug"),
        )
        .join(Organisation, Organisation.id == Service.organisation_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .join(Area, Area.id == Service.area_id)
        .where(shown, Area.path.startswith(chosen.area_path, autoescape=True))
    )
    found = [
        ServiceName(name_key(row.name), row.id)
        for row in session.execute(statement)
        if _matches(row, chosen)
    ]
    return sorted(found, key=lambda one: (one.key, one.id))


def _matches(row: Any, chosen: ServiceFilter) -> bool:
    return (
        chosen.organisation in {None, row.organisation_slug}
        and matches_any((row.topic,), topics_below(chosen.topic))
        and (chosen.speaks is None or chosen.speaks in row.languages)
        and name_key(chosen.text) in name_key(row.name)
    )


def services_by_id(session: Session, ids: Collection[int]) -> dict[int, ServiceRow]:
    """Read some public services; those that are gone are left out."""
    statement = service_rows().where(Service.id.in_(ids))
    return {row.id: service_of(row) for row in session.execute(statement)}


def every_service(session: Session) -> list[ServiceRow]:
    """Read every public service, in the order in which they came."""
    return [service_of(row) for row in session.execute(service_rows().order_by(Service.id))]


def service_by_slug(session: Session, slug: str) -> ServiceRow:
    """Read one service; raises :class:`NotFoundError` when its organisation is not public."""
    row = session.execute(service_rows().where(Service.slug == slug)).one_or_none()
    if row is None:
        raise NotFoundError(slug)
    return service_of(row)
