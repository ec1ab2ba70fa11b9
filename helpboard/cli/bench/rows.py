"""What a run measures: one row of the table for each goal."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True)
class Row:
    """One measured row; ``goal`` is the goal in words, ``met`` None where there is none."""

    row: str
    value: float
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


def at_most(value: float, goal: float) -> dict[str, Any]:
    """Return goal and verdict of a number that shall be small."""
    return {"goal": f"≤ {goal:g}", "met": value <= goal}


def unmet(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose goal was missed."""
    return [row for row in rows if row.met is False]
