"""``helpboard receive``: one mail that came in, from a mail server or by hand."""

import sys

import click
from sqlalchemy.exc import SQLAlchemyError

from helpboard.adapters.mail_reading import MOST_BYTES
from helpboard.cli.board import board_app
from helpboard.cli.refusal import RefusedError
from helpboard.config import Settings, SettingsError
from helpboard.mailer.reception import take_in
from helpboard.services.incoming import IS_DONE

TRY_LATER = 75
"""What mail servers understand as “bring it again later” (sysexits.h: EX_TEMPFAIL)."""


@click.command()
@click.option("--to", "address", metavar="ADDRESS", help="Where it came to, if not in its headers.")
def receive(address: str | None) -> None:
    """Take the reply on standard input into its conversation.

    Status 1 when it is refused, 75 when the database does not answer or a setting is wrong: then it
    shall come again.
    """
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        click.echo(f"Please bring it again later: {error}", err=True)
        sys.exit(TRY_LATER)
    try:
        with board_app(settings).app_context():
            outcome = take_in(raw, to=address)
    except SQLAlchemyError:
        click.echo("The database does not answer; please bring it again later.", err=True)
        sys.exit(TRY_LATER)
    if outcome not in IS_DONE:
        raise RefusedError(f"The mail was not taken: {outcome.value}.")
    click.echo(f"The mail was dealt with: {outcome.value}.")
