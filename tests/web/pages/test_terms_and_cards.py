"""Words explained and facts on cards, at the desk and on every page that shows them."""

from dataclasses import replace

import pytest

from helpboard.domain.languages import FIRST_SET
from helpboard.models import FactCard, GlossaryTerm
from tests.web.desk.conftest import as_ as as_
from tests.web.desk.conftest import cast as cast
from tests.web.pages.writing import begin, card_row, form, press, publish, term_row

TERMS, CARDS = "/en/desk/terms", "/en/desk/cards"
WEEK = {"hours.way": "text", "hours.text": "Mo-Fr 08:00-12:00"}
CARD = {"name": "Ausländerbehörde", "area": "", "phone": "07141 910 2222", **WEEK}


def save(browser, path, *, expect=303, shown=None, **values):
    return browser.post(path, data=form(shown or browser.get(path).text, **values), expect=expect)


def make_card(browser, **values):
    answer = save(browser, f"{CARDS}/new", **{**CARD, **values})
    return int(answer.location.rsplit("/", 1)[1])


@pytest.fixture
def nine(app, settings, monkeypatch):
    """A board that offers all languages of the first set."""
    board = app.extensions["helpboard"]
    wide = replace(board, settings=replace(settings, languages=FIRST_SET))
    monkeypatch.setitem(app.extensions, "helpboard", wide)


def test_a_number_corrected_once_is_right_in_all_languages_at_once(as_, nine):
    carla = as_("Carla")
    card_id = make_card(carla)
    body = "[[card:auslaenderbehoerde]]\n\nRufen Sie an: [[phone:auslaenderbehoerde]]."
    publish(carla, begin(carla, "Amt", body=body))
    for tag in FIRST_SET:
        assert as_().get(f"/{tag}/info/amt").text.count("07141 9102222") == 2
    save(as_("Carla"), f"{CARDS}/{card_id}", **{**CARD, "phone": "07141 910 3333"})
    for tag in FIRST_SET:
        page = as_().get(f"/{tag}/info/amt").text
        assert page.count("07141 9103333") == 2
        assert "2222" not in page


def test_a_card_is_checked_and_its_week_too(as_, session):
    carla = as_("Carla")
    wrong = {"phone": "12", "email": "x", "website": "javascript:alert(1)"}
    answer = save(carla, f"{CARDS}/new", **{**CARD, **wrong}, expect=422).text
    assert "phone number with its area code" in answer
    assert "web address" in answer
    save(carla, f"{CARDS}/new", **{**CARD, "hours.text": "immer"}, expect=422)
    make_card(carla, website="www.example.org")
    assert card_row(session).website == "https://www.example.org"
    assert card_row(session).opening_hours == "Mo-Fr 08:00-12:00"


def test_a_card_in_use_is_not_deleted_and_says_where_it_stands(as_, session):
    carla = as_("Carla")
    card_id = make_card(carla)
    begin(carla, "Amt", body="[[hours:auslaenderbehoerde]]")
    shown = carla.get(f"{CARDS}/{card_id}").text
    assert "/info/amt" in shown
    press(carla, f"{CARDS}/{card_id}/delete", page=f"{CARDS}/{card_id}")
    assert card_row(session)
    other = make_card(carla, name="Anderes")
    press(carla, f"{CARDS}/{other}/delete", page=f"{CARDS}/{other}")
    assert session.get(FactCard, other) is None


def test_two_who_correct_a_card_at_once_see_both(as_, session):
    card_id = make_card(as_("Carla"))
    shown = as_("Carla").get(f"{CARDS}/{card_id}").text
    save(as_("Deniz"), f"{CARDS}/{card_id}", **{**CARD, "phone": "07141 1111"})
    path = f"{CARDS}/{card_id}"
    answer = save(as_("Carla"), path, shown=shown, **{**CARD, "phone": "07141 2222"}, expect=409)
    assert "07141 1111" in answer.text
    assert "07141 2222" in answer.text
    save(as_("Carla"), path, shown=answer.text, **{**CARD, "phone": "07141 2222"})
    assert card_row(session).phone == "07141 2222"


def test_a_coordinator_of_a_district_keeps_its_cards_and_no_others(as_, session):
    whole = make_card(as_("Carla"))
    else_ = as_("Else")
    own = make_card(else_, name="Rathaus Oßweil", area="ludwigsburg-ossweil")
    shown = else_.get(CARDS).text
    assert "Rathaus Oßweil" in shown
    assert "Ausländerbehörde" not in shown
    for path in ("", "/delete"):
        else_.post(f"{CARDS}/{whole}{path}", data=form(shown, **CARD), expect=404)
    save(else_, f"{CARDS}/{own}", **{**CARD, "area": "ludwigsburg-mitte"}, expect=422)
    save(else_, f"{CARDS}/new", **CARD, expect=422)


def test_a_word_is_published_as_it_was_typed(as_, session):
    carla = as_("Carla")
    words = {"word": "Duldung", "forms": "", "explanation": "Ruf 07141 910 2000"}
    save(carla, f"{TERMS}/new", **words, source_lang="de", keeps_numbers="y")
    path = f"{TERMS}/{term_row(session).id}"
    assert 'form="words" name="then" value="publish"' in carla.get(path).text
    save(carla, path, **words, then="publish")
    assert "910 2000" in as_().get("/de/glossary/").text
    press(as_("Carla"), f"{path}/state", page=path, change="hidden")
    save(carla, path, **{**words, "explanation": "Sie dürfen bleiben."}, then="publish")
    assert "Sie dürfen bleiben." in as_().get("/de/glossary/").text


def test_a_word_is_explained_published_and_explained_again_as_before(as_, session):
    carla = as_("Carla")
    words = {"word": "Duldung", "forms": "Duldungen", "explanation": "Sie dürfen bleiben."}
    save(carla, f"{TERMS}/new", **words, source_lang="de")
    term_id = term_row(session).id
    assert "Sie dürfen bleiben." not in as_().get("/de/glossary/").text
    path = f"{TERMS}/{term_id}"
    everybody = "Everybody reads it from now on."
    save(as_("Carla"), path, **words)
    assert everybody not in as_("Carla").get(path).text
    press(as_("Carla"), f"{path}/state", page=path, change="published")
    assert "Sie dürfen bleiben." in as_().get("/de/glossary/").text
    save(as_("Carla"), path, **{**words, "explanation": "Sie müssen noch nicht gehen."})
    assert everybody in as_("Carla").get(path).text
    shown = carla.get(f"{path}/revisions").text
    assert "<ins>" in shown
    back = f"{path}/revisions/{shown.split('/revisions/')[1].split(chr(34))[0]}"
    press(carla, back, page=f"{path}/revisions", version=str(term_row(session).version))
    assert term_row(session).explanation == "Sie dürfen bleiben."
    press(carla, f"{path}/delete", page=path)
    assert session.get(GlossaryTerm, term_id)


def test_a_spelling_is_explained_once(as_, session):
    carla = as_("Carla")
    words = {"word": "Duldung", "forms": "Duldungen", "explanation": "x", "source_lang": "de"}
    save(carla, f"{TERMS}/new", **words)
    answer = save(carla, f"{TERMS}/new", **{**words, "word": "duldungen"}, expect=422)
    assert "explains “duldungen” already" in answer.text


@pytest.mark.parametrize("path", [TERMS, f"{TERMS}/new", f"{TERMS}/1", f"{TERMS}/1/revisions"])
def test_only_the_home_area_explains_words(as_, path):
    words = {"word": "Duldung", "explanation": "x", "source_lang": "de"}
    save(as_("Carla"), f"{TERMS}/new", **words)
    as_("Else").get(path, expect=404)


def test_lists_take_as_many_statements_for_three_as_for_one(as_, statements):
    carla = as_("Carla")

    def fill(name):
        make_card(carla, name=name)
        words = {"word": name, "explanation": "x", "source_lang": "de"}
        save(carla, f"{TERMS}/new", **words)

    for path in (CARDS, TERMS):
        fill(f"Eins {path}")
        with statements() as one:
            carla.get(path)
        fill(f"Zwei {path}")
        fill(f"Drei {path}")
        with statements() as three:
            carla.get(path)
        assert len(one) == len(three) <= 15
