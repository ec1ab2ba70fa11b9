"""``helpboard serve``: gunicorn with our settings."""

import os
import subprocess
import sys
from importlib import import_module
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from helpboard.cli.gunicorn_settings import options
from helpboard.cli.listening import SteadyArbiter, open_listeners
from helpboard.cli.refusal import board_settings
from helpboard.config import Settings

WILDCARDS = {"", "0.0.0.0", "::"}  # noqa: S104 - named to be recognised, not to be bound


class _Server(BaseApplication):
    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given
        super().__init__(prog="helpboard")

    def load_config(self) -> None:
        for name, value in self._given.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Build the app in the worker that serves it; the app stands above, so by its name."""
        return import_module("helpboard.app").create_app()

    def run(self) -> None:
        """Serve with our master."""
        SteadyArbiter(self).run()


def run_server(
    *, host: str, port: int, workers: int | None = None, has_worker: bool = True
) -> None:
    """Serve until SIGTERM or Ctrl-C; does not return. ``workers`` defaults to the cores.

    Beside the pages runs ``helpboard worker`` unless ``has_worker`` is False; it ends with us.
    Without HELPBOARD_BASE_URL the board takes the address it is served at for its own.
    """
    settings = board_settings()
    if settings.base_url == Settings.base_url:
        shown = "127.0.0.1" if host in WILDCARDS else host
        name = f"[{shown}]" if ":" in shown else shown
        os.environ["HELPBOARD_BASE_URL"] = f"http://{name}:{port}"
        settings = board_settings()
    count = workers or os.cpu_count() or 1
    listeners = open_listeners(host, port, count=count)
    click.echo(f"The board is at {settings.base_url} ({count} workers). Ctrl-C stops it.")
    if has_worker:
        command = (sys.executable, "-m", "helpboard.cli", "worker", "--beside", str(os.getpid()))
        subprocess.Popen(command)  # noqa: S603 - our own command, nothing of a request
    _Server(options(listeners=listeners)).run()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; as many as cores.")
@click.option("--no-worker", is_flag=True, help="Serve pages and nothing else.")
def serve(host: str, port: int, workers: int | None, no_worker: bool) -> None:
    """Serve the board, and do beside it what has to be done now and then."""
    run_server(host=host, port=port, workers=workers, has_worker=not no_worker)
