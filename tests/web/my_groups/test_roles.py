import pytest
from sqlalchemy import select

from helpboard.models import Direction, Entry, GiveSeek, HelpRole, SiteGroup, SiteRelease
from tests.directory import counted
from tests.integration.services.group_desk import role_in, served
from tests.web.my_groups.conftest import HUB, filled, hidden, pressed, sent, token_of

LIST = f"{HUB}/roles"
NEW = f"{LIST}/new"

ROLE = {
    "topic": "tandem",
    "note": "Kaffee kochen und reden.",
    "capacity": "3",
    "when": "weekly",
    "when.slot": ["wed-evening"],
    "min_minutes": "90",
    "must_speak": ["ar"],
    "helpful": ["fr"],
    "min_age": "",
}


def test_alice_asks_for_help_and_changes_it(as_, session, cafe):
    browser = as_("Alice")
    assert browser.post(NEW, data=filled(browser.get(NEW).text, ROLE)).location == LIST

    [row] = session.scalars(select(HelpRole))
    assert (row.group_id, row.topic, row.capacity, row.min_minutes) == (cafe.id, "tandem", 3, 90)
    assert row.when == {"kind": "weekly", "slots": [[2, 1080, 1440]]}
    assert (row.must_speak, row.helpful, row.needs_clearance) == (["ar"], ["fr"], False)
    page = browser.get(f"{LIST}/{row.id}").text
    assert 'value="wed-evening" checked' in page
    changed = filled(page, ROLE, topic="childcare", when="")
    browser.post(f"{LIST}/{row.id}", data=changed)
    assert (row.topic, row.when, row.needs_clearance) == ("childcare", None, True)
    assert "0 of 3 places taken" in browser.get(LIST).text
    remove = f"{LIST}/{row.id}/remove"
    pressed(browser, LIST, remove)
    pressed(browser, LIST, remove)
    assert session.scalars(select(HelpRole)).all() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("topic", "nonsense"),
        ("capacity", "0"),
        ("capacity", "1000000000"),
        ("min_minutes", "1"),
        ("min_age", "7"),
        ("when", "sometimes"),
        ("must_speak", "klingon"),
        ("note", "Ruf an: 0176 12345678"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(as_, session, field, value):
    browser = as_("Alice")
    data = filled(browser.get(NEW).text, ROLE, **{field: value})
    page = browser.post(NEW, data=data, expect=422).text

    assert f'id="{field}-error"' in page
    assert 'value="wed-evening" checked' in page
    assert session.scalars(select(HelpRole)).all() == []


def test_of_two_tabs_the_second_sees_what_stands_there_now(as_, town, cafe):
    row = role_in(town, cafe)
    path = f"{LIST}/{row.id}"
    second = as_("Cora").get(path).text
    as_("Alice").post(path, data=filled(as_("Alice").get(path).text, ROLE, topic="sewing"))

    page = as_("Cora").post(path, data=filled(second, ROLE, capacity="9"), expect=409).text
    assert "Somebody else has changed this" in page
    assert 'value="9"' in page
    assert row.topic == "sewing"


def test_roles_of_other_groups_are_not_there(as_, town):
    other = role_in(town, town.group("Andere"))
    as_("Alice").get(f"{LIST}/{other.id}", expect=404)
    pressed(as_("Alice"), f"{HUB}/edit", f"{LIST}/{other.id}/remove")
    assert other.topic == "tandem"


@pytest.mark.parametrize("page", ["/roles", "/schedules", "/gives-seeks", "/life", "/merge"])
def test_the_number_of_statements_does_not_grow(as_, town, cafe, connection, page):
    def statements():
        with counted(connection) as seen:
            as_("Alice").get(f"{HUB}{page}")
        return len(seen)

    def grow():
        role_in(town, cafe)
        town.schedule(cafe)
        given = {"direction": Direction.GIVE, "kind": "hosts", "topic": "tandem", "facts": {}}
        town.add(GiveSeek(group_id=cafe.id, **given))
        town.group()

    grow()
    statements()
    one = statements()
    grow()
    grow()
    assert statements() == one


def test_alice_says_what_the_café_gives_and_everybody_reads_it(as_, session, cafe):
    path = f"{HUB}/gives-seeks/new"
    browser = as_("Alice")
    values = {"direction": "seek", "kind": "hosts", "topic": "meeting-people"}
    browser.post(path, data={**values, "csrf_token": token_of(browser.get(path).text)})

    [row] = session.scalars(select(GiveSeek))
    assert (row.group_id, row.organisation_id) == (cafe.id, None)
    assert "Hosts" in as_().get("/en/groups/willkommen").text
    one = f"{HUB}/gives-seeks/{row.id}"
    seen = hidden(as_("Cora").get(one).text, "seen")
    sent(as_("Cora"), one, **{**values, "kind": "room", "seen": seen})
    assert [entry.action for entry in session.scalars(select(Entry))] == ["group:gives-seeks"]
    as_("Charlie").get(one, expect=403)
    pressed(as_("Alice"), f"{HUB}/gives-seeks", f"{one}/remove")
    assert session.scalars(select(GiveSeek)).all() == []


def test_a_lead_sees_only_the_shelters_that_she_knows(as_, town, cast, cafe, session):
    known, secret = (served(town, town.group(name)) for name in ("A", "B"))
    known.name, secret.name = "Halle am Fluss", "Geheime Villa"
    path = f"{HUB}/sites"
    assert "Until then there is nothing to choose" in as_("Alice").get(path).text
    town.add(SiteRelease(site_id=known.id, user_id=cast["Alice"].id, released_at=town.now))

    page = as_("Alice").get(path).text
    assert "Halle am Fluss" in page
    assert "Geheime Villa" not in page
    assert "Geheim 1" not in page
    sent(as_("Alice"), path, site=[str(known.id), str(secret.id), "9" * 5000, "x"])
    rows = session.scalars(select(SiteGroup.site_id).where(SiteGroup.group_id == cafe.id))
    assert list(rows) == [known.id]
    assert "Halle am Fluss" not in as_().get("/en/groups/willkommen").text
    assert "Geheime Villa" in as_("Cora").get(path).text
