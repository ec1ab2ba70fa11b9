"""Public houses as their pages show them."""

from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.domain.topics import TOPICS
from helpboard.queries.places import CounterRow, HouseGroupRow, PlacePage, PlaceRow
from helpboard.web.hours import hours_summary, hours_view
from helpboard.web.labels import address_line, place_kind, topics_of
from helpboard.web.meetings import next_label
from helpboard.web.originals import direction_of, excerpt, original
from helpboard.web.provided import service_view
from helpboard.web.words.kinds import group_kind_label


def card_view(row: PlaceRow, *, now: datetime) -> dict[str, Any]:
    """Return what the macro ``place_card`` shows."""
    return {
        "url": url_for("places.profile", slug=row.slug),
        "name": row.name,
        "area_name": row.area_name,
        "address": address_line(row.street, row.postcode, row.city) or None,
        "hours_label": hours_summary(row.opening_hours, now=now),
        "summary": excerpt(row.portrait),
        "summary_lang": row.source_lang,
        "summary_dir": direction_of(row.source_lang),
    }


def profile_view(page: PlacePage, *, now: datetime) -> dict[str, Any]:
    """Return what the template shows beside the row itself."""
    row = page.place
    return {
        "kind": place_kind(row.kind),
        "address": address_line(row.street, row.postcode, row.city),
        "geo_url": geo_url(row),
        "portrait": original(row.portrait, row.source_lang),
        "summary": excerpt(row.portrait),
        "hours": hours_view(row.opening_hours, now=now),
        "counters": [_counter(counter) for counter in page.counters],
        "groups": [_group(group) for group in page.groups],
        "services": [
            {**service_view(service, now=now), "place": None} for service in page.services
        ],
    }


def geo_url(row: PlaceRow) -> str:
    """Return the place's coordinates as a link for map apps (RFC 5870), empty when unknown."""
    if row.latitude is None or row.longitude is None:
        return ""
    return f"geo:{row.latitude:.6f},{row.longitude:.6f}"


def _counter(row: CounterRow) -> dict[str, Any]:
    return {
        "name": row.organisation_name,
        "parent": row.parent_name,
        "url": url_for("organisations.profile", slug=row.organisation_slug),
        "room": row.room,
        "concerns": topics_of(row.concerns),
        "own_concerns": [text for text in row.concerns if text not in TOPICS],
        "lang": row.source_lang,
        "dir": direction_of(row.source_lang),
        "papers": original(row.papers, row.source_lang),
    }


def _group(row: HouseGroupRow) -> dict[str, Any]:
    label, iso = next_label([row.next] if row.next else [])
    return {
        "name": row.name,
        "url": url_for("groups.profile", slug=row.slug),
        "kind_label": group_kind_label(row.kind),
        "next_label": label,
        "next_iso": iso,
    }
