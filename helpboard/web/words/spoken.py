"""Names of spoken languages and of their levels."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.domain.languages import CEFR, SPOKEN_LANGUAGES
from helpboard.web.words.reader import formatting_locale, reader_babel

OWN_NAMES: Final[Mapping[str, object]] = {
    # Translators: names of languages that people speak
    "aii": pgettext("spoken language", "Assyrian Aramaic"),
    "ckb": pgettext("spoken language", "Kurdish (Sorani)"),
    "kmr": pgettext("spoken language", "Kurdish (Kurmanji)"),
    "mnk": pgettext("spoken language", "Mandinka"),
    "prs": pgettext("spoken language", "Dari"),
    "rom": pgettext("spoken language", "Romani"),
}
"""Languages that Babel lacks or names in a way that their speakers would not."""

# Translators: A0 is the language level of somebody who begins; the code stays as it is
_BEGINNER: Final = _("A0 (beginners)")


@lru_cache(maxsize=1024)
def _babel_name(locale: str, code: str) -> str:
    name: str | None = formatting_locale(locale).languages.get(code)
    return name or SPOKEN_LANGUAGES[code].own_name


def language_name(code: str) -> str:
    """Return the name of a spoken language; KeyError for a code that is not in the list."""
    if code in OWN_NAMES:
        return str(OWN_NAMES[code])
    return _babel_name(reader_babel(), SPOKEN_LANGUAGES[code].code)


def level_label(code: str) -> str:
    """Return the words for a language level; KeyError for any other code."""
    if code not in CEFR:
        raise KeyError(code)
    return str(_BEGINNER) if code == "A0" else code
