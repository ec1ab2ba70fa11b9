"""Writing out tables of one's areas, and the whole town for a change of provider."""

import csv
import hashlib
import io
import json
import zipfile
from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.cli.town import write_waiting_town
from helpboard.domain.intake import TownExportState
from helpboard.domain.post import PostState
from helpboard.models import Base, Entry, Site, TownExport
from helpboard.queries import town_tables
from tests.web.intake.conftest import IMPORT
from tests.web.plans.conftest import token_of

EXPORT = "/en/desk/export"


def fetch(browser, area, kind, suffix="csv", expect=200):
    form = {
        "csrf_token": token_of(browser.get(IMPORT).text), "kind": kind, "area": str(area.id),
        "format": suffix,
    }  # fmt: skip
    return browser.post(EXPORT, data=form, expect=expect)


def press(browser, path, expect=303, **values):
    token = token_of(browser.get(IMPORT).text)
    return browser.post(path, data={"csrf_token": token, **values}, expect=expect)


def test_a_table_holds_the_rows_of_the_readers_area_and_is_noted(become, carla, town, session):
    town.organisation("Meiner", slug="mine", area_id=town.ossweil.id)
    town.organisation("Fremder", slug="theirs", area_id=town.mitte.id)
    browser = become(carla)
    answer = fetch(browser, town.ossweil, "organisations")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["slug", "mine"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert fetch(browser, town.ossweil, "organisations", "xlsx").data.startswith(b"PK")
    noted = session.scalars(select(Entry).where(Entry.action == "table:export")).all()
    assert [(entry.actor_id, entry.codes) for entry in noted] == [
        (carla.id, {"kind": "organisations"})
    ] * 2
    fetch(browser, town.mitte, "organisations", expect=422)
    assert len(session.scalars(select(Entry)).all()) == 2


def test_a_draft_that_nobody_has_posted_stays_private(become, carla, town):
    town.post(area_id=town.ossweil.id, text="Für alle")
    town.post(
        area_id=town.ossweil.id, state=PostState.DRAFT, text="Nur für mich", published_at=None
    )
    text = fetch(become(carla), town.ossweil, "posts").data.decode("utf-8-sig")
    assert "Für alle" in text
    assert "Nur für mich" not in text


def test_the_whole_town_is_for_the_coordinators_of_the_home_area(become, carla, dora, town, app):
    theirs = become(carla)
    assert "The whole town" not in theirs.get(EXPORT).text
    press(theirs, f"{EXPORT}/town", expect=404)
    mine = become(dora)
    place = press(mine, f"{EXPORT}/town").location
    assert "<progress" in mine.get(place).text
    press(mine, f"{EXPORT}/town", expect=409, another="form")
    press(mine, f"{place}/file", expect=404)
    become(carla).get(place, expect=404)
    press(become(carla), f"{place}/file", expect=404)


@pytest.fixture
def _same_moment(monkeypatch, connection):
    """What a test has written is seen in its own transaction only."""
    monkeypatch.setattr("helpboard.cli.town.one_moment", lambda: nullcontext(connection))
    monkeypatch.setattr("helpboard.cli.town.current_revision", lambda: "0009")


@pytest.mark.usefixtures("_same_moment")
def test_a_town_is_fetched_by_its_asker_for_a_day_only(become, dora, town, app, session):
    town.person("Geheim", password_hash="argon-geheim", totp_secret="TOTPGEHEIM")
    town.code(code_hash="c" * 64)
    site = Site(
        key="Haus 1", name="Haus", kind="shelter", area_id=town.mitte.id, address="Weg 1",
        languages=["ar"], created_at=town.now, updated_at=town.now,
    )  # fmt: skip
    town.add(site)
    browser = become(dora)
    place = press(browser, f"{EXPORT}/town").location
    with app.app_context():
        assert write_waiting_town()
        assert not write_waiting_town()
    assert "ready to be fetched" in browser.get(place).text
    answer = press(browser, f"{place}/file", expect=200)
    data = answer.data
    answer.close()
    export = session.scalars(select(TownExport)).one()
    assert hashlib.sha256(data).hexdigest() == export.sha256
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for name, part in manifest["parts"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == part["sha256"]
        everything = b"".join(archive.read(name) for name in archive.namelist())
        users = [json.loads(line) for line in archive.read("tables/user.jsonl").splitlines()]
    for secret in (b"argon-geheim", b"TOTPGEHEIM", b"c" * 64):
        assert secret not in everything
    assert "Geheim" in {user["name"] for user in users}
    assert b"Weg 1" in everything

    export.created_at -= timedelta(hours=24)
    session.commit()
    press(browser, f"{place}/file", expect=410)


def test_a_right_that_ended_meanwhile_writes_nothing(become, dora, town, app, session):
    press(become(dora), f"{EXPORT}/town")
    dora.totp_secret = None
    session.commit()
    with app.app_context():
        write_waiting_town()
    assert session.scalars(select(TownExport.state)).one() is TownExportState.FAILED


def test_whatever_opens_something_stays_behind():
    looks_secret = ("hash", "secret", "token", "totp", "password")
    for table in town_tables.tables():
        names = {column.name for column in town_tables.columns(table)}
        names -= {"source_hash", "draft_source_hash"}  # of public words
        assert not [name for name in names if any(word in name for word in looks_secret)]
        assert table.name in {"house_text", "house_text_revision", "site"} or "key" not in names
    assert set(town_tables.LEFT_BEHIND) <= set(Base.metadata.tables)
    columns = {f"{t.name}.{c.name}" for t in Base.metadata.tables.values() for c in t.columns}
    assert columns >= town_tables.BLANKED


def test_every_table_and_column_is_explained():
    for table in town_tables.schema().values():
        assert table["meaning"]
        assert table["columns"]
