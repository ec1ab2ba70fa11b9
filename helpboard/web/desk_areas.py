"""The areas that a coordinator looks after, for lists and forms of the desk."""

from collections.abc import Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import MalformedError
from helpboard.domain.policy import Actor
from helpboard.queries.areas import AreaRow
from helpboard.web.filters import select_field
from helpboard.web.kept import kept_area_tree

_INDENT = "\u2003"


def areas_of(actor: Actor) -> tuple[AreaRow, ...]:
    """Return the areas that ``actor`` coordinates with all below them, in the order shown."""
    mine = [f"/{area_id}/" for area_id in actor.coordinates]
    return tuple(row for row in kept_area_tree().rows if any(part in row.path for part in mine))


def area_choices(actor: Actor) -> list[tuple[str, str]]:
    """Return those areas to choose from by slug, indented by depth."""
    rows = areas_of(actor)
    return [(row.slug, name) for row, name in zip(rows, indented(rows), strict=True)]


def own_area_choices(actor: Actor) -> list[tuple[str, str]]:
    """Return those areas to choose from by id, indented by depth."""
    rows = areas_of(actor)
    return [(str(row.id), name) for row, name in zip(rows, indented(rows), strict=True)]


def indented(rows: Sequence[AreaRow]) -> list[str]:
    """Return the names of areas, each as far in as it lies below the highest of them."""
    top = min((row.depth for row in rows), default=0)
    return [_INDENT * (row.depth - top) + row.name for row in rows]


def area_asked(args: MultiDict[str, str], actor: Actor) -> AreaRow | None:
    """Return the area in the address, None without one; others' areas are not known here."""
    slug = args.get("area", "")
    if not slug:
        return None
    found = next((row for row in areas_of(actor) if row.slug == slug), None)
    if found is None:
        raise MalformedError("area")
    return found


def desk_area_field(actor: Actor, chosen: AreaRow | None) -> dict[str, Any]:
    """Return the choice of one of the areas."""
    slug = chosen.slug if chosen else None
    return select_field("area", _("Area"), area_choices(actor), slug, _("All of my areas"))
