import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.joining import (
    AlreadyMemberError,
    ClearanceMissingError,
    Joins,
    JoinState,
    NoPlaceError,
    NotDeclaredError,
    NotJoinableError,
)
from helpboard.domain.letter import LetterKind
from helpboard.models import (
    ActionLink,
    Coordinator,
    Entry,
    GroupMember,
    JoinRequest,
    PersonBlock,
    Volunteer,
)
from helpboard.queries.openings import openings_of
from helpboard.services import join_answers, joining
from helpboard.services.admission import Coming, admit
from tests.joining import accept, asks, decline, helper, kinds, led, members, role
from tests.talking import cleared


def states(session, group):
    rows = select(JoinRequest.state).where(JoinRequest.group_id == group.id)
    return list(session.scalars(rows.order_by(JoinRequest.id)))


def test_where_everybody_may_come_somebody_belongs_at_once(session, town):
    group, lead = led(town, joins=Joins.AT_ONCE)
    amal = town.person("Amal")

    wish = asks(town, group, amal, note="Ich koche gern.")

    assert wish.state is JoinState.ACCEPTED
    member = members(session, group)[amal.id]
    assert (member.role, member.is_released, member.joined_at) == (
        GroupRole.HELPER,
        False,  # joining never tells where the group meets (rule 5)
        town.now,
    )
    assert kinds(session, amal) == [LetterKind.JOIN_ACCEPTED]
    assert kinds(session, lead) == [LetterKind.GROUP_JOINED]
    with pytest.raises(AlreadyMemberError):
        asks(town, group, amal)


def test_a_wish_keeps_its_place_until_the_lead_answers(session, town):
    group, lead = led(town, capacity=2)
    amal, badr = town.person("Amal"), town.person("Badr")

    first, second = asks(town, group, amal), asks(town, group, badr)
    assert (first.state, second.state) == (JoinState.ASKED, JoinState.WAITING)
    assert amal.id not in members(session, group)
    assert kinds(session, lead) == [LetterKind.JOIN_ASKED]

    accept(session, lead, first, town.now)
    assert set(members(session, group)) == {lead.id, amal.id}
    assert second.state is JoinState.WAITING
    assert first.decided_by == lead.id


def test_asking_again_changes_nothing_and_writes_nothing(session, town):
    group, _ = led(town)
    amal = town.person("Amal")
    wish = asks(town, group, amal)
    before = len(kinds(session))
    assert asks(town, group, amal, note="noch einmal").id == wish.id
    assert wish.note == ""
    assert len(kinds(session)) == before


def test_a_role_has_places_of_its_own_and_must_be_chosen(session, town):
    group, _ = led(town, joins=Joins.AT_ONCE)
    cooking, driving = role(town, group), role(town, group, topic="rides", capacity=5)
    other_group, _ = led(town)
    foreign = role(town, other_group)

    for wrong in (None, foreign.id):
        with pytest.raises(FieldsError):
            asks(town, group, town.person(), wrong)
    first = asks(town, group, town.person("Amal"), cooking.id)
    second = asks(town, group, town.person("Badr"), cooking.id)
    third = asks(town, group, town.person("Cem"), driving.id)

    assert [one.state for one in (first, second, third)] == [
        JoinState.ACCEPTED,
        JoinState.WAITING,
        JoinState.ACCEPTED,
    ]
    counted = openings_of(session, group_id=group.id, capacity=group.capacity)
    assert counted.in_roles == {cooking.id: 0, driving.id: 4}
    assert counted.waiting == {cooking.id: 1}


def test_work_with_children_waits_for_the_certificate_and_unknown_is_no(session, town):
    group, lead = led(town, joins=Joins.AT_ONCE)
    children = role(town, group, topic="playgroup", capacity=9)
    amal, badr = town.person("Amal"), cleared(town, town.person("Badr"))
    old = cleared(town, town.person("Cem"), age=6 * 365)
    marked = cleared(town, town.person("Dana"), is_ok=False)

    assert asks(town, group, badr, children.id).state is JoinState.ACCEPTED
    for person in (amal, old, marked):
        wish = asks(town, group, person, children.id)
        assert wish.state is JoinState.ASKED
        with pytest.raises(ClearanceMissingError):
            accept(session, lead, wish, town.now)
        assert person.id not in members(session, group)

    cleared(town, amal)
    wish = asks(town, group, amal, children.id)
    accept(session, lead, wish, town.now)
    assert amal.id in members(session, group)


def test_what_a_role_asks_is_said_now_or_in_the_profile(session, town):
    group, _ = led(town, joins=Joins.AT_ONCE)
    women = role(town, group, women_only=True, capacity=9)
    adults = role(town, group, min_age=18, capacity=9)
    amal, badr, cem = (town.person(name) for name in ("Amal", "Badr", "Cem"))
    town.add(
        Volunteer(
            user_id=badr.id, topics=[], languages={}, areas=[], is_woman=True, is_of_age=True,
            created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip

    with pytest.raises(NotDeclaredError):
        asks(town, group, amal, women.id)
    with pytest.raises(NotDeclaredError):
        asks(town, group, amal, adults.id, is_woman=True)
    assert asks(town, group, amal, women.id, is_woman=True).state is JoinState.ACCEPTED
    assert asks(town, group, badr, women.id).state is JoinState.ACCEPTED
    assert asks(town, group, cem, adults.id, is_old_enough=True).state is JoinState.ACCEPTED


@pytest.mark.parametrize(
    "values",
    [{"joins": Joins.NOBODY}, {"state": GroupState.RESTING}, {"state": GroupState.CLOSED}],
)
def test_a_group_that_takes_nobody_refuses_everybody(session, town, values):
    group, _ = led(town, **values)
    with pytest.raises(NotJoinableError):
        asks(town, group, town.person())
    assert states(session, group) == []


@pytest.mark.parametrize("blocker", ["lead", "asker"])
def test_blocked_pairs_do_not_meet_in_a_group(session, town, now, blocker):
    group, lead = led(town)
    amal = town.person("Amal")
    by, whom = (lead, amal) if blocker == "lead" else (amal, lead)
    town.add(PersonBlock(by_user_id=by.id, user_id=whom.id, created_at=now))

    with pytest.raises(NotJoinableError):
        asks(town, group, amal)
    with pytest.raises(NotJoinableError):
        admit(session, group_id=group.id, coming=Coming(user_id=amal.id), now=now)
    assert states(session, group) == []


def test_a_note_tells_nobodys_number_and_hides_no_signs(session, town):
    group, _ = led(town)
    for note in ("Ruf mich an: 0171 2345678", "umgedreht \u202e", "x" * 1001):
        with pytest.raises(FieldsError):
            asks(town, group, town.person(), note=note)
    assert states(session, group) == []


def test_only_leads_and_the_coordinator_answer_and_the_coordinator_leaves_an_entry(session, town):
    group, lead = led(town)
    stranger, hamid = town.person("Charlie"), helper(town, group)
    wish = asks(town, group, town.person("Amal"))
    for nobody in (stranger, hamid):
        with pytest.raises(NotAllowedError):
            accept(session, nobody, wish, town.now)
        with pytest.raises(NotAllowedError):
            decline(session, nobody, wish, town.now)
    assert wish.state is JoinState.ASKED

    carla = town.person("Carla", totp_secret="x")
    town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
    accept(session, carla, wish, town.now)
    entry = session.scalars(select(Entry)).one()
    assert (entry.actor_id, entry.about_id, entry.codes) == (
        carla.id,
        group.id,
        {"wish": "accepted"},
    )


def test_nobody_is_accepted_twice_or_after_taking_the_wish_back(session, town):
    group, lead = led(town)
    amal, badr = town.person("Amal"), town.person("Badr")
    first, second = asks(town, group, amal), asks(town, group, badr)
    accept(session, lead, first, town.now)
    joining.withdraw(session, user_id=badr.id, request_id=second.id, now=town.now)
    before = kinds(session)
    for wish in (first, second):
        with pytest.raises(IllegalMoveError):
            accept(session, lead, wish, town.now)
        with pytest.raises(IllegalMoveError):
            decline(session, lead, wish, town.now)
    assert kinds(session) == before


def test_links_in_the_letter_are_the_leads_own_and_lose_their_worth_with_the_lead(session, town):
    group, lead = led(town)
    other = helper(town, group, "Olga")
    session.get(GroupMember, (group.id, other.id)).role = GroupRole.LEAD
    wish = asks(town, group, town.person("Amal"))
    links = {
        (link.user_id, link.action): link
        for link in session.scalars(select(ActionLink).where(ActionLink.about_id == wish.id))
    }
    assert set(links) == {
        (person.id, action)
        for person in (lead, other)
        for action in ("join-accept", "join-decline")
    }
    session.get(GroupMember, (group.id, other.id)).role = GroupRole.HELPER
    session.flush()
    with pytest.raises(NotAllowedError):
        join_answers.accept_by_link(session, links[other.id, "join-accept"], town.now)
    join_answers.accept_by_link(session, links[lead.id, "join-accept"], town.now)
    assert wish.state is JoinState.ACCEPTED


def test_admit_fulfils_an_open_wish_and_takes_nobody_elses_place(session, town):
    group, _ = led(town, capacity=2)
    amal, badr = town.person("Amal"), town.person("Badr")
    wish = asks(town, group, amal)
    with pytest.raises(NoPlaceError):
        admit(session, group_id=group.id, coming=Coming(user_id=badr.id), now=town.now)
    admit(session, group_id=group.id, coming=Coming(user_id=amal.id), now=town.now)
    assert wish.state is JoinState.ACCEPTED
    blocked = town.person("Bob", state=AccountState.BLOCKED)
    with pytest.raises(NotAllowedError):
        admit(session, group_id=group.id, coming=Coming(user_id=blocked.id), now=town.now)
