import re

import pytest
from sqlalchemy import select

from helpboard.models import Entry, Site, SiteGroup, SiteRelease
from tests.web.desk.conftest import filled

ALL = "/en/desk/sites"
TYPED = {
    "name": "Haus am Rain", "kind": "flat", "area": "ludwigsburg-mitte",
    "address": "Rainweg 7", "head_count": "120", "languages": ["ar", "so"],
    "closes_on": "2027-03-31", "note": "Hausmeister Herr Geheim",
}  # fmt: skip


def full(page, **values):
    seen = re.search(r'name="seen"[^>]*value="([^"]*)"', page)
    return filled(page, **({"seen": seen[1]} if seen else {}), **values)


@pytest.fixture
def site(town, now):
    return town.add(Site(
        key="rain", name="Haus am Rain", kind="shared_accommodation", area_id=town.mitte.id,
        address="Rainweg 7", head_count=None, languages=["ar"], closes_on=None,
        created_at=now, updated_at=now))  # fmt: skip


def test_a_site_is_added_once_and_the_log_holds_no_word_of_it(session, as_):
    form = full(as_("Carla").get(f"{ALL}/new").text, **TYPED)
    as_("Carla").post(f"{ALL}/new", data={**form, "address": ""}, expect=422)
    for _twice in range(2):
        as_("Carla").post(f"{ALL}/new", data=form)
    row = session.scalars(select(Site)).one()
    assert (row.key, row.head_count, row.languages) == ("haus-am-rain", 120, ["ar", "so"])
    entry = session.scalars(select(Entry)).one()
    assert (entry.action, entry.about_id, entry.codes) == ("site:add", row.id, {})
    page = as_("Carla").get(ALL)
    assert "Haus am Rain" in page.text
    assert "Rainweg" not in page.text
    page = as_("Carla").get(f"{ALL}/{row.id}")
    assert "Rainweg 7" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert "plans/new?kind=closing" in page.text


def test_a_change_by_somebody_else_is_shown_and_nothing_is_lost(session, as_, site):
    path = f"{ALL}/{site.id}/edit"
    first, second = as_("Carla").get(path).text, as_("Deniz").get(path).text
    as_("Carla").post(path, data=full(first, **TYPED))
    mine = {**TYPED, "address": "Rainweg 9"}
    late = as_("Deniz").post(path, data=full(second, **mine), expect=409).text
    assert "Rainweg 9" in late
    assert "Hausmeister Herr Geheim" in late
    as_("Deniz").post(path, data=full(late, **mine))
    session.refresh(site)
    assert site.address == "Rainweg 9"
    assert session.scalars(select(Entry.codes).order_by(Entry.id)).all()[-1] == {
        "fields": ["address"]
    }


@pytest.mark.parametrize(
    "wrong",
    [{"area": "ludwigsburg-ossweil"}, {"head_count": "-3"}, {"closes_on": "2027-02-30"},
     {"kind": "castle"}, {"name": " "}],
)  # fmt: skip
def test_nonsense_is_refused_at_its_field_with_what_was_typed(session, town, as_, site, wrong):
    path = f"{ALL}/{site.id}/edit"
    who = "Else" if "area" in wrong else "Carla"
    if who == "Else":
        site.area_id = town.ossweil.id
        session.flush()
        wrong = {"area": "ludwigsburg-mitte"}
    form = full(as_(who).get(path).text, **{**TYPED, **wrong})
    page = as_(who).post(path, data=form, expect=422).text
    assert "Hausmeister Herr Geheim" in page
    assert site.note == ""


def test_groups_serve_with_a_note_and_people_know_until_it_is_taken_back(
    session, town, as_, cast, site, now
):
    group = town.group("Café am Rain")
    town.add(SiteRelease(site_id=site.id, user_id=cast["Alice"].id, released_at=now,
                         released_by=cast["Carla"].id))  # fmt: skip
    path = f"{ALL}/{site.id}"
    page = as_("Carla").get(path).text
    as_("Carla").post(f"{path}/groups", data=filled(page, group="x"), expect=422)
    as_("Carla").post(f"{path}/groups", data=filled(page, group=str(group.id), note="Mondays"))
    page = as_("Carla").get(path).text
    assert "Mondays" in page
    assert "Alice" in page
    for _twice in range(2):
        as_("Carla").post(f"{path}/groups/{group.id}/end", data=filled(page))
        as_("Carla").post(f"{path}/people/{cast['Alice'].id}/end", data=filled(page))
    assert session.scalars(select(SiteGroup)).all() == []
    assert session.scalars(select(SiteRelease)).all() == []
    assert [entry.action for entry in session.scalars(select(Entry).order_by(Entry.id))] == [
        "site:serve", "site:serve-no-more", "site:take-back",
    ]  # fmt: skip


def test_to_a_coordinator_of_another_area_there_is_no_such_site(as_, cast, site):
    assert "Haus am Rain" not in as_("Else").get(ALL).text
    token = filled(as_("Else").get(f"{ALL}/new").text)
    for ending in ("", "/edit"):
        as_("Else").get(f"{ALL}/{site.id}{ending}", expect=404)
    for ending in ("/edit", "/groups", "/groups/1/end", f"/people/{cast['Alice'].id}/end"):
        as_("Else").post(f"{ALL}/{site.id}{ending}", data=token, expect=404)


def test_the_pages_of_sites_ask_as_often_for_three_as_for_one(town, as_, site, now, statements):
    browser, counts = as_("Carla"), []
    for more in (0, 2):
        for number in range(more):
            group = town.group(f"Gruppe {number}")
            town.add(SiteGroup(site_id=site.id, group_id=group.id))
            town.add(SiteRelease(site_id=site.id, user_id=town.person().id, released_at=now))
            town.add(Site(key=f"s{number}", name=f"S{number}", kind="flat", address="A",
                          area_id=town.mitte.id, languages=[], created_at=now,
                          updated_at=now))  # fmt: skip
        for path in (ALL, f"{ALL}/{site.id}"):
            browser.get(path)
            with statements() as noted:
                browser.get(path)
            counts.append(len(noted))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 15
