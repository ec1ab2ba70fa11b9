"""A question, parsed: all of its groups must match, each by any of its tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpboard.domain.search.folding import folded
from helpboard.domain.search.names import WordBook, forms
from helpboard.domain.search.stems import LANGUAGES_OF_SCRIPT, script_of
from helpboard.domain.search.stopwords import STOP_WORDS
from helpboard.domain.search.text import Written, written

MAX_CHARACTERS = 200
MAX_WORDS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """One word of a question: what was typed, and the tokens each of which satisfies it."""

    typed: str
    tokens: tuple[str, ...]

    def also(self, tokens: Sequence[str]) -> "Group":
        """Return this group, satisfied by these tokens too."""
        return replace(self, tokens=tuple(sorted({*self.tokens, *tokens})))


@dataclass(frozen=True, slots=True)
class Query:
    """A conjunction of groups; empty (false) when nothing was asked."""

    groups: tuple[Group, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    def without(self, typed: frozenset[str]) -> "Query":
        """Return the question without the words that were typed so."""
        return Query(tuple(group for group in self.groups if group.typed not in typed))

    def text(self) -> str:
        """Return the words that are looked for, as they were typed (lowered)."""
        return " ".join(group.typed for group in self.groups)


def parse(text: str, book: WordBook | None = None) -> Query:
    """Return what a text asks for; only the first 200 characters and 12 words count.

    - Words without meaning go when others remain.
    - A joined word ("Kinder-Betreuung") and two neighbours ("kinder wagen") are also looked for
      as one word: each group accepts its own tokens or those of the joined word, and as both
      groups must match, that reads "both words, or the joined one".
    - A word, or words, that the book knows as a name also match the code.
    """
    asked = _meaningful(list(_typed(text)))[:MAX_WORDS]
    groups = [Group(word.whole, tuple(sorted(set(forms(word))))) for word, _ in asked]
    for at, (_, joined) in enumerate(asked):
        groups[at] = groups[at].also([folded(joined)] if joined else [])
    for at in range(len(asked) - 1):
        if _may_join(asked[at][0], asked[at + 1][0]):
            both = [folded(asked[at][0].whole + asked[at + 1][0].whole)]
            groups[at], groups[at + 1] = groups[at].also(both), groups[at + 1].also(both)
    named = book.codes_for([group.tokens for group in groups]) if book else []
    for code, places in named:
        for at in places:
            groups[at] = groups[at].also([code])
    return Query(tuple(dict.fromkeys(groups)))


def _typed(text: str) -> list[tuple[Written, str]]:
    """Return the single words of a question, each with the joined word that it was part of."""
    found: list[tuple[Written, str]] = []
    for word in written(text[:MAX_CHARACTERS]):
        if word.parts:
            found += [(Written(part), word.whole) for part in word.parts]
        else:
            found.append((word, ""))
    return [(word, joined) for word, joined in found if word.key]


def _meaningful(asked: list[tuple[Written, str]]) -> list[tuple[Written, str]]:
    kept = [(word, joined) for word, joined in asked if not _is_empty(word)]
    return kept or asked


def _is_empty(word: Written) -> bool:
    lone_letter = len(word.key) == 1 and script_of(word.whole) in LANGUAGES_OF_SCRIPT
    return lone_letter or word.key in STOP_WORDS


def _may_join(one: Written, other: Written) -> bool:
    """Tell whether two neighbours could be one word torn apart: letters of one script."""
    return (
        one.whole.isalpha()
        and other.whole.isalpha()
        and script_of(one.whole) == script_of(other.whole)
    )
