"""What is sent at the same moment: identical submits count once (R11), limits hold (R10)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.engine import make_url

from helpboard.adapters.limits import Limit
from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.domain.access_code import spoken
from helpboard.domain.conversation import MOST_NEW, Hear, Role
from helpboard.domain.posting import MOST_OPEN, PostContent, RefusedPostError
from helpboard.extensions import db, writing
from helpboard.models import AccessCode, Conversation, Letter, Login, Message, Post, User
from helpboard.queries.actors import actor_of
from helpboard.services import codes, incoming
from helpboard.services.conversations import start
from helpboard.services.incoming import Outcome, Reply, take_in
from helpboard.services.posts import write_post
from helpboard.web.ask import views as asking
from helpboard.web.auth import hashed
from helpboard.web.code_holder import code_hashes
from tests.conftest import SECRET
from tests.talking import HELLO, by
from tests.town import Town, make_tables
from tests.web.ask import asking as asker
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
            app.post_ids = [town.post(author_id=alice.id).id for _ in range(MOST_NEW + 3)]
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


def _all_at_once(board, cookies, path_of):
    """Open the first form, then send one of each post at the same moment; return the answers."""
    first = board.test_client()
    for name, value in cookies.items():
        first.set_cookie(name, value)
    token = token_of(first.get(path_of(board.post_ids[0])).text)
    kept = {one.key: one.value for one in first._cookies.values()}
    ready = Barrier(len(board.post_ids))

    def submit(post_id):
        client = board.test_client()
        for name, value in kept.items():
            client.set_cookie(name, value)
        ready.wait(timeout=30)
        return client.post(path_of(post_id), data={"csrf_token": token, "text": f"Zu {post_id}"})

    with ThreadPoolExecutor(len(board.post_ids)) as threads:
        return list(threads.map(submit, board.post_ids))


def _answer_to(post_id):
    return f"/de/posts/{post_id}/answer"


def test_a_new_account_begins_no_more_conversations_a_day_by_sending_many_at_once(board):
    answers = _all_at_once(board, {"login": "bob"}, _answer_to)
    assert sorted(answer.status_code for answer in answers) == [303] * MOST_NEW + [422] * 3
    assert _counts(board, Conversation, Message, Letter) == [MOST_NEW] * 3


def test_a_card_begins_no_more_conversations_a_day_by_sending_many_at_once(board):
    with board.test_request_context(), writing(db.session()) as session:
        words, now = code_hashes().words("a card"), datetime.now(UTC)
        given = {"code_hash": code_hashes().hashed(words), "hear": Hear.CODE, "language": "de"}
        codes.issue(session, now=now, **given)
    holder = board.test_client()
    token = token_of(holder.get("/de/answers/").text)
    holder.post("/de/answers/", data={"csrf_token": token, "code": spoken(words)})

    answers = _all_at_once(
        board, {one.key: one.value for one in holder._cookies.values()}, _answer_to
    )
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) == 3
    assert all("Zu " in answer.text for answer in refused)
    assert _counts(board, Conversation, Message, Letter) == [MOST_NEW] * 3


def _in_threads(board, number, do):
    """Do something so many times at the same moment, each time on a connection of its own."""
    ready = Barrier(number)

    def once(one):
        with board.app_context():
            try:
                ready.wait(timeout=30)
                with writing(db.session()) as session:
                    return do(session, one)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(once, range(number)))


def test_replies_by_mail_at_once_are_counted_one_by_one(board, monkeypatch):
    monkeypatch.setattr(incoming, "MOST_AN_HOUR", 2)
    with board.app_context(), writing(db.session()) as session:
        alice, bob = session.scalars(select(User).order_by(User.id).limit(2))
        about, now = session.get_one(Post, board.post_id), datetime.now(UTC)
        talk = start(session, about=about, answerer=by(session, bob), words=HELLO, now=now)
        key, sender = talk.key, alice.email

    def reply(session, number):
        mail = Reply(
            conversation_key=key,
            role=Role.OWNER,
            sender=sender,
            external_id=f"<{number}@example.org>",
            text=f"Nummer {number}",
        )
        return take_in(session, mail, now=datetime.now(UTC))

    outcomes = sorted(_in_threads(board, 6, reply))
    assert outcomes == [Outcome.TAKEN] * 2 + [Outcome.TOO_MANY] * 4


def test_posts_sent_at_once_are_no_more_than_somebody_new_may_have(board):
    content = PostContent(
        kind="offer",
        topic="bicycle",
        area="ludwigsburg-mitte",
        facts={"thing": "bicycle"},
        text="Gut.",
        text_lang="de",
    )

    def post(session, _number):
        [bob] = session.scalars(select(User).where(User.name == "Bob"))
        given = {"now": datetime.now(UTC), "zone": ZoneInfo("Europe/Berlin")}
        try:
            return write_post(session, actor=actor_of(session, bob), content=content, **given).id
        except RefusedPostError:
            return None

    written = _in_threads(board, MOST_OPEN + 3, post)
    assert len([one for one in written if one is not None]) == MOST_OPEN


def test_a_client_asks_no_more_a_day_by_asking_many_times_at_once(board, monkeypatch):
    few = Limit("asked in this test", 2, timedelta(days=1))
    monkeypatch.setattr(asking, "NEW_POSTS_OF_CLIENT", few)
    visitor = board.test_client()
    form = {
        "csrf_token": asker.token_of(visitor.get("/de/ask").text),
        "kind": "request",
        "topic": "bicycle",
        "area": "ludwigsburg-mitte",
        "thing": "bicycle",
        "text_lang": "de",
        "hear": "code",
    }
    kept = [(one.key, one.value) for one in visitor._cookies.values()]
    [before] = _counts(board, Post)
    ready = Barrier(6)

    def ask(number):
        client = board.test_client()
        for name, value in kept:
            client.set_cookie(name, value)
        ready.wait(timeout=30)
        return client.post("/de/ask", data={**form, "text": f"Rad Nummer {number}"})

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(ask, range(6)))
    assert sorted(answer.status_code for answer in answers) == [303] * 2 + [429] * 4
    assert all("Rad Nummer" in one.text for one in answers if one.status_code == 429)
    assert _counts(board, Post, AccessCode) == [before + 2, 2]
