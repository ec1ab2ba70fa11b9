"""Districts, roles and times of the board, as the matching looks at them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import is_with_children
from helpboard.domain.group import GroupState
from helpboard.domain.joining import Joins
from helpboard.domain.matching.town import District, Role
from helpboard.domain.weekly_slots import weekly_slots
from helpboard.domain.when import DAY_MINUTES, Slot, slots_of
from helpboard.models import Area, AreaTravel, Group, GroupSchedule, HelpRole

ANY_TIME: Final[tuple[Slot, ...]] = tuple((day, 0, DAY_MINUTES) for day in range(7))
STEP_FREE: Final = "wheelchair"
"""The condition of a group whose room has no steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The moment and the zone in which schedules are looked at."""

    now: datetime
    zone: tzinfo


def slots_of_when(when: Mapping[str, Any] | None) -> tuple[Slot, ...] | None:
    """Return the weekly slots of a building block; None where it says nothing of hours."""
    if when is None:
        return None
    if when.get("kind") == "flexible":
        return ANY_TIME
    return tuple(slots_of({"when": when})) or None


def meeting_slots(
    session: Session, groups: ColumnElement[bool], *, today: date
) -> dict[int, tuple[Slot, ...] | None]:
    """Read when groups for which ``groups`` holds usually meet, in one statement.

    A group that meets no more has None; one without schedules is not in it.
    """
    rows = session.execute(
        select(
            GroupSchedule.group_id,
            GroupSchedule.rule,
            GroupSchedule.starts_on,
            GroupSchedule.starts,
            GroupSchedule.ends,
            GroupSchedule.until,
        )
        .join(Group, Group.id == GroupSchedule.group_id)
        .join(Area, Area.id == Group.area_id)
        .where(groups)
        .order_by(GroupSchedule.id)
    )
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.group_id].append(row)
    return {group: weekly_slots(own, today=today) for group, own in found.items()}


def districts(session: Session) -> tuple[District, ...]:
    """Read every area with its centre, in one statement.

    An area without one takes that of the area above it; a root without one lies at zero.
    """
    rows = session.execute(
        select(Area.id, Area.path, Area.latitude, Area.longitude).order_by(Area.path, Area.id)
    ).all()
    centres: dict[str, tuple[float, float]] = {}
    found = []
    for row in rows:
        above = row.path.rstrip("/").rpartition("/")[0] + "/"
        centre = centres.get(above, (0.0, 0.0))
        if row.latitude is not None and row.longitude is not None:
            centre = (row.latitude, row.longitude)
        centres[row.path] = centre
        found.append(District(id=str(row.id), lat=centre[0], lon=centre[1]))
    return tuple(found)


def travel_minutes(session: Session) -> dict[tuple[str, str], float]:
    """Read the measured ways between areas."""
    rows = session.execute(select(AreaTravel.from_id, AreaTravel.to_id, AreaTravel.minutes))
    return {(str(start), str(end)): float(minutes) for start, end, minutes in rows}


def roles(session: Session, condition: ColumnElement[bool], *, when: When) -> tuple[Role, ...]:
    """Read the roles of groups for which ``condition`` holds, in two statements.

    Work with children always needs clearance (rule 6), whatever the group has said. Groups that
    take nobody at the moment are not active.
    """
    times = meeting_slots(session, condition, today=when.now.astimezone(when.zone).date())
    return roles_at(session, condition, times)


def roles_at(
    session: Session,
    condition: ColumnElement[bool],
    times: Mapping[int, tuple[Slot, ...] | None],
) -> tuple[Role, ...]:
    """Read roles as :func:`roles` does, of groups that meet at ``times``, in one statement."""
    rows = session.execute(
        select(*_OF_ROLE, Group.area_id, Group.state, Group.joins, Group.conditions)
        .join(Group, Group.id == HelpRole.group_id)
        .join(Area, Area.id == Group.area_id)
        .where(condition)
        .order_by(HelpRole.id)
    ).all()
    return tuple(_role(row, times) for row in rows)


_OF_ROLE = (
    HelpRole.id,
    HelpRole.group_id,
    HelpRole.topic,
    HelpRole.must_speak,
    HelpRole.helpful,
    HelpRole.when,
    HelpRole.min_minutes,
    HelpRole.capacity,
    HelpRole.min_age,
    HelpRole.needs_clearance,
    HelpRole.women_only,
)
"""What the matching looks at, without whole rows, as for volunteers."""


def _role(row: Any, times: Mapping[int, tuple[Slot, ...] | None]) -> Role:
    own = slots_of_when(row.when)
    return Role(
        id=str(row.id),
        group=str(row.group_id),
        district=str(row.area_id),
        topic=row.topic,
        must_speak=tuple(row.must_speak),
        helpful=tuple(row.helpful),
        slots=times.get(row.group_id) if own is None else own,
        min_minutes=row.min_minutes,
        capacity=row.capacity,
        min_age=row.min_age,
        clearance_needed=row.needs_clearance or is_with_children(row.topic, for_minors=None),
        women_only=row.women_only,
        is_step_free=True if STEP_FREE in row.conditions else None,
        is_active=row.state is GroupState.ACTIVE and row.joins is not Joins.NOBODY,
    )
