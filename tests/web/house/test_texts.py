"""Texts of the house: written by who looks after the home area, never losing anything."""

import re

import pytest
from sqlalchemy import select

from helpboard.domain.account import BLOCK_CLAUSES
from helpboard.domain.decision import CLAUSES
from helpboard.domain.house_text import (
    LEGAL,
    ClausesMissingError,
    check_clauses,
    unfilled,
)
from helpboard.domain.plain_text import clean_text
from helpboard.models import Entry, HouseText, HouseTextRevision
from helpboard.web.legal_texts import TEXTS
from tests.web.desk.conftest import as_ as as_
from tests.web.desk.conftest import cast as cast
from tests.web.desk.conftest import filled

IMPRINT = "/en/desk/texts/imprint/de"


def form(page, **values):
    seen = re.search(r'name="seen"[^>]*value="([^"]*)"', page)[1]
    return filled(page, seen=seen, **{"title": "Impressum", **values})


def say(as_, body, *, path=IMPRINT, who="Carla", expect=303, **values):
    page = as_(who).get(path).text
    return as_(who).post(path, data=form(page, body=body, **values), expect=expect)


def test_the_list_says_what_is_written_and_what_is_to_be_filled_in(as_, session):
    say(as_, "Stadt [[Name]]\n\n[[SITE]]")
    page = as_("Carla").get("/en/desk/texts").text
    assert "1 place to fill in" in page
    assert "the template of this program" in page
    assert session.get(HouseText, ("imprint", "de")).body.startswith("Stadt")
    assert "Stadt [[Name]]" in as_().get("/de/legal/imprint").text


def test_a_preview_saves_nothing_and_shows_no_raw_markup(as_, session):
    body = "## Hallo\n\n<script>alert(1)</script> **fett**"
    page = say(as_, body, preview="1", expect=200).text
    assert "<h2>Hallo</h2>" in page
    assert "<strong>fett</strong>" in page
    assert "<script>alert" not in page
    assert session.scalars(select(HouseTextRevision)).all() == []


def test_two_who_write_at_once_see_both_texts(as_, session):
    page = as_("Carla").get(IMPRINT).text
    say(as_, "Von Deniz", who="Deniz")
    answer = as_("Carla").post(IMPRINT, data=form(page, body="Von Carla"), expect=409)
    assert "Von Deniz" in answer.text
    assert "Von Carla" in answer.text
    assert session.get(HouseText, ("imprint", "de")).body == "Von Deniz"
    as_("Carla").post(IMPRINT, data=form(answer.text, body="Von beiden"), expect=303)
    session.expire_all()
    assert session.get(HouseText, ("imprint", "de")).body == "Von beiden"
    assert len(session.scalars(select(HouseTextRevision)).all()) == 2


def test_what_it_said_before_can_be_seen_and_brought_back(as_, session):
    say(as_, "Erste Zeile\nBleibt")
    say(as_, "Zweite Zeile\nBleibt")
    page = as_("Carla").get(f"{IMPRINT}/revisions").text
    assert "<p><del>Erste</del>" in page
    assert "<ins>Zweite</ins> Zeile</p>" in page
    first = session.scalars(select(HouseTextRevision.id).order_by(HouseTextRevision.id)).first()
    as_("Carla").post(f"{IMPRINT}/revisions/{first}", data=filled(page), expect=303)
    assert session.get(HouseText, ("imprint", "de"), populate_existing=True).body.startswith(
        "Erste"
    )
    as_("Carla").post(f"{IMPRINT}/revisions/{first}", data=filled(page), expect=409)
    as_("Carla").post(f"/en/desk/texts/terms/de/revisions/{first}", data=filled(page), expect=404)
    codes = [row.codes for row in session.scalars(select(Entry))]
    assert codes == [{"key": "imprint", "lang": "de"}] * 3


def test_the_rules_keep_the_numbers_that_letters_name(as_, session):
    path = "/en/desk/texts/terms/de"
    body = TEXTS["de"]["terms"][1].strip()
    answer = say(as_, body.replace("\n4.2 ", "\n4.2b "), path=path, expect=422)
    assert "4.2" in re.search(r'id="body-error">([^<]*)', answer.text)[1]
    assert "4.2b" in answer.text
    assert session.scalars(select(HouseTextRevision)).all() == []
    say(as_, body.replace("28", "30"), path=path)


def test_boxes_and_people_to_speak_to_stand_on_the_start_page_until_they_are_emptied(as_):
    for key, title in (("start-1", "Neu hier?"), ("contact", "Ihre Ansprechperson")):
        say(as_, "Wir **helfen**.", path=f"/en/desk/texts/{key}/de", title=title)
    start = as_().get("/ar/").text
    assert "Neu hier?" in start
    assert "Ihre Ansprechperson" in start
    assert "<strong>helfen</strong>" in start
    say(as_, "", path="/en/desk/texts/start-1/de", title="Neu hier?")
    assert "Neu hier?" not in as_().get("/ar/").text
    say(as_, "", expect=422)  # an imprint is never empty


@pytest.mark.parametrize("path", ["/en/desk/texts", IMPRINT, f"{IMPRINT}/revisions"])
def test_only_who_looks_after_the_home_area_comes_in(as_, path):
    as_("Else").get(path, expect=404)
    as_("Alice").get(path, expect=403)
    as_().get(path, expect=302)


def test_other_coordinators_cannot_write_and_unknown_texts_are_unknown(as_, session):
    page = as_("Carla").get(IMPRINT).text
    as_("Else").post(IMPRINT, data=form(page, body="Von Else"), expect=404)
    as_("Else").post(f"{IMPRINT}/revisions/1", data=filled(page), expect=404)
    as_("Carla").get("/en/desk/texts/nonsense/de", expect=404)
    as_("Carla").get("/en/desk/texts/imprint/tlh", expect=404)
    assert session.scalars(select(HouseTextRevision)).all() == []


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_every_template_can_be_saved_as_it_is(lang):
    for key in LEGAL:
        body = TEXTS[lang][key][1].strip()
        assert clean_text(body, most=40_000) == body
        check_clauses(key, body)


def test_clauses_count_at_the_beginning_of_a_line_only():
    numbers = sorted({*CLAUSES.values(), *BLOCK_CLAUSES.values()})
    check_clauses("terms", "\n".join(f"- **{number}** Regel" for number in numbers))
    with pytest.raises(ClausesMissingError) as caught:
        check_clauses("terms", "Siehe " + " ".join(numbers))
    assert caught.value.numbers == tuple(numbers)
    with pytest.raises(ClausesMissingError):
        check_clauses("terms", "\n".join(f"{number}1 Regel" for number in numbers))
    check_clauses("imprint", "")


def test_marks():
    assert unfilled("[[SITE]] [[Name]] [x] [[URL]]") == ("[[Name]]",)
