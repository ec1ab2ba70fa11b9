"""Volunteers' profiles: answers, consent, and questions to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.quick_times import (
    ASK_AGAIN,
    LINK_LIFE,
    MOST_UNANSWERED,
    SAY_TIMES,
)
from helpboard.domain.volunteer import ConsentSource, ProfileStep, check_answer
from helpboard.models import Area, User, Volunteer, VolunteerTopic
from helpboard.queries.volunteers import volunteer_profile
from helpboard.services import action_links, letters
from helpboard.services.unmatching import end_matching_of


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody typed into one question's form, made from ``version`` of the profile.

    Version 0 is none yet; ``today`` is the day in the town.
    """

    step: ProfileStep
    typed: Mapping[str, Any]
    version: int
    today: date


def answer(
    session: Session, *, actor: Actor, user_id: int, reply: Reply, now: datetime
) -> Volunteer:
    """Take over the answer to one question; the first one makes the profile.

    Raises ``FieldsError``, ``ConflictError`` or ``NotAllowedError``.
    """
    areas = {row.slug: row.id for row in session.execute(select(Area.slug, Area.id))}
    values = check_answer(reply.step, reply.typed, areas=areas, today=reply.today)
    profile = _own(session, actor, user_id, version=reply.version, now=now)
    if "area" in values:
        values["area_id"] = areas.get(values.pop("area"))
    for name, value in values.items():
        setattr(profile, name, value)
    profile.updated_at, profile.unanswered = now, 0
    session.flush()
    if "topics" in values:
        _index_topics(session, user_id, values["topics"])
    return profile


def agree(
    session: Session,
    *,
    actor: Actor,
    user_id: int,
    now: datetime,
    source: ConsentSource = ConsentSource.SELF,
) -> None:
    """Note that somebody agrees to be matched; agreeing again changes nothing."""
    profile = _own(session, actor, user_id, version=None, now=now)
    if profile.consent_at is None:
        profile.consent_at, profile.consent_source = now, source.value
        profile.updated_at = now
    session.flush()


def take_back(session: Session, *, actor: Actor, user_id: int, now: datetime) -> None:
    """End somebody's consent, and with it at once everything that they are proposed for.

    The answers stay until their owner deletes them.
    """
    profile = _own(session, actor, user_id, version=None, now=now)
    profile.consent_at, profile.consent_source = None, ""
    profile.updated_at = now
    session.flush()
    end_matching_of(session, user_id, now=now)


def forget(session: Session, *, actor: Actor, user_id: int, now: datetime) -> None:
    """Delete somebody's profile with everything in it; without one nothing happens."""
    policy.require(actor, Action.EDIT_PROFILE, Thing(author_id=user_id))
    end_matching_of(session, user_id, now=now)
    session.execute(delete(Volunteer).where(Volunteer.user_id == user_id))
    session.expire_all()


def ask(session: Session, *, user_id: int, step: ProfileStep, now: datetime) -> bool:
    """Write somebody a letter with one question; tell whether it was written.

    Nobody is asked who has not agreed, pauses, has answered, has been asked a short while ago, or
    has left two questions open. Whoever has no address is not written to either: the coordinator
    calls. When somebody has time can be said by the letter's link, without a log-in.
    """
    row = session.get(Volunteer, user_id, with_for_update=True)
    user = session.get(User, user_id)
    if row is None or user is None or not _may_be_asked(row, user, now=now):
        return False
    if volunteer_profile(session, user_id).answers(step):
        return False
    written = letters.write(
        session,
        kind=LetterKind.PROFILE_QUESTION,
        to=user,
        params={"user_id": user_id, "step": step.value, **_link(session, user, step, now=now)},
        now=now,
    )
    if written is None:
        return False
    # Past the version: whoever fills in a form meanwhile must not be told of a conflict.
    session.execute(
        update(Volunteer)
        .where(Volunteer.user_id == user_id)
        .values(asked_about=step.value, asked_at=now, unanswered=Volunteer.unanswered + 1)
        .execution_options(synchronize_session=False)
    )
    session.expire(row)
    return True


def _link(session: Session, user: User, step: ProfileStep, *, now: datetime) -> dict[str, str]:
    if step is not ProfileStep.TIMES or not user.email:
        return {}
    link = action_links.offer(
        session, action=SAY_TIMES, now=now, life=LINK_LIFE, user_id=user.id, about_id=user.id
    )
    return {"times_link": link.key}


def _may_be_asked(row: Volunteer, user: User, *, now: datetime) -> bool:
    is_paused = row.paused_until is not None and row.paused_until >= now.date()
    was_asked = row.asked_at is not None and row.asked_at > now - ASK_AGAIN
    has_agreed = row.consent_at is not None and user.state is AccountState.ACTIVE
    return has_agreed and not is_paused and not was_asked and row.unanswered < MOST_UNANSWERED


def _own(
    session: Session, actor: Actor, user_id: int, *, version: int | None, now: datetime
) -> Volunteer:
    """Lock a profile for changing, or begin one; of two at once the second waits."""
    policy.require(actor, Action.EDIT_PROFILE, Thing(author_id=user_id))
    if session.get(User, user_id, with_for_update=True) is None:
        raise NotFoundError(user_id)
    row = session.get(Volunteer, user_id, with_for_update=True, populate_existing=True)
    if version is not None and version != (0 if row is None else row.version):
        raise ConflictError(user_id)
    if row is None:
        row = Volunteer(
            user_id=user_id, topics=[], languages={}, areas=[], created_at=now, updated_at=now
        )
        session.add(row)
    return row


def _index_topics(session: Session, user_id: int, topics: Iterable[str]) -> None:
    """Let a volunteer be found by these leaves and no others."""
    session.execute(delete(VolunteerTopic).where(VolunteerTopic.user_id == user_id))
    session.add_all(VolunteerTopic(topic=topic, user_id=user_id) for topic in topics)
    session.flush()
