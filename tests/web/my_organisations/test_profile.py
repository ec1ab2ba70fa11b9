import re

import pytest
from sqlalchemy import select

from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.models import Notice, Organisation, OrganisationMember, SearchDocument
from tests.web.my_organisations.conftest import PROFILE, filled, token_of

NEW = "/en/my/organisations/new"
EDIT = "/en/my/organisations/naehstube/edit"


def found(browser, *, expect=303, **values):
    page = browser.get(NEW).text
    data = {**PROFILE, "kind": "volunteer_circle", "csrf_token": token_of(page), **values}
    return browser.post(NEW, data=data, expect=expect)


def test_a_visitor_is_sent_to_the_log_in(as_):
    assert "/en/account/login?next=" in as_().get(NEW, expect=302).location


def test_charlie_founds_a_page_that_nobody_has_checked_and_owns_it(as_, cast, session):
    response = found(as_("Charlie"), name="Café Brücke")

    assert response.location == "/en/my/organisations/cafe-bruecke"
    made = session.scalars(select(Organisation).where(Organisation.slug == "cafe-bruecke")).one()
    assert made.state is OrganisationState.UNVERIFIED
    member = session.get(OrganisationMember, (made.id, cast["Charlie"].id))
    assert member.role is MemberRole.OWNER
    assert [n.reason for n in session.scalars(select(Notice))] == ["to-verify"]
    public = as_().get("/en/organisations/cafe-bruecke").text
    assert "Café Brücke" in public
    assert "Nobody from the town has checked" in public


def test_the_desk_hears_of_a_page_that_names_where_people_live(as_, session, town):
    town.shelter("Rotwildstr. 1, 71634 Ludwigsburg")
    found(as_("Charlie"), name="Café Brücke", about="Wir helfen in der Rotwildstraße 1.")

    assert session.scalars(select(Notice.reason).order_by(Notice.id)).all() == [
        "to-verify", "names-a-site",
    ]  # fmt: skip


def test_the_same_form_sent_twice_makes_one_page(as_, session):
    browser = as_("Charlie")
    data = {**PROFILE, "kind": "company", "csrf_token": token_of(browser.get(NEW).text)}

    first = browser.post(NEW, data=data)
    second = browser.post(NEW, data=data)

    assert first.location == second.location
    assert len(session.scalars(select(Notice).where(Notice.reason == "to-verify")).all()) == 1
    assert len(session.scalars(select(Organisation)).all()) == 2


def test_the_fourth_page_in_a_day_is_too_many_and_keeps_what_was_typed(as_):
    browser = as_("Charlie")
    for number in range(3):
        found(browser, name=f"Verein {number}")

    page = found(browser, name="Noch ein Verein", expect=429)

    assert "Noch ein Verein" in page.text
    assert int(page.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Please fill this in."),
        ("name", "Faden\r\nBcc: all@example.org", "one line"),
        ("name", "Faden\x0bX-Evil: yes", "not allowed"),
        ("name", "Faden \u202egnp.exe", "not allowed"),
        ("name", "N" * 201, "too long"),
        ("kind", "government", "from the list"),
        ("area", "atlantis", "from the list"),
        ("about", "W" * 10_000, "too long"),
        ("about", "Ruf an: 0176 12345678", "have their own fields"),
        ("about", "x" * 101, "One word is too long"),
        ("phone", "call me", "phone number"),
        ("phone", "0190<script>", "phone number"),
        ("email", "someone@nowhere", "e-mail address"),
        ("email", "a@example.org\nBcc: b@example.org", "one line"),
        ("website", "javascript:alert(1)", "web address"),
        ("website", "https://user:pw@example.org", "web address"),
        ("website", "data:text/html,<b>", "web address"),
        ("website", 'https://example.org/"onload="x', "web address"),
        ("postcode", "71634-71638-71640", "too long"),
        ("donations", "\x00", None),
        ("topics", "nonsense", "from the list"),
        ("languages", "klingon", "from the list"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(as_, session, field, value, sentence):
    if sentence is None:
        found(as_("Charlie"), **{field: value}, expect=400)
    else:
        page = found(as_("Charlie"), **{field: value}, expect=422).text
        assert sentence in page
        assert f'id="{field}-error"' in page
        assert "Wir nähen jeden Dienstag." in page or field == "about"
    assert len(session.scalars(select(Organisation)).all()) == 1


XSS = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"


def test_markup_in_any_field_is_text_on_every_page(as_, session):
    values = dict.fromkeys(("name", "about", "street", "city", "donations"), XSS)
    slug = found(as_("Charlie"), **values).location.rsplit("/", 1)[1]

    for path in ("", "/edit", "/members", "/departments", "/hours", "/services", "/gives-seeks"):
        text = as_("Charlie").get(f"/en/my/organisations/{slug}{path}").text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    public = as_().get(f"/en/organisations/{slug}").text
    assert "&lt;script&gt;alert(1)" in public
    assert "<img src=x" not in public


def test_a_name_that_passes_for_a_verified_one_is_looked_at_by_the_desk(as_, session):
    found(as_("Charlie"), name="Nаhstube Faden")

    reasons = {n.reason for n in session.scalars(select(Notice))}
    assert reasons == {"to-verify", "name-mixes-scripts", "name-looks-alike"}


def test_bob_changes_the_text_and_readers_see_it_at_once(as_, town, session, sewing):
    town.make_searchable()
    assert "jeden Dienstag" in as_().get("/en/organisations/naehstube").text
    browser = as_("Bob")

    browser.post(EDIT, data=filled(browser.get(EDIT).text, about="Wir nähen am Mittwoch."))

    assert "am Mittwoch" in as_().get("/en/organisations/naehstube").text
    document = session.scalars(
        select(SearchDocument).where(SearchDocument.organisation_id == sewing.id)
    ).one()
    assert "mittwoch" in document.tokens


def test_saving_the_same_form_twice_is_no_conflict(as_):
    browser = as_("Bob")
    data = filled(browser.get(EDIT).text, about="Einmal.")

    browser.post(EDIT, data=data)
    browser.post(EDIT, data=data)


def test_of_two_tabs_the_second_sees_both_texts_and_may_go_on(as_):
    browser = as_("Alice")
    first = second = browser.get(EDIT).text
    browser.post(EDIT, data=filled(first, about="Alices Satz."))

    page = as_("Bob").post(EDIT, data=filled(second, about="Bobs Satz."), expect=409).text

    assert "Alices Satz." in page
    assert page.count("Bobs Satz.") == 2
    as_("Bob").post(EDIT, data=filled(page, about="Bobs Satz."))
    assert "Bobs Satz." in as_().get("/en/organisations/naehstube").text


def test_in_a_conflict_a_field_that_was_left_alone_keeps_what_somebody_else_wrote(as_, sewing):
    first = second = as_("Alice").get(EDIT).text
    more = {"phone": "07141 910 0", "topics": ["sewing", "bicycle"], "about": "Alices Satz."}
    as_("Alice").post(EDIT, data=filled(first, **more))

    page = as_("Bob").post(EDIT, data=filled(second, about="Bobs Satz."), expect=409).text

    assert 'value="07141 910 0"' in page
    assert "<h3>Phone</h3>" not in page
    assert re.search(r'value="bicycle" checked', page)


def test_two_tabs_that_change_different_fields_are_shown_what_is_new(as_, sewing):
    first = second = as_("Alice").get(EDIT).text
    as_("Alice").post(EDIT, data=filled(first, phone="07141 910 0"))

    page = as_("Bob").post(EDIT, data=filled(second, city="Ludwigsburg"), expect=409).text

    assert 'value="07141 910 0"' in page
    assert "<h3>Town</h3>" in page


def test_whoever_has_changed_nothing_takes_nothing_back(as_, sewing):
    first = second = as_("Alice").get(EDIT).text
    as_("Alice").post(EDIT, data=filled(first, about="Alices Satz."))

    as_("Bob").post(EDIT, data=filled(second))

    assert sewing.about == "Alices Satz."


def test_a_form_without_its_token_keeps_what_was_typed(as_):
    browser = as_("Bob")
    data = {**filled(browser.get(EDIT).text, about="Lange getippt."), "csrf_token": "old"}

    assert "Lange getippt." in browser.post(EDIT, data=data, expect=422).text


def test_a_new_name_of_a_verified_organisation_reaches_the_desk(as_, session, sewing):
    browser = as_("Bob")
    browser.post(EDIT, data=filled(browser.get(EDIT).text, name="Nähstube Zwirn"))

    [notice] = session.scalars(select(Notice))
    assert notice.reason == "changed"
    assert notice.text == "name: Nähstube Faden → Nähstube Zwirn"
    assert sewing.state is OrganisationState.VERIFIED


def test_a_stranger_may_not_look_after_it(as_):
    for path in ("", "/edit", "/members", "/hours", "/departments", "/services", "/gives-seeks"):
        as_("Charlie").get(f"/en/my/organisations/naehstube{path}", expect=403)
        as_().get(f"/en/my/organisations/naehstube{path}", expect=302)
    as_("Charlie").get("/en/my/organisations/nowhere", expect=404)


def test_a_hidden_organisation_is_there_for_its_editors_only(as_, sewing):
    sewing.state = OrganisationState.HIDDEN

    assert "has hidden this page" in as_("Bob").get("/en/my/organisations/naehstube").text
    as_("Charlie").get("/en/my/organisations/naehstube", expect=404)
    as_().get("/en/organisations/naehstube", expect=404)


def test_nothing_of_it_is_kept_by_a_phone(as_):
    response = as_("Alice").get("/en/my/organisations/naehstube")
    assert response.headers["Cache-Control"] == "no-store"
