"""What stands below a hidden organisation is hidden with it."""

import pytest

from helpboard.domain.organisation import OrganisationState


@pytest.fixture
def department(town):
    hidden = town.organisation("Verborgene Hilfe", state=OrganisationState.HIDDEN)
    return town.organisation("Abteilung Nadelöhr", slug="nadeloehr", parent_id=hidden.id)


@pytest.fixture
def team(town, department):
    return town.organisation("Gruppe Fingerhut", slug="fingerhut", parent_id=department.id)


def test_a_post_does_not_name_a_department_of_a_hidden_organisation(browser, town, department):
    post = town.post(organisation_id=department.id)
    town.make_searchable()
    for path in (
        "/de/",
        "/de/board/",
        f"/de/posts/{post.id}",
        "/feeds/board.atom",
        "/de/search?q=Gut+erhalten",
    ):
        assert "Nadelöhr" not in browser.get(path).text
        assert "nadeloehr" not in browser.get(path).text


def test_a_post_does_not_name_what_is_two_levels_below_a_hidden_organisation(browser, town, team):
    post = town.post(organisation_id=team.id)
    for path in ("/de/", "/de/board/", f"/de/posts/{post.id}", "/feeds/board.atom"):
        assert "ingerhut" not in browser.get(path).text


def test_search_does_not_find_what_is_below_a_hidden_organisation(browser, town, team):
    town.make_searchable()
    for word in ("Nadelöhr", "Fingerhut"):
        assert "/de/organisations/" + word.lower() not in browser.get(f"/de/search?q={word}").text


def test_the_sitemap_does_not_list_what_is_below_a_hidden_organisation(browser, town, team):
    page = browser.get("/sitemap.xml").text
    assert "nadeloehr" not in page
    assert "fingerhut" not in page


@pytest.mark.parametrize("slug", ["nadeloehr", "fingerhut"])
def test_the_profile_of_what_is_below_a_hidden_organisation_is_not_found(browser, team, slug):
    browser.get(f"/de/organisations/{slug}", expect=404)
    browser.get(f"/de/organisations/{slug}.ics", expect=404)


@pytest.mark.parametrize("slug", ["nadeloehr", "fingerhut"])
def test_the_board_does_not_filter_by_what_is_below_a_hidden_organisation(browser, team, slug):
    browser.get(f"/de/board/?organisation={slug}", expect=400)
