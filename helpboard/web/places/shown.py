"""Public houses as their pages show them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import url_for

from helpboard.catalogue import current_language, reading
from helpboard.catalogue import gettext as _
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.topics import TOPICS
from helpboard.domain.translation import ItemKind
from helpboard.queries.places import CounterRow, HouseGroupRow, PlacePage, PlaceRow, SlipPage
from helpboard.web.hours import hours_summary, hours_view
from helpboard.web.labels import address_line, place_kind, topics_of
from helpboard.web.locale import settings
from helpboard.web.meetings import next_label
from helpboard.web.originals import direction_of
from helpboard.web.provided import service_view
from helpboard.web.wordings import Wordings, wordings
from helpboard.web.words.concerns import concern_label, concern_sentence, paper_label
from helpboard.web.words.kinds import group_kind_label
from helpboard.web.words.spoken import language_name


def card_view(
    row: PlaceRow, said: Wordings, concern: str | None, *, now: datetime
) -> dict[str, Any]:
    """Return what the macro ``place_card`` shows; ``concern`` is what its reader comes for."""
    return {
        "slip_url": url_for("places.slip", slug=row.slug, concern=concern) if concern else None,
        "url": url_for("places.profile", slug=row.slug, concern=concern),
        "name": row.name,
        "area_name": row.area_name,
        "address": address_line(row.street, row.postcode, row.city) or None,
        "hours_label": hours_summary(row.opening_hours, now=now),
        **said.summary(ItemKind.PLACE, row.id, "portrait"),
    }


def profile_view(page: PlacePage, concern: str | None, *, now: datetime) -> dict[str, Any]:
    """Return what the template shows beside the row itself.

    ``concern`` is what its reader comes for; one that the house does not look after is left out.
    """
    row = page.place
    codes = {asked.code for counter in page.counters for asked in counter.asked}
    slip_url = url_for("places.slip", slug=row.slug)
    said = wordings(
        {
            ItemKind.PLACE: (row,),
            ItemKind.COUNTER: page.counters,
            ItemKind.SERVICE: page.services,
        }
    )
    return {
        "kind": place_kind(row.kind),
        "address": address_line(row.street, row.postcode, row.city),
        "geo_url": geo_url(row),
        "map": map_view((row,)),
        "portrait": said.told(ItemKind.PLACE, row.id, "portrait"),
        "summary": said.summary(ItemKind.PLACE, row.id, "portrait")["summary"],
        "hours": hours_view(row.opening_hours, now=now),
        "counters": [_counter(counter, said, slip_url=slip_url) for counter in page.counters],
        "slip_url": slip_url,
        "concerns": concern_choices(codes),
        "concern": concern if concern in codes else None,
        "groups": [_group(group) for group in page.groups],
        "services": [
            {**service_view(service, said, now=now), "place": None} for service in page.services
        ],
    }


def geo_url(row: PlaceRow) -> str:
    """Return the place's coordinates as a link for map apps (RFC 5870), empty when unknown."""
    if row.latitude is None or row.longitude is None:
        return ""
    return f"geo:{row.latitude:.6f},{row.longitude:.6f}"


def map_view(rows: Iterable[PlaceRow], concern: str | None = None) -> dict[str, Any] | None:
    """Return what the macro ``map_of`` shows; None without maps, or without a house on them.

    ``concern`` goes along to the houses.
    """
    here = settings()
    points = [
        {
            "at": (row.latitude, row.longitude),
            "name": row.name,
            "url": url_for("places.profile", slug=row.slug, concern=concern),
        }
        for row in rows
        if row.latitude is not None and row.longitude is not None
    ]
    if not (points and here.tiles_url):
        return None
    return {"points": points, "tiles_url": here.tiles_url, "host": urlsplit(here.tiles_url).netloc}


def concern_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return concerns to choose from, each once, by their words."""
    return sorted(((code, concern_label(code)) for code in set(codes)), key=lambda one: one[1])


def slip_view(page: SlipPage, concern: str, *, now: datetime) -> dict[str, Any]:
    """Return what somebody shows at a counter: in German, and beneath in the reader's language."""
    row = page.place
    codes = tuple(dict.fromkeys(code for one in page.counters for code in one.papers))
    spoken = current_language().spoken
    with reading(LANGUAGES["de"]):
        german = {
            "sentence": concern_sentence(concern),
            "language": "" if spoken == "de" else _mine(spoken),
            "papers": [paper_label(code) for code in codes],
        }
    own = [paper_label(code) for code in codes]
    said = wordings({ItemKind.COUNTER: [one.counter for one in page.counters]})
    ids = [one.counter.id for one in page.counters]
    notes = [(number, said.told(ItemKind.COUNTER, number, "papers")) for number in ids]
    return {
        "german": german,
        "label": concern_label(concern),
        "sentence": concern_sentence(concern),
        "papers": list(zip(german["papers"], own, strict=True)),
        "notes": [(number, note) for number, note in notes if note],
        "is_german": current_language().tag == "de",
        "address": address_line(row.street, row.postcode, row.city),
        "hours": hours_view(row.opening_hours, now=now),
        "counters": page.counters,
    }


def _mine(spoken: str) -> str:
    return _("I speak %(language)s.", language=language_name(spoken))


def _counter(row: CounterRow, said: Wordings, *, slip_url: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "asked": [
            (f"{slip_url}?concern={asked.code}", concern_label(asked.code)) for asked in row.asked
        ],
        "name": row.organisation_name,
        "parent": row.parent_name,
        "url": url_for("organisations.profile", slug=row.organisation_slug),
        "room": row.room,
        "concerns": topics_of(row.concerns),
        "own_concerns": [text for text in row.concerns if text not in TOPICS],
        "lang": row.source_lang,
        "dir": direction_of(row.source_lang),
        "papers": said.told(ItemKind.COUNTER, row.id, "papers"),
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
