"""What there is around somebody who has moved into a district."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy.orm import Session

from helpboard.domain.board import BoardFilter
from helpboard.domain.group import GroupKind
from helpboard.queries.areas import AreaRow
from helpboard.queries.board import CardRow, board_page
from helpboard.queries.directory import OrganisationCard, OrganisationFilter, directory_page
from helpboard.queries.groups import GroupFilter, GroupRow, group_list
from helpboard.queries.meetings import MeetingRow, calendars_in, first_of_each, meetings_between

AHEAD = timedelta(days=31)
"""Who has just moved wants to know of this month."""
CAFES = 3
GROUPS = 6
ORGANISATIONS = 6
POSTS = 4


@dataclass(frozen=True, slots=True)
class MovedPage:
    """The first of everything; ``is_far`` when the district has no café and others stand in."""

    cafes: tuple[MeetingRow, ...]
    is_far: bool
    groups: tuple[GroupRow, ...]
    organisations: tuple[OrganisationCard, ...]
    posts: tuple[CardRow, ...]


def moved_page(
    session: Session, *, area: AreaRow, home: AreaRow, now: datetime, zone: tzinfo
) -> MovedPage:
    """Read what is in ``area``; without a café there, the next ones of the whole town."""
    near = _cafes(session, area, now=now, zone=zone)
    cafes = near or _cafes(session, home, now=now, zone=zone)
    working = GroupFilter(area_path=area.path, kind=GroupKind.WORKING_GROUP)
    organisations = directory_page(
        session, OrganisationFilter(area_path=area.path), size=ORGANISATIONS
    )
    return MovedPage(
        cafes=cafes,
        is_far=not near,
        groups=group_list(session, working, now=now, zone=zone)[:GROUPS],
        organisations=organisations.organisations,
        posts=board_page(session, BoardFilter(area=area.slug), now=now, size=POSTS).cards,
    )


def _cafes(
    session: Session, area: AreaRow, *, now: datetime, zone: tzinfo
) -> tuple[MeetingRow, ...]:
    """Return the next meeting of each café, the earliest first."""
    calendars = [
        one for one in calendars_in(session, area.path) if one.group.kind is GroupKind.WELCOME_CAFE
    ]
    coming = meetings_between(calendars, since=now, until=now + AHEAD, zone=zone)
    return first_of_each(coming)[:CAFES]
