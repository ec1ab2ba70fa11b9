"""The desk's register of groups and cafés: finding them, and what is stuck there."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import SILENCE, ConversationState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupKind, GroupRole, GroupState
from helpboard.domain.listing import name_key
from helpboard.domain.policy import Actor
from helpboard.models import Area, Conversation, Group, GroupMember, HelpRole
from helpboard.queries.desk import UNDER_SHARE
from helpboard.queries.held import is_below
from helpboard.queries.partners_sought import have_partner

PAGE = 40
_ORDER = {GroupState.FORMING: 0, GroupState.ACTIVE: 1, GroupState.RESTING: 2, GroupState.CLOSED: 3}


class Trouble(StrEnum):
    """What may be stuck with a group."""

    OVER = "over"
    """More helpers than places."""
    UNDER = "under"
    """Few helpers for its places."""
    ALONE = "alone"
    """No partner, and none is asked."""
    SILENT = "silent"
    """Somebody has waited for an answer of its lead for too long."""
    LEADERLESS = "leaderless"
    """Nobody leads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFilter:
    """What a coordinator looks for; ``area_path`` is that of an area of hers or below."""

    text: str = ""
    kind: str | None = None
    state: str | None = None
    trouble: str | None = None
    area_path: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line of the register."""

    id: int
    slug: str
    name: str
    kind: GroupKind
    state: GroupState
    rests_until: date | None
    area_name: str
    helpers: int
    places: int
    troubles: frozenset[Trouble]


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """A page of the register; ``total`` counts all pages, ``next`` is the last id shown."""

    rows: tuple[GroupRow, ...]
    total: int
    next: int | None


def groups_in_register(
    session: Session,
    actor: Actor,
    chosen: GroupFilter,
    *,
    now: datetime,
    after: int | None = None,
) -> GroupsPage:
    """Read a page of the groups below the areas of ``actor``, those that wait to begin first.

    One statement. Closed groups are left out unless they are asked for.
    """
    rows: Any = session.execute(_narrow(actor, now=now)).all()
    known = [(row, _row(row)) for row in rows]
    found = sorted((one for one in known if _matches(*one, chosen)), key=lambda one: _order(one[0]))
    last = next((row for row, _line in known if row.id == after), None)
    rest = [one for one in found if last is None or _order(one[0]) > _order(last)]
    shown = tuple(line for _row, line in rest[:PAGE])
    return GroupsPage(shown, len(found), shown[-1].id if len(rest) > PAGE else None)


def group_in_register(session: Session, actor: Actor, slug: str) -> Group:
    """Read a group of the areas of ``actor``; ``NotFoundError`` for any other."""
    found = session.scalars(
        select(Group)
        .join(Area, Area.id == Group.area_id)
        .where(Group.slug == slug, is_below(actor))
    ).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    return found


def _narrow(actor: Actor, *, now: datetime) -> Select[*tuple[Any, ...]]:
    members = select(func.count()).where(GroupMember.group_id == Group.id)
    places = select(func.coalesce(func.sum(HelpRole.capacity), 0)).where(
        HelpRole.group_id == Group.id
    )
    silent = exists().where(
        Conversation.group_id == Group.id,
        Conversation.state == ConversationState.OPEN,
        Conversation.blocked_by.is_(None),
        Conversation.waits_since <= now - SILENCE,
    )
    return (
        select(
            *(Group.id, Group.slug, Group.name, Group.kind, Group.state, Group.rests_until),
            *(Area.name.label("area_name"), Area.path.label("area_path")),
            members.scalar_subquery().label("helpers"),
            places.scalar_subquery().label("places"),
            members.where(GroupMember.role == GroupRole.LEAD).scalar_subquery().label("leads"),
            have_partner().label("has_partner"),
            silent.label("is_silent"),
        )
        .join(Area, Area.id == Group.area_id)
        .where(is_below(actor))
        .order_by(Group.id)
    )


def _row(row: Any) -> GroupRow:
    is_active = row.state is GroupState.ACTIVE
    marks = {
        Trouble.OVER: is_active and 0 < row.places < row.helpers,
        Trouble.UNDER: is_active and row.helpers < UNDER_SHARE * row.places,
        Trouble.ALONE: is_active and not row.has_partner,
        Trouble.SILENT: bool(row.is_silent),
        Trouble.LEADERLESS: row.state is not GroupState.CLOSED and not row.leads,
    }
    return GroupRow(
        *(row.id, row.slug, row.name, row.kind, row.state, row.rests_until, row.area_name),
        helpers=row.helpers,
        places=row.places,
        troubles=frozenset(trouble for trouble, is_so in marks.items() if is_so),
    )


def _matches(row: Any, line: GroupRow, chosen: GroupFilter) -> bool:
    is_state = (
        row.state is not GroupState.CLOSED
        if chosen.state is None
        else row.state.value == chosen.state
    )
    return (
        is_state
        and row.area_path.startswith(chosen.area_path)
        and chosen.kind in {None, row.kind.value}
        and (chosen.trouble is None or chosen.trouble in line.troubles)
        and name_key(chosen.text) in name_key(row.name)
    )


def _order(row: Any) -> tuple[int, str, int]:
    return _ORDER[row.state], name_key(row.name), row.id
