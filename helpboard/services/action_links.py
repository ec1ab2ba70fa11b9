"""Links in letters that do something: one-time, and only for a while."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.models import ActionLink


class LinkUsedError(GoneError):
    """The link has done what it does."""

    code = "link_used"


class LinkExpiredError(GoneError):
    """The link's time is over."""

    code = "link_expired"


def offer(
    session: Session,
    *,
    action: str,
    now: datetime,
    life: timedelta,
    user_id: int | None = None,
    about_id: int | None = None,
    data: Mapping[str, Any] | None = None,
) -> ActionLink:
    """Make a link for ``action``; what its token is, ``adapters.link_tokens`` knows."""
    link = ActionLink(
        action=action,
        user_id=user_id,
        about_id=about_id,
        data=dict(data or {}),
        created_at=now,
        expires_at=now + life,
    )
    session.add(link)
    session.flush()
    return link


def link_of(session: Session, key: str) -> ActionLink | None:
    """Return the link with this key, whatever became of it; None when it was cleared away."""
    return session.scalars(select(ActionLink).where(ActionLink.key == key)).one_or_none()


def look_at(session: Session, key: str, *, now: datetime) -> ActionLink:
    """Read an open link; raises ``NotFoundError``, ``LinkUsedError`` or ``LinkExpiredError``."""
    link = link_of(session, key)
    if link is None:
        raise NotFoundError("link")
    if link.used_at is not None:
        raise LinkUsedError(link.id)
    if link.expires_at <= now:
        raise LinkExpiredError(link.id)
    return link


def use(session: Session, key: str, *, now: datetime) -> ActionLink:
    """Use a link up; of two at once one gets it, the other a ``LinkUsedError``."""
    link = look_at(session, key, now=now)
    taken = session.execute(
        update(ActionLink)
        .where(ActionLink.id == link.id, ActionLink.used_at.is_(None))
        .values(used_at=now)
        .returning(ActionLink.id)
    ).one_or_none()
    if taken is None:
        raise LinkUsedError(link.id)
    session.refresh(link)
    return link
