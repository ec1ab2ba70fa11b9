from datetime import timedelta

import pytest

from helpboard.domain.conversation import ConversationState, Role, Via
from helpboard.domain.group import GroupRole
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.models import (
    ActionLink,
    Conversation,
    GroupMember,
    Message,
    OrganisationMember,
    Participant,
)

PAGE = "/de/my/"


def talk(town, post, asker, answerer, text="Ich habe eins"):
    row = town.add(
        Conversation(
            post_id=post.id,
            state=ConversationState.OPEN,
            created_at=town.now,
            released_at=town.now,
            last_message_at=town.now,
            wants_interpreter={},
        )
    )
    for role, person in ((Role.OWNER, asker), (Role.ANSWERER, answerer)):
        town.add(
            Participant(conversation_id=row.id, role=role, user_id=person.id, name=person.name)
        )
    town.add(
        Message(
            conversation_id=row.id,
            role=Role.ANSWERER,
            user_id=answerer.id,
            values={},
            text=text,
            text_lang="de",
            via=Via.PAGE,
            created_at=town.now,
        )
    )
    return row


def fill(town, alice, number):
    """One more of everything that a page can hold."""
    post = town.post(author_id=alice.id, expires_at=town.now + timedelta(days=2))
    town.post("furniture", author_id=alice.id, state=PostState.DRAFT)
    talk(town, post, alice, town.person(f"Bob{number}"))
    group = town.group(f"Gruppe {number}")
    town.schedule(group)
    town.add(GroupMember(group_id=group.id, user_id=alice.id, role=GroupRole.HELPER))
    house, other = town.organisation(f"Haus {number}"), town.organisation(f"Ladet ein {number}")
    town.add(OrganisationMember(organisation_id=house.id, user_id=alice.id, role=MemberRole.OWNER))
    town.add(
        ActionLink(
            action="join-organisation",
            about_id=other.id,
            data={"email": alice.email, "role": "editor"},
            created_at=town.now,
            expires_at=town.now + timedelta(days=3),
        )
    )


def test_a_visitor_is_sent_to_log_in(browser, town):
    assert "/account/login" in browser.get(PAGE, expect=302).location


def test_an_empty_page_says_what_to_do_next(as_alice, town):
    page = as_alice.get(PAGE)
    assert page.headers["Cache-Control"] == "no-store"
    for way in ("/de/groups/", "/de/my/alerts", "/de/my/calendar", "/de/my/data", "/de/board/"):
        assert f'href="{way}' in page.text
    assert "tap--waits" not in page.text


def test_what_waits_stands_first_and_everything_that_is_hers_below(as_alice, alice, town):
    fill(town, alice, 1)
    page = as_alice.get(PAGE).text
    assert page.count("tap--waits") == 4
    for name in ("Bob1", "Gruppe 1", "Haus 1", "Ladet ein 1"):
        assert name in page
    assert page.index("Bob1") < page.index("Ladet ein 1") < page.index("Gruppe 1")


def test_nothing_of_others_is_on_her_page(as_alice, town):
    bob = town.person("Bob")
    fill(town, bob, 7)
    page = as_alice.get(PAGE).text
    for foreign in ("Bob", "Gruppe 7", "Haus 7", "Ladet ein 7", "tap--waits"):
        assert foreign not in page


@pytest.mark.parametrize("fault", ["used", "over", "for Bob"])
def test_an_invitation_that_is_over_or_for_somebody_else_is_not_shown(as_alice, alice, town, fault):
    values = {
        "used": {"used_at": town.now},
        "over": {"expires_at": town.now - timedelta(days=1)},
        "for Bob": {"data": {"email": "bob@example.org"}},
    }[fault]
    fields = {
        "action": "join-organisation",
        "about_id": town.organisation("Ladet ein").id,
        "data": {"email": alice.email},
        "created_at": town.now,
        "expires_at": town.now + timedelta(days=3),
    }
    town.add(ActionLink(**{**fields, **values}))
    assert "Ladet ein" not in as_alice.get(PAGE).text


def test_the_page_needs_as_many_statements_for_three_of_each_as_for_one(
    as_alice, alice, town, statements
):
    fill(town, alice, 1)
    with statements() as one:
        as_alice.get(PAGE)
    for number in (2, 3):
        fill(town, alice, number)
    with statements() as three:
        as_alice.get(PAGE)
    assert len(one) == len(three)
    assert len(one) < 24
