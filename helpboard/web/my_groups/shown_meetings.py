"""A group's meetings with who comes, as its own pages show them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.meeting import Coming
from helpboard.queries.roster import Member, RosterRow, Said
from helpboard.web import dates
from helpboard.web.meetings import change_view, day_view


def meeting_url(slug: str, row: RosterRow, endpoint: str = "meeting") -> str:
    """Return the address of a page about one meeting."""
    return url_for(
        f"my_groups.{endpoint}",
        slug=slug,
        schedule_id=row.meeting.schedule_id,
        day=row.meeting.on.isoformat(),
    )


def roster_view(
    row: RosterRow, *, slug: str, user_id: int | None, now: datetime, with_names: bool = False
) -> dict[str, Any]:
    """Return one meeting: when, who comes, who is missing, and what the reader has said.

    Without names, how many people they are.
    """
    meeting, people = row.meeting, _names if with_names else _number
    return {
        **day_view(meeting),
        **change_view(meeting),
        "url": meeting_url(slug, row),
        "title": dates.day_and_times(meeting.starts_at, meeting.ends_at),
        "has_begun": meeting.starts_at <= now,
        "is_over": meeting.ends_at <= now,
        "hosts": people(row.hosts),
        "others": people(one for one in row.coming if one not in row.hosts),
        "absent": people(row.absent),
        "silent": len(row.silent),
        "wanted": row.wanted,
        "gap": row.gap,
        "gap_label": gap_label(row),
        "post_id": row.post_id,
        "mine": said_code(row.said.get(user_id or 0)),
        "numbers": row.numbers,
    }


def gap_label(row: RosterRow) -> str:
    """Return how many hosts are missing in words, empty when nobody is."""
    if row.meeting.is_cancelled or not row.gap:
        return ""
    return ngettext("One host is missing", "%(num)d hosts are missing", row.gap)


def coming_label(row: RosterRow) -> str:
    """Return what a line about a coming meeting says beside its day."""
    if row.meeting.is_cancelled:
        return _("It does not take place.")
    number = len(row.coming)
    coming = (
        ngettext("One person comes", "%(num)d people come", number)
        if number
        else _("Nobody has said yet that they come")
    )
    return " · ".join(part for part in (coming, gap_label(row)) if part)


def said_code(said: Said | None) -> str:
    """Return what somebody has said as the value of a button: empty for nothing."""
    if said is None:
        return ""
    if said.is_host:
        return "host"
    return said.coming.value


def answers(*, has_hosts: bool, has_begun: bool) -> list[tuple[str, str]]:
    """Return what can be said of somebody's coming, as value and words."""
    if has_begun:
        return [
            ("", _("Not noted")),
            (Coming.CAME.value, _("Was there")),
            (Coming.NO_SHOW.value, _("Did not come, without a word")),
        ]
    hosting = [("host", _("Comes as a host"))] if has_hosts else []
    return [
        ("", _("No answer yet")),
        *hosting,
        (Coming.COMES.value, _("Comes")),
        (Coming.ABSENT.value, _("Cannot come")),
    ]


def past_view(rows: Iterable[RosterRow], *, slug: str) -> dict[str, Any]:
    """Return the last meetings as a table, with their sums over those that were counted."""
    held = [row for row in rows if not row.meeting.is_cancelled]
    counted = [row.numbers for row in held if row.numbers is not None]
    return {
        "rows": [
            {
                "label": dates.weekday_and_day(row.meeting.starts_at),
                "iso": row.meeting.starts_at.isoformat(timespec="minutes"),
                "url": meeting_url(slug, row),
                "is_cancelled": row.meeting.is_cancelled,
                "guests": row.numbers.guests if row.numbers else None,
                "helpers": row.numbers.helpers if row.numbers else None,
            }
            for row in rows
        ],
        "guests": sum(one.guests for one in counted),
        "helpers": sum(one.helpers for one in counted),
        "counted": len(counted),
        "usual_guests": round(sum(one.guests for one in counted) / len(counted)) if counted else 0,
    }


def _names(members: Iterable[Member]) -> list[str]:
    return [one.name for one in members]


def _number(members: Iterable[Member]) -> list[str]:
    number = len(list(members))
    return [ngettext("%(num)d person", "%(num)d people", number)] if number else []
