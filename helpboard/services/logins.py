"""Opening and ending log-ins."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from helpboard.domain.account import LOGIN_LIFE, SHARED_LOGIN_LIFE, AccountState
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.models import Login, User


@dataclass(frozen=True, slots=True)
class Device:
    """What somebody logs in with: a browser by its name, on a phone that others use or not."""

    client: str = ""
    is_shared: bool = False


OWN_DEVICE = Device()


def open_login(
    session: Session, *, user: User, token_hash: str, now: datetime, device: Device = OWN_DEVICE
) -> Login:
    """Open a log-in for ``user`` and clear away those that have run out.

    Raises :class:`NotAllowedError` for an account that may not be used.
    """
    if user.state is not AccountState.ACTIVE:
        raise NotAllowedError(user.id)
    session.execute(delete(Login).where(Login.user_id == user.id, Login.expires_at <= now))
    login = Login(
        user_id=user.id,
        token_hash=token_hash,
        created_at=now,
        seen_at=now,
        expires_at=now + (SHARED_LOGIN_LIFE if device.is_shared else LOGIN_LIFE),
        client=device.client,
    )
    session.add(login)
    user.last_seen_at = now
    session.flush()
    return login


def use_second_factor(session: Session, *, user: User, step: int | None) -> None:
    """Take note that the code of time step ``step`` was used; each works once.

    Raises :class:`NotAllowedError` for no step and for one that is not newer than the last.
    """
    taken = None
    if step is not None:
        taken = session.execute(
            update(User)
            .where(User.id == user.id, (User.totp_step.is_(None)) | (User.totp_step < step))
            .values(totp_step=step)
            .returning(User.id)
        ).one_or_none()
    if taken is None:
        raise NotAllowedError(user.id)


def note_seen(session: Session, *, login_id: int, now: datetime) -> None:
    """Remember that a log-in was in use at this moment."""
    session.execute(update(Login).where(Login.id == login_id).values(seen_at=now))


def end_login(session: Session, *, token_hash: str) -> None:
    """End the log-in behind a token; ending it twice is harmless."""
    session.execute(delete(Login).where(Login.token_hash == token_hash))


def end_login_of(session: Session, *, user: User, login_id: int) -> None:
    """End one log-in of ``user``; somebody else's is a :class:`NotFoundError`."""
    ended = session.execute(
        delete(Login).where(Login.id == login_id, Login.user_id == user.id).returning(Login.id)
    ).one_or_none()
    if ended is None:
        raise NotFoundError(login_id)


def end_logins(session: Session, *, user: User, except_id: int | None = None) -> None:
    """End every log-in of ``user``, or every one but this."""
    ended = delete(Login).where(Login.user_id == user.id)
    if except_id is not None:
        ended = ended.where(Login.id != except_id)
    session.execute(ended)
