"""Rounds of asking in a tiny town, and what is made of their numbers."""

import json
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner

from helpboard.cli import main
from helpboard.cli.match.benchmark import command
from helpboard.cli.match.benchmark.asking import Trial, expected_fill, worst_tenth
from helpboard.cli.match.benchmark.boards import KeywordBoard
from helpboard.cli.match.benchmark.checks import measure_control, measure_lists
from helpboard.cli.match.benchmark.measure import EVERY, MATCHED, OURS, Scene, measure_ways
from helpboard.cli.match.benchmark.precision import best_precision, precision
from helpboard.cli.match.benchmark.rows import Results, rows_of
from helpboard.cli.match.truth import volunteers
from helpboard.cli.match.truth.forms import FORMS, answers_of
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.planning import make_edges
from tests.unit.cli.match.towns import TINY, scene


@pytest.fixture(scope="module")
def numbers():
    return measure_ways(scene(), "logistic", EVERY)


def _trial(seed=1):
    place = scene(seed)
    answers, _ = answers_of(FORMS["logistic"], place.market, volunteers.MIDDLES, place.rng(2))
    return Trial(free=place.free, is_waiting=place.is_waiting, answers=answers, seed=seed)


def test_a_seed_gives_the_same_numbers_again(numbers):
    again = Scene(TINY, 1)
    names = ("chance", "strongest board", OURS)
    measured = measure_ways(again, "logistic", names)
    assert {name: numbers[name] for name in measured} == measured | {
        name: numbers[name] for name in ("rules broken", "people moved")
    }


@pytest.mark.parametrize("name", EVERY)
def test_no_way_asks_a_pair_twice_moves_anybody_or_fills_a_role_beyond_its_places(name):
    trial = _trial()
    outcome = trial.run(scene().way(name, trial.answers.both))
    asked = [pair for pairs in outcome.pairs for pair in pairs]
    assert len(set(asked)) == len(asked) > 0
    assert (outcome.standing.free >= 0).all()
    assert all(scene().is_waiting[row] for row, _ in asked)
    assert outcome.placed == trial.free.sum() - outcome.standing.free.sum()
    assert outcome.placed == sum(bool(trial.answers.succeeds[pair]) for pair in asked) - sum(
        outcome.standing.placed[row] != column
        for row, column in asked
        if trial.answers.succeeds[row, column]
    )


def test_the_matcher_breaks_no_rule_that_it_knows_of(numbers):
    assert numbers["rules broken"] == 0
    assert numbers["people moved"] == 0
    assert {f"placed/{name}" for name in MATCHED} <= set(numbers)


def test_a_full_role_on_the_keyword_board_answers_no():
    trial = replace(_trial(), free=np.zeros_like(scene().free))
    outcome = trial.run(KeywordBoard(scene().facts))
    assert outcome.pairs[0]
    assert outcome.placed == 0


def test_what_is_left_after_a_round_is_what_scoring_anew_would_give():
    trial, told = _trial(), scene().told
    standing = trial.run(scene().way("optimum", trial.answers.both), rounds=1).standing
    anew = make_edges(Matcher(told.later(standing)))
    left = told.edges(standing)
    assert (left.known, left.open) == (anew.known, anew.open)
    assert [place.free for place in left.matcher.places] == standing.free.tolist()
    assert sum(map(len, left.known)) < sum(map(len, make_edges(Matcher(told.town)).known))


def test_asking_reveals_times_and_nothing_else():
    before, after = scene().told.town, scene().asked.town
    told = [
        (old, new) for old, new in zip(before.volunteers, after.volunteers, strict=True)
        if old != new
    ]  # fmt: skip
    assert 0 < len(told) == scene().answered <= scene().questions
    assert all(old.slots is None and replace(new, slots=None) == old for old, new in told)


def test_knowing_all_chances_places_more_than_chance_does(numbers):
    assert numbers["placed/oracle"] > 1.5 * numbers["placed/chance"]
    assert numbers[f"placed/{OURS}"] > numbers["placed/chance"]


def test_under_a_shuffled_truth_the_optimum_is_no_better_than_chance():
    found = [measure_control(scene(seed)) for seed in (1, 2, 3)]
    hoped, chance, variance = (
        sum(row[f"control/{name}"] for row in found) for name in ("hoped", "by chance", "variance")
    )
    assert abs(hoped - chance) < 3 * variance**0.5
    assert chance > 5


def test_fill_is_what_is_hoped_for_each_free_place():
    both = np.array([[0.5, 0.0], [0.5, 0.25]], dtype=np.float32)
    owners = np.array([0, 1, 1, 2])
    fill = expected_fill([(0, 0), (1, 0), (1, 1)], both, np.array([2, 1, 1, 0]), owners)
    assert fill.tolist() == [0.5, 0.125]
    assert worst_tenth(fill) == 0.125


def test_precision_counts_what_is_not_shown_as_failed():
    both = np.array([[0.6, 0.3, 0.0, 0.3]], dtype=np.float32)
    assert precision([[0, 1, 3]], both) == pytest.approx(0.4) == best_precision(both)
    assert precision([[0]], both) == pytest.approx(0.2)


def test_lists_of_three_are_never_better_than_knowing_all():
    found = measure_lists(scene(), "logistic")
    for name, value in found.items():
        best = name.rpartition("/")[0] + "/whoever knows all"
        assert 0 <= value <= found[best] + 1e-6


def test_a_goal_is_met_by_the_middle_of_the_seeds_and_shows_its_spread():
    ours, strongest = f"placed/{OURS}", "placed/strongest board"
    numbers = [{ours: 16.0, strongest: 10.0}, {ours: 14.2, strongest: 10.0}]
    row = rows_of(Results(size="tiny", truth="logistic", numbers=numbers))[0]
    assert (round(row.value, 9), row.low, row.high, row.met) == (1.51, 1.42, 1.6, True)
    numbers[1][ours] = 13.0
    assert rows_of(Results(size="tiny", truth="logistic", numbers=numbers))[0].met is False


def test_a_ratio_to_next_to_nothing_says_so():
    numbers = [{"worst tenth/optimum": 4.0, "worst tenth/faceted board": 0.0}]
    row = rows_of(Results(size="tiny", truth="logistic", numbers=numbers))[0]
    assert (row.value, row.met) == (400.0, True)
    assert row.note == "below 0.01 % counts as 0.01 %"


def test_the_command_writes_flat_rows_of_one_town(tmp_path):
    file = tmp_path / "rows.json"
    done = CliRunner().invoke(
        main, ["match", "benchmark", "--quick", "--size", "ludwigsburg", "--json", str(file)]
    )
    assert done.exit_code == 0, done.output
    rows = json.loads(file.read_text("utf-8"))
    assert {"row", "value", "unit", "size", "truth", "low", "high", "goal", "met"} <= set(rows[0])
    assert {row["size"] for row in rows} == {"ludwigsburg"}
    assert {row["truth"] for row in rows} == {"logistic"}
    assert next(row for row in rows if row["row"] == "rules broken")["value"] == 0
    assert "goals missed" in done.output


def test_the_command_says_what_to_install(monkeypatch):
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    done = CliRunner().invoke(main, ["match", "benchmark", "--quick"])
    assert done.exit_code == 1
    assert "pip install 'helpboard[solver]'" in done.output
