"""Sentences for why two fit, what forbids it, what would change it, and what is asked.

They speak of neither side as "you", since volunteers, leads, organisations and the desk read them.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.domain.languages import SPOKEN_LANGUAGES
from helpboard.domain.when import WEEKDAYS
from helpboard.web.words.calendar import time_text, weekday_label
from helpboard.web.words.kinds import need_kind_label
from helpboard.web.words.reader import left_to_right, listed
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

REASON_TEXTS: Final[Mapping[str, object]] = {
    # Translators: why somebody fits a task; each is a whole sentence
    "topic-same": _("The topic is the same: %(topic)s."),
    "topic-branch": _("The topics belong together: %(own)s and %(topic)s."),
    "topic-related": _("The topics are close: %(own)s and %(topic)s."),
    "topic-other": _("%(topic)s is not among the wished topics."),
    "topic-unknown": _("Nobody has said yet which topics are wished."),
    "travel-same-district": _("It is in the same district."),
    "travel-near": _("The way takes about %(minutes)s minutes."),
    "travel-far": _("The way is long: about %(minutes)s minutes."),
    "travel-unknown": _("It is not known from which district the way begins."),
    "languages-all": _("All helpful languages are spoken: %(languages)s."),
    "languages-some": _("Some of the helpful languages are spoken: %(languages)s."),
    "languages-missing": _("The helpful languages are not spoken: %(languages)s."),
    "languages-none-wished": _("No special language is needed."),
    "languages-unknown": _("It is not known yet who speaks which languages."),
    "languages-shared": _("Both speak %(languages)s."),
    "languages-not-shared": _("No wished language is spoken on both sides."),
    # Translators: weekday and time, such as "Wednesday, 17:00"
    "time-spare": _("There is enough time in common, first on %(weekday)s at %(from)s."),
    "time-just-enough": _("The time in common is just enough: %(weekday)s at %(from)s."),
    "time-none-asked": _("There is no fixed time."),
    "time-unknown": _("It is not known yet when there is time."),
    "time-too-short": _("There is too little time in common."),
    # Translators: kind is for example "Room", topic "Sewing"
    "we-give": _("What is given here is sought there: %(kind)s, %(sought)s."),
    "they-give": _("What is sought here is given there: %(kind)s, %(topic)s."),
    "nothing-exchanged": _("Neither side gives what the other seeks."),
}
"""By the codes of `ReasonCode`."""

FORBIDDEN_TEXTS: Final[Mapping[str, object]] = {
    # Translators: why somebody cannot take a task; each is a whole sentence
    "active": _("The group is resting or closed."),
    "consent": _("There is no consent to be matched."),
    "blocked": _("The two sides are kept apart."),
    "declined": _("This was declined before."),
    "settled": _("There is a fixed place elsewhere already."),
    "places": _("No place is free."),
    "clearance": _("A certificate of conduct is needed, and none has been seen."),
    "age": _("The minimum age is %(age)s."),
    "women-only": _("This is for women only."),
    "language": _("These languages are needed: %(languages)s."),
    "step-free": _("The room has steps."),
    "travel": _("The way takes about %(minutes)s minutes, more than the limit of %(most)s."),
    "time": _("There is less time in common than the %(least)s minutes that are needed."),
}
"""By the codes of `Rule`, when it says no."""

OPEN_TEXTS: Final[Mapping[str, object]] = {
    # Translators: what nobody knows yet about somebody and a task; each is a whole sentence
    "age": _("The age is not known, and the minimum age is %(age)s."),
    "women-only": _("This is for women only, and nothing is said about it."),
    "language": _("It is not known whether these languages are spoken: %(languages)s."),
    "step-free": _("It is not known whether the room has steps."),
    "travel": _("It is not known how long the way is."),
    "time": _("It is not known yet whether there is time in common."),
}
"""By the codes of `Rule`, when it cannot say."""

CHANGE_TEXTS: Final[Mapping[str, object]] = {
    # Translators: what would make somebody fit better; each is a whole sentence
    "first-with-time": _("With time on %(weekday)s from %(from)s this would be the first choice."),
    "first-with-language": _("With %(language)s this would be the first choice."),
    "first-with-travel": _("With %(minutes)s minutes of travel this would be the first choice."),
    # Translators: kind is for example "Room", topic "Sewing"
    "first-with-give": _(
        "If this were given here, too, it would be the first choice: %(kind)s, %(topic)s."
    ),
    "first-with-seek": _(
        "If this were looked for here, too, it would be the first choice: %(kind)s, %(topic)s."
    ),
    "better-with-time": _("With time on %(weekday)s from %(from)s this would fit better."),
    "better-with-language": _("With %(language)s this would fit better."),
    "possible-with-time": _("With time on %(weekday)s from %(from)s this would be possible."),
    "possible-with-language": _("With %(language)s this would be possible."),
    "possible-with-travel": _("With %(minutes)s minutes of travel this would be possible."),
    "possible-with-give": _(
        "If this were given here, too, it would be possible: %(kind)s, %(topic)s."
    ),
    "possible-with-seek": _(
        "If this were looked for here, too, it would be possible: %(kind)s, %(topic)s."
    ),
}
"""By the codes of `ChangeCode`."""

QUESTION_TEXTS: Final[Mapping[str, object]] = {
    "slots": _("When do you have time?"),
    "topics": _("What would you like to do?"),
    "languages": _("Which languages do you speak?"),
    "age": _("How old are you?"),
    "district": _("In which district do you live?"),
}
"""By the codes of `About`."""


def _weekday(number: int) -> str:
    return weekday_label(WEEKDAYS[number])


def _clock(minutes: int) -> str:
    return time_text(f"{minutes // 60:02}:{minutes % 60:02}")


def _language(code: str) -> str:
    """Return a language's name; town files may hold codes that the board has no name for."""
    return language_name(code) if code in SPOKEN_LANGUAGES else code


_WRITTEN: Final[Mapping[str, Callable[[Any], str]]] = {
    "topic": topic_label,
    "own": topic_label,
    "sought": topic_label,
    "kind": need_kind_label,
    "languages": lambda codes: listed(_language(code) for code in codes),
    "language": _language,
    "weekday": _weekday,
    "from": _clock,
    "to": _clock,
}
"""How a parameter is written; numbers stand as they are."""


def _filled(text: object, params: Mapping[str, Any]) -> str:
    values = {
        name: _WRITTEN.get(name, lambda value: left_to_right(str(value)))(value)
        for name, value in params.items()
    }
    return str(text) % values if values else str(text)


def reason_sentence(code: str, params: Mapping[str, Any]) -> str:
    """Return what a criterion found as a sentence; KeyError for any other code."""
    return _filled(REASON_TEXTS[code], params)


def reason_text(code: str, params: Mapping[str, Any]) -> str:
    """Return what a criterion found, or why a rule says no; KeyError for no code of either."""
    known = REASON_TEXTS if code in REASON_TEXTS else FORBIDDEN_TEXTS
    return _filled(known[code], params)


def forbidden_sentence(rule: str, params: Mapping[str, Any]) -> str:
    """Return why a rule says no."""
    return _filled(FORBIDDEN_TEXTS[rule], params)


def open_sentence(rule: str, params: Mapping[str, Any]) -> str:
    """Return what a rule does not know; KeyError for a rule that always knows."""
    return _filled(OPEN_TEXTS[rule], params)


def change_sentence(code: str, params: Mapping[str, Any]) -> str:
    """Return what would change a pair."""
    return _filled(CHANGE_TEXTS[code], params)


def question_sentence(about: str) -> str:
    """Return a question as the volunteer reads it."""
    return str(QUESTION_TEXTS[about])
