"""Leads cancel and move meetings: two taps, and everything follows."""

import pytest
from sqlalchemy import select

from helpboard.domain.meeting import MeetingChangeKind
from helpboard.models import (
    Letter,
    MeetingChange,
)
from tests.web.my_groups.cafe_hub import HUB, press
from tests.web.my_groups.cafe_hub import as_ as as_
from tests.web.my_groups.cafe_hub import cafe as cafe
from tests.web.my_groups.cafe_hub import cast as cast
from tests.web.my_groups.cafe_hub import now as now
from tests.web.my_groups.cafe_hub import page as page
from tests.web.my_groups.cafe_hub import schedule as schedule
from tests.web.my_groups.cafe_hub import then as then


def test_a_cancelled_meeting_is_no_more_the_next_but_stands_there_struck_out(as_, page, town):
    press(as_("Lea"), page("/cancel"), note="Wir sind krank.")

    text = as_("Hans").get(HUB).text

    assert "It does not take place." in text
    assert "meeting--off" in text
    assert "9\u00a0December" in text.split("After that")[0]
    assert "Wir sind krank." in as_("Hans").get(page()).text
    public = as_("Hans").get("/en/groups/cafe").text
    assert "Wir sind krank." in public
    assert "meeting--off" in public
    as_("Lea").get(page("/restore"))


def test_cancelling_takes_two_taps_and_a_second_click_writes_no_second_letter(as_, page, session):
    lead = as_("Lea")
    assert page("/cancel") in lead.get(HUB).text
    press(lead, page("/cancel"))
    press(lead, page("/cancel"))

    assert session.scalars(select(MeetingChange)).one().sequence == 1
    assert len(session.scalars(select(Letter)).all()) == 2


def test_letters_to_everybody_can_be_caused_so_often_a_day_only(as_, page, session):
    lead = as_("Lea")
    for number in range(10):
        press(lead, page("/cancel"), note=str(number))
        press(lead, page("/restore"), number=str(number))

    answer = press(lead, page("/cancel"), expect=429, note="Wirklich")

    assert 'value="Wirklich"' in answer.text
    assert session.scalars(select(MeetingChange)).one().kind is MeetingChangeKind.MOVED


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"day": "2027-04-01"}, "at most three months away"),
        ({"note": "Ruft an: 07141 123456"}, "cannot stand in this text"),
    ],
)
def test_impossible_times_are_said_at_their_field_and_nothing_is_moved(
    as_, page, session, typed, wrong
):
    data = {"day": "2026-12-03", "starts": "18:00", "ends": "20:00", "note": "Anders", **typed}

    answer = press(as_("Lea"), page("/move"), expect=422, **data)

    assert wrong in answer.text
    assert f'value="{data["day"]}"' in answer.text
    assert session.scalars(select(MeetingChange)).all() == []


def test_a_moved_meeting_stands_at_its_new_time_on_every_page_at_once(as_, page, browser):
    lead = as_("Lea")
    data = {"day": "2026-12-04", "starts": "22:00", "ends": "00:30", "note": "Im Garten"}
    press(lead, page("/move"), **data)

    for path in (HUB, "/en/groups/cafe", "/en/calendar/?week=2026-W49"):
        text = lead.get(path).text
        assert "2026-12-04T22:00" in text
        assert "Moved from Wednesday" in text
        assert "Im Garten" in text
    assert "2026-12-02" not in lead.get("/en/calendar/?week=2026-W49").text
