"""What the field of a building block offers to choose from, and the parts it is made of."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from helpboard.catalogue import gettext as _
from helpboard.domain.blocks import Block, BlockType
from helpboard.domain.facts import MAX_LANGUAGES
from helpboard.domain.languages import CEFR, SPOKEN
from helpboard.domain.things import things_of
from helpboard.domain.topics import branch_of, leaves_of
from helpboard.domain.when import MAX_DATES, MAX_SLOTS, PARTS, WEEKDAYS
from helpboard.web.when_typed import Typed
from helpboard.web.words.blocks import choice_label
from helpboard.web.words.calendar import day_part_label, weekday_label
from helpboard.web.words.spoken import language_name, level_label
from helpboard.web.words.things import thing_label
from helpboard.web.words.topics import topic_label

Choices = tuple[tuple[str, str], ...]
"""Codes with their words."""
Groups = tuple[tuple[str, Choices], ...]
"""Choices under headings; an empty heading is none."""

OFTEN: Final = 12
"""So many languages, those spoken most often here, stand before the others."""
SHOWN_DATES: Final = 3
SHOWN_TIMES: Final = 1
SHOWN_LANGUAGES: Final = 2


class Asked(NamedTuple):
    """What a field needs around it."""

    topic: str
    typed: Typed
    areas: Choices


Made = tuple[str, dict[str, Any]]


def _select(block: Block, asked: Asked) -> Made:
    choices = ((code, choice_label(block.code, code)) for code in block.choices_for(asked.topic))
    return "select", {"groups": (("", tuple(choices)),)}


def _ticks(block: Block, asked: Asked) -> Made:
    _kind, made = _select(block, asked)
    return "ticks", made


def _thing(block: Block, asked: Asked) -> Made:
    if branch_of(asked.topic) != asked.topic:
        things = tuple((code, thing_label(code)) for code in block.choices_for(asked.topic))
        return "select", {"groups": (("", things),)}
    groups = (
        (topic_label(leaf), tuple((code, thing_label(code)) for code in things_of(leaf)))
        for leaf in leaves_of(asked.topic)
    )
    return "select", {"groups": tuple(groups)}


def _number(block: Block, _asked: Asked) -> Made:
    return "number", {"parts": {"is_decimal": block.step != 1 or block.type is BlockType.MONEY}}


def _yes_no(_block: Block, _asked: Asked) -> Made:
    return "select", {"groups": (("", (("yes", _("Yes")), ("no", _("No")))),)}


def language_groups() -> Groups:
    """Return spoken languages to choose from: the frequent ones first, the others by name."""
    often = tuple((code, language_name(code)) for code in SPOKEN[:OFTEN])
    others = sorted(
        ((code, language_name(code)) for code in SPOKEN[OFTEN:]), key=lambda one: one[1]
    )
    return ((_("Often spoken here"), often), (_("More languages"), tuple(others)))


def _language(_block: Block, _asked: Asked) -> Made:
    return "select", {"groups": language_groups()}


def _area(_block: Block, asked: Asked) -> Made:
    return "select", {"groups": (("", asked.areas),)}


def _pair(block: Block, asked: Asked) -> Made:
    ends = {end: asked.typed.get(f"{block.code}.{end}", "") for end in ("from", "to")}
    said = asked.typed.get(block.code, "").replace(">", "-").partition("-")
    chosen = {"from": ends["from"] or said[0].strip(), "to": ends["to"] or said[2].strip()}
    return "pair", {
        "groups": language_groups(),
        "parts": {**chosen, "is_filled": any(chosen.values())},
    }


def _languages(block: Block, asked: Asked) -> Made:
    typed = asked.typed
    said = [code.rstrip("!") for text in typed.getlist(block.code) for code in text.split(",")]
    given = [{"code": code.partition(":")[0].strip(), "level": code.partition(":")[2], "must": ""}
             for code in said if code.strip()]  # fmt: skip
    for number in range(1, MAX_LANGUAGES + 1):
        name = f"{block.code}.{number}"
        if typed.get(name):
            parts = {part: typed.get(f"{name}.{part}", "") for part in ("level", "must")}
            given.append({"code": typed[name], **parts})
    empty = max(SHOWN_LANGUAGES - len(given), 1 if len(given) < MAX_LANGUAGES else 0)
    rows = [*given, *({"code": "", "level": "", "must": ""} for _row in range(empty))]
    return "languages", {
        "groups": language_groups(),
        "values": (),
        "parts": {
            "rows": rows[:MAX_LANGUAGES],
            "levels": tuple((code, level_label(code)) for code in CEFR),
            "is_filled": bool(given),
        },
    }


def _when(block: Block, asked: Asked) -> Made:
    typed, name = asked.typed, block.code
    dates = _rows(typed, name, ("date", "from", "to"), most=MAX_DATES, shown=SHOWN_DATES)
    times = _rows(typed, name, ("day", "start", "end"), most=MAX_SLOTS, shown=SHOWN_TIMES)
    slots = frozenset(typed.getlist(f"{name}.slot"))
    first, last = typed.get(f"{name}.first", ""), typed.get(f"{name}.last", "")
    typed_any = any(row[part] for row in (*dates, *times) for part in row)
    return "when", {
        "parts": {
            "dates": dates,
            "times": times,
            "slots": slots,
            "first": first,
            "last": last,
            "weekdays": tuple((day, weekday_label(day)) for day in WEEKDAYS),
            "day_parts": tuple((part, day_part_label(part)) for part in PARTS),
            "is_filled": bool(typed_any or slots or first or last),
        }
    }


def _rows(
    typed: Typed, name: str, parts: tuple[str, ...], *, most: int, shown: int
) -> list[dict[str, str]]:
    """Return the filled rows of a table of fields and an empty one, at least ``shown`` of them."""
    rows = (
        {part: typed.get(f"{name}.{part}.{number}", "") for part in parts}
        for number in range(1, most + 1)
    )
    filled = [row for row in rows if any(row.values())]
    if "date" in parts:
        filled += [{"date": day, "from": "", "to": ""} for day in typed.getlist(f"{name}.date")]
    empty = max(shown - len(filled), 1)
    return [*filled, *(dict.fromkeys(parts, "") for _row in range(empty))][:most]


KINDS: Final[Mapping[BlockType, Callable[[Block, Asked], Made]]] = {
    BlockType.CHOICE: _select,
    BlockType.CHOICES: _ticks,
    BlockType.NUMBER: _number,
    BlockType.MONEY: _number,
    BlockType.YES_NO: _yes_no,
    BlockType.DATE: lambda _block, _asked: ("date", {}),
    BlockType.WHEN: _when,
    BlockType.LANGUAGE: _language,
    BlockType.LANGUAGE_PAIR: _pair,
    BlockType.LANGUAGES: _languages,
    BlockType.LEVEL: _select,
    BlockType.AREA: _area,
    BlockType.THING: _thing,
    BlockType.SIZE: lambda _block, _asked: ("text", {}),
}
"""By type of block: the macro that draws it, and what it needs."""
