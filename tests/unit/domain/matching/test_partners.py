"""Partners are found by what one gives and the other seeks; groups for a post by what they do."""

import pytest

from helpboard.domain.matching.errands import best_groups
from helpboard.domain.matching.partners import best_partners, near_partners, partner
from helpboard.domain.matching.sides import shared_languages_reason
from helpboard.domain.matching.town import Errand
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Weights
from tests.unit.domain.matching.towns import DISTRICTS, side

TRAVEL, WEIGHTS = TravelTable(DISTRICTS, {}), Weights()
SEEKS_ROOM = side("club", gives=[("people", "sewing")], seeks=[("room", "sewing")])


def found(one, others):
    return [row.other for row in best_partners(one, others, TRAVEL, WEIGHTS)]


def test_who_gives_and_takes_is_before_who_only_gives_and_a_same_kind_is_needed():
    both = side("both", gives=[("room", "sewing")], seeks=[("people", "sewing")])
    gives = side("gives", gives=[("room", "sewing")])
    half = side("half", gives=[("room", "garden")])
    takes = side("takes", seeks=[("people", "sewing")])
    other_kind = side("other-kind", gives=[("training", "sewing")])
    asleep = side("asleep", gives=[("room", "sewing")], is_active=False)
    others = [other_kind, half, takes, gives, both, asleep]
    assert found(SEEKS_ROOM, others) == ["both", "gives", "takes"]
    assert found(SEEKS_ROOM, [other_kind, asleep]) == []
    (near,) = near_partners(SEEKS_ROOM, others, TRAVEL, WEIGHTS)
    assert near.other == "other-kind"


def test_both_sides_read_the_same_points_from_their_own_end():
    giver = side("giver", gives=[("room", "sewing")], languages=("ar",), slots=((1, 600, 720),))
    mine = partner(SEEKS_ROOM, giver, TRAVEL, WEIGHTS)
    theirs = partner(giver, SEEKS_ROOM, TRAVEL, WEIGHTS)
    assert mine.quarters == theirs.quarters
    assert (mine.reasons[0].code, theirs.reasons[0].code) == ("they-give", "we-give")
    assert mine.reasons[0].params == {"kind": "room", "topic": "sewing", "sought": "sewing"}


def test_a_room_is_half_a_match_whatever_it_is_for_and_training_is_none():
    seeks = side("seeks", seeks=[("room", "sewing"), ("training", "sewing")])
    exact = side("exact", gives=[("room", "sewing")])
    any_room = side("any-room", gives=[("room", "bicycle")])
    training = side("training", gives=[("training", "bicycle")])
    assert found(seeks, [training, any_room, exact]) == ["exact", "any-room"]
    rows = [partner(seeks, other, TRAVEL, WEIGHTS) for other in (exact, any_room)]
    assert [row.reasons[0].quarters for row in rows] == [120, 60]


@pytest.mark.parametrize(
    ("one", "other", "wished", "code", "quarters"),
    [
        ({"de", "ar"}, {"de", "ar"}, False, "languages-shared", 60),
        ({"de", "ar"}, {"de", "fa"}, False, "languages-not-shared", 0),
        ({"de", "ar"}, {"de"}, False, "languages-shared", 30),
        ({"de"}, {"de"}, False, "languages-shared", 60),
        ({"ar"}, set(), False, "languages-unknown", 0),
        ({"de"}, {"de", "ar"}, True, "languages-shared", 60),
        ({"de", "ar"}, {"de"}, True, "languages-not-shared", 0),
        ({"ar", "fa"}, {"ar", "tr"}, True, "languages-shared", 30),
        (set(), {"ar"}, True, "languages-none-wished", 30),
    ],
)
def test_languages_are_compared_without_the_one_that_all_have(one, other, wished, code, quarters):
    reason = shared_languages_reason(one, other, WEIGHTS, wished=wished)
    assert (reason.code, reason.quarters) == (code, quarters)


def test_a_post_goes_to_groups_with_time_then_to_those_of_unknown_time_never_to_others():
    errand = Errand(id="p", district="mitte", topic="tandem", slots=((2, 1020, 1140),))
    groups = [
        side("unknown", topics=("tandem",)),
        side("too-short", topics=("tandem",), slots=((2, 1100, 1200),)),
        side("half", topics=("german-course",), slots=((2, 960, 1200),)),
        side("gives", gives=[("people", "tandem")], slots=((2, 960, 1200),), district="ost"),
        side("other", topics=("bicycle",), slots=((2, 960, 1200),)),
        side("asleep", topics=("tandem",), slots=((2, 960, 1200),), is_active=False),
    ]
    rows = best_groups(errand, groups, TRAVEL, WEIGHTS)
    assert [row.other for row in rows] == ["gives", "half", "unknown"]


def test_an_offer_looks_at_what_groups_seek():
    offer = Errand(id="p", district="mitte", topic="sewing", is_request=False, kind="material")
    seeking = side("seeking", seeks=[("material", "sewing")])
    giving = side("giving", gives=[("material", "sewing")])
    assert [r.other for r in best_groups(offer, [giving, seeking], TRAVEL, WEIGHTS)] == ["seeking"]
