"""Organisations and groups without a partner, each with those who fit best."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Actor
from helpboard.models import Area, Group, Organisation
from helpboard.queries.candidates import Suggestion, found_among
from helpboard.queries.concealed import is_concealed
from helpboard.queries.desk import is_alone
from helpboard.queries.held import is_below
from helpboard.queries.match_blocks import apart_partners
from helpboard.queries.match_sides import Named, groups_as_sides, organisations_as_sides
from helpboard.queries.partners_sought import have_partner, partners_known
from helpboard.queries.weights import measure

PAGE = 10
BEST = 2


@dataclass(frozen=True, slots=True)
class Seeker:
    """One without a partner; ``best`` and, where nobody fits yet, ``near`` misses."""

    id: int
    slug: str
    name: str
    kind: str
    area_name: str
    best: tuple[Suggestion, ...]
    near: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class SeekersPage:
    """A page of them; ``next`` is the last id shown."""

    rows: tuple[Seeker, ...]
    total: int
    next: int | None


def seekers(
    session: Session, actor: Actor, *, of_groups: bool, now: datetime, after: int = 0
) -> SeekersPage:
    """Read those below the areas of ``actor`` who have no partner, with two who fit best.

    A fixed number of statements; pairs that were asked before, worked together, or
    do not talk are left out.
    """
    ids = list(session.scalars(_alone_groups(actor) if of_groups else _alone_houses(actor)))
    rest = [one for one in ids if one > after]
    shown = rest[:PAGE]
    ones = _sides(session, shown, of_groups=of_groups, today=now.date())
    others = _others(session, of_groups=of_groups, today=now.date())
    known, by = partners_known(session) | apart_partners(session), measure(session)

    def fitting(one: Named) -> tuple[Named, ...]:
        pairs = ((str(other.id), str(one.id)) if of_groups else (str(one.id), str(other.id))
                 for other in others)  # fmt: skip
        return tuple(other for other, pair in zip(others, pairs, strict=True) if pair not in known)

    rows = [(one, found_among(one, fitting(one), by, most=BEST)) for one in ones]
    return SeekersPage(
        tuple(
            Seeker(one.id, one.slug, one.name, one.kind, one.area_name, found.best, found.near)
            for one, found in rows
        ),
        total=len(ids),
        next=shown[-1] if len(rest) > PAGE else None,
    )


def _sides(
    session: Session, ids: Iterable[int], *, of_groups: bool, today: date
) -> tuple[Named, ...]:
    if of_groups:
        return groups_as_sides(session, Group.id.in_(ids), today=today)
    return organisations_as_sides(session, Organisation.id.in_(ids))


def _others(session: Session, *, of_groups: bool, today: date) -> tuple[Named, ...]:
    if of_groups:
        verified: ColumnElement[bool] = Organisation.state == OrganisationState.VERIFIED
        return organisations_as_sides(session, verified)
    return groups_as_sides(session, Group.state == GroupState.ACTIVE, today=today)


def _alone_houses(actor: Actor) -> Select[Any]:
    return (
        select(Organisation.id)
        .join(Area, Area.id == Organisation.area_id)
        .where(
            Organisation.state == OrganisationState.VERIFIED,
            Organisation.parent_id.is_(None),
            ~is_concealed(),
            is_alone(),
            is_below(actor),
        )
        .order_by(Organisation.id)
    )


def _alone_groups(actor: Actor) -> Select[Any]:
    return (
        select(Group.id)
        .join(Area, Area.id == Group.area_id)
        .where(Group.state == GroupState.ACTIVE, ~have_partner(), is_below(actor))
        .order_by(Group.id)
    )
