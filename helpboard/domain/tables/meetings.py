"""When a group meets, in one cell, several schedules with ` | ` between them.

`FREQ=WEEKLY;BYDAY=WE 18:00-20:00 from 2026-01-07 until 2026-12-16 except 2026-05-06,2026-08-05`
"""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Final, NamedTuple

from helpboard.domain.errors import MalformedError
from helpboard.domain.schedule import check_rule
from helpboard.domain.tables.cell import CellRefusal, Wrong, refuse
from helpboard.domain.tables.column import read_date

MAX_SCHEDULES: Final = 20
_MAX_RULE: Final = 120
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SCHEDULE: Final = re.compile(
    r"(?P<rule>\S+) (?P<starts>[0-9]{2}:[0-9]{2})-(?P<ends>[0-9]{2}:[0-9]{2})"
    rf" from (?P<starts_on>{_DAY})(?: until (?P<until>{_DAY}))?"
    rf"(?: except (?P<except_on>{_DAY}(?:, ?{_DAY})*))?",
    re.ASCII,
)


class Recurrence(NamedTuple):
    """A rule with the wall time of its meetings; ordered by its first day."""

    starts_on: date
    starts: time
    ends: time
    rule: str
    until: date | None
    except_on: tuple[str, ...]


def read_schedules(text: str) -> list[Recurrence]:
    """Read a cell of schedules; sorted, each once."""
    parts = [" ".join(part.split()) for part in re.split(r"[|\n]", text) if part.strip()]
    found = sorted({_read_schedule(part) for part in parts}, key=_order)
    if len(found) > MAX_SCHEDULES:
        raise refuse(Wrong.NOT_A_SCHEDULE, near=parts[MAX_SCHEDULES][:40])
    return found


def _read_schedule(text: str) -> Recurrence:
    match = _SCHEDULE.fullmatch(text)
    if match is None:
        raise refuse(Wrong.NOT_A_SCHEDULE, near=text[:40])
    try:
        return _recurrence(match)
    except (CellRefusal, MalformedError, ValueError):
        raise refuse(Wrong.NOT_A_SCHEDULE, near=text[:40]) from None


def _recurrence(match: re.Match[str]) -> Recurrence:
    rule = check_rule(match["rule"])
    starts_on = read_date(match["starts_on"])
    until = read_date(match["until"]) if match["until"] else None
    skipped = [read_date(day.strip()) for day in (match["except_on"] or "").split(",") if day]
    if len(rule) > _MAX_RULE or (until is not None and until < starts_on):
        raise ValueError
    return Recurrence(
        starts_on=starts_on,
        starts=time.fromisoformat(match["starts"]),
        ends=time.fromisoformat(match["ends"]),
        rule=rule,
        until=until,
        except_on=tuple(day.isoformat() for day in sorted(set(skipped))),
    )


def write_schedules(schedules: Iterable[Recurrence]) -> str:
    """Write schedules as one cell."""
    return " | ".join(_write_schedule(schedule) for schedule in sorted(schedules, key=_order))


def _write_schedule(schedule: Recurrence) -> str:
    words = [
        f"{schedule.rule} {schedule.starts:%H:%M}-{schedule.ends:%H:%M}",
        f"from {schedule.starts_on.isoformat()}",
    ]
    if schedule.until is not None:
        words.append(f"until {schedule.until.isoformat()}")
    if schedule.except_on:
        words.append(f"except {','.join(schedule.except_on)}")
    return " ".join(words)


def _order(schedule: Recurrence) -> tuple[object, ...]:
    until = schedule.until or date.max
    return (*schedule[:4], until, schedule.except_on)
