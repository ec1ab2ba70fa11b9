import pytest

from helpboard.domain.group import AddressShown
from tests.directory import counted, counter, deadline_of, place, service


def test_the_list_shows_places_with_address_and_todays_hours(browser, town):
    place(town, "Haus am Park", opening_hours="Mo-Su 09:00-12:00")

    text = browser.get("/en/places/").text

    assert "Haus am Park" in text
    assert "Parkweg 3, 71634 Ludwigsburg" in text
    assert "Today: 09:00–12:00" in text
    assert "1 place<" in text


def test_an_empty_list_says_what_to_do_next_and_a_wrong_area_is_400(browser, town):
    assert "No place fits this choice" in browser.get("/en/places/").text
    answer = browser.get("/ar/places/?area=atlantis", expect=400)
    assert '<html lang="ar" dir="rtl"' in answer.text
    browser.get("/de/places/nowhere", expect=404)


def test_a_house_shows_who_sits_there_and_how_to_get_there(browser, town):
    house = place(town)
    office = town.organisation("Ausländeramt", parent_id=town.organisation("Stadt Ludwigsburg").id)
    counter(
        town, house, office, room="Zimmer 12", papers="Ausweis", concerns=["asylum-advice", "Pass"]
    )
    service(town, office, "Beratung", place_id=house.id)
    town.schedule(town.group("Café Willkommen", place_id=house.id))
    town.group("Scheue Gruppe", place_id=house.id, address_shown=AddressShown.RELEASED)

    text = browser.get(f"/en/places/{house.slug}").text

    assert 'href="geo:48.897000,9.191000"' in text
    assert "Parkweg 3, 71634 Ludwigsburg" in text
    assert "reachable by wheelchair" in text
    assert "Ausländeramt" in text
    assert "Zimmer 12" in text
    assert "Advice on asylum" in text
    assert '<li class="tag">Pass</li>' in text
    assert "Stadt Ludwigsburg" in text
    assert '<div class="original__text" lang="de" dir="ltr">Ausweis</div>' in text
    assert "Café Willkommen" in text
    assert "Beratung" in text
    assert "Scheue Gruppe" not in text


@pytest.mark.parametrize(
    ("is_step_free", "sentence"),
    [(True, "No steps"), (False, "There are steps"), (None, "We do not know")],
)
def test_a_house_says_whether_there_are_steps(browser, town, is_step_free, sentence):
    house = place(town, is_step_free=is_step_free, latitude=None)

    text = browser.get(f"/en/places/{house.slug}").text

    assert sentence in text
    assert "geo:" not in text


def test_unclear_hours_are_shown_as_written(browser, town):
    house = place(town, opening_hours="nach Vereinbarung")

    text = browser.get(f"/en/places/{house.slug}").text

    assert "<bdi>nach Vereinbarung</bdi>" in text
    assert "Open now" not in text


def test_a_house_with_hours_is_true_at_most_until_midnight(app, town, now):
    house = place(town, opening_hours="24/7")
    town.session.commit()

    deadline = int(deadline_of(app, f"/de/places/{house.slug}") or 0)

    assert now.timestamp() < deadline <= now.timestamp() + 25 * 3600


def test_a_house_in_arabic_reads_from_the_right(browser, town):
    house = place(town)

    assert '<html lang="ar" dir="rtl"' in browser.get(f"/ar/places/{house.slug}").text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_house_costs_the_same_statements(browser, town, connection, rows):
    house = place(town)
    for _ in range(rows):
        office = town.organisation()
        counter(town, house, office)
        service(town, office, place_id=house.id)
        town.schedule(town.group(place_id=house.id))
    town.session.commit()
    path = f"/de/places/{house.slug}"

    with counted(connection) as statements:
        browser.get(path)

    assert len(statements) == 6
