"""What an organisation regularly provides: adding, changing and ending services."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.policy import Actor
from helpboard.domain.profile import SERVICE_FIELDS, ProvidedService, check_service, slug_of
from helpboard.models import Area, Organisation, Place, Service
from helpboard.services import search
from helpboard.services.organisations import editable, free_slug

MOST = 40
_PLAIN = tuple(name for name in SERVICE_FIELDS if name not in {"area", "place"})


def as_read(row: Service) -> str:
    """Return what a service's form carries, so that a change by somebody else is noticed."""
    names = (*_PLAIN, "area_id", "place_id")
    return fingerprint({name: getattr(row, name) for name in names})


def add_service(
    session: Session,
    *,
    actor: Actor,
    organisation_id: int,
    typed: Mapping[str, Any],
    hours: str,
) -> Service:
    """Offer one more, ``hours`` are checked; raises ``FieldsError`` or ``NotAllowedError``."""
    organisation = editable(session, organisation_id, actor=actor)
    statement = select(func.count(), func.max(Service.position)).where(
        Service.organisation_id == organisation_id
    )
    total, last = session.execute(statement).one()
    if total >= MOST:
        raise FieldsError(FieldProblem("name", "too_many_services", {"maximum": MOST}))
    found = _Found(session)
    checked = found.check(typed, hours)
    wanted = "-".join(part for part in (organisation.slug, slug_of(checked.name)) if part)[:70]
    service = Service(
        slug=free_slug(session, Service.slug, wanted.strip("-")),
        organisation_id=organisation_id,
        position=0 if last is None else last + 1,
    )
    found.take_over(service, checked)
    session.add(service)
    _changed(session, organisation)
    return service


def change_service(
    session: Session,
    *,
    actor: Actor,
    service_id: int,
    typed: Mapping[str, Any],
    hours: str,
    seen: str,
) -> Service:
    """Change a service that was read as ``seen``; raises ``ConflictError`` when it has moved."""
    service, organisation = own_service(session, service_id, actor=actor)
    if as_read(service) != seen:
        raise ConflictError(service_id)
    found = _Found(session)
    found.take_over(service, found.check(typed, hours))
    _changed(session, organisation)
    return service


def end_service(session: Session, *, actor: Actor, service_id: int) -> None:
    """Take a service off the profile for good; raises ``NotFoundError`` when it is gone."""
    service, organisation = own_service(session, service_id, actor=actor)
    session.delete(service)
    _changed(session, organisation)


def own_service(session: Session, service_id: int, *, actor: Actor) -> tuple[Service, Organisation]:
    """Return a service of an organisation that ``actor`` edits, and the organisation."""
    service = session.get(Service, service_id)
    if service is None:
        raise NotFoundError(service_id)
    organisation = editable(session, service.organisation_id, actor=actor)
    session.refresh(service)
    return service, organisation


def _changed(session: Session, organisation: Organisation) -> None:
    session.flush()
    search.index_organisation(session, organisation)


class _Found:
    """Areas and places by their slugs."""

    def __init__(self, session: Session) -> None:
        self._areas = {row.slug: row.id for row in session.execute(select(Area.slug, Area.id))}
        self._places = {row.slug: row.id for row in session.execute(select(Place.slug, Place.id))}

    def check(self, typed: Mapping[str, Any], hours: str) -> ProvidedService:
        return check_service(typed, areas=self._areas, places=self._places, hours=hours)

    def take_over(self, service: Service, checked: ProvidedService) -> None:
        for name in _PLAIN:
            setattr(service, name, getattr(checked, name))
        service.area_id = self._areas[checked.area]
        service.place_id = self._places[checked.place] if checked.place else None
