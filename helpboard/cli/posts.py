"""``helpboard posts``: what the desk does, from the terminal."""

from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from helpboard.cli.board import writing_board
from helpboard.cli.refusal import EMAIL, RefusedError, board_settings
from helpboard.domain.decision import (
    Judgement,
    OwnDecisionError,
    Reason,
    ReasonMissingError,
    Verdict,
)
from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.policy import Actor
from helpboard.models import Post
from helpboard.queries.actors import actor_by_email
from helpboard.services.moderation import decide as decide_on

VERDICTS = [one.value for one in (Verdict.PUBLISH, Verdict.REJECT, Verdict.HIDE)]
"""Correcting and sending back want the words in front of somebody: that is the desk's."""


@click.group()
def posts() -> None:
    """Decide on posts."""


@posts.command()
@click.argument("post_id", type=int)
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--as", "email", type=EMAIL, required=True, help="Coordinator who decides.")
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in Reason]),
    help="Needed to reject or hide.",
)
def decide(post_id: int, verdict: str, email: str, reason: str | None) -> None:
    """Publish, reject or hide the post with POST_ID, as a coordinator of its area."""
    zone = board_settings().timezone
    with writing_board() as session:
        post = _post(session, post_id)
        before = post.state.value
        try:
            done = decide_on(
                session,
                post=post,
                moderator=_actor(session, email),
                judgement=Judgement(
                    verdict=Verdict(verdict), reason=Reason(reason) if reason else None
                ),
                now=datetime.now(UTC),
                zone=zone,
            )
        except OwnDecisionError as error:
            raise RefusedError("Somebody else decides: it is a post of this side.") from error
        except NotAllowedError as error:
            raise RefusedError("This person does not coordinate the area of the post.") from error
        except ReasonMissingError as error:
            raise click.UsageError("Please say why with --reason.") from error
        except IllegalMoveError as error:
            raise RefusedError(
                f"The post is {before}; “{verdict}” does not lead on from there."
            ) from error
        after = done.new_state.value
    click.echo(f"Post {post_id}: {before} → {after}")


def _post(session: Session, post_id: int) -> Post:
    found = session.get(Post, post_id) if 0 < post_id < 2**31 else None
    if found is None:
        raise RefusedError(f"There is no post {post_id}.")
    return found


def _actor(session: Session, email: str) -> Actor:
    actor = actor_by_email(session, email)
    if actor is None:
        raise RefusedError(f"Nobody has an account with the address {email}.")
    return actor
