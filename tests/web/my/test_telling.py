"""Whoever asked without account hears of an answer: from the coordinator, or from the hosts."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState, Hear, Role, Via
from helpboard.domain.group import GroupRole
from helpboard.models import (
    AccessCode,
    Conversation,
    Coordinator,
    Entry,
    GroupMember,
    Message,
    Participant,
)

PHONE = "+4971415550199"


@pytest.fixture
def samira(town):
    """Somebody who asked for a bicycle without account, and wants to be phoned."""
    return town.add(
        AccessCode(
            code_hash="a" * 64,
            language="ar",
            hear=Hear.CALL,
            name="Samira",
            phone=PHONE,
            created_at=town.now - timedelta(days=2),
            used_at=town.now - timedelta(days=1),
        )
    )


@pytest.fixture
def answered(town, samira):
    """Bob's answer to her, an hour ago."""
    bob, moment = town.person("Bob"), town.now - timedelta(hours=1)
    post = town.post(code_id=samira.id)
    talk = town.add(
        Conversation(
            post_id=post.id,
            state=ConversationState.OPEN,
            created_at=moment,
            released_at=moment,
            last_message_at=moment,
            wants_interpreter={},
        )
    )
    town.add(
        Participant(conversation_id=talk.id, role=Role.OWNER, code_id=samira.id, name="Samira"),
        Participant(conversation_id=talk.id, role=Role.ANSWERER, user_id=bob.id, name="Bob"),
    )
    town.add(
        Message(
            conversation_id=talk.id,
            role=Role.ANSWERER,
            user_id=bob.id,
            values={},
            text="Ich habe eines im Keller.",
            text_lang="de",
            via=Via.PAGE,
            created_at=moment,
        )
    )
    return talk


@pytest.fixture
def alice_coordinates(town, alice):
    alice.totp_secret = "JBSWY3DPEHPK3PXP"
    town.add(Coordinator(user_id=alice.id, area_id=town.home.id))


CALLS = "/en/desk/calls"


def press(browser, path=CALLS):
    page = browser.get(path).text
    [action] = set(re.findall(r'action="(/en/desk/calls/\d+)"', page))
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    return browser.post(action, data={"csrf_token": token})


@pytest.mark.usefixtures("answered", "alice_coordinates")
def test_the_coordinator_sees_whom_to_phone_and_says_that_it_is_done(as_alice, session):
    page = as_alice.get(CALLS).text
    assert PHONE in page
    assert "Samira" in page
    assert "Keller" not in page  # what the answer says is hers alone
    press(as_alice)
    assert PHONE not in as_alice.get(CALLS).text
    assert [entry.action for entry in session.scalars(select(Entry))] == ["code:told"]


@pytest.mark.usefixtures("answered", "alice_coordinates")
def test_her_own_page_leads_to_the_calls_and_shows_no_number(as_alice):
    page = as_alice.get("/en/my/").text
    assert "1\u00a0person waits for your call" in page
    assert f'href="{CALLS}"' in page
    assert PHONE not in page
    assert "Samira" not in page


@pytest.mark.usefixtures("answered")
def test_the_coordinator_of_elsewhere_sees_no_call_and_says_nothing(
    as_alice, alice, samira, town, session
):
    alice.totp_secret = "JBSWY3DPEHPK3PXP"
    town.add(Coordinator(user_id=alice.id, area_id=town.ossweil.id))
    page = as_alice.get(CALLS).text
    assert PHONE not in page
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    as_alice.post(f"{CALLS}/{samira.id}", data={"csrf_token": token}, expect=404)
    assert session.get(AccessCode, samira.id).told_at is None


@pytest.mark.usefixtures("alice_coordinates")
def test_another_answer_after_the_call_asks_for_another_call(as_alice, answered, session, now):
    press(as_alice)
    session.add(
        Message(
            conversation_id=answered.id,
            role=Role.ANSWERER,
            values={},
            text="Noch da?",
            text_lang="de",
            via=Via.PAGE,
            created_at=now + timedelta(minutes=5),
        )
    )
    assert PHONE in as_alice.get(CALLS).text


@pytest.mark.usefixtures("alice_coordinates")
def test_whoever_has_looked_with_the_code_need_not_be_phoned(as_alice, answered, samira, now):
    samira.used_at = now
    assert PHONE not in as_alice.get(CALLS).text


@pytest.mark.usefixtures("answered", "alice_coordinates")
def test_a_held_answer_makes_nobody_phone(as_alice, answered):
    answered.state, answered.released_at = ConversationState.HELD, None
    assert PHONE not in as_alice.get(CALLS).text


@pytest.mark.usefixtures("answered")
def test_nobody_else_sees_the_number_or_says_that_it_is_done(as_alice, samira):
    page = as_alice.get("/en/my/").text
    assert PHONE not in page
    assert "Samira" not in page
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    as_alice.post(f"/en/my/told/{samira.id}", data={"csrf_token": token}, expect=404)


@pytest.mark.usefixtures("answered")
def test_the_hosts_of_a_cafe_see_who_asks_there_and_no_number(as_alice, alice, samira, town):
    cafe = town.group()
    town.add(GroupMember(group_id=cafe.id, user_id=alice.id, role=GroupRole.LEAD))
    samira.hear, samira.host_group_id = Hear.HOST, cafe.id
    page = as_alice.get("/en/my/").text
    assert "Samira" in page
    assert cafe.name in page
    assert "/en/my/told/" in page
    other = town.group("Anderes Café")
    samira.host_group_id = other.id
    assert "Samira" not in as_alice.get("/en/my/").text
