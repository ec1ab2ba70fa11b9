"""A page of a list costs what stands on it, however large the town, and nothing is told twice."""

import base64
import json
from contextlib import contextmanager
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from helpboard.domain.meeting import MeetingChangeKind
from helpboard.models import MeetingChange
from tests.web.api.conftest import service

ZONE = ZoneInfo("Europe/Berlin")


def _group(town, name):
    group = town.group(name, topics=["sewing"])
    town.schedule(group)
    return group


def _service(town, name):
    return service(town, town.organisation(), f"dienst-{name.lower()}", name=name)


def _meeting(town, name):
    """Make a group that meets on Mondays at an hour that its name says by its first letter."""
    group = town.group(name)
    hour = f"{ord(name[0]) - ord('A'):02}:00"
    times = {"rule": "FREQ=WEEKLY;BYDAY=MO", "starts": time.fromisoformat(hour)}
    town.schedule(group, **times, ends=time(23, 59))
    return group


def moved(town, schedule, **values):
    change = {"kind": MeetingChangeKind.MOVED, "changed_at": town.now}
    town.add(MeetingChange(schedule_id=schedule.id, **change, **values))


MAKERS = {"groups": _group, "services": _service, "meetings": _meeting}


@contextmanager
def rows_read(connection):
    """Yield a list that is filled at the end: each statement that reads, with its rows counted."""
    asked, found = [], []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith(("SELECT", "WITH")):
            asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    yield found
    event.remove(connection, "before_cursor_execute", note)
    for statement, parameters in asked:
        found.append((statement, len(connection.exec_driver_sql(statement, parameters).all())))


def _rows(connection, browser, address):
    with rows_read(connection) as found:
        items = browser.get(address).json["items"]
    assert len(items) == 2
    return found


@pytest.mark.parametrize("query", ["", "&q=n&speaks=ar&topic=sewing"])
@pytest.mark.parametrize("name", ["groups", "services"])
def test_a_page_reads_as_many_rows_in_a_large_town_as_in_a_small_one(
    browser, town, connection, name, query
):
    address, sums = f"/api/v1/{name}?limit=2{query}", []
    for numbers in (range(3), range(3, 40)):
        for number in numbers:
            MAKERS[name](town, f"N{number}")
        town.session.commit()
        found = _rows(connection, browser, address)
        sums.append((len(found), sum(rows for _statement, rows in found)))
    assert sums[0] == sums[1]


def test_of_meetings_a_page_reads_its_own_groups_and_no_rule_of_other_weeks(
    browser, town, connection
):
    for number in range(9):
        _meeting(town, f"B{number}")
    town.session.commit()
    found = _rows(connection, browser, "/api/v1/meetings?limit=2")
    before = sum(rows for _statement, rows in found)
    of_groups = [rows for statement, rows in found if '"group".name' in statement]
    assert of_groups == [2]
    for number in range(20):
        over = {"starts_on": date(2020, 1, 1), "until": date(2021, 1, 1)}
        coming = {"starts_on": date(2090, 1, 1)}
        town.schedule(town.group(), **(coming if number % 2 else over))
    town.session.commit()
    found = _rows(connection, browser, "/api/v1/meetings?limit=2")
    assert sum(rows for _statement, rows in found) == before


def test_a_meeting_stands_in_the_week_that_it_was_moved_into(browser, town):
    monday = town.now.astimezone(ZONE).date() - timedelta(days=town.now.astimezone(ZONE).weekday())
    rule, week = "FREQ=WEEKLY;BYDAY=MO", timedelta(days=7)
    away = town.schedule(town.group(), rule=rule)
    moved(town, away, on_date=monday, moved_on=monday + week)
    last = town.schedule(town.group(), rule=rule, until=monday - week)
    moved(town, last, on_date=monday - week, moved_on=monday + timedelta(days=2))
    items = browser.get("/api/v1/meetings").json["items"]
    assert [one["id"] for one in items] == [f"{last.id}-{monday - week}"]
    following = browser.get(f"/api/v1/meetings?week={monday + week:%G-W%V}").json["items"]
    assert {one["planned_on"] for one in following} == {str(monday), str(monday + week)}


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_whoever_walks_gets_each_thing_once_also_when_others_come_in_between(browser, town, name):
    for number in (3, 1, 4, 2, 0):
        MAKERS[name](town, f"M{number}")
    first = browser.get(f"/api/v1/{name}?limit=2").json
    MAKERS[name](town, "A behind")
    MAKERS[name](town, "Q ahead")
    town.session.commit()
    seen, path = list(first["items"]), first["next"]
    while path:
        page = browser.get(path).json
        seen, path = seen + page["items"], page["next"]
    names = [str(one.get("group", one)["name"]) for one in seen]
    if name == "services":
        names = [one["name"]["text"] for one in seen]
    assert sorted(names) == ["M0", "M1", "M2", "M3", "M4", "Q ahead"]
    assert names[-1] == "Q ahead"
    assert (first["total"], page["total"]) == (5, 7)


def test_names_stand_in_the_same_order_on_every_database(browser, town):
    names = ["Ärzte", "arm", "Axt", "Zug", "über", "Uhr", "Ωmega", "а-кирилл", "_unter", "50 %"]
    for name in names:
        _group(town, name)
    listed = browser.get("/api/v1/groups").json["items"]
    assert [one["name"] for one in listed] == [
        *("50 %", "_unter", "arm", "Ärzte", "Axt", "über", "Uhr", "Zug", "Ωmega", "а-кирилл")
    ]
    for part, found in {"ARZT": "Ärzte", "%": "50 %", "_": "_unter"}.items():
        listed = browser.get("/api/v1/groups", query_string={"q": part}).json["items"]
        assert [one["name"] for one in listed] == [found]


def test_a_page_has_another_tag_as_soon_as_something_on_it_changes(browser, town):
    groups = [_group(town, name) for name in ("A", "B", "C")]
    address = "/api/v1/groups?limit=2"
    held = {"If-None-Match": browser.get(address).headers["ETag"]}
    browser.get(address, expect=304, headers=held)
    groups[0].name = "B2"
    town.session.commit()
    page = browser.get(address, headers=held).json
    assert [one["name"] for one in page["items"]] == ["B", "B2"]


def test_a_name_of_any_length_and_script_can_be_gone_on_behind(browser, town):
    for _ in range(2):
        _group(town, "😀" * 200)
        _group(town, "ﷺ" * 200)
    path, seen = "/api/v1/groups?limit=1", []
    while path:
        page = browser.get(path).json
        seen, path = seen + [one["slug"] for one in page["items"]], page["next"]
    assert len(set(seen)) == len(seen) == 4


@pytest.mark.parametrize("key", [["a\0", 1], ["\ud800", 1], ["a", 2**70], ["a", True], "[" * 900])
@pytest.mark.parametrize("name", ["groups", "services"])
def test_a_cursor_that_no_page_gave_is_refused(browser, town, name, key):
    text = key if isinstance(key, str) else json.dumps(key)
    after = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    problem = browser.get(f"/api/v1/{name}?after={after}", expect=400).json
    assert problem["parameter"] == "after"
