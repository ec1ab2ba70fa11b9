"""How a line of the log looks: one line, in UTC, as text or as JSON (R20).

Of an error a line says its kind and where it happened. What an error says of itself may quote what
people wrote, or the row that did not fit, so only errors of the machine may speak.
"""

import json
import logging
import time
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final

from sqlalchemy.exc import OperationalError

_SPEAKING: Final = (OSError, OperationalError)
_DEEPEST: Final = 12
"""Places named of an error: the last ones, where it happened."""


def one_line(text: str) -> str:
    """Return ``text`` without anything that could begin another line."""
    return " ".join(text.split())


class Lines(logging.Formatter):
    """Makes one line of each record."""

    def __init__(self, *, is_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime
        self._is_json = is_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record; ``record.facts``, when given, are fields of their own."""
        facts = dict(getattr(record, "facts", {}))
        message = one_line(record.getMessage())
        if record.exc_info and record.exc_info[1] is not None:
            facts["error"] = told(record.exc_info[1])
        if self._is_json:
            return as_json(self._head(record, message), facts)
        said = " ".join(f"{name}={value}" for name, value in facts.items())
        line = f"{self.formatTime(record, self.datefmt)} {record.levelname} {message}"
        return f"{line} {said}" if said else line

    def _head(self, record: logging.LogRecord, message: str) -> dict[str, Any]:
        return {
            "time": self.formatTime(record, self.datefmt),
            "level": record.levelname.lower(),
            "log": record.name,
            "message": message,
        }


def as_json(*parts: Mapping[str, Any]) -> str:
    """Return one JSON object of all parts, in one line; letters of all scripts stay as they are."""
    together = {name: value for part in parts for name, value in part.items()}
    return json.dumps(together, ensure_ascii=False, default=str)


def told(error: BaseException) -> str:
    """Return kind and place of an error and of those behind it, and no text of anybody's."""
    parts = [_kind(error), _places(error.__traceback__)]
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        parts.append(f"after {_kind(behind)}")
    return " ".join(part for part in parts if part)


def _kind(error: BaseException) -> str:
    name = type(error).__name__
    if not isinstance(error, _SPEAKING):
        return name
    said = str(getattr(error, "orig", None) or error)
    return f"{name} ({one_line(said.partition(chr(10))[0])})"


def _places(where: TracebackType | None) -> str:
    frames = traceback.extract_tb(where)[-_DEEPEST:]
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "at " + " < ".join(reversed(places)) if places else ""


def _short(file: str) -> str:
    """Return a path from its package on: where the board is installed is nobody's business."""
    for mark in ("/site-packages/", "/helpboard/"):
        before, found, rest = file.rpartition(mark)
        if found:
            return f"helpboard/{rest}" if mark == "/helpboard/" else rest
    return file.rpartition("/")[2]


def write_log(*, is_json: bool, level: int = logging.WARNING) -> None:
    """Let every logger of this process write lines to stderr, also those that had ways before."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines(is_json=is_json))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.getLogger("helpboard").handlers.clear()
