"""The contact log as coordinators of an area read it, and what they wanted to come back to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain import policy
from helpboard.domain.contact_log import ContactKind
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, Contact, Organisation, User
from helpboard.queries.actors import areas_above
from helpboard.queries.held import is_below

NEWEST = 30
"""So many talks stand on a page."""

_NOTED_BY = aliased(User)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A talk with one person or organisation; ``by`` is None when its coordinator has left."""

    id: int
    kind: ContactKind
    text: str
    on_date: date
    follow_up_on: date | None
    followed_up_at: datetime | None
    by: str | None
    is_correctable: bool


@dataclass(frozen=True, slots=True)
class DueContact:
    """Somebody to come back to, on ``follow_up_on`` or since then; without the words of the note.

    Exactly one of ``user_id`` and ``organisation_slug`` is set.
    """

    id: int
    user_id: int | None
    organisation_slug: str | None
    name: str
    area_name: str
    follow_up_on: date
    created_at: datetime


def contacts_with_person(session: Session, actor: Actor, user_id: int) -> tuple[ContactRow, ...]:
    """Read the newest talks with a person that were noted in ``actor``'s areas."""
    return _contacts(session, actor, Contact.user_id == user_id)


def contacts_with_organisation(
    session: Session, actor: Actor, organisation_id: int
) -> tuple[ContactRow, ...]:
    """Read the newest talks with an organisation that were noted in ``actor``'s areas."""
    return _contacts(session, actor, Contact.organisation_id == organisation_id)


def contact_kept(
    session: Session, actor: Actor, contact_id: int, *, is_locked: bool = False
) -> Contact:
    """Return a talk that was noted in ``actor``'s areas; every other is a ``NotFoundError``."""
    contact = session.get(
        Contact, contact_id, with_for_update=is_locked or None, populate_existing=is_locked
    )
    if contact is None:
        raise NotFoundError(contact_id)
    thing = Thing(areas=areas_above(session, contact.area_id))
    if not policy.may(actor, Action.KEEP_REGISTER, thing):
        raise NotFoundError(contact_id)
    return contact


def contact_to_correct(
    session: Session, actor: Actor, contact_id: int, *, is_locked: bool = False
) -> Contact:
    """Return what :func:`contact_kept` does; ``NotAllowedError`` for what is not to be changed.

    That is what somebody else has noted of ``actor`` herself.
    """
    contact = contact_kept(session, actor, contact_id, is_locked=is_locked)
    if not _may_correct(actor, contact.user_id, contact.noted_by):
        raise NotAllowedError(contact_id)
    return contact


def due_contacts(session: Session, actor: Actor, *, today: date) -> tuple[DueContact, ...]:
    """Read whom a coordinator's areas wanted to come back to by ``today``, the longest due first.

    In one statement.
    """
    statement = (
        select(
            Contact.id,
            Contact.user_id,
            Organisation.slug,
            func.coalesce(User.name, Organisation.name),
            Area.name,
            Contact.follow_up_on,
            Contact.created_at,
        )
        .join(Area, Area.id == Contact.area_id)
        .outerjoin(User, User.id == Contact.user_id)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .where(is_due(today), is_below(actor))
        .order_by(Contact.follow_up_on, Contact.id)
    )
    rows: Any = session.execute(statement)
    return tuple(DueContact(*row) for row in rows)


def is_due(today: date) -> ColumnElement[bool]:
    """Return the condition that a talk was to be followed up by ``today`` and was not."""
    return (Contact.follow_up_on <= today) & Contact.followed_up_at.is_(None)


def _contacts(
    session: Session, actor: Actor, is_with: ColumnElement[bool]
) -> tuple[ContactRow, ...]:
    statement: Select[*tuple[Any, ...]] = (
        select(
            Contact.id,
            Contact.kind,
            Contact.text,
            Contact.on_date,
            Contact.follow_up_on,
            Contact.followed_up_at,
            _NOTED_BY.name,
            Contact.user_id,
            Contact.noted_by,
        )
        .join(Area, Area.id == Contact.area_id)
        .outerjoin(_NOTED_BY, _NOTED_BY.id == Contact.noted_by)
        .where(is_with, is_below(actor))
        .order_by(Contact.on_date.desc(), Contact.id.desc())
        .limit(NEWEST)
    )
    rows: Any = session.execute(statement)
    return tuple(
        ContactRow(*(*row[:-2], _may_correct(actor, row.user_id, row.noted_by))) for row in rows
    )


def _may_correct(actor: Actor, user_id: int | None, noted_by: int | None) -> bool:
    return user_id is None or user_id != actor.user_id or noted_by == actor.user_id
