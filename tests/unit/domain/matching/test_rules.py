"""Hard rules have three answers, and unknown is never taken for one of the other two."""

import pytest
from hypothesis import given

from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.reasons import Answer, Rule
from helpboard.domain.matching.rules import RULES
from helpboard.domain.matching.town import Town
from tests.unit.domain.matching.towns import (
    DISTRICTS,
    FEW,
    OPEN_ROLE,
    SURE,
    pair,
    role_with,
    towns,
    volunteer_with,
)

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

CASES = [
    (Rule.ACTIVE, {}, {}, YES),
    (Rule.ACTIVE, {}, {"is_active": False}, NO),
    (Rule.CONSENT, {"consent": True}, {}, YES),
    (Rule.CONSENT, {"consent": False}, {}, NO),
    (Rule.CONSENT, {"consent": None}, {}, NO),
    (Rule.SETTLED, {"settled_in": "r"}, {}, NO),
    (Rule.PLACES, {}, {"capacity": 1}, YES),
    (Rule.CLEARANCE, {"clearance": None}, {}, YES),
    (Rule.CLEARANCE, {"clearance": True}, {"clearance_needed": True}, YES),
    (Rule.CLEARANCE, {"clearance": False}, {"clearance_needed": True}, NO),
    (Rule.CLEARANCE, {"clearance": None}, {"clearance_needed": True}, NO),
    (Rule.AGE, {"age": 18}, {"min_age": 18}, YES),
    (Rule.AGE, {"age": 17}, {"min_age": 18}, NO),
    (Rule.AGE, {"age": None}, {"min_age": 18}, UNKNOWN),
    (Rule.AGE, {"age": None}, {}, YES),
    (Rule.WOMEN_ONLY, {"woman": True}, {"women_only": True}, YES),
    (Rule.WOMEN_ONLY, {"woman": None}, {"women_only": True}, UNKNOWN),
    (Rule.WOMEN_ONLY, {"woman": None}, {}, YES),
    (Rule.LANGUAGE, {"languages": {"ar": "B1"}}, {"must_speak": ("ar",)}, YES),
    (Rule.LANGUAGE, {"languages": {"ar": "A2"}}, {"must_speak": ("ar",)}, NO),
    (Rule.LANGUAGE, {"languages": {"ar": "C1"}}, {"must_speak": ("ar", "tr")}, NO),
    (Rule.LANGUAGE, {"languages": {}}, {"must_speak": ("ar",)}, UNKNOWN),
    (Rule.STEP_FREE, {"needs_step_free": True}, {"is_step_free": True}, YES),
    (Rule.STEP_FREE, {"needs_step_free": True}, {"is_step_free": False}, NO),
    (Rule.STEP_FREE, {"needs_step_free": True}, {"is_step_free": None}, UNKNOWN),
    (Rule.STEP_FREE, {"needs_step_free": None}, {"is_step_free": None}, YES),
    (Rule.TRAVEL, {"max_travel": 8}, {}, YES),
    (Rule.TRAVEL, {"max_travel": 7}, {}, NO),
    (Rule.TRAVEL, {"max_travel": 30, "district": None}, {}, UNKNOWN),
    (Rule.TRAVEL, {"max_travel": None, "district": None}, {}, YES),
    (Rule.TIME, {"slots": ((2, 1080, 1200),)}, {}, YES),
    (Rule.TIME, {"slots": ((2, 1081, 1200),)}, {}, NO),
    (Rule.TIME, {"slots": ((2, 1020, 1050), (2, 1110, 1140))}, {}, NO),
    (Rule.TIME, {"slots": ((2, 1020, 1050), (2, 1050, 1080))}, {}, YES),
    (Rule.TIME, {"slots": ((3, 1020, 1140),)}, {}, NO),
    (Rule.TIME, {"slots": ()}, {}, NO),
    (Rule.TIME, {"slots": None}, {}, UNKNOWN),
    (Rule.TIME, {}, {"slots": None}, UNKNOWN),
    (Rule.TIME, {"slots": None}, {"min_minutes": 0}, YES),
    (Rule.TIME, {"slots": None, "hours": 0.5}, {}, NO),
    (Rule.TIME, {"hours": 1}, {}, YES),
]


@pytest.mark.parametrize(("rule", "volunteer", "role", "answer"), CASES)
def test_each_rule_answers_as_it_should(rule, volunteer, role, answer):
    town = pair(volunteer_with(SURE, **volunteer), role_with(OPEN_ROLE, **role))
    said = {row.rule: row for row in Matcher(town).fit("v", "r").verdicts}
    assert said[rule].answer is answer
    assert [row.rule for row in said.values() if row.answer is not YES] == [rule] * (
        answer is not YES
    )


def test_every_rule_is_among_the_cases_or_needs_a_town():
    assert {case[0] for case in CASES} | {Rule.BLOCKED, Rule.DECLINED} == set(RULES) == set(Rule)


@pytest.mark.parametrize(
    ("town", "rule"),
    [
        ({"blocked": frozenset({("v", "g")})}, Rule.BLOCKED),
        ({"blocked": None}, Rule.BLOCKED),
        ({"declined": frozenset({("v", "r")})}, Rule.DECLINED),
    ],
)
def test_blocked_and_declined_pairs_are_forbidden_and_so_are_blocks_nobody_looked_up(town, rule):
    matcher = Matcher(pair(**town))
    assert [row.rule for row in matcher.fit("v", "r").failed] == [rule]
    assert matcher.best_roles("v") == []


def test_a_full_role_is_forbidden_and_the_settled_hold_their_places():
    town = pair(role=role_with(OPEN_ROLE, capacity=1))
    settled = volunteer_with(SURE, id="s", settled_in="r")
    full = Matcher(Town(districts=DISTRICTS, volunteers=(SURE, settled), roles=town.roles))
    assert [row.rule for row in full.fit("v", "r").failed] == [Rule.PLACES]


@FEW
@given(towns)
def test_unknown_ranks_below_known_and_what_is_forbidden_is_never_shown(town):
    matcher = Matcher(town)
    for person in town.volunteers:
        answers = [fit.answer for fit in matcher.best_roles(person.id, most=20)]
        assert Answer.NO not in answers
        assert answers == sorted(answers, key=lambda answer: answer is Answer.UNKNOWN)
