"""What letters about joining say, and when they are not sent any more."""

from datetime import time, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.when import WEEKDAYS
from helpboard.mailer.loaders import LOADERS
from helpboard.models import GroupMember, GroupSchedule, Letter
from helpboard.queries.overlap import clashes_of
from helpboard.services.helpers import leave
from tests.joining import accept, asks, decline, helper, led, role


def read(session, town, kind, person=None):
    """Return what the newest letter of a kind says, as the worker would read it."""
    of = () if person is None else (Letter.user_id == person.id,)
    statement = select(Letter).where(Letter.kind == kind, *of).order_by(Letter.id.desc())
    letter = session.scalars(statement.limit(1)).one()
    return LOADERS[kind](session, {**letter.params, "now": town.now})


@pytest.fixture
def group_and_lead(town):
    group, lead = led(town, name="Café Nord")
    town.schedule(group)  # Wednesday from 18:00 to 20:00
    return group, lead


@pytest.fixture
def amal(town):
    """Amal helps elsewhere on Wednesdays from 19:00 on."""
    amal, other = town.person("Amal"), town.group("Radwerkstatt")
    town.schedule(other, starts=time(19), ends=time(21))
    town.add(GroupMember(group_id=other.id, user_id=amal.id, role=GroupRole.HELPER))
    return amal


def test_the_lead_reads_when_but_the_helper_reads_where_both_groups_want_her(
    session, town, group_and_lead, amal
):
    group, lead = group_and_lead
    wish = asks(town, group, amal, note="Ich koche gern.")
    told = read(session, town, LetterKind.JOIN_ASKED)
    assert (told["person"], told["note"], told["note_lang"]) == ("Amal", "Ich koche gern.", "ar")
    assert told["clashes"][0].slot == (WEEKDAYS.index("wed"), 19 * 60, 20 * 60)

    accept(session, lead, wish, town.now)
    told = read(session, town, LetterKind.JOIN_ACCEPTED)
    assert [one.group_name for one in told["clashes"]] == ["Radwerkstatt"]


def test_nobody_is_asked_about_a_wish_that_is_over(session, town, group_and_lead):
    group, lead = group_and_lead
    wish = asks(town, group, town.person("Badr"))
    decline(session, lead, wish, town.now)
    assert read(session, town, LetterKind.JOIN_ASKED) is None
    assert read(session, town, LetterKind.JOIN_DECLINED)["reason"] == "time"


def test_a_letter_of_a_closed_group_is_dropped(session, town, group_and_lead):
    group, lead = group_and_lead
    hamid = helper(town, group)
    leave(session, user_id=hamid.id, group_id=group.id, now=town.now)
    assert read(session, town, LetterKind.GROUP_LEFT)["person"] == "Hamid"
    group.state = GroupState.CLOSED
    session.flush()
    assert read(session, town, LetterKind.GROUP_LEFT) is None


def test_times_of_a_role_count_before_those_of_its_group(session, town, group_and_lead, amal):
    group, _ = group_and_lead
    mornings = {"kind": "weekly", "slots": [[2, 540, 660]]}
    early = role(town, group, when=mornings)
    assert (
        clashes_of(session, today=town.today, group_id=group.id, wanted={amal.id: early.id}) == {}
    )
    found = clashes_of(session, today=town.today, group_id=group.id, wanted={amal.id: None})
    assert set(found) == {amal.id}


def test_groups_that_rest_want_nobody(session, town, group_and_lead, amal):
    group, _ = group_and_lead
    other = session.scalars(select(GroupMember).where(GroupMember.user_id == amal.id)).one()
    session.get(type(group), other.group_id).state = GroupState.RESTING
    session.flush()
    assert clashes_of(session, today=town.today, group_id=group.id, wanted={amal.id: None}) == {}


def test_meetings_that_have_ended_want_nobody(session, town, group_and_lead, amal):
    group, _ = group_and_lead
    ended = session.scalars(select(GroupSchedule).where(GroupSchedule.group_id != group.id)).one()
    about = {"today": town.today, "group_id": group.id, "wanted": {amal.id: None}}
    ended.until = town.today
    session.flush()
    assert set(clashes_of(session, **about)) == {amal.id}
    ended.until = town.today - timedelta(days=1)
    session.flush()
    assert clashes_of(session, **about) == {}
