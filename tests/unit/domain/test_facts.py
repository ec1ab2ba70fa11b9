import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.blocks import BLOCKS
from helpboard.domain.facts import (
    FactsError,
    are_for_minors,
    check_facts,
    languages_of,
)
from helpboard.domain.languages import SPOKEN
from helpboard.domain.refusal import REFUSALS
from helpboard.domain.topics import TOPICS
from tests.unit.domain.strategies import right_facts

WEEKLY = {"kind": "weekly", "slots": [[2, 1020, 1200]]}


def problems_of(topic, facts, **options):
    with pytest.raises(FactsError) as caught:
        check_facts(topic, facts, **options)
    return [(block, code) for block, code, _ in caught.value.problems]


GOOD = [
    ("bicycle", "thing", "helmet", "helmet"),
    ("german-course", "level", "C1", "C1"),
    ("job", "german_level", "C2", "C2"),
    ("sport", "ages", ["adults", "children"], ["children", "adults"]),
    ("flat", "rooms", 2.5, 2.5),
    ("flat", "rooms", 3.0, 3),
    ("flat", "floor", -1, -1),
    ("flat", "rent", 0, 0),
    ("flat", "lift", False, False),
    ("job", "start", "2028-02-29", "2028-02-29"),
    ("rides", "to_area", "ludwigsburg-mitte", "ludwigsburg-mitte"),
    ("tandem", "language", "ku", "kmr"),
    ("bank", "pair", {"from": "fa-AF", "to": "de"}, {"from": "prs", "to": "de"}),
    ("bank", "languages", [{"code": "ar"}], [{"code": "ar", "level": None, "must": False}]),
    ("bank", "when", {"kind": "flexible"}, {"kind": "flexible"}),
    ("bank", "when", WEEKLY, WEEKLY),
    (
        "bank",
        "when",
        {"kind": "weekly", "slots": [[3, 0, 60], [0, 1080, 1440], [0, 1020, 1080]]},
        {"kind": "weekly", "slots": [[0, 1020, 1080], [0, 1080, 1440], [3, 0, 60]]},
    ),
    (
        "bank",
        "when",
        {"kind": "dates", "dates": [{"date": "2026-12-02", "from": "17:00"}]},
        {"kind": "dates", "dates": [{"date": "2026-12-02", "from": "17:00", "to": None}]},
    ),
    (
        "bank",
        "when",
        {"kind": "period", "until": "2026-12-31"},
        {"kind": "period", "from": None, "until": "2026-12-31"},
    ),
]


@pytest.mark.parametrize(("topic", "block", "value", "stored"), GOOD)
def test_a_right_value_is_stored_in_its_normal_form(topic, block, value, stored):
    checked = check_facts(topic, {block: value}, is_whole=False)
    assert checked == {block: stored}
    assert type(checked[block]) is type(stored)


BAD = [
    ("bank", "where", "moon", "unknown_code"),
    ("bank", "where", ["bank"], "wrong_type"),
    ("bank", "conditions", "free", "wrong_type"),
    ("bank", "conditions", [], "empty"),
    ("bank", "conditions", ["free", "free"], "duplicate"),
    ("bank", "conditions", ["free"] * 21, "too_many"),
    ("bank", "conditions", [{}], "wrong_type"),
    ("bank", "count", 0, "out_of_range"),
    ("bank", "count", 10**400, "out_of_range"),
    ("bank", "count", True, "wrong_type"),
    ("bank", "count", 2.0, "wrong_type"),
    ("bank", "count", "2", "wrong_type"),
    ("flat", "rooms", float("nan"), "wrong_type"),
    ("flat", "rooms", float("inf"), "wrong_type"),
    ("flat", "rooms", 2.3, "wrong_step"),
    ("flat", "rooms", True, "wrong_type"),
    ("flat", "lift", 1, "wrong_type"),
    ("flat", "rent", -1, "out_of_range"),
    ("german-course", "level", "C2", "unknown_code"),
    ("job", "start", "2026-02-30", "not_a_date"),
    ("job", "start", "20261201", "not_a_date"),
    ("job", "start", "2026-W01-1", "not_a_date"),
    ("job", "start", "٢٠٢٦-١٢-٠١", "not_a_date"),
    ("job", "start", "9999-12-31", "not_a_date"),
    ("job", "start", "2026-12-01\n", "not_a_date"),
    ("job", "start", None, "not_a_date"),
    ("rides", "to_area", "Ludwigsburg Mitte", "unknown_code"),
    ("rides", "to_area", "a" * 81, "unknown_code"),
    ("tandem", "language", "xx", "unknown_language"),
    ("tandem", "language", ["ar"], "wrong_type"),
    ("bank", "pair", {"from": "prs", "to": "fa-AF"}, "same_language"),
    ("bank", "pair", {"from": "ar"}, "wrong_type"),
    ("bank", "pair", {"from": "ar", "to": "de", "via": "en"}, "wrong_type"),
    ("bank", "languages", [{"code": "ku"}, {"code": "kmr"}], "duplicate"),
    ("bank", "languages", [{"code": "ar", "level": "D1"}], "unknown_code"),
    ("bank", "languages", [{"code": "ar", "must": 1}], "wrong_type"),
    ("bank", "languages", ["ar"], "wrong_type"),
    ("bank", "when", [], "wrong_type"),
    ("bank", "when", {}, "unknown_code"),
    ("bank", "when", {"kind": ["weekly"]}, "unknown_code"),
    ("bank", "when", {"kind": "flexible", "slots": []}, "wrong_type"),
    ("bank", "when", {"kind": "weekly", "slots": []}, "empty"),
    ("bank", "when", {"kind": "weekly", "slots": [[7, 0, 60]]}, "not_a_time"),
    ("bank", "when", {"kind": "weekly", "slots": [[0, 0, 1441]]}, "not_a_time"),
    ("bank", "when", {"kind": "weekly", "slots": [[0, 60, 60]]}, "times_reversed"),
    ("bank", "when", {"kind": "weekly", "slots": [[0, 60, 120, 180]]}, "wrong_type"),
    ("bank", "when", {"kind": "weekly", "slots": [[True, 60, 120]]}, "wrong_type"),
    ("bank", "when", {"kind": "weekly", "slots": [[0, 60, 180], [0, 120, 240]]}, "times_overlap"),
    ("bank", "when", {"kind": "weekly", "slots": [[0, 60, 180]] * 22}, "too_many"),
    ("bank", "when", {"kind": "dates", "dates": [{"date": "2026-12-02", "to": "17:00"}]},
     "time_without_start"),
    ("bank", "when",
     {"kind": "dates", "dates": [{"date": "2026-12-02", "from": "17:00", "to": "16:59"}]},
     "times_reversed"),
    ("bank", "when", {"kind": "dates", "dates": [{"date": "2026-12-02", "from": "24:00"}]},
     "times_reversed"),
    ("bank", "when", {"kind": "dates", "dates": [{"date": "2026-12-02", "from": "7:00"}]},
     "not_a_time"),
    ("bank", "when", {"kind": "dates", "dates": [{"date": "2026-12-02"}] * 2}, "duplicate"),
    ("bank", "when", {"kind": "period", "from": None, "until": None}, "empty"),
    ("bank", "when", {"kind": "period", "from": "2026-12-02", "until": "2026-12-01"},
     "dates_reversed"),
    ("bank", "thing", "sofa", "unknown_block"),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "block", "value", "code"), BAD)
def test_a_wrong_value_is_refused_with_its_reason(topic, block, value, code):
    assert problems_of(topic, {block: value}, is_whole=False) == [(block, code)]


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"thing": "jacket", "size": "XL"}, None),
        ({"thing": "shoes", "size": 42}, None),
        ({"thing": "shoes", "size": "XL"}, "no_such_size"),
        ({"thing": "headscarf", "size": 42}, "no_such_size"),
        ({"thing": "jacket", "size": True}, "wrong_type"),
        ({"size": 42}, "size_without_thing"),
    ],
)
def test_a_size_must_be_one_of_its_thing(facts, problem):
    if problem is None:
        assert check_facts("clothing", facts) == facts
    else:
        assert ("size", problem) in problems_of("clothing", facts)


def test_all_problems_are_told_at_once():
    facts = {"thing": "sofa", "count": 0, "moon": 1, "conditions": ["x"], "size": None}
    assert problems_of("bicycle", facts) == [
        ("", "unknown_block"),
        ("thing", "unknown_code"),
        ("size", "wrong_type"),
        ("count", "out_of_range"),
        ("conditions", "unknown_code"),
    ]


def test_a_refused_number_says_its_limits():
    with pytest.raises(FactsError) as caught:
        check_facts("bank", {"count": 1000})
    assert caught.value.problems[0].params == {"minimum": 1, "maximum": 999}


def test_a_required_block_is_missed_in_a_post_and_not_in_a_draft():
    assert problems_of("interpreting", {}) == [("pair", "required")]
    assert check_facts("interpreting", {}, is_whole=False) == {}


@pytest.mark.parametrize("junk", [None, [], "x", 3, True])
def test_facts_that_are_no_object_are_refused(junk):
    assert problems_of("bank", junk) == [("", "wrong_type")]


def test_an_unknown_topic_is_refused():
    assert problems_of("moon", {}) == [("", "unknown_topic")]


def test_facts_come_in_the_order_shown():
    facts = {"when": {"kind": "flexible"}, "count": 2, "thing": "bicycle", "size": 26}
    assert list(check_facts("bicycle", facts)) == ["thing", "size", "count", "when"]


json_junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from([*SPOKEN[:4], "dates", "weekly", "period", "2026-12-01", "17:00", "free"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["kind", "dates", "slots", "from", "to", "until", "date", "code", "must"])
        | st.text(max_size=3),
        inner,
        max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@given(
    st.sampled_from(list(TOPICS)) | st.text(max_size=3),
    json_junk | st.dictionaries(st.sampled_from(list(BLOCKS)), json_junk, max_size=6),
)
def test_whatever_json_comes_it_is_checked_or_refused_with_known_codes(topic, facts):
    checked, codes = {}, {REFUSALS[0]}
    try:
        checked = check_facts(topic, facts)
    except FactsError as error:
        codes = {problem.code for problem in error.problems}
    assert codes
    assert codes <= set(REFUSALS)
    assert json.loads(json.dumps(checked, allow_nan=False)) == checked


@given(right_facts())
def test_right_facts_pass_and_checking_them_again_changes_nothing(pair):
    topic, facts = pair
    checked = check_facts(topic, facts, is_whole=False)
    again = check_facts(topic, checked, is_whole=False)
    assert set(checked) == set(facts)
    assert again == checked
    assert json.dumps(again) == json.dumps(checked)


def test_languages_are_those_wished_and_those_of_the_pair():
    facts = {
        "pair": {"from": "prs", "to": "de"},
        "languages": [
            {"code": "ar", "level": None, "must": True},
            {"code": "en", "level": "B1", "must": False},
        ],
        "language": "fr",
    }
    assert languages_of(facts) == {"prs", "de", "ar", "en"}
    assert languages_of({}) == frozenset()


@pytest.mark.parametrize(
    ("level", "answer"),
    [("primary", True), ("secondary", True), ("adult", False), ("vocational-preparation", None)],
)
def test_the_school_level_says_whether_minors_are_meant(level, answer):
    assert are_for_minors({"school_level": level}) is answer
    assert are_for_minors({}) is None
