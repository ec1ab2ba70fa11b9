"""``helpboard init``: a new instance, ready to be served. Twice does no harm."""

import os
import re
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from helpboard.catalogue import compile_all
from helpboard.cli.board import board_app, writing_board
from helpboard.cli.coordinators import (
    appoint_by_email,
    asked_password,
    password_option,
)
from helpboard.cli.database import bring_to_head
from helpboard.cli.refusal import EMAIL, RefusedError, board_settings
from helpboard.services.areas import plant

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the operator told about the new board."""

    area: str
    area_name: str
    base_url: str
    site_name: str
    coordinator: str


def instance_folder() -> Path:
    """Return the folder of this instance, whether it is there or not."""
    return Path(os.environ.get("HELPBOARD_INSTANCE") or "instance").resolve()


def make_secret(folder: Path) -> bool:
    """Write a new secret that only its owner reads; False when there is one already."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _write_new(folder / "secret", secrets.token_hex(32) + "\n")


def write_settings(folder: Path, answers: Answers) -> bool:
    """Write ``helpboard.env``; False when there is one already, which stays as it is."""
    given = {
        "HELPBOARD_HOME_AREA": answers.area,
        "HELPBOARD_SITE_NAME": answers.site_name,
        "HELPBOARD_BASE_URL": answers.base_url,
    }
    lines = ["# Settings of this board; the environment outranks them."]
    lines += [f"{name}={value}" for name, value in given.items() if value]
    return _write_new(folder / "helpboard.env", "\n".join(lines) + "\n")


def _write_new(path: Path, text: str) -> bool:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return True


def ask(text: str, given: str | None, *, default: str = "") -> str:
    """Return what was given as an option, else what somebody at the terminal answers."""
    if given is not None:
        return given.strip()
    if not sys.stdin.isatty():
        return default
    return str(click.prompt(text, default=default, show_default=bool(default))).strip()


def _checked(answers: Answers) -> Answers:
    if not _SLUG.fullmatch(answers.area):
        raise click.UsageError(
            "--area is needed: lower-case letters, digits and hyphens, such as ludwigsburg."
        )
    if any("\n" in value for value in (answers.base_url, answers.site_name)):
        raise click.UsageError("A setting is one line.")
    return answers


def _ask_all(given: dict[str, str | None]) -> Answers:
    area = ask("Slug of the home area (such as ludwigsburg)", given["area"])
    coordinator = ask("E-mail address of the first coordinator (or nothing)", given["coordinator"])
    return _checked(
        Answers(
            area=area,
            area_name=ask("Its name", given["area_name"], default=area.capitalize()),
            base_url=ask("Address of the board (nothing: local)", given["base_url"]),
            site_name=ask("Name of the board", given["site_name"], default="Helpboard"),
            coordinator=EMAIL.convert(coordinator, None, None) if coordinator else "",
        )
    )


def _fill(answers: Answers, password_hash: str | None) -> None:
    said = [f"Nobody coordinates it yet: helpboard coordinator add EMAIL --area {answers.area}."]
    with writing_board() as session:
        _, is_new = plant(session, slug=answers.area, name=answers.area_name)
        if answers.coordinator:
            said = appoint_by_email(
                session,
                email=answers.coordinator,
                area_slug=answers.area,
                password_hash=password_hash,
            )
    click.echo(f"The home area is {answers.area}{'' if is_new else ', as before'}.")
    click.echo("\n".join(said))


@click.command()
@click.option("--area", metavar="SLUG", help="Home area, such as ludwigsburg.")
@click.option("--area-name", metavar="NAME", help="Its name; otherwise made from the slug.")
@click.option("--base-url", metavar="URL", help="Address of the board, such as https://….")
@click.option("--site-name", metavar="NAME", help="Name of the board.")
@click.option("--coordinator", metavar="EMAIL", help="The first coordinator.")
@password_option
def init(*, password_stdin: bool, **given: str | None) -> None:
    """Make an instance: secret, settings, database, home area, first coordinator.

    Asks for what the options leave open when somebody sits at the terminal. The folder is
    HELPBOARD_INSTANCE, otherwise “instance”.
    """
    answers = _ask_all(given)
    password_hash = asked_password(from_stdin=password_stdin) if answers.coordinator else None
    folder = instance_folder()
    try:
        is_new_secret = make_secret(folder)
        is_new_file = write_settings(folder, answers)
    except OSError as error:
        raise RefusedError(f"{folder} cannot be written: {error.strerror}.") from error
    click.echo(f"{folder / 'secret'} {'made' if is_new_secret else 'stays as it is'}.")
    click.echo(f"{folder / 'helpboard.env'} {'made' if is_new_file else 'stays as it is'}.")
    if not is_new_file and board_settings().home_area != answers.area:
        raise RefusedError(
            f"The home area of {folder} is “{board_settings().home_area}”, not “{answers.area}”: "
            f"change HELPBOARD_HOME_AREA in {folder / 'helpboard.env'} first."
        )
    with suppress(OSError):  # read-only programs compile at each start instead
        compile_all()
    is_moved = bring_to_head(board_app())
    click.echo(f"The database {'has been brought' if is_moved else 'was already'} up to date.")
    _fill(answers, password_hash)
