"""Posts that come in by file: on the board once, and by its rules."""

from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from helpboard.domain.post import PostState
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.tables import POSTS
from helpboard.models import (
    Post,
    SearchDocument,
)
from tests.integration.services.exchange_desk import (
    MOMENT,
    Exchange,
    carried,
    changes,
    furnish,
    verdicts,
    wrong,
)


@pytest.fixture
def now():
    return MOMENT


@pytest.fixture
def exchange(session, now):
    return Exchange(session, now)


POST = {
    "id": "", "kind": "offer", "state": "published", "topic": "bicycle",
    "area": "ludwigsburg-mitte", "facts": "thing=bicycle; size=26", "text": "Ein Rad",
}  # fmt: skip


def test_a_new_post_is_on_the_board_and_in_its_index(town, session, exchange):
    exchange.carry_out(POSTS, POST)
    post = session.scalars(select(Post)).one()
    assert (post.state, post.facts) == (PostState.PUBLISHED, {"thing": "bicycle", "size": 26})
    assert post.published_at == post.first_published_at == exchange.now
    assert post.expires_at == exchange.now + timedelta(days=28)
    assert {"kind:offer", "topic:bicycle", "area:ludwigsburg"} <= carried(session, post)
    assert session.scalars(select(SearchDocument.post_id)).all() == [post.id]


def test_importing_new_posts_twice_makes_them_once(town, session, exchange):
    other = {**POST, "text": "Ein anderes Rad"}
    exchange.carry_out(POSTS, POST, other)
    session.scalars(select(Post)).first().state = PostState.WITHDRAWN
    session.flush()
    plan = exchange.carry_out(POSTS, POST, other)
    assert verdicts(plan) == ["unchanged", "unchanged"]
    assert all(step.key for step in plan.steps)
    assert session.scalar(select(func.count()).select_from(Post)) == 2


def test_the_same_new_post_twice_in_a_file_is_refused_with_both_rows(town, exchange):
    plan = exchange.plan(POSTS, POST, {**POST, "facts": "size=26;thing=bicycle"})
    assert [(p.row, p.column, p.code, p.params) for p in plan.problems] == [
        (3, "id", Wrong.SAME_POST, {"first": 2})
    ]


def test_an_unknown_number_wrong_facts_and_a_forbidden_move_are_refused(town, session, exchange):
    post = town.post(state=PostState.REJECTED, text="Nein")
    plan = exchange.plan(
        POSTS,
        {**POST, "id": "999999"},
        {**POST, "facts": "thing=sofa"},
        {**POST, "id": str(post.id), "state": "hidden"},
        {**POST, "topic": "room", "facts": ""},
    )
    assert [row[:3] for row in wrong(plan)] == [
        (2, "id", Wrong.UNKNOWN_POST),
        (3, "facts", Wrong.WRONG_FACT),
        (4, "state", Wrong.ILLEGAL_MOVE),
        (5, "state", Wrong.MUST_BE_CHECKED),
    ]


def test_a_post_leaves_the_index_when_the_file_withdraws_it(town, session, exchange):
    post = town.post()
    (row,) = exchange.export(POSTS)
    plan = exchange.carry_out(POSTS, {**row, "state": "withdrawn"})
    assert changes(plan) == [("state", "published", "withdrawn")]
    assert carried(session, post) == set()
    exchange.carry_out(POSTS, {**row, "state": "published"})
    again = session.get_one(Post, post.id)
    assert again.published_at == exchange.now
    assert "topic:bicycle" in carried(session, post)


def test_a_moment_is_kept_to_the_microsecond_when_the_file_repeats_its_second(
    town, session, exchange
):
    post = town.post(published_at=exchange.now - timedelta(hours=3))
    (row,) = exchange.export(POSTS)
    exchange.carry_out(POSTS, {**row, "text": "Neu"})
    changed = session.get_one(Post, post.id)
    assert changed.text == "Neu"
    assert changed.published_at == exchange.now - timedelta(hours=3)


def test_a_plan_asks_the_database_as_often_for_many_rows_as_for_one(
    town, session, exchange, connection
):
    asked = []
    event.listen(connection, "before_cursor_execute", lambda *args: asked.append(args[2]))
    furnish(town, session)
    counts = []
    for _round in range(2):
        town.post(text=f"Noch eins {len(counts)}")
        session.expire_all()
        asked.clear()
        exchange.plan(POSTS, *({**POST, "text": str(n)} for n in range(1 + 2 * len(counts))))
        counts.append(len(asked))
    assert counts[0] == counts[1]
