"""The yardstick: a Flask app whose one route returns a short string, served as the board is."""

import sys
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from helpboard.cli.gunicorn_settings import options
from helpboard.cli.listening import SteadyArbiter, open_listeners


def bare_app() -> Flask:
    """Return an app that does nothing but answer."""
    app = Flask("bare")

    @app.get("/")
    def index() -> str:
        return "Hello, world."

    return app


class _Server(BaseApplication):
    def __init__(self, make: Callable[[], Flask], given: dict[str, Any]) -> None:
        self._make, self._given = make, given
        super().__init__(prog="helpboard-bench")

    def load_config(self) -> None:
        for name, value in self._given.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Build the app in the worker that serves it."""
        return self._make()

    def run(self) -> None:
        """Serve with the board's own master."""
        SteadyArbiter(self).run()


def serve_app(make: Callable[[], Flask], *, workers: int, port: int) -> None:
    """Serve an app on loopback until SIGTERM, as the board is served; does not return."""
    _Server(make, options(listeners=open_listeners("127.0.0.1", port, count=workers))).run()


if __name__ == "__main__":
    serve_app(bare_app, workers=int(sys.argv[1]), port=int(sys.argv[2]))
