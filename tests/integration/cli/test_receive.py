"""Replies by mail, handed over by a mail server."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from helpboard.adapters.reply_addresses import ReplyAddresses
from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.domain.conversation import Role
from helpboard.extensions import db, writing
from helpboard.models import Message
from tests.talking import answered
from tests.town import Town


@pytest.fixture
def reply(helpboard):
    """A reply of Alice's to Bob, who has answered her post."""
    helpboard("init", "--area", "hoheneck")
    with create_app().app_context():
        with writing(db.session()) as session:
            town = Town(session, datetime.now(UTC))
            alice, bob = town.person("Alice", email="alice@example.org"), town.person("Bob")
            key = answered(town, town.post(author_id=alice.id), bob).key
        db.engine.dispose()
    addresses = ReplyAddresses(key=Settings.from_environment().secret_key, domain="127.0.0.1")
    message = EmailMessage()
    message["From"] = "alice@example.org"
    message["To"] = addresses.address(key, Role.OWNER)
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Ja, gern.")
    return message


def texts():
    with create_app().app_context():
        found = db.session.scalars(select(Message.text).order_by(Message.id)).all()
        db.engine.dispose()
    return found[1:]


def test_a_reply_is_taken_once_however_often_it_comes(helpboard, reply):
    for said in ("taken.", "taken before."):
        assert helpboard("receive", typed=reply.as_string()).stdout.endswith(f"{said}\n")
    assert texts() == ["Ja, gern."]


def test_what_is_refused_has_status_1_and_a_reason_without_the_sender(helpboard, reply):
    del reply["From"]
    reply["From"] = "mallory@example.org"
    said = helpboard("receive", typed=reply.as_string(), expect=1).stderr
    assert said == "Error: The mail was not taken: from nobody of that side.\n"
    assert texts() == []


def test_the_mail_server_may_say_where_a_mail_came_to(helpboard, reply):
    address = reply["To"]
    del reply["To"]
    reply["To"] = "board@example.org"
    helpboard("receive", typed=reply.as_string(), expect=1)
    helpboard("receive", "--to", address, typed=reply.as_string())
    assert texts() == ["Ja, gern."]


def test_a_database_that_does_not_answer_makes_the_mail_come_again(helpboard, reply, instance):
    for path in instance.glob("helpboard.db*"):
        path.unlink()
    (instance / "helpboard.db").write_text("this is no database" * 100)
    assert "later" in helpboard("receive", typed=reply.as_string(), expect=75).stderr


def test_a_wrong_setting_makes_the_mail_come_again(helpboard, reply, monkeypatch):
    monkeypatch.setenv("HELPBOARD_TIMEZONE", "Nowhere")
    said = helpboard("receive", typed=reply.as_string(), expect=75).stderr
    assert "again later: HELPBOARD_TIMEZONE is “Nowhere”" in said
    monkeypatch.delenv("HELPBOARD_TIMEZONE")
    helpboard("receive", typed=reply.as_string())
    assert texts() == ["Ja, gern."]
