"""Facts as one line of text each: exact, the same in every language, for machines and exports.

Grammar by type of block: CHOICE, LEVEL, LANGUAGE, THING, AREA the code; CHOICES codes joined by
","; NUMBER and MONEY (in cents) decimal digits with "." and "-"; YES_NO "yes" or "no"; DATE ISO;
SIZE the code or number; LANGUAGE_PAIR "prs>de"; LANGUAGES joined by ",", each the code, then
":B1" if a level is asked, then "!" if it is a must; WHEN "flexible", or "mon 17:00-20:00, fri
09:00-10:00", or "2026-12-02, 2026-12-09 17:00, 2026-12-16 17:00-20:00", or a period
"2026-12-01/2026-12-31" with ".." for an open end.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from helpboard.domain.blocks import BLOCKS, BlockType
from helpboard.domain.when import WEEKDAYS

_OPEN: Final = ".."


def clock(minutes: int) -> str:
    """Return minutes after midnight as "HH:MM"; 1440 is "24:00"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _day(day: Mapping[str, Any]) -> str:
    times = "-".join(time for time in (day["from"], day["to"]) if time is not None)
    return f"{day['date']} {times}".rstrip()


def _when(when: Mapping[str, Any]) -> str:
    match when["kind"]:
        case "dates":
            return ", ".join(_day(day) for day in when["dates"])
        case "weekly":
            return ", ".join(
                f"{WEEKDAYS[weekday]} {clock(start)}-{clock(end)}"
                for weekday, start, end in when["slots"]
            )
        case "period":
            return f"{when['from'] or _OPEN}/{when['until'] or _OPEN}"
        case kind:
            return str(kind)


def _language(row: Mapping[str, Any]) -> str:
    level = f":{row['level']}" if row["level"] else ""
    return f"{row['code']}{level}{'!' if row['must'] else ''}"


_WRITERS: Final[Mapping[BlockType, Callable[[Any], str]]] = {
    BlockType.CHOICES: ",".join,
    BlockType.YES_NO: lambda value: "yes" if value else "no",
    BlockType.LANGUAGE_PAIR: lambda pair: f"{pair['from']}>{pair['to']}",
    BlockType.LANGUAGES: lambda rows: ",".join(_language(row) for row in rows),
    BlockType.WHEN: _when,
}


def canonical(block: str, value: Any) -> str:
    """Return a checked value as its one line of text; KeyError for an unknown block."""
    return _WRITERS.get(BLOCKS[block].type, str)(value)
