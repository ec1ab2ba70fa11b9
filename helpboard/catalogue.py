"""Interface texts: which catalogue speaks for which language tag.

English msgids are the source. Each language has three catalogues (``core``, ``messages``,
``staff``) that are read as one; what a language lacks comes from its fallbacks (de-simple from de),
at last from the msgid itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import flask_babel
from babel.support import NullTranslations, Translations
from flask import g, has_app_context

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

    def _load(self, language: Language) -> NullTranslations:
        merged = Translations()
        for name in CATALOGUES:
            path = self._folder / language.catalogue / "LC_MESSAGES" / f"{name}.mo"
            if not path.is_file():
                continue
            with path.open("rb") as file:
                found = Translations(file, domain=name)
            merged.merge(found)
            merged.plural = found.plural
        for tag in language.fallback:
            merged.add_fallback(self.texts_of(LANGUAGES[tag]))
        return merged


CATALOGUE = Catalogue()


def current_language() -> Language:
    """Return the language that the page or letter being made is read in."""
    if not has_app_context():
        return SOURCE
    language: Language = g.get("language", SOURCE)
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
