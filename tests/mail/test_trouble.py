"""Servers that are away, refuse or break off, and what becomes of the letters."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.mail import SmtpServer
from helpboard.domain.letter import MOST_TRIES, LetterKind, LetterState
from helpboard.models import Letter
from helpboard.services import outbox
from helpboard.services.outbox import AwayError
from tests.served import free_port


def states(session):
    return session.scalars(select(Letter.state).order_by(Letter.id)).all()


def test_a_server_that_was_away_for_ten_minutes_gets_everything_afterwards(
    carry, write, sink, alice, bob, clock, session
):
    for _ in range(12):
        write(alice)
        write(bob)
    nowhere = SmtpServer(f"smtp://127.0.0.1:{free_port()}", hostname="localhost", patience=1)
    for _ in range(10):
        with pytest.raises(AwayError):
            carry(nowhere)
        clock.passes(minutes=1)
    assert set(session.scalars(select(Letter.tries))) == {0}

    while carry():
        pass
    assert len(sink.messages) == len({message["Message-ID"] for message in sink.messages}) == 24
    assert set(states(session)) == {LetterState.SENT}


def test_one_refused_address_blocks_nobody_and_is_given_up(
    carry, write, sink, alice, bob, town, session
):
    sink.refused[alice.email] = "550 5.1.1 no such mailbox here"
    letters = [write(person) for person in (alice, bob, town.person("Carla"))]
    carry()

    assert states(session) == [LetterState.DEAD, LetterState.SENT, LetterState.SENT]
    assert letters[0].trouble == "550 for the address"
    assert letters[0].leased_until is None


def test_a_letter_that_is_put_off_is_tried_ten_times_in_five_hours(
    carry, write, sink, alice, clock, session, now
):
    sink.refused[alice.email] = "451 4.7.1 please come again"
    letter = write(alice)
    tries = 0
    while states(session) == [LetterState.WAITING]:
        clock.now = max(clock.now, letter.next_try_at)
        tries += carry()
    assert tries == letter.tries == MOST_TRIES
    assert letter.state is LetterState.DEAD
    assert timedelta(hours=4, minutes=30) < clock.now - now < timedelta(hours=5, minutes=30)
    assert sink.messages == []


def test_a_letter_that_breaks_the_connection_costs_the_others_no_try(
    carry, write, sink, alice, bob, session
):
    first, second = write(alice), write(bob)
    sink.data_answers.append("421 closing")
    with pytest.raises(AwayError):
        carry()
    assert (first.tries, second.tries) == (1, 0)
    assert second.leased_until is None

    carry()
    assert states(session) == [LetterState.WAITING, LetterState.SENT]


def test_every_try_has_the_same_message_id(carry, write, sink, alice, clock):
    letter = write(alice)
    sink.data_answers.append("451 try again")
    carry()
    clock.now = letter.next_try_at
    carry()
    assert [message["Message-ID"] for message in sink.messages] == [
        f"<{letter.message_id}@localhost>"
    ]


def test_leased_letters_are_left_alone_until_the_lease_is_over(
    carry, write, sink, alice, session, clock
):
    write(alice)
    outbox.lease(session, now=clock.now)
    assert not carry()
    assert sink.messages == []

    clock.passes(seconds=61)
    carry()
    assert len(sink.messages) == 1


def test_a_letter_that_cannot_be_worded_blocks_nobody(carry, write, sink, alice, bob, session):
    broken = write(alice, LetterKind.CONFIRM_ADDRESS)
    write(bob)
    carry()
    assert [message["To"] for message in sink.messages] == [bob.email]
    assert broken.state is LetterState.WAITING
    assert broken.trouble == "cannot be worded (UndefinedError)"


def test_the_log_names_no_reader_and_no_token(carry, write, sink, alice, bob, caplog):
    sink.refused[alice.email] = f"550 <{alice.email}> unknown"
    sink.data_answers.append(f"554 no {bob.email}")
    write(alice, confirm_link="3" * 32)
    write(bob, confirm_link="4" * 32)
    with caplog.at_level("DEBUG"):
        carry()
    ours = [record for record in caplog.records if record.name.startswith("helpboard")]
    text = "\n".join(record.getMessage() for record in ours)
    assert len(ours) == 2
    assert "@" not in text
    assert "/l/" not in text


def test_a_letter_is_retried_when_the_operator_says_so(carry, write, sink, alice, session, now):
    letter = write(alice)
    sink.data_answers.append("554 no")
    carry()
    assert letter.state is LetterState.DEAD
    outbox.retry(session, letter.id, now=now)
    carry()
    assert len(sink.messages) == 1
