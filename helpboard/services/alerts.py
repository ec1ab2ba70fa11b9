"""Alerts: keeping a search, changing how often it writes, and writing."""

from datetime import datetime, timedelta, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.alert import (
    MOST_ALERTS,
    OVERLAP,
    Rhythm,
    TooManyAlertsError,
    next_look,
)
from helpboard.domain.board import BoardFilter
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.search.names import WordBook
from helpboard.models import Alert, ToldPost, User
from helpboard.queries.alerts import new_posts, newest_publication
from helpboard.services import action_links, letters

END_ACTION = "end-alert"
"""What the link below each letter does: it ends this alert, without a log-in."""
LINK_LIFE = timedelta(days=365)
AT_ONCE = 5
"""So many alerts look at the board in one transaction."""


def keep(
    session: Session,
    *,
    user: User,
    chosen: BoardFilter,
    rhythm: Rhythm,
    now: datetime,
    zone: tzinfo,
) -> Alert:
    """Keep a search for ``user``; the same search again only changes its rhythm.

    It tells of what is published from now on. Raises :class:`TooManyAlertsError`.
    """
    filters = chosen.as_json()
    own = session.scalars(
        select(Alert).where(Alert.user_id == user.id).order_by(Alert.id).with_for_update()
    ).all()
    alert = next((one for one in own if one.filters == filters), None)
    if alert is None and len(own) >= MOST_ALERTS:
        raise TooManyAlertsError(user.id)
    if alert is None:
        alert = Alert(
            user_id=user.id,
            filters=filters,
            rhythm=rhythm,
            seen_until=now,
            next_at=next_look(rhythm, now=now, zone=zone, has_written=False),
            created_at=now,
        )
        session.add(alert)
    else:
        _set_rhythm(alert, rhythm, now=now, zone=zone)
    session.flush()
    return alert


def change(
    session: Session, *, actor: Actor, alert_id: int, rhythm: Rhythm, now: datetime, zone: tzinfo
) -> None:
    """Let one's alert write more or less often; what it has not told of yet is not lost.

    Raises ``NotFoundError`` for an alert of somebody else, too.
    """
    _set_rhythm(_own(session, actor, alert_id), rhythm, now=now, zone=zone)
    session.flush()


def end(session: Session, *, actor: Actor, alert_id: int) -> None:
    """End one's alert; raises ``NotFoundError`` for one of somebody else, too."""
    session.delete(_own(session, actor, alert_id))
    session.flush()


def tell_due(
    session: Session, *, now: datetime, zone: tzinfo, book: WordBook, limit: int = AT_ONCE
) -> int:
    """Let up to ``limit`` alerts whose time has come look and write; return how many looked.

    Two workers at once take different alerts, or one waits for the other.
    """
    due = (
        select(Alert, User)
        .join(User, User.id == Alert.user_id)
        .where(Alert.next_at <= now, User.state == AccountState.ACTIVE)
        .order_by(Alert.next_at, Alert.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Alert)
    )
    found = session.execute(due).all()
    newest = newest_publication(session, now=now) if found else None
    for alert, user in found:
        is_quiet = newest is None or newest <= alert.seen_until - OVERLAP
        ids = [] if is_quiet else new_posts(session, alert, book=book, now=now)
        if ids:
            _write(session, alert=alert, user=user, ids=ids, now=now)
        alert.seen_until = max(alert.seen_until, now)
        alert.next_at = next_look(alert.rhythm, now=now, zone=zone, has_written=bool(ids))
    session.flush()
    return len(found)


def _write(session: Session, *, alert: Alert, user: User, ids: list[int], now: datetime) -> None:
    """Write one letter of all ``ids`` and remember that they were told."""
    link = action_links.offer(
        session, action=END_ACTION, now=now, life=LINK_LIFE, user_id=user.id, about_id=alert.id
    )
    letters.write(
        session,
        kind=LetterKind.ALERT,
        to=user,
        params={"alert_id": alert.id, "post_ids": ids, "unsubscribe_link": link.key},
        now=now,
        once=f"alert-{alert.id}-{alert.next_at.isoformat()}",
    )
    session.add_all(ToldPost(alert_id=alert.id, post_id=post_id) for post_id in ids)


def _own(session: Session, actor: Actor, alert_id: int) -> Alert:
    alert = session.get(Alert, alert_id, with_for_update=True)
    if alert is None or not policy.may(actor, Action.CHANGE_ALERT, Thing(author_id=alert.user_id)):
        raise NotFoundError(alert_id)
    return alert


def _set_rhythm(alert: Alert, rhythm: Rhythm, *, now: datetime, zone: tzinfo) -> None:
    """An alert that wrote a moment ago does not write again by being set anew."""
    if alert.rhythm is not rhythm:
        alert.rhythm = rhythm
        alert.next_at = next_look(rhythm, now=now, zone=zone, has_written=True)
