"""Who coordinates an area: appointed and dismissed by the operator, at a terminal.

What coordinators do about each other, ``services/offices`` says.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotFoundError
from helpboard.models import Area, Coordinator, User
from helpboard.queries.accounts import user_by_email


def account_of(
    session: Session, *, email: str, now: datetime, name: str = "", password_hash: str | None = None
) -> tuple[User, bool]:
    """Return the person with ``email``, and whether an account was made for them now.

    A new account is active and called ``name`` or, without one, what stands before the @; one that
    is there already stays as it is, its password too.
    """
    user = session.scalars(user_by_email(email)).one_or_none()
    if user is not None:
        return user, False
    address = email.strip().lower()
    user = User(
        name=name or address.partition("@")[0],
        email=address,
        password_hash=password_hash,
        state=AccountState.ACTIVE,
        language="de",
        created_at=now,
        updated_at=now,
    )
    session.add(user)
    session.flush()
    return user, True


def appoint(session: Session, *, user: User, area_slug: str) -> None:
    """Let ``user`` coordinate an area; twice is once. Raises NotFoundError for an unknown area."""
    area = _area(session, area_slug)
    if session.get(Coordinator, (user.id, area.id)) is None:
        session.add(Coordinator(user_id=user.id, area_id=area.id))
        session.flush()


def dismiss(session: Session, *, email: str, area_slug: str | None = None) -> int:
    """Take an area, or every area, from the person with ``email``; the account stays.

    Returns how many areas were taken. Raises NotFoundError for an unknown person or area.
    """
    user = session.scalars(user_by_email(email)).one_or_none()
    if user is None:
        raise NotFoundError(f"Nobody has the address {email}.")
    held = select(Coordinator).where(Coordinator.user_id == user.id)
    if area_slug is not None:
        held = held.where(Coordinator.area_id == _area(session, area_slug).id)
    rows = session.scalars(held).all()
    for row in rows:
        session.delete(row)
    session.flush()
    return len(rows)


def _area(session: Session, slug: str) -> Area:
    area = session.scalars(select(Area).where(Area.slug == slug)).one_or_none()
    if area is None:
        raise NotFoundError(f"There is no area {slug}.")
    return area
