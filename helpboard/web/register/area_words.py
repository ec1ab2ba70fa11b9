"""Words of the register for areas."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l

KINDS: Final[Mapping[str, Any]] = {
    "county": _l("county"),
    "town": _l("town"),
    "municipality": _l("municipality"),
    "district": _l("district"),
    "quarter": _l("quarter"),
    "other": _l("something else"),
}

PROBLEMS: Final[Mapping[str, Any]] = {
    "circle": _l("An area cannot belong to itself or to one below it."),
    "not_yours": _l("Only a coordinator of the area above can move it."),
    "too_deep": _l("There are too many areas above it already."),
}

THERE: Final[Mapping[str, Any]] = {
    "area": _l("areas below it"),
    "coordinator": _l("coordinators"),
    "group": _l("groups"),
    "organisation": _l("organisations"),
    "place": _l("places"),
    "post": _l("posts"),
    "service": _l("services"),
    "site": _l("sites"),
    "volunteer": _l("volunteers"),
}
"""What may belong to an area; anything else is “other things”."""


def area_kind_label(code: str) -> str:
    """Return a kind of area in words; a kind that an import has brought is its own word."""
    return str(KINDS.get(code, code))
