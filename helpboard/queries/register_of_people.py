"""The register of people: finding them, page by page."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import clearance_cutoff
from helpboard.domain.topics import TOPICS, leaves_of
from helpboard.models import (
    Area,
    Clearance,
    Contact,
    GroupMember,
    User,
    Volunteer,
    VolunteerTopic,
)
from helpboard.queries.contacts import is_due
from helpboard.queries.held import is_below
from helpboard.queries.people import Reach, is_mine
from helpboard.queries.uncleared import is_uncleared

AT_ONCE = 30
ENDS_SOON = timedelta(days=90)
"""A certificate that ends within this time is shown, so that a new one can be asked for."""
FEWEST_DIGITS = 4


class Shown(StrEnum):
    """What the list can be narrowed to."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    UNCONFIRMED = "unconfirmed"
    RECORDED = "recorded"
    WITHOUT_GROUP = "without-group"
    CLEARANCE_ENDS = "clearance-ends"
    CLEARANCE_MISSING = "clearance-missing"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a coordinator looks for; empty is everybody. ``after`` is the last id already seen."""

    text: str = ""
    area_path: str = ""
    topic: str | None = None
    speaks: str | None = None
    shown: Shown | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the list; ``can_log_in`` is false for who was recorded without an account."""

    id: int
    name: str
    state: AccountState
    can_log_in: bool
    area_name: str | None
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    has_agreed: bool
    groups: int
    clearance_from: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list; ``total`` counts all that was found, ``more`` tells of a next page."""

    rows: tuple[PersonRow, ...]
    total: int
    more: bool


def find_people(session: Session, reach: Reach, wanted: Wanted, *, today: date) -> Found:
    """Read the next people by name, in two statements."""
    condition = is_mine(reach) & _fits(reach, wanted, today=today)
    page: Any = session.execute(_page(condition, wanted)).all()
    total = session.scalar(
        select(func.count(User.id)).outerjoin(Volunteer, Volunteer.user_id == User.id)
        .where(condition)
    )  # fmt: skip
    rows = tuple(_row(row) for row in page[:AT_ONCE])
    return Found(rows, total or 0, len(page) > AT_ONCE)


def _row(row: Any) -> PersonRow:
    return PersonRow(
        id=row.id,
        name=row.name,
        state=row.state,
        can_log_in=row.email is not None,
        area_name=row.area_name,
        topics=tuple(row.topics or ()),
        languages=tuple(row.languages or ()),
        has_agreed=row.consent_at is not None,
        groups=row.groups,
        clearance_from=row.issued_on if row.is_ok else None,
    )


def _page(condition: ColumnElement[bool], wanted: Wanted) -> Select[Any]:
    lives_in = aliased(Area)
    groups = (
        select(func.count())
        .where(GroupMember.user_id == User.id)
        .correlate(User)
        .scalar_subquery()
        .label("groups")
    )
    statement = (
        select(
            *(User.id, User.name, User.state, User.email, lives_in.name.label("area_name")),
            *(Volunteer.topics, Volunteer.languages, Volunteer.consent_at, groups),
            *(Clearance.issued_on, Clearance.is_ok),
        )
        .outerjoin(Volunteer, Volunteer.user_id == User.id)
        .outerjoin(lives_in, lives_in.id == Volunteer.area_id)
        .outerjoin(Clearance, Clearance.user_id == User.id)
        .where(condition)
        .order_by(func.lower(User.name), User.id)
        .limit(AT_ONCE + 1)
    )
    if not wanted.after:
        return statement
    last = aliased(User)
    name = select(func.lower(last.name)).where(last.id == wanted.after).scalar_subquery()
    return statement.where(
        tuple_(func.lower(User.name), User.id) > tuple_(name, wanted.after),
    )


def _fits(reach: Reach, wanted: Wanted, *, today: date) -> ColumnElement[bool]:
    """Return what somebody must be to be found; :class:`Volunteer` is outer-joined."""
    condition: ColumnElement[bool] = User.id.is_not(None)
    if wanted.text:
        condition &= _is_called(wanted.text)
    if wanted.area_path:
        below = select(Area.id).where(Area.path.startswith(wanted.area_path, autoescape=True))
        condition &= Volunteer.area_id.in_(below)
    if wanted.topic:
        leaves = leaves_of(wanted.topic) if TOPICS[wanted.topic].is_branch else (wanted.topic,)
        likes = exists().where(VolunteerTopic.user_id == User.id, VolunteerTopic.topic.in_(leaves))
        condition &= likes.correlate(User)
    if wanted.speaks:
        condition &= cast(Volunteer.languages, Text).contains(f'"{wanted.speaks}":')
    if wanted.shown:
        condition &= _is(wanted.shown, reach, today=today)
    return condition


def _is_called(text: str) -> ColumnElement[bool]:
    """Tell by name, e-mail address, or the digits of a phone number."""
    # SQLite folds the case of plain letters only.
    spellings = {text, text.lower(), text.capitalize(), text.title()}
    found = [User.name.icontains(one, autoescape=True) for one in sorted(spellings)]
    found.append(User.email.icontains(text, autoescape=True))
    digits = significant(text)
    if len(digits) >= FEWEST_DIGITS:
        found.append(digits_of(User.phone).contains(digits))
    return or_(*found)


def significant(phone: str) -> str:
    """Return the digits of a number that are the same however it is written: no 0049, +49 or 0."""
    return re.sub(r"^(00\d\d|0)", "", re.sub(r"\D", "", phone.replace("+", "00")))


def digits_of(column: Any) -> ColumnElement[str]:
    """Return a stored number without what people write between the digits."""
    bare: Any = column
    for sign in " -/().":
        bare = func.replace(bare, sign, "")
    return bare  # type: ignore[no-any-return]


def _is(shown: Shown, reach: Reach, *, today: date) -> ColumnElement[bool]:
    match shown:
        case Shown.ACTIVE | Shown.BLOCKED | Shown.UNCONFIRMED:
            return (User.state == AccountState(shown.value)) & User.email.is_not(None)
        case Shown.RECORDED:
            return User.email.is_(None)
        case Shown.WITHOUT_GROUP:
            has_group = exists().where(GroupMember.user_id == User.id)
            return Volunteer.consent_at.is_not(None) & ~has_group
        case Shown.CLEARANCE_ENDS:
            ends = Clearance.issued_on <= clearance_cutoff(today + ENDS_SOON)
            found = exists().where(Clearance.user_id == User.id, Clearance.is_ok, ends)
            return found.correlate(User)
        case Shown.CLEARANCE_MISSING:
            return is_uncleared(today)
        case Shown.FOLLOW_UP:
            mine = select(Area.id).where(is_below(reach.actor))
            is_mine_to_do = Contact.area_id.in_(mine)
            found = exists().where(Contact.user_id == User.id, is_due(today), is_mine_to_do)
            return found.correlate(User)
