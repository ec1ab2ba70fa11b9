"""Building blocks: which structured facts a post of each topic may carry, and their limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from helpboard.domain.languages import CEFR, SPOKEN
from helpboard.domain.things import THINGS, things_of
from helpboard.domain.topics import TOPICS, branch_of, leaves_of
from helpboard.domain.words import ACTIVITIES, CONDITIONS, SUBJECTS


class BlockType(StrEnum):
    """The shape of a block's value; `facts.py` says what is stored for each."""

    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes-no"
    DATE = "date"
    WHEN = "when"
    LANGUAGE = "language"
    LANGUAGE_PAIR = "language-pair"
    LANGUAGES = "languages"
    LEVEL = "level"
    AREA = "area"
    THING = "thing"
    SIZE = "size"


class Unit(StrEnum):
    """What a number counts; money is whole euro cents."""

    PIECES = "pieces"
    PEOPLE = "people"
    CHILDREN = "children"
    ROOMS = "rooms"
    SQUARE_METRES = "square-metres"
    HOURS_A_WEEK = "hours-a-week"
    FLOOR = "floor"
    CENTS = "cents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One kind of fact: its shape, and the choices or the inclusive limits of its value.

    `step` is the grain of a number (rooms come in halves); `by_leaf` narrows the choices.
    """

    code: str
    type: BlockType
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0
    step: float = 1
    unit: Unit | None = None
    by_leaf: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def choices_for(self, topic: str) -> tuple[str, ...]:
        """Return the choices that fit a topic; all of them where the topic narrows nothing."""
        return self.by_leaf.get(topic, self.choices)


def _choice(code: str, *choices: str) -> Block:
    return Block(code=code, type=BlockType.CHOICE, choices=choices)


def _choices(code: str, *choices: str) -> Block:
    return Block(code=code, type=BlockType.CHOICES, choices=choices)


def _number(code: str, minimum: int, maximum: int, unit: Unit, *, step: float = 1) -> Block:
    kind = BlockType.MONEY if unit is Unit.CENTS else BlockType.NUMBER
    return Block(
        code=code, type=kind, minimum=minimum, maximum=maximum, step=step, unit=unit
    )  # fmt: skip


def _plain(code: str, kind: BlockType, choices: tuple[str, ...] = ()) -> Block:
    return Block(code=code, type=kind, choices=choices)


def _by_leaf(code: str, choices: Mapping[str, tuple[str, ...]]) -> Block:
    every = tuple(dict.fromkeys(choice for row in choices.values() for choice in row))
    return Block(code=code, type=BlockType.CHOICE, choices=every, by_leaf=choices)


_ALL: Final = (
    Block(
        code="thing",
        type=BlockType.THING,
        choices=tuple(THINGS),
        by_leaf={thing.leaf: things_of(thing.leaf) for thing in THINGS.values()},
    ),
    _plain("size", BlockType.SIZE),
    _choice("condition", "new", "good", "used"),
    _choice("collection", "must-be-fetched", "can-be-brought"),
    _choices("heavy", "two-people", "van"),
    _choice("where", "office", "doctor", "bank", "school", "flat", "court"),
    _plain("pair", BlockType.LANGUAGE_PAIR, SPOKEN),
    _plain("confidential", BlockType.YES_NO),
    _choices("load", "furniture", "boxes", "people"),
    _choice("vehicle", "car", "van", "trailer", "cargo-bike"),
    _plain("from_area", BlockType.AREA),
    _plain("to_area", BlockType.AREA),
    _number("carriers", 1, 20, Unit.PEOPLE),
    _by_leaf("activity", ACTIVITIES),
    _choice("place", "sports-hall", "sports-ground", "swimming-pool", "park", "garden", "kitchen",
            "cafe", "community-centre", "library", "museum", "church-hall", "in-town", "in-nature"),
    _choices("ages", "children", "teenagers", "adults", "older-people"),
    _number("cost", 0, 100_000, Unit.CENTS),
    _choices("child_ages", "under-3", "3-to-5", "6-to-9", "10-to-13", "14-to-17"),
    _number("children", 1, 30, Unit.CHILDREN),
    _choice("how_often", "once", "now-and-then", "monthly", "every-two-weeks", "weekly",
            "several-times-a-week", "daily"),
    _plain("language", BlockType.LANGUAGE, SPOKEN),
    _plain("level", BlockType.LEVEL, CEFR[: CEFR.index("C1") + 1]),
    _choice("setting", "alone", "group"),
    _by_leaf("subject", SUBJECTS),
    _choice("school_level", "primary", "secondary", "vocational-preparation", "adult"),
    _choices("role", "host", "cook", "music", "crafts", "build", "organise"),
    _number("hours", 1, 48, Unit.HOURS_A_WEEK),
    _choice("pay", "paid", "unpaid-internship", "work-opportunity"),
    _plain("german_level", BlockType.LEVEL, CEFR),
    _plain("permit", BlockType.YES_NO),
    _plain("start", BlockType.DATE),
    _choice("duration", "some-days", "some-weeks", "some-months", "one-year", "several-years",
            "permanent"),
    _number("rooms", 1, 12, Unit.ROOMS, step=0.5),
    _number("square_metres", 5, 500, Unit.SQUARE_METRES),
    _number("rent", 0, 500_000, Unit.CENTS),
    _number("persons", 1, 20, Unit.PEOPLE),
    _number("floor", -2, 40, Unit.FLOOR),
    _plain("lift", BlockType.YES_NO),
    _plain("certificate", BlockType.YES_NO),
    _number("count", 1, 999, Unit.PEOPLE),
    _plain("when", BlockType.WHEN),
    _plain("languages", BlockType.LANGUAGES, SPOKEN),
    _choices("conditions", *CONDITIONS),
)  # fmt: skip

BLOCKS: Final[Mapping[str, Block]] = MappingProxyType({block.code: block for block in _ALL})
"""Every block by code."""

COMMON: Final = ("count", "when", "languages", "conditions")
"""The blocks of every topic. Of things, `count` is the quantity; otherwise it counts people."""

BRANCH_BLOCKS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "goods": ("thing", "size", "count", "condition", "collection", "heavy"),
        "guidance": ("where", "pair", "confidential"),
        "transport": ("load", "vehicle", "from_area", "to_area", "carriers"),
        "leisure": ("activity", "place", "ages", "cost"),
        "family": ("child_ages", "children", "how_often"),
        "language": ("pair", "language", "level", "setting", "confidential"),
        "education": ("subject", "school_level", "setting"),
        "projects": ("role",),
        "work": ("hours", "pay", "german_level", "permit", "start", "duration"),
        "housing": (
            "rooms", "square_metres", "rent", "persons", "floor", "lift", "certificate",
        ),
    }
)  # fmt: skip
"""The blocks of a branch in the order shown."""

LEAF_BLOCKS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "interpreting": ("pair", "confidential"),
        "german-course": ("language", "level", "setting"),
        "tandem": ("language", "level", "setting"),
        "letters": ("language", "level", "setting"),
        "women": ("how_often",),
        "seniors": ("how_often",),
        "moving": ("rooms", "square_metres", "floor", "lift"),
        "renovating": ("rooms", "square_metres", "floor", "lift"),
    }
)
"""Leaves that carry only some blocks of their branch."""

REQUIRED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"goods": ("thing",), "interpreting": ("pair",)}
)
"""Blocks that a whole post must carry, by branch or leaf."""

_COUNTS_PIECES: Final = frozenset({"goods", *leaves_of("goods"), "housing", "room", "flat"})


def _blocks_of(topic: str) -> tuple[Block, ...]:
    own = LEAF_BLOCKS.get(topic, BRANCH_BLOCKS[branch_of(topic)])
    return tuple(BLOCKS[code] for code in dict.fromkeys((*own, *COMMON)))


_BY_TOPIC: Final = {topic: _blocks_of(topic) for topic in TOPICS}


def blocks_for(topic: str) -> tuple[Block, ...]:
    """Return the blocks of a leaf or branch in the order shown; KeyError for an unknown topic."""
    return _BY_TOPIC[topic]


def required_for(topic: str) -> tuple[str, ...]:
    """Return the codes of the blocks that a whole post of this topic must carry."""
    keys = dict.fromkeys((branch_of(topic), topic))
    return tuple(code for key in keys for code in REQUIRED.get(key, ()))


def count_unit(topic: str) -> Unit:
    """Return what `count` counts under a topic: pieces of goods and homes, people otherwise."""
    return Unit.PIECES if topic in _COUNTS_PIECES else Unit.PEOPLE
