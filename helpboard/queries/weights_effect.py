"""What other weights would change: the three best of three examples, before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.matching.errands import best_groups
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.partners import best_partners
from helpboard.domain.matching.town import District, Town
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Weights
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Area, GiveSeek, Group, Organisation, Post, Volunteer
from helpboard.queries.match_people import volunteers
from helpboard.queries.match_places import districts, roles_at, travel_minutes
from helpboard.queries.match_sides import (
    Named,
    groups_as_sides,
    organisations_as_sides,
    post_as_errand,
)

BEST = 3
LOOKED_AT = 12
"""Roles looked at for three groups: one group may have several that fit."""


class ExampleOf(StrEnum):
    """Who looks for somebody in an example."""

    ORGANISATION = "organisation"
    REQUEST = "request"
    VOLUNTEER = "volunteer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A group in a list of three; ``quarters`` of a point."""

    name: str
    quarters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Somebody and the groups that fit them best, before and after.

    Only an organisation has a name; people are examples by their topics and district.
    """

    of: ExampleOf
    name: str = ""
    topics: tuple[str, ...] = ()
    area_id: int | None
    before: tuple[Choice, ...]
    after: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From which weights to which, for the board of the area at ``path``."""

    path: str
    old: Weights
    new: Weights

    @property
    def both(self) -> tuple[Weights, Weights]:
        """Return the old weights, then the new ones."""
        return self.old, self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """The groups that are chosen from, and the ways to them."""

    groups: dict[str, Named]
    districts: tuple[District, ...]
    given: dict[tuple[str, str], float]
    travel: TravelTable

    def choices(self, found: Iterable[tuple[str, int]]) -> tuple[Choice, ...]:
        """Return groups by their id, each once, as a list of three."""
        best: dict[str, int] = {}
        for group, quarters in found:
            best.setdefault(group, quarters)
        return tuple(
            Choice(name=self.groups[group].name, quarters=quarters)
            for group, quarters in list(best.items())[:BEST]
        )


def effect_of_weights(session: Session, change: Change, *, now: datetime) -> tuple[Example, ...]:
    """Return how the three best would change for three seekers, in nine statements.

    An organisation, a request and a volunteer: of each the oldest that says something.
    """
    groups = groups_as_sides(session, _is_open(change), today=now.date())
    places, given = districts(session), travel_minutes(session)
    ground = _Ground(
        groups={one.side.id: one for one in groups},
        districts=places,
        given=given,
        travel=TravelTable(places, given),
    )
    return (
        *_organisations(session, change, ground),
        *_requests(session, change, ground, now=now),
        *_volunteers(session, change, ground, now=now),
    )


def _is_open(change: Change) -> ColumnElement[bool]:
    return (Group.state == GroupState.ACTIVE) & Area.path.startswith(change.path)


def _organisations(session: Session, change: Change, ground: _Ground) -> Iterator[Example]:
    says = exists().where(GiveSeek.organisation_id == Organisation.id)
    is_verified = Organisation.state == OrganisationState.VERIFIED
    first = (
        select(func.min(Organisation.id))
        .join(Area, Area.id == Organisation.area_id)
        .where(is_verified, Area.path.startswith(change.path), says)
    )
    sides = [one.side for one in ground.groups.values()]
    for one in organisations_as_sides(session, Organisation.id == first.scalar_subquery()):
        before, after = (
            best_partners(one.side, sides, ground.travel, weights) for weights in change.both
        )
        yield Example(
            of=ExampleOf.ORGANISATION,
            name=one.name,
            area_id=int(one.side.district),
            before=ground.choices((row.other, row.quarters) for row in before),
            after=ground.choices((row.other, row.quarters) for row in after),
        )


def _requests(
    session: Session, change: Change, ground: _Ground, *, now: datetime
) -> Iterator[Example]:
    statement = (
        select(Post)
        .join(Area, Area.id == Post.area_id)
        .where(
            Post.kind == PostKind.REQUEST,
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
            Area.path.startswith(change.path),
        )
        .order_by(Post.id)
        .limit(1)
    )
    sides = [one.side for one in ground.groups.values()]
    for post in session.scalars(statement):
        errand = post_as_errand(post)
        before, after = (
            best_groups(errand, sides, ground.travel, weights) for weights in change.both
        )
        yield Example(
            of=ExampleOf.REQUEST,
            topics=(post.topic,),
            area_id=post.area_id,
            before=ground.choices((row.other, row.quarters) for row in before),
            after=ground.choices((row.other, row.quarters) for row in after),
        )


def _volunteers(
    session: Session, change: Change, ground: _Ground, *, now: datetime
) -> Iterator[Example]:
    today = now.date()
    below = select(Area.id).where(Area.path.startswith(change.path))
    first = select(func.min(Volunteer.user_id)).where(
        Volunteer.consent_at.is_not(None),
        Volunteer.when.is_not(None),
        Volunteer.area_id.in_(below),
        or_(Volunteer.paused_until.is_(None), Volunteer.paused_until < today),
    )
    times = {one.id: one.side.slots for one in ground.groups.values()}
    places = roles_at(session, _is_open(change), times)
    group_of = {role.id: role.group for role in places}
    people = volunteers(session, Volunteer.user_id == first.scalar_subquery(), today=today)
    for one in people:
        town = Town(
            districts=ground.districts,
            volunteers=(one,),
            roles=places,
            travel_minutes=ground.given,
        )
        before, after = (
            Matcher(town, weights).best_roles(one.id, LOOKED_AT) for weights in change.both
        )
        yield Example(
            of=ExampleOf.VOLUNTEER,
            topics=one.topics,
            area_id=None if one.district is None else int(one.district),
            before=ground.choices((group_of[fit.role], fit.quarters) for fit in before),
            after=ground.choices((group_of[fit.role], fit.quarters) for fit in after),
        )
