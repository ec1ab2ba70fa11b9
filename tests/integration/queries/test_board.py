from datetime import timedelta

import pytest

from helpboard.domain.board import BoardFilter
from helpboard.domain.errors import MalformedError
from helpboard.domain.post import PostKind, PostState
from helpboard.queries.board import board_page
from helpboard.queries.cursor import Cursor
from tests.directory import counted


def ids(page):
    return [card.id for card in page.cards]


def test_the_board_shows_public_posts_of_the_home_area_newest_first(town, session, now):
    old = town.post(published_at=now - timedelta(days=2))
    new = town.post(published_at=now - timedelta(days=1), area_id=town.ossweil.id)
    town.post(area_id=town.county.id)
    town.post(state=PostState.PENDING)
    town.post(expires_at=now - timedelta(seconds=1))

    page = board_page(session, BoardFilter(area="ludwigsburg"), now=now)

    assert ids(page) == [new.id, old.id]
    assert page.total == 2
    assert page.next is None


def test_what_is_kept_of_the_board_is_not_asked_again_but_its_cards_are(
    town, session, connection, now
):
    remembered = {}

    def keep(key, make):
        return remembered[key] if key in remembered else remembered.setdefault(key, make())

    chosen = BoardFilter(area="ludwigsburg")
    first = town.post()
    with counted(connection) as cold:
        board_page(session, chosen, now=now, keep=keep)
    second = town.post()
    with counted(connection) as warm:
        page = board_page(session, chosen, now=now, keep=keep)
    assert (len(cold), len(warm)) == (3, 1)
    assert set(ids(page)) == {first.id, second.id}
    assert page.total == 1
    assert board_page(session, chosen, now=now + timedelta(minutes=1), keep=keep).total == 2


def test_a_branch_includes_its_leaves_and_an_area_its_districts(town, session, now):
    bicycle = town.post("bicycle")
    town.post("tandem", kind=PostKind.REQUEST)

    goods = board_page(session, BoardFilter(area="ludwigsburg", topic="goods"), now=now)
    elsewhere = board_page(session, BoardFilter(area="ludwigsburg-ossweil"), now=now)

    assert ids(goods) == [bicycle.id]
    assert ids(elsewhere) == []


def test_day_and_part_ask_for_one_time_that_is_both(town, session, now):
    slots = [[0, 9 * 60, 10 * 60], [1, 18 * 60, 20 * 60]]
    post = town.post("tandem", facts={"when": {"kind": "weekly", "slots": slots}})

    def found(**chosen):
        return ids(board_page(session, BoardFilter(area="ludwigsburg", **chosen), now=now))

    assert found(day="mon") == found(part="evening") == found(day="tue", part="evening")
    assert found(day="mon") == [post.id]
    assert found(day="mon", part="evening") == []


def test_pages_follow_each_other_without_gap_or_repeat_even_at_one_moment(town, session, now):
    posts = [town.post() for _ in range(7)]
    chosen = BoardFilter(area="ludwigsburg")
    first = board_page(session, chosen, now=now, size=3)
    second = board_page(session, chosen, now=now, size=3, after=first.next)
    third = board_page(session, chosen, now=now, size=3, after=second.next)

    assert ids(first) + ids(second) + ids(third) == [post.id for post in reversed(posts)]
    assert third.next is None


@pytest.mark.parametrize(
    "text", ["", "x", "1", "1-", "-1", "1-x", "9" * 39, "1-99999999999", "١-٢"]
)
def test_a_cursor_from_elsewhere_is_malformed(text):
    with pytest.raises(MalformedError):
        Cursor.parse(text)
