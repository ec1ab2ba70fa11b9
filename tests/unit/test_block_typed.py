"""What is typed into the fields of blocks becomes facts, and facts become typed text again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from helpboard.domain.facts import check_facts
from helpboard.domain.topics import LEAVES
from helpboard.web.block_typed import read_blocks, typed_blocks
from tests.unit.domain.strategies import right_facts


def read(topic, *pairs, **fields):
    return read_blocks(topic, MultiDict([*fields.items(), *pairs]))


def problems(topic, *pairs, **fields):
    return [(one.block, one.code) for one in read(topic, *pairs, **fields).problems]


def test_a_script_posts_a_bicycle_in_three_words():
    found = read("bicycle", thing="bicycle", size="26", count="2")

    assert found.facts == {"thing": "bicycle", "size": 26, "count": 2}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("topic", "field", "text", "value"),
    [
        ("flat", "rent", "450,50", 45050),
        ("flat", "rent", "450 €", 45000),
        ("flat", "rooms", "2,5", 2.5),
        ("flat", "rooms", "٢", 2),
        ("flat", "floor", "-1", -1),
        ("flat", "lift", "yes", True),
        ("flat", "lift", "no", False),
        ("job", "start", "1.12.2026", "2026-12-01"),
        ("interpreting", "pair", "prs>de", {"from": "prs", "to": "de"}),
        ("interpreting", "pair", "prs-de", {"from": "prs", "to": "de"}),
        ("interpreting", "pair", "ar, de", {"from": "ar", "to": "de"}),
        ("sport", "when", "flexible", {"kind": "flexible"}),
        ("sport", "when", "mon 17-20", {"kind": "weekly", "slots": [[0, 1020, 1200]]}),
        (
            "sport",
            "when",
            "2026-12-01/..",
            {"kind": "period", "from": "2026-12-01", "until": None},
        ),
    ],
)
def test_short_forms_are_read(topic, field, text, value):
    facts = read(topic, (field, text)).facts

    assert facts[field] == value


@pytest.mark.parametrize(
    ("thing", "typed", "size"),
    [("shoes", "42", 42), ("jacket", "m", "M"), ("children-clothes", "128", "128"),
     ("bicycle", "26 Zoll", 26), ("sofa", "140 cm", 140)],
)  # fmt: skip
def test_what_a_size_means_depends_on_the_thing(thing, typed, size):
    topic = {"shoes": "clothing", "jacket": "clothing", "children-clothes": "clothing",
             "bicycle": "bicycle", "sofa": "furniture"}[thing]  # fmt: skip
    assert read(topic, thing=thing, size=typed).facts["size"] == size


def test_many_choices_come_repeated_or_with_commas():
    repeated = read("furniture", ("heavy", "van"), ("heavy", "two-people"), thing="sofa")
    joined = read("furniture", thing="sofa", heavy="van, two-people")

    assert repeated.facts["heavy"] == joined.facts["heavy"] == ["two-people", "van"]


def test_languages_come_in_rows_or_in_one_line():
    rows = [("languages.1", "ar"), ("languages.1.level", "B1"), ("languages.1.must", "yes"),
            ("languages.2", "en")]  # fmt: skip
    wanted = [
        {"code": "ar", "level": "B1", "must": True},
        {"code": "en", "level": None, "must": False},
    ]
    assert read("sport", *rows).facts["languages"] == wanted
    assert read("sport", languages="ar:B1!,en").facts["languages"] == wanted


def test_a_grid_of_parts_and_an_exact_time_make_weekly_slots():
    fields = [("when.slot", "mon-evening"), ("when.slot", "tue-morning"), ("when.day.1", "fri"),
              ("when.start.1", "22:00"), ("when.end.1", "00:00")]  # fmt: skip

    when = read("sport", *fields).facts["when"]

    assert when == {"kind": "weekly", "slots": [[0, 1080, 1440], [1, 360, 720], [4, 1320, 1440]]}


def test_days_with_and_without_times_make_dates():
    fields = [("when", "dates"), ("when.date.1", "2026-12-09"), ("when.from.1", "17:00"),
              ("when.date.2", "2.12.2026")]  # fmt: skip

    when = read("sport", *fields).facts["when"]

    assert when["dates"] == [
        {"date": "2026-12-02", "from": None, "to": None},
        {"date": "2026-12-09", "from": "17:00", "to": None},
    ]


def test_the_chosen_kind_of_time_wins_over_what_else_is_filled():
    fields = [("when", "flexible"), ("when.slot", "mon-evening"), ("when.first", "2026-12-01")]
    assert read("sport", *fields).facts["when"] == {"kind": "flexible"}


def test_two_kinds_of_time_without_a_choice_are_a_question():
    fields = [("when.slot", "mon-evening"), ("when.first", "2026-12-01")]
    assert problems("sport", *fields) == [("when", "times_of_two_kinds")]


@pytest.mark.parametrize(
    ("topic", "field", "text", "code"),
    [
        ("bicycle", "count", "many", "out_of_range"),
        ("bicycle", "count", "0", "out_of_range"),
        ("bicycle", "count", "9" * 400, "out_of_range"),
        ("bicycle", "count", "1.5", "wrong_step"),
        ("bicycle", "size", "huge", "no_such_size"),
        ("bicycle", "thing", "<script>", "unknown_code"),
        ("bicycle", "condition", "\x00", "unknown_code"),
        ("flat", "rent", "1e9", "out_of_range"),
        ("flat", "lift", "perhaps", "wrong_type"),
        ("job", "start", "31.2.2026", "not_a_date"),
        ("interpreting", "pair", "klingon", "unknown_language"),
        ("interpreting", "pair.from", "ar", "required"),
        ("sport", "when", "sometimes", "wrong_type"),
        ("sport", "when", "mon 25:00-26:00", "not_a_time"),
        ("sport", "when", "dates", "empty"),
        ("sport", "when.slot", "noday-evening", "unknown_code"),
        ("sport", "when.start.1", "17:00", "weekday_missing"),
        ("sport", "when.from.1", "17:00", "not_a_date"),
        ("sport", "languages", "ar:Z9", "unknown_language"),
        ("sport", "languages.1", "xx", "unknown_language"),
    ],
)
def test_what_cannot_be_read_is_a_problem_at_its_field(topic, field, text, code):
    thing = [("thing", "bicycle")] if topic == "bicycle" and field != "thing" else []

    assert problems(topic, *thing, (field, text)) == [(field.partition(".")[0], code)]


def test_everything_wrong_is_said_at_once_in_the_order_of_the_form():
    found = problems("bicycle", size="x", count="x")
    assert found == [
        ("thing", "required"),
        ("size", "size_without_thing"),
        ("count", "out_of_range"),
    ]


def test_a_draft_may_lack_what_is_required():
    assert read_blocks("bicycle", MultiDict(), is_whole=False).problems == ()


@given(right_facts())
def test_facts_survive_being_typed_again(right):
    topic, raw = right
    facts = check_facts(topic, raw, is_whole=False)

    found = read_blocks(topic, typed_blocks(facts), is_whole=False)

    assert found.problems == ()
    assert found.facts == facts


@given(
    topic=st.sampled_from(LEAVES),
    fields=st.lists(
        st.tuples(
            st.sampled_from(["thing", "size", "count", "when", "when.date.1", "when.slot",
                             "when.day.1", "when.start.1", "languages", "languages.1", "pair",
                             "pair.from", "rent", "rooms", "heavy", "conditions", "start"]),
            st.text(max_size=30),
        ),
        max_size=8,
    ),
)  # fmt: skip
def test_no_input_whatever_breaks_the_reading(topic, fields):
    found = read_blocks(topic, MultiDict(fields))
    assert found.facts == {} or found.problems == ()
