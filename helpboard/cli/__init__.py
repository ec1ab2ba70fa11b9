"""The command ``helpboard``: what can be done to a board from a terminal.

Exit status: 0 done, 1 refused with the reason on stderr, 2 wrong usage.
"""

from importlib import import_module

import click

from helpboard.cli.loading import loading

COMMANDS: dict[str, str] = {
    "backup": "helpboard.cli.backup:backup",
    "answers": "helpboard.cli.answers:answers",
    "bench": "helpboard.cli.bench.command:bench",
    "coordinator": "helpboard.cli.coordinators:coordinator",
    "demo": "helpboard.cli.demo.command:demo",
    "doctor": "helpboard.cli.doctor:doctor",
    "export": "helpboard.cli.exchange:export_command",
    "i18n": "helpboard.cli.i18n.command:i18n",
    "import": "helpboard.cli.exchange:import_command",
    "init": "helpboard.cli.init:init",
    "letters": "helpboard.cli.letters:letters",
    "match": "helpboard.cli.match:match",
    "migrate": "helpboard.cli.database:migrate",
    "move": "helpboard.cli.move:move",
    "permissions": "helpboard.cli.permissions:permissions",
    "posts": "helpboard.cli.posts:posts",
    "restore": "helpboard.cli.restore:restore",
    "processing": "helpboard.cli.processing:processing",
    "receive": "helpboard.cli.receive:receive",
    "serve": "helpboard.cli.serve:serve",
    "upgrade": "helpboard.cli.upgrade:upgrade",
    "worker": "helpboard.cli.worker:worker",
}
"""Where each command stands. A new command is one line here; it is imported when it is called."""


class LazyGroup(click.Group):
    """Imports a command only when it is called, so that the others start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        with loading():
            command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="helpboard")
def main() -> None:
    """Run and look after a helpboard."""
