"""The desk's register of sites. Addresses are read for the page of one site only (rule 5)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.listing import name_key
from helpboard.domain.policy import Actor
from helpboard.models import Area, Circular, Group, Plan, Site, SiteGroup, SiteRelease, Task, User
from helpboard.queries.held import is_below
from helpboard.queries.lived_in import is_lived_in

MOST = 200
_BY = aliased(User, name="released_by")


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A line of the register."""

    id: int
    name: str
    kind: str
    area_name: str
    head_count: int | None
    closes_on: date | None
    groups: int
    released: int


@dataclass(frozen=True, slots=True)
class Serving:
    """A group that serves a site, with a few words for the desk."""

    group_id: int
    slug: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Released:
    """A person who may know where a site is; ``by`` is None when that coordinator has left."""

    user_id: int
    name: str
    at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class SitePage:
    """A site with its exact address, and everybody who has to do with it."""

    site: Site
    area: Area
    groups: tuple[Serving, ...]
    released: tuple[Released, ...]
    others: tuple[tuple[int, str], ...]
    """Groups of the coordinator's areas that do not serve it, to choose from."""


class Stage(StrEnum):
    """Which sites are shown: those that will close, or those that have; else all but the latter."""

    CLOSING = "closing"
    CLOSED = "closed"


def sites_in_register(
    session: Session,
    actor: Actor,
    *,
    today: date,
    text: str = "",
    area_path: str = "",
    stage: Stage | None = None,
) -> tuple[SiteRow, ...]:
    """Read the sites below the areas of ``actor``, those that close first before all others."""
    groups = select(func.count()).where(SiteGroup.site_id == Site.id).scalar_subquery()
    released = select(func.count()).where(SiteRelease.site_id == Site.id).scalar_subquery()
    statement = (
        select(
            *(Site.id, Site.name, Site.kind, Area.name, Site.head_count, Site.closes_on),
            *(groups, released),
        )
        .join(Area, Area.id == Site.area_id)
        .where(is_below(actor), Area.path.startswith(area_path))
        .order_by(Site.closes_on.is_(None), Site.closes_on, Site.name, Site.id)
    )
    is_open = is_lived_in(today)
    statement = statement.where(~is_open if stage is Stage.CLOSED else is_open)
    if stage is Stage.CLOSING:
        statement = statement.where(Site.closes_on.is_not(None))
    rows: Any = session.execute(statement)
    wanted = name_key(text)
    return tuple(SiteRow(*row) for row in rows if wanted in name_key(row[1]))


def site_page(session: Session, actor: Actor, site_id: int) -> SitePage:
    """Read one site, in four statements; ``NotFoundError`` outside the areas of ``actor``."""
    found = session.execute(
        select(Site, Area)
        .join(Area, Area.id == Site.area_id)
        .where(Site.id == site_id, is_below(actor))
    ).one_or_none()
    if found is None:
        raise NotFoundError(site_id)
    return SitePage(
        site=found.Site,
        area=found.Area,
        groups=_serving(session, site_id),
        released=_released(session, site_id),
        others=_others(session, actor, site_id),
    )


def what_points_to_site(session: Session, site_id: int) -> dict[str, int]:
    """Count what points to a site, by kind and without what does not; takes one statement."""
    counted = {
        "group": select(func.count()).where(SiteGroup.site_id == site_id),
        "person": select(func.count()).where(SiteRelease.site_id == site_id),
        "plan": select(func.count()).where(Plan.site_id == site_id),
        "task": select(func.count()).where(Task.about == "site", Task.about_id == site_id),
        "circular": select(func.count()).where(Circular.filters["site_id"].as_integer() == site_id),
    }
    row = session.execute(select(*(one.scalar_subquery() for one in counted.values()))).one()
    return {kind: number for kind, number in zip(counted, row, strict=True) if number}


def _serving(session: Session, site_id: int) -> tuple[Serving, ...]:
    rows: Any = session.execute(
        select(Group.id, Group.slug, Group.name, SiteGroup.note)
        .join(SiteGroup, SiteGroup.group_id == Group.id)
        .where(SiteGroup.site_id == site_id)
        .order_by(Group.name, Group.id)
    )
    return tuple(Serving(*row) for row in rows)


def _released(session: Session, site_id: int) -> tuple[Released, ...]:
    rows: Any = session.execute(
        select(User.id, User.name, SiteRelease.released_at, _BY.name)
        .join(SiteRelease, SiteRelease.user_id == User.id)
        .outerjoin(_BY, _BY.id == SiteRelease.released_by)
        .where(SiteRelease.site_id == site_id)
        .order_by(User.name, User.id)
    )
    return tuple(Released(*row) for row in rows)


def _others(session: Session, actor: Actor, site_id: int) -> tuple[tuple[int, str], ...]:
    serves = exists().where(SiteGroup.site_id == site_id, SiteGroup.group_id == Group.id)
    rows = session.execute(
        select(Group.id, Group.name)
        .join(Area, Area.id == Group.area_id)
        .where(is_below(actor), Group.state.in_(PUBLIC_STATES), ~serves)
        .order_by(Group.name, Group.id)
        .limit(MOST)
    )
    return tuple((row.id, row.name) for row in rows)
