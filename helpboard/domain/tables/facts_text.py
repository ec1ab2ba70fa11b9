"""Facts in one cell: `thing=bicycle; size=26; when={"kind":"flexible"}`.

Codes, numbers, dates and yes or no stand bare, lists of codes as `a, b`, anything deeper as JSON.
A cell may also hold the whole JSON object.
"""

import json
import re
from typing import Any, Final, NoReturn

from helpboard.domain.blocks import BLOCKS, BlockType
from helpboard.domain.facts import Facts, FactsError, check_facts
from helpboard.domain.plain_text import MAX_TEXT
from helpboard.domain.tables.cell import CellRefusal, Reason, Wrong, refuse
from helpboard.domain.tables.column import nearest, read_code
from helpboard.domain.topics import TOPICS
from helpboard.domain.words import NeedKind

_BARE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)
_NAME: Final = re.compile(r"\s*([a-z][a-z0-9_-]*)\s*=\s*", re.ASCII)
_END: Final = re.compile(r"\s*(?:;|$)")
_WHOLE: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_HALF: Final = re.compile(r"-?[0-9]{1,9}[.,][0-9]{1,9}", re.ASCII)
_YES_NO: Final = {"yes": True, "no": False, "true": True, "false": False}
_NEED_KINDS: Final = tuple(kind.value for kind in NeedKind)
_MAX_NEEDS: Final = 50


def _no_constant(_name: str) -> NoReturn:
    raise ValueError


_DECODER: Final = json.JSONDecoder(parse_constant=_no_constant)


def to_json(value: object) -> str:
    """Write JSON as short as it goes, in one way only."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_facts(facts: Facts) -> str:
    """Write stored facts as one cell."""
    return "; ".join(f"{block}={_write_value(value)}" for block, value in facts.items())


def _write_value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str) and _BARE.fullmatch(value):
        return value
    if isinstance(value, list) and value and all(_is_bare(member) for member in value):
        return ", ".join(value)
    return to_json(value)


def _is_bare(value: object) -> bool:
    return isinstance(value, str) and bool(_BARE.fullmatch(value))


def read_facts(text: str) -> Facts:
    """Read a cell into facts that are not yet checked against a topic."""
    if len(text) > MAX_TEXT:
        raise refuse(Wrong.TOO_LONG, length=len(text), most=MAX_TEXT)
    if text.startswith("{"):
        value, end = _read_json(text, 0)
        if end != len(text):
            raise refuse(Wrong.NOT_FACTS, near=text[end : end + 20])
        facts: Facts = value
        return facts
    found: Facts = {}
    position = 0
    while position < len(text):
        name = _NAME.match(text, position)
        if name is None or name[1] in found:
            raise refuse(Wrong.NOT_FACTS, near=text[position : position + 20])
        found[name[1]], position = _read_value(name[1], text, name.end())
    return found


def _read_value(block: str, text: str, start: int) -> tuple[Any, int]:
    if text[start : start + 1] in ("{", "[", '"'):
        value, end = _read_json(text, start)
        after = _END.match(text, end)
        if after is None:
            raise refuse(Wrong.NOT_FACTS, near=text[end : end + 20])
        return value, after.end()
    end = text.find(";", start)
    end = len(text) if end < 0 else end
    return _read_bare(block, text[start:end].strip()), min(end + 1, len(text))


def _read_json(text: str, start: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        raise refuse(Wrong.NOT_FACTS, near=text[start : start + 20]) from None


def _read_bare(block: str, word: str) -> object:
    kind = BLOCKS[block].type if block in BLOCKS else None
    if kind is BlockType.YES_NO:
        return _YES_NO.get(word, word)
    if kind is BlockType.CHOICES:
        return [part.strip() for part in word.split(",")]
    if kind in {BlockType.NUMBER, BlockType.MONEY, BlockType.SIZE}:
        return _read_number(word)
    return word


def _read_number(word: str) -> int | float | str:
    if _WHOLE.fullmatch(word):
        return int(word)
    return float(word.replace(",", ".")) if _HALF.fullmatch(word) else word


def checked_facts(topic: str, facts: object, *, is_whole: bool) -> Facts:
    """Return facts in their normal form; CellRefusal with every reason otherwise."""
    try:
        return check_facts(topic, facts, is_whole=is_whole)
    except FactsError as error:
        raise CellRefusal(
            *(
                Reason(
                    Wrong.WRONG_FACT,
                    {**problem.params, "block": problem.block, "refusal": problem.code},
                )
                for problem in error.problems
            )
        ) from None


def read_needs(text: str) -> list[dict[str, Any]]:
    """Read gives or seeks: a JSON list of {"kind", "topic", "facts"}."""
    if not text:
        return []
    try:
        rows = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise refuse(Wrong.NOT_NEEDS) from None
    if not isinstance(rows, list) or len(rows) > _MAX_NEEDS:
        raise refuse(Wrong.NOT_NEEDS)
    return [_checked_need(row) for row in rows]


def _checked_need(row: object) -> dict[str, Any]:
    if not isinstance(row, dict) or set(row) - {"kind", "topic", "facts"}:
        raise refuse(Wrong.NOT_NEEDS)
    kind, topic = row.get("kind"), row.get("topic")
    if not isinstance(kind, str) or not isinstance(topic, str):
        raise refuse(Wrong.NOT_NEEDS)
    if topic not in TOPICS:
        raise refuse(Wrong.UNKNOWN_CODE, code=topic[:80], nearest=nearest(topic[:80], TOPICS))
    return {
        "kind": read_code(kind, _NEED_KINDS),
        "topic": topic,
        "facts": checked_facts(topic, row.get("facts", {}), is_whole=False),
    }


def write_needs(needs: list[dict[str, Any]]) -> str:
    """Write gives or seeks as one cell; none is an empty cell."""
    return to_json(needs) if needs else ""
