from dataclasses import replace

import pytest

from tests.directory import asked, counter, place

TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.fixture
def with_maps(app, monkeypatch):
    """A board whose operator has named a server of maps."""
    board = app.extensions["helpboard"]
    new = replace(board, settings=replace(board.settings, tiles_url=TILES))
    monkeypatch.setitem(app.extensions, "helpboard", new)


def test_a_board_without_a_server_of_maps_offers_none(browser, town):
    house = place(town)

    answer = browser.get(f"/en/places/{house.slug}")

    assert "data-map" not in answer.text
    assert "map.js" not in answer.text
    assert "img-src 'self';" in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("with_maps")
def test_a_house_says_who_sends_the_map_before_it_is_sent(browser, town):
    house = place(town, "Haus <am> 'Park'")

    answer = browser.get(f"/en/places/{house.slug}")

    assert "The map comes from tiles.example.org." in answer.text
    assert "[48.897, 9.191]" in answer.text
    assert "Haus <am>" not in answer.text
    assert "img-src 'self' https://tiles.example.org;" in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("with_maps")
def test_what_was_chosen_in_the_list_goes_along_from_its_map(browser, town):
    house = place(town)
    asked(town, counter(town, house, town.organisation("Bürgerbüro")), "letter")

    answer = browser.get("/en/places/?concern=letter")

    assert f"/en/places/{house.slug}?concern=letter&#34;}}]" in answer.text


@pytest.mark.usefixtures("with_maps")
def test_a_house_that_nobody_has_placed_has_no_map(browser, town):
    house = place(town, latitude=None, longitude=None)

    assert "data-map" not in browser.get(f"/en/places/{house.slug}").text
    assert "data-map" not in browser.get("/en/places/").text


@pytest.mark.usefixtures("with_maps")
def test_the_privacy_text_names_the_server_of_the_maps_and_no_other_text_does(browser, town):
    assert "tiles.example.org" in browser.get("/en/legal/privacy").text
    assert "tiles.example.org" not in browser.get("/en/legal/imprint").text
