"""What hangs on a wall: right in every language, one page, and nothing that is not public."""

import re

import pytest

from helpboard.domain.group import AddressShown
from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.post import PostState
from helpboard.domain.translation import (
    FIELDS,
    ItemKind,
    Origin,
    TranslationStatus,
    source_hash,
)
from helpboard.models import (
    ContentItem,
    ContentRevision,
    FactCard,
    InfoPage,
    PageAddress,
    Translation,
)
from helpboard.queries.translations import source_of
from helpboard.web import printing
from tests.directory import asked, counted, counter, place, service

LONG = "Ein Satz, der an der Wand viel Platz braucht. " * 200


def translate(town, kind, row, lang, origin=Origin.HUMAN, **fields):
    source = source_of(kind, row)
    item = town.add(ContentItem(kind=kind, **{f"{kind.value}_id": row.id}))
    made_from = source_hash(source.fields)
    revision = town.add(
        ContentRevision(
            item_id=item.id, lang=lang, fields=dict.fromkeys(FIELDS[kind], "") | fields,
            source_hash=made_from, source_fields=dict(source.fields), at=town.now,
        )
    )  # fmt: skip
    town.add(
        Translation(
            item_id=item.id, lang=lang, status=TranslationStatus.PUBLIC, origin=origin,
            revision_id=revision.id, source_hash=made_from, draft={}, updated_at=town.now,
        )
    )  # fmt: skip


def test_a_post_hangs_on_one_page_in_four_languages_with_strips(pdf, town):
    post = town.post(text=LONG, facts={"thing": "bicycle", "size": 26, "count": 2})
    answer, document = pdf(f"/de/posts/{post.id}/sheet.pdf?with=ar,fa,uk")
    assert len(document.pages) == 1
    text = " ".join(document.pages[0].extract_text().split())
    assert "Angeboten: Fahrrad" in text
    for words in ("دراجة", "دوچرخه", "Велосипед"):
        assert words in text
    assert text.count(f"localhost/q/p{post.id}") == 10
    assert "an der Wand viel Platz" in text
    assert LONG.strip() not in text
    assert answer.headers["Content-Disposition"] == f'inline; filename="sheet-p{post.id}.pdf"'
    assert answer.headers["ETag"]


def test_telephone_numbers_and_hours_stay_in_order_beside_arabic_and_persian(pdf, town):
    house = town.organisation(
        phone="07141 910123", opening_hours="Mo,We 09:00-12:00", email="hallo@example.org"
    )
    _answer, document = pdf(f"/de/organisations/{house.slug}/sheet.pdf?with=ar,fa")
    text = document.pages[0].extract_text()
    assert text.count("07141\u00a0910123") == 3
    assert text.count("09:00–12:00") == 6
    assert "الاثنين" in text
    assert "دوشنبه" in text
    assert document.metadata.title == f"Helpboard o{house.id}"


@pytest.mark.usefixtures("town")
def test_the_flyer_speaks_every_language_of_the_board(pdf, app):
    _answer, document = pdf("/en/flyer.pdf")
    assert len(document.pages) == 1
    text = document.pages[0].extract_text()
    for tag in app.extensions["helpboard"].settings.languages:
        assert {"de": "Deutsch", "ar": "العربية", "uk": "Українська"}.get(tag, "") in text
    assert re.search(r"localhost/q/a\d+", text)


def test_facts_are_exact_and_free_words_stand_where_they_are_read(sheet, town):
    post = town.post(text="Gut erhalten.", text_lang="de")
    translate(town, ItemKind.POST, post, "uk", Origin.MACHINE, text="У доброму стані.")
    page = sheet(f"/en/posts/{post.id}/sheet.pdf?with=ar&with=uk").text
    german, arabic, ukrainian = page.split("<section")[1:4]
    assert "Gut erhalten." in german
    assert "Gut erhalten." not in arabic
    assert "دراجة" in arabic
    assert 'dir="rtl"' in arabic
    assert "У доброму стані." in ukrainian
    assert "Машинний переклад" in ukrainian


def test_paper_says_when_no_second_person_has_read_a_translation(sheet, town):
    post = town.post(text="Gut erhalten.", text_lang="de")
    translate(town, ItemKind.POST, post, "en", text="Well kept.")
    page = sheet(f"/de/posts/{post.id}/sheet.pdf?with=en").text
    assert "No second person has checked this translation." in page


def test_words_that_no_part_is_in_stand_once_with_their_language(sheet, town):
    post = town.post(text="Good as new.", text_lang="en")
    page = sheet(f"/de/posts/{post.id}/sheet.pdf?with=ar").text
    assert page.count("Good as new.") == 1
    assert "Dieser Text ist auf Englisch." in page.split("<section")[1]
    with_english = sheet(f"/de/posts/{post.id}/sheet.pdf?with=en").text
    assert "Good as new." not in with_english.split("<section")[1]


def test_without_a_choice_it_is_german_and_the_readers_language(sheet, town):
    post = town.post()
    shown = re.findall(
        r'<section[^>]*lang="([a-z-]+)"', sheet(f"/uk/posts/{post.id}/sheet.pdf").text
    )
    assert shown == ["de", "uk"]
    shown = re.findall(
        r'<section[^>]*lang="([a-z-]+)"', sheet(f"/uk/posts/{post.id}/sheet.pdf?with=de").text
    )
    assert shown == ["de"]


def test_a_hidden_address_and_people_stay_off_the_sheet(sheet, town):
    author = town.person("Samira", email="samira@example.org")
    post = town.post(author_id=author.id)
    assert "amira" not in sheet(f"/de/posts/{post.id}/sheet.pdf").text
    group = town.group(address="Geheimweg 7", address_shown=AddressShown.RELEASED)
    town.schedule(group)
    page = sheet(f"/de/groups/{group.slug}/sheet.pdf?with=ar,uk").text
    assert "Geheimweg" not in page
    assert "Mittwoch" in page
    assert "الأربعاء" in page
    assert "середа" in page
    group.address_shown = AddressShown.EVERYBODY
    assert "Geheimweg 7" in sheet(f"/de/groups/{group.slug}/sheet.pdf").text


def test_what_nobody_may_read_has_no_sheet(sheet, town):
    waiting = town.post(state=PostState.PENDING)
    gone = town.post(state=PostState.WITHDRAWN, first_published_at=town.now)
    sheet(f"/de/posts/{waiting.id}/sheet.pdf", expect=404)
    sheet(f"/de/posts/{gone.id}/sheet.pdf", expect=410)
    for kind in ("groups", "organisations", "places", "info"):
        sheet(f"/de/{kind}/nowhere/sheet.pdf", expect=404)


def test_too_many_languages_are_asked_again_and_unknown_ones_refused(sheet, town):
    path = f"/en/posts/{town.post().id}/sheet.pdf"
    page = sheet(f"{path}?with=ar,uk,fa,en", expect=422).text
    assert "There is room for three languages" in page
    assert f'action="{path}"' in page
    sheet(f"{path}?with=klingon", expect=400)


def test_something_discreet_is_kept_nowhere_and_named_nowhere(sheet, town):
    post = town.post("women", facts={})
    answer = sheet(f"/de/posts/{post.id}/sheet.pdf")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "rauen" not in re.search(r"<title>([^<]*)</title>", answer.text)[1]


def test_whoever_comes_while_others_print_is_asked_to_come_again(browser, town, monkeypatch):
    monkeypatch.setattr(printing, "PATIENCE", 0.01)
    with printing._PRESS:
        answer = browser.get(f"/de/posts/{town.post().id}/sheet.pdf", expect=503)
    assert answer.headers["Retry-After"] == "5"


@pytest.mark.parametrize("what", ["posts", "groups", "organisations"])
def test_every_page_offers_its_sheet_without_script(browser, town, what):
    things = {
        "posts": lambda: town.post().id,
        "groups": lambda: town.group().slug,
        "organisations": lambda: town.organisation().slug,
    }
    path = f"/ar/{what}/{things[what]()}"
    page = browser.get(path).text
    form = re.search(
        rf'<form[^>]*method="get" action="{path}/sheet.pdf">.*?</form>', page, re.DOTALL
    )
    assert re.search(r'name="with" value="ar" checked', form[0])
    assert 'type="hidden" name="with" value="de"' in form[0]


def info_page(town, **values):
    given = {
        "audience": PageAudience.NEWCOMERS, "slug": "anmelden", "path": "anmelden",
        "state": PageState.PUBLISHED, "source_lang": "de", "title": "Sich anmelden",
        "summary": "Nach dem Umzug.", "body": "Gehen Sie zum **Amt**.\n\n[[card:amt]]",
        "created_at": town.now, "updated_at": town.now, **values,
    }  # fmt: skip
    return town.add(InfoPage(**given))


def test_an_information_page_hangs_with_its_facts_and_its_code_leads_back(sheet, browser, town):
    town.add(
        FactCard(
            slug="amt", name="Bürgerbüro", phone="07141 910123", languages=[],
            created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    page = info_page(town)
    translate(town, ItemKind.PAGE, page, "ar", title="التسجيل", body="اذهبوا.\n\n[[card:amt]]")
    german, arabic, ukrainian = sheet("/de/info/anmelden/sheet.pdf?with=ar,uk").text.split(
        "<section"
    )[1:4]
    assert "<strong>Amt</strong>" in german
    for part in (german, arabic):
        assert '<bdi class="phone" dir="ltr">07141 910123</bdi>' in part
    assert "التسجيل" in arabic
    assert "Sich anmelden" not in ukrainian
    headers = {"Accept-Language": "uk"}
    there = browser.get(f"/q/i{page.id}", expect=302, headers=headers).location
    assert there == "/uk/info/anmelden"
    assert f'src="/q/i{page.id}.svg"' in browser.get(there).text
    page.state = PageState.HIDDEN
    browser.get(f"/q/i{page.id}", expect=404)
    sheet("/de/info/anmelden/sheet.pdf", expect=404)
    asking = browser.get(f"/q/f{town.ossweil.id}", expect=302, headers=headers).location
    assert asking == "/uk/ask"


def test_words_that_lead_to_an_old_address_stay_on_paper(sheet, town):
    page = info_page(town, body="Mehr: [[page:frueher]]")
    town.add(PageAddress(path="frueher", page_id=page.id))
    assert 'Mehr: <a href="/de/info/anmelden">' in sheet("/de/info/anmelden/sheet.pdf").text


def test_the_sheet_of_a_page_that_has_moved_is_found_where_it_was(browser, town):
    page = info_page(town)
    town.add(PageAddress(path="frueher", page_id=page.id))
    answer = browser.get("/ar/info/frueher/sheet.pdf?with=uk&with=fa", expect=301)
    assert answer.location.endswith("/ar/info/anmelden/sheet.pdf?with=uk&with=fa")
    page.is_discreet = True
    town.session.flush()
    answer = browser.get("/ar/info/frueher/sheet.pdf", expect=301)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.location.endswith("/ar/info/anmelden/sheet.pdf")
    browser.get("/ar/info/nie/sheet.pdf", expect=404)


def test_a_discreet_page_is_kept_nowhere(sheet, town):
    info_page(town, is_discreet=True)
    answer = sheet("/de/info/anmelden/sheet.pdf")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "anmelden" not in re.search(r"<title>([^<]*)</title>", answer.text)[1].lower()


def test_a_house_hangs_with_what_its_counters_are_asked_for(sheet, town):
    house, office = place(town), town.organisation()
    asked(town, counter(town, house, office, concerns=["sewing"]), "address")
    page = sheet(f"/en/places/{house.slug}/sheet.pdf?with=en").text
    assert "Register an address" in page
    assert "Sewing" not in page


def test_a_sheet_asks_the_database_as_often_for_three_rows_as_for_one(sheet, town, connection):
    house = town.organisation()
    path = f"/de/organisations/{house.slug}/sheet.pdf?with=ar,uk"
    numbers = []
    for more in (1, 2):
        for _each in range(more):
            service(town, house)
        sheet(path)
        with counted(connection) as asked:
            sheet(path)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 25


def test_one_reader_waits_for_the_press_and_others_are_sent_away_at_once(
    browser, town, monkeypatch
):
    monkeypatch.setattr(printing, "PATIENCE", 60)
    with printing._PRESS, printing._QUEUE:
        answer = browser.get(f"/de/posts/{town.post().id}/sheet.pdf", expect=503)
    assert answer.headers["Retry-After"] == "5"
