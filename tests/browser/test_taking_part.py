"""Two strangers find each other: from joining to “found”, with letters at a real mail server."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.joining import address_in, confirm, log_in, register
from tests.browser.judging import follow, too_wide
from tests.journeys.demo import Demo, MakeDemo
from tests.mail.sink import Sink, running
from tests.served import Server, run, served

PASSWORD = "Nebel über dem Feldweg"
SENDER = "board@ludwigsburg.example"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
THREAD = r"/\w\w/my/messages/\d+"
OTHER = {"de": "ar", "ar": "de"}
DIRECTION = {"de": "ltr", "ar": "rtl"}
ASKED = {"de": "Für meine Tochter, sie fährt damit zur Schule.", "ar": "لابنتي، لتذهب إلى المدرسة."}
HELLO = {"de": "Ich habe eines im Keller.", "ar": "عندي واحدة في القبو."}
REPLY = {"de": "Das wäre wunderbar!", "ar": "سيكون ذلك رائعًا!"}
CAN_HELP = {"de": "Ich kann helfen.", "ar": "أستطيع المساعدة."}


@dataclass(frozen=True)
class Board:
    """A town of this story's own, its mail server, and the pages that are served."""

    demo: Demo
    sink: Sink
    server: Server


@pytest.fixture(scope="module")
def board(new_demo: MakeDemo) -> Iterator[Board]:
    demo = new_demo("sqlite", "taking-part")
    with running(Sink()) as sink:
        mail = {"HELPBOARD_MAIL_URL": sink.url, "HELPBOARD_MAIL_FROM": SENDER}
        environment = {**demo.environment, **mail}
        with served(demo.instance, environment=environment, arguments=("--workers", "1")) as server:
            yield Board(demo, sink, server)


@pytest.fixture(scope="module")
def base_url(board: Board) -> str:
    return f"http://127.0.0.1:{board.server.port}"


@dataclass
class Person:
    """Somebody with a phone, an address and a language; reads every letter once."""

    page: Page
    board: Board
    email: str
    tag: str
    read: int = 0

    def letter(self) -> EmailMessage:
        """Wait for the next letter; what is true of every letter is looked at here."""
        letter = self.board.sink.wait_for(self.email, after=self.read)
        self.read += 1
        assert letter["Content-Language"] == self.tag
        html = letter.get_body(("html",))
        assert html is not None
        tag = f'<html lang="{self.tag}" dir="{DIRECTION[self.tag]}">'
        assert tag in html.get_content()
        _names_nobody_else(letter, self.email)
        return letter

    def press(self, part: str) -> None:
        assert too_wide(self.page) == []
        follow(self.page.locator(f"main {part}").first)


def _names_nobody_else(letter: EmailMessage, reader: str) -> None:
    """Look through every header and every part of a letter for addresses."""
    parts = [str(value) for value in letter.values()]
    parts += [part.get_content() for part in letter.walk() if not part.is_multipart()]
    found = {address.lower() for part in parts for address in ADDRESS.findall(part)}
    at_board = SENDER.partition("@")[2]
    assert {one for one in found if one.partition("@")[2] != at_board} == {reader}
    assert parseaddr(str(letter["From"]))[1] == SENDER


def _text(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def _joined(page: Page, board: Board, name: str, tag: str, script: bool) -> Person:
    email = f"{name.lower()}-{tag}-{script}@example.org".lower()
    person = Person(page, board, email, tag)
    register(page, name=name, email=email, password=PASSWORD, tag=tag)
    confirm(page, person.letter(), tag=tag)
    log_in(page, email=email, password=PASSWORD)
    page.wait_for_url(f"**/{tag}/my/")
    return person


def _known(page: Page, board: Board, role: str, tag: str) -> Person:
    """Somebody of the demo town who reads every letter so far away."""
    account = board.demo.manifest["accounts"][role]
    page.goto(f"/{tag}/account/login")
    log_in(page, email=account["email"], password=account["password"])
    page.wait_for_url(f"**/{tag}/my/")
    return Person(page, board, account["email"], tag, len(board.sink.letters_to(account["email"])))


def _post(author: Person) -> str:
    """Ask for a child's bicycle, by pictures and facts; returns the number of the post."""
    page = author.page
    page.goto(f"/{author.tag}/posts/new")
    author.press("a[href*='kind=request']")
    author.press("a[href*='topic=goods']")
    author.press("a[href*='topic=bicycle']")
    page.locator("select[name=thing]").select_option("child-bicycle")
    page.locator("input[name=size]").fill("20")
    page.locator("textarea[name=text]").fill(ASKED[author.tag])
    author.press("button[name=do][value=publish]")
    if page.locator("button[name=anyway]").count():
        author.press("button[name=anyway]")
    state = page.get_by_test_id("post-state")
    assert state.get_attribute("data-state") == "pending"
    return page.url.rpartition("/")[2]


def _answer(helper: Person, number: str, words: str) -> None:
    page = helper.page
    page.goto(f"/{helper.tag}/posts/{number}")
    helper.press("a[href$='/answer']")
    page.locator("input[name=sentence][value=can-help]").check(force=True)
    page.locator("textarea[name=text]").fill(words)
    helper.press("form.form button[type=submit]")
    page.wait_for_url("**/my/messages/*")
    assert words in page.get_by_test_id("message").last.inner_text()


def _follow(person: Person, letter: EmailMessage) -> None:
    """Open the conversation that a letter tells of."""
    person.page.goto(address_in(letter, THREAD))
    assert person.page.locator("html").get_attribute("dir") == DIRECTION[person.tag]


def _status(page: Page, path: str) -> int:
    answer = page.goto(path)
    assert answer
    return answer.status


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("tag", ["de", "ar"])
def test_two_strangers_find_each_other_and_a_third_is_told_kindly(
    new_page: NewPage, board: Board, tag: str, script: bool
) -> None:
    def phone() -> Page:
        return new_page(java_script_enabled=script)

    author = _joined(phone(), board, "Amal", tag, script)
    helper = _joined(phone(), board, "Berta", OTHER[tag], script)
    third = _known(phone(), board, "volunteer", "de")
    stranger = new_page(quiet=False)

    number = _post(author)
    assert _status(stranger, f"/{tag}/posts/{number}") == 404
    desk = board.demo.manifest["accounts"]["coordinator"]["email"]
    run("posts", "decide", number, "publish", "--as", desk, environment=board.demo.environment)
    assert f"/posts/{number}" in _text(author.letter())
    assert _status(stranger, f"/{tag}/posts/{number}") == 200
    assert ASKED[tag] in stranger.content()

    _answer(helper, number, HELLO[helper.tag])
    heard = author.letter()
    assert CAN_HELP[tag] in _text(heard)  # the ready sentence in the reader's own language
    assert HELLO[helper.tag] in _text(heard)
    _answer(third, number, "Ich hätte auch eines.")
    author.letter()

    _follow(author, heard)
    author.page.locator("main form.form textarea[name=text]").fill(REPLY[tag])
    author.press("form.form .form__end button")
    replied = helper.letter()
    assert REPLY[tag] in _text(replied)
    _follow(helper, replied)
    assert REPLY[tag] in helper.page.get_by_test_id("message").last.inner_text()

    author.press("button[name=deed][value=take]")
    _follow(helper, helper.letter())
    may_go_on = helper.page.locator("main button[name=deed][value=end]")
    assert may_go_on.count() == 1
    told = third.letter()
    assert address_in(told, r"/de/(posts/\d+|board/)")
    assert f"/posts/{number}" not in _text(told)
    assert _status(stranger, f"/{tag}/posts/{number}") == 410
    author.page.goto(f"/{tag}/my/posts/{number}")
    assert author.page.get_by_test_id("post-state").get_attribute("data-state") == "fulfilled"
