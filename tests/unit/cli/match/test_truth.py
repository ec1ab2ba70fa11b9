"""How people in made towns decide, and the rules written a second time."""

import numpy as np
import pytest

from helpboard.cli.match.truth import houses, volunteers
from helpboard.cli.match.truth.forms import FORMS, answers_of
from helpboard.cli.match.truth.market import shuffled
from helpboard.cli.match.truth.rules import known
from helpboard.cli.match.truth.weights import OF_HOSTS, OF_HOUSES, OF_VOLUNTEERS, draw_weights
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.reasons import Answer, Rule
from helpboard.domain.matching.weights import Weights
from tests.unit.cli.match.towns import scene, wide


def _market(name):
    made = wide()
    chance = np.random.default_rng(3)
    return {
        "volunteers": lambda: (
            volunteers.market_of(made.town, made.inner, chance),
            volunteers.MIDDLES,
        ),
        "partners": lambda: (houses.partners(made.town, made.inner), houses.MIDDLES),
        "requests": lambda: (houses.requests(made.town, made.inner, made.posts), houses.MIDDLES),
    }[name]()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("market", ["volunteers", "partners", "requests"])
def test_a_random_pair_succeeds_in_ten_percent_and_the_best_in_54(market, form):
    seen, middles = _market(market)
    answers, _ = answers_of(FORMS[form], seen, middles, np.random.default_rng(1))
    reached = seen.is_possible.any(axis=1)
    assert answers.both[seen.is_possible].mean() == pytest.approx(0.10, abs=0.01)
    assert answers.both.max(axis=1)[reached].mean() == pytest.approx(0.54, abs=0.03)


def test_what_cannot_be_never_succeeds():
    seen, middles = _market("volunteers")
    answers, _ = answers_of(FORMS["logistic"], seen, middles, np.random.default_rng(1))
    assert not answers.succeeds[~seen.is_possible].any()
    assert answers.succeeds[seen.is_possible].any()


def test_answers_come_as_often_as_they_are_likely():
    seen, middles = _market("volunteers")
    answers, _ = answers_of(FORMS["logistic"], seen, middles, np.random.default_rng(1))
    hoped, spread = answers.both.sum(), np.sqrt((answers.both * (1 - answers.both)).sum())
    assert abs(answers.succeeds.sum() - hoped) < 4 * spread


def test_shuffling_deals_out_the_same_chances_among_the_same_pairs():
    seen, middles = _market("volunteers")
    answers, _ = answers_of(FORMS["logistic"], seen, middles, np.random.default_rng(1))
    dealt = shuffled(answers, seen.is_possible, np.random.default_rng(2))
    assert (np.sort(dealt.both, axis=1) == np.sort(answers.both, axis=1)).all()
    assert (dealt.both != answers.both).any()
    assert not dealt.both[~seen.is_possible].any()


@pytest.mark.parametrize("middle", [OF_VOLUNTEERS, OF_HOSTS, OF_HOUSES])
def test_private_weights_add_up_differ_by_person_and_are_not_the_matchers(middle):
    drawn = draw_weights(np.random.default_rng(1), middle, 500)
    own = Weights()
    shares = np.array([own.topic, own.travel, own.time, own.languages]) / 100
    assert drawn.sum(axis=1) == pytest.approx(1)
    assert np.allclose(drawn.mean(axis=0), middle, atol=0.02)
    assert (drawn.std(axis=0) > 0.07).all()
    assert np.abs(np.array(middle) - shares).max() > 0.05


def test_the_rules_written_twice_say_the_same_of_every_pair():
    town = scene().made.town
    matcher, twice = Matcher(town), known(town)
    beside = {Rule.SETTLED, Rule.PLACES}
    answers = set()
    for seeker in matcher.seekers:
        for place in matcher.places:
            fit = matcher.fit(seeker.volunteer.id, place.role.id)
            said = {row.answer for row in fit.verdicts if row.rule not in beside}
            pair = seeker.number, place.number
            assert twice.breaks[pair] == (Answer.NO in said), (pair, fit.verdicts)
            assert twice.fits[pair] == (said == {Answer.YES}), (pair, fit.verdicts)
            answers |= {fit.answer}
    assert answers == set(Answer)
