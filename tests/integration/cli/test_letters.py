"""Letters, as the operator looks after them."""

import email
from datetime import UTC, datetime, timedelta
from email.policy import default

import pytest
from sqlalchemy import select

from helpboard.app import create_app
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.extensions import db, writing
from helpboard.models import Letter
from helpboard.services import letters
from helpboard.services.letters import Stranger
from tests.mail.sink import Sink, running
from tests.served import free_port


@pytest.fixture(autouse=True)
def _board(helpboard):
    helpboard("init", "--area", "ludwigsburg")


@pytest.fixture
def sink(monkeypatch):
    monkeypatch.setenv("HELPBOARD_MAIL_FROM", "board@example.org")
    with running(Sink()) as sink:
        monkeypatch.setenv("HELPBOARD_MAIL_URL", sink.url)
        yield sink


def write(*, state=LetterState.WAITING, trouble="", age=timedelta(0)):
    now = datetime.now(UTC) - age
    with create_app().app_context():
        with writing(db.session()) as session:
            letter = letters.write(
                session,
                kind=LetterKind.TEST,
                to=Stranger("a@example.org", "de"),
                params={},
                now=now,
            )
            letter.state, letter.trouble = state, trouble
            number = letter.id
        db.engine.dispose()
    return number


def state_of(number):
    with create_app().app_context():
        found = db.session.scalar(select(Letter.state).where(Letter.id == number))
        db.engine.dispose()
    return found


def test_letters_that_were_given_up_are_listed_with_the_reason_and_without_the_reader(helpboard):
    write()
    number = write(state=LetterState.DEAD, trouble="550 for the address")
    said = helpboard("letters", "list", "--dead").stdout
    assert said.count("\n") == 1
    assert said.startswith(f"{number}  test  written ")
    assert said.endswith("550 for the address\n")
    assert "@" not in said


def test_a_letter_that_was_given_up_is_sent_again(helpboard):
    number = write(state=LetterState.DEAD)
    helpboard("letters", "retry", str(number))
    assert state_of(number) is LetterState.WAITING
    assert f"{number}" in helpboard("letters", "list").stdout
    assert "was given up" in helpboard("letters", "retry", str(number), expect=1).stderr


def test_the_doctor_names_letters_that_were_given_up_or_wait_too_long(helpboard):
    write(state=LetterState.DEAD)
    write(age=timedelta(minutes=20))
    said = helpboard("doctor", expect=1).stderr
    assert "1 letters were given up" in said
    assert "the first 20 minutes ago" in said


def test_the_doctor_says_nothing_of_letters_that_wait_a_moment(helpboard):
    write()
    assert "Nothing is wrong." in helpboard("doctor").stdout


def test_the_doctor_sends_a_letter_to_try_the_way_out(helpboard, sink):
    assert "took a letter" in helpboard("doctor", "--mail", "me@example.org").stdout
    assert sink.letter_to("me@example.org")["From"] == "Helpboard <board@example.org>"
    assert "helpboard receive" in helpboard("doctor").stdout


def test_the_doctor_says_what_the_mail_server_said(helpboard, sink, monkeypatch):
    sink.refused["me@example.org"] = "550 no"
    said = helpboard("doctor", "--mail", "me@example.org", expect=1).stderr
    assert "refused the letter: 550 for the address" in said
    monkeypatch.setenv("HELPBOARD_MAIL_URL", f"smtp://127.0.0.1:{free_port()}")
    assert "cannot be reached" in helpboard("doctor", "--mail", "a@example.org", expect=1).stderr


def test_without_a_mail_server_the_doctor_writes_a_file(helpboard, instance):
    helpboard("doctor", "--mail", "me@example.org")
    [file] = (instance / "letters").iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=default)
    assert message["To"] == "me@example.org"
