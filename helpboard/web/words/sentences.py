"""The ready sentences of conversations: exact in every language."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_ngettext as ngettext
from helpboard.domain.words import SENTENCES, SentenceValue
from helpboard.web.words.calendar import date_text, time_text
from helpboard.web.words.reader import as_written, left_to_right
from helpboard.web.words.spoken import language_name

SENTENCE_TEXTS: Final[Mapping[str, object]] = {
    # Translators: ready sentences that people send to each other; friendly and simple
    "yes-gladly": _("Yes, gladly."),
    "no-sorry": _("No, sorry."),
    "maybe-later": _("Not now. Maybe later."),
    "can-help": _("I can help."),
    "need-help": _("I need help with this."),
    "interested": _("I am interested."),
    "when-suits": _("When does it suit you?"),
    "i-suggest": _("I suggest %(date)s at %(time)s."),
    "suits-me": _("That suits me."),
    "does-not-suit": _("That does not suit me."),
    "other-day": _("Is another day possible?"),
    "weekdays-evening": _("I have time on weekdays in the evening."),
    "weekend": _("I have time at the weekend."),
    "where-to-meet": _("Where shall we meet?"),
    "where-meet": _("Let us meet here: %(place)s"),
    "where-and-when-meet": _("Let us meet on %(date)s at %(time)s here: %(place)s"),
    "i-am-here": _("I am here now."),
    "cancel": _("I am sorry, I cannot come."),
    "cancel-on": _("I am sorry, I cannot come on %(date)s."),
    "new-appointment": _("Can we find a new date?"),
    "taken-already": _("It is already taken."),
    "still-free": _("It is still available."),
    "is-still-free": _("Is it still available?"),
    "how-many": _("How many are there, or how many do you need?"),
    "this-many": _("The number is %(count)s."),
    "which-size": _("Which size is it, or which size do you need?"),
    "size-is": _("The size is %(size)s."),
    "is-it-free": _("Does it cost anything?"),
    "it-is-free": _("It costs nothing."),
    "can-you-bring": _("Can you bring it?"),
    "can-fetch": _("I can collect it."),
    "fetch-on": _("I can collect it on %(date)s at %(time)s."),
    "please-wait": _("Please wait a little. I will answer soon."),
    "interpreter-please": _("I would like an interpreter to help us."),
    # Translators: the name of a language
    "i-speak": _("A language that I speak: %(language)s"),
    "write-simply": _("Please write in simple words."),
    "did-not-understand": _("I did not understand that."),
    # Translators: the desk is the coordinator's office
    "call-me-desk": _("I would like the coordinator to phone me."),
    "thanks": _("Thank you very much."),
    "you-are-welcome": _("You are welcome."),
    "see-you": _("See you soon!"),
    "see-you-on": _("See you on %(date)s at %(time)s."),
}
"""Every sentence but the one that counts minutes."""


def _late(minutes: int) -> str:
    return str(
        ngettext(
            "I will be %(num)s minute late.", "I will be %(num)s minutes late.", minutes
        )
    )  # fmt: skip


def _value_text(kind: SentenceValue, value: str | int) -> str:
    match kind:
        case SentenceValue.DATE:
            return date_text(date.fromisoformat(str(value)))
        case SentenceValue.TIME:
            return time_text(str(value))
        case SentenceValue.LANGUAGE:
            return language_name(str(value))
        case SentenceValue.PLACE:
            return as_written(str(value))
        case _:
            return left_to_right(str(value))


def sentence_label(code: str) -> str:
    """Return a sentence with "…" in place of its values, as it stands in a menu."""
    if code == "i-am-late":
        return str(_("I will be … minutes late."))
    gaps = {kind.value: "…" for kind in SENTENCES[code]}
    return _filled(code, gaps)


def sentence_text(code: str, values: Mapping[str, str | int] | None = None) -> str:
    """Return a sentence with its values; KeyError if the code or one of its values is missing.

    Dates are ISO, times "HH:MM", minutes and counts whole numbers; see `SentenceValue`.
    """
    given = values or {}
    if code == "i-am-late":
        return _late(int(given["minutes"]))
    return _filled(code, {kind: _value_text(kind, given[kind]) for kind in SENTENCES[code]})


def _filled(code: str, values: Mapping[str, str]) -> str:
    text = str(SENTENCE_TEXTS[code])
    return text % {str(kind): value for kind, value in values.items()} if values else text
