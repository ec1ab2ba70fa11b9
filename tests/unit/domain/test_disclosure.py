"""Rule 10: no count of people below five can be reckoned out of what is shown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain.disclosure import LEAST, Hidden, Sum, disclosed, steady

MOST = 8


def _possible(counts, sums, shown):
    """Return every town that looks like this from outside, by trying all."""
    ranges = {
        Hidden.FEW: range(LEAST),
        Hidden.LEFT_OUT: range(LEAST, counts["all"] + LEAST + 1),
    }
    parts = sorted({part for one in sums for part in one.parts})
    choices = [
        ranges[shown[key]] if isinstance(shown[key], Hidden) else (shown[key],) for key in parts
    ]
    for numbers in product(*choices):
        guess = dict(zip(parts, numbers, strict=True))
        wholes: dict[str, set[int]] = {}
        for one in sums:
            wholes.setdefault(one.whole, set()).add(sum(guess[part] for part in one.parts))
        if all(len(found) == 1 for found in wholes.values()) and all(
            _looks(min(found), shown[whole]) for whole, found in wholes.items()
        ):
            yield {**guess, **{whole: min(found) for whole, found in wholes.items()}}


def _looks(number, shown):
    if isinstance(shown, Hidden):
        return (number < LEAST) == (shown is Hidden.FEW)
    return number == shown


@settings(max_examples=60)
@given(
    numbers=st.lists(st.integers(0, MOST), min_size=1, max_size=3),
    inside=st.integers(0, MOST * 3),
)
def test_from_totals_of_two_tables_no_hidden_count_can_be_derived(numbers, inside):
    total = sum(numbers)
    inside = min(inside, total)
    areas = tuple(f"area-{place}" for place in range(len(numbers)))
    counts = dict(zip(areas, numbers, strict=True))
    counts |= {"all": total, "in": inside, "out": total - inside}
    sums = [Sum("all", areas), Sum("all", ("in", "out"))]
    shown = disclosed(counts, sums)

    assert all(shown[key] is Hidden.FEW for key, number in counts.items() if number < LEAST)
    assert all(shown[key] == counts[key] for key in counts if isinstance(shown[key], int))
    seen = {key: set() for key in counts}
    for guess in _possible(counts, sums, shown):
        for key, number in guess.items():
            seen[key].add(number)
    betrayed = [key for key in counts if isinstance(shown[key], Hidden) and len(seen[key]) < 2]
    assert betrayed == []


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ({"a": 20, "b": 30}, set()),
        ({"a": 3, "b": 30}, {"a", "b"}),
        ({"a": 3, "b": 30, "c": 12}, {"a", "c"}),
        ({"a": 3, "b": 2, "c": 40}, {"a", "b"}),
        ({"a": 4, "b": 4, "c": 40}, {"a", "b", "c"}),
        ({"a": 0, "b": 0, "c": 40}, {"a", "b", "c"}),
        ({"a": 0, "b": 5, "c": 40}, {"a", "b", "c"}),
    ],
)
def test_a_small_count_takes_the_next_smallest_with_it(numbers, hidden):
    whole = {"whole": sum(numbers.values())}
    shown = disclosed({**numbers, **whole}, [Sum("whole", tuple(numbers))])
    assert {key for key, value in shown.items() if isinstance(value, Hidden)} - {"whole"} == hidden


def test_a_table_of_one_row_hides_its_total_too():
    shown = disclosed({"all": 3, "area": 3}, [Sum("all", ("area",))])
    assert shown == {"all": Hidden.FEW, "area": Hidden.FEW}


def test_sums_that_readers_cannot_see_hide_nothing():
    assert disclosed({"a": 3, "b": 30}, [Sum("whole", ("a", "b"))]) == {"a": Hidden.FEW, "b": 30}


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_two_editions_differ_by_nothing_or_by_five_and_more(numbers):
    visible = set()
    for number in numbers:
        shown = steady(disclosed({"people": number}, []), {"people": visible})["people"]
        if isinstance(shown, int):
            assert abs(shown - number) < LEAST
            visible.add(shown)
    assert all(one == other or abs(one - other) >= LEAST for one in visible for other in visible)
