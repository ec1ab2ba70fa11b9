"""What counts in matching, on the desk."""

import pytest

from helpboard.domain.matching.weights import Weights
from helpboard.queries.weights import current_weights
from tests.planning import WEDNESDAY, coordinator, role, volunteer
from tests.web.plans.conftest import token_of

PAGE = "/en/desk/matching"
NEW = {"topic": "70", "travel": "10", "languages": "10", "time": "10"}


def press(desk, deed, *, expect, version="0", **values):
    form = {"csrf_token": token_of(desk.get(PAGE).text), "version": version, "deed": deed}
    return desk.post(PAGE, data={**form, **NEW, **values}, expect=expect)


def test_a_look_shows_the_three_best_before_and_after_and_saves_nothing(desk, town, session):
    role(town, town.group("Kochtreff"), when=WEDNESDAY)
    volunteer(town, "Verborgen")
    page = press(desk, "look", expect=200)
    assert page.text.count("Kochtreff") == 2
    assert "Verborgen" not in page.text
    assert 'value="70"' in page.text
    assert current_weights(session) == Weights()


def test_saved_weights_stand_in_the_history_with_who_and_can_be_undone(desk, session):
    press(desk, "save", expect=303)
    assert current_weights(session).topic == 70
    page = desk.get(PAGE).text
    assert "Carla" in page
    version = page.partition('name="version"')[2].partition('value="')[2].partition('"')[0]
    form = {"csrf_token": token_of(page), "version": version}
    desk.post(f"{PAGE}/undo", data=form)
    assert current_weights(session) == Weights()


@pytest.mark.parametrize("typed", ["71", "-1", "1e9", "", "²", "9" * 40])
def test_weights_that_are_not_a_hundred_are_refused_and_kept_in_the_form(desk, session, typed):
    answer = press(desk, "save", expect=422, topic=typed)
    assert f'value="{typed}"' in answer.text
    assert current_weights(session) == Weights()


def test_whoever_saves_beside_newer_weights_sees_both(desk, session):
    press(desk, "save", expect=303)
    answer = press(desk, "save", expect=409, topic="10", travel="70")
    assert "Somebody else has set the weights meanwhile." in answer.text
    assert "<td>70</td>" in answer.text
    assert current_weights(session).topic == 70


def test_a_coordinator_of_a_district_sees_the_weights_and_changes_nothing(become, town, session):
    browser = become(coordinator(town, "Else", town.ossweil)[0])
    page = browser.get(PAGE).text
    assert "These weights are set by the coordinators of" in page
    assert 'name="topic"' not in page
    form = {"csrf_token": token_of(browser.get("/en/desk/plans/new").text), "version": "0", **NEW}
    for deed in ("look", "save"):
        browser.post(PAGE, data={**form, "deed": deed}, expect=403)
    assert current_weights(session) == Weights()


def test_looking_takes_few_statements_however_many_groups_there_are(desk, town, statements):
    form = {"csrf_token": token_of(desk.get(PAGE).text), "version": "0", "deed": "look", **NEW}
    noted = []
    for number in (1, 3, 3):
        for _ in range(number):
            role(town, town.group("Kochtreff"), when=WEDNESDAY)
            volunteer(town)
        with statements() as found:
            desk.post(PAGE, data=form, expect=200)
        noted.append(sum(one.startswith(("SELECT", "WITH")) for one in found))
    assert noted[1] == noted[2] <= 15
