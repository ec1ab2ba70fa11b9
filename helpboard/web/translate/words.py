"""Words of the workbench: kinds of texts, their fields, and how far a translation is."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.translation import FeedbackKind, ItemKind, TranslationState

KINDS: Final[Mapping[ItemKind, Any]] = {
    ItemKind.PAGE: _l("Page"),
    ItemKind.TERM: _l("Word explained"),
    ItemKind.PLACE: _l("Place"),
    ItemKind.COUNTER: _l("Counter"),
    ItemKind.ORGANISATION: _l("Organisation"),
    ItemKind.GROUP: _l("Group"),
    ItemKind.SERVICE: _l("Service"),
    ItemKind.POST: _l("Post"),
}

STATES: Final[Mapping[TranslationState, Any]] = {
    TranslationState.MISSING: _l("Missing"),
    TranslationState.OUTDATED: _l("The original has changed"),
    TranslationState.MACHINE: _l("By a machine"),
    TranslationState.IN_WORK: _l("In work"),
    TranslationState.CURRENT: _l("Up to date"),
}
"""In the order of the filter."""

FIELD_NAMES: Final[Mapping[str, Any]] = {
    "title": _l("Heading"),
    "summary": _l("In short"),
    "body": _l("Text"),
    "explanation": _l("Explanation"),
    "portrait": _l("About the place"),
    "papers": _l("Papers to bring"),
    "about": _l("About"),
    "donations": _l("Donations"),
    "name": _l("Name"),
    "text": _l("Text"),
}

FEEDBACK: Final[Mapping[FeedbackKind, Any]] = {
    FeedbackKind.NOT_UNDERSTOOD: _l("Not understood"),
    FeedbackKind.WRONG: _l("Something is wrong"),
    FeedbackKind.OUTDATED: _l("No longer true"),
}
