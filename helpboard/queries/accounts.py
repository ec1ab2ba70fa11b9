"""Who is logged in."""

from datetime import datetime

from sqlalchemy import Select, select

from helpboard.domain.account import AccountState
from helpboard.models import Login, User


def user_of_login(token_hash: str, *, now: datetime) -> Select[User]:
    """Select the active person behind an open log-in."""
    return (
        select(User)
        .join(Login, Login.user_id == User.id)
        .where(
            Login.token_hash == token_hash,
            Login.expires_at > now,
            User.state == AccountState.ACTIVE,
        )
    )


def user_by_email(email: str) -> Select[User]:
    """Select the person with ``email``, whatever case it is written in."""
    return select(User).where(User.email == email.strip().lower())
