from datetime import timedelta

import pytest

from helpboard.domain.board import BoardFilter
from helpboard.domain.search.names import WordBook
from helpboard.queries.board_search import found_page
from helpboard.services import search
from tests.directory import counted

BOOK = WordBook({})


@pytest.fixture
def look(session, now):
    """Look for words on the board of the town; what is kept is kept by this reader."""
    remembered = {}

    def keep(key, make):
        return remembered[key] if key in remembered else remembered.setdefault(key, make())

    def looking(text, *, at=now):
        search.reindex_all(session)
        chosen = BoardFilter(area="ludwigsburg", text=text)
        return lambda: found_page(session, chosen, book=BOOK, now=at, keep=keep)

    return looking


def test_words_that_are_found_are_asked_for_once(look, town, connection):
    first = town.post("bicycle", text="Ein Kinderfahrrad mit Stützrädern")
    town.post("bicycle", text="Etwas ganz anderes")
    look_for = look("Stützräder")

    with counted(connection) as statements:
        page = look_for()

    assert [card.id for card in page.cards] == [first.id]
    assert page.total == 1
    looks = [statement for statement in statements if "newest" in statement]
    assert len(looks) == (connection.dialect.name == "postgresql"), "which way to take"
    assert len(statements) - len(looks) == 2, "ids and cards; what is on one page is not counted"


def test_what_was_found_is_kept_for_a_minute_and_cards_are_read_anew(look, town, connection, now):
    first = town.post("bicycle", text="Stützräder", published_at=now - timedelta(days=1))
    assert look("Stützräder")().total == 1
    town.post("bicycle", text="Stützräder", published_at=now - timedelta(hours=1))
    first.is_urgent = True
    look_again = look("Stützräder")

    with counted(connection) as statements:
        again = look_again()

    assert [(card.id, card.is_urgent) for card in again.cards] == [(first.id, True)]
    assert again.total == 1
    assert len(statements) == 1
    assert look("Stützräder", at=now + timedelta(minutes=1))().total == 2


def test_words_that_are_nowhere_are_left_out_and_said(look, town):
    post = town.post("bicycle", text="Stützräder")

    page = look("Stützräder xylophonistin")()

    assert [card.id for card in page.cards] == [post.id]
    assert page.ignored == ("xylophonistin",)
