"""The first placement for a closing site: whole teams go where their languages are missing."""

from helpboard.domain.matching.covering import covering_start
from helpboard.domain.matching.placing import Founding, Option, PlacingProblem, may_be


def problem(**values):
    """Two teams of two; place 0 is better for everybody, place 1 needs a language of team 1."""
    best = [Option(place=0, quarters=300), Option(place=1, quarters=100)]
    given = {
        "options": [best, best, best, best],
        "capacity": [4, 2],
        "group_of": [0, 1],
        "team_of": [0, 0, 1, 1],
        "covers": [frozenset({(3, 1)})],
        **values,
    }
    return PlacingProblem(**given)


def test_a_whole_team_goes_where_one_of_it_is_needed():
    assert covering_start(problem()) == (None, None, 1, 1)


def test_a_team_that_finds_no_room_together_stays_where_it_is():
    assert covering_start(problem(capacity=[4, 1])) == (None, None, None, None)


def test_no_language_is_covered_twice_and_no_group_founded():
    covers = [frozenset({(3, 1)}), frozenset({(2, 1), (0, 1)})]
    assert covering_start(problem(covers=covers)) == (None, None, 1, 1)
    founding = Founding(group=1, lead=3, least=2)
    assert covering_start(problem(foundings=[founding])) == (None, None, None, None)
    assert may_be(problem(), covering_start(problem()))
