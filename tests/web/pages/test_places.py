"""Public houses at the desk: who sits there, and what people can come for."""

import re

import pytest
from sqlalchemy import select

from helpboard.models import ContentRevision, Counter, CounterConcern, Place
from tests.directory import asked, counter, place
from tests.web.desk.conftest import as_ as as_
from tests.web.desk.conftest import cast as cast
from tests.web.pages.writing import form, press

PLACES = "/en/desk/places"
HOUSE = {
    "name": "Haus am Park",
    "kind": "office_house",
    "area": "ludwigsburg-mitte",
    "source_lang": "de",
    "hours.way": "text",
    "hours.text": "Mo-Fr 08:00-12:00",
}


def save(browser, path, *, expect=303, shown=None, **values):
    return browser.post(path, data=form(shown or browser.get(path).text, **values), expect=expect)


@pytest.fixture
def house(town):
    return place(town, "Haus am Park")


def test_a_house_is_added_with_who_sits_there_and_read_by_everybody(as_, town, session):
    office = town.organisation("Bürgerbüro")
    carla = as_("Carla")
    save(carla, f"{PLACES}/new", **HOUSE, portrait="Ein helles Haus.", street="Parkweg 3")
    row = session.scalars(select(Place)).one()
    path = f"{PLACES}/{row.id}/seats/new"
    seat = {"organisation": str(office.id), "room": "Zimmer 12", "source_lang": "de"}
    save(carla, path, **seat, asked=["address", "letter"], **{"room.address": "Schalter 3"})
    page = as_().get(f"/en/places/{row.slug}/slip?concern=address").text
    assert "Schalter 3" in page
    assert "Confirmation of the landlord" in page
    assert "Ein helles Haus." in as_().get(f"/de/places/{row.slug}").text
    assert len(session.scalars(select(ContentRevision)).all()) == 1


def test_what_is_wrong_stands_at_its_field(as_, house, session):
    path = f"{PLACES}/{house.id}"
    wrong = {"name": "", "kind": "palace", "latitude": "95", "hours.text": "Mo-Fr 08:00-12:00"}
    answer = save(as_("Carla"), path, expect=422, **{**HOUSE, **wrong}).text
    assert "Please fill this in." in answer
    assert "number from -90 to 90" in answer
    seat = {"organisation": "99", "asked": ["else"], "source_lang": "de"}
    answer = save(as_("Carla"), f"{path}/seats/new", expect=422, **seat).text
    assert answer.count("Please choose something from the list.") >= 2
    assert session.scalars(select(Counter)).all() == []


def test_two_who_change_a_house_or_a_counter_at_once_see_both(as_, town, house, session):
    desk = counter(town, house, town.organisation("Bürgerbüro"), room="Zimmer 1")
    path = f"{PLACES}/{house.id}"
    shown = as_("Carla").get(path).text
    save(as_("Deniz"), path, **{**HOUSE, "name": "Haus von Deniz"})
    answer = save(as_("Carla"), path, shown=shown, expect=409, **{**HOUSE, "name": "Haus C"})
    assert "Haus von Deniz" in answer.text
    save(as_("Carla"), path, shown=answer.text, **{**HOUSE, "name": "Haus C"})

    seat = {"organisation": str(desk.organisation_id), "source_lang": "de", "asked": ["letter"]}
    path = f"{path}/seats/{desk.id}"
    shown = as_("Carla").get(path).text
    save(as_("Deniz"), path, **seat, room="Zimmer D")
    answer = save(as_("Carla"), path, shown=shown, expect=409, **seat, room="Zimmer C")
    assert "Zimmer D" in answer.text
    assert 'value="Zimmer C"' in answer.text
    codes = session.scalars(select(CounterConcern.code)).all()
    assert codes == ["letter"]


def test_papers_of_one_concern_may_differ_and_counters_change_places(as_, town, house, session):
    first = counter(town, house, town.organisation("Erste"))
    second = counter(town, house, town.organisation("Zweite"), position=1)
    asked(town, first, "letter")
    path = f"{PLACES}/{house.id}"
    seat = {"organisation": str(first.organisation_id), "source_lang": "de"}
    own = {"papers.letter": ["photo", "cv", "gone"]}
    save(as_("Carla"), f"{path}/seats/{first.id}", **seat, asked=["letter"], **own)
    assert session.scalars(select(CounterConcern)).one().papers == ["photo", "cv"]
    shown = as_("Carla").get(f"{path}/seats/{first.id}").text
    assert re.search(r'value="photo" checked', shown)
    press(as_("Carla"), f"{path}/seats/{second.id}/shift", page=path, change="up")
    page = as_().get(f"/de/places/{house.slug}").text
    assert page.index("Zweite") < page.index("Erste")
    press(as_("Carla"), f"{path}/seats/{first.id}/remove", page=path)
    assert [row.id for row in session.scalars(select(Counter))] == [second.id]


def test_houses_of_other_areas_do_not_exist(as_, town, house):
    desk = counter(town, house, town.organisation("Erste"))
    path = f"{PLACES}/{house.id}"
    token = form(as_("Else").get(f"{PLACES}/new").text)
    for below in ("", "/seats/new", f"/seats/{desk.id}"):
        as_("Else").get(f"{path}{below}", expect=404)
        as_("Else").post(f"{path}{below}", data={**token, **HOUSE}, expect=404)
    for deed in ("shift", "remove"):
        data = {**token, "change": "up"}
        as_("Else").post(f"{path}/seats/{desk.id}/{deed}", data=data, expect=404)
    save(as_("Else"), f"{PLACES}/new", expect=422, **HOUSE)
    other = place(town, "Haus am See")
    as_("Carla").get(f"{PLACES}/{other.id}/seats/{desk.id}", expect=404)


def test_a_house_costs_the_same_statements_whatever_sits_there(as_, town, house, statements):
    asked(town, counter(town, house, town.organisation("Eins")), "letter")
    with statements() as one:
        as_("Carla").get(f"{PLACES}/{house.id}")
    for name in ("Zwei", "Drei"):
        asked(town, counter(town, house, town.organisation(name)), "letter")
    with statements() as three:
        as_("Carla").get(f"{PLACES}/{house.id}")
    assert len(one) == len(three) <= 15
