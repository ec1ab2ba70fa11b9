"""Short codes on paper: a letter for the kind of thing, and its number."""

import re
from enum import StrEnum

_CODE = re.compile(r"([a-z])([1-9][0-9]{0,9})")
_MOST_ID = 2**31 - 1


class ShortKind(StrEnum):
    """What a code leads to; printed paper lives long, so a letter never changes its meaning."""

    AREA = "a"
    ASK = "f"
    """To ask for help; the number is the area where the paper hangs."""
    GROUP = "g"
    HOUSE = "h"
    MOVED = "m"
    ORGANISATION = "o"
    PAGE = "i"
    POST = "p"


def short_code(kind: ShortKind, row_id: int) -> str:
    """Return the code of a thing: ``p123``."""
    return f"{kind.value}{row_id}"


def read_short_code(text: str) -> tuple[ShortKind, int] | None:
    """Return what a code says, in either case; None for anything that is no code."""
    found = _CODE.fullmatch(text.lower()) if text.isascii() else None
    if found is None or found[1] not in set(ShortKind) or int(found[2]) > _MOST_ID:
        return None
    return ShortKind(found[1]), int(found[2])
