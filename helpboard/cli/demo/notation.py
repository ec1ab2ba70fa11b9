"""Reads the facts of the demo's notices, which are written as words `block=value`.

A value is written as `domain.canonical` writes it, with three shorter forms: weekdays have two
letters and hours may lack their minutes (`we17-20,fr15-18:30`), a date counts from today
(`+4@09:00-11:00`), and areas have the short names of `content.areas`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from helpboard.cli.demo.content.areas import SHORT
from helpboard.domain.blocks import BLOCKS, BlockType
from helpboard.domain.facts import Facts, check_facts
from helpboard.domain.things import NUMBER_SIZES, THINGS

_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DATED = re.compile(r"(?P<days>[+-]\d+)@(?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)")
_WEEKLY = re.compile(r"(?P<day>[a-z]{2})(?P<start>[\d:]+)-(?P<end>[\d:]+)")
_WISHED = re.compile(r"(?P<code>[a-z]+)(?::(?P<level>[A-C][12]))?(?P<must>!)?")


def facts_of(topic: str, words: str, *, today: date, is_whole: bool = True) -> Facts:
    """Return checked facts; FactsError or ValueError for words that are not facts of `topic`."""
    facts: dict[str, Any] = {}
    for word in words.split():
        code, _, value = word.partition("=")
        facts[code] = _READERS.get(BLOCKS[code].type, _plain)(value, today)
    if "size" in facts and THINGS[facts["thing"]].size_kind in NUMBER_SIZES:
        facts["size"] = int(facts["size"])
    return check_facts(topic, facts, is_whole=is_whole)


def slots_from(words: str) -> list[list[int]]:
    """Return weekly slots (weekday, from and to in minutes) of `we17-20,fr15-18:30`."""
    slots = []
    for word in words.split(","):
        found = _WEEKLY.fullmatch(word)
        if not found:
            raise ValueError(word)
        slots.append([_DAYS.index(found["day"]), _minutes(found["start"]), _minutes(found["end"])])
    return slots


def _minutes(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def _when(text: str, today: date) -> dict[str, Any]:
    if text == "flexible":
        return {"kind": "flexible"}
    if dated := _DATED.fullmatch(text):
        day = today + timedelta(days=int(dated["days"]))
        row = {"date": day.isoformat(), "from": dated["start"], "to": dated["end"]}
        return {"kind": "dates", "dates": [row]}
    return {"kind": "weekly", "slots": slots_from(text)}


def _wished(text: str, _today: date) -> list[dict[str, Any]]:
    rows = []
    for word in text.split(","):
        found = _WISHED.fullmatch(word)
        if not found:
            raise ValueError(word)
        rows.append({"code": found["code"], "level": found["level"], "must": bool(found["must"])})
    return rows


def _number(text: str, _today: date) -> int | float:
    return float(text) if "." in text else int(text)


def _pair(text: str, _today: date) -> dict[str, str]:
    first, _, second = text.partition(">")
    return {"from": first, "to": second}


def _plain(text: str, _today: date) -> Any:
    return text


_READERS: Mapping[BlockType, Callable[[str, date], Any]] = {
    BlockType.CHOICES: lambda text, _today: text.split(","),
    BlockType.NUMBER: _number,
    BlockType.MONEY: _number,
    BlockType.YES_NO: lambda text, _today: text == "yes",
    BlockType.DATE: lambda text, today: (today + timedelta(days=int(text))).isoformat(),
    BlockType.WHEN: _when,
    BlockType.LANGUAGE_PAIR: _pair,
    BlockType.LANGUAGES: _wished,
    BlockType.AREA: lambda text, _today: SHORT[text],
}
