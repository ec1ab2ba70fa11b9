"""``helpboard coordinator``: who coordinates which area."""

import sys
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from helpboard.adapters.passwords import hash_password
from helpboard.cli.board import reading_board, writing_board
from helpboard.cli.refusal import EMAIL, RefusedError
from helpboard.domain.errors import NotFoundError
from helpboard.queries.accounts import coordinators, user_by_email
from helpboard.services.coordinators import account_of, appoint, dismiss
from helpboard.services.second_factor import reset

SHORTEST_PASSWORD = 10

password_option = click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password of a new account from the first line of standard input.",
)


def asked_password(*, from_stdin: bool) -> str | None:
    """Return the hash of a password for a new account; None when nobody says one.

    Somebody at the terminal is asked twice and may leave it empty.
    """
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = click.prompt(
            "Password for a new account (or nothing)",
            default="",
            show_default=False,
            hide_input=True,
            confirmation_prompt=True,
        )
    else:
        return None
    if not password and not from_stdin:
        return None
    if len(password) < SHORTEST_PASSWORD:
        raise RefusedError(f"A password has at least {SHORTEST_PASSWORD} characters.")
    return hash_password(password)


def appoint_by_email(
    session: Session, *, email: str, area_slug: str, password_hash: str | None, name: str = ""
) -> list[str]:
    """Appoint the person with ``email`` and return sentences that say what was done."""
    user, is_new = account_of(
        session, email=email, name=name, password_hash=password_hash, now=datetime.now(UTC)
    )
    appoint(session, user=user, area_slug=area_slug)
    said = [f"{email} coordinates {area_slug}."]
    if is_new:
        without = "" if password_hash else ", without a password until one is chosen"
        said.insert(0, f"{email} has a new account{without}.")
    elif password_hash:
        said.append("The account was there already; its password stays as it was.")
    return said


@click.group()
def coordinator() -> None:
    """Say who coordinates which area."""


@coordinator.command()
@click.argument("email", type=EMAIL)
@click.option("--area", "area_slug", required=True, metavar="SLUG", help="With all areas below it.")
@click.option("--name", default="", help="For a new account; otherwise what stands before the @.")
@password_option
def add(email: str, area_slug: str, name: str, *, password_stdin: bool) -> None:
    """Let the person with EMAIL coordinate an area; makes the account when there is none."""
    password_hash = asked_password(from_stdin=password_stdin)
    with writing_board() as session:
        said = appoint_by_email(
            session, email=email, area_slug=area_slug, name=name, password_hash=password_hash
        )
    click.echo("\n".join(said))


@coordinator.command()
@click.argument("email", type=EMAIL)
@click.option("--area", "area_slug", metavar="SLUG", help="Only this one; otherwise every area.")
def remove(email: str, area_slug: str | None) -> None:
    """Take an area, or all areas, from the person with EMAIL; the account stays."""
    with writing_board() as session:
        taken = dismiss(session, email=email, area_slug=area_slug)
    if taken:
        click.echo(f"{email} no longer coordinates {area_slug or 'any area'}.")
    else:
        click.echo(f"{email} did not coordinate {area_slug or 'any area'}; nothing has changed.")


@coordinator.command("list")
def list_all() -> None:
    """Show who coordinates which area."""
    with reading_board() as session:
        rows = coordinators(session)
    for row in rows:
        second = "" if row.has_second_factor else "  (no second factor yet)"
        click.echo(f"{row.area}  {row.email}  {row.name}{second}")
    if not rows:
        click.echo("Nobody coordinates anything yet: helpboard coordinator add EMAIL --area SLUG.")


@coordinator.command("reset-second-factor")
@click.argument("email", type=EMAIL)
def reset_second_factor(email: str) -> None:
    """Take the second factor from somebody who lost phone and recovery codes; log-ins end."""
    with writing_board() as session:
        user = session.scalars(user_by_email(email)).one_or_none()
        if user is None:
            raise NotFoundError(f"Nobody has the address {email}.")
        reset(session, user=user, now=datetime.now(UTC))
    click.echo(f"{email} logs in without a second factor and sets up a new one; log-ins ended.")
