"""What may be said of an area: its name, where it lies, what stands above it."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from helpboard.domain.fields import Fields

AREA_KINDS: Final = ("county", "town", "municipality", "district", "quarter", "other")
MOST_POSITION: Final = 1_000_000
MOST_MINUTES: Final = 600
LONGEST_PATH: Final = 200
"""Characters of the ids from the root to an area; about thirty levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaProfile:
    """The facts of an area; `parent` is a slug, empty for a root."""

    name: str
    kind: str
    parent: str
    latitude: float | None
    longitude: float | None
    is_portal: bool
    position: int


AREA_FIELDS: Final = tuple(row.name for row in fields(AreaProfile))


def check_area(
    typed: Mapping[str, Any], *, parents: Collection[str], kind: str = "", is_root: bool = False
) -> AreaProfile:
    """Return what may be stored; raises FieldsError with everything that is wrong.

    `kind` is what stands there now: an import may have brought one of its own. A root stays one.
    """
    read = Fields(typed)
    kinds = (*AREA_KINDS, kind) if kind else AREA_KINDS
    area = AreaProfile(
        name=read.line("name", is_required=True),
        kind=read.code("kind", kinds),
        parent="" if is_root else read.code("parent", parents),
        latitude=degrees(read, typed, "latitude", 90),
        longitude=degrees(read, typed, "longitude", 180),
        is_portal=typed.get("is_portal") is True,
        position=read.number("position", least=0, most=MOST_POSITION) or 0,
    )
    if (area.latitude is None) is not (area.longitude is None):
        read.refuse("latitude" if area.latitude is None else "longitude", "required")
    read.done()
    return area


def degrees(read: Fields, typed: Mapping[str, Any], name: str, most: int) -> float | None:
    """Return degrees, written with a point or a comma; None for an empty field."""
    text = str(typed.get(name) or "").strip().replace(",", ".")
    if not text:
        return None
    try:
        number = float(text) if len(text) <= 20 and text.isascii() else math.nan
    except ValueError:
        number = math.nan
    if not -most <= number <= most:
        read.refuse(name, "out_of_range", minimum=-most, maximum=most)
        return None
    return number
