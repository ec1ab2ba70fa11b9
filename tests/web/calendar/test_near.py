"""The next welcome café around a district: by time in the calendar, by distance in the list."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select

from helpboard.domain.group import GroupKind
from helpboard.domain.meeting import MeetingChangeKind
from helpboard.models import AreaTravel, GroupSchedule, MeetingChange

NOVEMBER = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_november():
    with time_machine.travel(NOVEMBER, tick=True):
        yield


@pytest.fixture
def around(town):
    """Oßweil is 2.9 km from Mitte, Poppenweiler 5.4; nobody knows where Weit is."""
    town.mitte.latitude, town.mitte.longitude = 48.897, 9.191
    town.ossweil.latitude, town.ossweil.longitude = 48.889, 9.228
    town.poppenweiler = town._area("poppenweiler", "Poppenweiler", "district", town.home)
    town.poppenweiler.latitude, town.poppenweiler.longitude = 48.909, 9.262
    town.far = town._area("weit", "Weit", "district", town.home)
    town.schedule(town.group("Oßweil", area_id=town.ossweil.id), rule="FREQ=WEEKLY;BYDAY=FR")
    town.schedule(
        town.group("Poppenweiler", area_id=town.poppenweiler.id), rule="FREQ=WEEKLY;BYDAY=MO"
    )
    town.schedule(town.group("Weit", area_id=town.far.id), rule="FREQ=WEEKLY;BYDAY=TU")
    town.schedule(town.group("Kreis", area_id=town.county.id))
    town.schedule(town.group("Kreis 2", kind=GroupKind.WORKING_GROUP))
    return town


def names(text):
    return re.findall(r"<bdi>(Oßweil|Poppenweiler|Weit|Kreis(?: 2)?)</bdi></(?:a|strong)>", text)


def minutes(text):
    return [int(number) for number in re.findall(r"about (\d+) minutes? away", text)]


def test_the_list_of_cafes_shows_those_around_a_district_the_nearest_first(browser, around):
    text = browser.get("/en/cafes/?area=ludwigsburg-mitte").text

    assert "Welcome cafés around Mitte" in text
    assert names(text) == ["Oßweil", "Poppenweiler", "Weit"]
    assert minutes(text) == [24, 39]
    assert "away" not in browser.get("/en/cafes/").text


def test_the_calendar_shows_them_the_soonest_first_and_no_cancelled_one(browser, around):
    text = browser.get("/en/calendar/?area=ludwigsburg-mitte&week=2026-W30").text
    assert names(text) == ["Poppenweiler", "Weit", "Oßweil"]
    assert minutes(text) == [39, 24]

    monday = around.session.scalars(
        select(GroupSchedule).where(GroupSchedule.rule.endswith("MO"))
    ).one()
    around.add(
        MeetingChange(
            schedule_id=monday.id,
            on_date=date(2026, 11, 23),
            kind=MeetingChangeKind.CANCELLED,
            changed_at=around.now,
        )
    )
    assert names(browser.get("/en/calendar/?area=ludwigsburg-mitte&week=2026-W30").text) == [
        "Weit",
        "Oßweil",
        "Poppenweiler",
    ]


@pytest.mark.parametrize(("there", "back", "expected"), [(12, None, 12), (None, 9, 9), (12, 9, 12)])
def test_a_measured_way_counts_more_than_an_estimate_and_the_way_there_most(
    browser, around, there, back, expected
):
    ways = ((around.mitte, around.ossweil, there), (around.ossweil, around.mitte, back))
    for start, end, number in ways:
        if number is not None:
            around.add(AreaTravel(from_id=start.id, to_id=end.id, minutes=number))

    assert minutes(browser.get("/en/cafes/?area=ludwigsburg-mitte").text) == [expected, 39]
