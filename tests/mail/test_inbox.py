from email.policy import SMTP

import pytest

from helpboard.adapters.inbox import ImapServer, InboxError
from helpboard.mailer.reception import empty_inbox
from tests.mail.imap import Mailbox, serving
from tests.mail.test_reception import mail, messages, talk
from tests.served import free_port

__all__ = ["talk"]


@pytest.fixture
def mailbox():
    with serving(Mailbox()) as mailbox:
        yield mailbox


@pytest.fixture
def empty(app, session, clock):
    def emptied(url: str) -> int:
        session.commit()
        with app.app_context():
            taken = empty_inbox(ImapServer(url, patience=2), clock=clock)
        session.expire_all()
        return taken

    return emptied


def test_a_reply_is_taken_out_of_the_mailbox_and_other_mail_stays(
    empty, session, mailbox, talk, alice
):
    mailbox.put(mail(talk, alice.email, "Ja, gern.").as_bytes(policy=SMTP))
    other = mailbox.put(b"From: shop@example.org\r\nTo: board@localhost\r\n\r\nBuy!\r\n")

    assert empty(mailbox.url) == 1
    assert [message.text for message in messages(session)] == ["Ja, gern."]
    assert mailbox.flags == {other: r"\Seen"}
    assert empty(mailbox.url) == 0


def test_a_reply_that_is_found_again_is_taken_once(empty, session, mailbox, talk, alice):
    raw = mail(talk, alice.email).as_bytes(policy=SMTP)
    for _ in range(2):
        mailbox.put(raw)
        empty(mailbox.url)
    assert len(messages(session)) == 1
    assert mailbox.mails == {}


def test_a_mailbox_that_cannot_be_opened_is_a_sentence_without_its_password(empty, mailbox):
    wrong = mailbox.url.replace("secret", "guess")
    nowhere = f"imap://board:secret@127.0.0.1:{free_port()}/INBOX"
    for url in (wrong, nowhere):
        with pytest.raises(InboxError, match="cannot be opened") as refused:
            empty(url)
        assert not any(word in str(refused.value) for word in ("secret", "guess"))
