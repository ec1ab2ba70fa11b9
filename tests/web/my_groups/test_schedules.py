from datetime import time, timedelta

import pytest
from sqlalchemy import select

from helpboard.models import GroupMember, GroupSchedule, Letter, MeetingHelper
from tests.web.my_groups.conftest import HUB, filled, pressed

LIST = f"{HUB}/schedules"
NEW = f"{LIST}/new"


def day(now, days):
    return (now.date() + timedelta(days=days)).isoformat()


@pytest.fixture
def weekly(now):
    """Every second Wednesday from 18 to 20, for half a year."""
    return {
        "every": "week-2",
        "weekday": "wed",
        "starts": "18:00",
        "ends": "20:00",
        "starts_on": day(now, 0),
        "until": day(now, 180),
        "except_on": ["", day(now, 30), day(now, 20), ""],
        "hosts": "3",
    }


def added(browser, values, *, expect=303, **changed):
    return browser.post(NEW, data=filled(browser.get(NEW).text, values, **changed), expect=expect)


def test_alice_says_when_the_café_meets_and_readers_see_it(as_, session, cafe, weekly, now):
    assert added(as_("Alice"), weekly).location == LIST

    [row] = session.scalars(select(GroupSchedule))
    assert row.rule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"
    assert row.starts_on.weekday() == 2
    assert row.starts_on - now.date() < timedelta(days=8)
    assert (row.starts, row.ends, row.hosts) == (time(18), time(20), 3)
    assert row.except_on == [day(now, 20), day(now, 30)]
    assert "Every second week" in as_("Alice").get(LIST).text
    assert "18:00–20:00" in as_().get("/en/groups/willkommen").text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("every", "FREQ=WEEKLY", "from the list"),
        ("every", "kept", "from the list"),
        ("weekday", "doomsday", "from the list"),
        ("starts", "25:00", "a time from"),
        ("starts", "24:00", "a time from"),
        ("starts", "", "Please fill this in."),
        ("ends", "17:00", "later than the beginning"),
        ("ends", "18:00", "later than the beginning"),
        ("starts_on", "2026-02-30", "a date that exists"),
        ("starts_on", "31.2.2026", "a date that exists"),
        ("until", "", "until which day"),
        ("until", "2099-01-01", "Two years from now"),
        ("until", "2020-01-01", "must not be before"),
        ("except_on", "tomorrow", "a date that exists"),
        ("hosts", "-1", "from 0 to 50"),
        ("hosts", "1000000000", "from 0 to 50"),
    ],
)
def test_impossible_times_are_refused_at_their_field(as_, session, weekly, field, value, sentence):
    page = added(as_("Alice"), weekly, **{field: value}, expect=422).text

    assert f'id="{field}-error"' in page
    assert sentence in page
    assert 'value="20:00"' in page or field in {"ends"}
    assert session.scalars(select(GroupSchedule)).all() == []


def test_a_time_that_never_comes_before_its_end_is_refused(as_, weekly, now):
    never = "mon" if (now.date() + timedelta(days=1)).weekday() else "tue"
    days = {"starts_on": day(now, 1), "until": day(now, 1)}
    page = added(as_("Alice"), weekly, **days, weekday=never, expect=422).text
    assert "There is no such day" in page


def test_an_evening_may_last_until_midnight(as_, session, weekly):
    added(as_("Alice"), weekly, ends="00:00")
    assert session.scalars(select(GroupSchedule)).one().ends == time(0)


def test_a_double_click_makes_one_schedule(as_, session, weekly):
    browser = as_("Alice")
    data = filled(browser.get(NEW).text, weekly)
    browser.post(NEW, data=data)
    browser.post(NEW, data=data)
    assert len(session.scalars(select(GroupSchedule)).all()) == 1


def test_a_change_counts_the_sequence_and_the_slower_of_two_tabs_sees_it(
    as_, town, session, cafe, weekly, now
):
    row = town.schedule(cafe, starts_on=now.date() + timedelta(days=1))
    path = f"{LIST}/{row.id}"
    first = second = as_("Alice").get(path).text
    as_("Alice").post(path, data=filled(first, weekly, starts="17:00"))
    assert (row.starts, row.sequence) == (time(17), 1)

    page = as_("Cora").post(path, data=filled(second, weekly, starts="16:00"), expect=409).text
    assert "17:00–20:00" in page
    as_("Cora").post(path, data=filled(page, weekly, starts="16:00"))
    assert (row.starts, row.sequence) == (time(16), 2)


def test_a_rule_that_the_form_cannot_say_stays_as_it_is(as_, town, cafe, weekly):
    row = town.schedule(cafe, rule="FREQ=WEEKLY;BYDAY=MO,WE")
    path = f"{LIST}/{row.id}"
    browser = as_("Alice")
    page = browser.get(path).text
    assert 'value="kept"' in page
    browser.post(path, data=filled(page, weekly, every="kept"))
    assert row.rule == "FREQ=WEEKLY;BYDAY=MO,WE"


def test_an_ended_schedule_keeps_what_has_been(as_, town, cafe, session):
    yesterday = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][town.today.weekday()]
    row = town.schedule(cafe, rule=f"FREQ=WEEKLY;BYDAY={yesterday}")
    coming = town.schedule(cafe, starts_on=town.today + timedelta(days=9))
    for schedule_id in (row.id, row.id, coming.id):
        pressed(as_("Alice"), LIST, f"{LIST}/{schedule_id}/end")

    assert session.scalars(select(GroupSchedule)).all() == [row]
    assert row.until < town.today
    assert "18:00" not in as_().get("/en/groups/willkommen").text


def test_nobody_changes_the_schedule_of_another_group_by_its_number(as_, town, weekly):
    other = town.schedule(town.group("Andere", slug="andere"))
    as_("Alice").get(f"{LIST}/{other.id}", expect=404)
    pressed(as_("Alice"), f"{HUB}/edit", f"{LIST}/{other.id}/end")
    assert other.until is None


def test_a_lead_reads_whom_a_new_time_tells_and_what_was_held_stays(
    as_, town, session, cafe, weekly, now
):
    row = town.schedule(cafe, starts_on=now.date() - timedelta(days=60))
    helper = town.person("Hanna Helferin")
    town.add(GroupMember(group_id=cafe.id, user_id=helper.id, role="helper", team=""))
    soon = now.date() + timedelta(days=(2 - now.date().weekday()) % 7 + 7)
    said = {"schedule_id": row.id, "on_date": soon, "coming": "comes", "is_host": True}
    town.add(MeetingHelper(user_id=helper.id, at=now, **said))
    path, browser = f"{LIST}/{row.id}", as_("Alice")
    page = browser.get(path).text
    assert "2 people get a letter." in page
    assert "Hanna Helferin" in page

    data = filled(page, weekly, every="week-1", weekday="thu", starts_on=f"{row.starts_on}")
    browser.post(path, data=data)
    old, new = session.scalars(select(GroupSchedule).order_by(GroupSchedule.id)).all()
    assert (old.rule, new.rule) == ("FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;BYDAY=TH")
    assert old.until <= now.date()
    told = session.scalars(select(Letter).where(Letter.kind == "meetings-changed")).all()
    assert len(told) == 2
    assert [one.params["lost"] for one in told if one.user_id == helper.id] == [[f"{soon}"]]
    late = filled(page, weekly, starts="16:00")
    as_("Cora").post(path, data=late, expect=410 if old.until < now.date() else 409)
