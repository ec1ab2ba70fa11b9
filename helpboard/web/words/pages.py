"""Whose menus the information pages stand in."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.page import PageAudience

AUDIENCES: Final[Mapping[PageAudience, object]] = {
    PageAudience.NEWCOMERS: _l("For everybody who is new here"),
    PageAudience.ENGAGED: _l("For everybody who wants to help"),
    PageAudience.CITIZENS: _l("For everybody who wants to know more"),
}


def audience_label(audience: PageAudience) -> str:
    """Return for whom a menu is, in the reader's language."""
    return str(AUDIENCES[audience])
