from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar

from tests.directory import counted, deadline_of, partnership, service

ZONE = ZoneInfo("Europe/Berlin")
NOVEMBER = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_november():
    with time_machine.travel(NOVEMBER, tick=True):
        yield


@pytest.mark.parametrize("week", ["2026-W13", "2026-W14", "2026-W43", "2026-W44"])
def test_a_week_shows_wall_time_before_and_after_the_clocks_change(browser, town, week):
    town.schedule(town.group("Café Willkommen"))

    text = browser.get(f"/en/calendar/?week={week}").text

    assert text.count('data-testid="meeting"') == 1
    assert "18:00–20:00" in text
    assert "1 meeting<" in text


def test_a_month_holds_all_its_meetings_and_leads_to_its_neighbours(browser, town):
    town.schedule(town.group("Café Willkommen"))

    text = browser.get("/en/calendar/?month=2026-12").text

    assert "Meetings in December 2026" in text
    assert text.count('data-testid="meeting"') == 5
    assert 'href="/en/calendar/?month=2026-11"' in text
    assert 'href="/en/calendar/?month=2027-01"' in text


def test_without_a_choice_the_calendar_shows_this_week(browser, town):
    town.schedule(town.group())

    text = browser.get("/en/calendar/").text

    assert "Meetings from 16 November to 22 November" in text
    assert 'href="/en/calendar/?week=2026-W48"' in text
    assert 'href="/en/calendar/?week=2026-W46"' in text


def test_the_year_of_a_week_is_the_iso_year(browser, town):
    text = browser.get("/en/calendar/?week=2026-W53").text

    assert "Meetings from 28 December to 3 January" in text
    assert 'href="/en/calendar/?week=2027-W01"' in text


def test_an_area_narrows_the_calendar_and_stays_in_its_links(browser, town):
    town.schedule(town.group("Café Oßweil", area_id=town.ossweil.id))
    town.schedule(town.group("Café Mitte", area_id=town.mitte.id))

    text = browser.get("/en/calendar/?week=2026-W47&area=ludwigsburg-mitte").text

    assert "Café Mitte" in text
    assert "Café Oßweil" not in text.split("The next welcome cafés around Mitte")[0]
    assert "area=ludwigsburg-mitte&amp;week=2026-W48" in text
    assert 'href="/en/calendar.ics?area=ludwigsburg-mitte"' in text


@pytest.mark.parametrize(
    "query",
    [
        "week=2026-48", "week=2026-W54", "week=2026-W00", "week=2024-W54", "week=2023-W52",
        "week=2029-W01", "week=0000-W01", "week=9999-W52", "week=2026-W1", "month=2026-13",
        "month=2026-00", "month=2029-01", "month=9999-12", "month=2026-1", "area=atlantis",
        "week=2026-W48&month=2026-12", "week=%D9%A2%D9%A0%D9%A2%D9%A6-W48", "week=" + "9" * 400,
    ],
)  # fmt: skip
def test_a_wrong_week_or_month_is_answered_400_in_the_readers_language(browser, town, query):
    answer = browser.get(f"/ar/calendar/?{query}", expect=400)

    assert '<html lang="ar" dir="rtl"' in answer.text


@pytest.mark.parametrize(
    ("query", "missing"), [("month=2024-01", "prev"), ("month=2028-12", "next")]
)
def test_the_calendar_ends_two_years_away(browser, town, query, missing):
    text = browser.get(f"/en/calendar/?{query}").text

    assert f'rel="{missing}"' not in text
    assert "Nobody meets in this time" in text


def test_the_calendar_is_true_until_midnight_in_the_town(app, town):
    town.session.commit()
    midnight = datetime.combine(date(2026, 11, 23), time(), tzinfo=ZONE)

    assert deadline_of(app, "/en/calendar/") == str(int(midnight.timestamp()))


@pytest.mark.parametrize("path", ["calendar.ics", "calendar/.ics"])
def test_all_meetings_of_an_area_come_as_a_file(browser, town, path):
    town.schedule(town.group("Café Oßweil", area_id=town.ossweil.id))
    town.schedule(town.group("Café Mitte", area_id=town.mitte.id))
    town.schedule(town.group("Café Fern", area_id=town.county.id))

    every = Calendar.from_ical(browser.get(f"/en/{path}").data)
    some = Calendar.from_ical(browser.get(f"/en/{path}?area=ludwigsburg-mitte").data)

    assert [event["summary"] for event in every.events] == ["Café Mitte", "Café Oßweil"]
    assert [event["summary"] for event in some.events] == ["Café Mitte"]
    assert every.calendar_name == "Meetings in Ludwigsburg"
    browser.get(f"/en/{path}?area=atlantis", expect=400)


def test_an_organisations_file_holds_its_services_but_not_on_holidays_and_its_partners_meetings(
    browser, town
):
    office = town.organisation("Nähstube Faden", street="Parkweg 3", city="Ludwigsburg")
    service(town, office, "Nähkurs", opening_hours="Fr 14:00-16:00; PH off")
    service(town, office, "Unklar", opening_hours="irgendwann")
    group = town.group("Café Willkommen")
    town.schedule(group)
    partnership(town, office, group)

    with time_machine.travel(datetime(2026, 12, 16, 10, tzinfo=UTC)):
        calendar = Calendar.from_ical(browser.get(f"/de/organisations/{office.slug}.ics").data)
    courses = [event for event in calendar.events if event["summary"] == "Nähkurs"]

    assert [event.start.date() for event in courses] == [date(2026, 12, 18), date(2027, 1, 8)]
    assert courses[0].start == datetime(2026, 12, 18, 14, tzinfo=ZONE)
    assert courses[0]["location"] == "Parkweg 3, Ludwigsburg"
    assert len({event["uid"] for event in calendar.events}) == 3
    assert [event["summary"] for event in calendar.events if "rrule" in event] == [
        "Café Willkommen"
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_costs_the_same_statements(browser, town, connection, rows):
    for _ in range(rows):
        town.schedule(town.group())
    town.session.commit()

    with counted(connection) as statements:
        text = browser.get("/de/calendar/?week=2026-W48").text

    assert text.count('data-testid="meeting"') == rows
    assert len(statements) == 3


def test_a_past_meeting_of_this_week_is_still_shown(browser, town):
    town.schedule(
        town.group("Früh"), rule="FREQ=WEEKLY;BYDAY=MO", starts_on=NOVEMBER.date() - timedelta(60)
    )

    assert "Früh" in browser.get("/de/calendar/").text
