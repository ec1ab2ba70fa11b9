"""The benchmark from end to end, on boards so small that the numbers mean nothing."""

import json

import pytest
from rich.console import Console

from helpboard.cli.bench import command, report
from helpboard.cli.bench.datasets import is_usable, sqlite_set

pytestmark = pytest.mark.slow


@pytest.fixture
def effort(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    instance = tmp_path / "instance"
    instance.mkdir()
    return command.Effort(small=60, large=120, rounds=1, seconds=0.05, workers=1, folder=instance)


def test_it_measures_every_row_and_writes_flat_objects(effort, tmp_path):
    console = Console(file=None, quiet=True)
    sets = command._sqlite_sets(effort, console)
    rows = command._on_database("sqlite", sets, effort, console)
    names = {row.row for row in rows}
    assert {"bare", "board, cached", "board, rendered", "p95, search", "HTML, post"} <= names
    assert {"statements, board", "start to ready"} <= names
    assert all(row.value > 0 for row in rows)

    path = tmp_path / "rows.json"
    report.write_json(rows, path)
    written = json.loads(path.read_text("utf-8"))
    assert [row["row"] for row in written] == [row.row for row in rows]
    assert not any(isinstance(value, dict | list) for row in written for value in row.values())


def test_a_board_that_stands_is_not_built_again(effort):
    console = Console(quiet=True)
    assert not is_usable(sqlite_set(effort.small))
    command._sqlite_sets(effort, console)
    before = sqlite_set(effort.small).url.removeprefix("sqlite:///")
    with open(before, "rb") as file:
        first = file.fileno() and file.read(100)
    command._sqlite_sets(effort, console)
    with open(before, "rb") as file:
        assert file.read(100) == first
    assert is_usable(sqlite_set(effort.small))
