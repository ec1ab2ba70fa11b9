"""Accounts, and who is logged in."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.models import Area, Coordinator, Login, RecoveryCode, User


@dataclass(frozen=True, slots=True)
class OpenLogin:
    """A log-in that is open, and whose it is."""

    user: User
    id: int
    seen_at: datetime | None


@cache
def _open_login() -> Select[User, int, datetime | None]:
    return (
        select(User, Login.id, Login.seen_at)
        .join(Login, Login.user_id == User.id)
        .where(
            Login.token_hash == bindparam("token_hash"),
            Login.expires_at > bindparam("now"),
            User.state == AccountState.ACTIVE,
        )
    )


def open_login(session: Session, token_hash: str, *, now: datetime) -> OpenLogin | None:
    """Read an open log-in of somebody active; None when there is none."""
    asked = {"token_hash": token_hash, "now": now}
    found = session.execute(_open_login(), asked).one_or_none()
    return None if found is None else OpenLogin(*found)


@dataclass(frozen=True, slots=True)
class LoginRow:
    """One open log-in as its owner sees it."""

    id: int
    created_at: datetime
    seen_at: datetime | None
    client: str


def logins_of(session: Session, user: User, *, now: datetime) -> list[LoginRow]:
    """Return the open log-ins of a person, the newest first."""
    statement = (
        select(Login.id, Login.created_at, Login.seen_at, Login.client)
        .where(Login.user_id == user.id, Login.expires_at > now)
        .order_by(Login.created_at.desc(), Login.id.desc())
    )
    return [LoginRow(*row) for row in session.execute(statement)]


def is_coordinator(session: Session, user_id: int) -> bool:
    """Tell whether a person coordinates any area, with a second factor or without."""
    found = select(Coordinator.area_id).where(Coordinator.user_id == user_id).limit(1)
    return session.scalar(found) is not None


def recovery_codes_left(session: Session, user: User) -> int:
    """Return how many recovery codes a person has not used yet."""
    left = select(func.count()).where(
        RecoveryCode.user_id == user.id, RecoveryCode.used_at.is_(None)
    )
    return session.scalar(left) or 0


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
