import pytest

from helpboard.domain.group import AddressShown
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Direction
from helpboard.web.phone_numbers import phones
from tests.directory import counted, counter, deadline_of, gives, partnership, place, service, site


def test_the_directory_shows_cards_in_the_readers_language(browser, town):
    office = town.organisation("Amt für Nähen", kind="town_office")
    town.organisation("Abteilung Faden", parent_id=office.id)

    text = browser.get("/en/organisations/").text

    assert "Amt für Nähen" in text
    assert "Abteilung Faden" in text
    assert "Town office" in text
    assert "1 organisation<" in text
    assert 'data-testid="filters"' in text
    assert "Verified organisation" in text


def test_the_directory_in_arabic_reads_from_the_right_and_keeps_german_words_german(browser, town):
    town.organisation()

    text = browser.get("/ar/organisations/").text

    assert '<html lang="ar" dir="rtl"' in text
    assert '<p lang="de" dir="ltr">Wir nähen jeden Dienstag.</p>' in text


def test_hidden_organisations_are_nowhere(browser, town):
    hidden = town.organisation("Versteckter Verein", state=OrganisationState.HIDDEN)

    assert "Versteckt" not in browser.get("/de/organisations/").text
    for path in (hidden.slug, f"{hidden.slug}.ics"):
        assert "Versteckt" not in browser.get(f"/de/organisations/{path}", expect=404).text


def test_an_unknown_organisation_is_not_found(browser, town):
    browser.get("/de/organisations/nowhere", expect=404)


@pytest.mark.parametrize(
    "query",
    ["kind=gift", "topic=nonsense", "area=atlantis", "speaks=klingon", "after=x", "after=1-%ff"],
)
def test_a_wrong_address_is_answered_400_in_the_readers_language(browser, town, query):
    response = browser.get(f"/ar/organisations/?{query}", expect=400)

    assert '<html lang="ar" dir="rtl"' in response.text


def test_an_empty_list_says_what_to_do_next(browser, town):
    text = browser.get("/en/organisations/?topic=work").text

    assert "No organisation fits this choice" in text
    assert 'href="/en/organisations/"' in text
    assert 'href="/en/groups/"' in text


def test_pages_of_the_directory_lead_to_each_other_and_keep_the_filter(browser, town):
    for number in range(26):
        town.organisation(f"Verein {number:02}")

    first = browser.get("/en/organisations/?topic=leisure")
    assert "Verein 24" in first.text
    assert "Verein 25" not in first.text
    (link,) = {
        part.split('"')[0]
        for part in first.text.split('href="')
        if part.startswith("/en/organisations/?") and "after=" in part.split('"')[0]
    }
    second = browser.get(link.replace("&amp;", "&")).text

    assert "topic=leisure" in link
    assert "Verein 25" in second
    assert "Verein 24" not in second


def test_a_discreet_topic_is_kept_by_no_phone(browser, town):
    town.organisation(topics=["women"])

    answer = browser.get("/en/organisations/?topic=women")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "public" in browser.get("/en/organisations/").headers["Cache-Control"]


def test_a_profile_shows_contact_hours_services_and_partners(browser, town):
    office = town.organisation(
        "Nähstube Faden",
        phone="+49 7141 9102222",
        email="info@faden.example",
        website="https://faden.example/",
        street="Parkweg 3",
        postcode="71634",
        city="Ludwigsburg",
        opening_hours="Mo-Su 00:00-24:00",
        donations="Wir freuen uns über Stoffe.",
        verified_at=town.now,
    )
    service(town, office, "Nähkurs")
    gives(town, office)
    gives(town, office, direction=Direction.SEEK, kind="people", facts={})
    partnership(town, office, town.group("Café Willkommen"))
    counter(town, place(town, "Haus am Park"), office)
    town.post("bicycle", organisation_id=office.id)

    text = browser.get(f"/en/organisations/{office.slug}").text

    assert 'href="tel:+4971419102222"' in text
    assert 'dir="ltr">07141 9102222<' in text
    assert 'href="mailto:info@faden.example"' in text
    assert 'href="https://faden.example/" rel="nofollow noopener' in text
    assert "Parkweg 3, 71634 Ludwigsburg" in text
    assert "Open now" in text
    assert "Nähkurs" in text
    assert 'data-testid="partner"' in text
    assert "Café Willkommen" in text
    assert "Partners since March 2026" in text
    assert "A room to use" in text
    assert "Haus am Park" in text
    assert 'data-testid="post-card"' in text
    assert f'href="/en/board/?organisation={office.slug}"' in text
    assert 'data-testid="original-note"' in text
    assert "canary" not in text


def test_a_profile_in_the_language_of_its_words_needs_no_note(browser, town):
    office = town.organisation()

    assert 'data-testid="original-note"' not in browser.get(f"/de/organisations/{office.slug}").text


def test_a_website_that_is_no_website_is_no_link(browser, town):
    office = town.organisation(website="javascript:alert(1)")

    assert "javascript" not in browser.get(f"/de/organisations/{office.slug}").text


def test_open_now_is_said_only_as_long_as_it_is_true(app, town):
    office = town.organisation(opening_hours="Mo-Su 00:00-24:00; PH off")
    without = town.organisation()
    town.session.commit()

    deadline = int(deadline_of(app, f"/de/organisations/{office.slug}"))

    assert town.now.timestamp() < deadline <= town.now.timestamp() + 25 * 3600
    assert deadline_of(app, f"/de/organisations/{without.slug}") is None


@pytest.mark.parametrize("rows", [1, 3])
def test_a_profile_costs_the_same_statements_whatever_it_shows(browser, town, connection, rows):
    office = town.organisation()
    for _ in range(rows):
        group = town.group(address="canary-address", address_shown=AddressShown.RELEASED)
        site(town, group)
        partnership(town, office, group)
        service(town, office)
        gives(town, office)
        town.organisation(parent_id=office.id)
        town.post(organisation_id=office.id)
    town.session.commit()
    path = f"/de/organisations/{office.slug}"

    with counted(connection) as statements:
        text = browser.get(path).text

    assert text.count('data-testid="partner"') == rows
    assert "canary" not in text
    assert len(statements) == 8


@pytest.mark.parametrize(
    ("written", "tel", "shown"),
    [
        ("07141/910-2222", "+4971419102222", "07141 9102222"),
        ("+380 44 123 45 67", "+380441234567", "+380 44 123 4567"),
        ("Zentrale 115", "115", "Zentrale 115"),
    ],
)
def test_a_phone_number_is_dialled_with_its_country_and_read_as_at_home(written, tel, shown):
    assert phones(written) == [{"tel": tel, "shown": shown}]
