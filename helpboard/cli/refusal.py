"""How a command says no, and the settings it cannot do without. Imports next to nothing."""

import re
from pathlib import Path
from typing import Any

import click

from helpboard.config import Settings, SettingsError

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class RefusedError(click.ClickException):
    """The command will not do it; the text is a sentence for the operator. Exit status 1."""

    exit_code = 1


class EmailAddress(click.ParamType[str]):
    """A parameter that looks like an e-mail address; whether letters arrive, nobody knows yet."""

    name = "EMAIL"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address in lower case."""
        if len(value) > 254 or not _ADDRESS.fullmatch(value) or not value.isprintable():
            self.fail(f"“{value}” is no e-mail address.", param, ctx)
        return value.lower()


class NewFile(click.Path):
    """A file that a command writes in the end; that its folder is missing is said at once."""

    def __init__(self) -> None:
        """Take the name of a file, there or not."""
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path."""
        file = Path(str(super().convert(value, param, ctx)))
        if not file.parent.is_dir():
            self.fail(f"There is no folder {file.parent}.", param, ctx)
        return file


EMAIL = EmailAddress()
NEW_FILE = NewFile()


def board_settings() -> Settings:
    """Read the settings of this installation; a wrong one is refused with its sentence."""
    try:
        return Settings.from_environment()
    except SettingsError as error:
        raise RefusedError(str(error)) from error
