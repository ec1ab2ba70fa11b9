"""Two languages that nobody speaks, made of the English texts: what is not marked stays English.

They speak in place of two languages that no board offers without texts: one is longer by two
fifths and full of accents, the other runs from right to left. Neither has a plain Latin letter
outside placeholders and marks.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from babel.support import NullTranslations

from helpboard.catalogue import CATALOGUE

LONG: Final = "sq"
MIRRORED: Final = "ps"

KEPT = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|</?[a-zA-Z][^<>]*>|&#?\w+;|%%")
"""What a translator leaves as it is: placeholders, marks of HTML."""

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTS = str.maketrans(_PLAIN, "ąƀçđęƒğħîĵķļɱñøþɋřşţúṽŵẋýžÅßÇĐÉƑĜĤÎĴĶĻṀÑØÞɊŘŠŢÛṼŴẊÝŽ")
_ARABIC = str.maketrans(_PLAIN, "ابجدهوزحطيكلمنسعفصقرشتثخذضابجدهوزحطيكلمنسعفصقرشتثخذض")


def longer(text: str) -> str:
    """Return a text between brackets with accents, longer by two fifths at its end."""
    more = " ".join("ëxtŕä".translate(_ACCENTS) for _ in range(-(-len(text) * 2 // 5 // 6)))
    return f"⟦{_changed(text, _ACCENTS)}{' ' + more if more else ''}⟧"


def mirrored(text: str) -> str:
    """Return a text in letters that run from right to left."""
    return _changed(text, _ARABIC)


def _changed(text: str, letters: dict[int, int]) -> str:
    kept = KEPT.findall(text)
    parts = [part.translate(letters) for part in KEPT.split(text)]
    return "".join(part + mark for part, mark in zip(parts, (*kept, ""), strict=True))


class Pseudo(NullTranslations):
    """A catalogue that answers every text, in its one form for many."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        return self._change(message)

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return self._change(singular if num == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return self._change(message)

    def npgettext(self, context: str, singular: str, plural: str, num: int) -> str:
        return self.ngettext(singular, plural, num)

    ugettext, ungettext, upgettext, unpgettext = gettext, ngettext, pgettext, npgettext


@contextmanager
def speaking_pseudo() -> Iterator[None]:
    """Let ``LONG`` and ``MIRRORED`` be spoken within a block."""
    texts = {LONG: Pseudo(longer), MIRRORED: Pseudo(mirrored)}
    with CATALOGUE.instead(texts):
        yield
