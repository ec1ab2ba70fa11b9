from datetime import date, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.models import (
    GroupMember,
)
from tests.joining import helper, kinds, led
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


def member(session, group, person):
    return session.get(GroupMember, (group.id, person.id))


def test_a_helper_takes_a_pause_and_leaves(as_, town, session, group, lead):
    hamid, place = helper(town, group), "/en/my/groups/cafe/place"
    browser = as_(hamid)

    def sent(deed, *, expect=303, **fields):
        data = {"csrf_token": token_in(browser.get(place).text), **fields}
        return browser.post(f"{place}/{deed}", data=data, expect=expect)

    today: date = town.now.date()
    for wrong in ("2019-01-01", "2999-01-01", "31.2.2026", "x"):
        assert 'id="until-error"' in sent("pause", until=wrong, expect=422).text
    assert member(session, group, hamid).paused_until is None
    later = today + timedelta(days=30)
    sent("pause", until=later.isoformat())
    assert member(session, group, hamid).paused_until == later
    assert "taking a pause" in browser.get(place).text
    assert "Takes a pause until" in as_(lead).get(MEMBERS).text
    browser = as_(hamid)
    sent("pause", until="")
    assert member(session, group, hamid).paused_until is None

    assert sent("leave").location == "/en/my/"
    assert member(session, group, hamid) is None
    assert kinds(session, lead) == [LetterKind.GROUP_LEFT]
    assert browser.get(place, expect=303).location == "/en/groups/cafe/join"


def test_whoever_does_not_belong_has_no_place_to_pause_or_leave(as_, town, session, group, lead):
    charlie = as_(town.person("Charlie"))
    token = token_in(charlie.get("/en/groups/cafe/join").text)
    for deed in ("pause", "leave"):
        charlie.post(f"/en/my/groups/cafe/place/{deed}", data={"csrf_token": token}, expect=404)
    assert session.scalars(select(GroupMember.user_id)).all() == [lead.id]
