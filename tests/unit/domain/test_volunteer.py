from datetime import UTC, date, datetime

import pytest

from helpboard.domain.fields import FieldsError
from helpboard.domain.volunteer import (
    ORDER,
    ProfileStep,
    check_answer,
    is_answered,
    step_after,
)
from helpboard.queries.volunteers import SAID

TODAY = date(2026, 11, 22)
AREAS = ("ludwigsburg-mitte", "ludwigsburg-ost")
SAYING = {
    ProfileStep.TIMES: {"when": {"kind": "flexible"}},
    ProfileStep.TOPICS: {"topics": ["tandem"]},
    ProfileStep.LANGUAGES: {"languages": {"ar": "C2"}},
    ProfileStep.WHERE: {"area_id": 3},
    ProfileStep.CONSENT: {"consent_at": datetime(2026, 11, 1, tzinfo=UTC)},
    ProfileStep.HOURS: {"hours_week": 2},
    ProfileStep.ABOUT: {"is_of_age": False},
    ProfileStep.SHOWN: {"shows_phone": True},
    ProfileStep.PAUSE: {"paused_until": TODAY},
}


def checked(step, **typed):
    return check_answer(step, typed, areas=AREAS, today=TODAY)


def problems(step, **typed):
    with pytest.raises(FieldsError) as caught:
        checked(step, **typed)
    return [(problem.field, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize("step", list(ProfileStep))
def test_an_answer_answers_its_own_question_and_no_other(step):
    said = {**SAID, **SAYING[step]}
    assert [other for other in ProfileStep if is_answered(other, said)] == [step]


def test_times_are_asked_first_and_nothing_is_asked_twice():
    assert ORDER[0] is ProfileStep.TIMES
    said = {**SAID, **SAYING[ProfileStep.TOPICS], **SAYING[ProfileStep.WHERE]}
    assert step_after(ProfileStep.TIMES, said) is ProfileStep.LANGUAGES
    assert step_after(ProfileStep.LANGUAGES, said) is ProfileStep.CONSENT
    everything = {name: value for part in SAYING.values() for name, value in part.items()}
    assert step_after(ProfileStep.TIMES, {**SAID, **everything}) is None
    assert step_after(ProfileStep.PAUSE, SAID) is None


def test_an_empty_answer_leaves_everything_unknown():
    assert checked(ProfileStep.TIMES) == {"when": None}
    assert checked(ProfileStep.TOPICS, topics=[]) == {"topics": []}
    assert checked(ProfileStep.LANGUAGES, languages=[]) == {"languages": {}}
    assert checked(ProfileStep.WHERE) == {"area": "", "areas": [], "max_travel": None}
    assert checked(ProfileStep.HOURS, hours_week="") == {"hours_week": None}
    assert set(checked(ProfileStep.ABOUT).values()) == {None}
    assert checked(ProfileStep.PAUSE) == {"paused_until": None}


def test_a_full_answer_is_kept_as_it_was_meant():
    slots = {"kind": "weekly", "slots": [[2, 1020, 1200], [0, 360, 720]]}
    assert checked(ProfileStep.TIMES, when=slots)["when"]["slots"] == [
        [0, 360, 720],
        [2, 1020, 1200],
    ]
    spoken = [("ar", "C2"), ("de", "B1")]
    assert checked(ProfileStep.LANGUAGES, languages=spoken)["languages"] == {"ar": "C2", "de": "B1"}
    assert checked(
        ProfileStep.WHERE, area="ludwigsburg-ost", areas=list(AREAS), max_travel="30"
    ) == {"area": "ludwigsburg-ost", "areas": ["ludwigsburg-mitte"], "max_travel": 30}
    about = checked(ProfileStep.ABOUT, is_of_age="no", is_woman="yes")
    assert (about["is_of_age"], about["is_woman"], about["has_licence"]) == (False, True, None)


@pytest.mark.parametrize(
    ("step", "typed", "field", "code"),
    [
        ("times", {"when": {"kind": "period", "from": "2026-12-01"}}, "when", "unknown_code"),
        ("times", {"when": {"kind": "weekly", "slots": [[0, 700, 600]]}}, "when", "times_reversed"),
        ("times", {"when": {"kind": "weekly", "slots": []}}, "when", "empty"),
        ("topics", {"topics": ["goods"]}, "topics", "unknown_code"),
        ("languages", {"languages": [("xx", "B1")]}, "languages", "unknown_language"),
        ("languages", {"languages": [("ar", "")]}, "languages", "level_missing"),
        ("languages", {"languages": [("ar", "B1"), ("ar", "C1")]}, "languages", "duplicate"),
        ("where", {"area": "berlin-mitte"}, "area", "unknown_code"),
        ("where", {"max_travel": "121"}, "max_travel", "out_of_range"),
        ("hours", {"hours_week": "-3"}, "hours_week", "out_of_range"),
        ("hours", {"hours_week": "9" * 40}, "hours_week", "out_of_range"),
        ("hours", {"hours_week": "٣x"}, "hours_week", "out_of_range"),
        ("about", {"is_woman": "maybe"}, "is_woman", "unknown_code"),
        ("pause", {"paused_until": "2026-02-30"}, "paused_until", "not_a_date"),
        ("pause", {"paused_until": "2026-11-21"}, "paused_until", "pause_out_of_range"),
        ("pause", {"paused_until": "2029-01-01"}, "paused_until", "pause_out_of_range"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(step, typed, field, code):
    assert problems(ProfileStep(step), **typed) == [(field, code)]
