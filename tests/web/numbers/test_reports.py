"""A report is written, frozen, compared, taken along and published, and never changes then."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pypdf
import pytest
from sqlalchemy import select

from helpboard.adapters.paper import PaperMissingError, can_print
from helpboard.domain.report import digest_of
from helpboard.models import Entry, NotedFigure, Report, ReportEdition
from helpboard.web.numbers import editions
from tests.databases import missing
from tests.planning import coordinator, volunteer
from tests.web.plans.conftest import token_of


def begin(desk, **values):
    path = "/en/desk/report/new"
    form = {
        "csrf_token": token_of(desk.get(path).text), "title": "Bericht 2026 für Straßen",
        "area": "ludwigsburg", "language": "de", "first": "2026-01-01", "last": "2026-12-31",
        "is_template": "y", **values,
    }  # fmt: skip
    return desk.post(path, data=form).location


def add(desk, place, kind, **values):
    path = f"{place}/blocks/new?kind={kind}"
    page = desk.get(path).text
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    data = {"csrf_token": token_of(page), "version": version, **values}
    return desk.post(path, data=data, expect=values.pop("expect", 303))


def freeze(desk, place):
    page = desk.get(place).text
    after = re.search(r'name="after" value="(\d+)"', page)[1]
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    form = {"csrf_token": token_of(page), "after": after, "version": version}
    return desk.post(f"{place}/freeze", data=form).location


def publish(desk, edition, public="yes"):
    form = {"csrf_token": token_of(desk.get(edition).text), "public": public}
    desk.post(f"{edition}/publish", data=form)


@pytest.fixture
def place(desk, town):
    """A report with one of each kind, about a town with nine volunteers."""
    for number in range(9):
        volunteer(town, f"V{number}", topics=["sewing"] if number < 2 else ["cooking"],
                  area_id=(town.mitte if number < 6 else town.ossweil).id)  # fmt: skip
    place = begin(desk, is_template="")
    add(
        desk, place, "text", text="## Überschrift\n\nEin **Satz** mit [Link](https://example.org/)."
    )
    add(desk, place, "figure", code="volunteers")
    add(desk, place, "figure", code="posts")
    add(desk, place, "chart", code="area")
    add(desk, place, "chart", code="months")
    add(desk, place, "noted", label="Menschen in Arbeit", value="4", on_date="2026-11-11",
        source="Jobcenter", how="estimated", counts_people="y")  # fmt: skip
    return place


def test_a_frozen_edition_is_the_same_after_new_data(desk, town, place, session):
    edition = freeze(desk, place)
    publish(desk, edition)
    address = re.search(r"/en/info/reports/[a-z0-9-]+", desk.get(edition).text)[0]
    before = session.scalars(select(ReportEdition)).one()
    kept, page = (dict(before.frozen), before.digest), _main(desk.get(address).text)
    exact = _main(desk.get(edition).text)

    town.post()
    for number in range(20):
        volunteer(town, f"N{number}")
    session.scalars(select(NotedFigure)).one().value = 400
    town.mitte.name = "Zentrum"
    row = session.scalars(select(ReportEdition)).one()
    assert (row.frozen, row.digest) == kept
    assert digest_of(row.frozen) == row.digest
    assert _main(desk.get(address).text) == page
    assert _main(desk.get(edition).text) == exact
    assert ">29<" in desk.get(place).text
    assert [entry.codes["what"] for entry in session.scalars(select(Entry).order_by(Entry.id))] == [
        "begin", "freeze", "publish",
    ]  # fmt: skip


def _main(page):
    main = re.search(r"<main.*?</main>", page, re.S)[0]
    return re.sub(r'value="[^"]*"|<div class="bar.*?</div>', "", main, flags=re.S)


def test_nobody_finds_hidden_numbers_by_trying_out_the_printed_digest(desk, place, session):
    edition = freeze(desk, place)
    publish(desk, edition)
    freeze(desk, place)
    one, other = (row.frozen["salt"] for row in session.scalars(select(ReportEdition)))
    assert one != other
    assert len(one) == 32
    assert one not in desk.get(edition).text
    assert one.encode() not in desk.get(f"{edition}/odt").data


def test_others_read_no_count_of_people_below_five(desk, carla, become, place):
    edition = freeze(desk, place)
    desk_page = _main(desk.get(edition).text)
    assert "<td>4</td>" in desk_page
    assert "<td>3</td>" in desk_page
    publish(desk, edition)
    address = re.search(r"/en/info/reports/[a-z0-9-]+", desk.get(edition).text)[0]
    page = _main(become().get(address).text)
    assert "<td>9</td>" in page
    for betrayed in ("<td>4</td>", "<td>3</td>", "<td>6</td>"):
        assert betrayed not in page
    odt = zipfile.ZipFile(io.BytesIO(become(carla).get(f"{edition}/odt").data))
    words = re.sub(r"<[^>]+>", " ", odt.read("content.xml").decode())
    assert "Ein Satz mit Link (https://example.org/)." in words
    assert {" 4 ", " 3 ", " 6 "} & set(re.findall(r" \d ", words)) == set()


def test_a_word_processor_gets_the_charts_of_an_edition_as_others_may_see_them(desk, place):
    odt = zipfile.ZipFile(io.BytesIO(desk.get(f"{freeze(desk, place)}/odt").data))
    content = odt.read("content.xml").decode()
    drawings = re.findall(r'xlink:href="(Pictures/[^"]+[.]svg)"', content)
    assert len(drawings) == 2
    assert re.search(r"<svg:title>[^<]+</svg:title>", content)
    manifest = odt.read("META-INF/manifest.xml").decode()
    for name in drawings:
        assert f'full-path="{name}"' in manifest
        drawing = ElementTree.fromstring(odt.read(name))
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        words = {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
        assert not {"3", "4", "6"} & words


def test_the_next_edition_is_compared_and_moves_by_five_or_not_at_all(desk, place, town, session):
    freeze(desk, place)
    for number in range(3):
        volunteer(town, f"Later {number}", area_id=town.mitte.id)
    second = freeze(desk, place)
    for number in range(4):
        volunteer(town, f"Last {number}", area_id=town.mitte.id)
    third = freeze(desk, place)
    rows = session.scalars(select(ReportEdition).order_by(ReportEdition.number)).all()
    assert [row.number for row in rows] == [1, 2, 3]
    figures = [
        next(one for one in row.frozen["blocks"] if one.get("code") == "volunteers") for row in rows
    ]
    assert [one["exact"] for one in figures] == [9, 12, 16]
    assert [one["shown"] for one in figures] == [9, 9, 16]
    assert figures[1]["before"]["exact_change"] == "+3"
    assert figures[1]["before"]["shown_change"] == "±0"
    assert figures[2]["before"]["shown_change"] == "+7"
    assert "+3" in desk.get(second).text
    assert "+4" in desk.get(third).text


def test_an_edition_is_public_only_while_it_is_published(desk, carla, become, place, session):
    edition = freeze(desk, place)
    report_id = session.scalars(select(Report.id)).one()
    address = f"/de/info/reports/bericht-2026-fuer-strassen-{report_id}-1"
    desk.get(address, expect=404)
    publish(desk, edition)
    visitor = become()
    assert visitor.get(address).headers["Cache-Control"] == "public, no-cache"
    visitor.get(address.replace("bericht", "anders"), expect=404)
    visitor.get(f"{address}0", expect=404)
    assert "Bericht 2026\u00a0für Straßen" in visitor.get("/ar/info/reports/").text
    publish(become(carla), edition, "no")
    visitor = become()
    visitor.get(address, expect=410)
    assert "Bericht 2026" not in visitor.get("/ar/info/reports/").text


def test_blocks_move_and_go_and_two_authors_see_each_other(desk, place, session):
    page = desk.get(f"{place}/blocks/1").text
    stale = re.search(r'name="version" value="(\d+)"', page)[1]
    form = {"csrf_token": token_of(page), "version": stale, "text": "Meine Worte"}
    desk.post(f"{place}/blocks/1", data={**form, "text": "Ihre Worte"})
    conflict = desk.post(f"{place}/blocks/1", data=form, expect=409).text
    assert "Ihre Worte" in conflict
    assert "Meine Worte" in conflict
    fresh = re.search(r'name="version" value="(\d+)"', conflict)[1]
    desk.post(f"{place}/blocks/1", data={**form, "version": fresh})
    assert session.scalars(select(Report)).one().blocks[0]["text"] == "Meine Worte"

    token = form["csrf_token"]
    for step in ("down", "down"):
        desk.post(f"{place}/blocks/1/move", data={"csrf_token": token, "step": step})
    desk.post(f"{place}/blocks/2/move", data={"csrf_token": token, "step": "out"})
    blocks = session.scalars(select(Report)).one().blocks
    assert [one["id"] for one in blocks] == [3, 1, 4, 5, 6]
    desk.get(f"{place}/blocks/2", expect=404)
    desk.get(f"{place}/blocks/6", expect=404)


def test_what_is_typed_wrong_is_kept_and_said(desk, place, session):
    page = desk.get(f"{place}/blocks/new?kind=noted").text
    form = {"csrf_token": token_of(page), "label": "Menschen", "value": "-4", "how": "counted",
            "on_date": "morgen", "source": ""}  # fmt: skip
    answer = desk.post(f"{place}/blocks/new?kind=noted", data=form, expect=422).text
    assert 'value="Menschen"' in answer
    assert "Please check it." in answer
    desk.get(f"{place}/blocks/new?kind=novel", expect=400)
    late = {"csrf_token": token_of(page), "title": "T", "first": "2026-12-31", "last": "2026-01-01"}
    assert "before the first" in desk.post(f"{place}/period", data=late, expect=422).text
    far = {**late, "first": "9999-12-30", "last": "9999-12-31"}
    desk.post(f"{place}/period", data=far, expect=422)
    assert len(session.scalars(select(NotedFigure)).all()) == 1


def test_only_what_was_looked_at_is_frozen(desk, place, session):
    page = desk.get(place).text
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    form = {"csrf_token": token_of(page), "version": version}
    add(desk, place, "text", text="Somebody else has added this.")
    desk.post(f"{place}/freeze", data=form, expect=409)
    assert session.scalars(select(ReportEdition)).all() == []


def test_a_double_click_freezes_once(desk, place, session):
    page = desk.get(place).text
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    form = {"csrf_token": token_of(page), "version": version}
    assert desk.post(f"{place}/freeze", data=form).location.endswith("/editions/1")
    assert desk.post(f"{place}/freeze", data=form).location.endswith("/editions/1")
    assert len(session.scalars(select(ReportEdition)).all()) == 1


def test_a_report_of_another_area_does_not_exist(desk, become, place, town):
    edition = freeze(desk, place)
    token = token_of(desk.get(place).text)
    other = become(coordinator(town, "Else", area=town.ossweil)[0])
    for path in ("", "/period", "/blocks/new?kind=text", "/blocks/1", "/editions/1",
                 "/editions/1/pdf", "/editions/1/odt"):  # fmt: skip
        other.get(f"{place}{path}", expect=404)
    token = token_of(other.get("/en/desk/report/new").text)
    good = {"csrf_token": token, "version": "1", "text": "x", "title": "t", "step": "out",
            "public": "yes", "first": "2026-01-01", "last": "2026-02-01"}  # fmt: skip
    for path in ("/freeze", "/period", "/blocks/new?kind=text", "/blocks/1", "/blocks/1/move",
                 "/editions/1/publish"):  # fmt: skip
        other.post(f"{place}{path}", data=good, expect=404)
    begun = {"csrf_token": token, "title": "t", "area": "ludwigsburg-mitte", "language": "de",
             "first": "2026-01-01", "last": "2026-02-01"}  # fmt: skip
    other.post("/en/desk/report/new", data=begun, expect=422)
    assert "Bericht" not in other.get("/en/desk/report").text
    assert edition.endswith("/editions/1")


def test_an_edition_is_printed_with_its_words(desk, place):
    if not can_print():
        missing("paper", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    edition = freeze(desk, place)
    answer = desk.get(f"{edition}/pdf")
    assert answer.mimetype == "application/pdf"
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.data)).pages)
    for words in ("Bericht 2026 für Straßen", "Überschrift", "Menschen in Arbeit", "Jobcenter"):
        assert words in text
    sheet = pypdf.PdfReader(io.BytesIO(desk.get("/en/desk/sheet/pdf").data))
    assert len(sheet.pages) == 1


def test_without_pango_there_is_a_page_to_print(desk, place, monkeypatch):
    def missing(_edition):
        raise PaperMissingError

    monkeypatch.setattr(editions, "edition_as_pdf", missing)
    page = desk.get(f"{freeze(desk, place)}/pdf").text
    assert "libpangoft2-1.0-0" in page
    assert "Menschen in Arbeit" in page
