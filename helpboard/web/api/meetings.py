"""Dated meetings of groups for programs: a week or a month of them."""

import re
from datetime import UTC, date, datetime, time

from helpboard.domain.errors import NotFoundError
from helpboard.domain.schedule import Meeting, meeting_known_by
from helpboard.domain.topics import has_discreet
from helpboard.extensions import db
from helpboard.queries.meeting_list import part_of_meeting_list
from helpboard.queries.meetings import MeetingRow, calendars_with
from helpboard.web import dates
from helpboard.web.api import words
from helpboard.web.api.contract import (
    AREA,
    Asked,
    Listed,
    Parameter,
    Resource,
    cursor,
    place_of,
)
from helpboard.web.api.shapes import (
    ADDRESS,
    DAY,
    MOMENT,
    TEXT,
    YES_NO,
    Field,
    Many,
    Maybe,
    Shape,
)
from helpboard.web.caching import discreet, fresh_until
from helpboard.web.hours import next_midnight
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import list_choice
from helpboard.web.locale import settings
from helpboard.web.paths import MOST_ID
from helpboard.web.periods import MOST_YEARS, period_of
from helpboard.web.structured import absolute
from helpboard.web.words.kinds import group_kind_label

_ID = re.compile(r"([0-9]{1,10})-([0-9]{4}-[0-9]{2}-[0-9]{2})")

_BY_TIME = (0, 0, 0, 0)
"""What cursors are like: when a meeting begins and ends, its schedule, and the day of its rule."""


def _id(meeting: Meeting) -> str:
    return f"{meeting.schedule_id}-{meeting.on}"


def _note(meeting: Meeting) -> str:
    return meeting.change.note if meeting.change else ""


def _day(meeting: Meeting) -> str:
    return meeting.on.isoformat()


OWN_MEETING = Shape(
    "OwnMeeting",
    "A dated meeting, as its group says it.",
    (
        Field("id", TEXT, "What it is known by, wherever it was moved.", _id),
        Field("starts_at", MOMENT, "When it begins, in the town's time."),
        Field("ends_at", MOMENT, "When it ends."),
        Field("planned_on", DAY, "The day that its rule puts it on.", _day),
        Field("is_cancelled", YES_NO, "It does not take place."),
        Field("is_moved", YES_NO, "It takes place at another time than planned."),
        Field("note", Maybe(TEXT), "What the group says about it.", _note),
    ),
)


def _of_meeting(field: Field) -> Field:
    """Return a field of a meeting for a row that holds one."""
    return Field(field.name, field.kind, field.about, lambda row: field.value_of(row.meeting))


MEETING = Shape(
    "Meeting",
    "A dated meeting of a group.",
    (
        *(_of_meeting(one) for one in OWN_MEETING.fields),
        Field(
            "url",
            ADDRESS,
            "The page of its group, in the language asked for.",
            lambda row: absolute("groups.profile", slug=row.group.slug),
        ),
        Field("group", words.LINK, "Whose meeting it is."),
        words.discretion(lambda row: row.group.topics),
        Field(
            "kind",
            words.CODE,
            "What kind of group it is.",
            lambda row: words.Coded(row.group.kind.value, group_kind_label(row.group.kind)),
        ),
        Field(
            "area",
            words.LINK,
            "The area.",
            lambda row: words.Named(row.group.area_slug, row.group.area_name),
        ),
        Field(
            "venue",
            Maybe(words.VENUE),
            "Where it is; null when the group does not tell everybody.",
            lambda row: words.venue(row.group.venue),
        ),
        Field(
            "languages",
            Many(words.CODE),
            "What is spoken there.",
            lambda row: words.languages(row.group.languages),
        ),
    ),
)


def _list(asked: Asked) -> Listed:
    now, zone = datetime.now(UTC), settings().timezone
    choice = list_choice(asked.args, kept_area_tree())
    period = period_of(asked.args, today=dates.local(now).date())
    part = part_of_meeting_list(
        db.session(),
        choice.area.path,
        since=datetime.combine(period.first, time(), tzinfo=zone),
        until=datetime.combine(period.end, time(), tzinfo=zone),
        zone=zone,
        after=place_of(asked, like=_BY_TIME),
        size=asked.limit,
    )
    fresh_until(next_midnight(now))
    return Listed(things=part.meetings, total=part.total, next=cursor(part.next))


def _show(meeting_id: str) -> MeetingRow:
    now, zone = datetime.now(UTC), settings().timezone
    schedule_id, day = _known(meeting_id)
    if abs(day.year - dates.local(now).year) > MOST_YEARS:
        raise NotFoundError(meeting_id)
    for calendar in calendars_with(db.session(), schedule_id):
        schedule = next(one for one in calendar.schedules if one.id == schedule_id)
        meeting = meeting_known_by(schedule, day, zone=zone)
        if meeting is not None:
            fresh_until(next_midnight(now))
            if has_discreet(calendar.group.topics):
                discreet()
            return MeetingRow(calendar.group, meeting)
    raise NotFoundError(meeting_id)


def _known(meeting_id: str) -> tuple[int, date]:
    """Read what :func:`_id` wrote; raises :class:`NotFoundError` for anything else."""
    found = _ID.fullmatch(meeting_id)
    if found is None or int(found[1]) > MOST_ID:
        raise NotFoundError(meeting_id)
    try:
        return int(found[1]), date.fromisoformat(found[2])
    except ValueError as error:
        raise NotFoundError(meeting_id) from error


MEETINGS = Resource(
    name="meetings",
    about="All meetings of a week or a month, the earliest first, cancelled ones too.",
    one="One meeting. It is known by its id from two years ago until two years ahead.",
    rule="<id>",
    key=Parameter(name="id", schema={"type": "string"}, about="The id of a meeting.", place="path"),
    parameters=(
        AREA,
        Parameter(
            name="week",
            schema={"type": "string", "pattern": "^[0-9]{4}-W[0-9]{2}$"},
            about="A week (ISO 8601), such as 2026-W48. Without week and month, this week.",
        ),
        Parameter(
            name="month",
            schema={"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
            about="A month, such as 2026-12. Not together with a week.",
        ),
    ),
    item=MEETING,
    whole=MEETING,
    lists=_list,
    shows=_show,
)
