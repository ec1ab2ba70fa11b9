"""What is heavy beside pages: matching one seeker or a whole town, a sheet of paper, a pack."""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

from helpboard.adapters.paper import can_print
from helpboard.cli.bench import serving
from helpboard.cli.bench.client import BadAnswerError, fetch
from helpboard.cli.bench.datasets import HOME, DataSet, Sample, copied
from helpboard.cli.bench.rows import Row, Series, at_most

_PATIENCE = 900
_WARM = 4
_SECONDS, _SHEET_SECONDS, _MEMORY = 60, 1, 500
_SEEKER_MILLISECONDS = 50
_SMALL_AREA = "ludwigsburg-ost"


def matching_rows(*, times: int) -> list[Row]:
    """Plan a town ``times`` as large as Stuttgart; a row that says so without the solver."""
    name = "matching, whole town"
    if find_spec("ortools") is None or find_spec("numpy") is None:
        return [Row(name, None, "s", note="OR-Tools not found: pip install 'helpboard[solver]'")]
    found = _own_process("matching", str(times), environment=serving.clean())
    took = found["seconds"]
    note = f"{found['volunteers']:,.0f} volunteers × {found['roles']:,.0f} roles"
    return [
        Row(name, took, "s", note=note, **at_most(took, _SECONDS)),
        Row("matching, memory", found["memory"], "MiB", note=f"{found['placed']:,.0f} placed"),
    ]


def seeker_rows(data: DataSet, *, seekers: int) -> list[Row]:
    """Ask for the top three of so many seekers of each kind, one after another."""
    with serving.instance(data) as environment:
        found = _own_process("seeking", str(seekers), environment=environment)
    note = f"town of {data.size.title()}, {seekers} seekers"
    return [
        took.row(
            f"top three: {name}", "ms", database=data.database, note=note,
            **at_most(took.median, _SEEKER_MILLISECONDS),
        )
        for name, took in ((name, Series(values)) for name, values in found.items() if values)
    ]  # fmt: skip


def sheet_row(server: serving.Server, sample: Sample, *, number: int, database: str) -> Row:
    """Ask for sheets of ``number`` posts in three languages, one after another, none kept."""
    name = "PDF sheet"
    if not can_print():
        return Row(name, None, "s", database=database, note="pango not found")
    took = Series()
    for turn, post_id in enumerate([*sample.posts[:_WARM], *sample.posts[_WARM:][:number]]):
        path = f"/de/posts/{post_id}/sheet.pdf?with=ar&with=uk"
        begun = perf_counter()
        fetch(server.port, server.request(path, cookie="login=ran-out", coding=""))
        if turn >= _WARM:  # the first ones of a worker load the press
            took.values.append(perf_counter() - begun)
    return took.row(name, "s", database=database, clients=1, **at_most(took.median, _SHEET_SECONDS))


def pack_rows(data: DataSet, folder: Path, *, is_quick: bool) -> list[Row]:
    """Print a pack for the whole town, or for one district of it."""
    name = "pack of sheets, memory"
    if not can_print():
        return [Row(name, None, "MiB", database=data.database, note="pango not found")]
    with copied(data, folder) as own, serving.instance(own) as environment:
        area = _SMALL_AREA if is_quick else HOME
        found = _own_process("printing", area, environment=environment)
    said = f"{found['sheets']:,.0f} sheets in {found['seconds']:.0f} s"
    note = f"{said}, {found['grown']:+.0f} MiB in the second half"
    goal = at_most(found["memory"], _MEMORY)
    return [Row(name, found["memory"], "MiB", database=data.database, note=note, **goal)]


def _own_process(module: str, argument: str, *, environment: Mapping[str, str]) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", f"helpboard.cli.bench.{module}", argument],
        check=False,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_PATIENCE,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")[-1000:]
        raise BadAnswerError(f"{module} ended with status {done.returncode}. {said}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
