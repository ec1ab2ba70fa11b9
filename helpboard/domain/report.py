"""Reports to the council: drafts that live, editions that never change."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from helpboard.domain.errors import DomainError

MOST_BLOCKS: Final = 60
MOST_LABEL: Final = 200
MOST_SOURCE: Final = 300
MOST_VALUE: Final = 100_000_000
MONTHS: Final = "months"
"""The chart of posts and answers by month; the others are those of ``figures.VOLUNTEERS_BY``."""


class BlockKind(StrEnum):
    """What a report is put together from."""

    TEXT = "text"
    FIGURE = "figure"
    CHART = "chart"
    NOTED = "noted"
    """A figure that somebody entered by hand, with its date and source."""


class Step(StrEnum):
    """Where a block goes."""

    UP = "up"
    DOWN = "down"
    OUT = "out"


class TooManyBlocksError(DomainError):
    """A report holds at most ``MOST_BLOCKS`` blocks."""

    code = "too_many_blocks"


Block = Mapping[str, Any]


def with_block(blocks: Sequence[Block], block: Block) -> list[dict[str, Any]]:
    """Return ``blocks`` with ``block`` in the place of the one that has its id, or at the end.

    A block without an id gets the next one; ids are never given twice while the last one stands.
    """
    rows = [dict(one) for one in blocks]
    if block.get("id") is not None:
        return [dict(block) if one["id"] == block["id"] else one for one in rows]
    if len(rows) >= MOST_BLOCKS:
        raise TooManyBlocksError(len(rows))
    number = max((one["id"] for one in rows), default=0) + 1
    return [*rows, {**block, "id": number}]


def moved(blocks: Sequence[Block], block_id: int, step: Step) -> list[dict[str, Any]]:
    """Return ``blocks`` with one a place up or down, or taken out; unknown ids change nothing."""
    rows = [dict(one) for one in blocks]
    place = next((at for at, one in enumerate(rows) if one["id"] == block_id), None)
    if place is None:
        return rows
    block = rows.pop(place)
    if step is not Step.OUT:
        rows.insert(max(0, place + (-1 if step is Step.UP else 1)), block)
    return rows


def digest_of(frozen: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an edition as canonical JSON: keys in order, no spaces, UTF-8."""
    text = json.dumps(frozen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


_APART: Final = re.compile(r"[^a-z0-9]+")
_SPELT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug_of(title: str, report_id: int) -> str:
    """Return what stands for a report in its address: words of the title, and its number."""
    plain = unicodedata.normalize("NFC", title).casefold().translate(_SPELT)
    words = _APART.sub("-", plain).strip("-")[:60].strip("-")
    return f"{words}-{report_id}" if words else f"report-{report_id}"
