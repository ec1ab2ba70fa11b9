import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole
from helpboard.domain.joining import JoinState
from helpboard.models import (
    ActionLink,
    GroupMember,
    JoinRequest,
)
from tests.joining import asks, led, role
from tests.talking import cleared
from tests.web.signing_in import address_of, signing_in, token_in


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


def member(session, group, person):
    return session.get(GroupMember, (group.id, person.id))


@pytest.fixture
def asked(town, session, group, lead):
    """Amal's wish, and the links in the lead's letter."""
    wish = asks(town, group, town.person("Amal"))
    links = session.scalars(select(ActionLink).where(ActionLink.about_id == wish.id))
    return wish, {link.action: link for link in links}


def used(browser, link, *, expect=303):
    token = token_in(browser.get(address_of(link)).text)
    return browser.post(address_of(link), data={"csrf_token": token}, expect=expect)


def test_the_lead_says_yes_from_the_letter_without_a_log_in_and_only_once(
    as_, session, group, asked
):
    wish, links = asked
    page = as_(None).get(address_of(links["join-accept"])).text
    assert "would like to help in" in page
    assert wish.state is JoinState.ASKED
    used(as_(None), links["join-accept"])
    assert wish.state is JoinState.ACCEPTED
    as_(None).get(address_of(links["join-accept"]), expect=410)
    assert "answered already" in as_(None).get(address_of(links["join-decline"]), expect=409).text
    assert wish.state is JoinState.ACCEPTED


def test_the_lead_says_no_from_the_letter(as_, session, asked):
    wish, links = asked
    used(as_(None), links["join-decline"])
    assert wish.state is JoinState.DECLINED


def test_a_link_does_nothing_for_others_nor_for_whoever_leads_no_longer(
    as_, town, session, group, lead, asked
):
    wish, links = asked
    amal = session.get(JoinRequest, wish.id).user_id
    reader = town.person("Charlie")
    as_(reader).get(address_of(links["join-accept"]), expect=403)
    member(session, group, lead).role = GroupRole.HELPER
    page = used(as_(None), links["join-accept"], expect=409).text
    assert "no longer answer for this group" in page
    assert (wish.state, session.get(GroupMember, (group.id, amal))) == (JoinState.ASKED, None)


def test_a_link_says_why_it_cannot_yet_and_works_later(as_, town, session, group, lead):
    children, amal = role(town, group, topic="playgroup"), town.person("Amal")
    wish = asks(town, group, amal, children.id)
    link = session.scalars(select(ActionLink).where(ActionLink.action == "join-accept")).one()
    assert "certificate of good conduct" in used(as_(None), link, expect=409).text
    cleared(town, amal)
    used(as_(None), link)
    assert wish.state is JoinState.ACCEPTED
