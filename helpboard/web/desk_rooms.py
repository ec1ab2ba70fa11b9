"""The rooms of the desk, in the order of its menu."""

from collections.abc import Mapping
from typing import Any, Final

from flask import request, url_for

from helpboard.catalogue import lazy_gettext as _l
from helpboard.web.actors import seen_acting
from helpboard.web.home import home_of

ROOMS: Final[tuple[tuple[Any, str, tuple[tuple[str, Any], ...]], ...]] = (
    (_l("Today"), "sun", (("desk.index", _l("Today")),)),
    (
        _l("To decide"),
        "check",
        (
            ("desk.queue", _l("To check")),
            ("desk.answers", _l("Answers")),
            ("desk.calls", _l("Calls")),
            ("desk.notices", _l("Reports")),
            ("desk.appeals", _l("Objections")),
        ),
    ),
    (
        _l("Matching"),
        "signpost",
        (
            ("plans.index", _l("Plans")),
            ("register.partners", _l("Partners")),
            ("plans.goods", _l("Things")),
            ("plans.weights", _l("What counts")),
        ),
    ),
    (
        _l("People"),
        "users-round",
        (
            ("register.people", _l("People")),
            ("register.organisations", _l("Organisations")),
            ("register.groups", _l("Groups")),
            ("register.sites", _l("Sites")),
            ("pages.places", _l("Houses")),
            ("register.areas", _l("Areas")),
        ),
    ),
    (
        _l("Information"),
        "send",
        (
            ("informing.circulars", _l("Circulars")),
            ("pages.cards", _l("Cards")),
            ("pages.index", _l("Pages")),
            ("pages.terms", _l("Glossary")),
            ("informing.tasks", _l("Tasks")),
            ("informing.news", _l("News")),
            ("informing.questions", _l("Questions")),
            ("packs.index", _l("Sheets for sites")),
            ("translate.index", _l("Translations")),
        ),
    ),
    (
        _l("Numbers"),
        "chart-column",
        (
            ("numbers.index", _l("Numbers")),
            ("numbers.report_list", _l("Council report")),
            ("numbers.sheet", _l("Fortnightly sheet")),
        ),
    ),
    (
        _l("House"),
        "house",
        (
            ("desk.log", _l("Log")),
            ("house.texts", _l("Texts")),
            ("desk.letters", _l("Letters")),
            ("intake.index", _l("Take in")),
            ("intake.export", _l("Write out")),
        ),
    ),
)
"""Each section with its icon and its rooms: endpoint and name."""

HOME_ONLY: Final = frozenset({"desk.letters", "house.texts", "pages.index", "pages.terms"})
"""Rooms for those who look after the house itself; never the first of a section."""


def desk_rooms(badges: Mapping[str, int] | None = None) -> list[dict[str, Any]]:
    """Return the sections with their rooms; the one that is open knows it.

    ``badges`` says how much waits in a room, by its endpoint.
    """
    shown = []
    for name, icon, rooms in ROOMS:
        links = [_room(endpoint, label, badges or {}) for endpoint, label in rooms]
        is_here = any(room["is_here"] for room in links)
        shown.append(
            {
                "name": name,
                "icon": icon,
                "url": links[0]["url"],
                "is_here": is_here,
                "waiting": sum(room["waiting"] for room in links),
                "rooms": _open_to_reader(links) if is_here else links,
            }
        )
    return shown


def _open_to_reader(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what only the coordinators of the home area may open."""
    if (
        all(room["endpoint"] not in HOME_ONLY for room in links)
        or home_of(seen_acting()) is not None
    ):
        return links
    return [room for room in links if room["endpoint"] not in HOME_ONLY]


def _room(endpoint: str, label: Any, badges: Mapping[str, int]) -> dict[str, Any]:
    """A room is open on its own page and on every page below it; the first page only on itself."""
    url = url_for(endpoint)
    is_below = request.path.startswith(f"{url}/") and not url.endswith("/")
    return {
        "endpoint": endpoint,
        "name": label,
        "url": url,
        "is_here": request.path == url or is_below,
        "waiting": badges.get(endpoint, 0),
    }
