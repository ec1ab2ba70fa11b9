"""Whose people they are: the register of people as a coordinator may see it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, exists, literal, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.policy import Actor
from helpboard.models import (
    Area,
    Coordinator,
    Entry,
    Group,
    GroupMember,
    Organisation,
    OrganisationMember,
    Post,
    User,
    Volunteer,
)
from helpboard.queries.held import is_below

RECORDED = "person:record"
"""The entry of a coordinator who has written down somebody without an account."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody's desk reaches: ``home`` is the slug of the town's own area."""

    actor: Actor
    home: str


def is_mine(reach: Reach) -> ColumnElement[bool]:
    """Return the condition that :class:`User` is somebody whom a coordinator looks after.

    Volunteers who live in her areas or are often there; authors of posts in them; whoever belongs
    to a group or an organisation there, or coordinates one of them; whom she recorded herself. Who
    belongs nowhere yet is looked after by those who coordinate the town's own area.
    """
    return is_looked_after(
        reach.actor, keeps_home=_some(Area.slug == reach.home, is_below(reach.actor))
    )


def is_looked_after(actor: Actor, *, keeps_home: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return what :func:`is_mine` does, where it is known whether ``actor`` keeps the home area."""
    areas = select(Area.id).where(is_below(actor))
    is_there = or_(*_ties(areas), _recorded_by(actor), _is_often_in(actor))
    everywhere = select(Area.id)
    return or_(is_there, and_(keeps_home, ~or_(*_ties(everywhere))))


def _some(*conditions: Any) -> ColumnElement[bool]:
    """Tell whether there are such rows; only the person comes from the statement around it."""
    return exists().where(*conditions).correlate(User)


def _ties(areas: Any) -> tuple[ColumnElement[bool], ...]:
    """Return what ties a person to one of ``areas``."""
    return (
        _some(Volunteer.user_id == User.id, Volunteer.area_id.in_(areas)),
        _some(Post.author_id == User.id, Post.area_id.in_(areas)),
        _some(
            GroupMember.user_id == User.id,
            Group.id == GroupMember.group_id,
            Group.area_id.in_(areas),
        ),
        _some(
            OrganisationMember.user_id == User.id,
            Organisation.id == OrganisationMember.organisation_id,
            Organisation.area_id.in_(areas),
        ),
        _some(Coordinator.user_id == User.id, Coordinator.area_id.in_(areas)),
    )


def _recorded_by(actor: Actor) -> ColumnElement[bool]:
    return _some(
        Entry.actor_id == (actor.user_id or 0),
        Entry.action == RECORDED,
        Entry.about == "person",
        Entry.about_id == User.id,
        literal(actor.is_active and bool(actor.coordinates)),
    )


def _is_often_in(actor: Actor) -> ColumnElement[bool]:
    """Tell whether one of the other districts in a profile is the actor's; they are slugs."""
    chosen = cast(Volunteer.areas, Text)
    return _some(
        Volunteer.user_id == User.id,
        is_below(actor),
        chosen.contains(literal('"').concat(Area.slug).concat('"')),
    )


def person_kept(session: Session, reach: Reach, user_id: int, *, is_locked: bool = False) -> User:
    """Return somebody whom a coordinator looks after; everybody else is a ``NotFoundError``."""
    statement = select(User).where(User.id == user_id, is_mine(reach))
    if is_locked:
        statement = statement.with_for_update(of=User)
    user = session.scalars(statement).one_or_none()
    if user is None:
        raise NotFoundError(user_id)
    return user


def person_below(session: Session, reach: Reach, user_id: int) -> User:
    """Lock somebody to decide about; ``NotAllowedError`` for oneself and for who stands above.

    Above stands who coordinates an area that the coordinator does not.
    """
    user = person_kept(session, reach, user_id, is_locked=True)
    if user.id == reach.actor.user_id or not stands_below(session, reach.actor, user.id):
        raise NotAllowedError(user_id)
    return user


def stands_below(session: Session, actor: Actor, user_id: int) -> bool:
    """Tell whether a person coordinates nothing, or only areas that ``actor`` coordinates too."""
    found = select(User.id).where(User.id == user_id, ~_coordinates_beyond(actor))
    return session.scalar(found) is not None


def is_decided_about_by(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that :class:`User` is not ``actor``, and stands below her."""
    return and_(User.id != (actor.user_id or 0), ~_coordinates_beyond(actor))


def _coordinates_beyond(actor: Actor) -> ColumnElement[bool]:
    return _some(Coordinator.user_id == User.id, Area.id == Coordinator.area_id, ~is_below(actor))
