"""What people wrote themselves or others translated, with its own language and direction."""

from typing import Any

from helpboard.catalogue import current_language
from helpboard.domain.languages import LANGUAGES, SPOKEN_LANGUAGES, spoken_code
from helpboard.domain.translation import Source, Words
from helpboard.web.words.spoken import language_name

EXCERPT = 180


def original(text: str, lang: str) -> dict[str, Any] | None:
    """Return what the macro ``own_words`` shows of a text; None when there is none."""
    if not text.strip():
        return None
    return {
        "text": text,
        "lang": lang,
        "dir": direction_of(lang),
        "language": name_of(lang),
        "is_own": is_own(lang),
        "states": (),
        "original": None,
    }


def translated(words: Words, field: str, source: Source) -> dict[str, Any] | None:
    """Return what the macro ``own_words`` shows of one field of a thing in the best language.

    Of a translation it says how far it can be trusted, and carries the author's own text along.
    """
    text, own = words.fields[field], source.fields[field]
    if words.is_source or not (text.strip() or own.strip()):
        return original(own, source.lang)
    return {
        "text": text,
        "lang": words.lang,
        "dir": direction_of(words.lang),
        "language": name_of(source.lang),
        "is_own": False,
        "states": states_of(words),
        "original": {"text": own, "lang": source.lang, "dir": direction_of(source.lang)},
    }


def states_of(words: Words) -> tuple[str, ...]:
    """Return what a reader should know of a translation, in codes of the macro ``state_line``."""
    if words.is_source:
        return ()
    return tuple(
        state
        for state, is_so in (
            ("machine", words.is_machine),
            ("translated", not words.is_machine),
            ("unchecked", not words.is_machine and not words.is_reviewed),
            ("outdated", words.is_outdated),
        )
        if is_so
    )


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
