"""Every public page of the demo town, in every language that the board offers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from babel.messages.pofile import read_po
from sqlalchemy import select

from helpboard.catalogue import FOLDER
from helpboard.domain.canonical import canonical
from helpboard.domain.languages import LANGUAGES
from helpboard.models import Area, Post
from tests.browser_client import check_page
from tests.journeys.demo import GONE_POSTS, LEGAL, READ_WHOLE, TAGS, UNSEEN_POSTS, Demo
from tests.journeys.pages import Page, read_page

pytestmark = pytest.mark.slow

ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
"""What the texts themselves set apart as somebody's words."""

WORDS_OF_EVERY_SCRIPT = {
    *("WhatsApp", "Telegram", "SMS", "A1", "A2", "B1", "B2", "C1", "C2", "EUR", "cookie"),
    *("XS", "XL", "XXL"),
    "Wilhelmstraße",  # a street in the news of the demo town
}
PROFILE = re.compile("/(organisations|groups|places|info)/.")
INFO_PAGE = re.compile("/info/.")
OFFICE_WORD = re.compile(r"\([A-ZÄÖÜ][A-Za-zÄÖÜäöüß, -]+\)")
"""The German word of an office behind its translation: what stands on its door and letters."""

LATIN, OTHER = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž0-9]+"), re.compile("[\u0400-\u06ff]+")
FOREIGN = {tag: LATIN if tag in {"ar", "fa", "uk", "ru"} else OTHER for tag in TAGS}
"""Words that the texts of a language do not have: those in another script."""


@dataclass
class Reading:
    """All pages in one language."""

    demo: Demo
    tag: str
    html: dict[str, str]
    pages: dict[str, Page]

    @property
    def posts(self) -> list[str]:
        """The published posts that were read."""
        published = self.demo.manifest["posts"]["published"]
        return [post for post in published if f"/{self.tag}/posts/{post}" in self.pages]

    def own_texts(self) -> Iterator[tuple[str, str]]:
        """Every text that is the board's own: in the page's language and nobody's name."""
        for path, page in self.pages.items():
            for text in page.texts:
                if text.lang == self.tag and not text.is_name:
                    yield path, ISOLATED.sub("", text.text)
            if not PROFILE.search(path):  # there, it is their name and what they say of it
                yield path, ISOLATED.sub("", page.title)
                yield path, ISOLATED.sub("", page.description)


@pytest.fixture(scope="module", params=TAGS)
def reading(request: pytest.FixtureRequest, demo: Demo) -> Reading:
    client = demo.client()
    html = {}
    for path in demo.paths(request.param):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.mimetype == "text/html", path
        html[path] = answer.text
    pages = {path: read_page(text) for path, text in html.items()}
    return Reading(demo, request.param, html, pages)


def test_every_public_page_is_whole_and_in_its_language(reading: Reading) -> None:
    direction = LANGUAGES[reading.tag].direction
    for path, html in reading.html.items():
        check_page(html)
        assert (reading.pages[path].lang, reading.pages[path].dir) == (reading.tag, direction), path
    assert len(reading.pages) > (300 if reading.tag in READ_WHOLE else 30)


def test_no_english_text_is_left_on_a_page_in_another_language(reading: Reading) -> None:
    if reading.tag == "en":
        others = {text for tag in TAGS if tag != "en" for text in _translations(tag)}
        texts = {t for t in others if not re.search(r"%\(|^[\W\d]*$", t)} - _msgids_alike("en")
    else:
        texts = _msgids_alike(reading.tag) - _translations(reading.tag)
    found = {(text, path) for path, text in reading.own_texts() if text in texts}
    assert found == set()


def test_own_texts_are_written_in_the_script_of_their_language(reading: Reading) -> None:
    with reading.demo.session() as session:
        names = "|".join(re.escape(name) for name in session.scalars(select(Area.name)))
    known = re.compile(rf"Helpboard Ludwigsburg|\b(?:{names})\b|{OFFICE_WORD.pattern}")
    legal = tuple(f"/{reading.tag}/legal/{slug}" for slug in LEGAL)
    foreign = set()
    for path, text in reading.own_texts():
        # Laws have no other names, and pages tell the words of the offices as well.
        if path not in legal and not INFO_PAGE.search(path):
            words = set(FOREIGN[reading.tag].findall(known.sub("", text))) - WORDS_OF_EVERY_SCRIPT
            foreign |= {(word, text, path) for word in words}
    assert foreign == set()


def test_the_facts_of_a_post_are_those_that_are_stored(reading: Reading) -> None:
    with reading.demo.session() as session:
        stored = dict(
            session.execute(select(Post.id, Post.facts).where(Post.id.in_(reading.posts))).all()
        )
    assert len(stored) == len(reading.posts) > (200 if reading.tag in READ_WHOLE else 20)
    for post, facts in stored.items():
        wanted = {block: canonical(block, value) for block, value in facts.items()}
        shown = reading.pages[f"/{reading.tag}/posts/{post}"].facts
        assert len(shown) == len(wanted), post
        assert dict(shown) == wanted, post


def test_what_others_wrote_says_in_which_language_it_is(reading: Reading) -> None:
    with reading.demo.session() as session:
        posts = session.execute(
            select(Post.id, Post.text, Post.text_lang).where(
                Post.id.in_(reading.posts), Post.text != ""
            )
        ).all()
    assert posts
    for post, text, lang in posts:
        first = " ".join(text.split("\n")[0].split())
        shown = [t for t in reading.pages[f"/{reading.tag}/posts/{post}"].texts if first in t.text]
        assert {t.lang for t in shown} == {lang}, post


def test_the_language_menu_stays_on_the_same_page(reading: Reading) -> None:
    for path, page in reading.pages.items():
        rest = path.removeprefix(f"/{reading.tag}")
        assert {f"/{tag}{rest}" for tag in TAGS} <= set(page.links), path


def test_pages_name_their_other_languages_to_search_engines(reading: Reading) -> None:
    own = f"/{reading.tag}/account/"
    for path, page in reading.pages.items():
        rest = path.removeprefix(f"/{reading.tag}")
        wanted = {tag: f"http://localhost/{tag}{rest}" for tag in TAGS}
        if INFO_PAGE.search(path):  # only in languages that its words are there in
            assert page.alternates.items() <= wanted.items(), path
        else:
            assert page.alternates == ({} if path.startswith(own) else wanted), path


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_not_public_answers_404_and_what_was_410(demo: Demo, tag: str) -> None:
    client = demo.client()
    made = demo.manifest
    hidden = [f"organisations/{slug}" for slug in made["organisations"]["hidden"]]
    hidden += [f"posts/{post}" for state in UNSEEN_POSTS for post in made["posts"][state]]
    gone = [f"posts/{post}" for state in GONE_POSTS for post in made["posts"][state]]
    gone += [f"groups/{slug}" for slug in made["groups"]["closed"]]
    answers = {path: client.get(f"/{tag}/{path}") for path in (*hidden, *gone)}
    statuses = {path: answer.status_code for path, answer in answers.items()}
    hidden_posts = {f"posts/{post}" for post in made["posts"]["hidden"]}
    assert {statuses[path] for path in hidden if path not in hidden_posts} == {404}
    assert {statuses[path] for path in hidden_posts} <= {404, 410}
    assert {statuses[path] for path in gone} == {410}
    for answer in answers.values():
        check_page(answer.text)
        page = read_page(answer.text)
        assert (page.lang, page.dir) == (tag, LANGUAGES[tag].direction)
        assert f"/{tag}/board/" in page.links


def _catalogues(tag: str) -> Iterator[tuple[str, str]]:
    for name in ("core", "messages"):
        with (FOLDER / LANGUAGES[tag].catalogue / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
            for message in read_po(file):
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                texts = message.string
                for one in ids:
                    yield one, texts if isinstance(texts, str) else texts[0]


def _translations(tag: str) -> set[str]:
    return {text for msgid, text in _catalogues(tag) if msgid}


def _msgids_alike(tag: str) -> set[str]:
    """English texts whose translation into ``tag`` is another text; for English, all of them."""
    if tag == "en":
        return {msgid for msgid, _ in _catalogues("de")}
    return {msgid for msgid, text in _catalogues(tag) if msgid and msgid != text}
