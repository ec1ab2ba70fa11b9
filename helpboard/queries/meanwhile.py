"""Tasks that need no certificate, for the time until one is there."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.joining import ROLES_WITH_CHILDREN, Joins
from helpboard.domain.policy import Actor
from helpboard.models import Area, Group, HelpRole
from helpboard.queries.held import is_below

AT_MOST = 8


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A kind of help that a group needs."""

    topic: str
    slug: str
    name: str
    area_name: str


def roles_without_children(
    session: Session, actor: Actor, *, liked: Collection[str]
) -> tuple[RoleRow, ...]:
    """Read some roles of groups in ``actor``'s areas that need no certificate, ``liked`` first."""
    statement = (
        select(HelpRole.topic, Group.slug, Group.name, Area.name)
        .join(Group, Group.id == HelpRole.group_id)
        .join(Area, Area.id == Group.area_id)
        .where(
            Group.state == GroupState.ACTIVE,
            Group.joins != Joins.NOBODY,
            HelpRole.needs_clearance.is_(False),
            HelpRole.topic.not_in(ROLES_WITH_CHILDREN),
            is_below(actor),
        )
        .order_by(case((HelpRole.topic.in_(liked), 0), else_=1), Group.name, HelpRole.id)
        .limit(AT_MOST)
    )
    return tuple(RoleRow(*row) for row in session.execute(statement))
