"""The second factor of a log-in: switching it on and off, and its recovery codes (R04)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotAllowedError
from helpboard.domain.letter import LetterKind
from helpboard.models import RecoveryCode, User
from helpboard.queries.accounts import is_coordinator
from helpboard.services import letters
from helpboard.services.logins import end_logins


@dataclass(frozen=True, slots=True)
class NewFactor:
    """What an app was set up with; ``step`` is the one whose code proved that it works."""

    secret: str
    step: int
    code_hashes: Collection[str]


def switch_on(
    session: Session, *, user: User, factor: NewFactor, now: datetime, login_id: int
) -> None:
    """Protect an account from now on; every other log-in ends, and a letter says so.

    Raises :class:`NotAllowedError` for an account that has a second factor already.
    """
    if user.totp_secret is not None:
        raise NotAllowedError(user.id)
    user.totp_secret = factor.secret
    user.totp_step = factor.step
    user.updated_at = now
    renew_codes(session, user=user, code_hashes=factor.code_hashes)
    end_logins(session, user=user, except_id=login_id)
    letters.write(session, kind=LetterKind.SECOND_FACTOR_ON, to=user, params={}, now=now)


def renew_codes(session: Session, *, user: User, code_hashes: Collection[str]) -> None:
    """Give an account new recovery codes; the old ones are worth nothing."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    session.add_all(RecoveryCode(user_id=user.id, code_hash=one) for one in code_hashes)
    session.flush()


def use_recovery_code(session: Session, *, user: User, code_hash: str, now: datetime) -> None:
    """Use a recovery code up; raises :class:`NotAllowedError` for a wrong or a used one."""
    taken = session.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.user_id == user.id,
            RecoveryCode.code_hash == code_hash,
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(RecoveryCode.id)
    ).one_or_none()
    if taken is None:
        raise NotAllowedError(user.id)


def switch_off(session: Session, *, user: User, now: datetime, login_id: int) -> None:
    """Take the protection away; every other log-in ends, and a letter says so.

    Raises :class:`NotAllowedError` for coordinators, who need it.
    """
    if is_coordinator(session, user.id):
        raise NotAllowedError(user.id)
    _take_away(session, user, now)
    end_logins(session, user=user, except_id=login_id)


def reset(session: Session, *, user: User, now: datetime) -> None:
    """Take the protection away for somebody who lost the app and the codes; every log-in ends."""
    _take_away(session, user, now)
    end_logins(session, user=user)


def _take_away(session: Session, user: User, now: datetime) -> None:
    user.totp_secret = None
    user.totp_step = None
    user.updated_at = now
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    letters.write(session, kind=LetterKind.SECOND_FACTOR_OFF, to=user, params={}, now=now)
