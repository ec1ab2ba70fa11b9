"""Shows the rows: tables for people, a file for programs."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from helpboard.cli.match.benchmark.rows import Row

_MARKS = {True: "[green]yes[/]", False: "[red]no[/]", None: ""}


def print_rows(rows: Sequence[Row], console: Console) -> None:
    """Print one size and truth; the spread is the lowest and the highest seed."""
    first = rows[0]
    title = f"{first.size}, {first.truth} truth, seeds: {first.seeds}"
    table = Table(box=None, pad_edge=False, title=title, title_justify="left")
    for name in ("row", "value", "spread", "unit", "goal", "met", "note"):
        is_number = name in {"value", "spread"}
        table.add_column(name, justify="right" if is_number else "left", no_wrap=name != "note")
    for row in rows:
        spread = f"{_number(row.low)} – {_number(row.high)}" if row.seeds > 1 else ""
        cells = (_number(row.value), spread, row.unit, row.goal, _MARKS[row.met], row.note)
        table.add_row(row.row, *cells)
    console.print(table)
    console.print()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def write_json(rows: Sequence[Row], path: Path) -> None:
    """Write a list of flat objects, one a row."""
    text = json.dumps([row.flat() for row in rows], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
