"""What the filters of all lists share: reading an address, and the choices of a form's fields."""

from collections.abc import Collection
from typing import Any

from werkzeug.datastructures import MultiDict

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import MalformedError, NotFoundError
from helpboard.domain.languages import SPOKEN
from helpboard.domain.topics import BRANCHES, leaves_of
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.web.locale import settings
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

LONGEST_QUERY = 200
_INDENT = "\u2003"

MOST_AREAS = 400
"""Areas in one list to choose from; the largest county has half as many places."""

Choices = list[tuple[str, str]]
"""Codes with their labels, in the order shown."""


def home_area(tree: AreaTree) -> AreaRow:
    """Return the area that this board is for: as set, else the first portal, else the root."""
    found = tree.by_slug(settings().home_area)
    portals = (row for row in tree.rows if row.is_portal)
    chosen = found or next(portals, None) or next(iter(tree.rows), None)
    if chosen is None:
        raise NotFoundError("no area has been set up")
    return chosen


def area_chosen(args: MultiDict[str, str], tree: AreaTree) -> AreaRow:
    """Return the area in the address, else the home area."""
    slug = args.get("area", "")
    area = tree.by_slug(slug) if slug else home_area(tree)
    if area is None:
        raise MalformedError("area")
    return area


def known(args: MultiDict[str, str], name: str, codes: Collection[str]) -> str | None:
    """Return the value of ``name`` when it is one of ``codes``, None when it is empty."""
    value = args.get(name) or None
    if value is not None and value not in codes:
        raise MalformedError(name)
    return value


def words_typed(args: MultiDict[str, str]) -> str:
    """Return the search words in the address, as many of them as anybody would type."""
    return args.get("q", "").strip()[:LONGEST_QUERY]


def select_field(
    name: str, label: str, choices: Choices, value: str | None, everything: str
) -> dict[str, Any]:
    """Return a field of the filter form whose first choice is ``everything``."""
    return {
        "name": name,
        "label": label,
        "choices": [("", everything), *choices],
        "value": value or "",
    }


def topic_field(chosen: str | None) -> dict[str, Any]:
    """Return the choice of a topic; leaves stand indented below their branch."""
    choices = [
        (code, label)
        for branch in BRANCHES
        for code, label in (
            (branch, topic_label(branch)),
            *((leaf, _INDENT + topic_label(leaf)) for leaf in leaves_of(branch)),
        )
    ]
    return select_field("topic", _("Topic"), choices, chosen, _("All topics"))


def area_field(tree: AreaTree, chosen: AreaRow) -> dict[str, Any]:
    """Return the choice of an area below the home area, indented by depth.

    Where there are very many, readers walk: a choice offers what lies around the last one.
    """
    home = home_area(tree)
    choices = [
        (row.slug, _INDENT * (row.depth - home.depth - 1) + row.name)
        for row in tree.choices(home, chosen, most=MOST_AREAS)
        if row.id != home.id
    ]
    slug = None if chosen.id == home.id else chosen.slug
    return select_field("area", _("Area"), choices, slug, home.name)


def language_field(chosen: str | None) -> dict[str, Any]:
    """Return the choice of a spoken language, by its name in the reader's language."""
    choices = sorted(((code, language_name(code)) for code in SPOKEN), key=lambda pair: pair[1])
    return select_field("speaks", _("Language"), choices, chosen, _("All languages"))
