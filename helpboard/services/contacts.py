"""The contact log: noting a talk, coming back to it, and putting right what was noted.

Entries of the log name fields and never words: what a note said is gone once it is corrected.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.contact_log import Talk
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.policy import Action, Actor
from helpboard.models import Area, Contact, Organisation, Volunteer
from helpboard.queries.actors import areas_in, organisation_as_thing
from helpboard.queries.contacts import contact_kept, contact_to_correct
from helpboard.queries.held import is_below
from helpboard.queries.people import Reach, person_kept
from helpboard.services.deeds import note_deed

_FIELDS = ("kind", "text", "on_date", "follow_up_on")


def note_with_person(
    session: Session, *, reach: Reach, user_id: int, talk: Talk, now: datetime
) -> Contact:
    """Note a talk with somebody whom the coordinator looks after; else ``NotFoundError``.

    It belongs to the district where the person lives, or to the coordinator's own area when that
    is elsewhere or unknown.
    """
    person_kept(session, reach, user_id)
    contact = Contact(user_id=user_id, area_id=_area_of(session, reach.actor, user_id))
    _add(session, contact, actor=reach.actor, talk=talk, now=now)
    note_deed(
        session, actor=reach.actor, action="contact:note", about=("person", user_id), now=now,
        kind=talk.kind.value,
    )  # fmt: skip
    return contact


def note_with_organisation(
    session: Session, *, actor: Actor, organisation: Organisation, talk: Talk, now: datetime
) -> Contact:
    """Note a talk with an organisation of the coordinator's areas; else ``NotFoundError``."""
    thing = organisation_as_thing(session, organisation)
    if not policy.may(actor, Action.KEEP_REGISTER, thing):
        raise NotFoundError(organisation.id)
    contact = Contact(organisation_id=organisation.id, area_id=organisation.area_id)
    _add(session, contact, actor=actor, talk=talk, now=now)
    note_deed(
        session, actor=actor, action="contact:note", about=("organisation", organisation.id),
        now=now, kind=talk.kind.value,
    )  # fmt: skip
    return contact


def follow_up(session: Session, *, actor: Actor, contact_id: int, now: datetime) -> Contact:
    """Note that somebody has come back to a talk; again changes nothing.

    ``NotFoundError`` for one of another area, and for one that nobody wanted to come back to.
    """
    contact = contact_kept(session, actor, contact_id, is_locked=True)
    if contact.follow_up_on is None:
        raise NotFoundError(contact_id)
    if contact.followed_up_at is None:
        contact.followed_up_at = now
        note_deed(
            session, actor=actor, action="contact:followed-up", about=("contact", contact.id),
            now=now,
        )  # fmt: skip
    return contact


def as_read(contact: Contact) -> str:
    """Return what a note's form carries, so that a change by somebody else is noticed."""
    return fingerprint({name: str(getattr(contact, name) or "") for name in _FIELDS})


def correct(
    session: Session, *, actor: Actor, contact_id: int, talk: Talk, seen: str, now: datetime
) -> Contact:
    """Put right a note that was read as ``seen``; raises ``ConflictError`` when it has changed.

    With another day to come back to, somebody has to come back again. ``NotFoundError`` for a note
    of another area, ``NotAllowedError`` for one that somebody else has made about ``actor``.
    """
    contact = contact_to_correct(session, actor, contact_id, is_locked=True)
    if as_read(contact) != seen:
        raise ConflictError(contact_id)
    changed = [name for name in _FIELDS if getattr(contact, name) != getattr(talk, name)]
    for name in changed:
        setattr(contact, name, getattr(talk, name))
    if "follow_up_on" in changed:
        contact.followed_up_at = None
    if changed:
        note_deed(
            session, actor=actor, action="contact:correct", about=_about(contact), now=now,
            contact=contact.id, fields=changed,
        )  # fmt: skip
    return contact


def remove(session: Session, *, actor: Actor, contact_id: int, now: datetime) -> Contact:
    """Delete a note for good and return what it was; raises as :func:`correct` does."""
    contact = contact_to_correct(session, actor, contact_id, is_locked=True)
    session.delete(contact)
    note_deed(
        session, actor=actor, action="contact:remove", about=_about(contact), now=now,
        contact=contact.id,
    )  # fmt: skip
    return contact


def _about(contact: Contact) -> tuple[str, int]:
    """Return whom a note is about: that stays in the log when the note is gone."""
    if contact.user_id is not None:
        return "person", contact.user_id
    return "organisation", contact.organisation_id or 0


def _add(session: Session, contact: Contact, *, actor: Actor, talk: Talk, now: datetime) -> None:
    contact.kind, contact.text, contact.on_date = talk.kind, talk.text, talk.on_date
    contact.follow_up_on, contact.noted_by, contact.created_at = (
        talk.follow_up_on,
        actor.user_id,
        now,
    )
    session.add(contact)
    session.flush()


def _area_of(session: Session, actor: Actor, user_id: int) -> int:
    lives_in = session.execute(
        select(Area.id, Area.path)
        .join(Volunteer, Volunteer.area_id == Area.id)
        .where(Volunteer.user_id == user_id)
    ).one_or_none()
    if lives_in is not None and areas_in(lives_in.path) & actor.coordinates:
        return int(lives_in.id)
    own = select(Area.id).where(Area.id.in_(actor.coordinates), is_below(actor))
    return session.scalars(own.order_by(Area.path)).first() or 0
