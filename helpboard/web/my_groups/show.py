"""The hub of a group: this week's meeting first, then everything that is looked after."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import ngettext
from helpboard.domain.group import GroupState
from helpboard.extensions import db
from helpboard.queries.meetings import MEETING_STATES
from helpboard.queries.my_groups import roles_of
from helpboard.queries.roster import Roster, RosterRow, role_posts_of, roster_of
from helpboard.services.role_posts import free_places
from helpboard.web.actors import signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.locale import settings
from helpboard.web.my_groups.asked import question_for
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.ours import Ours, ours
from helpboard.web.my_groups.rooms import rooms
from helpboard.web.my_groups.shown_meetings import (
    coming_label,
    gap_label,
    meeting_url,
    past_view,
    roster_view,
    said_code,
)
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.kinds import group_kind_label
from helpboard.web.words.topics import topic_label

SOON = timedelta(days=14)
"""A gap so near stands out; later ones are usual."""


@bp.get(ONE)
@allow(Permission.SIGNED_IN)
def show(slug: str) -> ResponseReturnValue:
    """Show the next meeting, those after it and the last ones; leads find all other pages here."""
    one, now = ours(slug), datetime.now(UTC)
    roster = Roster((), ())
    if one.row.state in MEETING_STATES:
        roster = roster_of(db.session(), one.row.id, now=now, zone=settings().timezone)
    first = next((row for row in roster.coming if not row.meeting.is_cancelled), None)
    user_id, with_names = signed_in().id, one.may_see_names
    return render_template(
        "my_groups/show.html",
        one=one,
        row=one.row,
        kind=group_kind_label(one.row.kind),
        is_resting=one.row.state is GroupState.RESTING,
        next=roster_view(first, slug=slug, user_id=user_id, now=now, with_names=with_names)
        if first
        else None,
        urls={} if first is None else _urls(slug, first),
        later=[_line(row, slug, user_id, now=now) for row in roster.coming if row is not first],
        past=past_view(roster.past, slug=slug),
        uncounted=_uncounted(roster, slug) if one.may_edit else None,
        open_roles=_open_roles(one) if one.may_post else [],
        asked=question_for(one, has_times=bool(roster.coming), now=now),
        rooms=rooms(slug) if one.may_edit else [],
        button=ButtonForm(formdata=None),
    )


def _urls(slug: str, row: RosterRow) -> dict[str, str]:
    names = ("meeting", "cancel_meeting", "move_meeting", "look_for_hosts")
    return {name: meeting_url(slug, row, name) for name in names}


def _line(row: RosterRow, slug: str, user_id: int, *, now: datetime) -> dict[str, Any]:
    """Return a later meeting as a line that leads to its page."""
    view = roster_view(row, slug=slug, user_id=user_id, now=row.meeting.starts_at)
    return {
        "url": view["url"],
        "label": view["title"],
        "detail": coming_label(row),
        "is_cancelled": row.meeting.is_cancelled,
        "waits": bool(gap_label(row)) and row.meeting.starts_at <= now + SOON,
        "mine": said_code(row.said.get(user_id)),
    }


def _uncounted(roster: Roster, slug: str) -> dict[str, str] | None:
    """Return the last meeting when nobody has noted how many came."""
    last = next((row for row in roster.past if not row.meeting.is_cancelled), None)
    if last is None or last.numbers is not None:
        return None
    view = roster_view(last, slug=slug, user_id=None, now=last.meeting.ends_at)
    return {"url": meeting_url(slug, last, "numbers"), "title": view["title"]}


def _open_roles(one: Ours) -> list[dict[str, Any]]:
    """Return the kinds of help with free places: each leads to its post, or to making one."""
    session, slug = db.session(), one.row.slug
    free = free_places(session, one.row)
    posts = role_posts_of(session, one.row.id)
    return [
        {
            "topic": role.topic,
            "label": topic_label(role.topic),
            "detail": ngettext("%(num)d free place", "%(num)d free places", free[role.id]),
            "is_posted": role.id in posts,
            "url": url_for("my.post", post_id=posts[role.id])
            if role.id in posts
            else url_for("my_groups.look_for_people", slug=slug, role_id=role.id),
        }
        for role in roles_of(session, one.row.id)
        if free.get(role.id)
    ]
