"""The hub asks a lead one question at a time: for the times, then whether all is still so."""

from datetime import timedelta

import pytest

from helpboard.domain.group import GroupState
from helpboard.models import Entry
from tests.web.my_groups.cafe_hub import HUB, NOW
from tests.web.my_groups.cafe_hub import as_ as as_
from tests.web.my_groups.cafe_hub import cafe as cafe
from tests.web.my_groups.cafe_hub import cast as cast
from tests.web.my_groups.cafe_hub import now as now
from tests.web.my_groups.cafe_hub import schedule as schedule
from tests.web.my_groups.cafe_hub import then as then

LONG_AGO = NOW - timedelta(days=183)


def asked(page):
    return page.text.partition('data-testid="asked" data-about="')[2].partition('"')[0]


def test_times_are_asked_for_first_and_then_whether_the_topics_are_right(
    as_, session, cafe, schedule
):
    schedule.until = NOW.date() - timedelta(days=1)
    cafe.updated_at = LONG_AGO
    session.flush()
    assert asked(as_("Lea").get(HUB)) == "slots"
    schedule.until = None
    session.flush()
    assert asked(as_("Lea").get(HUB)) == "topics"
    assert asked(as_("Hans").get(HUB)) == ""
    cafe.state = GroupState.RESTING
    session.flush()
    assert asked(as_("Lea").get(HUB)) == ""


@pytest.mark.parametrize(("who", "entries"), [("Lea", 0), ("Carla", 1)])
def test_a_yes_is_noted_and_nobody_is_asked_again(as_, session, cafe, who, entries):
    cafe.updated_at = LONG_AGO
    session.flush()
    browser = as_(who)
    assert asked(browser.get(HUB)) == "topics"
    press_at(browser, "/still-so")
    assert asked(browser.get(HUB)) == ""
    assert session.query(Entry).filter_by(action="group:confirm").count() == entries


def test_only_whoever_may_change_the_group_can_say_yes(as_, session, cafe):
    cafe.updated_at = LONG_AGO
    session.flush()
    for who in ("Hans", "Karim"):
        press_at(as_(who), "/still-so", expect=403)
    assert cafe.updated_at == LONG_AGO


def press_at(browser, deed, expect=303):
    token = browser.get("/en/my/groups/new").text.partition('name="csrf_token"')[2]
    token = token.partition('value="')[2].partition('"')[0]
    return browser.post(f"{HUB}{deed}", data={"csrf_token": token}, expect=expect)
