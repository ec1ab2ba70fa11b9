"""Points add up exactly, and each criterion can be taken away alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.weights import Criterion, Weights, check_weights, points
from helpboard.domain.refusal import Refusal
from tests.unit.domain.matching.towns import (
    FEW,
    OPEN_ROLE,
    SURE,
    pair,
    role_with,
    towns,
    volunteer_with,
)

all_weights = st.lists(st.integers(0, 25), min_size=4, max_size=4).map(
    lambda row: Weights(topic=row[0], travel=row[1], languages=row[2], time=row[3])
)


@FEW
@given(towns, all_weights)
def test_points_add_up_exactly_even_as_numbers_of_another_program(town, weights):
    matcher = Matcher(town, weights)
    for person in town.volunteers:
        for role in town.roles:
            fit = matcher.fit(person.id, role.id)
            told = json.loads(json.dumps([points(row.quarters) for row in fit.reasons]))
            assert sum(told) == sum(reversed(told)) == points(fit.quarters)
            assert 0 <= points(fit.quarters) <= 100
            seeker, place = matcher.seeker_of[person.id], matcher.place_of[role.id]
            assert matcher.quarters(seeker, place) == fit.quarters


@FEW
@given(towns, all_weights)
def test_taking_a_criterion_away_lowers_every_score_by_exactly_its_points(town, weights):
    whole = Matcher(town, weights)
    for criterion in Criterion:
        without = Matcher(town, weights.without(criterion))
        for person in town.volunteers[:4]:
            for role in town.roles[:4]:
                before, after = whole.fit(person.id, role.id), without.fit(person.id, role.id)
                own = sum(row.quarters for row in before.reasons if row.criterion is criterion)
                assert before.quarters - after.quarters == own
                assert before.answer is after.answer


@pytest.mark.parametrize(
    ("volunteer", "role", "codes", "quarters"),
    [
        ({}, {}, ("topic-same", "travel-same-district", "languages-none-wished", "time-spare"),
         (160, 120, 30, 30)),
        ({"topics": ("clothing",)}, {"helpful": ("ar", "tr")},
         ("topic-related", "travel-same-district", "languages-some", "time-spare"),
         (80, 120, 30, 30)),
        ({"topics": ("music",)}, {"helpful": ("tr",), "district": "vaihingen"},
         ("topic-branch", "travel-near", "languages-missing", "time-spare"),
         (80, 17, 0, 30)),
        ({"topics": (), "languages": {}, "slots": None, "district": None}, {"helpful": ("ar",)},
         ("topic-unknown", "travel-unknown", "languages-unknown", "time-unknown"), (0, 0, 0, 0)),
        ({"topics": ("homework",), "hours": 1}, {"helpful": ("ar", "de")},
         ("topic-other", "travel-same-district", "languages-all", "time-just-enough"),
         (0, 120, 60, 0)),
        ({"slots": ((2, 0, 1440),)}, {"min_minutes": 0},
         ("topic-same", "travel-same-district", "languages-none-wished", "time-none-asked"),
         (160, 120, 30, 30)),
    ],
)  # fmt: skip
def test_criteria_give_what_the_design_says(volunteer, role, codes, quarters):
    town = pair(
        volunteer_with(SURE, **volunteer), role_with(OPEN_ROLE, **role),
        travel_minutes={("mitte", "vaihingen"): 44},
    )  # fmt: skip
    fit = Matcher(town).fit("v", "r")
    assert tuple(row.code for row in fit.reasons) == codes
    assert tuple(row.quarters for row in fit.reasons) == quarters


def test_what_nobody_may_be_judged_by_changes_no_point():
    base = Matcher(pair()).fit("v", "r")
    for changes in ({"age": 80}, {"woman": None}, {"clearance": False}, {"id": "other"}):
        other = volunteer_with(SURE, **changes)
        assert Matcher(pair(other)).fit(other.id, "r").reasons == base.reasons


def test_weights_are_whole_points_that_make_a_hundred():
    assert check_weights(Weights()) == Weights(topic=40, travel=30, languages=15, time=15)
    with pytest.raises(Refusal, match="not_a_hundred"):
        check_weights(Weights(topic=39))
    for wrong in ({"topic": -1}, {"topic": 41}):
        with pytest.raises(Refusal, match="out_of_range"):
            Weights(**wrong)
    with pytest.raises(Refusal, match="wrong_type"):
        Weights(topic=True)
