"""``helpboard answers``: what the desk does with held answers, from the terminal."""

from collections.abc import Callable
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from helpboard.cli.board import reading_board, writing_board
from helpboard.cli.refusal import EMAIL, RefusedError
from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.policy import Actor
from helpboard.models import Conversation
from helpboard.queries.actors import actor_by_email
from helpboard.queries.held import HeldRow, held_answers, unanswered, wanting_interpreter
from helpboard.queries.messages import MessageRow
from helpboard.services import answers as deciding

_AS = click.option("--as", "email", type=EMAIL, required=True, help="Coordinator who decides.")


@click.group()
def answers() -> None:
    """Decide on answers that wait: to requests in sensitive topics, from people not known."""


@answers.command("list")
@_AS
def list_held(email: str) -> None:
    """List the held answers of the coordinator's areas, the oldest first."""
    with reading_board() as session:
        rows = held_answers(session, _coordinator(session, email))
    for row in rows:
        click.echo(_line(row))
    if not rows:
        click.echo("No answer waits.")


@answers.command()
@_AS
def waiting(email: str) -> None:
    """List where nobody replies, and where both sides want an interpreter."""
    with reading_board() as session:
        actor = _coordinator(session, email)
        silent = unanswered(session, actor, now=datetime.now(UTC))
        wishes = wanting_interpreter(session, actor)
    for what, rows in (("no reply", silent), ("interpreter", wishes)):
        for row in rows:
            about = row.organisation_name or row.group_name or f"post {row.post_id}"
            click.echo(f"{what}  {row.since:%Y-%m-%d %H:%M}  {about}")
    if not silent and not wishes:
        click.echo("Nothing waits.")


@answers.command()
@click.argument("conversation_id", type=int, metavar="ID")
@_AS
def release(conversation_id: int, email: str) -> None:
    """Hand the held answer with ID over to whoever asked."""
    _decided(conversation_id, email, deciding.release)
    click.echo(f"Answer {conversation_id}: handed over")


@answers.command()
@click.argument("conversation_id", type=int, metavar="ID")
@_AS
def refuse(conversation_id: int, email: str) -> None:
    """Do not hand the held answer with ID over; its writer is told kindly."""
    _decided(conversation_id, email, deciding.refuse)
    click.echo(f"Answer {conversation_id}: not handed over")


def _decided(conversation_id: int, email: str, decide: Callable[..., None]) -> None:
    with writing_board() as session:
        found = session.get(Conversation, conversation_id) if 0 < conversation_id < 2**31 else None
        if found is None:
            raise RefusedError(f"There is no answer {conversation_id}.")
        moderator = _actor(session, email)
        try:
            decide(session, conversation=found, moderator=moderator, now=datetime.now(UTC))
        except NotAllowedError as error:
            raise RefusedError("This person does not coordinate the area of the post.") from error
        except IllegalMoveError as error:
            raise RefusedError(f"Answer {conversation_id} does not wait any more.") from error


def _actor(session: Session, email: str) -> Actor:
    actor = actor_by_email(session, email)
    if actor is None:
        raise RefusedError(f"Nobody has an account with the address {email}.")
    return actor


def _coordinator(session: Session, email: str) -> Actor:
    actor = _actor(session, email)
    if not actor.coordinates:
        raise RefusedError("This person does not coordinate any area.")
    return actor


def _line(row: HeldRow) -> str:
    """Return one answer as lines: whose, to what, and its words below."""
    house = row.organisation_name or row.group_name or ""
    # Whoever wrote for an organisation and is erased since has no name any more.
    name = " for ".join(one for one in (row.name, house) if one)
    head = f"{row.id}  {row.created_at:%Y-%m-%d %H:%M}  post {row.post_id} ({row.topic},"
    words = "\n".join(f"    {line}" for one in row.messages for line in _lines(one))
    return f"{head} {row.area_name})  {name}\n{words}"


def _lines(message: MessageRow) -> list[str]:
    """Return one message: the code of its ready sentence with its values, and own words."""
    values = ", ".join(str(value) for value in message.values.values())
    sentence = [f"[{message.sentence}{': ' if values else ''}{values}]"] if message.sentence else []
    return [*sentence, *message.text.splitlines()]
