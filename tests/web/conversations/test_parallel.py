"""Twenty identical submits at once make one row and one letter (R11)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.engine import make_url

from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.extensions import db, writing
from helpboard.models import AccessCode, Conversation, Letter, Login, Message
from helpboard.web.auth import hashed
from tests.conftest import SECRET
from tests.town import Town, make_tables
from tests.web.conversations.pages import token_of

AT_ONCE = 20


@pytest.fixture
def board(database, tmp_path, request):
    """A board with a database of its own, as several workers share it, and Alice's post."""
    url = f"sqlite:///{tmp_path}/board.db"
    if database == "postgresql":
        server = request.getfixturevalue("postgres_url")
        url = make_url(server).update_query_dict({"options": "-csearch_path=parallel"})
        url = url.render_as_string(hide_password=False)
    settings = Settings(
        instance=tmp_path,
        secret_key=SECRET,
        database_url=url,
        base_url="http://localhost",
        home_area="ludwigsburg",
        is_testing=True,
    )
    app = create_app(settings)
    with app.app_context():
        if database == "postgresql":
            with db.engine.begin() as connection:
                connection.execute(text("DROP SCHEMA IF EXISTS parallel CASCADE"))
                connection.execute(text("CREATE SCHEMA parallel"))
        make_tables(db.engine)
        now = datetime.now(UTC)
        with writing(db.session()) as session:
            town = Town(session, now)
            alice, bob = town.person("Alice"), town.person("Bob")
            app.post_id = town.post(author_id=alice.id).id
            ends = now + timedelta(days=1)
            session.add(
                Login(user_id=bob.id, token_hash=hashed("bob"), created_at=now, expires_at=ends)
            )
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _sent_at_once(board, cookies, **fields):
    """Open the form once and send it twenty times at the same moment; return the answers."""
    path = f"/de/posts/{board.post_id}/answer"
    first = board.test_client()
    for name, value in cookies.items():
        first.set_cookie(name, value)
    data = {"csrf_token": token_of(first.get(path).text), **fields}
    kept = {one.key: one.value for one in first._cookies.values()}

    def submit(_number):
        client = board.test_client()
        for name, value in kept.items():
            client.set_cookie(name, value)
        return client.post(path, data=data)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(submit, range(AT_ONCE)))


def _counts(board, *models):
    with board.app_context():
        return [db.session.scalar(select(func.count()).select_from(model)) for model in models]


def test_an_account_answers_once(board):
    answers = _sent_at_once(board, {"login": "bob"}, text="Ich kann helfen.")
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    assert _counts(board, Conversation, Message, Letter) == [1, 1, 1]


def test_a_visitor_gets_one_code(board):
    answers = _sent_at_once(board, {}, text="Guten Tag", name="Zahra", hear="code")
    assert {answer.status_code for answer in answers} == {303}
    assert _counts(board, Conversation, Message, Letter, AccessCode) == [1, 1, 1, 1]
