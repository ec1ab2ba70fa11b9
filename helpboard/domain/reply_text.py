"""The own words in a reply that came by mail: without quotes, signature and traces of programs.

What holds in every language and program is the line at the top of our letters: whatever stands
below it was written before. The rest are small rules for what programs put around it. A library
(mail-parser-reply) was tried: it takes a line that begins with a hyphen for a signature, and knows
neither Arabic nor Ukrainian, Russian, Turkish or Persian.
"""

import re
from collections.abc import Collection
from typing import Final

from helpboard.domain.contact_data import contact_data
from helpboard.domain.plain_text import unified

MARKER: Final = "##-"
"""Begins the line “please write above this line” of our letters, in whatever language it is."""

_QUOTED: Final = re.compile(r"\s*>")
_RULE: Final = re.compile(r"\s*(?:[-_=*]{5,}.*|[-_=*]{5,})\s*")
_MOMENT: Final = re.compile(r"\d{1,2}\s?[:.٫]\s?\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b\d{4}\b")
_SIGNATURE: Final = re.compile(r"--\s?")
_SENT_FROM: Final = re.compile(
    r"(?:sent from|get outlook|gesendet (?:von|mit)|von meinem .+ gesendet|envoyé (?:de|depuis)|"
    r"отправлено (?:с|из)|надіслано (?:з|із)|أُ?رسلت? من|مُ?رسلة? من|iphone'umdan|ارسال ?شده از)\b.*",
    re.IGNORECASE,
)
_MOST_WORDS_BESIDE = 2
"""A line with an address and at most so many words more is part of a signature."""


def own_words(text: str, *, addresses: Collection[str]) -> str:
    """Return what the writer of a reply added; ``addresses`` are those that our letters show.

    Somebody who wrote below the quotes is understood as well. Empty when there is nothing new.
    """
    lines = [line.rstrip() for line in unified(text).split("\n")]
    marked = next((at for at, line in enumerate(lines) if MARKER in line), None)
    is_cut = marked is not None or any(_QUOTED.match(line) for line in lines)
    above = _without_quotes(_without_introduction(lines[:marked], addresses, is_cut=is_cut))
    if not above:
        quoted = [at for at, line in enumerate(lines) if _QUOTED.match(line)]
        above = lines[quoted[-1] + 1 :] if quoted else []
    return "\n".join(_without_signature(above)).strip()


def without_contact_lines(text: str) -> str:
    """Return a text without the addresses and numbers that stand alone at its end."""
    lines = text.split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or _is_contact_line(lines[-1])):
        lines.pop()
    return "\n".join(lines)


def _is_contact_line(line: str) -> bool:
    found = contact_data(line)
    if not found:
        return False
    rest = line
    for one in sorted(found, reverse=True):
        rest = rest[: one.start] + " " + rest[one.end :]
    return len(re.findall(r"\w+", rest)) <= _MOST_WORDS_BESIDE


def _without_introduction(
    lines: list[str], addresses: Collection[str], *, is_cut: bool
) -> list[str]:
    """Take off “On Monday at 10:00 the board wrote:” and what else introduces a quote."""
    first_quote = next((at for at, line in enumerate(lines) if _QUOTED.match(line)), len(lines))
    kept = _without_end(lines[:first_quote])
    if not kept or not is_cut:
        return kept
    paragraph = _last_paragraph(kept)
    for at in range(paragraph, len(kept)):
        if any(address.lower() in kept[at].lower() for address in addresses):
            return _without_end(kept[: _beginning(kept, at, paragraph)])
    if kept[-1].endswith((":", "：")) and _MOMENT.search(" ".join(kept[paragraph:])):
        return _without_end(kept[: _beginning(kept, len(kept) - 1, paragraph)])
    return kept


def _beginning(lines: list[str], at: int, paragraph: int) -> int:
    """Return where an introduction begins that was broken into several lines."""
    for earlier in range(at, max(paragraph, at - 2) - 1, -1):
        if _MOMENT.search(lines[earlier]):
            return earlier
    return at


def _last_paragraph(lines: list[str]) -> int:
    at = len(lines)
    while at > 0 and lines[at - 1].strip():
        at -= 1
    return at


def _without_end(lines: list[str]) -> list[str]:
    kept = list(lines)
    while kept and (not kept[-1].strip() or _RULE.fullmatch(kept[-1])):
        kept.pop()
    return kept


def _without_quotes(lines: list[str]) -> list[str]:
    return [line for line in lines if not _QUOTED.match(line)]


def _without_signature(lines: list[str]) -> list[str]:
    end = next((at for at, line in enumerate(lines) if _SIGNATURE.fullmatch(line)), len(lines))
    kept = _without_end(lines[:end])
    while kept and _SENT_FROM.fullmatch(kept[-1].strip()):
        kept = _without_end(kept[:-1])
    return kept
