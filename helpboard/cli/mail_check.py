"""What the doctor says of letters: those given up, those that wait too long, and a test letter."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from flask import Flask

from helpboard.cli.refusal import RefusedError
from helpboard.config import Settings
from helpboard.domain.letter import LetterKind
from helpboard.extensions import db
from helpboard.mailer.postman import postman
from helpboard.mailer.wording import worded
from helpboard.queries.letters import Enveloped, standing
from helpboard.services.outbox import AwayError
from helpboard.services.outbox import RefusedError as NotTakenError

LONGEST_WAIT = timedelta(minutes=15)
"""Letters that have been due for longer are a fault: is there a worker, is there a server?"""


def letter_faults() -> Iterator[str]:
    """Look at the outbox; needs an app context."""
    now = datetime.now(UTC)
    found = standing(db.session(), now=now)
    if found.dead:
        yield f"{found.dead} letters were given up: “helpboard letters list --dead” says why."
    if found.due_since is not None and now - found.due_since > LONGEST_WAIT:
        minutes = int((now - found.due_since).total_seconds() // 60)
        yield (
            f"{found.due} letters should have been sent, the first {minutes} minutes ago: does "
            "“helpboard worker” run, and does the mail server answer?"
        )


def letter_hints(settings: Settings) -> Iterator[str]:
    """Say how letters leave, and whether answers to them can come in."""
    if not settings.mail_url:
        yield (
            f"HELPBOARD_MAIL_URL is not set: letters are files in {settings.instance / 'letters'}."
        )
    elif not settings.inbox_url:
        domain = settings.sender.rpartition("@")[2]
        yield (
            "HELPBOARD_INBOX_URL is not set: answers to letters go to reply+…@"
            f"{domain}, and the mail server must hand them to “helpboard receive”."
        )


def send_test_letter(app: Flask, address: str) -> str:
    """Send a letter to ``address`` at once and say where it went; refused with the reason."""
    now = datetime.now(UTC)
    settings: Settings = app.extensions["helpboard"].settings
    letter = Enveloped(
        kind=LetterKind.TEST,
        to=address,
        language=settings.languages[0],
        message_id=secrets.token_hex(16),
        params={},
    )
    with app.app_context():
        message = worded(db.session(), letter, now=now)
        if message is None:
            raise RefusedError("The test letter has no words.")
        try:
            with postman().transport.opened() as sender:
                sender.send(message)
        except AwayError as error:
            raise RefusedError(f"The way out for letters {error}.") from error
        except NotTakenError as error:
            raise RefusedError(f"The mail server refused the letter: {error.code}.") from error
    if not settings.mail_url:
        return f"A letter was written into {settings.instance / 'letters'}."
    return f"The mail server took a letter to {address}."
