"""Words for a volunteer's profile: its questions, levels of languages, what may be wrong."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.domain.volunteer import ProfileStep
from helpboard.web.words.problems import problem_text

STEP_QUESTIONS: Final[Mapping[ProfileStep, object]] = {
    ProfileStep.TIMES: _("When do you have time?"),
    ProfileStep.TOPICS: _("What would you like to do?"),
    ProfileStep.LANGUAGES: _("Which languages do you speak?"),
    ProfileStep.WHERE: _("Where do you live, and how far would you go?"),
    ProfileStep.CONSENT: _("May we look for tasks that fit you?"),
    ProfileStep.HOURS: _("How many hours a week can you give?"),
    ProfileStep.ABOUT: _("Is any of this true for you?"),
    ProfileStep.SHOWN: _("What may others see once you have said yes to a task?"),
    ProfileStep.PAUSE: _("Do you need a break?"),
}

STEP_NAMES: Final[Mapping[ProfileStep, object]] = {
    # Translators: headings in a volunteer's profile
    ProfileStep.TIMES: _("Your times"),
    ProfileStep.TOPICS: _("What you would like to do"),
    ProfileStep.LANGUAGES: _("Your languages"),
    ProfileStep.WHERE: _("Where you live"),
    ProfileStep.CONSENT: _("Your agreement"),
    ProfileStep.HOURS: _("Hours a week"),
    ProfileStep.ABOUT: _("About you"),
    ProfileStep.SHOWN: _("What others see"),
    ProfileStep.PAUSE: _("Pause"),
}

LEVEL_WORDS: Final[Mapping[str, object]] = {
    # Translators: how well somebody speaks a language; the codes stay as they are
    "A1": _("A1: a few words"),
    "A2": _("A2: simple sentences"),
    "B1": _("B1: enough for everyday life"),
    "B2": _("B2: well"),
    "C1": _("C1: very well"),
    "C2": _("C2: like my mother tongue"),
}

_PROBLEMS: Final[Mapping[str, object]] = {
    "level_missing": _("Please choose for each language how well you speak it."),
    "pause_out_of_range": _("Please choose a day from today on, within a year."),
}


def step_question(step: ProfileStep) -> str:
    """Return what a step of the profile asks."""
    return str(STEP_QUESTIONS[step])


def step_name(step: ProfileStep) -> str:
    """Return the heading of a step's answer."""
    return str(STEP_NAMES[step])


def level_words(code: str) -> str:
    """Return how well a level is, with its code; KeyError for any other code."""
    return str(LEVEL_WORDS[code])


def volunteer_problem(code: str, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence for what is wrong with an answer, its params filled in."""
    if code in _PROBLEMS:
        return str(_PROBLEMS[code]) % (params or {})
    return problem_text(code, params)
