from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.content_watch import watch
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.joining import (
    Joins,
    JoinState,
    NoPlaceError,
)
from helpboard.domain.letter import LetterKind
from helpboard.models import PUBLIC_MODELS, GroupMember, Letter
from helpboard.services import joining, openings
from helpboard.services.content import CHANGED
from helpboard.services.erasure import erase_person
from tests.integration.services.people import Journal
from tests.joining import accept, asks, decline, helper, kinds, led, members, role
from tests.talking import cleared

LATER = timedelta(days=6)


class Version:
    def current(self):
        return 0

    def moved(self):
        """Nobody keeps a page here."""


def test_a_no_frees_the_place_for_the_first_who_waits(session, town):
    group, lead = led(town, capacity=2)
    amal, badr, cem = (town.person(name) for name in ("Amal", "Badr", "Cem"))
    first, second, third = (asks(town, group, one) for one in (amal, badr, cem))

    decline(session, lead, first, town.now)

    assert [one.state for one in (first, second, third)] == [
        JoinState.DECLINED,
        JoinState.OFFERED,
        JoinState.WAITING,
    ]
    letter = session.scalars(select(Letter).where(Letter.user_id == amal.id)).one()
    assert (letter.kind, letter.params["reason"]) == (LetterKind.JOIN_DECLINED, "time")
    assert kinds(session, badr) == [LetterKind.JOIN_OFFERED]
    assert kinds(session, cem) == []


def test_an_offered_place_is_taken_and_where_leads_answer_they_are_asked(session, town):
    for joins, state in ((Joins.AT_ONCE, JoinState.ACCEPTED), (Joins.ASKED, JoinState.ASKED)):
        group, _ = led(town, capacity=2, joins=joins)
        hamid, badr = helper(town, group), town.person("Badr")
        wish = asks(town, group, badr)
        session.delete(session.get(GroupMember, (group.id, hamid.id)))
        session.flush()
        assert openings.offer_everywhere(session, now=town.now) == 1

        joining.take_place(session, user_id=badr.id, request_id=wish.id, now=town.now)
        assert wish.state is state
        with pytest.raises(IllegalMoveError):
            joining.take_place(session, user_id=badr.id, request_id=wish.id, now=town.now)


def test_an_offer_that_runs_out_for_nobody_else_makes_the_public_page_new(session, town):
    group, lead = led(town, capacity=2)
    first, second = (asks(town, group, town.person(name)) for name in ("Amal", "Badr"))
    decline(session, lead, first, town.now)
    watch(session, Version(), public_models=PUBLIC_MODELS)
    session.info.pop(CHANGED, None)
    assert openings.lapse_due(session, now=town.now + LATER) == 1
    assert second.state is JoinState.LAPSED
    assert session.info.get(CHANGED)


def test_an_offer_that_nobody_takes_goes_to_the_next_after_five_days(session, town):
    group, lead = led(town, capacity=2)
    amal, badr, cem = (town.person(name) for name in ("Amal", "Badr", "Cem"))
    first, second, third = (asks(town, group, one) for one in (amal, badr, cem))
    decline(session, lead, first, town.now)

    assert openings.lapse_due(session, now=town.now + timedelta(days=4, hours=23)) == 0
    assert openings.lapse_due(session, now=town.now + LATER) == 1
    assert openings.lapse_due(session, now=town.now + LATER) == 0

    assert (second.state, third.state) == (JoinState.LAPSED, JoinState.OFFERED)
    assert kinds(session, badr) == [LetterKind.JOIN_OFFERED, LetterKind.JOIN_LAPSED]
    with pytest.raises(IllegalMoveError):
        joining.take_place(session, user_id=badr.id, request_id=second.id, now=town.now + LATER)
    # An offer is over in time even before the worker has come by.
    over = town.now + LATER + LATER
    with pytest.raises(IllegalMoveError):
        joining.take_place(session, user_id=cem.id, request_id=third.id, now=over)


def test_whoever_waits_comes_before_whoever_asks_later(session, town):
    group, _ = led(town, capacity=2, joins=Joins.AT_ONCE)
    hamid, amal, badr = helper(town, group), town.person("Amal"), town.person("Badr")
    waits = asks(town, group, amal)
    erase_person(session, user_id=hamid.id, journal=Journal(), now=town.now)

    late = asks(town, group, badr)

    assert (waits.state, late.state) == (JoinState.OFFERED, JoinState.WAITING)


def test_giving_up_a_wish_lets_the_next_one_in(session, town):
    group, _ = led(town, capacity=2)
    amal, badr = town.person("Amal"), town.person("Badr")
    first, second = asks(town, group, amal), asks(town, group, badr)

    with pytest.raises(NotFoundError):
        joining.withdraw(session, user_id=badr.id, request_id=first.id, now=town.now)
    joining.withdraw(session, user_id=amal.id, request_id=first.id, now=town.now)

    assert (first.state, second.state) == (JoinState.WITHDRAWN, JoinState.OFFERED)
    again = asks(town, group, amal)
    assert (again.id > second.id, again.state) == (True, JoinState.WAITING)


def test_whoever_cannot_take_a_place_yet_keeps_the_turn_and_the_next_is_offered_it(session, town):
    group, lead = led(town, joins=Joins.AT_ONCE)
    children = role(town, group, topic="playgroup", capacity=1)
    hamid = helper(town, group, help_role_id=children.id)
    amal, badr = town.person("Amal"), cleared(town, town.person("Badr"))
    first, second = asks(town, group, amal, children.id), asks(town, group, badr, children.id)

    session.delete(session.get(GroupMember, (group.id, hamid.id)))
    session.flush()
    openings.offer_everywhere(session, now=town.now)

    assert (first.state, second.state) == (JoinState.WAITING, JoinState.OFFERED)


def test_somebody_who_waits_is_accepted_only_when_there_is_a_place(session, town):
    group, lead = led(town, capacity=2)
    hamid, amal = helper(town, group), town.person("Amal")
    wish = asks(town, group, amal)
    with pytest.raises(NoPlaceError):
        accept(session, lead, wish, town.now)
    session.delete(session.get(GroupMember, (group.id, hamid.id)))
    session.flush()
    accept(session, lead, wish, town.now)
    assert amal.id in members(session, group)
