"""Sentences for everything that may be wrong with a fact."""

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _

PROBLEMS: Final[Mapping[str, object]] = {
    "wrong_type": _("This entry cannot be read. Please choose it again."),
    "unknown_block": _("This fact does not belong to the topic. Please remove it."),
    "unknown_topic": _("Please choose a topic from the list."),
    "unknown_code": _("Please choose something from the list."),
    "unknown_language": _("Please choose a language from the list."),
    "required": _("Please fill this in."),
    "empty": _("Please choose at least one, or leave this out."),
    "too_many": _("Please choose %(maximum)s at most."),
    "duplicate": _("Something is here twice. Please remove one."),
    "out_of_range": _("Please enter a number from %(minimum)s to %(maximum)s."),
    # Translators: step is 0.5
    "wrong_step": _("Please enter a number in steps of %(step)s."),
    "not_a_date": _("Please enter a date that exists."),
    "not_a_time": _("Please enter a time from 00:00 to 24:00."),
    "times_reversed": _("The end must be later than the beginning."),
    "times_overlap": _("Two times on the same day overlap."),
    "time_without_start": _("Please enter when it begins, too."),
    "dates_reversed": _("The last day must not be before the first."),
    "same_language": _("Please choose two different languages."),
    "no_such_size": _("This thing does not come in this size."),
    "size_without_thing": _("Please choose the thing before its size."),
}


def problem_text(code: str, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence for a refusal's code, its params filled in."""
    return str(PROBLEMS[code]) % (params or {})
