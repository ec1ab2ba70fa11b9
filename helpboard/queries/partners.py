"""Active partnerships, as either side's public profile shows them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.partnership import PartnershipState
from helpboard.models import Group, Organisation, Partnership
from helpboard.queries.provided import is_shown

_COLUMNS = (
    Partnership.id,
    Partnership.organisation_gives,
    Partnership.group_gives,
    Partnership.since,
)


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """The other side; ``kind`` is its own vocabulary's code. The contact is not loaded."""

    id: int
    slug: str
    name: str
    kind: str
    gives: tuple[str, ...]
    receives: tuple[str, ...]
    since: date | None


@cache
def _groups_of_organisation() -> Select[*tuple[Any, ...]]:
    return (
        select(*_COLUMNS, Group.slug, Group.name, Group.kind)
        .join(Group, Group.id == Partnership.group_id)
        .where(
            Partnership.organisation_id == bindparam("organisation"),
            Partnership.state == PartnershipState.ACTIVE,
            Group.state.in_(PUBLIC_STATES),
        )
        .order_by(Group.name, Group.id)
    )


def partners_of_organisation(session: Session, organisation_id: int) -> tuple[PartnerRow, ...]:
    """Read the public groups that an organisation works with, by name."""
    return tuple(
        PartnerRow(
            id=row.id,
            slug=row.slug,
            name=row.name,
            kind=row.kind.value,
            gives=tuple(row.group_gives),
            receives=tuple(row.organisation_gives),
            since=row.since,
        )
        for row in session.execute(_groups_of_organisation(), {"organisation": organisation_id})
    )


def partners_of_group(session: Session, group_id: int) -> tuple[PartnerRow, ...]:
    """Read the public organisations that a group works with, by name."""
    shown, parent = is_shown()
    statement = (
        select(*_COLUMNS, Organisation.slug, Organisation.name, Organisation.kind)
        .join(Organisation, Organisation.id == Partnership.organisation_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .where(
            Partnership.group_id == group_id,
            Partnership.state == PartnershipState.ACTIVE,
            shown,
        )
        .order_by(Organisation.name, Organisation.id)
    )
    return tuple(
        PartnerRow(
            id=row.id,
            slug=row.slug,
            name=row.name,
            kind=row.kind,
            gives=tuple(row.organisation_gives),
            receives=tuple(row.group_gives),
            since=row.since,
        )
        for row in session.execute(statement)
    )


def partner_groups(session: Session, organisation_id: int) -> tuple[int, ...]:
    """Read the ids of the public groups that an organisation works with."""
    statement = (
        select(Group.id)
        .join(Partnership, Partnership.group_id == Group.id)
        .where(
            Partnership.organisation_id == organisation_id,
            Partnership.state == PartnershipState.ACTIVE,
            Group.state.in_(PUBLIC_STATES),
        )
        .order_by(Group.id)
    )
    return tuple(session.scalars(statement))
