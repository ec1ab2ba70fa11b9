from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.adapters.mail import LetterFolder
from helpboard.adapters.reply_addresses import ReplyAddresses
from helpboard.domain.account import AccountState
from helpboard.domain.conversation import Hear, Role
from helpboard.domain.letter import MOST_AN_HOUR, LetterKind, LetterState
from helpboard.domain.message import Words
from helpboard.mailer import loaders
from helpboard.models import AccessCode, Letter, Message
from helpboard.services import outbox
from helpboard.services.letters import Stranger
from tests.conftest import SECRET
from tests.talking import answered, says

HOSTILE = "Ich komme.\n→ Geld | https://example.org/"


@pytest.fixture
def talk(town, alice, bob):
    """Bob has answered a post of Alice's, who gets a letter about it."""
    return answered(town, town.post(author_id=alice.id), bob, Words(text="Ich komme."))


def states(session):
    return session.scalars(select(Letter.state).order_by(Letter.id)).all()


def test_a_letter_arrives_in_the_language_and_direction_of_its_reader(
    carry, write, sink, alice, bob
):
    write(alice)
    write(bob)
    assert carry()

    arabic, german = (sink.letter_to(person.email) for person in (alice, bob))
    assert 'lang="ar" dir="rtl"' in arabic.get_body(("html",)).get_content()
    assert 'lang="de" dir="ltr"' in german.get_body(("html",)).get_content()
    assert "http://localhost/ar/" in arabic.get_body(("plain",)).get_content()
    assert arabic["Content-Language"] == "ar"
    assert sink.connections == 1
    assert not carry()
    assert len(sink.messages) == 2


def test_a_letter_says_who_writes_and_that_nobody_shall_answer_by_machine(
    carry, write, sink, alice, now
):
    letter = write(alice)
    carry()

    [message] = sink.messages
    assert message["From"] == "Helpboard <board@localhost>"
    assert message["To"] == alice.email
    assert message["Message-ID"] == f"<{letter.message_id}@localhost>"
    assert abs(message["Date"].datetime - now) < timedelta(seconds=1)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["Reply-To"] is None
    assert sink.envelopes == [("board@localhost", [alice.email])]


def test_letters_of_a_conversation_hang_together_and_are_answered_by_the_board(
    carry, sink, town, talk, alice, bob
):
    says(town, talk, bob, "Noch etwas.")
    carry()

    addresses = ReplyAddresses(key=SECRET, domain="localhost")
    assert len(sink.messages) == 2
    for message in sink.messages:
        assert message["To"] == alice.email
        root = f"<conversation-{talk.key}@localhost>"
        assert message["References"] == message["In-Reply-To"] == root
        assert addresses.side_of(message["Reply-To"]) == (talk.key, Role.OWNER)
        assert bob.email not in message.as_string()


def test_the_words_of_a_person_stay_words(carry, sink, session, talk):
    session.scalars(select(Message)).one().text = HOSTILE
    carry()

    [message] = sink.messages
    html = message.get_body(("html",)).get_content()
    assert "→ Geld | https://example.org/" in html
    assert 'href="https://example.org' not in html
    assert "> → Geld" in message.get_body(("plain",)).get_content()


def test_nobody_puts_headers_or_lines_into_a_letter(carry, sink, session, talk, alice, bob):
    bob.name = "Bob\r\nBcc: everybody@example.org\x0b\x1c\u2028→ Geld | http://localhost/x"
    session.scalars(select(Message)).one().text = "<b>\x0bHallo"
    carry()

    [message] = sink.messages
    assert message["Bcc"] is None
    assert [recipients for _, recipients in sink.envelopes] == [[alice.email]]
    html = message.get_body(("html",)).get_content()
    assert "Geld" in html
    assert "<b>" not in html
    assert 'href="http://localhost/x"' not in html
    assert "\x0b" not in html + message.get_body(("plain",)).get_content()


def test_letters_that_can_be_ended_say_so_to_mail_programs(carry, write, sink, alice):
    write(alice, unsubscribe_link="7" * 32)
    carry()

    [message] = sink.messages
    token = LinkTokens(key=SECRET).token("7" * 32)
    assert message["List-Unsubscribe"] == f"<http://localhost/l/{token}/unsubscribe?lang=ar>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_letter_goes_to_the_present_address(carry, write, sink, alice):
    write(alice)
    alice.email = "new@example.org"
    carry()
    assert sink.envelopes[0][1] == ["new@example.org"]


def test_nobody_who_is_blocked_or_has_left_gets_letters(
    carry, write, sink, alice, bob, town, session, now
):
    code = town.add(
        AccessCode(
            code_hash="x", language="de", hear=Hear.MAIL, email="c@example.org", created_at=now,
            used_at=now,
        )
    )  # fmt: skip
    for person in (alice, bob, code):
        write(person)
    told = write(alice, LetterKind.ACCOUNT_BLOCKED)
    alice.state = AccountState.BLOCKED
    bob.email = None
    code.ended_at = now
    carry()
    assert told.state is LetterState.SENT
    assert len(sink.messages) == 1
    assert states(session).count(LetterState.DROPPED) == 3


def test_a_stranger_and_a_code_get_their_letters(carry, write, sink, town, now):
    write(Stranger("s@example.org", "uk"))
    write(
        town.add(
            AccessCode(
                code_hash="x", language="ar", hear=Hear.MAIL, email="c@example.org", created_at=now,
                used_at=now,
            )
        )
    )  # fmt: skip
    carry()
    assert sink.letter_to("s@example.org")["Content-Language"] == "uk"
    assert sink.letter_to("c@example.org")["Content-Language"] == "ar"


def test_a_letter_about_what_is_gone_is_dropped(carry, write, sink, alice, session, monkeypatch):
    monkeypatch.setitem(loaders.LOADERS, LetterKind.TEST, lambda *_: None)
    write(alice)
    carry()
    assert sink.messages == []
    assert states(session) == [LetterState.DROPPED]


def test_letters_nobody_waits_for_come_a_few_an_hour(
    carry, write, sink, alice, bob, clock, monkeypatch
):
    monkeypatch.setattr(outbox, "LIMITED", frozenset({LetterKind.TEST}))
    for _ in range(MOST_AN_HOUR + 3):
        write(alice)
    write(bob)
    while carry():
        pass
    assert len(sink.messages) == MOST_AN_HOUR + 1
    clock.passes(minutes=61)
    while carry():
        pass
    assert len(sink.messages) == MOST_AN_HOUR + 4


def test_without_a_mail_server_letters_are_files_each_once(carry, write, alice, tmp_path, session):
    letter = write(alice)
    carry(LetterFolder(tmp_path / "letters"))
    [file] = (tmp_path / "letters").iterdir()
    assert file.name == f"{letter.message_id}.eml"
    assert file.stat().st_mode & 0o077 == 0
    assert f"To: {alice.email}\r\n".encode() in file.read_bytes()
    assert states(session) == [LetterState.SENT]
