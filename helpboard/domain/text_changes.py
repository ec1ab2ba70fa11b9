"""What has changed between two texts, for people to read: by lines, and by words in them."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Final, NamedTuple

MOST_WORDS: Final = 400
"""Words of a line; a longer one is shown as taken out and put in whole."""

MOST_WORK: Final = 400_000
"""Pairs of words compared in a text; lines beyond that are taken out and put in whole."""

_PIECES: Final = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_MANY: Final = 200


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    OUT = "out"
    IN = "in"


class Piece(NamedTuple):
    """A piece of a line."""

    change: Change
    text: str


ChangedLine = tuple[Piece, ...]


def changed_lines(old: str, new: str) -> tuple[ChangedLine, ...]:
    """Return the lines that differ, each with what was taken out of it and put into it.

    Empty lines and white space at the ends do not count. Lines that stay are left out.
    """
    before, after = _lines(old), _lines(new)
    found: list[ChangedLine] = []
    left = MOST_WORK
    for tag, first, last, start, end in _matched(before, after):
        if tag == "equal":
            continue
        for out, put in zip_longest(before[first:last], after[start:end], fillvalue=""):
            pieces = _PIECES.findall(out), _PIECES.findall(put)
            left -= len(pieces[0]) * len(pieces[1])
            found.append(_words(*pieces) if left > 0 else _whole(out, put))
    return tuple(found)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _whole(old: str, new: str) -> ChangedLine:
    pieces = (Piece(Change.OUT, old), Piece(Change.IN, new))
    return tuple(piece for piece in pieces if piece.text)


def _words(before: Sequence[str], after: Sequence[str]) -> ChangedLine:
    if not before or not after or max(len(before), len(after)) > 2 * MOST_WORDS:
        return _whole("".join(before), "".join(after))
    found: list[Piece] = []
    for tag, first, last, start, end in _matched(before, after):
        taken, put = "".join(before[first:last]), "".join(after[start:end])
        if tag == "equal":
            found.append(Piece(Change.SAME, taken))
            continue
        found += [Piece(change, text) for change, text in
                  ((Change.OUT, taken), (Change.IN, put)) if text]  # fmt: skip
    return tuple(found)


def _matched(
    before: Sequence[str], after: Sequence[str]
) -> Sequence[tuple[str, int, int, int, int]]:
    """Match two rows of pieces; among many, those that are everywhere do not count.

    Otherwise a text of thousands of equal lines would take minutes.
    """
    is_long = max(len(before), len(after)) > _MANY
    return SequenceMatcher(a=before, b=after, autojunk=is_long).get_opcodes()
