"""The contact log: noting a talk, and coming back to it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.contact_log import Talk
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, Contact, Organisation, Volunteer
from helpboard.queries.actors import areas_above, areas_in, organisation_as_thing
from helpboard.queries.held import is_below
from helpboard.queries.people import Reach, person_kept
from helpboard.services.deeds import note_deed


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
    contact = session.get(Contact, contact_id, with_for_update=True, populate_existing=True)
    if contact is None or contact.follow_up_on is None:
        raise NotFoundError(contact_id)
    thing = Thing(areas=areas_above(session, contact.area_id))
    if not policy.may(actor, Action.KEEP_REGISTER, thing):
        raise NotFoundError(contact_id)
    if contact.followed_up_at is None:
        contact.followed_up_at = now
        note_deed(
            session, actor=actor, action="contact:followed-up", about=("contact", contact.id),
            now=now,
        )  # fmt: skip
    return contact


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
