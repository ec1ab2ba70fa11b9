"""What somebody shows at the counter: exact in German and in the reader's language."""

import pytest

from helpboard.catalogue import reading
from helpboard.domain.concerns import CONCERNS, PAPERS, papers_for
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.translation import ItemKind
from helpboard.web.words.concerns import (
    CONCERN_LABELS,
    CONCERN_SENTENCES,
    PAPER_LABELS,
    concern_sentence,
    paper_label,
)
from tests.directory import asked, counter, place
from tests.translating import translated


def test_every_concern_has_its_words_and_known_papers():
    assert set(CONCERN_LABELS) == set(CONCERN_SENTENCES) == set(CONCERNS)
    assert set(PAPER_LABELS) == set(PAPERS)
    assert {paper for papers in CONCERNS.values() for paper in papers} <= set(PAPERS)
    assert len({str(words) for words in CONCERN_SENTENCES.values()}) == len(CONCERNS)


@pytest.mark.parametrize(
    ("own", "papers"),
    [
        ([], ("letter",)),
        (["photo"], ("photo",)),
        (["gone"], ("letter",)),
        (["gone", "cv"], ("cv",)),
    ],
)
def test_a_counter_asks_for_its_own_papers_else_for_the_usual_ones(own, papers):
    assert papers_for("letter", own) == papers
    assert papers_for("unknown", []) == ()


@pytest.fixture
def house(town):
    house = place(town, "Haus am Park", opening_hours="Mo-Fr 08:00-12:00")
    office = town.organisation("Bürgerbüro")
    desk = counter(town, house, office, room="Zimmer 12")
    asked(town, desk, "address", room="Schalter 3")
    asked(town, desk, "letter", position=1)
    return house


def test_the_page_of_a_house_lets_choose_what_somebody_comes_for(browser, house):
    page = browser.get(f"/en/places/{house.slug}").text
    assert '<option value="address">Register an address</option>' in page
    assert f'href="/en/places/{house.slug}/slip?concern=letter"' in page


@pytest.mark.parametrize("tag", ["en", "de", "ar"])
def test_what_was_chosen_in_the_list_leads_to_the_page_for_the_counter(browser, house, tag):
    slip = f'href="/{tag}/places/{house.slug}/slip?concern=letter"'
    assert slip in browser.get(f"/{tag}/places/?concern=letter").text
    assert "/slip" not in browser.get(f"/{tag}/places/").text


def test_what_was_chosen_in_the_list_goes_along_to_the_house_and_back(browser, house):
    chosen = f"/en/places/{house.slug}?concern=letter"
    assert f'href="{chosen}"' in browser.get("/en/places/?concern=letter").text
    page = browser.get(chosen).text
    assert f'class="button button--primary" href="/en/places/{house.slug}/slip?concern=' in page
    assert '<option value="letter" selected>' in page
    slip = browser.get(f"/en/places/{house.slug}/slip?concern=letter").text
    assert all('href="/en/places/?concern=letter"' in one for one in (page, slip))
    assert f'href="{chosen}"' in slip


def test_a_house_that_does_not_look_after_what_was_chosen_says_nothing_of_it(browser, house):
    page = browser.get(f"/en/places/{house.slug}?concern=debts").text
    assert "slip?concern=debts" not in page
    assert " selected>" not in page
    browser.get(f"/en/places/{house.slug}?concern=else", expect=400)


@pytest.mark.parametrize("page", ["", "/slip"])
def test_no_phone_keeps_what_somebody_comes_for(browser, house, page):
    answer = browser.get(f"/en/places/{house.slug}{page}?concern=address")
    assert "X-Offline" not in answer.headers


@pytest.mark.parametrize("tag", ["de", "ar", "uk"])
def test_the_slip_is_german_and_beneath_in_the_readers_language(browser, app, house, tag):
    page = browser.get(f"/{tag}/places/{house.slug}/slip?concern=address").text
    with app.test_request_context(f"/{tag}/"):
        with reading(LANGUAGES["de"]):
            german, paper = concern_sentence("address"), paper_label("landlord-confirmation")
        with reading(LANGUAGES[tag]):
            own, own_paper = concern_sentence("address"), paper_label("landlord-confirmation")
    assert f'lang="de" dir="ltr">{german}</p>' in page
    assert f'<p class="counter-slip__own">{own}</p>' in page or tag == "de"
    assert paper in page
    assert own_paper in page
    assert "Schalter 3" in page
    assert "Zimmer 12" not in page


def test_a_slip_names_also_the_papers_that_only_its_counter_asks_for(browser, town, house):
    fees = town.organisation("Kasse")
    desk = counter(town, house, fees, papers="Zwei Briefmarken")
    asked(town, desk, "letter")
    translated(town, ItemKind.COUNTER, desk, "uk", {"papers": "Дві марки"})
    path = f"places/{house.slug}/slip?concern"
    page = browser.get(f"/uk/{path}=letter").text
    assert "Дві марки" in page
    assert "Zwei Briefmarken" in page
    assert "Zwei Briefmarken" not in browser.get(f"/de/{path}=address").text


def test_a_slip_for_what_nobody_there_looks_after_is_not_there(browser, town, house):
    path = f"/en/places/{house.slug}/slip"
    browser.get(f"{path}?concern=debts", expect=404)
    browser.get(f"{path}?concern=else", expect=400)
    assert browser.get(path, expect=303).location == f"/en/places/{house.slug}#concern"
    hidden = town.organisation("Zu", state=OrganisationState.HIDDEN)
    asked(town, counter(town, house, hidden), "debts")
    browser.get(f"{path}?concern=debts", expect=404)


def test_houses_are_found_by_what_somebody_comes_for(browser, town, house):
    place(town, "Haus am See")
    assert "2 places<" in browser.get("/en/places/").text
    page = browser.get("/en/places/?concern=address").text
    assert "1 place<" in page
    assert "Haus am Park" in page
    assert "No place fits this choice" in browser.get("/en/places/?concern=debts").text
    browser.get("/en/places/?concern=else", expect=400)
