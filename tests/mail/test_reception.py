from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from sqlalchemy import func, select

from helpboard.adapters.mail_reading import MOST_BYTES
from helpboard.adapters.reply_addresses import ReplyAddresses
from helpboard.domain.conversation import ConversationState, Hear, Role, Via
from helpboard.domain.letter import LetterKind
from helpboard.mailer.reception import take_in
from helpboard.models import Conversation, Letter, Message
from helpboard.services.incoming import MOST_AN_HOUR, Outcome
from tests.conftest import SECRET
from tests.talking import answered, asked, code, editor, says
from tests.town import Town

ADDRESSES = ReplyAddresses(key=SECRET, domain="localhost")


@pytest.fixture
def talk(town: Town, alice, bob) -> Conversation:
    """Bob has answered a post of Alice's."""
    return answered(town, town.post(author_id=alice.id), bob)


@pytest.fixture
def receive(app, session, clock):
    def received(mail: EmailMessage | bytes, **more) -> Outcome:
        session.commit()
        raw = mail if isinstance(mail, bytes) else mail.as_bytes(policy=SMTP)
        with app.app_context():
            outcome = take_in(raw, clock=clock, **more)
        session.expire_all()
        return outcome

    return received


def mail(
    talk: Conversation,
    sender: str,
    text: str = "Ja, gern.",
    role: Role = Role.OWNER,
    **headers: str,
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"Somebody <{sender}>"
    message["To"] = ADDRESSES.address(talk.key, role)
    message["Message-ID"] = f"<{hash((sender, text, role)) % 10**9}@example.org>"
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def messages(session):
    return session.scalars(select(Message).order_by(Message.id)).all()[1:]


def test_a_reply_is_put_into_its_conversation_and_the_other_side_hears_of_it(
    receive, session, talk, alice, bob
):
    assert receive(mail(talk, alice.email, "شكراً، نعم.")) is Outcome.TAKEN

    [message] = messages(session)
    assert (message.text, message.text_lang) == ("شكراً، نعم.", "ar")
    assert (message.role, message.user_id, message.via) == (Role.OWNER, alice.id, Via.MAIL)
    [letter] = session.scalars(select(Letter).where(Letter.user_id == bob.id))
    assert letter.params["message"] == message.id


def test_the_same_mail_twice_is_one_message_and_one_letter(receive, session, talk, alice, bob):
    assert receive(mail(talk, alice.email)) is Outcome.TAKEN
    assert receive(mail(talk, alice.email)) is Outcome.TAKEN_BEFORE
    assert len(messages(session)) == 1
    count = select(func.count(Letter.id)).where(Letter.user_id == bob.id)
    assert session.scalar(count) == 1


def test_a_mail_system_may_change_the_case_of_an_address(receive, session, talk, alice):
    address = ADDRESSES.address(talk.key, Role.OWNER).upper()
    assert receive(mail(talk, alice.email.upper(), To=address)) is Outcome.TAKEN


def test_the_address_may_stand_in_another_header_or_beside_the_mail(receive, talk, alice):
    address = ADDRESSES.address(talk.key, Role.OWNER)
    elsewhere = mail(talk, alice.email, To="board@localhost", Delivered_To=address)
    assert receive(elsewhere) is Outcome.TAKEN
    assert receive(mail(talk, alice.email, "Und?", To="x@y.example"), to=address) is Outcome.TAKEN


@pytest.mark.parametrize("who", ["stranger", "other side", "nobody"])
def test_a_mail_from_nobody_of_that_side_is_refused_without_a_word(
    receive, session, town, talk, bob, who
):
    senders = {"stranger": town.person("Carla").email, "other side": bob.email, "nobody": "x@y.z"}
    before = session.scalar(select(func.count(Letter.id)))
    assert receive(mail(talk, senders[who])) is Outcome.NOT_THEIRS
    assert messages(session) == []
    assert session.scalar(select(func.count(Letter.id))) == before


def test_an_old_address_leads_to_no_conversation_that_got_its_id_after_a_restore(
    receive, session, talk, alice
):
    old = ADDRESSES.address(talk.key, Role.OWNER)
    talk.key = "0" * 32  # as another conversation with the same people would have another
    session.flush()
    assert receive(mail(talk, alice.email, To=old)) is Outcome.NOT_FOR_US
    assert messages(session) == []


@pytest.mark.parametrize("change", ["signature", "conversation", "role"])
def test_nobody_guesses_an_address(receive, session, talk, alice, change):
    key, letter, signature = ADDRESSES.address(talk.key, Role.OWNER)[6:].split("@")[0].split("-")
    parts = {
        "signature": (key, letter, signature[::-1]),
        "conversation": (key[::-1], letter, signature),
        "role": (key, "a", signature),
    }[change]
    address = f"reply+{'-'.join(parts)}@localhost"
    assert receive(mail(talk, alice.email, To=address)) is Outcome.NOT_FOR_US
    assert messages(session) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"Subject": "Automatische Antwort: Eine Nachricht"},
        {"Subject": "Out of office"},
        {"Message_ID": "<0123@localhost>"},
        {"From": "MAILER-DAEMON@example.org"},
    ],
    ids=str,
)
def test_machines_are_not_listened_to(receive, session, talk, alice, headers):
    assert receive(mail(talk, alice.email, **headers)) is Outcome.AUTOMATIC
    assert messages(session) == []


def test_a_bounce_is_not_listened_to(receive, session, talk, alice):
    bounce = mail(talk, alice.email)
    bounce.replace_header("Content-Type", "multipart/report; report-type=delivery-status")
    assert receive(bounce) is Outcome.AUTOMATIC


def test_two_machines_that_hide_what_they_are_stop_after_a_while(receive, session, talk, alice):
    for number in range(MOST_AN_HOUR):
        assert receive(mail(talk, alice.email, f"Nummer {number}")) is Outcome.TAKEN
    assert receive(mail(talk, alice.email, "noch einmal")) is Outcome.TOO_MANY


def test_a_reply_in_html_is_read_as_text(receive, session, talk, alice):
    message = mail(talk, alice.email)
    message.set_content(
        "<html><head><style>p{}</style></head><body><p>Ja, <b>gern</b>.</p>Bis bald<br>Alice"
        "<div class=gmail_quote>Am So., 22. Nov. 2026 um 10:00 schrieb Helpboard "
        "&lt;board@localhost&gt;:<blockquote>##- x -##<p>Hallo</p></blockquote></div></body>",
        subtype="html",
    )
    assert receive(message) is Outcome.TAKEN
    assert messages(session)[0].text == "Ja, gern.\nBis bald\nAlice"


def test_a_signature_with_a_number_is_not_passed_on_before_both_have_written(
    receive, session, talk, alice
):
    receive(mail(talk, alice.email, f"Ja, gern.\n\nAlice\nTel. 0176 12345678\n{alice.email}\n"))
    assert messages(session)[0].text == "Ja, gern.\n\nAlice"


def test_whoever_names_a_number_too_early_hears_why_and_once(receive, session, talk, alice):
    for _ in range(2):
        outcome = receive(mail(talk, alice.email, "Ruf mich doch bitte an: 0176 12345678"))
        assert outcome is Outcome.NOT_PASSED_ON
    assert messages(session) == []
    kind = Letter.kind == LetterKind.REPLY_REFUSED
    [letter] = session.scalars(select(Letter).where(kind))
    assert letter.user_id == alice.id
    assert letter.params["reason"] == "contact_data"


def test_numbers_pass_when_both_have_written(receive, session, town, talk, alice):
    says(town, talk, alice)
    text = "Ja.\n\nTel. 0176 12345678"
    assert receive(mail(talk, alice.email, text)) is Outcome.TAKEN
    assert messages(session)[1].text == text


def test_whoever_writes_into_an_ended_conversation_hears_of_it(receive, session, talk, alice):
    talk.state = ConversationState.CLOSED
    assert receive(mail(talk, alice.email)) is Outcome.NOT_PASSED_ON
    assert messages(session) == []


def test_nobody_answers_what_is_held_for_them(receive, session, town, bob):
    amal = town.person("Amal")
    talk = answered(town, asked(town, author=amal), bob)
    assert talk.state is ConversationState.HELD
    assert receive(mail(talk, amal.email)) is Outcome.NOT_THEIRS


def test_an_editor_answers_for_the_organisation_until_they_leave(receive, session, town, bob):
    house = town.organisation()
    edith = editor(town, house)
    talk = answered(town, house, bob)
    assert receive(mail(talk, edith.email)) is Outcome.TAKEN
    assert messages(session)[0].role is Role.OWNER


def test_somebody_with_a_code_and_an_address_answers_by_mail(receive, session, town, bob):
    zahra = code(town, hear=Hear.MAIL, email="zahra@example.org")
    talk = answered(town, town.post(code_id=zahra.id), bob)
    assert receive(mail(talk, "zahra@example.org")) is Outcome.TAKEN
    zahra.ended_at = town.now
    assert receive(mail(talk, "zahra@example.org", "Noch etwas")) is Outcome.NOT_THEIRS


def test_a_reply_by_mail_is_a_use_of_the_code(receive, session, town, bob, now):
    long_ago = now - timedelta(days=89)
    zahra = code(town, hear=Hear.MAIL, email="zahra@example.org", used_at=long_ago)
    talk = answered(town, town.post(code_id=zahra.id), bob)
    assert receive(mail(talk, "stranger@example.org")) is Outcome.NOT_THEIRS
    assert zahra.used_at == long_ago
    assert receive(mail(talk, "zahra@example.org")) is Outcome.TAKEN
    assert zahra.used_at == now


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 1000,
        b"From: \xff\xfe\r\nTo: =?x?q?\r\n\r\n",
        b"From: a@b.c\r\nContent-Type: text/plain; charset=klingon\r\n\r\nhallo",
        b"From: a@b.c\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x",
    ],
)
def test_nonsense_is_refused(receive, session, talk, alice, raw):
    to = ADDRESSES.address(talk.key, Role.OWNER)
    assert receive(raw, to=to) in {Outcome.UNREADABLE, Outcome.NOT_THEIRS}


def test_a_mail_with_nothing_new_or_too_much_is_refused(receive, talk, alice):
    assert receive(mail(talk, alice.email, "> alt\n")) is Outcome.EMPTY
    assert receive(b"x" * (MOST_BYTES + 1)) is Outcome.TOO_BIG


def test_control_characters_are_not_passed_on(receive, session, talk, alice):
    assert receive(mail(talk, alice.email, "Hallo \u202e bar")) is Outcome.NOT_PASSED_ON
    assert messages(session) == []


def test_the_log_says_what_became_of_a_mail_and_nothing_of_its_sender(receive, talk, alice, caplog):
    with caplog.at_level("INFO", logger="helpboard"):
        receive(mail(talk, alice.email))
        receive(mail(talk, "stranger@example.org"))
    said = [record.getMessage() for record in caplog.records if record.name.startswith("helpboard")]
    assert said == ["a mail came in: taken", "a mail came in: from nobody of that side"]


def test_parts_within_parts_without_end_are_unreadable(receive, town):
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 3000
    assert receive(b"From: bob@example.org\r\n" + nested) is Outcome.UNREADABLE
    comments = b"From: " + b"(" * 5000 + b" bob@example.org\r\n\r\nHallo"
    assert receive(comments) is Outcome.UNREADABLE
