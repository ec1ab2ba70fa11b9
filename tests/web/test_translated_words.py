"""What people wrote reaches readers in their own language, and says how far it can be trusted."""

import re

import pytest

from helpboard.domain.translation import ItemKind, Origin
from helpboard.extensions import db
from helpboard.models import Translation
from tests.directory import counted, counter, place, service
from tests.translating import machine_translated, translated

STATES = re.compile(r'data-testid="translation-state" data-state="([^"]+)"')


@pytest.fixture
def house(town):
    """A house with all that is translated on the pages of an organisation, a place and a group."""
    office, group = town.organisation(donations="Stoffreste"), town.group()
    house = place(town)
    desk = counter(town, house, office)
    course = service(town, office, place_id=house.id, papers="Garn")
    for kind, thing, fields in (
        (ItemKind.PLACE, house, {"portrait": "منزل لكل المكاتب"}),
        (ItemKind.COUNTER, desk, {"papers": "بطاقة هوية"}),
        (ItemKind.SERVICE, course, {"name": "دورة خياطة", "about": "للجميع", "papers": "خيط"}),
        (ItemKind.ORGANISATION, office, {"about": "نخيط كل ثلاثاء", "donations": "بقايا قماش"}),
        (ItemKind.GROUP, group, {"about": "قهوة وكعك"}),
    ):
        machine_translated(town, kind, thing, "ar", fields)
    return house, office, group


def test_profiles_are_read_in_the_readers_language_and_say_that_a_machine_wrote_it(browser, house):
    place_, office, group = house
    shown = {
        f"/ar/places/{place_.slug}": ("منزل لكل المكاتب", "بطاقة هوية", "دورة خياطة", "خيط"),
        f"/ar/organisations/{office.slug}": ("نخيط كل ثلاثاء", "بقايا قماش", "دورة خياطة"),
        f"/ar/groups/{group.slug}": ("قهوة وكعك",),
        "/ar/places/": ("منزل لكل المكاتب",),
        "/ar/organisations/": ("نخيط كل ثلاثاء",),
        "/ar/groups/": ("قهوة وكعك",),
    }
    for path, sentences in shown.items():
        text = browser.get(path).text
        assert [one for one in sentences if one not in text] == [], path
        assert set(STATES.findall(text)) == {"machine"}, path


def test_the_original_opens_below_a_translation_in_its_own_language(browser, town):
    post = town.post(text="Kaum gefahren.")
    machine_translated(town, ItemKind.POST, post, "ar", {"text": "بالكاد استُعملت."})

    text = browser.get(f"/ar/posts/{post.id}").text

    assert '<div class="original__text" lang="ar" dir="rtl">بالكاد استُعملت.</div>' in text
    opened = text.partition('<details class="original__source">')[2].partition("</details>")[0]
    assert 'lang="de" dir="ltr">Kaum gefahren.</div>' in opened
    assert "machine" not in browser.get(f"/de/posts/{post.id}").text


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, "translated"),
        ({"origin": Origin.MACHINE, "reviewed_at": None}, "machine"),
        ({"origin": Origin.EDITED}, "translated"),
        ({"reviewed_at": None}, "translated unchecked"),
        ({"source_hash": "of other words"}, "translated outdated"),
    ],
)
def test_a_line_says_how_far_a_translation_can_be_trusted(browser, town, values, state):
    post = town.post(text="Kaum gefahren.")
    translated(town, ItemKind.POST, post, "en", {"text": "Hardly used."}, **values)
    assert STATES.findall(browser.get(f"/en/posts/{post.id}").text) == [state]


def test_a_text_that_nobody_translated_says_which_language_it_is_in(browser, town):
    text = browser.get(f"/en/posts/{town.post(text='Kaum gefahren.').id}").text
    assert STATES.findall(text) == ["source"]
    assert "This text is in German." in text


@pytest.mark.parametrize(
    "path", ["/en/", "/en/board/", "/en/search?q=Fahrrad", "/feeds/board.atom?lang=en"]
)
def test_cards_and_feeds_show_the_translation_and_that_a_machine_made_it(browser, town, path):
    post = town.post(text="Kaum gefahren.")
    machine_translated(town, ItemKind.POST, post, "en", {"text": "Hardly used."})
    town.make_searchable()

    text = browser.get(path).text

    assert "Hardly used." in text
    assert "Translated by a machine" in text
    assert "Kaum gefahren." not in text


def test_a_card_changes_with_its_translation(browser, town):
    post = town.post(text="Kaum gefahren.")
    assert "Kaum gefahren." in browser.get("/en/board/").text
    row = machine_translated(town, ItemKind.POST, post, "en", {"text": "Hardly used."})
    assert "Translated by a machine" in browser.get("/en/board/").text
    row.origin = Origin.EDITED
    town.session.flush()
    text = browser.get("/en/board/").text
    assert "Hardly used." in text
    assert "Translated by a machine" not in text


@pytest.mark.parametrize("rows", [1, 3])
def test_words_cost_one_statement_a_page_and_none_in_the_language_of_the_originals(
    browser, town, connection, rows
):
    office = town.organisation()
    for _ in range(rows):
        service(town, office)
        machine_translated(
            town, ItemKind.POST, town.post(organisation_id=office.id), "en", {"text": "Good."}
        )
    post = town.post()
    costs = {}
    for lang in ("de", "en"):
        for path in ("/board/", f"/posts/{post.id}", f"/organisations/{office.slug}", "/"):
            with counted(connection) as statements:
                browser.get(f"/{lang}{path}")
            costs.setdefault(path, []).append(len(statements))
    assert {path: other - own for path, (own, other) in costs.items()} == dict.fromkeys(costs, 1)
    assert max(costs["/board/"]) <= 6
    assert max(costs[f"/posts/{post.id}"]) <= 8


def test_pages_that_are_kept_grow_old_with_a_translation(app, town):
    row = machine_translated(town, ItemKind.POST, town.post(), "en", {"text": "Good."})
    town.session.commit()
    version = app.extensions["helpboard"].version
    with app.app_context():
        shown = db.session.get_one(Translation, (row.item_id, row.lang))
        before = version.current()
        shown.origin = Origin.EDITED
        db.session.commit()
        assert version.current() != before
