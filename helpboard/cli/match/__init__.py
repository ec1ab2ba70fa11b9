"""``helpboard match``: the matching by itself, on town files and against other ways."""

from importlib import import_module

import click

COMMANDS: dict[str, str] = {
    "benchmark": "helpboard.cli.match.benchmark.command:benchmark",
    "solve": "helpboard.cli.match.solve:solve",
}
"""Where each command stands; it is imported when it is called."""


class MatchGroup(click.Group):
    """Imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=MatchGroup)
def match() -> None:
    """Match volunteers, groups and organisations."""
