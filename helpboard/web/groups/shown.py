"""Groups and cafés as their pages show them."""

from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.domain.group import GroupState
from helpboard.domain.translation import ItemKind
from helpboard.models import Direction
from helpboard.queries.areas import AreaTree
from helpboard.queries.groups import GroupPage, GroupRow
from helpboard.queries.partners import PartnerRow
from helpboard.web.caching import fresh_until
from helpboard.web.gives_seeks import gives_seeks_view
from helpboard.web.helping import free_text
from helpboard.web.labels import condition_labels, languages_label, organisation_kind, topics_of
from helpboard.web.meetings import (
    day_view,
    next_label,
    own_meeting_view,
    place_label,
    rhythm_label,
)
from helpboard.web.partners import partner_view
from helpboard.web.structured import absolute, event_data
from helpboard.web.wordings import Wordings, wordings
from helpboard.web.words.kinds import group_kind_label

MOST_TOPICS = 4
"""A card names the first topics; the profile names all."""


def card_view(row: GroupRow, said: Wordings) -> dict[str, Any]:
    """Return what the macro ``group_card`` shows."""
    label, iso = next_label(row.meetings)
    return {
        "url": url_for("groups.profile", slug=row.slug),
        "name": row.name,
        "kind_label": group_kind_label(row.kind),
        "area_name": row.area_name,
        **said.summary(ItemKind.GROUP, row.id, "about"),
        "topics": topics_of(row.topics[:MOST_TOPICS]),
        "next_label": label,
        "next_iso": iso,
        "is_resting": row.state is GroupState.RESTING,
        "seeks_people": False,
    }


def cafe_view(row: GroupRow, *, now: datetime) -> dict[str, Any]:
    """Return what the macro ``cafe_card`` shows."""
    first = next(iter(row.meetings), None)
    if first is not None:
        fresh_until(first.ends_at)
    return {
        "url": url_for("groups.profile", slug=row.slug),
        "name": row.name,
        "area_name": row.area_name,
        "place_label": place_label(row.venue),
        "rhythm_label": _("Resting at the moment")
        if row.state is GroupState.RESTING
        else rhythm_label(row.schedules, now=now),
        "languages_label": languages_label(row.languages),
        "next": day_view(first) if first else None,
    }


def profile_view(page: GroupPage, *, tree: AreaTree, now: datetime) -> dict[str, Any]:
    """Return what the template shows beside the row itself."""
    row = page.group
    said = wordings({ItemKind.GROUP: (row,)})
    for first in row.meetings[:1]:
        fresh_until(first.ends_at)
    return {
        "kind": group_kind_label(row.kind),
        "is_resting": row.state is GroupState.RESTING,
        "is_forming": row.state is GroupState.FORMING,
        "about": said.told(ItemKind.GROUP, row.id, "about"),
        "summary": said.summary(ItemKind.GROUP, row.id, "about")["summary"],
        "topics": topics_of(row.topics),
        "languages_label": languages_label(row.languages),
        "conditions": condition_labels(row.conditions),
        "place_label": place_label(row.venue),
        "rhythm": rhythm_label(row.schedules, now=now),
        "free_places": ""
        if page.free_places is None
        else free_text(page.free_places, page.waiting),
        "next": next_label(one for one in row.meetings if not one.is_cancelled),
        "meetings": [own_meeting_view(one) for one in row.meetings],
        "gives_seeks": gives_seeks_view(page.gives_seeks, tree),
        "seeks_people": any(
            item.direction is Direction.SEEK and item.kind in {"people", "hosts"}
            for item in page.gives_seeks
        ),
        "partners": [_partner(partner) for partner in page.partners],
        "data": event_data(
            name=row.name,
            url=absolute("groups.profile", slug=row.slug),
            meetings=row.meetings,
            place=place_label(row.venue) or "",
            area=row.area_name,
        ),
    }


def _partner(row: PartnerRow) -> dict[str, Any]:
    url = url_for("organisations.profile", slug=row.slug)
    return partner_view(row, url=url, kind_label=organisation_kind(row.kind))
