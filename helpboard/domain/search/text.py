"""From a text to its words."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from helpboard.domain.search.folding import folded, lowered

_MARKS = "".join(
    chr(code)
    for code in range(0x300, min(0x3100, sys.maxunicode))
    if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
_RUN = rf"(?:[^\W_]|[{re.escape(_MARKS)}])+"
_JOINERS = "-‐‑'’‘ʼ`´\u200c\u200d"
_WRITTEN = re.compile(rf"{_RUN}(?:[{_JOINERS}]{_RUN})*")
_JOINER = re.compile(f"[{_JOINERS}]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")


@dataclass(frozen=True, slots=True)
class Written:
    """A word as somebody wrote it: lowered, with accents; `parts` when a joiner was inside."""

    whole: str
    parts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The folded form of the whole word."""
        return folded(self.whole)


def written(text: str) -> Iterator[Written]:
    """Yield the words of a text in order.

    Hyphens, apostrophes and zero-width joiners are inside a word: it is yielded joined, with
    its parts, so that both ways of typing find it ("E-Mail", "l'école", "کتاب‌ها"). The
    apostrophe of Ukrainian only joins. Scripts without spaces become overlapping pairs.
    """
    for match in _WRITTEN.finditer(lowered(text)):
        run = match.group()
        if _UNSPACED.search(run):
            yield from (Written(pair) for pair in _pairs(run))
            continue
        parts = tuple(_JOINER.split(run))
        if len(parts) == 1:
            yield Written(run)
        elif _CYRILLIC.match(run) and not re.search("[-‐‑]", run):
            yield Written("".join(parts))
        else:
            yield Written("".join(parts), parts)


def _pairs(run: str) -> Iterator[str]:
    """Yield every two neighbours of a run without spaces, and what else is in the run."""
    at = 0
    for match in _UNSPACED.finditer(run):
        if match.start() > at:
            yield run[at : match.start()]
        unspaced, at = match.group(), match.end()
        if len(unspaced) == 1:
            yield unspaced
        yield from (unspaced[i : i + 2] for i in range(len(unspaced) - 1))
    if at < len(run):
        yield run[at:]


def words(text: str) -> list[str]:
    """Return the folded words of a text, a joined word followed by its parts."""
    found: list[str] = []
    for word in written(text):
        found += [folded(form) for form in (word.whole, *word.parts)]
    return [word for word in found if word]
