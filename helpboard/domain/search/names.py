"""The names of topics and things in every language, so that a word finds a code."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from helpboard.domain.search.folding import folded
from helpboard.domain.search.stems import stems
from helpboard.domain.search.stopwords import STOP_WORDS
from helpboard.domain.search.text import Written, written

_ALTERNATIVES = re.compile(r"[/,;،؛]|\((?=.)|\)")


def forms(word: Written | str, language: str | None = None) -> tuple[str, ...]:
    """Return the tokens of one word: its folded form first, then its stems."""
    whole = word if isinstance(word, str) else word.whole
    return tuple(dict.fromkeys(form for form in (folded(whole), *stems(whole, language)) if form))


@dataclass(frozen=True, slots=True)
class _Name:
    code: str
    words: tuple[frozenset[str], ...]


class WordBook:
    """What things and topics are called, in all languages at once.

    A document carries the *codes* of its topic and things, never their names. A question's words
    are turned into codes here, at the moment of asking. So "велосипед" finds what was written
    in German; a new language, or a better translation, needs no new index.
    """

    def __init__(self, names: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """Take {code: (language tag, name) of all languages}; "A / B" and "A (B)" are two names.

        `spellings` then holds {folded word: (as it is written, 0)} of the words of all names,
        for correcting what is typed: the same shape as words of documents with their counts.
        """
        self._by_token: dict[str, list[_Name]] = {}
        self.spellings: dict[str, tuple[str, int]] = {}
        known: set[_Name] = set()
        for code, called in names.items():
            for language, line in called:
                for name in _ALTERNATIVES.split(line):
                    self._learn(code, language, name, known)

    def _learn(self, code: str, language: str, name: str, known: set[_Name]) -> None:
        said = []
        for word in written(name):
            said.append(frozenset(forms(word, language)))
            self.spellings.setdefault(word.key, (word.whole, 0))
        meant = [word for word in said if not word & STOP_WORDS] or said
        entry = _Name(code, tuple(word for word in meant if word))
        if not entry.words or entry in known:
            return
        known.add(entry)
        for token in entry.words[0]:
            self._by_token.setdefault(token, []).append(entry)

    def codes_for(self, words: Sequence[Collection[str]]) -> list[tuple[str, frozenset[int]]]:
        """Return the codes that the words of a question name, with the words that say so.

        Each word is given as its tokens. A name of several words counts when all of them are
        in the question, in any order. Sorted by code.
        """
        found: dict[tuple[str, frozenset[int]], None] = {}
        asked = [frozenset(word) for word in words]
        for name in dict.fromkeys(
            name for word in asked for token in word for name in self._by_token.get(token, ())
        ):
            places = [
                frozenset(at for at, word in enumerate(asked) if word & part) for part in name.words
            ]
            if all(places):
                found[name.code, frozenset().union(*places)] = None
        return sorted(found, key=lambda hit: (hit[0], sorted(hit[1])))
