"""Interface texts: which catalogue speaks for which language tag.

English msgids are the source. Each language has three catalogues (``core``, ``messages``,
``staff``) that are read as one; what a language lacks comes from its fallbacks (de-simple from de),
at last from the msgid itself.

The ``.po`` files are the truth. A ``.mo`` beside one is read instead when it is not older; without
one the texts are compiled in memory, which takes a language about a tenth of a second a process.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import flask_babel
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import g

from helpboard.config import ROOT
from helpboard.domain.languages import LANGUAGES, Language

CATALOGUES = ("core", "messages", "staff")
FOLDER = ROOT / "translations"
SOURCE = LANGUAGES["en"]


class Catalogue(flask_babel.Domain):
    """A Flask-Babel domain that picks texts by language tag instead of by locale."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Read catalogues below ``folder``, each language once."""
        super().__init__(translation_directories=[str(folder)])
        self._folder = folder
        self._texts: dict[str, NullTranslations] = {}

    def get_translations(self) -> NullTranslations:
        """Return the texts of the reader's language."""
        return self.texts_of(current_language())

    def texts_of(self, language: Language) -> NullTranslations:
        """Return the texts of ``language``, its fallbacks behind it."""
        if language.tag not in self._texts:
            self._texts[language.tag] = self._load(language)
        return self._texts[language.tag]

    def gettext(self, message: str, /, **values: Any) -> str:
        """Return a text in the reader's language, with ``values`` in it."""
        found: str = self.get_translations().gettext(message)
        return found % values if values else found

    def ngettext(self, one: str, many: str, num: int, /, **values: Any) -> str:
        """Return a text for so many things, which it names as ``num``."""
        found: str = self.get_translations().ngettext(one, many, num)
        return found % {"num": num, **values}

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """Return a text that says something else in another context."""
        found = str(self.get_translations().upgettext(context, message))
        return found % values if values else found

    @contextmanager
    def instead(self, texts: Mapping[str, NullTranslations]) -> Iterator[None]:
        """Let languages, by tag, speak with other texts within a block, in every thread.

        This is how checks let a page show which of its words no catalogue knows.
        """
        before = dict(self._texts)
        self._texts.update(texts)
        try:
            yield
        finally:
            self._texts = before

    def _load(self, language: Language) -> NullTranslations:
        merged = Translations()
        for source in sources_of(language, self._folder):
            if not source.is_file():
                continue
            found = Translations(BytesIO(compiled(source)), domain=source.stem)
            merged.merge(found)
            merged.plural = found.plural
        for tag in language.fallback:
            merged.add_fallback(self.texts_of(LANGUAGES[tag]))
        return merged


def sources_of(language: Language, folder: Path = FOLDER) -> list[Path]:
    """Return where the catalogues of ``language`` stand, whether they are there or not."""
    below = folder / language.catalogue / "LC_MESSAGES"
    return [below / f"{name}.po" for name in CATALOGUES]


def is_fresh(source: Path) -> bool:
    """Tell whether a catalogue has a compiled file beside it that is not older."""
    target = source.with_suffix(".mo")
    return target.is_file() and target.stat().st_mtime >= source.stat().st_mtime


def compiled(source: Path) -> bytes:
    """Return a catalogue as gettext reads it: from the file beside it, or made now."""
    if is_fresh(source):
        return source.with_suffix(".mo").read_bytes()
    with source.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    for message in catalogue:
        if isinstance(message.string, tuple) and not all(message.string):
            message.string = ""  # else its English would stand before what a fallback says
    result = BytesIO()
    write_mo(result, catalogue)
    return result.getvalue()


def compile_all(folder: Path = FOLDER) -> int:
    """Write a compiled file beside every catalogue that has no fresh one; returns how many.

    Raises OSError where nothing can be written.
    """
    stale = [source for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if not is_fresh(source)]
    for source in stale:
        target = source.with_suffix(".mo")
        part = target.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(compiled(source))
        part.replace(target)
    return len(stale)


def is_compiled(folder: Path = FOLDER) -> bool:
    """Tell whether every catalogue has a fresh compiled file."""
    return all(is_fresh(source) for source in folder.glob("*/LC_MESSAGES/*.po"))


CATALOGUE = Catalogue()

# Flask-Babel's own functions look up the context four times before they come here.
gettext, ngettext, pgettext = CATALOGUE.gettext, CATALOGUE.ngettext, CATALOGUE.pgettext
lazy_gettext, lazy_ngettext = CATALOGUE.lazy_gettext, CATALOGUE.lazy_ngettext
lazy_pgettext = CATALOGUE.lazy_pgettext


def current_language() -> Language:
    """Return the language that the page or letter being made is read in."""
    try:
        language: Language = g.language
    except (AttributeError, RuntimeError):  # not said yet, or outside a context
        return SOURCE
    return language


def read_in(language: Language) -> None:
    """Let everything rendered from now on in this context be in ``language``."""
    g.language = language
    flask_babel.refresh()


@contextmanager
def reading(language: Language) -> Iterator[None]:
    """Render a block in ``language``, then go back to the reader's."""
    before = current_language()
    read_in(language)
    try:
        yield
    finally:
        read_in(before)
