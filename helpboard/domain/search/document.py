"""From a public text to the tokens under which it is found."""

from collections.abc import Collection, Iterable

from helpboard.domain.search.compounds import (
    FREQUENT_PARTS,
    candidates,
    compound_parts,
    two_parts,
)
from helpboard.domain.search.folding import folded
from helpboard.domain.search.names import forms
from helpboard.domain.search.text import Written, written

_REMEMBERED = 100_000
_SHORT = 40
"""Texts up to here are names of places and the like, and come again."""


class Indexer:
    """Turns texts into tokens; remembers words and names, because stemming is the slow part.

    `spellings` holds {folded word: as it was written first, lowered} of all words so far that are
    worth suggesting: of letters only, three or more.
    """

    def __init__(self, board_words: Collection[str] = ()) -> None:
        """Take folded words of the board that may be parts of German compounds, too."""
        self._vocabulary = FREQUENT_PARTS.union(board_words)
        self.spellings: dict[str, str] = {}
        self._short: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._seen: dict[tuple[Written, str | None], tuple[str, ...]] = {}

    def tokens(self, text: str, language: str | None = None) -> tuple[str, ...]:
        """Return the tokens of a text in a language (None: unknown), each once, in order.

        They are every word folded, its stems, the parts of joined words and, in German, of
        compounds of frequent parts or of two words of the board.
        """
        if len(text) > _SHORT:
            return self._read(text, language)
        known = self._short.get((text, language))
        if known is None:
            known = self._read(text, language)
            if len(self._short) < _REMEMBERED:
                self._short[text, language] = known
        return known

    def _read(self, text: str, language: str | None) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for word in written(text):
            known = self._seen.get((word, language))
            if known is None:
                known = self._tokens_of(word, language)
                if len(self._seen) < _REMEMBERED:
                    self._seen[word, language] = known
            found.update(dict.fromkeys(known))
        return tuple(found)

    def _tokens_of(self, word: Written, language: str | None) -> tuple[str, ...]:
        said = [word.whole, *word.parts]
        for form in said:
            if len(form) > 2 and form.isalpha():
                self.spellings.setdefault(folded(form), form)
        if is_german(language):
            for form in word.parts or (word.whole,):
                said += compound_parts(form, FREQUENT_PARTS) or two_parts(form, self._vocabulary)
        return tuple(dict.fromkeys(token for form in said for token in forms(form, language)))


def unexplained(texts: Iterable[str]) -> frozenset[str]:
    """Return the strings of which those that are words of the board could explain compounds.

    For German texts: all that an :class:`Indexer` would ask its board words for.
    """
    asked: set[str] = set()
    for text in texts:
        for word in written(text):
            for form in word.parts or (word.whole,):
                if not compound_parts(form, FREQUENT_PARTS):
                    asked |= candidates(form)
    return frozenset(asked)


def is_german(language: str | None) -> bool:
    """Tell whether a text's language is German, easy German included."""
    return (language or "").split("-", 1)[0] == "de"
