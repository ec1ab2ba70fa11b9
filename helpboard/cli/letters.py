"""``helpboard letters``: what waits in the outbox, and what was given up."""

from datetime import UTC, datetime

import click

from helpboard.cli.board import reading_board, writing_board
from helpboard.cli.refusal import RefusedError
from helpboard.domain.errors import NotFoundError
from helpboard.queries.letters import LetterRow, unsent
from helpboard.services import outbox

_MOST = 200


@click.group()
def letters() -> None:
    """Look at letters that were not sent."""


@letters.command("list")
@click.option("--dead", "is_dead", is_flag=True, help="Those that were given up.")
def list_letters(is_dead: bool) -> None:
    """List the letters that wait, the longest waiting first; nothing of their readers."""
    with reading_board() as session:
        rows = unsent(session, is_dead=is_dead, most=_MOST)
    for row in rows:
        click.echo(_line(row))
    if not rows:
        click.echo("No letter was given up." if is_dead else "No letter waits.")


def _line(row: LetterRow) -> str:
    parts = [
        str(row.id),
        row.kind.value,
        f"written {row.created_at:%Y-%m-%dT%H:%M:%SZ}",
        f"{row.tries} tries",
        row.trouble,
    ]
    return "  ".join(part for part in parts if part)


@letters.command()
@click.argument("letter_id", metavar="ID", type=click.IntRange(1, 2**31 - 1))
def retry(letter_id: int) -> None:
    """Send the letter ID that was given up, as if it were new."""
    try:
        with writing_board() as session:
            outbox.retry(session, letter_id, now=datetime.now(UTC))
    except RefusedError as error:
        if not isinstance(error.__cause__, NotFoundError):
            raise
        raise RefusedError(f"No letter {letter_id} was given up.") from error
    click.echo(f"Letter {letter_id} will be sent again.")
