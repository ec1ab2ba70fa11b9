"""The reader's language as far as numbers, dates and directions need it.

In right-to-left languages what must be read from left to right (times, ranges, sizes) stands
between U+2066 and U+2069, and what may run either way (names of districts, a writer's own words)
between U+2068 and U+2069. Left-to-right languages get the bare text.
"""

from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Final

from babel import Locale, localedata
from babel.lists import format_list

from helpboard.catalogue import current_language
from helpboard.domain.languages import Direction

_LEFT_TO_RIGHT: Final = "\u2066"
_FIRST_STRONG: Final = "\u2068"
_END: Final = "\u2069"

_NAMES: Final = ("days", "months", "quarters", "eras", "currency_formats")
"""The parts of Babel's data in which one name refers to another."""

# English readers here live in Germany: day before month.
_FORMATTED_AS: Final = {"en": "en_GB"}


def reader_babel() -> str:
    """Return Babel's name of the locale in which the reader's dates and numbers are written."""
    babel: str = current_language().babel
    return _FORMATTED_AS.get(babel, babel)


@cache
def formatting_locale(babel: str) -> Locale:
    """Return the locale of a name of Babel's, parsed once.

    It shares no names with other locales: Babel remembers what a reference led to in the part that
    all of them share, and after an Urdu page Monday would be Urdu in German (its issue 1234).
    """
    locale = Locale.parse(babel)
    data = localedata.load(str(locale))
    data.update({part: deepcopy(data[part]) for part in _NAMES})
    return locale


def _isolated(text: str, opening: str) -> str:
    if current_language().direction is Direction.LTR:
        return text
    return f"{opening}{text}{_END}"


def left_to_right(text: str) -> str:
    """Keep a time, a range or a code in its order within right-to-left text."""
    return _isolated(text, _LEFT_TO_RIGHT)


def as_written(text: str) -> str:
    """Keep a name or a writer's own words apart from right-to-left text around them."""
    return _isolated(text, _FIRST_STRONG)


def listed(parts: Iterable[str]) -> str:
    """Join parts as the reader's language lists things: "a, b and c"."""
    return format_list(list(parts), locale=formatting_locale(reader_babel()))
