"""Text that people type: which characters are kept (R23), and how long it may be (R09).

Kept: every script, line breaks and tabs in longer texts, the joiners ZWNJ and ZWJ that Persian,
Kurdish and emoji need, and in longer texts the direction marks LRM, RLM and ALM that Arabic
keyboards type. In single lines (names, titles, subjects) marks that nobody sees are left out.
Refused: control characters, what reorders the text around it, halves of characters, and numbers
that Unicode has given to nobody.
"""

import re
import unicodedata
from typing import Final

from helpboard.domain.refusal import Refusal

MAX_TEXT: Final = 10_000
"""Characters of the longest text that anybody may write."""

MAX_LINE: Final = 200
"""Characters of a single line, unless its field says otherwise."""

MAX_WORD: Final = 100
"""Characters of a word; a longer one breaks every page that it stands on."""

MAX_ADDRESS: Final = 2_000
"""Characters of a web address, which is the one word that may be longer."""

MAX_MARKS: Final = 10
"""Accents on one letter; more of them cover the lines above and are slow to compose."""

_BREAKS: Final = re.compile("\r\n|[\r\u2028\u2029]")
# Embeddings, overrides, isolates and their deprecated kin change how their neighbours are read;
# annotations and tags hide text inside the text.
_REORDERING: Final = frozenset(
    chr(code)
    for code in (*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC))
    + tuple(range(0xE0000, 0xE0080))
)
_FORBIDDEN_KINDS: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
# Unicode promises these numbers to pictures: phones send new ones before Python knows them.
_PICTURES: Final = range(0x1F000, 0x1FC00)
_JOINERS: Final = "\u200c\u200d"
_UNSEEN: Final = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]")
# Letters by category, yet blank on every screen.
_BLANK: Final = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
_SPACES: Final = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LONG: Final = re.compile(rf"\S{{{MAX_WORD + 1},}}")
_ADDRESS: Final = re.compile(r"https?://\S", re.IGNORECASE)
# A line may break after these: soft hyphen, ZWSP, and the scripts that write without spaces
# (Thai, Lao, Burmese, Khmer, Chinese, Japanese).
_ENDS_A_WORD: Final = re.compile(
    "[\u00ad\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)


def is_forbidden(character: str) -> bool:
    """Say whether one character may stand in no text at all."""
    if character in "\n\t":
        return False
    if character in _REORDERING:
        return True
    kind = unicodedata.category(character)
    return kind in _FORBIDDEN_KINDS and not (kind == "Cn" and ord(character) in _PICTURES)


def unified(text: str) -> str:
    """Return `text` with line feeds as its only line breaks."""
    return _BREAKS.sub("\n", text)


def first_forbidden(text: str) -> str:
    """Return the number of the first character that is refused, as "U+202E", or nothing."""
    if text.isprintable():  # then there is none, and Python knows it much faster
        return ""
    return next((f"U+{ord(sign):04X}" for sign in text if is_forbidden(sign)), "")


def composed(text: str) -> str:
    """Return `text` in NFC with nothing blank around it."""
    return unicodedata.normalize("NFC", text).strip()


def without_forbidden(text: str) -> str:
    """Return `text` as it is stored, leaving out what would be refused."""
    if text.isprintable():
        return composed(text)
    return composed("".join(sign for sign in unified(text) if not is_forbidden(sign)))


def is_blank(text: str) -> bool:
    """Say whether a reader sees nothing: only spaces, joiners, marks and blank letters."""
    seen = _UNSEEN.sub("", text)
    return all(sign.isspace() or sign in _JOINERS or sign in _BLANK for sign in seen)


def clean_text(text: str, *, most: int = MAX_TEXT) -> str:
    """Return a text of several lines as it is stored: NFC, line feeds, nothing blank around it.

    A text in which nothing can be seen comes back empty. Refusal `forbidden_character`,
    `too_long` (of `most` characters) or `too_long_word`.
    """
    _check_length(text, 4 * most, most)
    text = unified(text)
    _check_characters(text)
    text = composed(text)
    _check_length(text, most, most)
    _check_words(text)
    return "" if is_blank(text) else text


def clean_line(text: str, *, most: int = MAX_LINE) -> str:
    """Return a text of one line as it is stored, each of its gaps one space wide.

    As :func:`clean_text`, and without marks that nobody sees. Refusal `line_break` besides.
    """
    _check_length(text, 4 * most + 100, most)
    text = text.strip(" \t\r\n")
    if re.search("[\n\r\u2028\u2029]", text):
        raise Refusal("line_break")
    return clean_text(_SPACES.sub(" ", _UNSEEN.sub("", text)), most=most)


def _check_length(text: str, limit: int, most: int) -> None:
    if len(text) > limit:
        raise Refusal("too_long", maximum=most)


def _check_characters(text: str) -> None:
    forbidden = first_forbidden(text) or _crowded(text)
    if forbidden:
        raise Refusal("forbidden_character", character=forbidden)


def _crowded(text: str) -> str:
    """Return the number of an accent that stands on top of too many others, or nothing."""
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > MAX_MARKS:
            return f"U+{ord(sign):04X}"
    return ""


def _check_words(text: str) -> None:
    for found in _LONG.finditer(text):
        word = found.group()
        if _ADDRESS.match(word) and len(word) <= MAX_ADDRESS:
            continue
        if any(len(part) > MAX_WORD for part in _ENDS_A_WORD.split(word)):
            raise Refusal("too_long_word", maximum=MAX_WORD)
