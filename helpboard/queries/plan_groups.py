"""The groups of a closing site, with what they do, and those that may go on with it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.policy import Actor
from helpboard.domain.posting import OPEN_STATES
from helpboard.models import Area, Group, GroupSchedule, Post, SiteGroup
from helpboard.queries.held import is_below


@dataclass(frozen=True, slots=True)
class SiteGroupRow:
    """A group of the site: how many rhythms it meets in after a day, how many posts are open."""

    id: int
    slug: str
    name: str
    sites: int
    rhythms: int
    posts: int


def groups_of_site(session: Session, site_id: int, *, after: date) -> list[SiteGroupRow]:
    """Return the groups that serve a site, in one statement; for its coordinators only (rule 5)."""
    others = (
        select(func.count()).where(SiteGroup.group_id == Group.id).correlate(Group)
    ).scalar_subquery()
    rhythms = (
        select(func.count(GroupSchedule.id))
        .where(
            GroupSchedule.group_id == Group.id,
            or_(GroupSchedule.until.is_(None), GroupSchedule.until > after),
        )
        .correlate(Group)
        .scalar_subquery()
    )
    posts = (
        select(func.count(Post.id))
        .where(Post.group_id == Group.id, Post.state.in_(OPEN_STATES))
        .correlate(Group)
        .scalar_subquery()
    )
    serves = Group.id.in_(select(SiteGroup.group_id).where(SiteGroup.site_id == site_id))
    statement = (
        select(Group.id, Group.slug, Group.name, others, rhythms, posts)
        .where(serves, Group.state != GroupState.CLOSED)
        .order_by(Group.name, Group.id)
    )
    rows = session.execute(statement)
    return [SiteGroupRow(*row) for row in rows]


def groups_to_go_on(session: Session, actor: Actor) -> list[tuple[int, str, str]]:
    """Return id, name and district of the active groups in the areas of ``actor``."""
    rows = session.execute(
        select(Group.id, Group.name, Area.name.label("area_name"))
        .join(Area, Area.id == Group.area_id)
        .where(Group.state == GroupState.ACTIVE, is_below(actor))
        .order_by(Group.name, Group.id)
    )
    return [(row.id, row.name, row.area_name) for row in rows]
