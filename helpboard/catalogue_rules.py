"""What a translation may not do to its text. Each rule says in a sentence what is wrong."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from gettext import c2py
from typing import Final

from babel.messages.plurals import get_plural

from helpboard.domain.languages import SCRIPTS, Language

PLACEHOLDER: Final = re.compile(r"%\((?P<name>\w+)\)(?P<format>[#0\- +]*\d*(?:\.\d+)?[a-zA-Z])")
_PERCENT: Final = re.compile(r"%%|%")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;|[<>]")
_ISOLATES: Final = "\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_CLOSING: Final = "\"'”“’‘»«)]›‹" + _ISOLATES
_ENDS: Final = {"؟": "?", "،": ",", "؛": ";", "۔": ".", "…": "...", "።": ".", ":": ":"}
_ABBREVIATION: Final = 20
"""A translation up to this long may end with a full stop that its text lacks: “Std.”, “год.”."""

_STRANGERS: Final[Mapping[str, str]] = {"uk": "ыэъё", "ru": "іїєґ", "ar": "کی", "fa": "كي"}
"""Letters of a neighbour's alphabet: a sign that another language was copied."""


def placeholder_faults(source: str, translation: str, *, may_omit: bool) -> Iterator[str]:
    """Compare names and formats; the only number of a plural form may be said without its name."""
    wanted = Counter(found.group() for found in PLACEHOLDER.finditer(source))
    given = Counter(found.group() for found in PLACEHOLDER.finditer(translation))
    missing = [name for name in wanted - given if not (may_omit and name.startswith("%(num)"))]
    unknown = list(given.keys() - wanted.keys())
    if missing:
        yield f"lacks {', '.join(sorted(missing))}"
    if unknown:
        yield f"has {', '.join(sorted(unknown))}, which the text does not know"
    if _percents(source) != _percents(translation):
        yield "has other % signs than the text"


def _percents(text: str) -> set[str]:
    return set(_PERCENT.findall(PLACEHOLDER.sub("", text)))


def html_faults(source: str, translation: str) -> Iterator[str]:
    """Compare tags, entities and angle brackets."""
    if Counter(_TAG.findall(source)) != Counter(_TAG.findall(translation)):
        yield "has other HTML than the text"


def edge_faults(source: str, translation: str) -> Iterator[str]:
    """Compare white space at both ends, and the last sign."""
    for side, stripped in (("begin", str.lstrip), ("end", str.rstrip)):
        if (stripped(source) != source) != (stripped(translation) != translation):
            yield f"does not {side} with the same white space as the text"
    wanted, given = _end(source), _end(translation)
    if wanted == given or (given == "." and not wanted and len(translation) <= _ABBREVIATION):
        return
    yield f"ends with {given or 'no sign'}, the text with {wanted or 'none'}"


def _end(text: str) -> str:
    bare = text.rstrip().rstrip(_CLOSING).rstrip()
    if bare.endswith("..."):
        return "..."
    last = _ENDS.get(bare[-1:], bare[-1:])
    return last if last in {".", "?", "!", ":", ",", ";", "..."} else ""


def script_faults(language: Language, translation: str) -> Iterator[str]:
    """Look whether most letters are of the language's script and none of a neighbour's only."""
    wanted = SCRIPTS.get(language.tag, "LATIN")
    letters = [sign for sign in _bare(translation) if sign.isalpha()]
    right = sum(unicodedata.name(sign, "").startswith(wanted) for sign in letters)
    if letters and right * 2 < len(letters):
        yield f"is not written in {wanted.lower()} letters"
    strange = sorted(set(_STRANGERS.get(language.tag, "")) & set(translation.lower()))
    if strange:
        yield f"has letters of another language: {' '.join(strange)}"


def copy_faults(
    language: Language, source: str, translation: str, same: frozenset[tuple[str, str]]
) -> Iterator[str]:
    """Look whether the English words were left as they are, unless they are on the list.

    What is the same in a language is the same in those that fall back to it.
    """
    has_words = any(sign.isalpha() for sign in _bare(source))
    listed = {(tag, source) for tag in ("", language.tag, *language.fallback)} & same
    if translation == source and has_words and not listed:
        yield "is the English text; if that is right, list it in translations/same_words.txt"


def _bare(text: str) -> str:
    return _TAG.sub("", PLACEHOLDER.sub("", text))


def same_words(lines: str) -> frozenset[tuple[str, str]]:
    """Read the list of words that stay: pairs of a tag (or nothing for every language) and text."""
    pairs = set()
    for line in lines.splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        tags, colon, rest = text.partition(": ")
        is_tagged = colon and re.fullmatch(r"[a-z]{2,3}(-\w+)?( [a-z]{2,3}(-\w+)?)*", tags)
        pairs |= {(tag, rest.strip()) for tag in tags.split()} if is_tagged else {("", text)}
    return frozenset(pairs)


class Rule(StrEnum):
    """A rule that a translation can break."""

    EMPTY = "empty"
    FORMS = "forms"
    PLACEHOLDERS = "placeholders"
    HTML = "html"
    EDGES = "edges"
    SCRIPT = "script"
    COPIED = "copied"


def broken_by(
    language: Language, source: str, form: str, same: frozenset[tuple[str, str]], *, may_omit: bool
) -> frozenset[Rule]:
    """Return which rules one form of a translation breaks."""
    if not form.strip():
        return frozenset({Rule.EMPTY})
    faults = {
        Rule.PLACEHOLDERS: placeholder_faults(source, form, may_omit=may_omit),
        Rule.HTML: html_faults(source, form),
        Rule.EDGES: edge_faults(source, form),
        Rule.SCRIPT: script_faults(language, form) if form != source else iter(()),
        Rule.COPIED: copy_faults(language, source, form, same),
    }
    return frozenset(rule for rule, said in faults.items() if any(said))


def numbers_of_forms(language: Language) -> list[list[int]]:
    """Return for every plural form of a language which of the numbers 0 to 200 it speaks of."""
    plural = get_plural(language.babel)
    choose: Callable[[int], int] = c2py(plural.plural_expr)
    forms: list[list[int]] = [[] for _ in range(plural.num_plurals)]
    for number in range(201):
        forms[choose(number)].append(number)
    return forms
