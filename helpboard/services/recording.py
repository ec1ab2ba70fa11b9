"""People whom the desk writes down: without an account, with their consent, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helpboard.domain.account import INVITATION_LIFE, AccountLink, AccountState
from helpboard.domain.errors import (
    ConflictError,
    DomainError,
    GoneError,
    IllegalMoveError,
    NotFoundError,
)
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.domain.volunteer import ConsentSource, ProfileStep
from helpboard.models import ActionLink, Area, User, Volunteer
from helpboard.queries.accounts import user_by_email
from helpboard.queries.held import is_below
from helpboard.queries.people import RECORDED, Reach, person_below
from helpboard.services import action_links, erasure, letters, volunteers
from helpboard.services.deeds import note_deed
from helpboard.services.erasure import Erased, Journal
from helpboard.services.letters import Stranger
from helpboard.services.volunteers import Reply

TOLD = frozenset({ConsentSource.SPOKEN, ConsentSource.PAPER})
"""How somebody may have agreed towards a coordinator."""


class ConsentMissingError(DomainError):
    """Nobody is written down who has not agreed, or who agrees only tomorrow."""

    code = "consent_missing"


class KnownAddressError(ConflictError):
    """There is an account with this address: the two are one person, and are merged."""

    code = "known_address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """How and on which day somebody agreed to be written down and matched."""

    source: ConsentSource
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What a coordinator writes down of somebody; ``answers`` as typed, by question."""

    name: str
    phone: str
    language: str
    answers: Mapping[ProfileStep, Mapping[str, Any]]


def record(
    session: Session,
    *,
    reach: Reach,
    recorded: Recorded,
    consent: Consent | None,
    today: date,
    now: datetime,
) -> User:
    """Write somebody down who has agreed and has no account; they live in an area of the reader's.

    Raises ``ConsentMissingError``, ``FieldsError``, or ``NotFoundError`` for another area.
    """
    if consent is None or consent.source not in TOLD or consent.on > today:
        raise ConsentMissingError(recorded.name)
    _check_area(session, reach, recorded)
    user = User(
        name=recorded.name,
        phone=recorded.phone or None,
        state=AccountState.ACTIVE,
        language=recorded.language,
        created_at=now,
        updated_at=now,
    )
    session.add(user)
    session.flush()
    _answer(session, user, recorded, today=today, now=now)
    noon = datetime.combine(consent.on, time(12), tzinfo=UTC)
    volunteers.agree(
        session, actor=_as(user), user_id=user.id, now=min(noon, now), source=consent.source
    )
    note_deed(
        session, actor=reach.actor, action=RECORDED, about=("person", user.id), now=now,
        consent=consent.source.value,
    )  # fmt: skip
    return user


def change(
    session: Session,
    *,
    reach: Reach,
    user_id: int,
    recorded: Recorded,
    version: int,
    today: date,
    now: datetime,
) -> User:
    """Change what was written down, read at ``version`` of the profile.

    Raises ``IllegalMoveError`` for somebody with an account, who says it themselves;
    ``ConflictError``, ``FieldsError``, ``NotFoundError``.
    """
    user = _without_account(session, reach, user_id)
    _check_area(session, reach, recorded)
    row = session.get(Volunteer, user_id, populate_existing=True)
    if version != (0 if row is None else row.version):
        raise ConflictError(user_id)
    user.name, user.phone, user.language = recorded.name, recorded.phone or None, recorded.language
    user.updated_at = now
    _answer(session, user, recorded, today=today, now=now)
    note_deed(
        session, actor=reach.actor, action="person:change", about=("person", user_id), now=now
    )
    return user


def invite(session: Session, *, reach: Reach, user_id: int, email: str, now: datetime) -> None:
    """Write a letter to an address with which somebody written down takes up an account.

    Earlier letters are worth nothing any more. Raises ``KnownAddressError``, ``IllegalMoveError``.
    """
    user = _without_account(session, reach, user_id)
    _check_free(session, email)
    session.execute(
        update(ActionLink)
        .where(
            ActionLink.user_id == user_id,
            ActionLink.action == AccountLink.INVITED.value,
            ActionLink.used_at.is_(None),
        )
        .values(used_at=now)
    )
    link = action_links.offer(
        session,
        action=AccountLink.INVITED,
        now=now,
        life=INVITATION_LIFE,
        user_id=user_id,
        data={"email": email},
    )
    letters.write(
        session,
        kind=LetterKind.ACCOUNT_INVITED,
        to=Stranger(email, user.language),
        params={"accept_link": link.key},
        now=now,
    )
    note_deed(
        session, actor=reach.actor, action="person:invite", about=("person", user_id), now=now
    )


def take_up(session: Session, link: ActionLink, now: datetime) -> User:
    """Bind the account of somebody written down to the address that the letter went to.

    Raises ``GoneError`` when it has one, or may not be used; ``KnownAddressError``.
    """
    user = session.get(User, link.user_id or 0, with_for_update=True)
    email = link.data.get("email", "")
    if user is None or user.email is not None or not email or not user.is_active:
        raise GoneError(link.id)
    _check_free(session, email)
    user.email, user.terms_at, user.updated_at = email, now, now
    link.data = {}
    session.flush()
    return user


def forget(
    session: Session, *, reach: Reach, user_id: int, journal: Journal, now: datetime
) -> Erased:
    """Delete somebody without an account with everything; with one they do it themselves."""
    _without_account(session, reach, user_id)
    erased = erasure.erase_person(session, user_id=user_id, journal=journal, now=now)
    note_deed(
        session, actor=reach.actor, action="person:forget", about=("person", user_id), now=now
    )
    return erased


def _without_account(session: Session, reach: Reach, user_id: int) -> User:
    user = person_below(session, reach, user_id)
    if user.email is not None:
        raise IllegalMoveError(user_id)
    return user


def _answer(
    session: Session, user: User, recorded: Recorded, *, today: date, now: datetime
) -> None:
    """Put down the answers in the person's name: they have told them to the coordinator."""
    row = session.get(Volunteer, user.id)
    version = 0 if row is None else row.version
    for step, typed in recorded.answers.items():
        reply = Reply(step, typed, version, today)
        answered = volunteers.answer(
            session, actor=_as(user), user_id=user.id, reply=reply, now=now
        )
        version = answered.version


def _as(user: User) -> Actor:
    return Actor(user_id=user.id)


def _check_area(session: Session, reach: Reach, recorded: Recorded) -> None:
    slug = recorded.answers.get(ProfileStep.WHERE, {}).get("area") or ""
    if session.scalar(select(Area.id).where(Area.slug == slug, is_below(reach.actor))) is None:
        raise NotFoundError(slug)


def _check_free(session: Session, email: str) -> None:
    if session.scalars(user_by_email(email)).one_or_none() is not None:
        raise KnownAddressError("email")
