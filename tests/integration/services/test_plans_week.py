"""The interpreters' week: few people, no clash, and what is missing is shown."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.adapters.plan_solvers import plan_solvers
from helpboard.domain.appointment import AppointmentState
from helpboard.domain.plan import PlanKind
from helpboard.domain.proposal import ProposalKind, ProposalState
from helpboard.models import Appointment, Letter, PersonBlock, PlanLine, Proposal, Volunteer
from helpboard.queries.match_places import When
from helpboard.services import plans
from helpboard.services.plan_making import prepare
from helpboard.services.plan_sending import send_lines
from tests.planning import coordinator, released, volunteer
from tests.talking import cleared

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def carla(town):
    return coordinator(town)[1]


@pytest.fixture
def office(town):
    return town.organisation("Sozialamt")


def ordered(town, office, hour, *, language="ar", days=7, **values):
    day = (town.now + timedelta(days=days)).astimezone(BERLIN).date()
    start = datetime.combine(day, time(hour), tzinfo=BERLIN)
    given = {
        "kind": "interpreter", "state": AppointmentState.UNFILLED, "organisation_id": office.id,
        "topic": "office-visit", "from_language": language, "to_language": "de",
        "starts_at": start, "ends_at": start + timedelta(hours=1), "area_id": town.mitte.id,
        "created_at": town.now, "updated_at": town.now, **values,
    }  # fmt: skip
    return town.add(Appointment(**given))


def interpreter(town, name, *languages):
    spoken = {"de": "C1", **dict.fromkeys(languages, "C2")}
    return released(
        town, volunteer(town, name, languages=spoken, when={"kind": "flexible"}, topics=[])
    )


def plan(town, carla):
    first = town.now.astimezone(BERLIN).date()
    wishes = {"first": first.isoformat(), "last": (first + timedelta(days=13)).isoformat()}
    made = plans.make(
        town.session, actor=carla, kind=PlanKind.INTERPRETERS, area_id=town.home.id,
        wishes=wishes, now=town.now,
    )  # fmt: skip
    plans.take(town.session, plan=made, now=town.now)
    found = prepare(town.session, made.id, when=When(now=town.now, zone=BERLIN))(plan_solvers())
    plans.keep(town.session, plan_id=made.id, solved=found, now=town.now)
    return made


def pairs(town, made):
    rows = town.session.scalars(select(PlanLine).where(PlanLine.plan_id == made.id))
    return {row.appointment_id: row.user_id for row in rows}


def test_the_fewest_people_come_nobody_twice_at_once_and_gaps_are_named(town, carla, office):
    both, second = interpreter(town, "Both", "ar", "fa"), interpreter(town, "Second", "ar")
    morning, same_hour = ordered(town, office, 9), ordered(town, office, 9)
    later = ordered(town, office, 14, language="fa")
    ordered(town, office, 16, language="ti")
    ordered(town, office, 9, days=60)
    made = plan(town, carla)
    found = pairs(town, made)

    assert found[later.id] == both.id
    assert {found[morning.id], found[same_hour.id]} == {both.id, second.id}
    assert made.figures["gaps"] == [["ti", 1, 0]]
    assert made.figures["plan"]["people"] == 2


def test_a_line_that_is_sent_asks_one_interpreter_once(town, carla, office):
    person = interpreter(town, "Ibrahim", "ar")
    row = ordered(town, office, 10)
    made = plan(town, carla)
    ids = list(town.session.scalars(select(PlanLine.id)))
    for number in (1, 0):
        sent = send_lines(
            town.session, actor=carla, plan=made, line_ids=ids, now=town.now, zone=BERLIN
        )
        assert sent.sent == number

    assert row.state is AppointmentState.OPEN
    proposal = town.session.scalars(select(Proposal)).one()
    assert (proposal.user_id, proposal.plan_line_id) == (person.id, ids[0])
    assert [letter.user_id for letter in town.session.scalars(select(Letter))] == [person.id]


def test_whoever_comes_somewhere_else_then_is_busy(town, carla, office):
    person = interpreter(town, "Ibrahim", "ar")
    ordered(town, office, 10, state=AppointmentState.PLACED, user_id=person.id)
    free = ordered(town, office, 10)
    assert free.id not in pairs(town, plan(town, carla))


def asked(town, appointment, person, state):
    lapses = town.now + timedelta(days=5)
    values = {"state": state, "reasons": {}, "lapses_at": lapses}
    moments = {"created_at": town.now, "updated_at": town.now}
    about = {"appointment_id": appointment.id, "user_id": person.id}
    return town.add(Proposal(kind=ProposalKind.APPOINTMENT, **about, **values, **moments))


@pytest.mark.parametrize("state", [ProposalState.DECLINED, ProposalState.LAPSED])
def test_whoever_was_asked_in_vain_is_not_planned_again_and_the_gap_is_shown(
    town, carla, office, state
):
    person = interpreter(town, "Ibrahim", "ar")
    row = ordered(town, office, 10)
    asked(town, row, person, state)
    made = plan(town, carla)

    assert pairs(town, made) == {}
    assert made.figures["gaps"] == [["ar", 1, 1]]


def test_nobody_is_planned_for_whom_they_do_not_talk_to_or_for_their_own_order(town, carla, office):
    enemy, alice = interpreter(town, "Enemy", "ar"), interpreter(town, "Alice", "ar")
    town.add(PersonBlock(by_user_id=alice.id, user_id=enemy.id, created_at=town.now))
    ordered(town, office, 10, ordered_by=alice.id)
    assert pairs(town, plan(town, carla)) == {}


def test_interpreting_for_children_needs_clearance_in_a_plan_too(town, carla, office):
    interpreter(town, "Plain", "ar")
    row = ordered(town, office, 10, topic="childcare")
    assert pairs(town, plan(town, carla)) == {}

    seen = cleared(town, interpreter(town, "Cleared", "ar"))
    assert pairs(town, plan(town, carla)) == {row.id: seen.id}


def test_nobody_is_asked_from_a_plan_who_may_be_asked_no_more(town, carla, office):
    person = interpreter(town, "Ibrahim", "ar")
    for hour in (9, 11, 13, 15):
        ordered(town, office, hour)
    made = plan(town, carla)
    ids = list(town.session.scalars(select(PlanLine.id)))
    given = {"actor": carla, "plan": made, "now": town.now, "zone": BERLIN}
    sent = send_lines(town.session, line_ids=ids, **given)
    assert (sent.sent, sent.left) == (3, 1)

    for proposal in town.session.scalars(select(Proposal)).all():
        proposal.state = ProposalState.LAPSED
    town.session.get_one(Volunteer, person.id).paused_until = town.today
    town.session.flush()
    sent = send_lines(town.session, line_ids=ids, **given)
    assert (sent.sent, sent.left) == (0, 1)
