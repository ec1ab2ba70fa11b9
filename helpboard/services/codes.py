"""Codes instead of accounts: given out, used, changed and ended."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.conversation import Hear
from helpboard.domain.errors import NotFoundError
from helpboard.models import AccessCode
from helpboard.queries.codes import open_code


def issue(
    session: Session,
    *,
    code_hash: str,
    hear: Hear,
    language: str,
    now: datetime,
    name: str = "",
    phone: str | None = None,
    email: str | None = None,
    host_group_id: int | None = None,
    entered_by: int | None = None,
) -> AccessCode:
    """Give out a code; the words behind ``code_hash`` are shown to the person and kept nowhere.

    ``phone`` is for the desk only; ``entered_by`` is the person who typed it for somebody else.
    """
    code = AccessCode(
        code_hash=code_hash,
        hear=hear,
        language=language,
        name=name,
        phone=phone,
        email=email,
        host_group_id=host_group_id,
        entered_by=entered_by,
        created_at=now,
        used_at=now,
    )
    session.add(code)
    session.flush()
    return code


def enter(session: Session, *, code_hash: str, now: datetime) -> AccessCode:
    """Return an open code and note that it was used; NotFoundError for any other."""
    code = session.scalars(open_code(code_hash)).one_or_none()
    if code is None:
        raise NotFoundError("code")
    code.used_at = now
    session.flush()
    return code


def change(session: Session, *, code: AccessCode, code_hash: str) -> None:
    """Give a code new words; the old ones, and every browser that knew them, are out."""
    _require_open(code)
    code.code_hash = code_hash
    session.flush()


def hear_by(
    session: Session,
    *,
    code: AccessCode,
    hear: Hear,
    phone: str | None = None,
    email: str | None = None,
    host_group_id: int | None = None,
) -> None:
    """Change how somebody hears of an answer; what the new way does not need is forgotten."""
    _require_open(code)
    code.hear = hear
    code.phone = phone if hear is Hear.CALL else None
    code.email = email if hear is Hear.MAIL else None
    code.host_group_id = host_group_id if hear is Hear.HOST else None
    session.flush()


def _require_open(code: AccessCode) -> None:
    if code.ended_at is not None:
        raise NotFoundError("code")
