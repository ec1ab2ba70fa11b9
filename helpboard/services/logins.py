"""Opening and ending log-ins."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from helpboard.domain.account import LOGIN_LIFE, AccountState
from helpboard.domain.errors import NotAllowedError
from helpboard.models import Login, User


def open_login(session: Session, *, user: User, token_hash: str, now: datetime) -> Login:
    """Open a log-in for ``user`` and clear away those that have run out.

    Raises :class:`NotAllowedError` for an account that may not be used.
    """
    if user.state is not AccountState.ACTIVE:
        raise NotAllowedError(user.id)
    session.execute(delete(Login).where(Login.user_id == user.id, Login.expires_at <= now))
    login = Login(
        user_id=user.id, token_hash=token_hash, created_at=now, expires_at=now + LOGIN_LIFE
    )
    session.add(login)
    session.flush()
    return login


def use_second_factor(session: Session, *, user: User, step: int | None) -> None:
    """Take note that the code of time step ``step`` was used; each works once.

    Raises :class:`NotAllowedError` for no step and for one that is not newer than the last.
    """
    if step is None or (user.totp_step is not None and step <= user.totp_step):
        raise NotAllowedError(user.id)
    user.totp_step = step
    session.flush()


def end_login(session: Session, *, token_hash: str) -> None:
    """End the log-in behind a token; ending it twice is harmless."""
    session.execute(delete(Login).where(Login.token_hash == token_hash))
