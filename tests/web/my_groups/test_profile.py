import pytest
from sqlalchemy import select

from helpboard.domain.group import AddressShown, GroupRole, GroupState
from helpboard.models import Entry, Group, GroupMember, Notice, SearchDocument
from tests.web.my_groups.conftest import HUB, filled

NEW = "/en/my/groups/new"
EDIT = f"{HUB}/edit"

PROFILE = {
    "name": "Café Willkommen",
    "kind": "welcome_cafe",
    "area": "ludwigsburg-ossweil",
    "about": "Kaffee, Kuchen und Gespräche.",
    "source_lang": "de",
    "topics": ["meeting-people"],
    "languages": ["de", "ar"],
    "conditions": [],
    "place": "",
    "address": "Hauptstraße 1",
    "address_shown": "everybody",
    "capacity": "",
    "joins": "asked",
}


def founded(browser, *, expect=303, **values):
    data = filled(browser.get(NEW).text, PROFILE, **{"name": "Tandem Oßweil", **values})
    return browser.post(NEW, data=data, expect=expect)


def test_a_visitor_is_sent_to_the_log_in(as_):
    assert "/en/account/login?next=" in as_().get(NEW, expect=302).location


def test_charlie_founds_a_group_that_is_being_formed_and_leads_it(as_, cast, session):
    response = founded(as_("Charlie"))

    assert response.location == "/en/my/groups/tandem-ossweil"
    made = session.scalars(select(Group).where(Group.slug == "tandem-ossweil")).one()
    assert made.state is GroupState.FORMING
    assert session.get(GroupMember, (made.id, cast["Charlie"].id)).role is GroupRole.LEAD
    assert [n.reason for n in session.scalars(select(Notice))] == ["group-to-begin"]
    assert "just being formed" in as_().get("/en/groups/tandem-ossweil").text


def test_a_coordinators_own_group_has_begun_at_once(as_, session):
    founded(as_("Cora"))

    made = session.scalars(select(Group).where(Group.slug == "tandem-ossweil")).one()
    assert made.state is GroupState.ACTIVE
    assert session.scalars(select(Notice)).all() == []


def test_the_desk_hears_of_a_group_that_shows_everybody_where_people_live(as_, session, town):
    town.shelter("Rotwildstr. 1, 71634 Ludwigsburg")
    notes = select(Notice.reason).where(Notice.about == "group").order_by(Notice.id)
    alice = as_("Alice")

    hidden = {"address": "Rotwildstraße 1", "address_shown": "released"}
    alice.post(EDIT, data=filled(alice.get(EDIT).text, PROFILE, **hidden))
    assert session.scalars(notes).all() == []

    shown = {**hidden, "address_shown": "everybody"}
    alice.post(EDIT, data=filled(alice.get(EDIT).text, PROFILE, **shown))
    founded(as_("Charlie"), about="Wir treffen uns in der Rotwildstr. 1.")
    assert session.scalars(notes).all() == ["names-a-site", "group-to-begin", "names-a-site"]


def test_the_same_form_sent_twice_makes_one_group(as_, session):
    browser = as_("Charlie")
    data = filled(browser.get(NEW).text, PROFILE, name="Tandem")

    assert browser.post(NEW, data=data).location == browser.post(NEW, data=data).location
    assert len(session.scalars(select(Group)).all()) == 2


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Please fill this in."),
        ("name", "Café \u202egnp.exe", "not allowed"),
        ("kind", "army", "from the list"),
        ("area", "atlantis", "from the list"),
        ("about", "Ruf an: 0176 12345678", "have their own fields"),
        ("topics", "nonsense", "from the list"),
        ("languages", "klingon", "from the list"),
        ("conditions", "nonsense", "from the list"),
        ("place", "nowhere", "from the list"),
        ("address_shown", "nobody", "from the list"),
        ("capacity", "0", "from 1 to 500"),
        ("capacity", "1000000000", "from 1 to 500"),
        ("capacity", "-3", "from 1 to 500"),
        ("capacity", "9" * 5000, "from 1 to 500"),
        ("capacity", "two", "from 1 to 500"),
        ("joins", "everybody", "from the list"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(as_, session, field, value, sentence):
    page = founded(as_("Charlie"), **{field: value}, expect=422).text

    assert sentence in page
    assert f'id="{field}-error"' in page
    assert "Kaffee, Kuchen und Gespräche." in page or field == "about"
    assert len(session.scalars(select(Group)).all()) == 1


def test_alice_changes_the_text_and_readers_and_search_see_it(as_, session, cafe):
    browser = as_("Alice")
    page = browser.get(EDIT).text

    values = {"about": "Wir kochen zusammen.", "capacity": "12", "address_shown": "released"}
    assert browser.post(EDIT, data=filled(page, PROFILE, **values)).location == HUB

    public = as_().get("/en/groups/willkommen").text
    assert "Wir kochen zusammen." in public
    assert "Hauptstraße" not in public
    assert (cafe.capacity, cafe.address_shown) == (12, AddressShown.RELEASED)
    document = session.scalars(select(SearchDocument).where(SearchDocument.group_id == cafe.id))
    assert "kochen" in document.one().tokens
    assert session.scalars(select(Entry)).all() == []


def test_of_two_tabs_the_second_sees_both_texts_and_may_go_on(as_, cafe):
    first = second = as_("Alice").get(EDIT).text
    as_("Alice").post(EDIT, data=filled(first, PROFILE, about="Alices Satz.", capacity="7"))

    data = filled(second, PROFILE, about="Coras Satz.", joins="nobody")
    page = as_("Cora").post(EDIT, data=data, expect=409).text

    assert "Alices Satz." in page
    assert page.count("Coras Satz.") == 2
    assert "Nobody can join for now" in page
    assert 'value="7"' in page
    as_("Cora").post(EDIT, data=filled(page, PROFILE, about="Coras Satz.", capacity="7"))
    assert cafe.about == "Coras Satz."


def test_a_form_that_says_no_version_is_a_conflict(as_, cafe):
    values = filled(as_("Alice").get(EDIT).text, PROFILE, about="Ohne Nummer.")
    del values["version"]
    assert "Ohne Nummer." in as_("Alice").post(EDIT, data=values, expect=409).text
    assert cafe.about != "Ohne Nummer."


def test_what_a_coordinator_changes_is_in_the_log_without_words(as_, cast, session, cafe):
    browser = as_("Cora")
    browser.post(EDIT, data=filled(browser.get(EDIT).text, PROFILE, about="Neu."))

    [entry] = session.scalars(select(Entry))
    assert (entry.action, entry.about_id, entry.actor_id) == (
        "group:edit",
        cafe.id,
        cast["Cora"].id,
    )
    assert entry.codes == {"fields": ["about"]}


PAGES = (
    *("", "/edit", "/schedules", "/schedules/new", "/roles", "/roles/new", "/gives-seeks"),
    *("/gives-seeks/new", "/sites", "/life", "/rest", "/close", "/hand-over", "/merge", "/split"),
)


@pytest.mark.parametrize("page", PAGES)
def test_only_leads_and_coordinators_look_after_a_group(as_, page):
    as_("Alice").get(f"{HUB}{page}")
    as_("Cora").get(f"{HUB}{page}")
    as_("Charlie").get(f"{HUB}{page}", expect=403)
    if page:
        as_("Bob").get(f"{HUB}{page}", expect=403)
    assert "/en/account/login?next=" in as_().get(f"{HUB}{page}", expect=302).location


def test_nothing_of_a_closed_group_can_be_changed(as_, cafe):
    cafe.state = GroupState.CLOSED
    for page in PAGES[1:]:
        as_("Alice").get(f"{HUB}{page}", expect=410)


XSS = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"


def test_markup_in_any_field_is_text_on_every_page(as_):
    slug = founded(as_("Charlie"), about=XSS, address=XSS).location.rsplit("/", 1)[1]
    for path in ("/edit", "/schedules/new", "/roles/new"):
        assert "<script>alert" not in as_("Charlie").get(f"/en/my/groups/{slug}{path}").text
    public = as_().get(f"/en/groups/{slug}").text
    assert "&lt;script&gt;alert(1)" in public
    assert "<img src=x" not in public
