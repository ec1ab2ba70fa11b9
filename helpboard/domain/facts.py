"""The facts of a post or a give/seek: one JSON object {block code: value}, checked here.

What is stored, by type of block: CHOICE, LEVEL, LANGUAGE, THING, AREA a code; CHOICES a list of
codes; NUMBER a whole number (halves where the block's step allows); MONEY whole euro cents; YES_NO
a boolean; DATE "2026-12-01"; LANGUAGE_PAIR {"from", "to"}; LANGUAGES a list of
{"code", "level", "must"}; SIZE a clothes size's code, else a whole number; WHEN see `when.py`.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from helpboard.domain.blocks import BLOCKS, Block, BlockType, blocks_for, required_for
from helpboard.domain.errors import DomainError
from helpboard.domain.languages import CEFR, spoken_code
from helpboard.domain.refusal import Refusal
from helpboard.domain.things import THINGS, is_size_of
from helpboard.domain.topics import TOPICS
from helpboard.domain.when import check_date, check_keys, check_list, check_when

Facts = dict[str, Any]

MAX_LANGUAGES: Final = 10
MAX_SLUG: Final = 80
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MINOR_LEVELS: Final = {"primary": True, "secondary": True, "adult": False}


class Problem(NamedTuple):
    """One thing wrong with facts; `block` is empty when it is the whole object or the topic."""

    block: str
    code: str
    params: Mapping[str, int | float | str]


class FactsError(DomainError):
    """Facts were refused; `problems` holds everything that is wrong with them, in order."""

    code = "facts"

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{problem.block}: {problem.code}" for problem in problems))
        self.problems = problems


class _Place(NamedTuple):
    """Where a value stands: its block, the topic, and the untrusted facts around it."""

    block: Block
    topic: str
    facts: Mapping[str, object]


def _code(value: object, known: tuple[str, ...]) -> str:
    if not isinstance(value, str):
        raise Refusal("wrong_type")
    if value not in known:
        raise Refusal("unknown_code")
    return value


def _checked_choice(value: object, place: _Place) -> str:
    return _code(value, place.block.choices_for(place.topic))


def _checked_choices(value: object, place: _Place) -> list[str]:
    known = place.block.choices_for(place.topic)
    chosen = [_code(member, known) for member in check_list(value, len(known))]
    if len(set(chosen)) < len(chosen):
        raise Refusal("duplicate")
    return sorted(chosen, key=known.index)


def _checked_number(value: object, place: _Place) -> int | float:
    block = place.block
    types = int if block.step == 1 else (int, float)
    if not isinstance(value, types) or isinstance(value, bool):
        raise Refusal("wrong_type")
    if isinstance(value, float) and not math.isfinite(value):
        raise Refusal("wrong_type")
    if not block.minimum <= value <= block.maximum:
        raise Refusal("out_of_range", minimum=block.minimum, maximum=block.maximum)
    if value % block.step:
        raise Refusal("wrong_step", step=block.step)
    return int(value) if value == int(value) else value


def _checked_yes_no(value: object, _place: _Place) -> bool:
    if not isinstance(value, bool):
        raise Refusal("wrong_type")
    return value


def _checked_day(value: object, _place: _Place) -> str:
    return check_date(value)


def _checked_time(value: object, _place: _Place) -> dict[str, Any]:
    return check_when(value)


def _spoken(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("wrong_type")
    try:
        return spoken_code(value)
    except KeyError:
        raise Refusal("unknown_language") from None


def _checked_language(value: object, _place: _Place) -> str:
    return _spoken(value)


def _checked_pair(value: object, _place: _Place) -> dict[str, str]:
    row = check_keys(value, ("from", "to"))
    pair = {"from": _spoken(row["from"]), "to": _spoken(row["to"])}
    if pair["from"] == pair["to"]:
        raise Refusal("same_language")
    return pair


def _wished(value: object) -> dict[str, Any]:
    row = check_keys(value, ("code",), ("level", "must"))
    level, must = row.get("level"), row.get("must", False)
    if not isinstance(must, bool):
        raise Refusal("wrong_type")
    return {
        "code": _spoken(row["code"]),
        "level": None if level is None else _code(level, CEFR),
        "must": must,
    }


def _checked_languages(value: object, _place: _Place) -> list[dict[str, Any]]:
    rows = [_wished(row) for row in check_list(value, MAX_LANGUAGES)]
    if len({row["code"] for row in rows}) < len(rows):
        raise Refusal("duplicate")
    return sorted(rows, key=lambda row: not row["must"])


def _checked_area(value: object, _place: _Place) -> str:
    if not isinstance(value, str):
        raise Refusal("wrong_type")
    if len(value) > MAX_SLUG or not _SLUG.fullmatch(value):
        raise Refusal("unknown_code")
    return value


def _checked_size(value: object, place: _Place) -> str | int:
    thing = place.facts.get("thing")
    if not isinstance(thing, str) or thing not in THINGS:
        raise Refusal("size_without_thing")
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise Refusal("wrong_type")
    if not is_size_of(thing, value):
        raise Refusal("no_such_size")
    return value


_CHECKS: Final[Mapping[BlockType, Callable[[object, _Place], Any]]] = {
    BlockType.CHOICE: _checked_choice,
    BlockType.CHOICES: _checked_choices,
    BlockType.NUMBER: _checked_number,
    BlockType.MONEY: _checked_number,
    BlockType.YES_NO: _checked_yes_no,
    BlockType.DATE: _checked_day,
    BlockType.WHEN: _checked_time,
    BlockType.LANGUAGE: _checked_language,
    BlockType.LANGUAGE_PAIR: _checked_pair,
    BlockType.LANGUAGES: _checked_languages,
    BlockType.LEVEL: _checked_choice,
    BlockType.AREA: _checked_area,
    BlockType.THING: _checked_choice,
    BlockType.SIZE: _checked_size,
}


def check_facts(topic: str, facts: object, *, is_whole: bool = True) -> Facts:
    """Return facts in their one normal form, ordered as the topic's blocks.

    Raises FactsError with all problems at once, whatever JSON comes. `is_whole` False is for
    drafts and for gives and seeks: no block is required then. Areas are checked for shape only.
    """
    if topic not in TOPICS:
        raise FactsError([Problem("", "unknown_topic", {})])
    if not isinstance(facts, dict):
        raise FactsError([Problem("", "wrong_type", {})])
    blocks = blocks_for(topic)
    own = {block.code for block in blocks}
    problems = [
        Problem(code if code in BLOCKS else "", "unknown_block", {})
        for code in facts
        if code not in own
    ]
    checked: Facts = {}
    for block in blocks:
        if block.code not in facts:
            if is_whole and block.code in required_for(topic):
                problems.append(Problem(block.code, "required", {}))
            continue
        try:
            value = facts[block.code]
            checked[block.code] = _CHECKS[block.type](value, _Place(block, topic, facts))
        except Refusal as refusal:
            problems.append(Problem(block.code, refusal.code, refusal.params))
    if problems:
        raise FactsError(problems)
    return checked


def languages_of(facts: Mapping[str, Any]) -> frozenset[str]:
    """Return the spoken languages that checked facts ask for, a pair's included.

    The language that is learnt in a course (block `language`) is not among them.
    """
    pair = facts.get("pair", {})
    return frozenset((*(row["code"] for row in facts.get("languages", ())), *pair.values()))


def are_for_minors(facts: Mapping[str, Any]) -> bool | None:
    """Return whether checked facts of schoolwork are for minors; None when they do not say."""
    return _MINOR_LEVELS.get(facts.get("school_level", ""))
