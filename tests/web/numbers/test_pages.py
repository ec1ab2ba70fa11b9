"""The coordinator reads numbers and takes them along; nobody else does."""

import csv
import io
import re
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from helpboard.domain.post import PostKind
from helpboard.models import Area, Task
from helpboard.web.numbers.words import value_text
from tests.planning import coordinator, volunteer

PATHS = ("/de/desk/numbers", "/de/desk/numbers/radar", "/de/desk/numbers/file", "/de/desk/report",
         "/de/desk/report/new", "/de/desk/report/1", "/de/desk/sheet")  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_nobody_but_coordinators_sees_numbers(become, town, path):
    become().get(path, expect=302)
    become(town.person("Member")).get(path, expect=403)


def test_numbers_stand_with_definition_and_period(desk, town):
    for name in ("V1", "V2", "V3"):
        volunteer(town, name)
    town.post("office-visit", kind=PostKind.REQUEST)
    page = desk.get("/en/desk/numbers").text
    row = re.search(r"<strong>Volunteers</strong>.*?<td>(\d+)</td>", page, re.S)
    assert row[1] == "3"
    assert "agreed to be matched" in row[0]
    assert re.search(r"1 January \d{4} to ", page)
    assert page.count("<svg") >= page.count('<title id="chart-') == 4
    radar = desk.get("/en/desk/numbers/radar").text
    gap = re.search(r'data-testid="gap".*?</tr>', radar, re.S)[0]
    assert "Nobody could help" in gap
    assert "/en/board/?kind=request&amp;topic=office-visit&amp;area=ludwigsburg-mitte" in gap


def test_a_year_is_four_digits_and_nothing_else(desk, town):
    for year in ("002024999", "0020249999999999999999", "²024", "1999"):
        desk.get(f"/en/desk/numbers?year={year}", expect=400)


def test_an_area_of_others_is_not_found(become, town):
    else_, _actor = coordinator(town, "Else", area=town.ossweil)
    browser = become(else_)
    for page in ("numbers", "numbers/radar", "numbers/file", "sheet"):
        browser.get(f"/en/desk/{page}?area=ludwigsburg-ossweil")
        browser.get(f"/en/desk/{page}?area=ludwigsburg-mitte", expect=404)
        browser.get(f"/en/desk/{page}?area=nowhere", expect=404)
    browser.get("/en/desk/numbers?year=1", expect=400)
    browser.get("/en/desk/numbers?year=9999999999999999999999", expect=400)
    browser.get("/en/desk/numbers/file?as=exe", expect=400)
    browser.get("/en/desk/sheet?until=yesterday", expect=400)


def test_a_file_for_others_hides_what_the_desk_sees(desk, town):
    for number in range(13):
        volunteer(town, f"V{number}", topics=["cooking"] if number else ["sewing"],
                  area_id=(town.mitte if number < 10 else town.ossweil).id)  # fmt: skip
    area = town.session.get(Area, town.ossweil.id)
    area.name = "=1+1"
    path = "/en/desk/numbers/file?as=csv"
    exact = _cells(desk.get(path).data)
    shown = _cells(desk.get(f"{path}&for=others").data)
    assert exact["volunteers", ""] == ("13", "")
    assert exact["volunteers_area", "'=1+1"] == ("3", "")
    assert shown["volunteers_area", "'=1+1"] == ("", "fewer than 5")
    assert shown["volunteers_area", "Mitte"] == ("", "not shown")
    assert ("volunteers_topic", "Sewing and needlework") not in shown
    assert shown["volunteers_topic", "Cooking"] == ("10", "about 10")
    assert shown["volunteers", ""] == ("13", "")
    assert shown["volunteers_free", ""] == ("", "not shown")
    book = load_workbook(io.BytesIO(desk.get("/en/desk/numbers/file?as=xlsx&for=others").data))
    values = [row for row in book.active.iter_rows(values_only=True) if row[0] == "volunteers"]
    assert values[0][5:7] == (13, None)
    assert [cell.data_type for row in book.active for cell in row if cell.value == "=1+1"] == ["s"]


def _cells(data):
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    return {(row["code"], row["part"]): (row["value"], row["note"]) for row in rows}


def test_pages_take_as_many_statements_for_three_things_as_for_one(desk, town, statements):
    def fill(number):
        for one in range(number):
            post = town.post("office-visit", kind=PostKind.REQUEST)
            post.published_at = post.first_published_at = town.now - timedelta(days=7)
            volunteer(town, f"V{number} {one}")
            town.group(f"G{number} {one}")
            town.add(Task(area_id=town.home.id, title=f"T{one}", state="open",
                          created_at=town.now, updated_at=town.now))  # fmt: skip

    counts = []
    for number in (1, 3):
        fill(number)
        counts.append([])
        for page in ("numbers", "numbers/radar", "sheet"):
            desk.get(f"/en/desk/{page}")
            with statements() as noted:
                desk.get(f"/en/desk/{page}")
            counts[-1].append(sum(one.startswith(("SELECT", "WITH")) for one in noted))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 13


def test_the_sheet_says_in_german_what_is_open_and_who_does_it(desk, town):
    person = town.person("Carla Sommer")
    post = town.post("office-visit", kind=PostKind.REQUEST)
    post.published_at = town.now - timedelta(days=9)
    for number in range(14):
        town.add(Task(area_id=town.mitte.id, title=f"Aufgabe {number}", owner_id=person.id,
                      due_on=town.now.date() + timedelta(days=number), state="open",
                      created_at=town.now, updated_at=town.now))  # fmt: skip
    town.add(Task(area_id=town.county.id, title="Fremde Aufgabe", state="open",
                  created_at=town.now, updated_at=town.now))  # fmt: skip
    page = desk.get("/en/desk/sheet").text
    sheet = re.search(r'class="sheet" lang="de">.*?</div>', page, re.S)[0]
    assert "Gesucht: " in sheet
    assert "Carla Sommer" in sheet
    assert "Aufgabe 0" in sheet
    assert "Aufgabe 13" not in sheet
    assert "Fremde Aufgabe" not in page


def test_half_hours_can_be_said(app):
    with app.test_request_context("/en/"):
        said = [value_text("first_answer", value) for value in (0.5, 1, 1.5, None)]
    assert said == ["0.5 hours", "1 hour", "1.5 hours", "–"]
