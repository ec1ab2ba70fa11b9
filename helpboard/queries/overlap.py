"""Who helps elsewhere at the times at which a group needs them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain.overlap import first_overlap, weekly_slots
from helpboard.domain.when import Slot, slots_of
from helpboard.models import Group, GroupMember, GroupSchedule, HelpRole
from helpboard.queries.meetings import MEETING_STATES


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody helps in another group at a time of the week at which this one meets, too."""

    group_name: str
    group_slug: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class _Post:
    """In which role of which group somebody helps, or would."""

    group_id: int
    role_id: int | None


def clashes_of(
    session: Session, *, group_id: int, wanted: dict[int, int | None], today: date
) -> dict[int, tuple[Clash, ...]]:
    """Return, for people and the role that each would have here, what else they do at that time.

    Three statements, however many people; whoever has no clash is left out.
    """
    elsewhere = session.execute(
        select(GroupMember.user_id, GroupMember.help_role_id, Group.id, Group.name, Group.slug)
        .join(Group, Group.id == GroupMember.group_id)
        .where(
            GroupMember.user_id.in_(list(wanted)),
            GroupMember.group_id != group_id,
            Group.state.in_(MEETING_STATES),
        )
        .order_by(Group.name, Group.id)
    ).all()
    if not elsewhere:
        return {}
    times = _Times(session, {group_id, *(row.id for row in elsewhere)}, today)
    found: defaultdict[int, list[Clash]] = defaultdict(list)
    for row in elsewhere:
        ours = times.of(_Post(group_id, wanted[row.user_id]))
        slot = first_overlap(ours, times.of(_Post(row.id, row.help_role_id)))
        if slot is not None:
            found[row.user_id].append(Clash(row.name, row.slug, slot))
    return {user_id: tuple(clashes) for user_id, clashes in found.items()}


class _Times:
    """The times of the week of some groups, and of roles that have times of their own."""

    def __init__(self, session: Session, group_ids: Collection[int], today: date) -> None:
        self._groups: defaultdict[int, list[Slot]] = defaultdict(list)
        for row in _schedules(session, group_ids, today):
            self._groups[row.group_id] += weekly_slots(
                rule=row.rule, starts_on=row.starts_on, starts=row.starts, ends=row.ends
            )
        roles = select(HelpRole.id, HelpRole.when).where(HelpRole.group_id.in_(list(group_ids)))
        self._roles = {row.id: slots_of({"when": row.when}) for row in session.execute(roles)}

    def of(self, post: _Post) -> Iterable[Slot]:
        own = self._roles.get(post.role_id, []) if post.role_id is not None else []
        return own or self._groups[post.group_id]


def _schedules(session: Session, group_ids: Collection[int], today: date) -> Sequence[Any]:
    return session.execute(
        select(
            GroupSchedule.group_id,
            GroupSchedule.rule,
            GroupSchedule.starts_on,
            GroupSchedule.starts,
            GroupSchedule.ends,
        )
        .where(
            GroupSchedule.group_id.in_(list(group_ids)),
            or_(GroupSchedule.until.is_(None), GroupSchedule.until >= today),
        )
        .order_by(GroupSchedule.id)
    ).all()
