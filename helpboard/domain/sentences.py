"""The values of ready sentences, checked: so exact that every language can say them."""

from collections.abc import Callable, Mapping
from typing import Final

from helpboard.domain.languages import spoken_code
from helpboard.domain.plain_text import clean_line
from helpboard.domain.refusal import Refusal
from helpboard.domain.things import CLOTHES_SIZES, NUMBER_SIZES
from helpboard.domain.when import check_date, check_time
from helpboard.domain.words import SentenceValue

MAX_PLACE: Final = 100
MAX_MINUTES: Final = 240
MAX_COUNT: Final = 999
_SIZES: Final = frozenset(
    (*CLOTHES_SIZES, *(str(size) for sizes in NUMBER_SIZES.values() for size in sizes))
)


def _place(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("wrong_type")
    try:
        place = clean_line(" ".join(value.split()), most=MAX_PLACE)
    except Refusal:
        raise Refusal("wrong_type") from None
    if not place:
        raise Refusal("required")
    return place


def _number(value: object, maximum: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("wrong_type")
    if not 1 <= value <= maximum:
        raise Refusal("out_of_range", minimum=1, maximum=maximum)
    return value


def _size(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("wrong_type")
    if value not in _SIZES:
        raise Refusal("unknown_code")
    return value


def _language(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("wrong_type")
    try:
        return spoken_code(value)
    except KeyError:
        raise Refusal("unknown_language") from None


_CHECKS: Final[Mapping[SentenceValue, Callable[[object], str | int]]] = {
    SentenceValue.DATE: check_date,
    SentenceValue.TIME: check_time,
    SentenceValue.PLACE: _place,
    SentenceValue.MINUTES: lambda value: _number(value, MAX_MINUTES),
    SentenceValue.COUNT: lambda value: _number(value, MAX_COUNT),
    SentenceValue.SIZE: _size,
    SentenceValue.LANGUAGE: _language,
}


def check_value(kind: SentenceValue, value: object) -> str | int:
    """Return one value of a ready sentence in its normal form; a missing one is `required`.

    A place is the writer's own words: whoever sends it looks for contact data in it.
    """
    if value is None:
        raise Refusal("required")
    return _CHECKS[kind](value)
