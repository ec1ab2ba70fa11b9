"""Pages and letters in languages that nobody speaks: every word goes through a catalogue."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from babel import Locale
from flask.testing import FlaskClient
from sqlalchemy import select

from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.domain.languages import LANGUAGES
from helpboard.models import Area, Group, Organisation, Place
from tests.browser.routes import ASKING, ONE_OF_EACH
from tests.journeys.demo import LEGAL, Demo
from tests.journeys.pages import Page, read_page
from tests.pseudo import LONG, MIRRORED, longer, mirrored, speaking_pseudo

pytestmark = pytest.mark.slow

ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
WORD = re.compile(r"(?<!\w)[A-Za-z][A-Za-z0-9]+(?!\w)")
CODES = {
    "A1",
    "A2",
    "B1",
    "B2",
    "C1",
    "C2",
    "EUR",
    "SMS",
    "Telegram",
    "WhatsApp",
    "XL",
    "XS",
    "XXL",
}
BESIDE = ("board/?q=xyzzyx", "nothing-here", "board/?topic=nonsense", "search")


@pytest.fixture(scope="module")
def client(demo: Demo) -> Iterator[FlaskClient]:
    environment = {**demo.environment, "HELPBOARD_BASE_URL": "http://localhost"}
    settings = Settings.from_environment(environment)
    app = create_app(replace(settings, languages=("de", LONG, MIRRORED)))
    with speaking_pseudo():
        yield app.test_client(use_cookies=False)


@pytest.fixture(scope="module")
def known(demo: Demo) -> re.Pattern[str]:
    """Names, and what the tables of the world's languages say of days and languages."""
    locale = Locale.parse(LANGUAGES[LONG].babel)
    words = [
        *locale.days["format"]["wide"].values(), *locale.days["stand-alone"]["wide"].values(),
        *locale.months["format"]["wide"].values(), *locale.months["stand-alone"]["wide"].values(),
        *locale.languages.values(), "dhe",
    ]  # fmt: skip
    with demo.session() as session:
        names = [
            *session.scalars(select(Area.name)),
            *session.scalars(select(Group.name)),
            *session.scalars(select(Organisation.name)),
            *session.scalars(select(Place.name)),
        ]
    ordered = sorted(
        (*words, *names, LANGUAGES[LONG].own_name, "Helpboard Ludwigsburg"), key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")


def paths(demo: Demo) -> list[str]:
    one_of_each = [path(demo) for path in ONE_OF_EACH.values()]
    asking = [f"ask?{step}" for step in ASKING]
    posts = [f"posts/{post}" for post in demo.manifest["posts"]["published"][::6]]
    return [*one_of_each, *asking, *posts, *BESIDE]


def plain_words(page: Page, tag: str, known: re.Pattern[str]) -> set[str]:
    own = [text.text for text in page.texts if text.lang == tag and not text.is_name]
    left = (known.sub("", ISOLATED.sub("", text)) for text in own)
    return {word for text in left for word in WORD.findall(text)} - CODES


@pytest.mark.parametrize("tag", [LONG, MIRRORED])
def test_every_word_of_every_kind_of_page_is_marked_for_translation(
    client: FlaskClient, demo: Demo, known: re.Pattern[str], tag: str
) -> None:
    legal = {f"legal/{slug}" for slug in LEGAL}
    found = {}
    for path in paths(demo):
        page = read_page(client.get(f"/{tag}/{path}").text)
        assert (page.lang, page.dir) == (tag, LANGUAGES[tag].direction)
        words = plain_words(page, tag, known)
        if words and path not in legal:
            found[path] = words
    assert found == {}


def test_what_is_not_marked_would_be_found(known: re.Pattern[str]) -> None:
    page = read_page(f'<html lang="{LONG}"><p>Hello</p><p>{longer("Hello")}</p></html>')
    assert plain_words(page, LONG, known) == {"Hello"}


def test_pseudo_texts_keep_what_a_translator_keeps() -> None:
    text = "%(num)d of <b>%(name)s</b> &amp; more, 100%%"
    for change in (longer, mirrored):
        changed = change(text)
        assert WORD.findall(re.sub(r"%\(\w+\)[ds]|</?b>|&amp;", "", changed)) == []
        assert changed % {"num": 3, "name": "X"}
    assert len(longer("A text of thirty characters!!!")) >= 42
