"""Values of building blocks in words: numbers with their unit, money, sizes, languages."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from babel.numbers import format_currency, format_decimal

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.catalogue import ngettext
from helpboard.domain.blocks import BLOCKS, Unit, count_unit
from helpboard.domain.things import THINGS, SizeKind
from helpboard.web.words.reader import formatting_locale, left_to_right, reader_babel
from helpboard.web.words.spoken import language_name, level_label

_YES: Final = pgettext("fact", "Yes")
_NO: Final = pgettext("fact", "No")
# Translators: costs nothing
_FREE: Final = pgettext("cost", "Free")
_GROUND_FLOOR: Final = _("Ground floor")
# Translators: levels below the ground floor are counted downwards: 1, 2
_BASEMENT: Final = _("Basement level %(number)s")
_SQUARE_METRES: Final = _("%(number)s m²")
# Translators: source and target are names of languages
_PAIR: Final = _("%(source)s – %(target)s")

_INCHES: Final = _("%(number)s inches")
_CENTIMETRES: Final = _("%(number)s cm")
# Translators: part of a headline: Bicycle · Size 26
_SIZE: Final = _("Size %(size)s")

# Translators: languages that help with a post; level is B1 and the like
_WISHED: Final[Mapping[tuple[bool, bool], object]] = {
    (True, True): _("%(language)s from %(level)s (needed)"),
    (True, False): _("%(language)s (needed)"),
    (False, True): _("%(language)s from %(level)s (helpful)"),
    (False, False): _("%(language)s (helpful)"),
}


@lru_cache(maxsize=4096)
def _decimal(locale: str, number: float) -> str:
    return format_decimal(
        number, locale=formatting_locale(locale), group_separator=False, numbering_system="latn"
    )


def digits(number: float) -> str:
    """Return a number with Latin digits and the reader's decimal sign."""
    return _decimal(reader_babel(), number)


@lru_cache(maxsize=4096)
def _money(locale: str, cents: int) -> str:
    return format_currency(
        Decimal(cents) / 100, "EUR", locale=formatting_locale(locale), numbering_system="latn"
    )


def money_text(cents: int) -> str:
    """Return an amount of euros; nothing to pay reads "Free"."""
    return left_to_right(_money(reader_babel(), cents)) if cents else str(_FREE)


def _counted(unit: Unit, number: int) -> str:
    match unit:
        case Unit.PIECES:
            # Translators: number of things, as in "2 pieces"
            return str(ngettext("%(num)s piece", "%(num)s pieces", number))
        case Unit.CHILDREN:
            return str(ngettext("%(num)s child", "%(num)s children", number))
        case _:
            return str(ngettext("%(num)s person", "%(num)s people", number))


def _floor(number: int) -> str:
    if number < 0:
        return str(_BASEMENT) % {"number": -number}
    return digits(number) if number else str(_GROUND_FLOOR)


def number_text(block: str, topic: str, number: float) -> str:
    """Return a block's number with its unit; where the label says the unit, the number alone."""
    unit = count_unit(topic) if block == "count" else BLOCKS[block].unit
    match unit:
        case Unit.PIECES | Unit.PEOPLE | Unit.CHILDREN:
            return _counted(unit, int(number))
        case Unit.SQUARE_METRES:
            return str(_SQUARE_METRES) % {"number": digits(number)}
        case Unit.FLOOR:
            return _floor(int(number))
        case _:
            return digits(number)


def yes_no_text(*, is_yes: bool) -> str:
    """Return "Yes" or "No"."""
    return str(_YES if is_yes else _NO)


def pair_text(pair: Mapping[str, str]) -> str:
    """Return the two languages of an interpreter's pair."""
    names = {"source": language_name(pair["from"]), "target": language_name(pair["to"])}
    return str(_PAIR) % names


def wished_text(row: Mapping[str, Any]) -> str:
    """Return a language with its level, and whether it is a must."""
    level = row["level"]
    text = str(_WISHED[row["must"], level is not None])
    names = {"language": language_name(row["code"])}
    return text % (names if level is None else {**names, "level": level_label(level)})


def size_kind(thing: str | None) -> SizeKind:
    """Return how a thing's size is told; NONE when there is no thing."""
    return SizeKind.NONE if thing is None else THINGS[thing].size_kind


def size_text(kind: SizeKind, size: str | int) -> str:
    """Return a size with its unit where it has one."""
    if kind is SizeKind.INCHES:
        return str(_INCHES) % {"number": size}
    if kind is SizeKind.CENTIMETRES:
        return str(_CENTIMETRES) % {"number": size}
    return left_to_right(str(size))


def size_short(kind: SizeKind, size: str | int) -> str:
    """Return a size as part of a headline: "Size 26", "140 cm"."""
    if kind is SizeKind.CENTIMETRES:
        return size_text(kind, size)
    return str(_SIZE) % {"size": left_to_right(str(size))}
