"""A machine for tests and for trying out: its words mean nothing, but look like the language."""

import re
from collections.abc import Sequence
from itertools import cycle
from typing import Final

from helpboard.domain.languages import LANGUAGES, SCRIPTS

_LETTERS: Final = {
    "ARABIC": "ابتدرسعفقكلمنهوي",
    "CYRILLIC": "абвгдежзиклмнопрстуфхцчшюя",
    "ETHIOPIC": "ሀለሐመሠረሰሸቀበተነአከወዘየደገጠጸፈ",
}
_TABLES: Final = {
    script: str.maketrans(dict(zip("abcdefghijklmnopqrstuvwxyzäöüß", cycle(letters), strict=False)))
    for script, letters in _LETTERS.items()
}
_KEPT: Final = re.compile(r"<x\b.*?</x>|<[^>]*>|&\w+;", re.DOTALL)


class Dummy:
    """Writes German words in the letters of another language, without asking anybody."""

    name = "dummy"

    def speaks(self, source: str, target: str) -> bool:
        """Pretend to know every language in Latin letters, and to write all but plain German."""
        return source in LANGUAGES and source not in SCRIPTS and target != "de-simple"

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Return texts in the letters of ``target``; those in Latin letters name it instead."""
        table = _TABLES.get(SCRIPTS.get(target, ""))
        return [f"{target}: {text}" if table is None else _written(text, table) for text in texts]


def _written(text: str, table: dict[int, str]) -> str:
    found, at = [], 0
    for kept in _KEPT.finditer(text):
        found += [text[at : kept.start()].lower().translate(table), kept[0]]
        at = kept.end()
    return "".join([*found, text[at:].lower().translate(table)])
