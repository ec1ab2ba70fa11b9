"""Plans: what waits is solved, marks hold, nothing is sent without a click."""

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.adapters.plan_solvers import plan_solvers
from helpboard.domain.errors import IllegalMoveError, NotAllowedError, NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.plan import PlanKind, PlanMark, PlanState
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import ProposalState
from helpboard.models import (
    Entry,
    Group,
    GroupMember,
    Letter,
    PersonBlock,
    Plan,
    PlanLine,
    Proposal,
)
from helpboard.queries.match_places import When
from helpboard.services import plans, volunteers
from helpboard.services.plan_making import prepare
from helpboard.services.plan_sending import send_lines
from tests.joining import helper
from tests.planning import WEDNESDAY, coordinator, role, volunteer
from tests.proposing import gives, seeks


@pytest.fixture
def zone():
    return ZoneInfo("Europe/Berlin")


@pytest.fixture
def carla(town):
    return coordinator(town)[1]


@pytest.fixture
def kitchen(town):
    """A group that wants two cooks on Wednesdays."""
    group = town.group("Kochtreff")
    return role(town, group, capacity=2, when=WEDNESDAY)


def ask(town, actor, **values):
    given = {"kind": PlanKind.TOWN, "area_id": town.home.id, "wishes": {}, **values}
    return plans.make(town.session, actor=actor, now=town.now, **given)


def work_out(town, plan, zone):
    session = town.session
    plans.take(session, plan=plan, now=town.now)
    when = When(now=town.now, zone=zone)
    found = prepare(session, plan.id, when=when)(plan_solvers())
    plans.keep(session, plan_id=plan.id, solved=found, now=town.now)
    return lines(session, plan)


def lines(session, plan):
    statement = select(PlanLine).where(PlanLine.plan_id == plan.id).order_by(PlanLine.id)
    return session.scalars(statement).all()


def test_everybody_without_a_group_is_placed_as_far_as_there_are_places(town, carla, kitchen, zone):
    people = [volunteer(town, f"V{number}") for number in range(3)]
    found = work_out(town, ask(town, carla), zone)

    assert len(found) == 2
    assert {line.user_id for line in found} < {person.id for person in people}
    assert {line.help_role_id for line in found} == {kitchen.id}


def test_points_of_the_reasons_add_up_to_those_of_the_line(town, carla, kitchen, zone):
    volunteer(town)
    (line,) = work_out(town, ask(town, carla), zone)

    assert line.points > 0
    assert sum(reason["points"] for reason in line.reasons["reasons"]) == line.points


def test_whoever_helps_somewhere_stays_there_and_takes_the_place(town, carla, kitchen, zone):
    settled, free = volunteer(town, "Settled"), volunteer(town, "Free")
    town.add(
        GroupMember(
            group_id=kitchen.group_id, user_id=settled.id, role="helper", help_role_id=kitchen.id
        )
    )
    kitchen.capacity = 1
    assert work_out(town, ask(town, carla), zone) == []

    kitchen.capacity = 2
    (line,) = work_out(town, ask(town, carla), zone)
    assert line.user_id == free.id


def test_whoever_helps_in_a_group_without_a_role_is_not_planned_for_another(
    town, carla, kitchen, zone
):
    helper = volunteer(town)
    town.add(GroupMember(group_id=town.group("Anderswo").id, user_id=helper.id, role="helper"))
    assert work_out(town, ask(town, carla), zone) == []


@pytest.mark.parametrize(
    "unknown", [{"consent_at": None}, {"when": None}, {"paused_until": "today"}]
)
def test_nobody_is_planned_without_consent_times_or_while_away(town, carla, kitchen, zone, unknown):
    if "paused_until" in unknown:
        unknown = {"paused_until": town.today}
    volunteer(town, **unknown)
    assert work_out(town, ask(town, carla), zone) == []


def test_work_with_children_needs_clearance_whatever_the_group_said(town, carla, zone):
    group = town.group("Spielgruppe")
    role(town, group, topic="childcare", capacity=3, when=WEDNESDAY, needs_clearance=False)
    volunteer(town, topics=["childcare"])

    assert work_out(town, ask(town, carla), zone) == []


@pytest.mark.parametrize("is_theirs", [True, False], ids=["by-the-helper", "by-the-volunteer"])
def test_nobody_is_planned_for_a_group_with_a_helper_whom_a_block_keeps_apart(
    town, carla, kitchen, zone, is_theirs
):
    person, other = volunteer(town), helper(town, town.session.get(Group, kitchen.group_id))
    by, whom = (other, person) if is_theirs else (person, other)
    town.add(PersonBlock(by_user_id=by.id, user_id=whom.id, created_at=town.now))

    assert work_out(town, ask(town, carla), zone) == []


def test_partners_are_planned_among_verified_organisations_and_active_groups_only(
    town, carla, zone
):
    house, cafe = town.organisation(), town.group()
    unknown = town.organisation("Unbekannt", state=OrganisationState.UNVERIFIED)
    for one in (house, unknown):
        seeks(town, "room", "sewing", organisation=one)
    for state in (GroupState.FORMING, GroupState.RESTING, GroupState.CLOSED):
        gives(town, "room", "sewing", group=town.group(state.value, state=state))
    plan = ask(town, carla)
    assert work_out(town, plan, zone) == []
    assert plan.figures["organisations"] == 1

    gives(town, "room", "sewing", group=cafe)
    (line,) = work_out(town, ask(town, carla), zone)
    assert (line.organisation_id, line.group_id) == (house.id, cafe.id)


def test_a_banned_line_is_not_planned_again_and_a_pinned_one_stays(town, carla, kitchen, zone):
    other = role(town, town.group("Garten"), topic="garden", capacity=2, when=WEDNESDAY)
    volunteer(town, "Anna")
    plan = ask(town, carla)
    (line,) = work_out(town, plan, zone)
    assert line.help_role_id == kitchen.id

    plans.mark(town.session, actor=carla, plan=plan, line_id=line.id, mark=PlanMark.BANNED)
    plans.solve_again(town.session, actor=carla, plan=plan, now=town.now)
    banned, new = work_out(town, plan, zone)
    assert (banned.mark, new.help_role_id) == (PlanMark.BANNED, other.id)

    plans.mark(town.session, actor=carla, plan=plan, line_id=new.id, mark=PlanMark.PINNED)
    plans.mark(town.session, actor=carla, plan=plan, line_id=banned.id, mark=PlanMark.FREE)
    plans.solve_again(town.session, actor=carla, plan=plan, now=town.now)
    (kept,) = work_out(town, plan, zone)
    assert (kept.id, kept.help_role_id) == (new.id, other.id)


def test_nobody_hears_of_a_plan_before_it_is_sent(town, carla, kitchen, zone):
    person = volunteer(town)
    plan = ask(town, carla)
    (line,) = work_out(town, plan, zone)
    assert town.session.scalars(select(Letter)).all() == []

    sent = send_lines(
        town.session, actor=carla, plan=plan, line_ids=[line.id, 4711], now=town.now, zone=zone
    )
    assert (sent.sent, sent.left) == (1, 0)
    proposal = town.session.scalars(select(Proposal)).one()
    assert (proposal.plan_line_id, proposal.state) == (line.id, ProposalState.PROPOSED)
    assert (proposal.points, proposal.user_id) == (line.points, person.id)
    assert [letter.user_id for letter in town.session.scalars(select(Letter))] == [person.id]
    assert plan.state is PlanState.SENT


def test_what_was_sent_is_not_sent_twice_and_takes_its_place_when_solved_anew(
    town, carla, kitchen, zone
):
    kitchen.capacity = 1
    first = volunteer(town, "First", topics=["cooking"])
    volunteer(town, "Second", topics=["garden"])
    plan = ask(town, carla)
    (line,) = work_out(town, plan, zone)
    assert line.user_id == first.id
    for sent in (1, 0):
        found = send_lines(
            town.session, actor=carla, plan=plan, line_ids=[line.id], now=town.now, zone=zone
        )
        assert found.sent == sent

    plans.solve_again(town.session, actor=carla, plan=plan, now=town.now)
    assert [one.id for one in work_out(town, plan, zone)] == [line.id]


def test_a_plan_belongs_to_the_coordinators_of_its_area(town, carla, kitchen):
    plan = ask(town, carla)
    stranger = Actor(user_id=7, coordinates=frozenset({town.ossweil.id}))
    with pytest.raises(NotFoundError):
        plans.plan_of(town.session, stranger, plan.id)
    with pytest.raises(NotAllowedError):
        ask(town, stranger)
    assert plans.plan_of(town.session, carla, plan.id).id == plan.id


def test_a_closed_plan_is_not_solved_and_its_log_names_no_one(town, carla):
    plan = ask(town, carla)
    plans.close(town.session, actor=carla, plan=plan, now=town.now)

    assert plans.take_waiting(town.session, now=town.now) is None
    with pytest.raises(IllegalMoveError):
        plans.solve_again(town.session, actor=carla, plan=plan, now=town.now)
    entries = town.session.scalars(select(Entry)).all()
    assert [entry.codes["what"] for entry in entries] == ["make", "close"]


def test_a_plan_whose_worker_has_died_is_taken_up_again(town, carla):
    plan = ask(town, carla)
    assert plans.take_waiting(town.session, now=town.now) == plan.id
    assert plans.take_waiting(town.session, now=town.now) is None
    late = town.now + 2 * plans.LEASE
    assert plans.take_waiting(town.session, now=late) == plan.id
    assert town.session.get_one(Plan, plan.id).state is PlanState.SOLVING


def test_nobody_is_asked_from_a_sent_plan_who_has_taken_back_the_consent(
    town, carla, kitchen, zone
):
    session, people = town.session, [volunteer(town, name) for name in ("Anna", "Berta")]
    plan = ask(town, carla)
    first, second = work_out(town, plan, zone)
    send_lines(session, actor=carla, plan=plan, line_ids=[first.id], now=town.now, zone=zone)
    me = Actor(user_id=second.user_id)
    volunteers.take_back(session, actor=me, user_id=second.user_id, now=town.now)
    late = send_lines(
        session, actor=carla, plan=plan, line_ids=[second.id], now=town.now, zone=zone
    )
    assert late.sent == 0
    asked = session.scalars(select(Proposal.user_id)).all()
    assert asked == [first.user_id]
    assert {one.id for one in people} == {first.user_id, second.user_id}
