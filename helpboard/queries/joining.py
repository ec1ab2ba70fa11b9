"""Coming into a group: its page for those who want to help, and the wishes of one person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.joining import OPEN, Asked, JoinState
from helpboard.models import Group, GroupMember, HelpRole, JoinRequest
from helpboard.queries.fitness import asked_by, cleared
from helpboard.queries.openings import Openings, openings_of


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role of a group as somebody sees it who might take it; ``free`` is never None for roles."""

    id: int
    topic: str
    note: str
    must_speak: tuple[str, ...]
    helpful: tuple[str, ...]
    when: dict[str, Any] | None
    min_minutes: int
    asked: Asked
    free: int
    waiting: int


@dataclass(frozen=True, slots=True)
class WishRow:
    """Somebody's open wish; ``position`` counts those who wait for the same role, from 1."""

    id: int
    group_slug: str
    group_name: str
    role_id: int | None
    role_topic: str | None
    state: JoinState
    asked_at: datetime
    offered_until: datetime | None
    position: int

    @property
    def is_offer(self) -> bool:
        """Tell whether a place is kept and the person has to say something."""
        return self.state is JoinState.OFFERED


@dataclass(frozen=True, slots=True)
class JoinPage:
    """What stands on the page where somebody asks to help."""

    roles: tuple[RoleRow, ...]
    openings: Openings
    asked: Asked
    wish: WishRow | None
    is_member: bool
    is_cleared: bool

    @property
    def clearance_missing(self) -> bool:
        """Tell whether the open wish is for work with children that has to wait (rule 6)."""
        if self.wish is None or self.is_cleared:
            return False
        role = next((row for row in self.roles if row.id == self.wish.role_id), None)
        return (role.asked if role else self.asked).needs_clearance


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A group in which so many people have asked to help and wait for an answer."""

    slug: str
    name: str
    wishes: int


def join_page(session: Session, group: Group, *, user_id: int, today: date) -> JoinPage:
    """Read a group for somebody who may want to help, in five statements."""
    openings = openings_of(session, group_id=group.id, capacity=group.capacity)
    here = _wishes().where(JoinRequest.group_id == group.id)
    mine = session.execute(here, {"user_id": user_id}).first()
    return JoinPage(
        roles=tuple(_role(row, group, openings) for row in roles_of(session, group.id)),
        openings=openings,
        asked=asked_by(group, None),
        wish=None if mine is None else WishRow(*mine),
        is_member=session.get(GroupMember, (group.id, user_id)) is not None,
        is_cleared=bool(cleared(session, [user_id], today=today)),
    )


def roles_of(session: Session, group_id: int) -> list[HelpRole]:
    """Read the roles of a group in its own order."""
    of_group = select(HelpRole).where(HelpRole.group_id == group_id)
    return list(session.scalars(of_group.order_by(HelpRole.position, HelpRole.id)))


def open_wishes(session: Session, user_id: int) -> tuple[WishRow, ...]:
    """Read a person's open wishes with their place in the order, the oldest first."""
    return tuple(WishRow(*row) for row in session.execute(_wishes(), {"user_id": user_id}))


def wishes_to_answer(session: Session, group_ids: Collection[int]) -> tuple[AskedRow, ...]:
    """Read in which of these groups somebody waits for a yes or no, by name."""
    if not group_ids:
        return ()
    rows = session.execute(_to_answer(), {"group_ids": sorted(group_ids)})
    return tuple(AskedRow(*row) for row in rows)


# Statements are put together once: doing so takes longer than they run.


@cache
def _to_answer() -> Select[*tuple[Any, ...]]:
    return (
        select(Group.slug, Group.name, func.count(JoinRequest.id))
        .join(JoinRequest, JoinRequest.group_id == Group.id)
        .where(
            Group.id.in_(bindparam("group_ids", expanding=True)),
            JoinRequest.state == JoinState.ASKED,
        )
        .group_by(Group.id, Group.slug, Group.name)
        .order_by(Group.name, Group.id)
    )


def _role(row: HelpRole, group: Group, openings: Openings) -> RoleRow:
    return RoleRow(
        id=row.id,
        topic=row.topic,
        note=row.note,
        must_speak=tuple(row.must_speak),
        helpful=tuple(row.helpful),
        when=row.when,
        min_minutes=row.min_minutes,
        asked=asked_by(group, row),
        free=openings.free(row.id) or 0,
        waiting=openings.waiting.get(row.id, 0),
    )


@cache
def _wishes() -> Select[*tuple[Any, ...]]:
    before = aliased(JoinRequest)
    same_role = or_(
        before.help_role_id == JoinRequest.help_role_id,
        and_(before.help_role_id.is_(None), JoinRequest.help_role_id.is_(None)),
    )
    position = (
        select(func.count())
        .where(
            before.group_id == JoinRequest.group_id,
            before.state == JoinState.WAITING,
            before.id <= JoinRequest.id,
            same_role,
        )
        .scalar_subquery()
    )
    return (
        select(
            JoinRequest.id,
            Group.slug,
            Group.name,
            HelpRole.id,
            HelpRole.topic,
            JoinRequest.state,
            JoinRequest.asked_at,
            JoinRequest.offered_until,
            position,
        )
        .join(Group, Group.id == JoinRequest.group_id)
        .outerjoin(HelpRole, HelpRole.id == JoinRequest.help_role_id)
        .where(JoinRequest.user_id == bindparam("user_id"), JoinRequest.state.in_(OPEN))
        .order_by(JoinRequest.id)
    )
