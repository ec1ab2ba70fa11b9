from datetime import timedelta

import pytest
from sqlalchemy import event

from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.errors import NotFoundError
from helpboard.domain.message import Words
from helpboard.domain.policy import Actor
from helpboard.queries.actors import actor_of
from helpboard.queries.conversations import thread_page, threads_of, threads_of_code
from helpboard.services.conversations import start
from tests.talking import HELLO, answered, asked, by_code, code, editor, lead, says


@pytest.fixture
def statements(session, connection):
    """Count statements."""
    seen = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    yield seen
    event.remove(connection, "before_cursor_execute", note)


def test_both_sides_see_the_conversation_with_the_other_ones_name(town, session):
    alice, bob = town.person("Alice"), town.person("Bob")
    post = town.post(author_id=alice.id)
    talk = answered(town, post, bob)
    [mine] = threads_of(session, actor_of(session, alice))
    [theirs] = threads_of(session, actor_of(session, bob))
    assert (mine.id, mine.role, mine.other.name, mine.is_new) == (talk.id, Role.OWNER, "Bob", True)
    assert (theirs.role, theirs.other.name, theirs.is_new) == (Role.ANSWERER, "Alice", False)
    assert (mine.post.id, mine.post.topic, mine.last.text) == (post.id, "bicycle", HELLO.text)


def test_speakers_see_the_organisations_conversations_and_others_see_its_name(town, session):
    house, group = town.organisation("Faden"), town.group("Café")
    edith, lena = editor(town, house), lead(town, group)
    talk = answered(
        town, asked(town, "furniture", organisation_id=house.id), lena, group_id=group.id
    )
    says(town, talk, edith)
    [row] = threads_of(session, actor_of(session, editor(town, house, "Egon")))
    assert (row.role, row.owner.name, row.answerer.name) == (Role.OWNER, "Faden", "Café")
    [other] = threads_of(session, actor_of(session, lead(town, group, "Lars")))
    assert (other.role, other.other.kind, other.is_new) == (Role.ANSWERER, "organisation", True)


def test_nobody_else_sees_anything(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    house = town.organisation()
    for actor in (
        Actor(),
        actor_of(session, town.person("Carl")),
        actor_of(session, editor(town, house)),
        actor_of(session, lead(town, town.group())),
        Actor(user_id=bob.id, is_active=False),
        by_code(code(town)).actor,
    ):
        assert threads_of(session, actor) == ()
        with pytest.raises(NotFoundError):
            thread_page(session, talk.id, actor)


def test_a_held_answer_is_seen_by_its_writer_alone_and_a_refused_one_too(town, session):
    house = town.organisation()
    edith, bob = editor(town, house), town.person("Bob")
    talk = answered(town, asked(town, organisation_id=house.id, author=edith), bob)
    for state in (ConversationState.HELD, ConversationState.CLOSED):
        talk.state = state
        session.flush()
        assert threads_of(session, actor_of(session, edith)) == ()
        [row] = threads_of(session, actor_of(session, bob))
        assert row.state is state
        with pytest.raises(NotFoundError):
            thread_page(session, talk.id, actor_of(session, edith))


def test_a_code_reads_what_was_answered_and_what_it_answered(town, session, now):
    zahra, other = code(town), code(town, "Other")
    bob = town.person("Bob")
    own = answered(town, town.post(code_id=zahra.id), bob)
    post = town.post(author_id=town.person("Alice").id)
    written = start(session, about=post, answerer=by_code(zahra), words=HELLO, now=now)
    held = start(session, about=asked(town), answerer=by_code(zahra), words=HELLO, now=now)
    hidden = answered(town, asked(town, code_id=zahra.id), town.person("Carl"))
    rows = {row.id: row for row in threads_of_code(session, zahra)}
    assert rows.keys() == {own.id, written.id, held.id}
    assert (rows[own.id].other.name, rows[written.id].other.name) == ("Bob", "Alice")
    assert threads_of_code(session, other) == ()
    with pytest.raises(NotFoundError):
        thread_page(session, hidden.id, by_code(zahra).actor)
    [row] = threads_of(session, actor_of(session, bob))
    assert (row.other.kind, row.other.name) == ("code", "Zahra")


def test_a_page_shows_messages_in_order_with_codes_and_own_words(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    suggestion = Words(sentence="i-suggest", values={"date": "2026-12-01", "time": "18:00"})
    talk = answered(town, town.post(author_id=alice.id), bob, suggestion)
    says(town, talk, alice, "Ja", now=now + timedelta(minutes=1))
    page = thread_page(session, talk.id, actor_of(session, alice))
    assert [(one.role, one.sentence, one.text) for one in page.messages] == [
        (Role.ANSWERER, "i-suggest", ""),
        (Role.OWNER, None, "Ja"),
    ]
    assert page.messages[0].values == {"date": "2026-12-01", "time": "18:00"}
    assert page.row.is_new is False


def test_older_messages_are_a_page_of_their_own(town, session, monkeypatch):
    monkeypatch.setattr("helpboard.queries.conversations.MOST", 2)
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    for text in ("2", "3", "4"):
        says(town, talk, bob, text)
    actor = actor_of(session, alice)
    newest = thread_page(session, talk.id, actor)
    assert ([one.text for one in newest.messages], newest.has_more) == (["3", "4"], True)
    older = thread_page(session, talk.id, actor, before=newest.messages[0].id)
    assert ([one.text for one in older.messages], older.has_more) == ([HELLO.text, "2"], False)


def test_a_list_takes_as_many_statements_for_three_as_for_one(town, session, statements):
    alice = town.person("Alice")
    actor = actor_of(session, alice)
    counts = []
    for _ in range(3):
        answered(town, town.post(author_id=alice.id), town.person())
        session.expire_all()
        statements.clear()
        threads_of(session, actor)
        counts.append(len(statements))
    assert counts == [2, 2, 2]
