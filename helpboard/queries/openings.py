"""Places for helpers in a group: how many are free, and how many people wait for one."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import case, func, literal, select, union_all
from sqlalchemy.orm import Session

from helpboard.domain.joining import OPEN, JoinState, fewer, free_places
from helpboard.models import GroupMember, HelpRole, JoinRequest

_TAKEN, _WAITING, _PLACES = "taken", "waiting", "places"


@dataclass(slots=True)
class Openings:
    """The free places of one group; None where their number is open.

    Whoever belongs to the group has a place, and so has whoever was asked first or was offered one.
    """

    in_group: int | None
    in_roles: dict[int, int]
    waiting: dict[int | None, int] = field(default_factory=dict)

    def free(self, role_id: int | None) -> int | None:
        """Return how many more may come for a role, or for the group as such."""
        own = None if role_id is None else self.in_roles.get(role_id)
        return fewer(self.in_group, own)

    def has_place(self, role_id: int | None) -> bool:
        """Tell whether one more may come."""
        return self.free(role_id) != 0

    def take(self, role_id: int | None) -> None:
        """Count one place less."""
        if self.in_group is not None:
            self.in_group = max(0, self.in_group - 1)
        if role_id in self.in_roles:
            self.in_roles[role_id] = max(0, self.in_roles[role_id] - 1)

    @property
    def in_all(self) -> int | None:
        """Return how many more may come in all roles together."""
        return fewer(self.in_group, sum(self.in_roles.values()) if self.in_roles else None)

    @property
    def wait_in_all(self) -> int:
        """Return how many people wait for a place."""
        return sum(self.waiting.values())


def openings_of(session: Session, *, group_id: int, capacity: int | None) -> Openings:
    """Count a group's free places in one statement; exact only while its row is locked."""
    counted: dict[str, dict[int | None, int]] = {_TAKEN: {}, _WAITING: {}, _PLACES: {}}
    for what, role_id, number in session.execute(_counted(group_id)):
        counted[what][role_id] = int(number)
    taken = counted[_TAKEN]
    return Openings(
        in_group=free_places(capacity, taken=sum(taken.values())),
        in_roles={
            role_id: max(0, places - taken.get(role_id, 0))
            for role_id, places in counted[_PLACES].items()
            if role_id is not None
        },
        waiting=counted[_WAITING],
    )


def _counted(group_id: int) -> Any:
    """Select (what is counted, role, how many) of members, open wishes and the roles' places."""
    wish = case((JoinRequest.state == JoinState.WAITING, _WAITING), else_=_TAKEN)
    each = union_all(
        select(
            literal(_TAKEN).label("what"),
            GroupMember.help_role_id.label("role_id"),
            literal(1).label("number"),
        ).where(GroupMember.group_id == group_id),
        select(wish, JoinRequest.help_role_id, literal(1)).where(
            JoinRequest.group_id == group_id, JoinRequest.state.in_(OPEN)
        ),
        select(literal(_PLACES), HelpRole.id, HelpRole.capacity).where(
            HelpRole.group_id == group_id
        ),
    ).subquery()
    sums = select(each.c.what, each.c.role_id, func.sum(each.c.number))
    return sums.group_by(each.c.what, each.c.role_id)
