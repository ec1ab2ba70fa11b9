"""Words for pages, terms and cards at the desk."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.domain.page import PageState
from helpboard.domain.translation import TranslationState

STATES: Final[Mapping[PageState, Any]] = {
    PageState.DRAFT: pgettext("state of a page", "Draft"),
    PageState.PUBLISHED: pgettext("state of a page", "Public"),
    PageState.HIDDEN: pgettext("state of a page", "Hidden"),
}

COVERED: Final[Mapping[TranslationState, Any]] = {
    TranslationState.CURRENT: pgettext("state of translations", "right"),
    TranslationState.MACHINE: pgettext("state of translations", "by a machine"),
    TranslationState.OUTDATED: pgettext("state of translations", "outdated"),
    TranslationState.IN_WORK: pgettext("state of translations", "in work"),
    TranslationState.MISSING: pgettext("state of translations", "missing"),
}
"""States of translations, those first that need nothing."""

PROBLEMS: Final[Mapping[str, Any]] = {
    "number_in_prose": _l(
        "“%(found)s” looks like a phone number or an e-mail address. Put it on a card: then it is "
        "right in every language at once."
    ),
    "below_itself": _l("A page cannot stand below itself."),
    "too_deep": _l("The tree has %(maximum)s levels at most."),
    "not_a_slug": _l("Only a to z, digits and hyphens, for example school-and-nursery."),
    "address_taken": _l("Another page has this address already."),
    "address_too_long": _l("The whole address becomes too long. Please choose a shorter one."),
    "explained_already": _l("Another entry explains “%(found)s” already."),
}
