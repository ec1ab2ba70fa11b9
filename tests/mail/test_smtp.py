"""The ways to a mail server: logged in, encrypted or not at all, and never for ever."""

import socket
import time
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from helpboard.adapters.mail import LetterFolder, SmtpServer, transport
from helpboard.services.outbox import AwayError, RefusedError
from tests.mail.sink import Sink, running
from tests.served import free_port


def letter(to: str = "reader@example.org") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Board <board@example.org>"
    message["To"] = to
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Hallo")
    return message


def send(url: str, *letters: EmailMessage, patience: float = 2) -> None:
    with SmtpServer(url, hostname="localhost", patience=patience).opened() as sender:
        for one in letters:
            sender.send(one)


pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture
def guarded():
    """A server that wants a log-in with special characters in it."""
    sink = Sink(port=free_port())

    def authenticate(_server, _session, _envelope, _mechanism, data):
        is_right = (data.login, data.password) == (b"board@example.org", b"p@ss:w/rd")
        return AuthResult(success=is_right, handled=False)

    controller = Controller(
        sink,
        hostname=sink.host,
        port=sink.port,
        authenticator=authenticate,
        auth_required=True,
        auth_require_tls=False,
    )
    controller.start()
    yield sink
    controller.stop()


def test_the_board_logs_in_with_any_password(guarded):
    send(f"smtp://board%40example.org:p%40ss%3Aw%2Frd@127.0.0.1:{guarded.port}", letter())
    assert len(guarded.messages) == 1


def test_a_wrong_password_is_told_without_it(guarded):
    with pytest.raises(AwayError, match=r"^answered 535 to our greeting$"):
        send(f"smtp://board%40example.org:guess@127.0.0.1:{guarded.port}", letter())


def test_a_server_that_should_encrypt_and_does_not_gets_nothing():
    with running(Sink()) as sink:
        with pytest.raises(AwayError):
            send(f"{sink.url}?tls=start", letter())
        with pytest.raises(AwayError):
            send(sink.url.replace("smtp:", "smtps:"), letter())
        assert sink.messages == []


def test_a_server_that_never_answers_is_left_soon():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        with pytest.raises(AwayError, match="cannot be reached"):
            send(f"smtp://127.0.0.1:{silent.getsockname()[1]}", letter(), patience=0.3)
        assert time.monotonic() - begun < 3


def test_a_server_that_does_not_take_our_own_address_is_away(guarded):
    with pytest.raises(AwayError, match="530 to our own address"):
        send(f"smtp://127.0.0.1:{guarded.port}", letter())


def test_a_refused_address_leaves_the_connection_good_for_the_next():
    with running(Sink(refused={"a@example.org": "550 no"})) as sink:
        with SmtpServer(sink.url, hostname="localhost", patience=2).opened() as sender:
            with pytest.raises(RefusedError) as refused:
                sender.send(letter("a@example.org"))
            sender.send(letter("b@example.org"))
        assert refused.value.is_for_good
        assert [recipients for _, recipients in sink.envelopes] == [["b@example.org"]]


@pytest.mark.parametrize("is_known", [True, False])
def test_an_address_with_an_umlaut_goes_where_the_server_knows_such_letters(is_known):
    sink = Sink(port=free_port())
    controller = Controller(sink, sink.host, sink.port, enable_SMTPUTF8=is_known)
    controller.start()
    try:
        if is_known:
            send(sink.url, letter("jürgen@example.org"))
            assert sink.envelopes[0][1] == ["jürgen@example.org"]
            return
        with pytest.raises(RefusedError) as refused:
            send(sink.url, letter("jürgen@example.org"))
        assert refused.value.is_for_good
    finally:
        controller.stop()


def test_a_folder_that_cannot_be_written_is_away(tmp_path):
    (tmp_path / "letters").write_text("a file where the folder should be")
    with pytest.raises(AwayError), LetterFolder(tmp_path / "letters").opened():
        pass


def test_the_address_decides_how_letters_go(tmp_path):
    ways = {"": LetterFolder, "smtp://localhost": SmtpServer, "smtps://localhost": SmtpServer}
    for url, kind in ways.items():
        assert isinstance(transport(url, folder=tmp_path, sender="board@example.org"), kind)
