"""Who is told when work waits too long at the desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.models import Area, Coordinator, User


@dataclass(frozen=True, slots=True)
class Deputies:
    """All coordinators by area, and the way up from each area."""

    ways_up: dict[int, tuple[int, ...]]
    deputies: dict[int, list[User]]
    others: dict[int, list[User]]

    def of(self, area_id: int | None) -> list[User]:
        """Return the deputies of an area, of the next one above that has some; else all others.

        What belongs to no area is everybody's.
        """
        if area_id is None:
            return _once(self.deputies.values()) or _once(self.others.values())
        way_up = self.ways_up[area_id]
        nearest = next((area for area in way_up if self.deputies.get(area)), None)
        if nearest is not None:
            return self.deputies[nearest]
        return _once(self.others.get(area, []) for area in way_up)


def deputies(session: Session) -> Deputies:
    """Read everybody who coordinates and can be written to, in two statements."""
    found: dict[bool, dict[int, list[User]]] = {True: defaultdict(list), False: defaultdict(list)}
    rows = session.execute(
        select(Coordinator, User)
        .join(User, User.id == Coordinator.user_id)
        .where(User.state == AccountState.ACTIVE, User.email.is_not(None))
        .order_by(User.id)
    )
    for coordinator, user in rows:
        found[coordinator.is_deputy][coordinator.area_id].append(user)
    areas = session.execute(select(Area.id, Area.path))
    ways_up = {
        id_: tuple(int(one) for one in reversed(path.strip("/").split("/"))) for id_, path in areas
    }
    return Deputies(ways_up=ways_up, deputies=found[True], others=found[False])


def _once(lists: Iterable[list[User]]) -> list[User]:
    return list({user.id: user for users in lists for user in users}.values())
