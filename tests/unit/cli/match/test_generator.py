"""Towns made from a seed."""

import random

import pytest

from helpboard.cli.match.generator.people import make_people
from helpboard.cli.match.generator.roles import make_roles
from helpboard.cli.match.generator.sizes import SIZES
from helpboard.cli.match.generator.town import make_town
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.reasons import Answer
from tests.unit.cli.match.towns import TINY, scene


def test_a_seed_makes_the_same_town_and_another_seed_another_one():
    assert make_town(TINY, 1) == scene(1).made
    assert make_town(TINY, 2) != scene(1).made


@pytest.fixture(scope="module")
def people():
    return make_people(random.Random(4), SIZES["stuttgart"])


def test_one_profile_in_seven_says_no_times(people):
    silent = sum(person.declared["slots"] is None for person in people)
    assert 0.13 < silent / len(people) < 0.17


def test_one_in_seven_declares_a_topic_she_does_not_mean(people):
    wrong = sum(not set(one.declared["topics"]) <= set(one.mind.topics) for one in people)
    assert 0.13 < wrong / len(people) < 0.17


def test_three_in_ten_mean_a_topic_they_do_not_declare(people):
    more = sum(not set(one.mind.topics) <= set(one.declared["topics"]) for one in people)
    assert 0.28 < more / len(people) < 0.37


def test_whoever_names_times_names_the_real_ones(people):
    named = [one for one in people if one.declared["slots"] is not None]
    assert all([list(s) for s in one.mind.slots] == one.declared["slots"] for one in named)


def test_stuttgart_has_its_roles_and_places():
    size = SIZES["stuttgart"]
    homes = {f"g{n:02}": size.districts[n % 23].slug for n in range(size.circles)}
    homes |= {f"o{n:02}": size.districts[n % 23].slug for n in range(size.organisations)}
    counts = [len(make_roles(random.Random(seed), size, homes)) for seed in range(20)]
    roles = make_roles(random.Random(1), size, homes)
    assert 401 < sum(counts) / len(counts) < 421
    assert sum(role["capacity"] for role in roles) == 3_100
    assert len(size.districts) == 23


def test_nobody_is_settled_where_a_hard_rule_forbids_it_or_no_place_is_left():
    town = scene().made.town
    matcher = Matcher(town)
    settled = [person for person in town.volunteers if person.settled_in]
    assert settled
    for person in settled:
        fit = matcher.fit(person.id, person.settled_in)
        broken = {row.rule.value for row in fit.verdicts if row.answer is Answer.NO}
        assert broken <= {"settled", "places"}
    assert all(place.free >= 0 for place in matcher.places)
