"""The answer buttons of circulars: exact in every language."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.domain.circular import CircularAnswer

ANSWERS: Final[Mapping[CircularAnswer, object]] = {
    # Translators: buttons with which somebody answers a letter of the coordinators
    CircularAnswer.YES: _("Yes"),
    CircularAnswer.NO: _("No"),
    CircularAnswer.MAYBE: _("Perhaps"),
    CircularAnswer.COME: _("I will come"),
    CircularAnswer.CANNOT_COME: _("I cannot come"),
    CircularAnswer.READ: _("I have read it"),
    CircularAnswer.CALL_ME: _("Please call me"),
}


def circular_answer_text(code: str) -> str:
    """Return the words of an answer button; ValueError for a code that is none."""
    return str(ANSWERS[CircularAnswer(code)])
