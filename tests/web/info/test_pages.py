"""Information pages as everybody reads them."""

from datetime import timedelta

import pytest

from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.translation import ItemKind, Origin
from helpboard.models import PageAddress
from tests.directory import counted, deadline_of, place, service
from tests.web.info.pages import card, page, term, translated


def test_the_menu_shows_newcomers_first_and_nothing_that_is_not_public(browser, town):
    page(town, "spenden", title="Geld geben", audience=PageAudience.ENGAGED)
    living = page(town, "wohnen", title="Wohnen")
    page(town, "wohnen/miete", title="Miete", parent_id=living.id)
    draft = page(town, "entwurf", title="Noch geheim", state=PageState.DRAFT)
    page(town, "entwurf/unten", title="Unter Geheimem", parent_id=draft.id)
    translated(town, living, "en", title="Living")

    text = browser.get("/en/info/").text

    assert text.index(">Living<") < text.index(">Geld geben<")
    assert '<a href="/en/info/wohnen/miete" lang="de" dir="ltr">Miete</a>' in text
    assert "Noch geheim" not in text
    assert "Unter Geheimem" not in text
    assert 'href="/en/info/reports/"' in text


def test_a_page_shows_where_it_stands_and_how_old_it_is(browser, town):
    living = page(town, "wohnen", title="Wohnen", checked_at=town.now)
    for position, slug in enumerate(("miete", "strom")):
        page(
            town,
            f"wohnen/{slug}",
            title=slug.title(),
            parent_id=living.id,
            position=position,
            body="## Eins\n\nText\n\n## Zwei\n\n## Drei",
        )

    above, below = browser.get("/de/info/wohnen").text, browser.get("/de/info/wohnen/miete").text

    assert 'href="/de/info/wohnen/strom"' in above
    assert "Last checked" in browser.get("/en/info/wohnen").text
    assert '<a href="/de/info/wohnen" lang="de" dir="ltr"><bdi>Wohnen</bdi></a>' in below
    assert 'aria-current="page">Miete' in below
    assert '<a href="#part-2">Zwei</a>' in below
    assert '<h2 id="part-2">Zwei</h2>' in below
    assert 'rel="next"' in below
    assert "translation-state" not in below


@pytest.mark.parametrize("state", [PageState.DRAFT, PageState.HIDDEN])
def test_a_page_that_is_not_public_and_what_hangs_below_it_are_no_pages(browser, town, state):
    hidden = page(town, "geheim", state=state, body="canary-body")
    page(town, "geheim/unten", parent_id=hidden.id)
    for path in ("geheim", "geheim/unten"):
        assert "canary-body" not in browser.get(f"/en/info/{path}", expect=404).text


def test_old_addresses_lead_to_where_a_page_is_now(browser, town):
    moved = page(town, "wohnen/miete-neu")
    town.add(PageAddress(path="miete", page_id=moved.id))
    town.add(PageAddress(path="alt", page_id=page(town, "weg", state=PageState.HIDDEN).id))
    for old in ("miete", "wohnen/miete-neu/"):
        answer = browser.get(f"/ar/info/{old}", expect=301)
        assert answer.headers["Location"].endswith("/ar/info/wohnen/miete-neu")
    browser.get("/ar/info/alt", expect=404)


def test_a_reader_is_told_how_far_a_translation_can_be_trusted(browser, town):
    one = page(town, title="Wohnen", body="Ein Absatz.", for_people_only=True)
    assert "This text is in German." in browser.get("/en/info/wohnen").text
    assert "translated by people only" in browser.get("/en/info/wohnen").text
    assert "This text is in German." not in browser.get("/de/info/wohnen").text

    translated(town, one, "en", title="Living", body="A paragraph.")
    text = browser.get("/en/info/wohnen").text
    assert 'lang="en" dir="ltr">Living</h1>' in text
    assert 'data-testid="translation-state" data-state="translated"' in text
    assert 'href="/de/info/wohnen">' in text
    assert 'hreflang="fr"' not in text.split("</head>")[0]

    one.body = "Ein ganz anderer Absatz."
    assert "outdated" in browser.get("/en/info/wohnen").text
    translated(town, one, "ar", origin=Origin.MACHINE, title="سكن", body="فقرة")
    assert 'data-state="machine"' in browser.get("/ar/info/wohnen").text


def test_one_number_is_right_in_every_language_at_once(browser, town):
    amt = card(town)
    one = page(town, body="Hilfe:\n[[card:amt]]\nRufen Sie an: [[phone:amt]], [[hours:amt]].")
    translated(town, one, "ar", title="سكن", body="[[card:amt]]\n[[phone:amt]]")

    german, arabic = browser.get("/de/info/wohnen").text, browser.get("/ar/info/wohnen").text
    for text in (german, arabic):
        assert text.count('href="tel:+4971419100000"') == 2
        assert '<bdi class="phone" dir="ltr">07141 9100000</bdi>' in text
    assert '>Montag–Freitag <span class="unbroken" dir="ltr">09:00–12:00</span></span>' in german
    assert "geo:0,0?q=Markt%201%2C%2071634%20Ludwigsburg" in german

    amt.phone = "+43 1 5858500"
    for tag in ("de", "ar", "uk"):
        text = browser.get(f"/{tag}/info/wohnen").text
        assert "07141 9100000" not in text
        assert '<bdi class="phone" dir="ltr">+43 1 5858500</bdi>' in text


def test_blocks_of_places_organisations_services_and_pages_lead_there(browser, town):
    house, office = place(town, slug="haus"), town.organisation("Beratung")
    service(town, office, "Sprechstunde", slug="sprechstunde")
    page(town, "ziel", title="Das Ziel")
    body = f"[[place:haus]]\n[[organisation:{office.slug}]]\n[[service:sprechstunde]]\n"
    page(town, body=f"{body}\nMehr: [[page:ziel]] und [[page:ziel|dort]] und [[page:nirgends]].")

    text = browser.get("/de/info/wohnen").text

    assert text.count('data-testid="fact"') == 3
    assert f'<a href="/de/places/{house.slug}">' in text
    assert f'<a href="/de/organisations/{office.slug}">' in text
    assert "Sprechstunde" in text
    assert '<a href="/de/info/ziel"><bdi lang="de" dir="ltr">Das Ziel</bdi></a>' in text
    assert '<a href="/de/info/ziel">dort</a>' in text
    assert "[[" not in text


def test_what_is_not_there_is_shown_as_nothing(browser, town):
    hidden = town.organisation("Versteckt", state="hidden")
    page(town, body=f"[[card:nope]]\n\nA [[phone:nope]] B [[organisation:{hidden.slug}]] C")
    text = browser.get("/de/info/wohnen").text
    assert "Versteckt" not in text
    assert "<p>A  B  C</p>" in text


def test_a_discreet_page_is_kept_nowhere_and_can_be_left_quickly(browser, town):
    page(town, "gewalt", is_discreet=True)
    answer = browser.get("/en/info/gewalt")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "data-leave" in answer.text
    page(town, "offen")
    assert "no-store" not in browser.get("/en/info/offen").headers["Cache-Control"]
    assert "/info/gewalt" not in browser.get("/sitemap.xml").text


def test_what_stands_below_a_discreet_page_is_discreet_too(browser, town):
    above = page(town, "gewalt", is_discreet=True)
    page(town, "gewalt/beratung", parent_id=above.id)
    answer = browser.get("/en/info/gewalt/beratung")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "X-Offline" not in answer.headers
    assert "data-leave" in answer.text
    assert "/info/gewalt" not in browser.get("/sitemap.xml").text


@pytest.mark.parametrize(
    "sign",
    ["## &#xE000;99&#xE001;", "[&#xE000;99&#xE001;](http://x.de)",
     "<http://x.de/%EE%80%8099%EE%80%81>", "&#x202E;", "<http://x.de/%E2%80%AE>"],
)  # fmt: skip
def test_no_sign_that_nobody_may_write_comes_in_another_spelling(browser, town, sign):
    page(town, body=f"{sign} Ende")
    text = browser.get("/de/info/wohnen").text
    assert "Ende" in text
    assert not {"\ue000", "\ue001", "\u202e"} & set(text)


def test_words_are_explained_at_their_first_place_in_any_language(browser, town):
    term(town, "Duldung", forms=["Duldungen"])
    term(town, "Geheimwort", state=PageState.DRAFT)
    one = page(
        town,
        body="## Duldung\n\nEine Geheimwort und Duldungen. Noch eine Duldung, "
        "[mit Duldung](https://example.org).",
    )
    translated(town, one, "ar", title="سكن", body="تصريح (Duldung) هنا")

    german, arabic = browser.get("/de/info/wohnen").text, browser.get("/ar/info/wohnen").text

    link = '<a class="term" href="/{}/glossary/#term-duldung" lang="de" dir="ltr"'
    assert german.count('class="term"') == 1
    assert f'{link.format("de")} data-term="said-duldung">Duldungen</a>' in german
    assert f'{link.format("ar")} data-term="said-duldung">Duldung</a>' in arabic
    assert "Was Duldung heißt." in arabic
    assert 'id="said-duldung"' in german


def test_no_script_no_picture_and_no_address_of_this_site_comes_through(browser, town):
    page(
        town,
        body="<script>alert(1)</script> ![x](https://evil.example/x.png) "
        "[a](javascript:alert(1)) [b](/de/my/data) [c](//evil.example) "
        "[[card:x|<img src=x onerror=alert(1)>]]",
    )
    text = browser.get("/de/info/wohnen").text.split('data-testid="page-text"')[1]
    prose = text.split("</div>")[0]
    assert "<script" not in prose
    assert "<img" not in prose
    assert "javascript:" not in prose.replace("(javascript:alert(1))", "")
    assert 'href="/de/my' not in prose
    assert 'href="//' not in prose


def test_a_page_takes_as_many_statements_for_three_of_everything_as_for_one(
    browser, town, connection
):
    def seen(path):
        with counted(connection) as statements:
            browser.get(path)
        return len(statements)

    office = town.organisation("Beratung")
    for number in (1, 2, 3):
        card(town, f"amt-{number}")
        place(town, slug=f"haus-{number}")
        service(town, office, "Rat", slug=f"rat-{number}")
        term(town, f"Wort{number}")

    def body(most):
        kinds = ("card:amt", "place:haus", "service:rat")
        blocks = [f"[[{kind}-{n}]]" for kind in kinds for n in range(1, most + 1)]
        return "\n\n".join((*blocks, *(f"Wort{n}" for n in range(1, most + 1))))

    page(town, "eins", body=body(1))
    page(town, "drei", body=body(3))
    for slug in ("a", "b", "c"):
        page(town, f"drei-{slug}")
    counts = [seen("/ar/info/eins"), seen("/ar/info/drei")]
    assert counts[0] == counts[1] <= 9


def test_a_page_with_opening_hours_is_made_anew_the_next_day(app, town):
    card(town)
    page(town, body="[[hours:amt]]")
    page(town, "ohne")
    assert deadline_of(app, "/de/info/wohnen") is not None
    assert deadline_of(app, "/de/info/ohne") is None


def test_the_glossary_is_found_through_words_in_the_readers_language(browser, town):
    duldung = term(town, "Duldung")
    term(town, "Ärztehaus")
    translated(town, duldung, "uk", kind=ItemKind.TERM, explanation="Тимчасовий дозвіл")
    everything = browser.get("/uk/glossary/").text
    assert everything.index("Ärztehaus") < everything.index("Duldung")
    assert '<bdi lang="de" dir="ltr">Duldung</bdi>' in everything
    assert 'id="term-duldung"' in everything
    found = browser.get("/uk/glossary/?q=дозвіл").text
    assert "Duldung" in found
    assert "Ärztehaus" not in found
    assert "Nothing was found" in browser.get("/en/glossary/?q=xyz").text


def test_pages_change_as_soon_as_somebody_writes(browser, town):
    one = page(town)
    assert "Ein Absatz." in browser.get("/de/info/wohnen").text
    one.body = "Etwas Neues."
    one.updated_at = town.now + timedelta(hours=1)
    assert "Etwas Neues." in browser.get("/de/info/wohnen").text


def test_pages_and_words_are_found_in_the_readers_language(browser, town):
    one = page(town, "krankheit", title="Krank", body="Der Krankenschein kommt mit der Post.")
    translated(town, one, "uk", title="Хвороба", body="Направлення приходить поштою.")
    page(town, "geheim", state=PageState.DRAFT, title="Krankenschein geheim")
    term(town, "Krankenschein", explanation="Ein Papier für den Arzt.")

    ukrainian = browser.get("/uk/search?q=поштою").text
    german = browser.get("/de/search?q=krankenschein").text

    assert 'href="/uk/info/krankheit"' in ukrainian
    assert "Хвороба" in ukrainian
    assert german.index("#term-krankenschein") < german.index('href="/de/info/krankheit"')
    assert "geheim" not in german
    assert "Nothing was found" not in browser.get("/en/search?q=krankenschein").text


def test_the_search_page_that_names_something_discreet_is_kept_nowhere(browser, town):
    page(town, "gewalt", title="Gewalt", is_discreet=True)
    assert "no-store" in browser.get("/de/search?q=gewalt").headers["Cache-Control"]


def test_the_sitemap_offers_a_page_only_in_languages_that_it_has(browser, town):
    translated(town, page(town), "uk", title="Житло")
    text = browser.get("/sitemap.xml").text
    assert "/uk/info/wohnen" in text
    assert "/de/info/wohnen" in text
    assert "/fr/info/wohnen" not in text


def test_the_start_page_leads_newcomers_to_what_they_read_first(browser, town):
    page(town, "wohnen", title="Wohnen")
    page(town, "spenden", title="Spenden", audience=PageAudience.ENGAGED)
    guide = browser.get("/en/").text.split('data-testid="guide"')[1].split("</section>")[0]
    assert '<a class="chip" href="/en/info/wohnen" lang="de" dir="ltr">Wohnen</a>' in guide
    assert "Spenden" not in guide
