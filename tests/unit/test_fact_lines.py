"""Facts in words: each type of block, headlines, and right-to-left readers."""

import re

import pytest
from flask import Flask
from hypothesis import given

from helpboard.catalogue import reading
from helpboard.domain.blocks import BLOCKS, BRANCH_BLOCKS, COMMON
from helpboard.domain.canonical import canonical
from helpboard.domain.facts import check_facts
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.topics import BRANCHES
from helpboard.extensions import babel
from helpboard.web.facts import HEADLINE_BLOCKS, fact_lines, headline
from tests.unit.domain.strategies import right_facts

AREAS = {"ludwigsburg-ost": "Ost", "stuttgart": "Stuttgart"}


@pytest.fixture(scope="module")
def board():
    """An app that knows nothing but languages."""
    app = Flask("facts")
    babel.init_app(app)
    return app


def weekly(*slots):
    return {"kind": "weekly", "slots": [list(slot) for slot in slots]}


def dated(*days):
    rows = [{"date": day, "from": start, "to": end} for day, start, end in days]
    return {"kind": "dates", "dates": rows}


def wish(code, level=None, *, must=False):
    return {"code": code, "level": level, "must": must}


LINES = [
    ("bicycle", {"thing": "bicycle"}, ("What", "Bicycle", "bicycle")),
    ("bicycle", {"condition": "used"}, ("Condition of the thing", "Used", "used")),
    ("bicycle", {"count": 1}, ("Quantity", "1 piece", "1")),
    ("bicycle", {"count": 2}, ("Quantity", "2 pieces", "2")),
    ("bank", {"count": 1}, ("People", "1 person", "1")),
    (
        "furniture",
        {"heavy": ["two-people", "van"]},
        ("Heavy: needed to carry it", "Two people and Van", "two-people,van"),
    ),
    ("bank", {"confidential": True}, ("Confidential", "Yes", "yes")),
    ("flat", {"lift": False}, ("Lift", "No", "no")),
    ("bank", {"pair": {"from": "prs", "to": "de"}}, ("Language pair", "Dari – German", "prs>de")),
    ("tandem", {"language": "ti"}, ("Language", "Tigrinya", "ti")),
    ("tandem", {"level": "A0"}, ("Language level", "A0 (beginners)", "A0")),
    ("tandem", {"level": "B1"}, ("Language level", "B1", "B1")),
    ("rides", {"to_area": "ludwigsburg-ost"}, ("To", "Ost", "ludwigsburg-ost")),
    ("sport", {"cost": 0}, ("Cost", "Free", "0")),
    ("sport", {"cost": 1050}, ("Cost", "€10.50", "1050")),
    ("flat", {"rent": 123456}, ("Monthly rent with heating", "€1,234.56", "123456")),
    ("flat", {"rooms": 2.5}, ("Rooms", "2.5", "2.5")),
    ("flat", {"rooms": 3}, ("Rooms", "3", "3")),
    ("flat", {"square_metres": 64}, ("Living space", "64 m²", "64")),
    ("flat", {"floor": 0}, ("Floor", "Ground floor", "0")),
    ("flat", {"floor": 4}, ("Floor", "4", "4")),
    ("flat", {"floor": -2}, ("Floor", "Basement level 2", "-2")),
    ("flat", {"persons": 1}, ("For how many people", "1 person", "1")),
    ("childcare", {"children": 3}, ("Number of children", "3 children", "3")),
    ("job", {"hours": 20}, ("Hours a week", "20", "20")),
    ("job", {"start": "2026-12-02"}, ("Start", "Wednesday, 2 December 2026", "2026-12-02")),
    (
        "bank",
        {"languages": [wish("ar", "B1", must=True), wish("en"), wish("fr", "A2")]},
        (
            "Languages",
            "Arabic from B1 (needed), English (helpful) and French from A2 (helpful)",
            "ar:B1!,en,fr:A2",
        ),
    ),
    ("bank", {"when": {"kind": "flexible"}}, ("When", "Flexible", "flexible")),
    (
        "bank",
        {"when": weekly((0, 1020, 1200), (4, 540, 1440))},
        (
            "When",
            "Monday 17:00–20:00 and Friday 09:00–24:00",
            "mon 17:00-20:00, fri 09:00-24:00",
        ),
    ),
    (
        "bank",
        {"when": dated(("2026-12-02", "17:00", "20:00"))},
        ("When", "Wednesday, 2 December 2026, 17:00–20:00", "2026-12-02 17:00-20:00"),
    ),
    (
        "bank",
        {"when": dated(("2026-12-02", None, None), ("2026-12-03", "17:00", None))},
        (
            "When",
            "Wednesday, 2 December 2026 and Thursday, 3 December 2026, from 17:00",
            "2026-12-02, 2026-12-03 17:00",
        ),
    ),
    (
        "bank",
        {"when": {"kind": "period", "from": "2026-12-02", "until": "2026-12-03"}},
        (
            "When",
            "From Wednesday, 2 December 2026 until Thursday, 3 December 2026",
            "2026-12-02/2026-12-03",
        ),
    ),
    (
        "bank",
        {"when": {"kind": "period", "from": None, "until": "2026-12-03"}},
        ("When", "Until Thursday, 3 December 2026", "../2026-12-03"),
    ),
    (
        "bank",
        {"when": {"kind": "period", "from": "2026-12-02", "until": None}},
        ("When", "From Wednesday, 2 December 2026", "2026-12-02/.."),
    ),
]


@pytest.mark.parametrize(("topic", "facts", "line"), LINES)
def test_a_fact_reads_as_label_and_value(topic, facts, line):
    (shown,) = fact_lines(topic, facts, area_name=AREAS.__getitem__)
    assert (shown.label, shown.value, shown.raw) == line
    assert shown.block in facts


@pytest.mark.parametrize(
    ("topic", "thing", "size", "value", "short"),
    [
        ("clothing", "jacket", "XL", "XL", "Size XL"),
        ("clothing", "shoes", 42, "42", "Size 42"),
        ("bicycle", "bicycle", 26, "26 inches", "Size 26"),
        ("furniture", "bed", 140, "140 cm", "140 cm"),
    ],
)
def test_a_size_is_told_as_its_thing_tells_it(topic, thing, size, value, short):
    facts = {"thing": thing, "size": size}
    lines = fact_lines(topic, facts, area_name=AREAS.__getitem__)
    assert (lines[1].value, lines[1].raw) == (value, str(size))
    assert headline("offer", topic, facts, "").split(" · ")[1] == short


HEADLINES = [
    (
        ("request", "bicycle", {"thing": "bicycle", "size": 26, "count": 2}, "Eglosheim"),
        "Wanted: Bicycle · Size 26 · 2 pieces · Eglosheim",
    ),
    (("offer", "kitchen", {"thing": "fridge", "count": 1}, ""), "Offered: Fridge"),
    (
        ("request", "interpreting", {"pair": {"from": "prs", "to": "de"}}, "Mitte"),
        "Wanted: Interpreting · Dari – German · Mitte",
    ),
    (
        ("offer", "cooking", {"when": weekly((2, 1020, 1200), (4, 1020, 1200))}, "Ost"),
        "Offered: Cooking · Wednesday 17:00–20:00 and Friday 17:00–20:00 · Ost",
    ),
    (
        ("offer", "festival", {"role": ["cook", "build"], "when": {"kind": "flexible"}}, "Ost"),
        "Offered: Festival · Cooking and Building · Ost",
    ),
    (
        ("offer", "job", {"hours": 20, "pay": "paid", "german_level": "B1"}, "Nord"),
        "Offered: Job · Hours a week: 20 · Paid · German level: B1 · Nord",
    ),
    (
        ("request", "flat", {"rooms": 2.5, "rent": 80000}, "West"),
        "Wanted: Flat · Rooms: 2.5 · €800.00 · West",
    ),
    (("request", "hearing", {}, "Mitte"), "Wanted: Support for the asylum hearing · Mitte"),
]


@pytest.mark.parametrize(("arguments", "line"), HEADLINES)
def test_a_headline_is_one_line_of_labels_and_values(arguments, line):
    assert headline(*arguments) == line


def test_a_headline_leaves_out_times_when_there_are_many():
    when = weekly((0, 60, 120), (1, 60, 120), (2, 60, 120))
    assert headline("offer", "sport", {"when": when}, "Ost") == "Offered: Sport · Ost"


def test_every_branch_names_telling_blocks_of_its_own():
    assert set(HEADLINE_BLOCKS) == set(BRANCHES)
    for branch, blocks in HEADLINE_BLOCKS.items():
        assert set(blocks) <= {*BRANCH_BLOCKS[branch], *COMMON}


def test_lines_come_in_the_order_of_the_blocks():
    facts = {"conditions": ["free"], "when": {"kind": "flexible"}, "thing": "helmet"}
    lines = fact_lines("bicycle", facts, area_name=AREAS.__getitem__)
    assert [line.block for line in lines] == ["thing", "when", "conditions"]


@pytest.mark.parametrize("tag", ["ar", "fa", "ur", "ckb"])
def test_names_and_ranges_are_kept_apart_in_right_to_left_text(board, tag):
    facts = {"thing": "jacket", "size": "M", "when": weekly((2, 1020, 1200))}
    with board.app_context(), reading(LANGUAGES[tag]):
        line = headline("offer", "clothing", facts, "Eglosheim")
        values = {
            shown.block: shown.value
            for shown in fact_lines("clothing", facts, area_name=AREAS.__getitem__)
        }
    assert line.endswith(" · \u2068Eglosheim\u2069")
    assert "\u206617:00–20:00\u2069" in values["when"]
    assert values["size"] == "\u2066M\u2069"


@pytest.mark.parametrize(
    ("tag", "rooms", "rent"),
    [("de", "2,5", "800,00\xa0€"), ("fr", "2,5", "800,00\xa0€"), ("en", "2.5", "€800.00")],
)
def test_numbers_follow_the_readers_language(board, tag, rooms, rent):
    facts = {"rooms": 2.5, "rent": 80000}
    with board.app_context(), reading(LANGUAGES[tag]):
        lines = fact_lines("flat", facts, area_name=AREAS.__getitem__)
    assert [line.value for line in lines] == [rooms, rent]


@given(right_facts())
def test_all_right_facts_can_be_shown_in_latin_digits_in_every_direction(pair):
    topic, given_facts = pair
    facts = check_facts(topic, given_facts, is_whole=False)
    app = Flask("facts")
    babel.init_app(app)
    for tag in ("en", "fa"):
        with app.app_context(), reading(LANGUAGES[tag]):
            lines = fact_lines(topic, facts, area_name=AREAS.__getitem__)
            line = headline("offer", topic, facts, "Ost")
        shown = " ".join((line, *(f"{row.label} {row.value}" for row in lines)))
        assert [row.block for row in lines] == list(facts)
        assert "%(" not in shown
        assert not re.search(r"[٠-٩۰-۹]", shown)
        assert all(row.label and row.value and row.raw for row in lines)


@given(right_facts(), right_facts())
def test_two_values_with_one_raw_line_are_the_same_value(one, other):
    left, right = (check_facts(topic, facts, is_whole=False) for topic, facts in (one, other))
    for block in left.keys() & right.keys() & BLOCKS.keys():
        same = canonical(block, left[block]) == canonical(block, right[block])
        assert same is (left[block] == right[block])
