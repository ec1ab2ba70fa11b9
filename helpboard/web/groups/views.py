"""Working groups and welcome cafés: the lists, and the profile of one."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import GoneError
from helpboard.domain.group import GroupKind
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow
from helpboard.queries.groups import GroupFilter, GroupRow, group_list, group_page, successor_of
from helpboard.queries.meetings import calendars_of
from helpboard.web.caching import discreet, public_page
from helpboard.web.filters import select_field
from helpboard.web.groups.shown import cafe_view, card_view, profile_view
from helpboard.web.ics import calendar_file, group_events
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import ListChoice, list_choice
from helpboard.web.locale import settings
from helpboard.web.near import minutes_away, town_around, way_label
from helpboard.web.wordings import wordings
from helpboard.web.words.kinds import group_kind_label

bp = Blueprint("groups", __name__)
cafes = Blueprint("cafes", __name__)


@bp.get("/groups/")
@public_page
def index() -> ResponseReturnValue:
    """Show every public group, the welcome cafés among them."""
    kinds = {kind.value: group_kind_label(kind) for kind in GroupKind}
    choice = list_choice(request.args, kept_area_tree(), kinds=kinds)
    rows = _rows(choice, GroupKind(choice.kind) if choice.kind else None)
    said = wordings({ItemKind.GROUP: rows})
    return render_template(
        "groups/index.html",
        choice=choice,
        fields=[
            select_field("kind", _("Kind"), list(kinds.items()), choice.kind, _("All kinds")),
            *_fields(choice),
        ],
        active=choice.chips("groups.index"),
        groups=[card_view(row, said) for row in rows],
        count=ngettext("%(num)d group", "%(num)d groups", len(rows)),
    )


@cafes.get("/cafes/", endpoint="index")
@public_page
def cafe_index() -> ResponseReturnValue:
    """Show the welcome cafés, the one that opens next first."""
    now = datetime.now(UTC)
    choice = list_choice(request.args, kept_area_tree())
    rows = sorted(_rows(choice, GroupKind.WELCOME_CAFE), key=_opens_at)
    minutes, farther = _farther(choice)
    return render_template(
        "groups/cafes.html",
        choice=choice,
        fields=_fields(choice),
        active=choice.chips("cafes.index"),
        cafes=[cafe_view(row, now=now) for row in rows],
        farther=[
            {**cafe_view(row, now=now), "way_label": way_label(row.area_slug, minutes)}
            for row in farther
        ],
        count=ngettext("%(num)d welcome café", "%(num)d welcome cafés", len(rows)),
    )


@bp.get("/groups/<slug>")
@public_page
def profile(slug: str) -> ResponseReturnValue:
    """Show a group; a closed one is gone, one that became part of another leads there."""
    session, now = db.session(), datetime.now(UTC)
    try:
        page = group_page(session, slug, now=now, zone=settings().timezone)
    except GoneError:
        return _to_successor("groups.profile", slug)
    if any(is_discreet(topic) for topic in page.group.topics):
        discreet()
    return render_template(
        "groups/profile.html",
        page=page,
        row=page.group,
        code=short_code(ShortKind.GROUP, page.group.id),
        **profile_view(page, tree=kept_area_tree(), now=now),
    )


@bp.get("/groups/<slug>.ics")
@public_page
def calendar(slug: str) -> ResponseReturnValue:
    """Give a group's meetings as a calendar file."""
    session, now = db.session(), datetime.now(UTC)
    try:
        row = group_page(session, slug, now=now, zone=settings().timezone).group
    except GoneError:
        return _to_successor("groups.calendar", slug)
    calendars = calendars_of(session, [row.id])
    if any(is_discreet(topic) for topic in row.topics):
        discreet()
    return calendar_file(
        name=row.name,
        url=url_for("groups.profile", slug=slug),
        events=[event for one in calendars for event in group_events(one, now=now)],
    )


def _to_successor(endpoint: str, slug: str) -> ResponseReturnValue:
    """Lead to the group that a closed one has become part of; raises ``GoneError`` without any."""
    successor = successor_of(db.session(), slug)
    if successor is None:
        raise GoneError(slug)
    return redirect(url_for(endpoint, slug=successor), 301)


def _farther(choice: ListChoice) -> tuple[dict[str, int], list[GroupRow]]:
    """Return the cafés of the town outside the chosen part, and how far.

    The nearest first; those that do not meet at the moment come last.
    """
    town = town_around(choice)
    if town is None:
        return {}, []
    minutes = minutes_away(choice)
    inside = {area.slug for area in choice.tree.below(choice.area)}
    others = [
        row
        for row in _rows(choice, GroupKind.WELCOME_CAFE, within=town)
        if row.area_slug not in inside
    ]
    unknown = max(minutes.values(), default=0) + 1
    others.sort(
        key=lambda row: (
            not row.meetings,
            minutes.get(row.area_slug, unknown),
            _opens_at(row),
        )
    )
    return minutes, others


def _rows(
    choice: ListChoice, kind: GroupKind | None, *, within: AreaRow | None = None
) -> tuple[GroupRow, ...]:
    if choice.topic and is_discreet(choice.topic):
        discreet()
    chosen = GroupFilter(
        area_path=(within or choice.area).path,
        kind=kind,
        topic=choice.topic,
        speaks=choice.speaks,
        text=choice.text,
    )
    return group_list(db.session(), chosen, now=datetime.now(UTC), zone=settings().timezone)


def _fields(choice: ListChoice) -> list[dict[str, object]]:
    return [choice.topic_field(), choice.area_field(), choice.language_field()]


def _opens_at(row: GroupRow) -> tuple[bool, float]:
    first = next(iter(row.meetings), None)
    return (first is None, first.starts_at.timestamp() if first else 0.0)
