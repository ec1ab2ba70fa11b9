"""Joining the board, and what people change about their own account."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from helpboard.domain.account import CONFIRM_LIFE, LINK_LIFE, AccountLink, AccountState
from helpboard.domain.decision import APPEAL_LIFE, OBJECT_TO_BLOCK
from helpboard.domain.errors import GoneError, NotAllowedError
from helpboard.domain.letter import LetterKind
from helpboard.models import ActionLink, User
from helpboard.queries.accounts import user_by_email
from helpboard.queries.restrictions import block_to_object_to
from helpboard.services import action_links, letters
from helpboard.services.logins import end_logins
from helpboard.services.names import note_doubtful_name
from helpboard.services.private_calendar import withdraw_address


@dataclass(frozen=True, slots=True)
class Registration:
    """What somebody fills in to join; without ``password_hash`` they log in by letter."""

    email: str
    name: str
    password_hash: str | None
    language: str


def register(session: Session, *, registration: Registration, now: datetime) -> None:
    """Make an account that waits for its address to be confirmed, and write the letter.

    An address that has an account gets another letter, by the same steps: nobody can tell from
    outside. Each letter confirms what its own form said, so nobody prepares an account for others.
    """
    _insert_unconfirmed(session, registration, now)
    user = session.scalars(user_by_email(registration.email)).one()
    is_new = user.state is AccountState.UNCONFIRMED
    said = {
        "name": registration.name,
        "password_hash": registration.password_hash,
        "language": registration.language,
    }
    link = _offer_confirmation(session, user, said if is_new else {}, now)
    letters.write(
        session,
        kind=LetterKind.CONFIRM_ADDRESS if is_new else LetterKind.ALREADY_REGISTERED,
        to=letters.Stranger(registration.email, registration.language) if is_new else user,
        params={"confirm_link": link.key} if is_new else {},
        now=now,
    )


def confirm(session: Session, link: ActionLink, now: datetime) -> User:
    """Open the account that a letter's link is about, as the form behind that letter said.

    Raises :class:`GoneError` when the account is open already.
    """
    user = session.get_one(User, link.user_id, with_for_update=True)
    if user.state is not AccountState.UNCONFIRMED:
        raise GoneError(link.id)
    user.name = link.data["name"]
    user.password_hash = link.data["password_hash"]
    user.language = link.data["language"]
    user.state = AccountState.ACTIVE
    user.terms_at = link.created_at
    user.updated_at = now
    link.data = {}
    session.flush()
    note_doubtful_name(session, user=user, now=now)
    return user


@dataclass(frozen=True, slots=True)
class Wish:
    """What a letter shall do for whoever reads ``email``; ``data`` goes along to the link."""

    email: str
    language: str
    action: AccountLink
    data: Mapping[str, Any] = field(default_factory=dict)


def ask_for_link(session: Session, *, wish: Wish, now: datetime) -> None:
    """Write a letter that lets somebody in, or lets them choose a new password.

    Every address gets a letter, by the same steps; to one without an account it says so, and
    whoever is blocked gets the way to object, as often as they ask.
    """
    user = session.scalars(user_by_email(wish.email)).one_or_none()
    block_id = block_to_object_to(session, user.id if user else 0, now=now)
    if user is not None and user.state is AccountState.UNCONFIRMED:
        # Whoever filled in the form first need not be the one who reads this letter: a password
        # that somebody else chose would open the account to them.
        known = {"name": user.name, "password_hash": None, "language": user.language}
        link = _offer_confirmation(session, user, known, now)
    elif block_id is not None:
        link = action_links.offer(
            session,
            action=OBJECT_TO_BLOCK,
            now=now,
            life=APPEAL_LIFE,
            user_id=None if user is None else user.id,
            about_id=block_id,
        )
    else:
        link = action_links.offer(
            session,
            action=wish.action,
            now=now,
            life=LINK_LIFE,
            user_id=None if user is None else user.id,
            data=wish.data,
        )
    kind, params = _letter_about(user, link)
    to = user or letters.Stranger(wish.email, wish.language)
    letters.write(session, kind=kind, to=to, params=params, now=now)


def _letter_about(user: User | None, link: ActionLink) -> tuple[LetterKind, dict[str, str]]:
    if user is None:
        return LetterKind.NO_ACCOUNT, {}
    if user.state is AccountState.BLOCKED:
        may_object = link.action == OBJECT_TO_BLOCK
        return LetterKind.ACCOUNT_BLOCKED, {"object_link": link.key} if may_object else {}
    if user.state is AccountState.UNCONFIRMED:
        return LetterKind.CONFIRM_ADDRESS, {"confirm_link": link.key}
    is_password = link.action == AccountLink.NEW_PASSWORD
    kind = LetterKind.NEW_PASSWORD if is_password else LetterKind.LOGIN_LINK
    return kind, {"open_link": link.key}


def owner_of(session: Session, link: ActionLink, _now: datetime) -> User:
    """Return whose account a link opens; it is being used up.

    Raises :class:`NotAllowedError` for an account that may not be used.
    """
    if link.user_id is None:
        raise GoneError(link.id)
    user = session.get_one(User, link.user_id)
    if user.state is not AccountState.ACTIVE:
        raise NotAllowedError(user.id)
    return user


def set_password(session: Session, *, user: User, password_hash: str, now: datetime) -> None:
    """Give an account a new password: every log-in ends, and so does every open link (R04).

    The secret address of the calendar goes as well: whoever was in the account may have copied it,
    and would read for years where its owner is when.
    """
    user.password_hash = password_hash
    user.updated_at = now
    end_logins(session, user=user)
    end_links(session, user=user, now=now)
    had_calendar = withdraw_address(session, user_id=user.id)
    params = {"had_calendar": had_calendar}
    letters.write(session, kind=LetterKind.PASSWORD_CHANGED, to=user, params=params, now=now)


def end_links(session: Session, *, user: User, now: datetime) -> None:
    """Make every letter worthless that could still open or move an account."""
    session.execute(
        update(ActionLink)
        .where(
            ActionLink.user_id == user.id,
            ActionLink.action.in_([action.value for action in AccountLink]),
            ActionLink.used_at.is_(None),
        )
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What people choose about themselves."""

    name: str
    language: str
    phone: str


def change_settings(session: Session, *, user: User, chosen: Settings, now: datetime) -> None:
    """Take over what somebody chose; a new name that looks like another goes to the desk."""
    is_renamed = user.name != chosen.name
    user.name = chosen.name
    user.language = chosen.language
    user.phone = chosen.phone or None
    user.updated_at = now
    session.flush()
    if is_renamed:
        note_doubtful_name(session, user=user, now=now)


def _offer_confirmation(
    session: Session, user: User, data: Mapping[str, Any], now: datetime
) -> ActionLink:
    return action_links.offer(
        session, action=AccountLink.CONFIRM, now=now, life=CONFIRM_LIFE, user_id=user.id, data=data
    )


def _insert_unconfirmed(session: Session, registration: Registration, now: datetime) -> None:
    """Insert an account unless the address has one: of two at once, one does.

    One that still waits is kept as long as if it were new.
    """
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(User) if is_sqlite else postgresql.insert(User)
    session.execute(
        insert.values(
            name=registration.name,
            email=registration.email,
            password_hash=registration.password_hash,
            state=AccountState.UNCONFIRMED,
            language=registration.language,
            key=secrets.token_hex(16),
            is_translator=False,
            created_at=now,
            updated_at=now,
        ).on_conflict_do_update(
            index_elements=[User.email],
            set_={"updated_at": now},
            where=User.state == AccountState.UNCONFIRMED,
        )
    )
