"""Who is logged in."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.policy import Actor
from helpboard.models import Area, Coordinator, Login, User


@cache
def _user_of_login() -> Select[User]:
    return (
        select(User)
        .join(Login, Login.user_id == User.id)
        .where(
            Login.token_hash == bindparam("token_hash"),
            Login.expires_at > bindparam("now"),
            User.state == AccountState.ACTIVE,
        )
    )


def user_of_login(session: Session, token_hash: str, *, now: datetime) -> User | None:
    """Read the active person behind an open log-in; None when there is nobody."""
    asked = {"token_hash": token_hash, "now": now}
    return session.scalars(_user_of_login(), asked).one_or_none()


def user_by_email(email: str) -> Select[User]:
    """Select the person with ``email``, whatever case it is written in."""
    return select(User).where(User.email == email.strip().lower())


@dataclass(frozen=True, slots=True)
class CoordinatorRow:
    """One area that a person coordinates."""

    email: str
    name: str
    area: str
    has_second_factor: bool


def coordinators(session: Session) -> list[CoordinatorRow]:
    """Return who coordinates which area, by area and address."""
    statement = (
        select(User.email, User.name, Area.slug, User.totp_secret.is_not(None))
        .select_from(Coordinator)
        .join(User, Coordinator.user_id == User.id)
        .join(Area, Coordinator.area_id == Area.id)
        .order_by(Area.slug, User.email, User.id)
    )
    return [
        CoordinatorRow(email=email or "", name=name, area=area, has_second_factor=second)
        for email, name, area, second in session.execute(statement)
    ]


def actor_by_email(session: Session, email: str) -> Actor | None:
    """Read the person with ``email`` as one who acts; None when there is nobody."""
    user = session.scalars(user_by_email(email)).one_or_none()
    if user is None:
        return None
    areas = session.scalars(select(Coordinator.area_id).where(Coordinator.user_id == user.id)).all()
    return Actor(user.id, user.is_active, frozenset(areas))
