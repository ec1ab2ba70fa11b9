"""Streets with their house numbers, found in what people write however they spell them."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from helpboard.domain.listing import name_key

_HOUSE: Final = re.compile(
    r"^(?P<street>[^,;\n]*?[^\W\d])\W*(?P<number>\d+)\s?(?P<letter>[a-z]?)\b"
)
_ABBREVIATED: Final = re.compile(r"str(?:asse|\b)")
_SHORTEST: Final = 4
"""Letters of a street's name; shorter ones stand in other words."""


def names_any_house(text: str, addresses: Iterable[str]) -> bool:
    """Tell whether a text names the house of an address, “Reuteallee 28, 71634 Ludwigsburg”.

    Case, accents, “ue” for “ü”, “Str.” for “Straße”, spaces, dashes and the digits of other scripts
    make no difference. The town need not stand there. An address without a number is never found.
    """
    said = _joined(_plain(text))
    houses = (_house(address) for address in addresses)
    return any(re.search(rf"{re.escape(house)}(?!\d)", said) for house in houses if house)


@lru_cache(maxsize=1024)
def _house(address: str) -> str:
    """Return the street and the number as they stand in joined text; "" without them."""
    found = _HOUSE.match(_plain(address))
    if found is None or len(street := _joined(found["street"])) < _SHORTEST:
        return ""
    return f"{street}{found['number']}{found['letter']}"


def _plain(text: str) -> str:
    digits = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in name_key(text)
    )
    return _ABBREVIATED.sub("str", digits)


def _joined(plain: str) -> str:
    letters = "".join(sign for sign in plain if sign.isalnum())
    return re.sub("([aou])e", r"\1", letters)
