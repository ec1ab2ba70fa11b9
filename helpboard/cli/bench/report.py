"""Shows what was measured: a table for people, a file for programs."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from helpboard.cli.bench.rows import Row

_MARKS = {True: "[green]yes[/]", False: "[red]no[/]", None: ""}


def print_table(rows: Sequence[Row], console: Console) -> None:
    """Print all rows; the spread is the lowest and the highest round."""
    table = Table(box=None, pad_edge=False)
    for name in ("row", "database", "posts", "clients", "value", "spread", "unit", "goal", "met"):
        right = name in {"posts", "clients", "value", "spread"}
        table.add_column(name, justify="right" if right else "left", no_wrap=name != "goal")
    table.add_column("note")
    for row in rows:
        table.add_row(
            row.row,
            row.database,
            f"{row.posts:,}" if row.posts else "",
            str(row.clients or ""),
            "" if row.value is None else _number(row.value),
            _spread(row),
            row.unit,
            row.goal,
            _MARKS[row.met],
            row.note,
        )
    console.print(table)


def _spread(row: Row) -> str:
    if row.low is None or row.high is None:
        return ""
    return f"{_number(row.low)} – {_number(row.high)}"


def _number(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def write_json(rows: Sequence[Row], path: Path) -> None:
    """Write a list of flat objects, one a row."""
    text = json.dumps([row.flat() for row in rows], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def load_line() -> str:
    """Return how busy the machine is: the load average and the number of cores."""
    one, five, _ = os.getloadavg()
    return f"load {one:.1f} now, {five:.1f} in five minutes, {os.cpu_count()} cores"
