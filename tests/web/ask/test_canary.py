"""A number and a code stand on no page but their owner's, and in no log."""

import logging
import re

import pytest
from sqlalchemy import select

from helpboard.domain.post import PostState
from helpboard.models import Post
from helpboard.services import board_index
from tests.browser_client import Browser
from tests.web.ask.asking import asked

NUMBER = "0176 98765432"
SPELLINGS = (NUMBER, "+49 176 98765432", "017698765432", "+4917698765432")


@pytest.fixture
def words(browser, town, session):
    """The code of a published post whose holder wants to be called."""
    words = asked(browser, hear="call", phone=NUMBER)
    [post] = session.scalars(select(Post))
    post.state, post.published_at = PostState.PUBLISHED, town.now
    post.first_published_at = town.now
    board_index.index_post(session, post)
    return words


def _pages(browser, session):
    post = session.scalars(select(Post.id)).one()
    paths = ["/de/", "/de/board/", f"/de/posts/{post}", "/de/search?q=fahrrad"]
    paths += ["/de/ask", "/de/answers/", "/feeds/board.atom?lang=de", "/sitemap.xml"]
    return {path: browser.get(path).text for path in paths}


def test_a_stranger_never_sees_number_or_words(words, app, session):
    stranger = Browser(app.test_client(), session)
    pages = _pages(stranger, session)

    assert "Fahrrad" in pages["/de/board/"]
    for path, page in pages.items():
        assert not any(number in page for number in SPELLINGS), path
        assert words not in page, path


def test_the_holder_sees_the_number_and_never_again_the_words(words, browser, session):
    mine = browser.get("/de/answers/mine").text
    assert SPELLINGS[1] in mine
    assert words not in mine
    assert words not in browser.get("/de/answers/hear").text


def test_no_line_of_the_log_names_what_was_typed(browser, town, caplog):
    caplog.set_level(logging.DEBUG)
    words = asked(browser, hear="call", phone=NUMBER)
    browser.post("/de/answers/", data={"csrf_token": "x", "code": words}, expect=422)

    lines = "\n".join(record.getMessage() for record in caplog.records)
    assert not any(number in lines for number in SPELLINGS)
    assert not re.search(r"\b" + words.split()[0] + " " + words.split()[1], lines)


def test_no_address_carries_a_code(browser, town):
    words = asked(browser)
    card = browser.get("/de/answers/mine").text
    first, second, *_ = words.split()  # single words of it may well be words of the page
    assert not re.search(rf'(href|action)="[^"]*\b{first}\b[^"]*\b{second}\b', card)
