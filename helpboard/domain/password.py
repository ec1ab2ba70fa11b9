"""Which passwords are too easy to guess (R04): no rules of composition, only length and guesses."""

import re
import unicodedata
from collections.abc import Container, Iterable
from enum import StrEnum
from typing import Final

SHORTEST: Final = 10
LONGEST: Final = 200

_LOOKS: Final = str.maketrans("013457@$!€", "oleastasie")
_ROWS: Final = (
    *("1234567890123456789", "qwertzuiopü", "qwertyuiop", "asdfghjklöä", "asdfghjkl", "yxcvbnm"),
    *("zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
    *("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلاىةوزظ", "1qaz2wsx3edc4rfv", "q1w2e3r4t5y6"),
)
_AROUND: Final = re.compile(r"^[\d\W_]+|[\d\W_]+$")
_MOST_OF_IT: Final = 0.7
"""From this share on a password that consists of known pieces is as weak as they are."""


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    REPEATED = "repeated"
    ROW = "row"
    ABOUT_YOU = "about-you"
    COMMON = "common"


def weakness_of(password: str, *, about: Iterable[str], common: Container[str]) -> Weakness | None:
    """Say why ``password`` is too easy to guess, or None.

    ``about`` are texts that an attacker knows: name, address, the board's and the town's name.
    ``common`` holds words in lower case that many passwords consist of.
    """
    if len(password) < SHORTEST:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    typed = unicodedata.normalize("NFKC", password).casefold()
    if len(set(typed)) < 5 or _is_repeated(typed):
        return Weakness.REPEATED
    if _share(typed, _pieces_of_rows(typed)) >= _MOST_OF_IT:
        return Weakness.ROW
    known = {word for text in about for word in _words(text)}
    if any(_share(form, known) >= _MOST_OF_IT for form in _forms(typed)):
        return Weakness.ABOUT_YOU
    if any(_is_common(form, common, known) for form in _forms(typed)):
        return Weakness.COMMON
    return None


def _forms(typed: str) -> tuple[str, str, str]:
    """Return a password as typed, its core, and what that means: `P4ssw0rt!1` is `passwort`."""
    core = _AROUND.sub("", typed)
    return typed, core, core.translate(_LOOKS)


def _words(text: str) -> list[str]:
    whole = unicodedata.normalize("NFKC", text).casefold()
    parts = re.findall(r"[^\W\d_]{3,}", whole)
    return [*parts, "".join(parts)] if parts else []


def _is_repeated(typed: str) -> bool:
    """Tell whether a short piece over and over makes the whole."""
    return any(
        typed == (typed[:length] * (len(typed) // length + 1))[: len(typed)]
        for length in range(1, len(typed) // 2 + 1)
        if length <= 5 or len(typed) % length == 0
    )


def _pieces_of_rows(typed: str) -> set[str]:
    """Return every piece of four signs or more that lies side by side on a keyboard."""
    rows = [*_ROWS, *(row[::-1] for row in _ROWS)]
    pieces = (typed[at : at + 4] for at in range(len(typed) - 3))
    return {piece for piece in pieces if any(piece in row for row in rows)}


def _share(typed: str, known: Iterable[str]) -> float:
    """Return which part of a password's letters and digits stands in known pieces."""
    covered = [False] * len(typed)
    for piece in known:
        start = typed.find(piece) if piece else -1
        while start >= 0:
            covered[start : start + len(piece)] = [True] * len(piece)
            start = typed.find(piece, start + 1)
    counted = [at for at, sign in enumerate(typed) if sign.isalnum()]
    return sum(covered[at] for at in counted) / len(counted) if counted else 0.0


def _is_common(typed: str, common: Container[str], known: Container[str]) -> bool:
    """Tell whether one or two common words, with digits and signs around them, are all there is."""
    words = re.findall(r"[^\W\d_]+", typed)
    if len(words) > 2:
        return "".join(words) in common
    if len(words) == 2:
        return all(_is_known(word, common, known) for word in words)
    return not words or any(
        all(_is_known(part, common, known) for part in (words[0][:at], words[0][at:]) if part)
        for at in range(len(words[0]) - 1)
    )


def _is_known(word: str, common: Container[str], known: Container[str]) -> bool:
    return word in common or word in known
