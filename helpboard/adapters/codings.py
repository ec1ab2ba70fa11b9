"""Content codings: which one a client takes, and making it."""

import gzip
import re
from enum import Enum
from functools import lru_cache
from typing import Literal

import brotli

Coding = Literal["br", "gzip", "identity"]

# In the order preferred among equals.
_OFFERED: tuple[Coding, ...] = ("br", "gzip")
_LONGEST_HEADER = 512
_ITEM = re.compile(
    r"[ \t]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*"
    r"(?:;[ \t]*[qQ][ \t]*=[ \t]*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)[ \t]*)?"
)
_TEXTS = frozenset(
    {
        "application/atom+xml",
        "application/javascript",
        "application/json",
        "application/ld+json",
        "application/manifest+json",
        "application/problem+json",
        "application/xml",
        "image/svg+xml",
    }
)


class Effort(Enum):
    """How hard to press, as the qualities of Brotli and gzip."""

    ONCE_FOR_ONE = (3, 4)
    ONCE_FOR_MANY = (5, 6)
    ONCE_FOR_ALL = (11, 9)


@lru_cache(maxsize=256)
def preferred_coding(accept: str) -> Coding:
    """Choose the coding for an Accept-Encoding header (RFC 9110, 12.5.3).

    The highest quality wins, Brotli among equals; malformed items count as absent; when nothing
    fits, even with ``identity;q=0``, the answer goes out as it is.
    """
    if len(accept) > _LONGEST_HEADER:
        return "identity"
    wishes = _wishes(accept)
    others = wishes.get("*", 0.0)
    best: Coding = "identity"
    best_quality = wishes.get("identity", 0.0)
    for coding in reversed(_OFFERED):
        quality = wishes.get(coding, others)
        if quality > 0 and quality >= best_quality:
            best, best_quality = coding, quality
    return best


def _wishes(accept: str) -> dict[str, float]:
    wishes: dict[str, float] = {}
    for item in accept.split(","):
        found = _ITEM.fullmatch(item)
        if found is not None:
            name = found[1].lower().removeprefix("x-")
            wishes[name] = float(found[2] or 1)
    return wishes


def is_text(content_type: str) -> bool:
    """Whether bodies of this type shrink: text, JSON, XML, SVG; never pictures or archives."""
    essence = content_type.partition(";")[0].strip().lower()
    return essence.startswith("text/") or essence in _TEXTS


def press(body: bytes, coding: Coding, effort: Effort) -> bytes:
    """Return ``body`` in this coding; the same body always gives the same bytes."""
    if coding == "br":
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=effort.value[0]))
    if coding == "gzip":
        return gzip.compress(body, effort.value[1], mtime=0)
    return body
