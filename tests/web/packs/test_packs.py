"""A pack of sheets: asked for, printed site by site, stopped, begun again, fetched by its own."""

import io
import re
import zipfile
from datetime import timedelta

import pypdf
import pytest
from sqlalchemy import select

from helpboard.adapters.paper import can_print
from helpboard.cli.packs import printing
from helpboard.domain.paper import PackSheet, PackState
from helpboard.models import Entry, PaperPack, Site
from helpboard.services import packs
from helpboard.web.packs.papers import PackPapers
from tests.databases import missing
from tests.planning import coordinator
from tests.web.plans.conftest import become, token_of

__all__ = ["become"]

PACKS = "/en/desk/packs"


@pytest.fixture
def sites(town):
    return [
        town.add(
            Site(
                key=f"haus-{number}", name=f"Haus Verborgen {number}", kind="shelter",
                area_id=area.id, address=f"Schutzgasse {number}", languages=spoken,
                created_at=town.now, updated_at=town.now,
            )
        )
        for number, area, spoken in ((1, town.mitte, ["ar"]), (2, town.ossweil, []))
    ]  # fmt: skip


@pytest.fixture
def desk(become, town):
    return become(coordinator(town, area=town.home)[0])


@pytest.fixture
def plain_papers(monkeypatch):
    """Pages that cost nothing, where a test is about the pack and not about the paper."""
    monkeypatch.setattr(PackPapers, "pages", lambda *_args: b"%PDF pages")
    monkeypatch.setattr(PackPapers, "cover", lambda *_args: b"%PDF cover")


def ask(browser, area, *, expect=303, **values):
    form = {
        "csrf_token": token_of(browser.get(PACKS).text), "area": str(area.id),
        "sheets": [sheet.value for sheet in PackSheet], "languages": ["uk"], **values,
    }  # fmt: skip
    answer = browser.post(PACKS, data=form, expect=expect)
    return answer.location if expect == 303 else answer.text


def press(browser, place, deed, expect=303):
    form = {"csrf_token": token_of(browser.get(PACKS).text)}
    return browser.post(f"{place}/{deed}", data=form, expect=expect)


def work(app, is_stopping=lambda: False):
    with app.app_context():
        return printing(is_stopping)()


def kept(app):
    return set(app.extensions["helpboard"].settings.desk_folder.glob("*"))


def test_every_site_gets_its_pages_and_only_the_cover_knows_where(desk, town, sites, app, session):
    if not can_print():
        missing("paper", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    town.schedule(town.group())
    place = ask(desk, town.home, sheets=["cafes", "ask"])
    waiting = desk.get(place)
    assert waiting.headers["Refresh"] == "3"
    assert "<progress" in waiting.text
    assert work(app)
    assert "ready to be fetched" in desk.get(place).text
    answer = press(desk, place, "file", expect=200)
    data = answer.data
    answer.close()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["000.pdf", "001.pdf", "002.pdf"]
        cover, first, second = (
            pypdf.PdfReader(io.BytesIO(archive.read(name))) for name in archive.namelist()
        )
    listed = cover.pages[0].extract_text()
    for site in sites:
        assert site.address in listed
    assert len(first.pages) == len(second.pages) == 2
    arabic, ukrainian = (
        "".join(page.extract_text() for page in one.pages) for one in (first, second)
    )
    assert "العربية" in arabic
    assert "Українська" not in arabic
    assert "Українська" in ukrainian
    assert "العربية" not in ukrainian
    for text in (arabic, ukrainian):
        assert "Café Willkommen" in text
        assert "112" in text
        assert "Schutzgasse" not in text
        assert "Verborgen" not in text
    deeds = session.execute(select(Entry.about, Entry.codes).order_by(Entry.id)).all()
    assert [(about, codes["what"]) for about, codes in deeds] == [
        ("area", "ask"),
        ("area", "fetch"),
    ]
    assert "Schutz" not in str(deeds)


@pytest.mark.usefixtures("plain_papers", "sites")
def test_others_packs_are_not_there(desk, become, town, app):
    place = ask(desk, town.home)
    work(app)
    other = become(coordinator(town, "Dora", area=town.ossweil)[0])
    other.get(place, expect=404)
    for deed in ("stop", "file"):
        press(other, place, deed, expect=404)
    assert "Sheets for Ludwigsburg" not in other.get(PACKS).text
    assert "Not a valid choice" in ask(other, town.home, expect=422)


@pytest.mark.usefixtures("plain_papers", "sites")
def test_a_pack_is_stopped_and_leaves_nothing(desk, town, app, session):
    place = ask(desk, town.home)
    assert "A pack for this area is being printed" in ask(
        desk, town.home, expect=422, languages=["ar"]
    )
    with app.app_context():
        leased = packs.lease_pack(session, file_name=f"{'a' * 32}.zip", now=town.now)
    press(desk, place, "stop")
    assert "It was stopped" in desk.get(place).text
    with pytest.raises(packs.IllegalMoveError):
        packs.advance_pack(
            session, pack_id=leased.id, file_name=leased.file_name, done=1, total=2, now=town.now
        )
    press(desk, place, "file", expect=404)
    assert not work(app)


@pytest.mark.usefixtures("plain_papers", "sites")
def test_a_worker_that_goes_lets_the_pack_begin_again(desk, town, app, session):
    ask(desk, town.home)
    assert not work(app, lambda: True)
    pack = session.scalars(select(PaperPack)).one()
    assert pack.state is PackState.WAITING
    lost = packs.lease_pack(session, file_name=f"{'b' * 32}.zip", now=town.now)
    assert lost is not None
    session.commit()
    assert not work(app)
    lost.leased_until = town.now - timedelta(seconds=1)
    session.commit()
    assert work(app)
    session.expire_all()
    assert (pack.state, pack.done, pack.total) == (PackState.READY, 2, 2)


@pytest.mark.usefixtures("plain_papers", "sites")
def test_a_pack_that_cannot_be_printed_fails_once_and_leaves_nothing(
    desk, town, app, session, monkeypatch
):
    def breaks(*_args):
        raise ValueError("no font")

    monkeypatch.setattr(PackPapers, "pages", breaks)
    place, before = ask(desk, town.home), kept(app)
    with pytest.raises(ValueError, match="no font"):
        work(app)
    assert session.scalars(select(PaperPack.state)).one() is PackState.FAILED
    assert kept(app) == before
    assert not work(app)
    press(desk, place, "file", expect=404)


@pytest.mark.usefixtures("plain_papers", "sites")
def test_stopping_after_the_last_site_leaves_no_addresses(desk, town, app, monkeypatch):
    place, before = ask(desk, town.home), kept(app)
    finish = packs.finish_pack

    def stopped_before(session, **values):
        pack = session.get(PaperPack, values["pack_id"])
        pack.state = PackState.STOPPED
        finish(session, **values)

    monkeypatch.setattr(packs, "finish_pack", stopped_before)
    work(app)
    assert kept(app) == before
    press(desk, place, "file", expect=404)


@pytest.mark.usefixtures("plain_papers", "sites")
def test_whoever_looks_after_the_area_no_more_gets_nothing(desk, town, app, session):
    ask(desk, town.home)
    session.scalars(select(PaperPack)).one().made_by = town.person("Gone").id
    session.commit()
    assert work(app)
    assert session.scalars(select(PaperPack.state)).one() is PackState.FAILED


def test_a_form_that_is_not_right_keeps_what_was_ticked(desk, town):
    page = ask(desk, town.home, expect=422, languages=["ar", "uk", "fa", "en"], sheets=["ask"])
    assert "Please choose up to three languages" in page
    ticked = [box for box in re.findall(r"<input[^>]*>", page) if "checked" in box]
    assert {re.search(r'value="([^"]*)"', box)[1] for box in ticked} == {
        "ask", "ar", "uk", "fa", "en"
    }  # fmt: skip
    assert "Please choose at least one sheet" in ask(desk, town.home, expect=422, sheets=[])
