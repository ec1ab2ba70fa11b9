"""Somebody leaves; the backup of the day before is put back; they stay away (rule 9)."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.domain.conversation import ConversationState, Role, Via
from helpboard.extensions import writing
from helpboard.models import Conversation, Letter, Message, Participant, Post, User
from helpboard.services import leaving
from tests.journeys.test_worker import session_on
from tests.served import clean_environment, run
from tests.town import Town

pytestmark = pytest.mark.slow


@pytest.fixture
def instance(tmp_path):
    """A board on which Alice has a bicycle and talks with Bob."""
    folder = tmp_path / "instance"
    run("init", "--area", "hoheneck", environment=clean_environment(folder))
    with session_on(folder) as session:
        town = Town(session(), datetime.now(UTC))
        alice, bob = town.person("Alice", email="alice@example.org"), town.person("Bob")
        post = town.post(author_id=alice.id, text="Alices blaues Rad")
        talk = town.add(
            Conversation(
                post_id=post.id,
                state=ConversationState.OPEN,
                created_at=town.now,
                released_at=town.now,
                last_message_at=town.now,
                wants_interpreter={},
            )
        )
        for role, person, text in (
            (Role.OWNER, alice, "Alices Worte"),
            (Role.ANSWERER, bob, "Bobs Worte"),
        ):
            town.add(
                Participant(
                    conversation_id=talk.id, role=role, user_id=person.id, name=person.name
                ),
                Message(
                    conversation_id=talk.id,
                    role=role,
                    user_id=person.id,
                    values={},
                    text=text,
                    text_lang="de",
                    via=Via.PAGE,
                    created_at=town.now,
                ),
            )
        session.commit()
    return folder


def what_is_there(instance):
    with session_on(instance) as session:
        return {
            "people": sorted(session.scalars(select(User.name))),
            "words": sorted(session.scalars(select(Message.text))),
            "posts": sorted(session.scalars(select(Post.text))),
            "letters": sorted(kind.value for kind in session.scalars(select(Letter.kind))),
        }


def leave(instance):
    with session_on(instance) as session, writing(session()) as writer:
        alice = writer.scalars(select(User).where(User.name == "Alice")).one()
        journal = Erasures(instance / FILE)
        leaving.leave(writer, user=alice, journal=journal, now=datetime.now(UTC))


def test_whoever_left_stays_away_when_the_backup_of_the_day_before_comes_back(instance, tmp_path):
    environment, backup = clean_environment(instance), str(tmp_path / "yesterday.backup")
    run("backup", backup, environment=environment)
    before = what_is_there(instance)
    assert (before["people"], before["words"]) == (
        ["Alice", "Bob"],
        ["Alices Worte", "Bobs Worte"],
    )

    leave(instance)
    gone = what_is_there(instance)
    assert gone == {
        "people": ["Bob"],
        "words": ["Bobs Worte"],
        "posts": [""],
        "letters": ["farewell"],
    }

    run("restore", backup, environment=environment)
    after = what_is_there(instance)
    assert (after["people"], after["words"], after["posts"]) == (["Bob"], ["Bobs Worte"], [""])
