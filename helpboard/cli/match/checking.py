"""Reads values of a JSON document and notes everything that is wrong with its path."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeVar

MOST_PROBLEMS: Final = 20
"""So many are noted; whoever has more has seen enough."""
LONGEST_TEXT: Final = 100

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)

Row = TypeVar("Row")


class Checking:
    """What was found wrong so far. A wrong value reads as None, so that reading goes on."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def wrong(self, path: str, sentence: str) -> None:
        """Note what is wrong at a path."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(f"{path or 'the file'}: {sentence}")

    def record(
        self, value: object, path: str, *, needed: Collection[str], optional: Collection[str] = ()
    ) -> Mapping[str, Any]:
        """Return a JSON object; keys that are missing or unknown are noted."""
        if not isinstance(value, dict):
            self.wrong(path, "must be an object")
            return {}
        for key in value:
            if key not in needed and key not in optional:
                self.wrong(_below(path, str(key)[:LONGEST_TEXT]), "is not a known key")
        for key in needed:
            if key not in value:
                self.wrong(_below(path, key), "is missing")
        return value

    def rows(
        self, value: object, path: str, read: Callable[[object, str], Row], most: int
    ) -> tuple[Row, ...]:
        """Return what `read` makes of each member of a list; a missing list is empty."""
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(path, "must be a list")
            return ()
        if len(value) > most:
            self.wrong(path, f"may have {most} members at most")
            return ()
        return tuple(read(row, f"{path}[{number}]") for number, row in enumerate(value))

    def text(self, value: object, path: str) -> str:
        """Return an id: one to a hundred characters in one line."""
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
            self.wrong(path, f"must be a text of 1 to {LONGEST_TEXT} characters")
            return ""
        if not value.isprintable():
            self.wrong(path, "must be one line without control characters")
            return ""
        return value

    def code(self, value: object, path: str, known: Collection[str], what: str) -> str:
        """Return one of some known codes; `what` names them in the sentence."""
        text = self.text(value, path)
        if text and text not in known:
            self.wrong(path, f"“{text}” is not {what}")
            return ""
        return text

    def language(self, value: object, path: str) -> str:
        """Return the code of a spoken language, such as ar or prs."""
        text = self.text(value, path)
        if text and not _LANGUAGE.fullmatch(text):
            self.wrong(path, f"“{text}” is not a language code such as ar or prs")
            return ""
        return text

    def number(
        self, value: object, path: str, least: float, most: float
    ) -> float:  # fmt: skip
        """Return a number within limits."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(path, "must be a number")
            return least
        if not least <= value <= most:
            self.wrong(path, f"must be from {least} to {most}")
            return least
        return value

    def whole(self, value: object, path: str, least: int, most: int) -> int:
        """Return a whole number within limits."""
        if isinstance(value, float) and not value.is_integer():
            self.wrong(path, "must be a whole number")
            return least
        return int(self.number(value, path, least, most))

    def yes_no(self, value: object, path: str) -> bool | None:
        """Return true, false or null."""
        if value is not None and not isinstance(value, bool):
            self.wrong(path, "must be true, false or null")
            return None
        return value


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
