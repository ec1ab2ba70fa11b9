"""What a run measures: one row of the table for each goal."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Row:
    """One measured row; ``goal`` is the goal in words, ``met`` None where there is none.

    Without a ``value`` it could not be measured here; ``note`` says why.
    """

    row: str
    value: float | None
    unit: str
    goal: str = ""
    met: bool | None = None
    database: str = ""
    posts: int = 0
    clients: int = 0
    low: float | None = None
    high: float | None = None
    note: str = ""

    def flat(self) -> dict[str, Any]:
        """Return the row as JSON writes it, numbers cut to what was measured."""
        values = asdict(self)
        return {
            name: round(value, 4) if isinstance(value, float) else value
            for name, value in values.items()
        }


@dataclass(slots=True)
class Series:
    """What several rounds gave for one thing."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Return the value in the middle."""
        return statistics.median(self.values)

    def row(self, name: str, unit: str, **more: Any) -> Row:
        """Return the row of this series with its spread."""
        low, high = min(self.values), max(self.values)
        return Row(name, self.median, unit, low=low, high=high, **more)


def at_least(value: float, goal: float) -> dict[str, Any]:
    """Return goal and verdict of a ratio that shall be large."""
    return {"goal": f"≥ {goal:g}", "met": value >= goal}


def at_most(value: float, goal: float, said: str = "") -> dict[str, Any]:
    """Return goal and verdict of a number that shall be small; ``said`` is the goal in words."""
    return {"goal": said or f"≤ {goal:g}", "met": value <= goal}


def unmet(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose goal was missed."""
    return [row for row in rows if row.met is False]


def memory() -> float:
    """Return what this process holds of the machine's memory now, in MiB."""
    return _of_status("VmRSS:")


def peak_memory() -> float:
    """Return the most that this process ever held of the machine's memory, in MiB."""
    return _of_status("VmHWM:")


def _of_status(name: str) -> float:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    raise OSError(f"no {name} in /proc/self/status")
