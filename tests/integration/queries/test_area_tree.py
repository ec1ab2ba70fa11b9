"""A country has ten thousand areas: read once, found at once, and offered a few at a time."""

import time

import pytest
from sqlalchemy import insert

from helpboard.models import Area
from helpboard.queries.areas import AreaRow, AreaTree, area_tree
from helpboard.web.filters import MOST_AREAS

STATES, COUNTIES, TOWNS = 16, 25, 25


@pytest.fixture(scope="module")
def country() -> AreaTree:
    """16 lands of 25 counties of 25 towns each, and the country around them."""
    rows = [_row((1,), "country")]
    for land in range(STATES):
        rows.append(_row((1, 100 + land), "land"))
        for county in range(COUNTIES):
            above = (1, 100 + land, 1000 + land * COUNTIES + county)
            rows.append(_row(above, "county"))
            first = 10_000 + (above[-1] - 1000) * TOWNS
            rows += [_row((*above, first + town), "town") for town in range(TOWNS)]
    return AreaTree(tuple(rows))


def _row(ids: tuple[int, ...], kind: str) -> AreaRow:
    number = ids[-1]
    path = "".join(f"/{part}" for part in ids) + "/"
    return AreaRow(number, f"a{number}", f"A {number}", kind, path, len(ids) - 1, False, None, None)


def test_what_lies_below_is_what_the_paths_say(country):
    for slug in ("a1", "a100", "a1007", "a10040"):
        area = country.by_slug(slug)
        below = tuple(row for row in country.rows if row.path.startswith(area.path))
        assert country.below(area) == below
        assert country.has_below(area) is (len(below) > 1)
    assert country.by_slug("atlantis") is None
    assert (country.name_of("a100"), country.name_of("atlantis")) == ("A 100", "atlantis")
    assert country.name_by_id(10_040) == "A 10040"


def test_readers_walk_through_a_country_and_see_all_of_a_town(country):
    root, land, county = (country.by_slug(slug) for slug in ("a1", "a103", "a1080"))
    lands = [row for row in country.rows if row.kind == "land"]
    assert country.choices(root, root, most=MOST_AREAS) == (root, *lands)
    around = country.choices(root, county, most=MOST_AREAS)
    assert around[0] == root
    assert {row.kind: sum(row.kind == one.kind for one in around) for row in around} == {
        "country": 1, "land": 1, "county": COUNTIES, "town": TOWNS,
    }  # fmt: skip
    assert land in around
    assert country.choices(county, county, most=MOST_AREAS) == country.below(county)
    assert len(country.choices(root, land, most=10)) == 12


def test_every_area_of_a_country_is_found_in_less_than_a_second(country):
    begun = time.process_time()
    for row in country.rows:
        assert country.by_slug(row.slug) is row
        assert country.name_by_id(row.id)
        assert country.has_below(row) is (row.kind != "town")
    assert time.process_time() - begun < 1


def test_the_tree_is_read_in_the_order_shown_in_one_statement(session, town, country):
    towns = [row for row in country.rows if row.kind == "town"]
    first = 1_000_000
    session.execute(
        insert(Area),
        [
            {
                "id": first + number, "slug": f"t{number}", "name": f"T {number % 7}",
                "kind": "district", "parent_id": town.home.id, "is_portal": False,
                "path": f"{town.home.path}{first + number}/", "position": number % 3,
            }
            for number, _ in enumerate(towns)
        ],
    )  # fmt: skip
    tree = area_tree(session)
    below = tree.below(tree.by_slug(town.home.slug))
    assert len(below) == len(towns) + 3
    ours = [row for row in below if row.id >= first]
    order = [((row.id - first) % 3, row.name, row.id) for row in ours]
    assert order == sorted(order)

    assert area_tree(session, known=tree) is tree
    town.mitte.name = "Innenstadt"
    session.flush()
    renamed = area_tree(session, known=tree)
    assert renamed.name_of(town.mitte.slug) == "Innenstadt"
