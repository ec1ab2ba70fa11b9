"""What a coordinator vouches for: releases for topics and sites, and certificates seen."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import clearance_cutoff
from helpboard.domain.errors import DomainError, NotFoundError
from helpboard.domain.topics import TOPICS, is_sensitive
from helpboard.models import Area, Clearance, Release, Site, SiteRelease
from helpboard.queries.held import is_below
from helpboard.queries.people import Reach, person_below
from helpboard.services.deeds import note_deed


class NotMetError(DomainError):
    """Nobody is released whom the coordinator has not met."""

    code = "not_met"


class ClearanceDatesError(DomainError):
    """The days of a certificate cannot be: seen before it was issued, in the future, too old."""

    code = "clearance_dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen of a certificate of conduct; the paper itself is never kept (rule 6)."""

    seen_on: date
    issued_on: date
    is_ok: bool


def release_for_topic(
    session: Session, *, reach: Reach, user_id: int, topic: str, has_met: bool, now: datetime
) -> None:
    """Let somebody answer requests in a sensitive topic at once (rule 4); again changes nothing.

    Raises ``NotMetError``, ``NotFoundError`` for a topic that is not sensitive and for people of
    others, ``NotAllowedError`` for oneself and who stands above.
    """
    person_below(session, reach, user_id)
    if topic not in TOPICS or not is_sensitive(topic):
        raise NotFoundError(topic)
    _check_met(has_met, user_id)
    if session.get(Release, (user_id, topic)) is not None:
        return
    session.add(
        Release(
            user_id=user_id, topic=topic, released_by=reach.actor.user_id, released_at=now
        )
    )  # fmt: skip
    session.flush()
    _note(session, reach, user_id, "release", now=now, topic=topic)


def take_back_topic(
    session: Session, *, reach: Reach, user_id: int, topic: str, now: datetime
) -> None:
    """End a release for a topic; without one nothing happens."""
    person_below(session, reach, user_id)
    if session.execute(
        delete(Release)
        .where(Release.user_id == user_id, Release.topic == topic)
        .returning(Release.topic)
    ).one_or_none():
        _note(session, reach, user_id, "take-back-release", now=now, topic=topic)


def release_for_site(
    session: Session, *, reach: Reach, user_id: int, site_id: int, has_met: bool, now: datetime
) -> None:
    """Let somebody know where a site is (rule 5); again changes nothing.

    Raises as :func:`release_for_topic`; a site of another area is a ``NotFoundError``, too.
    """
    person_below(session, reach, user_id)
    _check_site(session, reach, site_id)
    _check_met(has_met, user_id)
    if session.get(SiteRelease, (site_id, user_id)) is not None:
        return
    session.add(
        SiteRelease(
            site_id=site_id, user_id=user_id, released_by=reach.actor.user_id, released_at=now
        )
    )
    session.flush()
    _note(session, reach, user_id, "release-site", now=now, site=site_id)


def take_back_site(
    session: Session, *, reach: Reach, user_id: int, site_id: int, now: datetime
) -> None:
    """Let a site be unknown to somebody again; without a release nothing happens."""
    person_below(session, reach, user_id)
    _check_site(session, reach, site_id)
    if session.execute(
        delete(SiteRelease)
        .where(SiteRelease.user_id == user_id, SiteRelease.site_id == site_id)
        .returning(SiteRelease.site_id)
    ).one_or_none():
        _note(session, reach, user_id, "take-back-site", now=now, site=site_id)


def note_clearance(
    session: Session, *, reach: Reach, user_id: int, seen: Seen, today: date, now: datetime
) -> Clearance:
    """Note that a certificate was seen; a newer one replaces what was noted before.

    The log says that it was noted, never with what result: the result goes with the record.
    """
    person_below(session, reach, user_id)
    if not clearance_cutoff(today) < seen.issued_on <= seen.seen_on <= today:
        raise ClearanceDatesError(user_id)
    row = session.get(Clearance, user_id)
    if row is None:
        row = Clearance(user_id=user_id)
        session.add(row)
    row.seen_on, row.issued_on, row.is_ok = seen.seen_on, seen.issued_on, seen.is_ok
    row.seen_by, row.ended_on = reach.actor.user_id, None
    session.flush()
    _note(session, reach, user_id, "clearance", now=now)
    return row


def forget_clearance(session: Session, *, reach: Reach, user_id: int, now: datetime) -> None:
    """Delete what was noted of a certificate; without anything nothing happens."""
    person_below(session, reach, user_id)
    row = session.get(Clearance, user_id)
    if row is not None:
        session.delete(row)
        session.flush()
        _note(session, reach, user_id, "forget-clearance", now=now)


def _check_met(has_met: bool, user_id: int) -> None:
    if not has_met:
        raise NotMetError(user_id)


def _check_site(session: Session, reach: Reach, site_id: int) -> None:
    found = (
        select(Site.id)
        .join(Area, Area.id == Site.area_id)
        .where(Site.id == site_id, is_below(reach.actor))
    )
    if session.scalar(found) is None:
        raise NotFoundError(site_id)


def _note(
    session: Session,
    reach: Reach,
    user_id: int,
    what: str,
    *,
    now: datetime,
    **codes: str | int | None,
) -> None:
    note_deed(
        session, actor=reach.actor, action=f"person:{what}", about=("person", user_id), now=now,
        **codes,
    )  # fmt: skip
