"""The benchmark from end to end, on boards so small that the numbers mean nothing."""

import json
from importlib import import_module

import pytest
from rich.console import Console

from helpboard.cli.bench import command, heavy, nginx, report, speed
from helpboard.cli.bench.client import fetch, request_bytes
from helpboard.cli.bench.datasets import is_usable, sqlite_set
from tests.databases import missing

pytestmark = pytest.mark.slow


@pytest.fixture
def effort(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    instance = tmp_path / "instance"
    instance.mkdir()
    return command.Effort(
        (60, 120), rounds=1, seconds=0.05, workers=1, folder=instance, writes=2, sheets=1
    )


def test_it_measures_every_row_and_writes_flat_objects(effort, tmp_path):
    console = Console(file=None, quiet=True)
    sets = command._sqlite_sets(effort, console)
    rows = command._on_database("sqlite", sets, effort, console)
    names = {row.row for row in rows}
    assert {"bare", "board, cached", "board, rendered", "p95, search", "HTML, post"} <= names
    assert {"statements, board", "statements, desk", "start to ready", "PDF sheet"} <= names
    assert {"top three: groups for a volunteer", "top three: partners for a group"} <= names
    assert {f"p95, writing: {what}" for what in ("log in", "post", "answer", "message")} <= names
    assert all(
        row.note.endswith("not found") if row.value is None else row.value > 0 for row in rows
    )

    path = tmp_path / "rows.json"
    report.write_json(rows, path)
    written = json.loads(path.read_text("utf-8"))
    assert [row["row"] for row in written] == [row.row for row in rows]
    assert not any(isinstance(value, dict | list) for row in written for value in row.values())


def test_the_pack_it_asks_for_is_the_one_it_measures(effort):
    board = command._sqlite_sets(effort, Console(quiet=True)).boards[0]
    (row,) = heavy.pack_rows(board, effort.folder, is_quick=True)
    assert row.value is None or row.value > 0
    assert row.note == "pango not found" or "sheets in" in row.note


def test_nginx_serves_the_very_bytes_and_goes():
    if nginx.program() is None:
        missing("nginx", "nginx")
    with nginx.server({"board": b"a page"}, workers=1) as port:
        request = request_bytes("/board", host=f"127.0.0.1:{port}")
        head, body = fetch(port, request)
        assert body == b"a page"
        assert b"content-encoding: br" in head.lower()
    with pytest.raises(ConnectionRefusedError):
        fetch(port, request)


def test_without_nginx_the_row_says_so(monkeypatch):
    monkeypatch.setattr(nginx, "program", lambda: None)
    with nginx.server({"board": b"a page"}, workers=1) as port:
        assert speed.nginx_targets(port, 1_000) == []
    (row,) = speed.file_server_rows({}, "sqlite")
    assert row.value is None
    assert row.note == "nginx not found"


def test_the_large_town_is_made_of_several_that_do_not_mix():
    pytest.importorskip("numpy")
    matching = import_module("helpboard.cli.bench.matching")
    sizes = import_module("helpboard.cli.match.generator.sizes").SIZES
    one, two = (matching.town_of(times, sizes["ludwigsburg"]) for times in (1, 2))
    assert len(two.volunteers) == 2 * len(one.volunteers)
    assert len({person.id for person in two.volunteers}) == len(two.volunteers)
    roles = {role.id for role in two.roles}
    assert {person.settled_in for person in two.volunteers} - {None} <= roles


def test_a_board_that_stands_is_not_built_again(effort):
    console = Console(quiet=True)
    assert not is_usable(sqlite_set(effort.sizes[0]))
    command._sqlite_sets(effort, console)
    before = sqlite_set(effort.sizes[0]).url.removeprefix("sqlite:///")
    with open(before, "rb") as file:
        first = file.fileno() and file.read(100)
    command._sqlite_sets(effort, console)
    with open(before, "rb") as file:
        assert file.read(100) == first
    assert is_usable(sqlite_set(effort.sizes[0]))
