import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.refusal import REFUSALS, Refusal
from helpboard.domain.sentences import check_value
from helpboard.domain.words import SENTENCES

RIGHT = {
    "date": "2026-12-02",
    "time": "17:00",
    "place": "Rathaus, Zimmer 3",
    "minutes": 10,
    "count": 3,
    "size": "42",
    "language": "ar",
}


def check_sentence(code, values):
    return {kind.value: check_value(kind, values.get(kind)) for kind in SENTENCES[code]}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_takes_its_values_and_leaves_the_rest(code):
    checked = check_sentence(code, RIGHT)
    assert list(checked) == list(SENTENCES[code])
    assert check_sentence(code, checked) == checked


@pytest.mark.parametrize(
    ("code", "values", "refusal"),
    [
        ("i-suggest", {"date": "2026-12-02"}, "required"),
        ("i-suggest", {"date": "2026-13-02", "time": "17:00"}, "not_a_date"),
        ("i-suggest", {"date": "2026-12-02", "time": "5 pm"}, "not_a_time"),
        ("i-am-late", {"minutes": 0}, "out_of_range"),
        ("i-am-late", {"minutes": True}, "wrong_type"),
        ("i-am-late", {"minutes": "10"}, "wrong_type"),
        ("this-many", {"count": 1000}, "out_of_range"),
        ("size-is", {"size": "42½"}, "unknown_code"),
        ("size-is", {"size": 42}, "wrong_type"),
        ("i-speak", {"language": "xx"}, "unknown_language"),
        ("where-meet", {"place": " \n "}, "required"),
        ("where-meet", {"place": "a\u202eb"}, "wrong_type"),
        ("where-meet", {"place": "a" * 101}, "wrong_type"),
        ("where-meet", {"place": 5}, "wrong_type"),
        ("where-meet", {"place": None}, "required"),
    ],
)
def test_a_wrong_sentence_is_refused_with_its_reason(code, values, refusal):
    with pytest.raises(Refusal) as caught:
        check_sentence(code, values)
    assert caught.value.code == refusal


def test_a_place_keeps_the_joiners_that_persian_needs_and_loses_spare_space():
    assert check_sentence("where-meet", {"place": " کتاب\u200cخانه \n 3 "}) == {
        "place": "کتاب\u200cخانه 3"
    }


junk = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)


@given(
    st.sampled_from(list(SENTENCES)),
    st.fixed_dictionaries({}, optional={kind: junk | st.lists(junk, max_size=2) for kind in RIGHT}),
)
def test_whatever_comes_a_sentence_is_checked_or_refused_with_a_known_code(code, values):
    refusal = None
    try:
        checked = check_sentence(code, values)
    except Refusal as refused:
        refusal = refused.code
    else:
        assert list(checked) == list(SENTENCES[code])
    assert refusal is None or refusal in REFUSALS
