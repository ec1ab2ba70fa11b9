from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole
from helpboard.domain.joining import Joins, JoinState
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Coming
from helpboard.models import (
    Coordinator,
    Entry,
    GroupMember,
    Letter,
    MeetingHelper,
)
from tests.joining import asks, helper, kinds, led, role
from tests.talking import cleared
from tests.web.signing_in import signing_in, token_in


@pytest.fixture
def as_(browser, town):
    return signing_in(browser, town)


@pytest.fixture
def group_and_lead(town):
    return led(town, capacity=3, slug="cafe")


@pytest.fixture
def group(group_and_lead):
    return group_and_lead[0]


@pytest.fixture
def lead(group_and_lead):
    return group_and_lead[1]


MEMBERS = "/en/my/groups/cafe/members"


def answered(browser, wish, answer, *, reason="time", expect=303):
    data = {"csrf_token": token_in(browser.get(MEMBERS).text), "answer": answer, "reason": reason}
    return browser.post(f"/en/my/groups/cafe/wishes/{wish.id}", data=data, expect=expect)


def changed(browser, person, *, expect=303, **fields):
    where = f"{MEMBERS}/{person.id}"
    data = {"csrf_token": token_in(browser.get(where).text), **fields}
    return browser.post(where, data=data, expect=expect)


def member(session, group, person):
    return session.get(GroupMember, (group.id, person.id))


def test_only_leads_and_the_coordinator_see_who_helps(as_, town, group, lead):
    hamid, carla = helper(town, group), town.person("Carla", totp_secret="x")
    town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
    other = town.person("Otto", totp_secret="x")
    town.add(Coordinator(user_id=other.id, area_id=town.mitte.id))
    as_(None).get(MEMBERS, expect=302)
    for nobody in (hamid, other, town.person("Charlie")):
        as_(nobody).get(MEMBERS, expect=403)
        as_(nobody).get(f"{MEMBERS}/{lead.id}", expect=403)
    for somebody in (lead, carla):
        page = as_(somebody).get(MEMBERS).text
        assert "Hamid" in page
        assert hamid.email not in page


def test_the_lead_says_yes_and_the_person_belongs(as_, town, session, group, lead):
    amal = town.person("Amal")
    wish = asks(town, group, amal, note="أطبخ كثيرا")
    page = as_(lead).get(MEMBERS).text
    assert "أطبخ كثيرا" in page
    answered(as_(lead), wish, "accept")
    assert member(session, group, amal).role is GroupRole.HELPER
    assert kinds(session, amal) == [LetterKind.JOIN_ACCEPTED]


def test_the_leads_own_page_says_that_somebody_waits_for_an_answer(as_, town, group, lead):
    hamid = helper(town, group)
    asks(town, group, town.person("Amal"))
    assert "1\u00a0person would like to help here" in as_(lead).get("/en/my/").text
    assert "would like to help here" not in as_(hamid).get("/en/my/").text
    assert "/en/my/groups/cafe/place" in as_(hamid).get("/en/my/groups/cafe").text


def test_the_lead_says_no_with_a_sentence_and_the_next_is_offered_the_place(
    as_, town, session, group, lead
):
    helper(town, group)
    amal, badr = town.person("Amal"), town.person("Badr")
    first, second = asks(town, group, amal), asks(town, group, badr)
    assert "Waiting list" in as_(lead).get(MEMBERS).text
    answered(as_(lead), first, "decline", reason="small")
    assert (first.state, second.state) == (JoinState.DECLINED, JoinState.OFFERED)
    assert member(session, group, amal) is None
    letter = session.scalars(select(Letter).where(Letter.user_id == amal.id)).one()
    assert letter.params["reason"] == "small"


def test_wrong_answers_change_nothing(as_, town, session, group, lead):
    wish = asks(town, group, town.person("Amal"))
    other_group, _ = led(town)
    foreign = asks(town, other_group, town.person("Badr"))
    for answer, reason in (("perhaps", "time"), ("decline", "because")):
        answered(as_(lead), wish, answer, reason=reason)
    answered(as_(lead), foreign, "accept", expect=404)
    as_(lead).post(f"/en/my/groups/cafe/wishes/{wish.id}", data={"answer": "accept"})
    charlie = as_(town.person("Charlie"))
    token = token_in(charlie.get("/en/my/alerts/new").text)
    charlie.post(
        f"/en/my/groups/cafe/wishes/{wish.id}",
        data={"csrf_token": token, "answer": "accept", "reason": "time"},
        expect=403,
    )
    assert (wish.state, foreign.state) == (JoinState.ASKED, JoinState.ASKED)


def test_the_lead_reads_that_work_with_children_must_wait_and_cannot_say_yes(
    as_, town, session, group, lead
):
    children = role(town, group, topic="playgroup")
    amal = town.person("Amal")
    wish = asks(town, group, amal, children.id)
    page = as_(lead).get(MEMBERS).text
    assert "certificate of good conduct" in page
    assert "Yes, welcome" not in page
    answered(as_(lead), wish, "accept")
    assert "certificate of good conduct" in as_(lead).get(MEMBERS).text
    assert wish.state is JoinState.ASKED

    cleared(town, amal)
    answered(as_(lead), wish, "accept")
    assert wish.state is JoinState.ACCEPTED


def test_the_lead_is_warned_of_an_overlap_without_reading_where(as_, town, group, lead):
    town.schedule(group)
    amal = town.person("Amal")
    other = town.group("Radwerkstatt")
    town.schedule(other)
    town.add(GroupMember(group_id=other.id, user_id=amal.id, role=GroupRole.HELPER))
    asks(town, group, amal)
    asks(town, group, town.person("Badr"))
    page = as_(lead).get(MEMBERS).text
    assert page.count("already helps somewhere else") == 1
    assert "Radwerkstatt" not in page


def test_who_did_not_come_is_counted_for_a_year(as_, town, group, lead):
    hamid, schedule = helper(town, group), town.schedule(group)
    today = town.now.date()
    for days, coming in ((7, Coming.NO_SHOW), (14, Coming.NO_SHOW), (21, Coming.CAME),
                         (400, Coming.NO_SHOW)):  # fmt: skip
        town.add(
            MeetingHelper(
                schedule_id=schedule.id, on_date=today - timedelta(days=days), user_id=hamid.id,
                coming=coming, at=town.now,
            )
        )  # fmt: skip
    assert "Did not come 2 times" in as_(lead).get(MEMBERS).text


def test_the_lead_gives_task_team_address_and_lead(as_, town, session, group, lead):
    hamid, cooking = helper(town, group), role(town, group)
    changed(as_(lead), hamid, role=cooking.id, team="Mittwoch", is_released="y", leads="y")
    row = member(session, group, hamid)
    assert (row.help_role_id, row.team, row.is_released, row.role) == (
        cooking.id,
        "Mittwoch",
        True,
        GroupRole.LEAD,
    )
    assert kinds(session, hamid) == [LetterKind.GROUP_ROLE]
    changed(as_(lead), hamid, role="", team="")
    row = member(session, group, hamid)
    assert (row.help_role_id, row.team, row.is_released, row.role) == (
        None,
        "",
        False,
        GroupRole.HELPER,
    )


def test_a_bad_change_is_told_and_nothing_of_it_is_kept(as_, town, session, group, lead):
    hamid, full = helper(town, group), role(town, group)
    helper(town, group, "Badr", help_role_id=full.id)
    page = changed(as_(lead), hamid, team="x" * 81, is_released="y", expect=422).text
    assert 'id="team-error"' in page
    changed(as_(lead), hamid, role=full.id, is_released="y")
    assert "All places are taken" in as_(lead).get(MEMBERS).text
    row = member(session, group, hamid)
    assert (row.is_released, row.team, row.help_role_id) == (False, "", None)
    changed(as_(lead), hamid, role="999999", expect=404)


def test_a_group_is_never_without_a_lead(as_, town, session, group, lead):
    changed(as_(lead), lead, role="", team="")
    assert "Let another person lead first" in as_(lead).get(MEMBERS).text
    assert member(session, group, lead).role is GroupRole.LEAD
    token = token_in(as_(lead).get("/en/my/groups/cafe/place").text)
    as_(lead).post("/en/my/groups/cafe/place/leave", data={"csrf_token": token})
    assert member(session, group, lead) is not None

    hamid = helper(town, group)
    changed(as_(lead), hamid, role="", team="", leads="y")
    answer = changed(as_(lead), lead, role="", team="")
    assert answer.location == "/en/my/groups/cafe/place"
    assert member(session, group, lead).role is GroupRole.HELPER


def test_the_lead_ends_somebodys_help_with_a_letter_and_the_next_is_offered_the_place(
    as_, town, session, group, lead
):
    hamid, amal = helper(town, group), town.person("Amal")
    helper(town, group, "Badr")
    schedule, wish = town.schedule(group), asks(town, group, amal)
    today = town.now.date()
    for day in (today - timedelta(days=7), today + timedelta(days=7)):
        town.add(
            MeetingHelper(
                schedule_id=schedule.id, on_date=day, user_id=hamid.id, coming=Coming.COMES,
                at=town.now,
            )
        )  # fmt: skip
    token = token_in(as_(lead).get(f"{MEMBERS}/{hamid.id}").text)
    as_(lead).post(f"{MEMBERS}/{hamid.id}/remove", data={"csrf_token": token})
    as_(lead).post(f"{MEMBERS}/{lead.id}/remove", data={"csrf_token": token}, expect=403)

    assert member(session, group, hamid) is None
    assert member(session, group, lead) is not None
    assert kinds(session, hamid) == [LetterKind.GROUP_REMOVED]
    assert wish.state is JoinState.OFFERED
    days = session.scalars(select(MeetingHelper.on_date)).all()
    assert days == [today - timedelta(days=7)]


def test_what_a_coordinator_changes_is_an_entry_of_codes_only(as_, town, session, group):
    hamid, carla = helper(town, group), town.person("Carla", totp_secret="x")
    town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
    changed(as_(carla), hamid, role="", team="Mittwoch", is_released="y")
    entries = session.scalars(select(Entry).order_by(Entry.id)).all()
    assert [entry.codes for entry in entries] == [{"changed": "team"}, {"released": "true"}]
    assert {(entry.actor_id, entry.about, entry.about_id) for entry in entries} == {
        (carla.id, "group", group.id)
    }


def test_members_are_read_with_as_many_statements_for_three_as_for_one(
    as_, town, session, statements, lead, group
):
    group.capacity = 3
    town.schedule(group)
    elsewhere = town.group("Radwerkstatt")
    town.schedule(elsewhere)

    def visited():
        amal = town.person("Amal")
        town.add(GroupMember(group_id=elsewhere.id, user_id=amal.id, role=GroupRole.HELPER))
        asks(town, group, amal)
        session.commit()
        browser = as_(lead)
        browser.get(MEMBERS)
        with statements() as noted:
            browser.get(MEMBERS)
        return len(noted)

    first = visited()
    visited()
    helper(town, group, "Cem")
    assert visited() == first


def test_a_group_that_takes_people_at_once_tells_its_leads(as_, town, session, group, lead):
    group.joins = Joins.AT_ONCE
    asks(town, group, town.person("Amal"))
    assert kinds(session, lead) == [LetterKind.GROUP_JOINED]
