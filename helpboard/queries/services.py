"""All services of public organisations: a list for programs, and one of them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.listing import topics_below
from helpboard.models import Area, Organisation, Service
from helpboard.queries.by_name import NamePlace, carries, is_named, page_by_name
from helpboard.queries.concealed import is_concealed
from helpboard.queries.provided import ServiceRow, service_of, service_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFilter:
    """What a reader wants to see below ``area_path``; a branch includes its leaves."""

    area_path: str
    organisation: str | None = None
    topic: str | None = None
    speaks: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ServiceListPart:
    """A page of the list by name; ``total`` counts the services of all pages."""

    services: tuple[ServiceRow, ...]
    total: int
    next: NamePlace | None


def part_of_service_list(
    session: Session, chosen: ServiceFilter, *, after: NamePlace | None, size: int
) -> ServiceListPart:
    """Read a page of what matches ``chosen``, by name, and no more than stands on it."""
    total = session.scalar(_count(chosen)) or 0
    statement = service_rows().join(Area, Area.id == Service.area_id).where(*_matches(chosen))
    rows = session.execute(page_by_name(statement, Service, after=after, size=size)).all()
    shown = rows[:size]
    return ServiceListPart(
        tuple(service_of(row) for row in shown),
        total=total,
        next=(shown[-1].sort_name, shown[-1].id) if len(rows) > size else None,
    )


def _count(chosen: ServiceFilter) -> Any:
    return (
        select(func.count(Service.id))
        .join(Organisation, Organisation.id == Service.organisation_id)
        .join(Area, Area.id == Service.area_id)
        .where(~is_concealed(), *_matches(chosen))
    )


def _matches(chosen: ServiceFilter) -> list[ColumnElement[bool]]:
    wanted = topics_below(chosen.topic)
    return [
        Area.path.startswith(chosen.area_path, autoescape=True),
        *([] if chosen.organisation is None else [Organisation.slug == chosen.organisation]),
        *([] if wanted is None else [Service.topic.in_(sorted(wanted))]),
        carries(Service.languages, None if chosen.speaks is None else (chosen.speaks,)),
        is_named(Service, chosen.text),
    ]


def every_service(session: Session) -> list[ServiceRow]:
    """Read every public service, in the order in which they came."""
    return [service_of(row) for row in session.execute(service_rows().order_by(Service.id))]


def service_by_slug(session: Session, slug: str) -> ServiceRow:
    """Read one service; raises :class:`NotFoundError` when its organisation is not public."""
    row = session.execute(service_rows().where(Service.slug == slug)).one_or_none()
    if row is None:
        raise NotFoundError(slug)
    return service_of(row)
