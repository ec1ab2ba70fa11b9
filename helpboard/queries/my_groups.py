"""A group as its leads see it, whatever its state."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupKind, GroupRole, GroupState
from helpboard.domain.group_profile import GROUP_FIELDS
from helpboard.models import Area, Group, GroupMember, GroupSchedule, HelpRole, Place, User


@dataclass(frozen=True, slots=True)
class MyGroup:
    """A group for its leads; ``profile`` holds what it says by field, area and place as slugs."""

    id: int
    slug: str
    name: str
    kind: GroupKind
    state: GroupState
    area_path: str
    rests_until: date | None
    version: int
    profile: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A kind of help that a group needs, and how many people have taken it."""

    id: int
    topic: str
    note: str
    must_speak: tuple[str, ...]
    helpful: tuple[str, ...]
    when: dict[str, Any] | None
    min_minutes: int
    capacity: int
    min_age: int | None
    needs_clearance: bool
    women_only: bool
    taken: int


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """When a group meets, as it is changed."""

    id: int
    rule: str
    starts_on: date
    starts: time
    ends: time
    until: date | None
    except_on: tuple[str, ...]
    meets_on_holidays: bool
    hosts: int


@dataclass(frozen=True, slots=True)
class MemberName:
    """Somebody who leads a group or helps in it, to choose from."""

    user_id: int
    name: str
    role: GroupRole


def my_group(session: Session, slug: str) -> MyGroup:
    """Read a group whoever asks: the caller asks for rights. Raises ``NotFoundError``."""
    statement = (
        select(Group, Area.slug, Area.path, Place.slug)
        .join(Area, Area.id == Group.area_id)
        .outerjoin(Place, Place.id == Group.place_id)
        .where(Group.slug == slug)
    )
    found = session.execute(statement).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    row, area, path, place = found
    slugs = {"area": area, "place": place or ""}
    own = (name for name in GROUP_FIELDS if name not in slugs)
    return MyGroup(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        state=row.state,
        area_path=path,
        rests_until=row.rests_until,
        version=row.version,
        profile={**{name: getattr(row, name) for name in own}, **slugs},
    )


def roles_of(session: Session, group_id: int) -> tuple[RoleRow, ...]:
    """Read the kinds of help that a group needs, in its own order."""
    taken = (
        select(func.count())
        .where(GroupMember.help_role_id == HelpRole.id)
        .correlate(HelpRole)
        .scalar_subquery()
    )
    statement = (
        select(HelpRole, taken)
        .where(HelpRole.group_id == group_id)
        .order_by(HelpRole.position, HelpRole.id)
    )
    return tuple(
        RoleRow(
            id=row.id,
            topic=row.topic,
            note=row.note,
            must_speak=tuple(row.must_speak),
            helpful=tuple(row.helpful),
            when=row.when,
            min_minutes=row.min_minutes,
            capacity=row.capacity,
            min_age=row.min_age,
            needs_clearance=row.needs_clearance,
            women_only=row.women_only,
            taken=number,
        )
        for row, number in session.execute(statement)
    )


def schedules_to_change(session: Session, group_id: int) -> tuple[ScheduleRow, ...]:
    """Read when a group meets, the oldest schedule first, those that are over too."""
    statement = (
        select(GroupSchedule).where(GroupSchedule.group_id == group_id).order_by(GroupSchedule.id)
    )
    return tuple(
        ScheduleRow(
            id=row.id,
            rule=row.rule,
            starts_on=row.starts_on,
            starts=row.starts,
            ends=row.ends,
            until=row.until,
            except_on=tuple(row.except_on),
            meets_on_holidays=row.meets_on_holidays,
            hosts=row.hosts,
        )
        for row in session.scalars(statement)
    )


def member_names(session: Session, group_id: int) -> tuple[MemberName, ...]:
    """Read who leads a group and helps in it, by name."""
    statement = (
        select(User.id, User.name, GroupMember.role)
        .join(GroupMember, GroupMember.user_id == User.id)
        .where(GroupMember.group_id == group_id)
        .order_by(func.lower(User.name), User.id)
    )
    return tuple(MemberName(*row) for row in session.execute(statement))
