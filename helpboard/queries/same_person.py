"""Who may be the same person twice: by number, by name and district, by name and provider."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.names import names_look_alike
from helpboard.models import Area, User, Volunteer
from helpboard.queries.people import Reach, is_mine
from helpboard.queries.register_of_people import digits_of, significant

AT_MOST = 5
LOOKED_AT = 400
"""So many people whose name begins alike are compared."""


class Likeness(StrEnum):
    """Why two may be one."""

    PHONE = "phone"
    NAME_AND_AREA = "name-and-area"
    NAME_AND_PROVIDER = "name-and-provider"


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be the same person; ``can_log_in`` decides who can stay."""

    id: int
    name: str
    can_log_in: bool
    area_name: str | None
    why: Likeness


def likely_same(session: Session, reach: Reach, user: User) -> tuple[Alike, ...]:
    """Read who of the coordinator's people may be ``user``, in one statement; names look alike."""
    lives_in = aliased(Area)
    phone = significant(user.phone or "")
    begins = func.lower(func.substr(User.name, 1, 2)) == user.name[:2].lower()
    may_be = or_(begins, digits_of(User.phone).contains(phone)) if phone else begins
    statement = (
        select(
            User.id, User.name, User.email, User.phone, Volunteer.area_id,
            lives_in.name.label("area_name"),
        )
        .outerjoin(Volunteer, Volunteer.user_id == User.id)
        .outerjoin(lives_in, lives_in.id == Volunteer.area_id)
        .where(may_be, User.id != user.id, is_mine(reach))
        .order_by(User.id)
        .limit(LOOKED_AT)
    )  # fmt: skip
    own = select(Volunteer.area_id).where(Volunteer.user_id == user.id).scalar_subquery()
    rows: Any = session.execute(statement.add_columns(own.label("own_area"))).all()
    found = []
    for row in rows:
        why = next((why for why, is_so in _LIKENESSES if is_so(user, phone, row)), None)
        if why is not None:
            found.append(Alike(row.id, row.name, row.email is not None, row.area_name, why))
    return tuple(found[:AT_MOST])


def _same_phone(_user: User, phone: str, row: Any) -> bool:
    return bool(phone) and significant(row.phone or "") == phone


def _same_place(user: User, _phone: str, row: Any) -> bool:
    is_there = row.area_id is not None and row.area_id == row.own_area
    return is_there and names_look_alike(user.name, [row.name])


def _same_provider(user: User, _phone: str, row: Any) -> bool:
    domains = {(email or "").rpartition("@")[2] for email in (user.email, row.email)}
    return len(domains) == 1 and "" not in domains and user.name.lower() == row.name.lower()


_LIKENESSES: tuple[tuple[Likeness, Callable[[User, str, Any], bool]], ...] = (
    (Likeness.PHONE, _same_phone),
    (Likeness.NAME_AND_AREA, _same_place),
    (Likeness.NAME_AND_PROVIDER, _same_provider),
)
