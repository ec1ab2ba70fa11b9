import pytest
from sqlalchemy import select

from helpboard.models import SearchDocument, Service
from tests.directory import place, service
from tests.web.my_organisations.conftest import hidden, token_of

LIST = "/en/my/organisations/naehstube/services"
NEW = f"{LIST}/new"
GIVEN = {
    "name": "Nähkurs",
    "topic": "sewing",
    "about": "Für alle, die nähen lernen wollen.",
    "papers": "",
    "source_lang": "de",
    "area": "ludwigsburg-mitte",
    "place": "",
    "languages": ["de", "ar"],
    "conditions": ["drop-in"],
    "hours.way": "week",
    "hours.holidays": "closed",
    "hours.tue.1.from": "14:00",
    "hours.tue.1.to": "16:00",
}


def test_bob_describes_a_course_and_it_is_read_and_found_at_once(as_, town, session, sewing):
    house = place(town)
    town.make_searchable()
    browser = as_("Bob")
    data = {**GIVEN, "csrf_token": token_of(browser.get(NEW).text), "place": house.slug}

    for _click in range(2):
        assert browser.post(NEW, data=data).location == LIST

    [made] = session.scalars(select(Service))
    assert (made.slug, made.opening_hours) == ("naehstube-naehkurs", "Tu 14:00-16:00; PH off")
    public = as_().get("/en/organisations/naehstube").text
    assert "Nähkurs" in public
    assert "Haus am Park" in public
    document = session.scalars(
        select(SearchDocument).where(SearchDocument.organisation_id == sewing.id)
    ).one()
    assert "nahkurs" in document.tokens or "naehkurs" in document.tokens


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Kurs\nBcc: x@example.org"}, "name"),
        ({"topic": "leisure"}, "topic"),
        ({"place": "nowhere"}, "place"),
        ({"area": "atlantis"}, "area"),
        ({"papers": "Mail an kurs@example.org"}, "papers"),
        ({"conditions": ["dancing"]}, "conditions"),
        ({"languages": ["xx"]}, "languages"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_kept(as_, session, values, field):
    browser = as_("Bob")
    data = {**GIVEN, "csrf_token": token_of(browser.get(NEW).text), **values}
    page = browser.post(NEW, data=data, expect=422).text

    assert f'id="{field}-error"' in page
    assert "Für alle, die nähen lernen wollen." in page
    assert 'value="14:00"' in page
    assert session.scalars(select(Service)).all() == []


def test_wrong_hours_are_said_at_their_day(as_, session):
    browser = as_("Bob")
    data = {**GIVEN, "csrf_token": token_of(browser.get(NEW).text), "hours.tue.1.to": ""}
    page = browser.post(NEW, data=data, expect=422).text

    assert 'id="hours.tue-error"' in page
    assert session.scalars(select(Service)).all() == []


def test_of_two_tabs_the_second_sees_both_texts(as_, town, session, sewing):
    row = service(town, sewing)
    path = f"{LIST}/{row.id}"
    page = as_("Alice").get(path).text
    data = {**GIVEN, "seen": hidden(page, "seen"), "csrf_token": token_of(page)}
    as_("Alice").post(path, data={**data, "about": "Alices Satz."})
    token = token_of(as_("Bob").get(path).text)

    late = {**data, "csrf_token": token, "about": "Bobs Satz."}
    page = as_("Bob").post(path, data=late, expect=409).text

    assert "Alices Satz." in page
    assert "Bobs Satz." in page
    as_("Bob").post(path, data={**late, "seen": hidden(page, "seen")})
    assert session.get(Service, row.id).about == "Bobs Satz."


def test_an_ended_service_leaves_the_page(as_, town, session, sewing):
    row = service(town, sewing)
    service_id, browser = row.id, as_("Bob")
    assert "Nähkurs" in as_().get("/en/organisations/naehstube").text
    browser = as_("Bob")
    token = token_of(browser.get(LIST).text)
    for _time in range(2):
        browser.post(f"{LIST}/{service_id}/end", data={"csrf_token": token})
    assert "Nähkurs" not in as_().get("/en/organisations/naehstube").text


def test_a_service_of_somebody_else_is_not_found(as_, town, session):
    row = service(town, town.organisation("Fremde"))
    browser = as_("Bob")
    browser.get(f"{LIST}/{row.id}", expect=404)
    token = token_of(browser.get(NEW).text)
    browser.post(f"{LIST}/{row.id}/end", data={"csrf_token": token})
    assert session.get(Service, row.id) is not None


def test_markup_in_a_service_is_text_on_every_page(as_, session):
    evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"
    browser = as_("Bob")
    words = dict.fromkeys(("name", "about", "papers"), evil)
    token = token_of(browser.get(NEW).text)
    browser.post(NEW, data={**GIVEN, **words, "csrf_token": token})

    made = session.scalars(select(Service)).one()
    pages = [browser.get(path).text for path in (LIST, f"{LIST}/{made.id}")]
    pages.append(as_().get("/en/organisations/naehstube").text)
    for page in pages:
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize("path", ["services", "gives-seeks"])
def test_an_id_that_no_table_can_hold_is_not_there(as_, sewing, path):
    as_("Bob").get(f"/en/my/organisations/naehstube/{path}/{10**20}", expect=404)
