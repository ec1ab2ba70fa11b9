"""A site that closes, as the matching looks at it: volunteers, teams, where they may go."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupRole
from helpboard.domain.matching.closing import NewGroup
from helpboard.domain.matching.town import Cover, Role, Town
from helpboard.domain.topics import TOPICS
from helpboard.models import Area, Group, GroupMember, Site, SiteGroup, Volunteer
from helpboard.queries.match_people import (
    asked_already,
    blocked,
    declined,
    settled,
    taken_places,
    volunteers,
)
from helpboard.queries.match_places import When, districts, roles, travel_minutes
from helpboard.queries.match_town import today_of

NEW: Final = "new"
"""The group that a plan may found; its roles are called by it and their topic."""
LEAST: Final = 4
"""Nobody founds a group for fewer people."""
GERMAN: Final = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingTown:
    """What a closing plan is made from; ``unknown`` serve the site and have said nothing of
    themselves, ``elsewhere`` help in another group as well and stay there."""

    town: Town
    new_groups: tuple[NewGroup, ...]
    unknown: tuple[int, ...]
    elsewhere: int


def closing_town(
    session: Session, site: Site, *, area_path: str, wishes: Mapping[str, Any], when: When
) -> ClosingTown:
    """Read a closing site in a fixed number of statements."""
    serving = set(session.scalars(select(SiteGroup.group_id).where(SiteGroup.site_id == site.id)))
    members, others = _members(session, serving)
    ids, asked = {row.user_id for row in members}, asked_already(session)
    people = [
        one
        for one in volunteers(session, Volunteer.user_id.in_(ids - others), today=today_of(when))
        if one.id not in asked
    ]
    below = Area.path.startswith(area_path, autoescape=True) & Group.id.not_in(serving)
    places = (*roles(session, below, when=when), *_new_roles(wishes))
    taken = taken_places(session, places, but={str(one) for one in ids - others})
    found = {one.id for one in people}
    return ClosingTown(
        town=Town(
            districts=districts(session),
            volunteers=tuple(settled(people, taken.settled_in)),
            roles=taken.roles,
            rooms=taken.rooms,
            travel_minutes=travel_minutes(session),
            blocked=blocked(session),
            declined=declined(session),
            teams=_teams(members, found),
            cover=_cover(site, wishes),
        ),
        new_groups=_new_groups(wishes, members, found),
        unknown=tuple(sorted(ids - others - {int(one) for one in found | asked})),
        elsewhere=len(others),
    )


def _members(session: Session, serving: set[int]) -> tuple[Sequence[Any], set[int]]:
    """Return who is in the groups of the site, and who of them helps in another one, too."""
    members = session.execute(
        select(GroupMember.user_id, GroupMember.group_id, GroupMember.role, GroupMember.team)
        .where(GroupMember.group_id.in_(serving))
        .order_by(GroupMember.group_id, GroupMember.user_id)
    ).all()
    others = select(GroupMember.user_id).where(
        GroupMember.user_id.in_({row.user_id for row in members}),
        GroupMember.group_id.not_in(serving),
    )
    return members, set(session.scalars(others))


def _new_roles(wishes: Mapping[str, Any]) -> tuple[Role, ...]:
    """Return the roles of the group that may be founded; when it meets, its members will say."""
    topics = [topic for topic in wishes.get("topics") or () if topic in TOPICS]
    if not wishes.get("new_group") or not wishes.get("group_area") or not topics:
        return ()
    each = -(-int(wishes.get("places") or LEAST) // len(topics))
    return tuple(
        Role(
            id=f"{NEW}:{topic}",
            group=NEW,
            district=str(wishes["group_area"]),
            topic=topic,
            min_minutes=0,
            capacity=each,
        )
        for topic in topics
    )


def _new_groups(wishes: Mapping[str, Any], members: Any, found: set[str]) -> tuple[NewGroup, ...]:
    """Return the new group with whoever leads a group of the site today; none without a lead."""
    leads = [
        str(row.user_id)
        for row in members
        if row.role == GroupRole.LEAD and str(row.user_id) in found
    ]
    if not _new_roles(wishes) or not leads:
        return ()
    return (NewGroup(group=NEW, lead=leads[0], least=LEAST),)


def _teams(members: Any, found: set[str]) -> tuple[tuple[str, ...], ...]:
    """Return who belongs together: the teams of a group, or the whole group where it has none."""
    teams: dict[tuple[int, str], list[str]] = defaultdict(list)
    placed: set[str] = set()
    for row in members:
        person = str(row.user_id)
        if person in found and person not in placed:
            teams[row.group_id, row.team].append(person)
            placed.add(person)
    return tuple(tuple(team) for team in teams.values() if len(team) > 1)


def _cover(site: Site, wishes: Mapping[str, Any]) -> tuple[Cover, ...]:
    spoken = tuple(code for code in site.languages if code != GERMAN)
    moves_to = dict.fromkeys(wishes.get("moves_to") or ())
    return tuple(Cover(district=str(area), languages=spoken) for area in moves_to if spoken)
