"""The answers that letters offer to “When?”."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.domain.quick_times import QuickTimes

QUICK_TIMES_LABELS: Final[Mapping[QuickTimes, Any]] = {
    QuickTimes.MORNINGS: _("On weekdays in the morning"),
    QuickTimes.AFTERNOONS: _("On weekdays in the afternoon"),
    QuickTimes.EVENINGS: _("On weekdays in the evening"),
    QuickTimes.WEEKEND: _("At the weekend"),
    QuickTimes.EVENINGS_AND_WEEKEND: _("In the evening and at the weekend"),
    QuickTimes.NEARLY_ALWAYS: _("Nearly always"),
}

QUICK_TIMES_CHOICES: Final = tuple(
    (times.value, label) for times, label in QUICK_TIMES_LABELS.items()
)
"""As the choices of a link's page."""
