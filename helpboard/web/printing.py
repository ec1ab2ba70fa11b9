"""The press of a process: sheets become PDF one after another, so that readers do not wait."""

from collections.abc import Iterable
from threading import BoundedSemaphore
from typing import Final

from flask import current_app
from werkzeug.exceptions import ServiceUnavailable

from helpboard.adapters.paper import single_pages

_QUEUE: Final = BoundedSemaphore(1)
"""Whoever waits keeps a thread from all other readers: one at a time may."""
_PRESS: Final = BoundedSemaphore(1)
"""Making PDF keeps a processor busy for up to a second; two at once would only be slower."""
PATIENCE: Final = 0.3
"""How many seconds somebody waits for the press before 503."""
COME_BACK: Final = 5
"""After how many seconds to try again."""


def stylesheet(name: str) -> str:
    """Return a style sheet for paper, which lies beside the templates that it is for."""
    environment = current_app.jinja_env
    source, _path, _fresh = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
    return source


def press(sheets: Iterable[Iterable[str]], *, css: str) -> bytes:
    """Return a PDF of one page for each sheet, whose documents come from the roomiest on.

    Answers 503 with Retry-After when others keep the press busy for too long, or wait already;
    raises ``PaperMissingError`` without pango.
    """
    if not _is_ours():
        raise ServiceUnavailable(retry_after=COME_BACK)
    try:
        return single_pages(sheets, css=stylesheet(css))
    finally:
        _PRESS.release()


def _is_ours() -> bool:
    """Take the press, after a short wait where nobody else waits."""
    if _PRESS.acquire(blocking=False):
        return True
    if not _QUEUE.acquire(blocking=False):
        return False
    try:
        return _PRESS.acquire(timeout=PATIENCE)
    finally:
        _QUEUE.release()
