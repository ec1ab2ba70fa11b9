"""Held answers, released and refused at a terminal."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState
from helpboard.domain.message import Words
from helpboard.models import Area, Conversation
from tests.integration.cli.real_boards import disposed, session_of_board
from tests.talking import answered, asked
from tests.town import Town

CARLA = ("--as", "carla@example.org")


class HomeTown(Town):
    """The town that ``helpboard init`` has made."""

    def __init__(self, session, now):
        self.session, self.now = session, now
        self.mitte = session.scalars(select(Area).where(Area.slug == "ludwigsburg")).one()


@pytest.fixture
def held(helpboard, instance, monkeypatch):
    """The id of an answer to a child-care request, written in two messages."""
    helpboard("init", "--area", "ludwigsburg")
    helpboard("coordinator", "add", "carla@example.org", "--area", "ludwigsburg")
    with disposed(monkeypatch):
        with session_of_board() as session:
            town = HomeTown(session, datetime.now(UTC))
            bob, post = town.person("Bob"), asked(town)
            words = Words(sentence="i-am-late", values={"minutes": 5}, text="Erste Zeile\nZweite")
            talk = answered(town, post, bob, words)
            answered(town, post, bob, Words(text="Und noch etwas"))
            talk_id = talk.id
        yield talk_id


def state_of(talk_id):
    with session_of_board() as session:
        return session.get_one(Conversation, talk_id).state


def test_list_shows_every_word_that_would_be_handed_over(helpboard, held):
    shown = helpboard("answers", "list", *CARLA).stdout
    assert shown.startswith(f"{held}  ")
    for part in ("(childcare, Ludwigsburg)", "Bob", "[i-am-late: 5]", "Zweite", "Und noch etwas"):
        assert part in shown
    assert "@" not in shown


@pytest.mark.parametrize(
    ("verb", "state"), [("release", ConversationState.OPEN), ("refuse", ConversationState.CLOSED)]
)
def test_an_answer_is_decided_once(helpboard, held, verb, state):
    helpboard("answers", verb, str(held), *CARLA)
    assert state_of(held) is state
    again = helpboard("answers", verb, str(held), *CARLA, expect=1)
    assert "does not wait any more" in again.stderr
    assert "No answer waits" in helpboard("answers", "list", *CARLA).stdout


def test_waiting_tells_of_silence_and_of_wishes_for_an_interpreter(helpboard, held):
    assert "Nothing waits" in helpboard("answers", "waiting", *CARLA).stdout
    with session_of_board() as session:
        talk = session.get_one(Conversation, held)
        talk.state = ConversationState.OPEN
        talk.waits_since = datetime.now(UTC) - timedelta(days=6)
        talk.wants_interpreter = {"agreed_at": datetime.now(UTC).isoformat()}
        post_id = talk.post_id
    shown = helpboard("answers", "waiting", *CARLA).stdout.splitlines()
    assert [line.split()[0] for line in shown] == ["no", "interpreter"]
    assert all(line.endswith(f"post {post_id}") for line in shown)


@pytest.mark.parametrize("what", ["release", "list", "waiting"])
@pytest.mark.parametrize("email", ["nobody@example.org", "dora@example.org"])
def test_who_is_no_coordinator_is_refused_with_a_sentence(helpboard, held, email, what):
    helpboard("coordinator", "add", "dora@example.org", "--area", "ludwigsburg")
    helpboard("coordinator", "remove", "dora@example.org")
    which = [str(held)] if what == "release" else []
    assert helpboard("answers", what, *which, "--as", email, expect=1).stderr
    assert state_of(held) is ConversationState.HELD


@pytest.mark.parametrize("number", ["0", "999", "99999999999999999999"])
def test_a_number_that_is_nothing_is_refused(helpboard, held, number):
    said = helpboard("answers", "release", number, *CARLA, expect=1).stderr
    assert "There is no answer" in said
