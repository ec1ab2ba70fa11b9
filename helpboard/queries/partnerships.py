"""Partnerships as their two sides see them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.models import Area, Group, Organisation, Partnership
from helpboard.queries.concealed import is_concealed


@dataclass(frozen=True, slots=True)
class SideRow:
    """An organisation or a group for whoever speaks for it; ``areas`` are those it lies in."""

    id: int
    slug: str
    name: str
    is_group: bool
    is_open: bool
    is_hidden: bool
    areas: frozenset[int]


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A partnership with its other side; ``contact`` is for the two sides only."""

    id: int
    slug: str
    name: str
    kind: str
    gives: tuple[str, ...]
    receives: tuple[str, ...]
    contact: str
    since: date | None
    review_on: date | None


def organisation_side(session: Session, slug: str) -> SideRow | None:
    """Read an organisation whatever its state; only a verified one may ask for partners."""
    row = session.execute(
        select(Organisation.id, Organisation.name, Organisation.state, Area.path)
        .add_columns(is_concealed().label("is_hidden"))
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.slug == slug)
    ).one_or_none()
    if row is None:
        return None
    is_open = row.state is OrganisationState.VERIFIED and not row.is_hidden
    return SideRow(row.id, slug, row.name, False, is_open, bool(row.is_hidden), _areas(row.path))


def group_side(session: Session, slug: str) -> SideRow | None:
    """Read a group whatever its state; only an active one may ask for partners."""
    row = session.execute(
        select(Group.id, Group.name, Group.state, Area.path)
        .join(Area, Area.id == Group.area_id)
        .where(Group.slug == slug)
    ).one_or_none()
    if row is None:
        return None
    is_open = row.state is GroupState.ACTIVE
    is_closed = row.state is GroupState.CLOSED
    return SideRow(row.id, slug, row.name, True, is_open, is_closed, _areas(row.path))


def partnerships_of(session: Session, side: SideRow) -> tuple[PartnershipRow, ...]:
    """Read the active partnerships of one side, by the name of the other."""
    other = Organisation if side.is_group else Group
    mine: ColumnElement[bool] = Partnership.organisation_id == side.id
    key = Partnership.group_id
    if side.is_group:
        mine, key = Partnership.group_id == side.id, Partnership.organisation_id
    rows = session.execute(
        select(Partnership, other.slug, other.name, other.kind)
        .join(other, other.id == key)
        .where(mine, Partnership.state == PartnershipState.ACTIVE)
        .order_by(other.name, Partnership.id)
    )
    return tuple(_row(row, side) for row in rows)


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """A partnership with both its sides."""

    id: int
    is_active: bool
    organisation: SideRow
    group: SideRow
    organisation_gives: tuple[str, ...]
    group_gives: tuple[str, ...]
    contact: str
    since: date | None
    review_on: date | None


def partnership_page(session: Session, partnership_id: int) -> PartnershipPage | None:
    """Read one partnership, whatever its state."""
    row = session.get(Partnership, partnership_id)
    if row is None:
        return None
    house = session.get_one(Organisation, row.organisation_id).slug
    circle = session.get_one(Group, row.group_id).slug
    organisation, group = organisation_side(session, house), group_side(session, circle)
    if organisation is None or group is None:
        return None
    return PartnershipPage(
        id=row.id,
        is_active=row.state is PartnershipState.ACTIVE,
        organisation=organisation,
        group=group,
        organisation_gives=tuple(row.organisation_gives),
        group_gives=tuple(row.group_gives),
        contact=row.contact,
        since=row.since,
        review_on=row.review_on,
    )


def _row(row: tuple[Partnership, str, str, str], side: SideRow) -> PartnershipRow:
    partnership, slug, name, kind = row
    theirs, ours = partnership.group_gives, partnership.organisation_gives
    if side.is_group:
        theirs, ours = ours, theirs
    return PartnershipRow(
        id=partnership.id,
        slug=slug,
        name=name,
        kind=str(kind),
        gives=tuple(theirs),
        receives=tuple(ours),
        contact=partnership.contact,
        since=partnership.since,
        review_on=partnership.review_on,
    )


def _areas(path: str) -> frozenset[int]:
    return frozenset(int(part) for part in path.strip("/").split("/"))
