import pytest

from helpboard.domain.group import AddressShown, GroupKind, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.short_code import ShortKind, short_code

PAGE = "/de/moved?area=ludwigsburg-ossweil"


@pytest.fixture
def ossweil(town):
    """Oßweil with a café, a group, an organisation and a post; Mitte with others."""
    cafe = town.group("Café Oßweil")
    town.schedule(cafe)
    far = town.group("Café Mitte", area_id=town.mitte.id)
    town.schedule(far)
    town.group("Fahrradwerkstatt", kind=GroupKind.WORKING_GROUP)
    town.organisation("Rat und Tat", area_id=town.ossweil.id)
    town.organisation("Anderswo", area_id=town.mitte.id)
    town.post(area_id=town.ossweil.id)
    town.post("furniture", area_id=town.mitte.id)
    return town


def test_the_first_page_asks_for_the_district_only(browser, ossweil):
    page = browser.get("/de/moved")
    assert "public" in page.headers["Cache-Control"]
    assert '<option value="ludwigsburg-ossweil"' in page.text
    assert "Café Oßweil" not in page.text


def test_the_district_shows_its_own_and_a_slip(browser, ossweil):
    page = browser.get(PAGE).text
    for name in ("Café Oßweil", "Fahrradwerkstatt", "Rat und Tat", "post-card"):
        assert name in page
    for name in ("Café Mitte", "Anderswo"):
        assert name not in page
    assert f"http://localhost/q/m{ossweil.ossweil.id}" in page
    assert '<svg class="slip__code"' in page


def test_a_district_without_a_cafe_names_those_of_the_town(browser, town):
    town.schedule(town.group("Café Mitte", area_id=town.mitte.id))
    assert "Café Mitte" in browser.get(PAGE).text


def test_an_address_that_is_not_for_everybody_is_not_on_the_slip(browser, town):
    cafe = town.group(address="Geheimweg 7", address_shown=AddressShown.RELEASED)
    town.schedule(cafe)
    assert "Geheimweg" not in browser.get(PAGE).text


def test_an_unknown_district_is_a_wrong_address(browser, town):
    browser.get("/de/moved?area=nowhere", expect=400)


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_a_code_on_paper_leads_there_in_the_readers_language(browser, town, language):
    house = town.organisation("Faden")
    answer = browser.get(
        f"/q/{short_code(ShortKind.ORGANISATION, house.id)}",
        headers={"Accept-Language": language},
        expect=302,
    )
    assert answer.location == f"/{language}/organisations/{house.slug}"
    assert "Accept-Language" in answer.headers["Vary"]


def test_every_kind_of_code_leads_to_its_thing(browser, town):
    group, post = town.group(), town.post()
    german = {"Accept-Language": "de"}
    area = town.ossweil
    for code, place in (
        (f"a{area.id}", "/de/areas/ludwigsburg-ossweil/"),
        (f"M{area.id}", "/de/moved?area=ludwigsburg-ossweil"),
        (f"g{group.id}", f"/de/groups/{group.slug}"),
        (f"p{post.id}", f"/de/posts/{post.id}"),
    ):
        assert browser.get(f"/q/{code}", headers=german, expect=302).location == place


def test_codes_of_what_nobody_may_know_lead_nowhere(browser, town):
    hidden = town.organisation(state=OrganisationState.HIDDEN)
    closed = town.group(state=GroupState.CLOSED)
    browser.get(f"/q/o{hidden.id}", expect=404)
    browser.get("/q/o99999", expect=404)
    browser.get("/q/nonsense", expect=404)
    path = browser.get(f"/q/g{closed.id}", headers={"Accept-Language": "de"}, expect=302).location
    browser.get(path, expect=410)


def test_the_page_needs_as_many_statements_for_many_as_for_few(browser, ossweil, statements):
    with statements() as few:
        browser.get(PAGE)
    for number in range(3):
        town = ossweil
        town.schedule(town.group(f"Café {number}"))
        town.group(f"Gruppe {number}", kind=GroupKind.WORKING_GROUP)
        town.organisation(f"Organisation {number}", area_id=town.ossweil.id)
        town.post(area_id=town.ossweil.id)
    with statements() as many:
        browser.get(PAGE)
    assert len(few) == len(many)
