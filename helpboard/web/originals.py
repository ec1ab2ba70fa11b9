"""What people wrote themselves, with its own language and direction."""

from typing import Any

from helpboard.catalogue import current_language
from helpboard.domain.languages import LANGUAGES, SPOKEN_LANGUAGES, spoken_code
from helpboard.web.words.spoken import language_name

EXCERPT = 180


def original(text: str, lang: str) -> dict[str, Any] | None:
    """Return what the macro ``original_note`` shows of a text; None when there is none."""
    if not text.strip():
        return None
    return {
        "text": text,
        "lang": lang,
        "dir": direction_of(lang),
        "language": name_of(lang),
        "is_own": is_own(lang),
    }


def is_own(lang: str) -> bool:
    """Tell whether the reader reads what is written in ``lang``."""
    return _spoken(lang) == current_language().spoken


def name_of(lang: str) -> str:
    """Return the language's name in the reader's language; an unknown tag is its own name."""
    code = _spoken(lang)
    return language_name(code) if code in SPOKEN_LANGUAGES else lang


def direction_of(lang: str) -> str:
    """Return the writing direction of an interface or spoken language; unknown ones are auto."""
    known = LANGUAGES.get(lang) or SPOKEN_LANGUAGES.get(lang)
    return known.direction.value if known else "auto"


def excerpt(text: str) -> str | None:
    """Return the first words of ``text`` on one line, None when there are none."""
    line = " ".join(text.split())
    if len(line) <= EXCERPT:
        return line or None
    return line[:EXCERPT].rsplit(" ", 1)[0] + "\u00a0…"


def _spoken(lang: str) -> str:
    try:
        return spoken_code(lang)
    except KeyError:
        return lang
