"""Words of joining a group: how one comes in, and the kind sentences of a no."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.domain.joining import Joins, NoReason

WAYS_IN: Final[Mapping[Joins, object]] = {
    Joins.AT_ONCE: _("You belong to the group at once, as long as there is a free place."),
    Joins.ASKED: _("The group reads your wish first, and you get an answer by e-mail."),
    Joins.NOBODY: _("The group takes in nobody at the moment."),
}

JOIN_NO: Final[Mapping[NoReason, object]] = {
    NoReason.NO_NEED: _("At the moment the group does not need more help. Thank you for asking!"),
    NoReason.TIME: _("The times do not fit together. Perhaps they do later."),
    NoReason.LANGUAGE: _("The group needs somebody with other languages at the moment."),
    NoReason.SMALL: _("The group wants to stay small, so that everybody knows each other."),
    NoReason.TALK: _("The group would like to get to know you first. Please write to it."),
}


def way_in_text(joins: Joins) -> str:
    """Return how somebody comes into a group, as a sentence."""
    return str(WAYS_IN[joins])


def join_no_text(reason: str) -> str:
    """Return why a lead said no, as a kind sentence to the person."""
    return str(JOIN_NO[NoReason(reason)])
