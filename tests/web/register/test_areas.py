import re

import pytest
from sqlalchemy import select

from helpboard.models import Area, AreaTravel, ContentVersion, Entry, Facet, PostFacet
from tests.web.desk.conftest import filled

ALL = "/en/desk/areas"
TYPED = {
    "name": "Weststadt", "kind": "district", "parent": "ludwigsburg", "latitude": "48,9",
    "longitude": "9.17", "position": "3",
}  # fmt: skip


def full(page, **values):
    seen = re.search(r'name="seen"[^>]*value="([^"]*)"', page)
    return filled(page, **({"seen": seen[1]} if seen else {}), **values)


def version(session):
    return sum(session.scalars(select(ContentVersion.number)))


def test_an_area_is_added_below_ones_own(session, town, as_):
    page = as_("Carla").get(f"{ALL}/new").text
    before = version(session)
    for _twice in range(2):
        as_("Carla").post(f"{ALL}/new", data=full(page, **TYPED))
    area = session.scalars(select(Area).where(Area.name == "Weststadt")).one()
    assert (area.slug, area.path) == ("ludwigsburg-weststadt", f"{town.home.path}{area.id}/")
    assert (area.latitude, area.longitude) == (48.9, 9.17)
    assert version(session) > before
    assert session.scalars(select(Entry.action)).all() == ["area:add"]


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"latitude": "91"}, {"latitude": "nan"}, {"longitude": ""}, {"kind": "planet"},
     {"parent": "landkreis-ludwigsburg"}, {"parent": "nowhere"}, {"position": "-1"}],
)  # fmt: skip
def test_nonsense_is_refused_at_its_field(session, as_, wrong):
    page = as_("Carla").get(f"{ALL}/new").text
    as_("Carla").post(f"{ALL}/new", data=full(page, **{**TYPED, **wrong}), expect=422)
    assert session.scalars(select(Area).where(Area.name == "Weststadt")).all() == []


def test_a_moved_area_takes_paths_filters_and_search_along(session, town, as_):
    quarter = town._area("quartier", "Quartier", "quarter", town.mitte)
    post = town.post(area_id=quarter.id)
    town.make_searchable()
    path = f"{ALL}/ludwigsburg-mitte"
    page = as_("Carla").get(path).text
    form = full(page, **{**TYPED, "name": "Neue Mitte", "parent": "ludwigsburg-ossweil"})
    as_("Carla").post(path, data=form)
    session.expire_all()
    assert quarter.path == f"{town.ossweil.path}{town.mitte.id}/{quarter.id}/"
    assert town.mitte.slug == "ludwigsburg-mitte"
    codes = select(Facet.code).join(PostFacet, PostFacet.facet_id == Facet.id)
    assert (
        "area:ludwigsburg-ossweil"
        in session.scalars(codes.where(PostFacet.post_id == post.id)).all()
    )
    assert session.scalars(select(Entry.action)).all() == ["area:edit"]
    stale = as_("Carla").post(path, data={**form, "name": "Dritte"}, expect=409).text
    assert "Neue Mitte" in stale


def test_an_area_never_goes_below_itself_nor_away_from_those_above(session, town, as_):
    town._area("quartier", "Quartier", "quarter", town.ossweil)
    path = f"{ALL}/ludwigsburg-ossweil"
    for who, parent in (("Carla", "quartier"), ("Carla", "ludwigsburg-ossweil"),
                        ("Else", "quartier"), ("Else", "ludwigsburg-mitte")):  # fmt: skip
        form = full(as_(who).get(path).text, **{**TYPED, "parent": parent})
        as_(who).post(path, data=form, expect=422)
    form = full(as_("Else").get(path).text, **{**TYPED, "name": "Oßweil am See"})
    as_("Else").post(path, data=form)
    session.refresh(town.ossweil)
    assert (town.ossweil.name, town.ossweil.parent_id) == ("Oßweil am See", town.home.id)


def test_only_an_empty_area_is_removed_and_only_from_above(session, town, as_):
    town._area("leer", "Leer", "quarter", town.ossweil)
    town.group()
    for slug, who in (("ludwigsburg-ossweil", "Else"), ("ludwigsburg-ossweil", "Carla"),
                      ("ludwigsburg", "Carla")):  # fmt: skip
        page = as_(who).get(f"{ALL}/{slug}").text
        as_(who).post(f"{ALL}/{slug}/remove", data=filled(page), expect=409)
    as_("Else").post(f"{ALL}/leer/remove", data=filled(as_("Else").get(f"{ALL}/leer").text))
    assert session.scalars(select(Area.slug).where(Area.slug == "leer")).all() == []


def test_a_measured_way_counts_there_and_back_until_it_is_taken_out(session, town, as_):
    path = f"{ALL}/ludwigsburg-ossweil"
    page = as_("Else").get(f"{path}/ways").text
    form = filled(page, other="ludwigsburg-mitte", minutes="25")
    as_("Else").post(f"{path}/ways", data={**form, "minutes": "0"}, expect=422)
    as_("Else").post(f"{path}/ways", data={**form, "other": "ludwigsburg-ossweil"}, expect=422)
    as_("Else").post(f"{path}/ways", data=form)
    assert set(session.scalars(select(AreaTravel.minutes))) == {25}
    assert len(session.scalars(select(AreaTravel.from_id)).all()) == 2
    assert "25 minutes" in as_("Else").get(f"{path}/ways").text
    as_("Else").post(f"{path}/ways", data={**form, "minutes": ""})
    assert session.scalars(select(AreaTravel.from_id)).all() == []


def test_to_a_coordinator_of_another_area_there_is_no_such_area(as_, town):
    assert "Mitte" not in as_("Else").get(ALL).text
    token = filled(as_("Else").get(f"{ALL}/new").text)
    for slug in ("ludwigsburg-mitte", "ludwigsburg"):
        for ending in ("", "/ways"):
            as_("Else").get(f"{ALL}/{slug}{ending}", expect=404)
        for ending in ("", "/ways", "/remove"):
            as_("Else").post(f"{ALL}/{slug}{ending}", data=token, expect=404)
