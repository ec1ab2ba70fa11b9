"""Words of the register for sites."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l

KINDS: Final[Mapping[str, Any]] = {
    "reception": _l("first reception centre"),
    "shared_accommodation": _l("shared accommodation"),
    "follow_on_housing": _l("follow-on housing"),
    "emergency_shelter": _l("emergency shelter"),
    "flat": _l("single flats"),
    "hotel": _l("hotel or hostel"),
    "other": _l("something else"),
}

POINTS_TO_IT: Final[Mapping[str, Any]] = {
    "group": _l("groups that serve it"),
    "person": _l("people who may know where it is"),
    "plan": _l("plans for its closing"),
    "task": _l("tasks about it"),
    "circular": _l("circulars to the leads of its groups"),
}


def site_kind_label(code: str) -> str:
    """Return a kind of site in words; a kind that an import has brought is its own word."""
    return str(KINDS.get(code, code))
