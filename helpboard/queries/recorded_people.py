"""People whom the desk recorded and who have no account of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.domain.volunteer import ANSWER_WITHIN
from helpboard.models import Area, RecordedPerson, User, Volunteer


@dataclass(frozen=True, slots=True)
class Person:
    """The three rows that somebody recorded is made of."""

    user: User
    volunteer: Volunteer
    recorded: RecordedPerson


def read_people(session: Session) -> dict[str, tuple[Person, dict[str, Any]]]:
    """Return everybody recorded who has no account, by key; takes one statement."""
    statement = (
        select(User, Volunteer, RecordedPerson, Area.slug)
        .join(Volunteer, Volunteer.user_id == User.id)
        .join(RecordedPerson, RecordedPerson.user_id == User.id)
        .outerjoin(Area, Area.id == Volunteer.area_id)
        .where(~has_account())
        .order_by(User.id)
    )
    return {
        recorded.file_key: (
            Person(user, volunteer, recorded),
            {
                "key": recorded.file_key,
                "name": user.name,
                "phone": user.phone or "",
                "email": user.email or "",
                "language": user.language,
                "area": area,
                "topics": list(volunteer.topics),
                "languages": dict(volunteer.languages),
                "when": volunteer.when,
                "hours": volunteer.hours_week,
                "consent_source": recorded.consent_source,
                "consent_on": recorded.consent_on,
            },
        )
        for user, volunteer, recorded, area in session.execute(statement)
    }


def addresses(session: Session) -> dict[str, str]:
    """Return, for every e-mail address, the key of who was recorded with it; empty for others."""
    statement = (
        select(User.email, RecordedPerson.file_key)
        .outerjoin(RecordedPerson, RecordedPerson.user_id == User.id)
        .where(User.email.is_not(None))
    )
    rows = session.execute(statement)
    return {email.casefold(): key or "" for email, key in rows if email}


def with_account(session: Session) -> frozenset[str]:
    """Return the keys of those who were recorded once and have an account now."""
    statement = (
        select(RecordedPerson.file_key)
        .join(User, User.id == RecordedPerson.user_id)
        .where(has_account())
    )
    return frozenset(session.scalars(statement))


def has_account() -> ColumnElement[bool]:
    """Return the condition that somebody has an account of their own, if only by a letter."""
    return (
        User.password_hash.is_not(None)
        | User.terms_at.is_not(None)
        | User.last_seen_at.is_not(None)
    )


def consent_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the letter to somebody recorded says; None once it is answered."""
    recorded = session.get(RecordedPerson, params["user_id"])
    if recorded is None or recorded.asked_at is None:
        return None
    return {
        "day": recorded.consent_on,
        "source": recorded.consent_source,
        "days": ANSWER_WITHIN.days,
    }
