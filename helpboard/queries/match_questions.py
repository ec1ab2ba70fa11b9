"""Whom to ask what: volunteers whose answer would help most, and groups without any times."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.group import GroupState
from helpboard.domain.joining import Joins
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.planning import make_edges
from helpboard.domain.matching.questions import About, questions
from helpboard.domain.quick_times import ASK_AGAIN, MOST_UNANSWERED
from helpboard.domain.volunteer import ProfileStep
from helpboard.models import Group, GroupMember, GroupSchedule, HelpRole, User, Volunteer
from helpboard.queries.match_places import When
from helpboard.queries.match_town import match_town, today_of
from helpboard.queries.weights import current_weights

STEPS: Final[Mapping[About, ProfileStep]] = MappingProxyType(
    {
        About.SLOTS: ProfileStep.TIMES,
        About.TOPICS: ProfileStep.TOPICS,
        About.LANGUAGES: ProfileStep.LANGUAGES,
        About.AGE: ProfileStep.ABOUT,
        About.DISTRICT: ProfileStep.WHERE,
    }
)
"""The page of a profile on which each question is answered."""


def most_useful_questions(session: Session, *, when: When) -> list[tuple[int, ProfileStep]]:
    """Return volunteers who may be asked by letter, and what, the most useful question first.

    Only people without a group are asked; the town is not looked at when nobody may be asked.
    """
    may_be = {str(one) for one in session.scalars(_may_be_asked(when))}
    if not may_be:
        return []
    town = match_town(session, area_path="/", when=when, with_nowhere=True)
    edges = make_edges(Matcher(town, current_weights(session)))
    return [
        (int(row.volunteer), STEPS[row.about])
        for row in questions(edges)
        if row.volunteer in may_be
    ]


def _may_be_asked(when: When) -> Select[int]:
    is_awake = or_(Volunteer.paused_until.is_(None), Volunteer.paused_until < today_of(when))
    is_due = or_(Volunteer.asked_at.is_(None), Volunteer.asked_at <= when.now - ASK_AGAIN)
    helps = exists().where(GroupMember.user_id == Volunteer.user_id)
    return (
        select(Volunteer.user_id)
        .join(User, User.id == Volunteer.user_id)
        .where(
            Volunteer.consent_at.is_not(None),
            Volunteer.unanswered < MOST_UNANSWERED,
            User.state == AccountState.ACTIVE,
            User.email.is_not(None),
            is_awake,
            is_due,
            ~helps,
        )
    )


def silent_groups(session: Session, *, now: datetime, most: int) -> list[Group]:
    """Read groups that look for helpers and say no times at all, those never asked first.

    They are locked, so that of two workers one asks.
    """
    statement = (
        select(Group)
        .where(
            Group.state == GroupState.ACTIVE,
            Group.joins != Joins.NOBODY,
            Group.unanswered < MOST_UNANSWERED,
            or_(Group.asked_at.is_(None), Group.asked_at <= now - ASK_AGAIN),
            _is_silent(now.date()),
        )
        .order_by(Group.id)
        .limit(most)
        .with_for_update(skip_locked=True, of=Group)
    )
    return list(session.scalars(statement))


def has_silent_roles(session: Session, group_id: int, *, today: date) -> bool:
    """Tell whether a group looks for helpers without saying when."""
    found = select(Group.id).where(Group.id == group_id, _is_silent(today))
    return session.scalar(found) is not None


def _is_silent(today: date) -> ColumnElement[bool]:
    goes_on = or_(GroupSchedule.until.is_(None), GroupSchedule.until >= today)
    meets = exists().where(GroupSchedule.group_id == Group.id, goes_on)
    waits = exists().where(HelpRole.group_id == Group.id, HelpRole.when.is_(None))
    return waits & ~meets
