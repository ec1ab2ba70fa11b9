"""What is near a district that a reader has chosen: no place of the reader is asked for."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from helpboard.catalogue import ngettext
from helpboard.domain.group import GroupKind
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow
from helpboard.queries.meetings import MeetingRow, calendars_in, first_of_each, meetings_between
from helpboard.queries.near import minutes_from
from helpboard.web.filters import home_area
from helpboard.web.list_choice import ListChoice
from helpboard.web.locale import settings

AHEAD = timedelta(days=31)


def town_around(choice: ListChoice) -> AreaRow | None:
    """Return the town when a part of it was chosen; None when there is nothing around."""
    town = home_area(choice.tree)
    is_part = choice.area.path.startswith(town.path) and choice.area.id != town.id
    return town if is_part else None


def minutes_away(choice: ListChoice) -> dict[str, int]:
    """Return how far the areas are from the chosen one, by slug."""
    return minutes_from(db.session(), choice.tree, choice.area)


def way_label(area_slug: str, minutes: Mapping[str, int]) -> str:
    """Return how far it is to an area in words; empty when nobody knows."""
    number = minutes.get(area_slug)
    if number is None:
        return ""
    return ngettext("about %(num)d minute away", "about %(num)d minutes away", number)


def next_cafes(town: AreaRow, *, now: datetime, limit: int) -> tuple[MeetingRow, ...]:
    """Return the next meeting of each welcome café of a town, the earliest first."""
    calendars = [
        one
        for one in calendars_in(db.session(), town.path)
        if one.group.kind is GroupKind.WELCOME_CAFE
    ]
    zone = settings().timezone
    coming = meetings_between(calendars, since=now, until=now + AHEAD, zone=zone)
    return first_of_each(coming)[:limit]
