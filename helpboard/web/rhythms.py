"""How often a group meets, in words to choose from."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.domain.rhythm import KEPT, rhythm_of
from helpboard.web.words.calendar import weekday_label

RHYTHM_LABELS: Final[Mapping[str, object]] = {
    "week-1": pgettext("rhythm", "Every week"),
    "week-2": _l("Every second week"),
    "week-3": _l("Every third week"),
    "week-4": _l("Every fourth week"),
    # Translators: followed by a choice of the weekday
    "month-1": _l("Once a month, on the first such day"),
    "month-2": _l("Once a month, on the second such day"),
    "month-3": _l("Once a month, on the third such day"),
    "month-4": _l("Once a month, on the fourth such day"),
    "month-last": _l("Once a month, on the last such day"),
    KEPT: _l("As it is now (it cannot be shown here)"),
}


def rhythm_choices(*, is_kept: bool) -> list[tuple[str, object]]:
    """Return the rhythms by code; ``is_kept`` adds the one that a form cannot say."""
    return [(code, words) for code, words in RHYTHM_LABELS.items() if is_kept or code != KEPT]


def rhythm_words(rule: str) -> tuple[str, str]:
    """Return how often, and on which weekday, a rule lets a group meet."""
    rhythm = rhythm_of(rule)
    return str(RHYTHM_LABELS[rhythm.every]), weekday_label(rhythm.weekday)
