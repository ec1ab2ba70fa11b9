"""What a volunteer says of themselves, so that fitting tasks find them.

It is asked step by step; whatever is left out stays unknown, and never counts as yes or no.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple

from helpboard.domain.facts import MAX_LANGUAGES
from helpboard.domain.fields import Fields
from helpboard.domain.languages import SPOKEN
from helpboard.domain.refusal import Refusal
from helpboard.domain.topics import LEAVES
from helpboard.domain.when import check_when

LEVELS: Final = ("A1", "A2", "B1", "B2", "C1", "C2")
"""How well a language is spoken, by the Common European Framework; C2 also for mother tongues."""

MOST_HOURS: Final = 40
"""Hours a week somebody may give."""
MOST_TRAVEL: Final = 120
"""Minutes of one way that somebody may travel."""
MOST_TOPICS: Final = 20
MOST_AREAS: Final = 25
LONGEST_PAUSE: Final = timedelta(days=366)
ANSWER_WITHIN: Final = timedelta(days=28)
"""How long somebody whom the desk recorded may take to say whether the data may stay."""
KINDS_OF_TIMES: Final = ("flexible", "weekly")
"""Kinds of the block `when` that say something of every week."""


class ProfileStep(StrEnum):
    """The questions of a profile, each on a page of its own."""

    TIMES = "times"
    TOPICS = "topics"
    LANGUAGES = "languages"
    WHERE = "where"
    CONSENT = "consent"
    HOURS = "hours"
    ABOUT = "about"
    SHOWN = "shown"
    PAUSE = "pause"


ORDER: Final = tuple(step for step in ProfileStep if step is not ProfileStep.PAUSE)
"""The order of asking: what brings most fitting tasks first (matching.md). Nobody is asked to
pause."""

TELLING: Final = (
    ProfileStep.TIMES,
    ProfileStep.TOPICS,
    ProfileStep.LANGUAGES,
    ProfileStep.WHERE,
    ProfileStep.CONSENT,
)
"""What a good proposal needs."""


class ConsentSource(StrEnum):
    """How somebody agreed to be matched: by their own click, or told to a coordinator."""

    SELF = "self"
    SPOKEN = "spoken"
    PAPER = "paper"


Values = dict[str, Any]
"""Columns of a profile with what an answer puts there; `area` is a slug, empty for none."""


def is_answered(step: ProfileStep, said: Mapping[str, Any]) -> bool:
    """Tell whether a profile, by its columns, says what a step asks."""
    match step:
        case ProfileStep.TIMES:
            return said["when"] is not None
        case ProfileStep.WHERE:
            return said["area_id"] is not None
        case ProfileStep.CONSENT:
            return said["consent_at"] is not None
        case ProfileStep.HOURS:
            return said["hours_week"] is not None
        case ProfileStep.ABOUT:
            return any(said[name] is not None for name in _SAID_OF_ONESELF)
        case ProfileStep.SHOWN:
            return bool(said["shows_name"] or said["shows_phone"])
        case ProfileStep.PAUSE:
            return said["paused_until"] is not None
        case _:
            return bool(said[step.value])


def step_after(step: ProfileStep, said: Mapping[str, Any]) -> ProfileStep | None:
    """Return the first open question behind `step`; None at the end, so nothing is asked twice."""
    if step not in ORDER:
        return None
    behind = ORDER[ORDER.index(step) + 1 :]
    return next((later for later in behind if not is_answered(later, said)), None)


def check_answer(
    step: ProfileStep, typed: Mapping[str, Any], *, areas: Collection[str], today: date
) -> Values:
    """Return what an answer puts into the profile; raises FieldsError with all that is wrong.

    `typed` holds the columns of the step: texts, lists, or for `when` the block. KeyError for
    `consent`, which is no answer like the others.
    """
    read = Fields(typed)
    values = _CHECKS[step](read, typed, _Around(areas, today))
    read.done()
    return values


class _Around(NamedTuple):
    """What an answer is checked against."""

    areas: Collection[str]
    today: date


def _times(read: Fields, typed: Mapping[str, Any], _around: _Around) -> Values:
    when = typed.get("when")
    if when is None:
        return {"when": None}
    try:
        checked = check_when(when)
        if checked["kind"] not in KINDS_OF_TIMES:
            raise Refusal("unknown_code")
    except Refusal as refusal:
        read.refuse("when", refusal.code, **refusal.params)
        return {}
    return {"when": checked}


def _topics(read: Fields, _typed: Mapping[str, Any], _around: _Around) -> Values:
    return {"topics": read.codes("topics", LEAVES, most=MOST_TOPICS)}


def _languages(read: Fields, typed: Mapping[str, Any], _around: _Around) -> Values:
    """Take pairs of language and level; a language without its level says too little."""
    spoken: dict[str, str] = {}
    for code, level in typed.get("languages", ()):
        if code not in SPOKEN:
            read.refuse("languages", "unknown_language")
        elif level not in LEVELS:
            read.refuse("languages", "level_missing")
        elif code in spoken:
            read.refuse("languages", "duplicate")
        else:
            spoken[code] = level
    if len(spoken) > MAX_LANGUAGES:
        read.refuse("languages", "too_many", maximum=MAX_LANGUAGES)
    return {"languages": spoken}


def _where(read: Fields, typed: Mapping[str, Any], around: _Around) -> Values:
    area = read.code("area", around.areas) if typed.get("area") else ""
    further = read.codes("areas", tuple(around.areas), most=MOST_AREAS)
    return {
        "area": area,
        "areas": [slug for slug in further if slug != area],
        "max_travel": _number(read, typed, "max_travel", most=MOST_TRAVEL),
    }


def _hours(read: Fields, typed: Mapping[str, Any], _around: _Around) -> Values:
    return {"hours_week": _number(read, typed, "hours_week", most=MOST_HOURS)}


_SAID_OF_ONESELF: Final = ("is_of_age", "is_woman", "has_licence", "needs_wheelchair")
_YES_OR_NO: Final[Mapping[str, bool | None]] = {"": None, "yes": True, "no": False}


def _about(read: Fields, typed: Mapping[str, Any], _around: _Around) -> Values:
    values: Values = {}
    for name in _SAID_OF_ONESELF:
        word = typed.get(name) or ""
        if word not in _YES_OR_NO:
            read.refuse(name, "unknown_code")
        values[name] = _YES_OR_NO.get(word)
    return values


def _shown(_read: Fields, typed: Mapping[str, Any], _around: _Around) -> Values:
    return {name: bool(typed.get(name)) for name in ("shows_name", "shows_phone")}


def _pause(read: Fields, typed: Mapping[str, Any], around: _Around) -> Values:
    text = typed.get("paused_until") or ""
    if not text:
        return {"paused_until": None}
    try:
        day = date.fromisoformat(text)
    except ValueError:
        read.refuse("paused_until", "not_a_date")
        return {}
    if not around.today <= day <= around.today + LONGEST_PAUSE:
        read.refuse("paused_until", "pause_out_of_range")
    return {"paused_until": day}


def _number(read: Fields, typed: Mapping[str, Any], name: str, *, most: int) -> int | None:
    text = str(typed.get(name) or "").strip()
    if not text:
        return None
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    if not 1 <= number <= most:
        read.refuse(name, "out_of_range", minimum=1, maximum=most)
    return number


_CHECKS: Final[Mapping[ProfileStep, Callable[[Fields, Mapping[str, Any], _Around], Values]]] = {
    ProfileStep.TIMES: _times,
    ProfileStep.TOPICS: _topics,
    ProfileStep.LANGUAGES: _languages,
    ProfileStep.WHERE: _where,
    ProfileStep.HOURS: _hours,
    ProfileStep.ABOUT: _about,
    ProfileStep.SHOWN: _shown,
    ProfileStep.PAUSE: _pause,
}
