"""A town and its districts, each reported for itself, betray nothing together."""

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain.disclosure import LEAST, Hidden, disclosed
from helpboard.domain.people_figures import PeopleThere, board_people, key_of, rounded, worth

PARENTS = {"town": None, "west": "town", "east": "town"}


def test_a_district_hides_what_the_town_would_betray_by_it():
    own = {"west": PeopleThere(inside=20, free=20), "east": PeopleThere(inside=3, free=20)}
    counts, sums = board_people(PARENTS, own)
    assert counts["town/volunteers"] == 63
    shown = disclosed(counts, sums, worth)
    assert shown["east/volunteers_in_groups"] is Hidden.FEW
    both = (shown["town/volunteers_in_groups"], shown["west/volunteers_in_groups"])
    assert any(isinstance(one, Hidden) for one in both)


@settings(max_examples=50)
@given(numbers=st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_no_difference_of_shown_counts_is_a_hidden_one(numbers):
    own = {
        slug: PeopleThere(inside=numbers[2 * place], free=numbers[2 * place + 1])
        for place, slug in enumerate(PARENTS)
    }
    counts, sums = board_people(PARENTS, own)
    shown = disclosed(counts, sums, worth)
    assert all(number >= LEAST or isinstance(shown[key], Hidden) for key, number in counts.items())
    for one in sums:
        cells = (one.whole, *one.parts)
        hidden = [key for key in cells if isinstance(shown[key], Hidden)]
        assert len(hidden) != 1, (one, counts, shown)


def test_a_town_with_sixty_districts_takes_no_time():
    parents: dict[str, str | None] = {"town": None} | {f"d{n}": "town" for n in range(60)}
    own = {slug: PeopleThere(n % 17, n % 31, n % 4 * 5) for n, slug in enumerate(parents)}
    counts, sums = board_people(parents, own)
    begun = process_time()
    shown = disclosed(counts, sums, worth)
    assert process_time() - begun < 2
    assert shown[key_of("town", "volunteers")] == counts["town/volunteers"]


def test_tables_that_overlap_are_rounded_to_fives():
    assert [rounded(number) for number in (0, 4, 5, 7, 8, 12, 13)] == [None, None, 5, 5, 10, 10, 15]
