"""How a command says no, and the settings it cannot do without. Imports next to nothing."""

import click

from helpboard.config import Settings, SettingsError


class RefusedError(click.ClickException):
    """The command will not do it; the text is a sentence for the operator. Exit status 1."""

    exit_code = 1


def board_settings() -> Settings:
    """Read the settings of this installation; a wrong one is refused with its sentence."""
    try:
        return Settings.from_environment()
    except SettingsError as error:
        raise RefusedError(str(error)) from error
