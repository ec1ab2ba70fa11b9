"""An organisation's profile, and what stands on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.organisation import PUBLIC_STATES, OrganisationState
from helpboard.models import Area, Counter, Organisation, Photo, Place
from helpboard.queries.board import CardRow, card_of, newest_first, newest_with_code
from helpboard.queries.concealed import is_concealed
from helpboard.queries.gives_seeks import GiveSeekRow, gives_seeks_of_organisation
from helpboard.queries.logos import LogoRow, newest_logo
from helpboard.queries.partners import PartnerRow, partners_of_organisation
from helpboard.queries.provided import ServiceRow, services_of_organisation

NEWEST = 5


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A place where an organisation has a room."""

    slug: str
    name: str
    room: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """The facts of a profile, all of them public (rule 11)."""

    id: int
    slug: str
    name: str
    kind: str
    state: OrganisationState
    verified_at: datetime | None
    area_name: str
    area_slug: str
    about: str
    source_lang: str
    street: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    opening_hours: str
    donations: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    reply_hours: int | None
    updated_at: datetime

    @property
    def is_verified(self) -> bool:
        """Tell whether the coordinator vouches for it."""
        return self.state is OrganisationState.VERIFIED


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """A profile with everything that its page shows."""

    organisation: OrganisationRow
    parent: Link | None
    departments: tuple[Link, ...]
    seats: tuple[SeatRow, ...]
    services: tuple[ServiceRow, ...]
    gives_seeks: tuple[GiveSeekRow, ...]
    partners: tuple[PartnerRow, ...]
    posts: tuple[CardRow, ...]
    logo: LogoRow | None


def organisation_page(session: Session, slug: str, *, now: datetime) -> OrganisationPage:
    """Read a public profile; hidden ones, and all below hidden ones, are not found."""
    row, parent, logo = _profile(session, slug)
    return OrganisationPage(
        organisation=row,
        parent=parent,
        departments=_departments(session, row.id),
        seats=_seats(session, row.id),
        services=services_of_organisation(session, row.id),
        gives_seeks=gives_seeks_of_organisation(session, row.id),
        partners=partners_of_organisation(session, row.id),
        posts=newest_of(session, row.slug, now=now),
        logo=logo,
    )


def goes_on_as(session: Session, slug: str) -> str | None:
    """Return the slug of the organisation that a profile was put together with; None for none."""
    old = aliased(Organisation)
    statement = (
        select(Organisation.slug)
        .join(old, old.merged_into_id == Organisation.id)
        .where(old.slug == slug, ~is_concealed())
    )
    return session.scalars(statement).one_or_none()


def organisation_row(session: Session, slug: str) -> OrganisationRow:
    """Read the facts of a public profile alone."""
    return _profile(session, slug)[0]


@cache
def _newest() -> Select[*tuple[Any, ...]]:
    return newest_first(newest_with_code())


def newest_of(
    session: Session, slug: str, *, now: datetime, limit: int = NEWEST
) -> tuple[CardRow, ...]:
    """Read the newest public posts of an organisation."""
    asked = {"code": f"organisation:{slug}", "now": now, "wanted": limit}
    return tuple(card_of(row) for row in session.execute(_newest(), asked))


_NAMES = tuple(
    name for name in OrganisationRow.__dataclass_fields__ if not name.startswith("area_")
)


def _profiles() -> Select[*tuple[Any, ...]]:
    """Select all public profiles with what is above them, and their logos."""
    parent = aliased(Organisation)
    return (
        select(
            *(getattr(Organisation, name) for name in _NAMES),
            Area.name.label("area_name"),
            Area.slug.label("area_slug"),
            parent.slug.label("parent_slug"),
            parent.name.label("parent_name"),
            Photo.name.label("logo_name"),
            Photo.width,
            Photo.height,
        )
        .join(Area, Area.id == Organisation.area_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .outerjoin(Photo, Photo.id == newest_logo())
        .where(~is_concealed())
    )


@cache
def _profile_statement() -> Select[*tuple[Any, ...]]:
    return _profiles().where(Organisation.slug == bindparam("slug"))


def every_profile(session: Session) -> list[tuple[OrganisationRow, Link | None]]:
    """Read the facts of all public profiles, each with what it is a department of."""
    found = session.execute(_profiles().order_by(Organisation.id)).all()
    return [(_row(row, (*_NAMES, "area_name", "area_slug")), _above(row)) for row in found]


def _profile(session: Session, slug: str) -> tuple[OrganisationRow, Link | None, LogoRow | None]:
    row = session.execute(_profile_statement(), {"slug": slug}).one_or_none()
    if row is None:
        raise NotFoundError(slug)
    logo = LogoRow(row.logo_name, row.width, row.height) if row.logo_name else None
    return _row(row, (*_NAMES, "area_name", "area_slug")), _above(row), logo


def _above(row: Any) -> Link | None:
    return Link(row.parent_slug, row.parent_name) if row.parent_slug else None


def _row(row: Any, names: Iterable[str]) -> OrganisationRow:
    values = {name: getattr(row, name) for name in names}
    lists = {name: tuple(values[name]) for name in ("topics", "languages")}
    return OrganisationRow(**{**values, **lists})


@cache
def _departments_statement() -> Select[*tuple[Any, ...]]:
    return (
        select(Organisation.slug, Organisation.name)
        .where(Organisation.parent_id == bindparam("parent"), Organisation.state.in_(PUBLIC_STATES))
        .order_by(Organisation.name, Organisation.id)
    )


@cache
def _seats_statement() -> Select[*tuple[Any, ...]]:
    return (
        select(Place.slug, Place.name, Counter.room)
        .join(Counter, Counter.place_id == Place.id)
        .where(Counter.organisation_id == bindparam("organisation"))
        .order_by(Place.name, Counter.position, Counter.id)
    )


def _departments(session: Session, organisation_id: int) -> tuple[Link, ...]:
    rows = session.execute(_departments_statement(), {"parent": organisation_id})
    return tuple(Link(*row) for row in rows)


def _seats(session: Session, organisation_id: int) -> tuple[SeatRow, ...]:
    rows = session.execute(_seats_statement(), {"organisation": organisation_id})
    return tuple(SeatRow(*row) for row in rows)
