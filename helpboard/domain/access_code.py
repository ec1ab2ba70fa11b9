"""Codes of words: what a person without account says, types, or reads off a card.

Five of 1,024 words are 50 bits. What comes in is read generously, since it was heard through a
telephone or copied by hand: capitals, accents, commas, hyphens, glued or split words, and one
typing error a word where only one word of the list can be meant.
"""

import re
import unicodedata
from typing import Final

from helpboard.domain.code_words import WORDS
from helpboard.domain.search.spelling import distance

WORDS_OF_A_CODE: Final = 5

MOST_TYPED: Final = 200
"""Characters that are read at all."""

_KNOWN: Final = frozenset(WORDS)
_LONGEST: Final = max(map(len, WORDS))
_LETTERS: Final = re.compile("[a-z]+")
_WITHOUT_A_PARTNER: Final = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe"})

Code = tuple[str, ...]


def read_code(typed: str) -> Code | None:
    """Return the words that somebody typed, None when they are no code."""
    parts = tuple(_LETTERS.findall(_plain(typed[:MOST_TYPED])))
    if len(parts) == WORDS_OF_A_CODE:
        words = tuple(word for part in parts if (word := _meant(part)) is not None)
        if len(words) == WORDS_OF_A_CODE:
            return words
    return _cut("".join(parts))


def spoken(code: Code) -> str:
    """Return a code as it stands on a card and in a field."""
    return " ".join(code)


def _plain(typed: str) -> str:
    """Return small Latin letters without accents, and without signs that nobody sees."""
    folded = unicodedata.normalize("NFKD", typed).casefold().translate(_WITHOUT_A_PARTNER)
    return "".join(sign for sign in folded if unicodedata.category(sign) not in {"Mn", "Cf"})


def _meant(part: str) -> str | None:
    """Return the word that is meant, None when it is none or could be two."""
    if part in _KNOWN:
        return part
    near = [
        word
        for word in WORDS
        if abs(len(word) - len(part)) <= 1 and distance(part, word, 1) is not None
    ]
    return near[0] if len(near) == 1 else None


def _cut(letters: str) -> Code | None:
    """Cut letters into the words of a code, when that can be done in one way only."""
    if len(letters) > WORDS_OF_A_CODE * _LONGEST:
        return None
    ways: list[tuple[Code, int]] = [((), 0)]
    for _ in range(WORDS_OF_A_CODE):
        ways = [
            ((*words, letters[start:end]), end)
            for words, start in ways
            for end in range(start + 1, min(start + _LONGEST, len(letters)) + 1)
            if letters[start:end] in _KNOWN
        ]
    whole = [words for words, end in ways if end == len(letters)]
    return whole[0] if len(whole) == 1 else None
