"""Measures every answer, whoever gives it: the page cache, the files, or a view behind them.

Those behind note what they know of a request in its environment; a copy of the environment, as the
page cache makes it, shares the notes.
"""

from collections.abc import Callable, Iterable, Mapping
from time import perf_counter
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

NOTES: Final = "helpboard.notes"
NO_VIEW: Final = "-"
"""Stands for the view where none was asked: files, foreign hosts, addresses that do not exist."""


DISCREET: Final = "discreet"
"""Noted of a page whose address shall stand in no log."""

CHECKS_KEPT: Final = "HTTP_X_CHECKS_KEPT"
"""What phones say with requests for all pages that they keep: one after the other they would tell
what somebody has read."""


def note(environ: WSGIEnvironment, name: str, value: str) -> None:
    """Note something of a request; without effect where nobody measures."""
    notes = environ.get(NOTES)
    if notes is not None:
        notes[name] = value


def noted(environ: Mapping[str, Any], name: str) -> str:
    """Return what was noted of a request, or nothing."""
    found: str = environ.get(NOTES, {}).get(name, "")
    return found


class Measuring:
    """WSGI middleware: tells ``answered`` and ``looked_up`` of each request when it is answered.

    A body that is still being made when the answer begins is not measured.
    """

    def __init__(
        self,
        app: WSGIApplication,
        *,
        answered: Callable[[str, str, float], None],
        looked_up: Callable[[str], None],
    ) -> None:
        self._app = app
        self._answered = answered
        self._looked_up = looked_up

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Let the application answer, and take note."""
        begun = perf_counter()
        notes: dict[str, str] = {"status": "500"}
        environ[NOTES] = notes

        def start(status: str, headers: Any, error: Any = None) -> Any:
            notes["status"] = status
            return start_response(status, headers, error)

        try:
            return self._app(environ, start)
        finally:
            took = perf_counter() - begun
            self._answered(notes.get("endpoint", NO_VIEW), notes["status"], took)
            if "cache" in notes:
                self._looked_up(notes["cache"])
