"""Sentences for everything that may be wrong with a fact, a text or a picture."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _

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
    "times_of_two_kinds": _("Please fill in days, weekly times or a period, but only one of them."),
    "weekday_missing": _("Please choose the weekday of this time, too."),
    # Translators: character is the number of a character, such as U+202E
    "forbidden_character": _(
        "There is a character in the text that is not allowed (%(character)s). "
        "Please type the text again and do not copy it."
    ),
    "line_break": _("Please write this in one line."),
    "not_an_email": _("Please write an e-mail address such as name@example.org."),
    "too_long": _("This text is too long. It may have %(maximum)s characters at most."),
    "too_long_word": _(
        "One word is too long. A word may have %(maximum)s characters at most. "
        "Please put spaces between the words."
    ),
    "contact_data": _(
        "Please take out %(found)s. Answers reach you through the board, "
        "so nobody needs to see how to reach you."
    ),
    "no_links": _(
        "Please take out %(found)s. New accounts cannot post links yet; describe it in words."
    ),
    "too_many_posts": _(
        "You have %(maximum)s open posts already. Please withdraw one, or mark it as found, "
        "before you write another."
    ),
    "days_are_over": _("All these days are over. Please choose a day that is still to come."),
    "picture_used": _(
        "One of these pictures belongs to another post already. Please choose it once more."
    ),
    "nothing_said": _("Please write a sentence, or fill in at least one detail."),
    "not_a_picture": _("This is not a picture. Please choose a JPEG, PNG, WebP or GIF file."),
    # Translators: MB is megabytes, the size of a file
    "picture_too_big": _("This picture is too large. It may have %(maximum)s MB at most."),
    "picture_too_many_pixels": _(
        "This picture is too large. It may have %(maximum)s million pixels at most."
    ),
    "picture_damaged": _("This picture cannot be read. Please choose another one."),
}


def problem_text(code: str, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence for a refusal's code, its params filled in."""
    return str(PROBLEMS[code]) % (params or {})
