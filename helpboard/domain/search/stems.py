"""The stem of a word, in the languages in which people here write.

At indexing the language of the text is known; at asking only the script of the word is, so a
word is looked for under its stems in every language of that script.
"""

import unicodedata
from functools import lru_cache

import snowballstemmer

from helpboard.domain.search.folding import folded

_SNOWBALL = {
    "de": "german",
    "en": "english",
    "fr": "french",
    "tr": "turkish",
    "fa": "persian",
    "ru": "russian",
    "el": "greek",
    "hi": "hindi",
}
LANGUAGES_OF_SCRIPT: dict[str, tuple[str, ...]] = {
    "LATIN": ("de", "en", "fr", "tr"),
    "ARABIC": ("ar", "fa"),
    "CYRILLIC": ("ru", "uk"),
    "GREEK": ("el",),
    "DEVANAGARI": ("hi",),
}
"""Scripts that are not named have no stems: their words match as they are."""

# Endings of nouns, adjectives and common verbs, longest first. No stemmer for Ukrainian is
# released; cutting one ending from a fixed list brings cases and numbers together.
_UKRAINIAN = (
    *("ами", "ями", "ові", "еві", "єві", "ого", "ому", "ими", "їми", "ати", "ити", "іти"),
    *("ять", "уть", "ють", "ій", "ою", "ею", "єю", "ах", "ях", "ів", "їв", "ом", "ем", "єм"),
    *("ам", "ям", "ої", "их", "їх", "ає", "ую", "юю", "ує", "а", "я", "у", "ю", "о", "е"),
    *("є", "и", "і", "ї", "й", "ь"),
)
# Light10 (Larkey, Ballesteros, Connell 2002): one prefix, then suffixes in this order. The
# Snowball stemmer leaves the sound plural (دراجات) and the joined "and" (والمترجم) alone.
_ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_ARABIC_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def script_of(word: str) -> str:
    """Return the script of the first letter of a word: LATIN, ARABIC, CYRILLIC …, or OTHER."""
    for character in word:
        if character.isalpha():
            return unicodedata.name(character, "OTHER").split(" ", 1)[0]
    return "OTHER"


def languages_for(word: str, language: str | None = None) -> tuple[str, ...]:
    """Return the languages whose stems a word has.

    These are the text's own language when it is written in the word's script, otherwise all
    languages of the script.
    """
    possible = LANGUAGES_OF_SCRIPT.get(script_of(word), ())
    base = (language or "").split("-", 1)[0]
    return (base,) if base in possible else possible


def stems(word: str, language: str | None = None) -> tuple[str, ...]:
    """Return the folded stems of a lowered word, without repetition, shortest is two letters."""
    if len(word) < 3:
        return ()
    found = dict.fromkeys(_stem(word, tag) for tag in languages_for(word, language))
    return tuple(stem for stem in found if len(stem) > 1)


@lru_cache(maxsize=50_000)
def _stem(word: str, tag: str) -> str:
    if tag == "uk":
        return _without_ending(folded(word), _UKRAINIAN, least=3)
    if tag == "ar":
        return _arabic(folded(word))
    # A stemmer keeps the word it works on, so threads must not share one; it costs nothing.
    stem = snowballstemmer.stemmer(_SNOWBALL[tag]).stemWord(word)
    if tag == "fr" and stem == word:  # it spares -os, -us and the like: vélos
        stem = _without_ending(stem, ("s", "x"), least=3)
    return folded(stem)


def _without_ending(word: str, endings: tuple[str, ...], *, least: int) -> str:
    """Cut the first ending that fits and leaves `least` letters."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return word


def _arabic(word: str) -> str:
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= (3 if prefix == "و" else 2):
            word = word.removeprefix(prefix)
            break
    for suffix in _ARABIC_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word.removesuffix(suffix)
    return word
