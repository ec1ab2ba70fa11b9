from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from helpboard.mailer.headers import POLICY

LONG = f"<https://{'board.' * 15}example.org/l/123456-{'A' * 32}/unsubscribe?lang=de-simple>"


def test_addresses_in_headers_stay_whole_however_long_they_are():
    message = EmailMessage(policy=POLICY)
    for name in ("List-Unsubscribe", "References", "In-Reply-To"):
        message[name] = LONG
    message["Subject"] = "Grüße aus Ludwigsburg " * 7
    message.set_content("Hallo")

    written = message.as_bytes()
    assert written.count(LONG.encode()) == 3
    assert message_from_bytes(written, policy=default)["Subject"] == message["Subject"]
    head = written.partition(b"\r\n\r\n")[0].splitlines()
    assert max(len(line) for line in head if LONG.encode() not in line) <= 78
