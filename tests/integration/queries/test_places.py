from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import AddressShown, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.models import HouseText
from helpboard.queries.house_texts import house_text
from helpboard.queries.places import place_list, place_page
from tests.directory import counted, counter, place, service

ZONE = ZoneInfo("Europe/Berlin")


def test_places_are_listed_by_name_in_their_area(town, session):
    for name in ("Zentrum", "Äußeres Haus", "Bücherei"):
        place(town, name)
    place(town, "Fern", area_id=town.county.id)

    rows = place_list(session, town.home.path)

    assert [row.name for row in rows] == ["Äußeres Haus", "Bücherei", "Zentrum"]


def test_a_house_shows_who_sits_there_who_meets_there_and_what_happens_there(town, session, now):
    house = place(town)
    office, hidden = town.organisation("Amt"), town.organisation(state=OrganisationState.HIDDEN)
    for organisation in (office, hidden):
        counter(town, house, organisation)
        service(town, organisation, place_id=house.id)
    cafe = town.group("Café", place_id=house.id)
    town.schedule(cafe)
    town.group("Scheu", place_id=house.id, address_shown=AddressShown.RELEASED)
    town.group("Vorbei", place_id=house.id, state=GroupState.CLOSED)

    page = place_page(session, house.slug, now=now, zone=ZONE)

    assert [(row.organisation_name, row.concerns) for row in page.counters] == [
        ("Amt", ("asylum-advice", "letters"))
    ]
    assert [row.organisation_name for row in page.services] == ["Amt"]
    assert [(row.name, row.next is not None) for row in page.groups] == [("Café", True)]


def test_an_unknown_house_is_not_found(session, now):
    with pytest.raises(NotFoundError):
        place_page(session, "nowhere", now=now, zone=ZONE)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_house_costs_the_same_statements_whatever_it_shows(town, session, connection, now, rows):
    house = place(town)
    for _ in range(rows):
        office = town.organisation()
        counter(town, house, office)
        service(town, office, place_id=house.id)
        town.schedule(town.group(place_id=house.id))
    session.flush()

    with counted(connection) as statements:
        page = place_page(session, house.slug, now=now, zone=ZONE)

    assert len(page.counters) == len(page.services) == len(page.groups) == rows
    assert len(statements) == 6


def test_a_house_text_comes_in_the_first_wanted_language_it_has(town, session, now):
    for lang in ("de", "tr"):
        town.add(
            HouseText(
                key="imprint", lang=lang, title=lang, body=lang, created_at=now, updated_at=now
            )
        )

    def lang(*wanted):
        return house_text(session, "imprint", wanted).lang

    assert lang("tr", "de") == "tr"
    assert lang("ar", "de", "en") == "de"
    assert lang("ar", "en") in {"de", "tr"}
    assert house_text(session, "privacy", ("de",)) is None
