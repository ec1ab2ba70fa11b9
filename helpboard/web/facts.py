"""Facts as people read them: label and value in the reader's language, and a headline of them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from helpboard.domain.blocks import BLOCKS, BlockType, blocks_for
from helpboard.domain.canonical import canonical
from helpboard.domain.topics import branch_of
from helpboard.web.words.blocks import block_label, choice_label
from helpboard.web.words.calendar import date_text
from helpboard.web.words.kinds import headline_start
from helpboard.web.words.reader import as_written, listed
from helpboard.web.words.spoken import language_name
from helpboard.web.words.things import thing_label
from helpboard.web.words.topics import topic_label
from helpboard.web.words.values import (
    money_text,
    number_text,
    pair_text,
    size_kind,
    size_short,
    size_text,
    wished_text,
    yes_no_text,
)
from helpboard.web.words.when import when_short, when_text

AreaName = Callable[[str], str]
"""Gives the name of an area's slug."""

SEPARATOR: Final = " · "


class FactLine(NamedTuple):
    """One fact to show; `raw` is `canonical`'s line of text for scripts (`data-value`).

    `value` is ready for either direction: `words/reader.py` says how.
    """

    block: str
    label: str
    value: str
    raw: str


class _Shown(NamedTuple):
    """What a value needs around it to be put into words."""

    block: str
    topic: str
    facts: Mapping[str, Any]
    area_name: AreaName


def _choices(value: Any, shown: _Shown) -> str:
    return listed(choice_label(shown.block, code) for code in value)


def _size(value: Any, shown: _Shown) -> str:
    return size_text(size_kind(shown.facts.get("thing")), value)


_TEXTS: Final[Mapping[BlockType, Callable[[Any, _Shown], str]]] = {
    BlockType.CHOICE: lambda value, shown: choice_label(shown.block, value),
    BlockType.CHOICES: _choices,
    BlockType.NUMBER: lambda value, shown: number_text(shown.block, shown.topic, value),
    BlockType.MONEY: lambda value, _shown: money_text(value),
    BlockType.YES_NO: lambda value, _shown: yes_no_text(is_yes=value),
    BlockType.DATE: lambda value, _shown: date_text(date.fromisoformat(value)),
    BlockType.WHEN: lambda value, _shown: when_text(value),
    BlockType.LANGUAGE: lambda value, _shown: language_name(value),
    BlockType.LANGUAGE_PAIR: lambda value, _shown: pair_text(value),
    BlockType.LANGUAGES: lambda value, _shown: listed(wished_text(row) for row in value),
    BlockType.LEVEL: lambda value, shown: choice_label(shown.block, value),
    BlockType.AREA: lambda value, shown: as_written(shown.area_name(value)),
    BlockType.THING: lambda value, _shown: thing_label(value),
    BlockType.SIZE: _size,
}


def fact_lines(topic: str, facts: Mapping[str, Any], *, area_name: AreaName) -> list[FactLine]:
    """Return checked facts as lines, in the order of the topic's blocks."""
    lines = []
    for block in blocks_for(topic):
        if block.code in facts:
            value = facts[block.code]
            text = _TEXTS[block.type](value, _Shown(block.code, topic, facts, area_name))
            label = block_label(block.code, topic)
            lines.append(FactLine(block.code, label, text, canonical(block.code, value)))
    return lines


HEADLINE_BLOCKS: Final[Mapping[str, tuple[str, ...]]] = {
    "goods": ("size", "count"),
    "guidance": ("pair", "when"),
    "transport": ("load", "vehicle"),
    "leisure": ("activity", "when"),
    "family": ("child_ages", "how_often"),
    "language": ("pair", "language", "level"),
    "education": ("subject", "school_level"),
    "projects": ("role", "when"),
    "work": ("hours", "pay", "german_level"),
    "housing": ("rooms", "square_metres", "rent"),
}
"""The most telling blocks of a branch, shown in a headline after its subject."""


def _size_part(value: Any, shown: _Shown) -> str:
    return size_short(size_kind(shown.facts.get("thing")), value)


def _count_part(value: Any, shown: _Shown) -> str:
    return number_text(shown.block, shown.topic, value) if value > 1 else ""


def _labelled(value: Any, shown: _Shown) -> str:
    block = BLOCKS[shown.block]
    text = _TEXTS[block.type](value, shown)
    return f"{block_label(shown.block, shown.topic)}: {text}"


_PARTS: Final[Mapping[str, Callable[[Any, _Shown], str]]] = {
    "size": _size_part,
    "count": _count_part,
    "when": lambda value, _shown: when_short(value),
    "rooms": _labelled,
    "hours": _labelled,
    "german_level": _labelled,
}
"""Blocks whose part of a headline differs from their value; an empty part is left out."""


def _no_area(slug: str) -> str:
    return slug


def headline(kind: str, topic: str, facts: Mapping[str, Any], area: str) -> str:
    """Return checked facts as one line: "Wanted: Bicycle · Size 26 · 2 pieces · Eglosheim".

    `kind` is "offer" or "request", `area` a name to show or empty.
    """
    thing = facts.get("thing")
    parts = [headline_start(kind, topic_label(topic) if thing is None else thing_label(thing))]
    for code in HEADLINE_BLOCKS[branch_of(topic)]:
        if code in facts:
            text = _PARTS.get(code, _TEXTS[BLOCKS[code].type])
            parts.append(text(facts[code], _Shown(code, topic, facts, _no_area)))
    if area:
        parts.append(as_written(area))
    return SEPARATOR.join(part for part in parts if part)
