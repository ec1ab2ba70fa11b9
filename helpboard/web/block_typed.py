"""What people typed into the fields of building blocks, read into facts; and facts as typed text.

The names of the fields are documented in `block_form.py`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from werkzeug.datastructures import MultiDict

from helpboard.domain.blocks import BLOCKS, Block, BlockType, blocks_for
from helpboard.domain.canonical import canonical
from helpboard.domain.facts import MAX_LANGUAGES, Facts, FactsError, Problem, check_facts
from helpboard.domain.refusal import Refusal
from helpboard.domain.things import THINGS, SizeKind
from helpboard.web.when_typed import Typed, iso_date, plain, read_when, typed_when

_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,3})?")
_SIZE: Final = re.compile(r"([0-9]{1,4}) *(?:cm|inch|inches|zoll|eu|[\"″”])?", re.IGNORECASE)
_PAIR: Final = re.compile(r"(.{1,20}?)\s*(?:>|→|–|,|/|:| - )\s*(.{1,20})")
_WISH: Final = re.compile(r"([A-Za-z-]{1,12})(?::([ABCabc][0-2]))?(!?)")
_YES: Final = frozenset({"yes", "true", "1", "on"})
_NO: Final = frozenset({"no", "false", "0", "off"})


class Read(NamedTuple):
    """Facts in their normal form as far as they are right, and everything that is wrong."""

    facts: Facts
    problems: tuple[Problem, ...]


def read_blocks(topic: str, typed: Typed, *, is_whole: bool = True) -> Read:
    """Read the fields of a topic's blocks; what is left empty is left out.

    Other fields of the form are not looked at. `topic` must be one of `TOPICS`.
    """
    raw: dict[str, object] = {}
    problems: dict[str, Problem] = {}
    for block in blocks_for(topic):
        try:
            value = _READERS[block.type](block, typed)
        except Refusal as refusal:
            problems[block.code] = Problem(block.code, refusal.code, refusal.params)
            continue
        if value is not None:
            raw[block.code] = value
    try:
        facts = check_facts(topic, raw, is_whole=is_whole)
    except FactsError as error:
        facts = {}
        for problem in error.problems:
            problems.setdefault(problem.block, problem)
    order = [block.code for block in blocks_for(topic)]
    found = sorted(problems.values(), key=lambda problem: order.index(problem.block))
    return Read({} if found else facts, tuple(found))


def typed_blocks(facts: Mapping[str, Any]) -> Typed:
    """Return checked facts as they would have been typed, for a form that changes them."""
    typed: Typed = MultiDict()
    for code, value in facts.items():
        for name, text in _typed(BLOCKS[code], value):
            typed.add(name, text)
    return typed


def _code(block: Block, typed: Typed) -> str | None:
    return plain(typed, block.code) or None


def _codes(block: Block, typed: Typed) -> list[str] | None:
    parts = (part.strip() for value in typed.getlist(block.code) for part in value.split(","))
    return list(dict.fromkeys(part for part in parts if part)) or None


def _number(block: Block, typed: Typed) -> int | float | None:
    text = plain(typed, block.code)
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise Refusal("out_of_range", minimum=block.minimum, maximum=block.maximum)
    number = float(text.replace(",", "."))
    return int(number) if number == int(number) else _halves(block, number)


def _halves(block: Block, number: float) -> float:
    if number % block.step:
        raise Refusal("wrong_step", step=block.step)
    return number


def _money(block: Block, typed: Typed) -> int | None:
    text = plain(typed, block.code).replace("€", "").strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise Refusal("out_of_range", minimum=block.minimum, maximum=block.maximum)
    return round(float(text.replace(",", ".")) * 100)


def _yes_no(block: Block, typed: Typed) -> object:
    text = plain(typed, block.code).lower()
    if text in _YES or text in _NO:
        return text in _YES
    return text or None


def _date(block: Block, typed: Typed) -> str | None:
    return iso_date(plain(typed, block.code))


def _size(block: Block, typed: Typed) -> object:
    text = plain(typed, block.code)
    if not text:
        return None
    number = _SIZE.fullmatch(text)
    if not number:
        return text.upper()
    thing = THINGS.get(plain(typed, "thing"))
    # A child's clothes come in sizes that are written as numbers, too.
    is_word = thing is not None and thing.size_kind is SizeKind.CLOTHES
    return number[1] if is_word else int(number[1])


def _pair(block: Block, typed: Typed) -> dict[str, str] | None:
    text = plain(typed, block.code)
    found = _PAIR.fullmatch(text) or re.fullmatch(r"([a-zA-Z]{2,3})-([a-zA-Z]{2,3})", text)
    source, target = (plain(typed, f"{block.code}.{end}") for end in ("from", "to"))
    if text and not found:
        raise Refusal("unknown_language")
    if found:
        source, target = found[1].strip(), found[2].strip()
    if not source and not target:
        return None
    if not source or not target:
        raise Refusal("required")
    return {"from": source, "to": target}


def _languages(block: Block, typed: Typed) -> list[dict[str, Any]] | None:
    said = [value for text in typed.getlist(block.code) for value in text.split(",")]
    rows = [_wish(value.strip()) for value in said if value.strip()]
    for number in range(1, MAX_LANGUAGES + 1):
        name = f"{block.code}.{number}"
        code = plain(typed, name)
        if code:
            is_must = plain(typed, f"{name}.must").lower() in _YES
            rows.append(
                {"code": code, "level": plain(typed, f"{name}.level") or None, "must": is_must}
            )
    return rows or None


def _wish(text: str) -> dict[str, Any]:
    found = _WISH.fullmatch(text)
    if not found:
        raise Refusal("unknown_language")
    level = found[2].upper() if found[2] else None
    return {"code": found[1], "level": level, "must": bool(found[3])}


def _when(block: Block, typed: Typed) -> dict[str, Any] | None:
    return read_when(typed, block.code)


_READERS: Final[Mapping[BlockType, Callable[[Block, Typed], object]]] = {
    BlockType.CHOICE: _code,
    BlockType.CHOICES: _codes,
    BlockType.NUMBER: _number,
    BlockType.MONEY: _money,
    BlockType.YES_NO: _yes_no,
    BlockType.DATE: _date,
    BlockType.WHEN: _when,
    BlockType.LANGUAGE: _code,
    BlockType.LANGUAGE_PAIR: _pair,
    BlockType.LANGUAGES: _languages,
    BlockType.LEVEL: _code,
    BlockType.AREA: _code,
    BlockType.THING: _code,
    BlockType.SIZE: _size,
}


def _typed(block: Block, value: Any) -> Iterator[tuple[str, str]]:
    match block.type:
        case BlockType.CHOICES:
            yield from ((block.code, code) for code in value)
        case BlockType.MONEY:
            yield block.code, f"{value / 100:.2f}".removesuffix(".00")
        case BlockType.LANGUAGE_PAIR:
            yield from ((f"{block.code}.{end}", value[end]) for end in ("from", "to"))
        case BlockType.LANGUAGES:
            yield from _typed_languages(block.code, value)
        case BlockType.WHEN:
            yield from typed_when(value, block.code)
        case _:
            yield block.code, canonical(block.code, value)


def _typed_languages(name: str, rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows, 1):
        yield f"{name}.{number}", row["code"]
        if row["level"]:
            yield f"{name}.{number}.level", row["level"]
        if row["must"]:
            yield f"{name}.{number}.must", "yes"
