from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from helpboard.domain.group import AddressShown, GroupKind, GroupRole, GroupState
from helpboard.models import Direction, GroupMember
from tests.directory import counted, deadline_of, gives, partnership, place, site

ZONE = ZoneInfo("Europe/Berlin")


def test_the_list_shows_groups_and_cafes_and_when_they_meet_next(browser, town):
    town.schedule(town.group("Café Willkommen"))
    town.group("Arbeitskreis Sprache", kind=GroupKind.WORKING_GROUP)
    town.group("Ruhekreis", state=GroupState.RESTING)
    town.group("Alter Kreis", state=GroupState.CLOSED)

    text = browser.get("/en/groups/").text

    assert "3 groups" in text
    assert "Café Willkommen" in text
    assert "Working group" in text
    assert "Resting at the moment" in text
    assert "Alter Kreis" not in text
    assert "18:00–20:00" in text
    assert "Wednesday" in text


def test_cafes_are_the_groups_of_that_kind_the_next_one_first(browser, town):
    town.group("Café ohne Termin")
    town.schedule(town.group("Café Zwei"))
    town.group("Arbeitskreis", kind=GroupKind.WORKING_GROUP)

    text = browser.get("/en/cafes/").text

    assert text.index("Café Zwei") < text.index("Café ohne Termin")
    assert "Arbeitskreis" not in text
    assert "2 welcome cafés" in text
    assert "Every week" in text


@pytest.mark.parametrize("path", ["groups", "cafes"])
def test_lists_answer_wrong_addresses_400_and_empty_ones_with_a_way_on(browser, town, path):
    for query in ("topic=x", "area=x", "speaks=x"):
        answer = browser.get(f"/ar/{path}/?{query}", expect=400)
        assert '<html lang="ar" dir="rtl"' in answer.text
    empty = browser.get(f"/en/{path}/?topic=work").text
    assert "fits this choice" in empty
    assert f'href="/en/{path}/"' in empty


def test_a_profile_says_below_its_name_when_the_group_meets_next(browser, town):
    group = town.group()
    town.schedule(group)

    text = browser.get(f"/en/groups/{group.slug}").text

    assert "18:00–20:00" in text.partition("At a glance")[0].partition("<h1>")[2]


def test_a_profile_shows_what_the_group_does_and_its_next_six_meetings(browser, town):
    house = place(town, "Haus am Park")
    group = town.group(
        place_id=house.id, capacity=3, conditions=["drop-in"], about="Kaffee und Gespräche."
    )
    town.schedule(group)
    town.add(GroupMember(group_id=group.id, user_id=town.person().id, role=GroupRole.LEAD))
    gives(town, group, kind="hosts", direction=Direction.SEEK)
    partnership(town, town.organisation("Amt"), group)

    text = browser.get(f"/en/groups/{group.slug}").text

    assert text.count('data-testid="meeting"') == 6
    assert text.partition("Next meetings")[2].count("18:00–20:00") == 6
    assert "Hauptstraße 1" in text
    assert f'href="/en/places/{house.slug}"' in text
    assert "2 free places for volunteers" in text
    assert "Looks for volunteers" in text
    assert "Just come, no registration" in text
    assert 'data-testid="partner"' in text
    assert '<div class="original__text" lang="de" dir="ltr">Kaffee und Gespräche.</div>' in text


def test_a_profile_in_arabic_keeps_its_direction(browser, town):
    group = town.group()
    town.schedule(group)

    text = browser.get(f"/ar/groups/{group.slug}").text

    assert '<html lang="ar" dir="rtl"' in text
    assert "\u206618:00–20:00\u2069" in text


def test_a_resting_group_says_so_and_names_no_meeting(browser, town):
    group = town.group(state=GroupState.RESTING)
    town.schedule(group)

    text = browser.get(f"/en/groups/{group.slug}").text

    assert "This group is resting" in text
    assert 'data-testid="meeting"' not in text
    assert "BEGIN:VEVENT" not in browser.get(f"/en/groups/{group.slug}.ics").text


@pytest.mark.parametrize("ending", ["", ".ics"])
def test_a_closed_group_is_gone_without_its_name_and_an_unknown_one_was_never(
    browser, town, ending
):
    group = town.group("Alter Kreis", state=GroupState.CLOSED)

    gone = browser.get(f"/de/groups/{group.slug}{ending}", expect=410)

    assert "Alter Kreis" not in gone.text
    browser.get(f"/de/groups/nowhere{ending}", expect=404)


def test_the_address_of_a_shy_group_and_its_sites_are_on_no_page_and_in_no_file(browser, town):
    house = place(town, "canary-house", portrait="")
    group = town.group(
        place_id=house.id, address="canary-address", address_shown=AddressShown.RELEASED
    )
    town.schedule(group)
    site(town, group)
    office = town.organisation()
    partnership(town, office, group)

    pages = (
        "groups/", "cafes/", f"groups/{group.slug}", f"groups/{group.slug}.ics", "calendar/",
        "calendar.ics", f"organisations/{office.slug}", f"organisations/{office.slug}.ics",
    )  # fmt: skip
    for path in pages:
        text = browser.get(f"/de/{path}").text.replace("\r\n ", "")
        assert "canary" not in text, path
        assert path in {"organisations/"} or "Café Willkommen" in text, path
    assert group.slug not in browser.get(f"/de/places/{house.slug}").text


def test_a_page_with_a_meeting_is_true_until_the_meeting_ends(app, town, now):
    local = now.astimezone(ZONE)
    group = town.group()
    town.schedule(group, rule="FREQ=WEEKLY", starts_on=local.date(), starts=time(0), ends=time(0))
    town.session.commit()

    tomorrow = datetime.combine(date.fromordinal(local.toordinal() + 1), time(), tzinfo=ZONE)

    for path in (f"/de/groups/{group.slug}", "/de/groups/", "/de/cafes/"):
        assert deadline_of(app, path) == str(int(tomorrow.timestamp())), path


def events(answer):
    calendar = Calendar.from_ical(answer.data)
    return calendar, calendar.events


def occurrences(event, first, last):
    """Expand an event as a calendar program would: wall time in the zone of DTSTART."""
    start = event.start
    rule = rrulestr(
        event["rrule"].to_ical().decode().replace("Z", ""), dtstart=start.replace(tzinfo=None)
    )
    off = {day.dt.replace(tzinfo=None) for day in exdates(event)}
    return [
        moment.replace(tzinfo=start.tzinfo)
        for moment in rule.between(*(datetime.combine(day, time()) for day in (first, last)))
        if moment not in off
    ]


def exdates(event):
    found = event.get("exdate", [])
    return [day for one in (found if isinstance(found, list) else [found]) for day in one.dts]


def test_a_calendar_file_repeats_in_wall_time_over_both_nights_of_the_clocks(browser, town):
    group = town.group("Café Willkommen")
    schedule = town.schedule(group, except_on=["2026-10-28", "2026-10-29"], until=date(2026, 11, 4))

    answer = browser.get(f"/de/groups/{group.slug}.ics")
    calendar, (event,) = events(answer)
    spring = occurrences(event, date(2026, 3, 24), date(2026, 4, 3))
    autumn = occurrences(event, date(2026, 10, 20), date(2026, 11, 20))

    assert answer.mimetype == "text/calendar"
    assert event["uid"] == f"schedule-{schedule.id}@localhost"
    assert event.start == datetime(2026, 1, 7, 18, tzinfo=ZONE)
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    assert event.end.time() == time(20)
    assert [f"{moment:%d.%m. %H:%M %z}" for moment in spring] == [
        "25.03. 18:00 +0100",
        "01.04. 18:00 +0200",
    ]
    assert [f"{moment:%d.%m. %H:%M %z}" for moment in autumn] == [
        "21.10. 18:00 +0200",
        "04.11. 18:00 +0100",
    ]
    assert [zone["tzid"] for zone in calendar.timezones] == ["Europe/Berlin"]
    assert len(exdates(event)) == 1  # the 29th is a Thursday, on which there is no meeting
    assert event["location"] == "Hauptstraße 1"


def test_a_calendar_file_speaks_the_readers_language_and_keeps_its_ids(browser, town):
    group = town.group("Café Willkommen")
    town.schedule(group)

    english = browser.get(f"/en/groups/{group.slug}.ics")
    arabic = browser.get(f"/ar/groups/{group.slug}.ics")

    (one,), (other,) = events(english)[1], events(arabic)[1]
    assert "Welcome café" in one["description"]
    assert f"http://localhost/en/groups/{group.slug}" in one["description"]
    assert f"http://localhost/ar/groups/{group.slug}" in other["description"]
    assert one["uid"] == other["uid"]
    assert one["dtstamp"].dt == group.updated_at.replace(microsecond=0)


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_and_profiles_cost_the_same_statements(browser, town, connection, rows):
    group = town.group()
    for _ in range(rows):
        town.schedule(group)
        town.schedule(town.group())
        partnership(town, town.organisation(), group)
        gives(town, group)
    town.session.commit()

    def cost(path):
        with counted(connection) as statements:
            browser.get(path)
        return len(statements)

    costs = [cost(path) for path in ("/de/groups/", "/de/cafes/", f"/de/groups/{group.slug}")]
    assert costs == [3, 3, 6]
