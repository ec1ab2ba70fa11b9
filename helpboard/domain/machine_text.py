"""Words on their way through a machine: what it must leave alone, and whether its answer is sound.

What is sent is plain text in which ``<x id="1">…</x>`` is to be left as it is and
``<g id="2">…</g>`` stays around the same words; ``&``, ``<`` and ``>`` are written as entities.
Left alone are marks of pages, addresses, phone numbers and all other numbers, and the words that
the glossary explains.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from helpboard.domain.contact_data import ContactKind, contact_data, in_plain_form
from helpboard.domain.languages import SCRIPTS
from helpboard.domain.page_text import IN_BRACKETS
from helpboard.domain.plain_text import first_forbidden

LENGTHS: Final = (0.3, 3.0)
"""How many times as long as the original an answer is at least and at most."""
_SHORT: Final = 20
_SPARE: Final = 40
_MOST_COPIED: Final = 3
"""An answer in the same words is sound up to so many: a name, a greeting."""
_ENOUGH_LETTERS: Final = 4
_GAP: Final = " \0 "
"""Where something is kept that is shown: words on its two sides are no address together."""
_UNSEEN: Final = str.maketrans("", "", "*_\\")
"""Signs that a page may not show: those of bold words, and what stands before such a sign."""
_TO_THE_LETTER: Final = frozenset({ContactKind.EMAIL, ContactKind.LINK, ContactKind.IBAN})
"""Contact data that is the same in every language; names of messengers and number words are not."""


class NonsenseError(Exception):
    """The machine's answer cannot be shown; ``why`` is a code for the operator."""

    def __init__(self, why: str) -> None:
        """Remember what is wrong with it."""
        super().__init__(why)
        self.why = why


_KEPT: Final = rf"""
    (?P<link_open>\[\[[^\[\]|\n]{{1,440}}\|)(?P<link_words>[^\[\]\n|]{{1,300}})(?P<link_close>\]\])
  | (?P<mark>{IN_BRACKETS})
  | (?P<web_open>\[)(?P<web_words>[^\[\]\n]{{1,500}})(?P<web_close>\]\([^()\s]{{1,2000}}\))
  | (?P<strong_open>\*\*|__|\*|_)(?=\S)(?P<strong_words>[^*_\n]{{1,500}})(?<=\S)
    (?P<strong_close>(?P=strong_open))
  | (?P<address>(?:https?://|www\.)\S+)
  | (?P<mail>[^\s@<>()]{{1,100}}@[^\s@<>()]{{1,100}}\.[^\s@<>(),;]{{2,40}})
  | (?P<number>\+?[^\W\d]{{0,20}}\d\w*(?:[ \u00a0/().:,\u2013-]{{1,3}}\d\w*)*)
  | (?P<sign>[*_|\\]+)
"""
_LEAD: Final = re.compile(
    r"(?:[ \t]*(?:\#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|>[ \t]?))*[ \t]*"
)
_TAG: Final = re.compile(r'<(?P<end>/?)(?P<name>[xg])(?: id="(?P<id>\d{1,5})")?\s*(?P<empty>/?)>')
_STRANGE: Final = re.compile(r"https?:|www\.|\[\[|\]\]|\]\(|[<>]|\S@\S|\d")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a text that is sent alone; ``marked`` is empty when it has no words to send.

    ``kept`` are by their number what a tag stands for: what begins it, and what ends it.
    """

    lead: str
    body: str
    marked: str
    kept: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A field of a thing, ready to be sent."""

    units: tuple[Unit, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what is sent."""
        return tuple(unit.marked for unit in self.units if unit.marked)

    @property
    def word_count(self) -> int:
        """Return how many words leave the house, those to be left alone among them."""
        return sum(len(_TAG.sub("", text).split()) for text in self.texts)


def sheet(text: str, *, words: Collection[str] = (), is_markdown: bool) -> Sheet:
    """Return ``text`` ready to be sent; ``words`` are those that the glossary explains.

    Every line goes alone, in Markdown every paragraph, and what makes a heading or a list stays.
    """
    pattern = _pattern(tuple(sorted(set(words), key=lambda word: (-len(word), word))))
    return Sheet(tuple(_unit(lead, body, pattern) for lead, body in _pieces(text, is_markdown)))


def finished(sent: Sheet, answers: Sequence[str], tag: str) -> str:
    """Return the text that a machine made of a sheet; raises :class:`NonsenseError`."""
    if len(answers) != len(sent.texts):
        raise NonsenseError("number")
    waiting = iter(answers)
    lines, said = [], []
    for unit in sent.units:
        if not unit.marked:
            lines.append(unit.lead + unit.body)
            continue
        text, plain = _unmarked(next(waiting), unit)
        lines.append(unit.lead + text)
        said.append(plain)
    text = "\n".join(lines)
    if answers:
        _check(sent, text, _GAP.join(said), tag)
    return text


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in words if word.strip())
    term = rf"| (?P<term>(?<!\w)(?:{known})(?!\w))" if known else ""
    return re.compile(_KEPT + term, re.VERBOSE)


def _pieces(text: str, is_markdown: bool) -> Iterator[tuple[str, str]]:
    """Yield what stands before the words of each piece, and the piece."""
    lead, body = "", ""
    is_open = False
    for line in text.split("\n"):
        own = _LEAD.match(line)[0] if is_markdown else ""  # type: ignore[index]
        if is_open and body and line.strip() and not own.strip() and not _is_row(line):
            body += "\n" + line
            continue
        if is_open:
            yield lead, body
        lead, body, is_open = own, line[len(own) :], True
        if not is_markdown or own.lstrip().startswith("#") or _is_row(line):
            yield lead, body
            is_open = False
    if is_open:
        yield lead, body


def _is_row(line: str) -> bool:
    return line.lstrip().startswith(("|", "[["))


@dataclass(slots=True)
class _Marking:
    pattern: re.Pattern[str]
    kept: dict[str, tuple[str, str]] = field(default_factory=dict)
    has_words: bool = False

    def marked(self, text: str) -> str:
        """Return ``text`` with tags around what is kept."""
        done, at = [], 0
        for found in self.pattern.finditer(text):
            done += [self._plain(text[at : found.start()]), self._tagged(found)]
            at = found.end()
        return "".join([*done, self._plain(text[at:])])

    def _plain(self, text: str) -> str:
        self.has_words = self.has_words or any(sign.isalpha() for sign in text)
        return html.escape(text, quote=False)

    def _tagged(self, found: re.Match[str]) -> str:
        number = str(len(self.kept) + 1)
        kind = (found.lastgroup or "").removesuffix("_close")
        if f"{kind}_words" not in found.groupdict():
            self.kept[number] = (found[0], "")
            return f'<x id="{number}">{html.escape(found[0], quote=False)}</x>'
        self.kept[number] = (found[f"{kind}_open"], found[f"{kind}_close"])
        return f'<g id="{number}">{self.marked(found[f"{kind}_words"])}</g>'


def _unit(lead: str, body: str, pattern: re.Pattern[str]) -> Unit:
    marking = _Marking(pattern)
    marked = marking.marked(body)
    return Unit(lead, body, marked if marking.has_words else "", marking.kept)


def _unmarked(answer: str, unit: Unit) -> tuple[str, str]:
    """Return an answer with what its tags stand for, and its own words alone."""
    written: list[str] = []
    plain: list[str] = []
    seen: list[str] = []
    open_tags: list[tuple[str, str]] = []
    at = 0
    for tag in _TAG.finditer(answer):
        _say(answer[at : tag.start()], open_tags, written, plain)
        at = tag.end()
        name, number = tag["name"], tag["id"] or ""
        if tag["end"]:
            if not open_tags or open_tags[-1][0] != name:
                raise NonsenseError("marks")
            number = open_tags.pop()[1]
        else:
            seen.append(number)
            written.append(unit.kept.get(number, ("", ""))[0])
            plain.append(_between(tag, unit))
        if tag["end"] or tag["empty"]:
            written.append(unit.kept.get(number, ("", ""))[1])
        else:
            open_tags.append((name, number))
    _say(answer[at:], open_tags, written, plain)
    if open_tags or sorted(seen) != sorted(unit.kept):
        raise NonsenseError("marks")
    text = "".join(written).strip()
    return (text if "\n" in unit.body else " ".join(text.split("\n"))), "".join(plain)


def _say(
    part: str, open_tags: Sequence[tuple[str, str]], written: list[str], plain: list[str]
) -> None:
    if open_tags and open_tags[-1][0] == "x":
        return  # what was to be left alone is put back as it was
    words = html.unescape(part)
    written.append(words)
    plain.append(words)


def _check(sent: Sheet, text: str, said: str, tag: str) -> None:
    own = _GAP.join(_own_words(unit) for unit in sent.units if unit.marked)
    if not any(sign.isalpha() for sign in said):
        raise NonsenseError("empty")
    if any(_contacts(seen(said)) - _contacts(seen(own)) for seen in (str, _as_shown)):
        raise NonsenseError("contacts")
    own, said = own.replace(_GAP, " "), said.replace(_GAP, " ")
    if Counter(_STRANGE.findall(said)) - Counter(_STRANGE.findall(own)):
        raise NonsenseError("added")
    if not _is_right_length(len(own.strip()), len(said.strip())):
        raise NonsenseError("length")
    if len(own.split()) > _MOST_COPIED and _folded(own) == _folded(said):
        raise NonsenseError("copied")
    if not _is_in_script(said, SCRIPTS.get(tag, "LATIN")):
        raise NonsenseError("script")
    if first_forbidden(text):
        raise NonsenseError("signs")


def _own_words(unit: Unit) -> str:
    plain: list[str] = []
    is_kept = False
    at = 0
    for tag in _TAG.finditer(unit.marked):
        if not is_kept:
            plain.append(html.unescape(unit.marked[at : tag.start()]))
        at = tag.end()
        is_kept = tag["name"] == "x" and not tag["end"]
        plain.append("" if tag["end"] else _between(tag, unit))
    return "".join([*plain, html.unescape(unit.marked[at:])])


def _between(tag: re.Match[str], unit: Unit) -> str:
    """Return what stands between the words on the two sides of a tag that begins.

    A page shows nothing of a ``<g>``, and may show nothing of signs that make words bold.
    """
    if tag["name"] == "g":
        return ""
    kept = unit.kept.get(tag["id"] or "", ("", ""))[0]
    return _GAP if _as_shown(kept) else kept


def _as_shown(words: str) -> str:
    """Return words as a page may show them: ``evil**.com**`` reads as an address there."""
    return words.translate(_UNSEEN)


def _contacts(words: str) -> Counter[tuple[ContactKind, str]]:
    """Count contact data by what it leads to, or by its kind when languages write it each its own
    way."""
    found: Counter[tuple[ContactKind, str]] = Counter()
    for one in contact_data(words):
        is_exact = one.kind in _TO_THE_LETTER
        written = "".join(in_plain_form(words[one.start : one.end]).split()) if is_exact else ""
        found[one.kind, written.rstrip(".,;:!?)/»”\"'")] += 1
    return found


def _is_right_length(wanted: int, given: int) -> bool:
    least, most = LENGTHS
    spare = _SPARE if wanted < _SHORT else 0
    return given <= wanted * most + spare and (wanted < _SHORT or given >= wanted * least)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_in_script(text: str, script: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    right = sum(unicodedata.name(sign, "").startswith(script) for sign in letters)
    return len(letters) < _ENOUGH_LETTERS or right * 2 >= len(letters)
