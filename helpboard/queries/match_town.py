"""The board as a town that can be matched at once: what the plans of the desk are made from."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.domain.matching.town import Town
from helpboard.models import Area, Volunteer
from helpboard.queries.match_people import (
    asked_already,
    blocked,
    declined,
    members,
    settled,
    taken_places,
    volunteers,
)
from helpboard.queries.match_places import When, districts, roles, travel_minutes


def match_town(session: Session, *, area_path: str, when: When, with_nowhere: bool = False) -> Town:
    """Read everybody without a group and every role below an area, in twelve statements.

    Whoever helps somewhere is never moved and only takes a place; whoever was asked to join a group
    and has not answered is left out, so that nobody is asked twice. Those who have not said where
    they live are left out unless ``with_nowhere``.
    """
    below: ColumnElement[bool] = Area.path.startswith(area_path, autoescape=True)
    ids = select(Area.id).where(below)
    lives_there: ColumnElement[bool] = Volunteer.area_id.in_(ids)
    if with_nowhere:
        lives_there |= Volunteer.area_id.is_(None)
    people = volunteers(session, lives_there, today=today_of(when))
    busy = members(session) | asked_already(session)
    taken = taken_places(session, roles(session, below, when=when))
    waiting = [one for one in people if one.id not in busy]
    return Town(
        districts=districts(session),
        volunteers=tuple(settled(waiting, taken.settled_in)),
        roles=taken.roles,
        rooms=taken.rooms,
        travel_minutes=travel_minutes(session),
        blocked=blocked(session),
        declined=declined(session),
    )


def today_of(when: When) -> date:
    """Return the day in the town's zone."""
    return when.now.astimezone(when.zone).date()
