"""The command ``helpboard bench``: the goals of performance, measured side by side."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import click
from rich.console import Console

from helpboard.catalogue import compile_all
from helpboard.cli.bench import (
    datasets,
    flatness,
    heavy,
    nginx,
    pages,
    postgres,
    report,
    serving,
    speed,
    writing,
)
from helpboard.cli.bench.client import BadAnswerError
from helpboard.cli.bench.datasets import HOME, DataSet, Sample
from helpboard.cli.bench.rows import Row, at_most, unmet
from helpboard.cli.demo.town import Size
from helpboard.cli.refusal import NEW_FILE, RefusedError

_SMALL = 1_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How large and how long; ``sizes`` are the boards from small to large.

    Most is measured on the second one; the others show how pages grow. ``town`` is where
    ``seekers`` of each kind look for their top three.
    """

    sizes: tuple[int, ...]
    rounds: int
    seconds: float
    workers: int
    folder: Path
    writes: int = 10
    towns: int = 1
    sheets: int = 5
    seekers: int = 5
    town: Size = HOME


@dataclass(frozen=True, slots=True)
class Sets:
    """The boards of one database, and the town where seekers are matched."""

    boards: tuple[DataSet, ...]
    town: DataSet


class Ready(Protocol):
    """Gives a data set, built if need be."""

    def __call__(self, posts: int, size: Size = HOME) -> DataSet:
        """Return the data set with so many posts beside those of a town of that size."""


def _effort(folder: Path, *, is_quick: bool, is_full: bool, posts: int | None) -> Effort:
    workers = min(os.cpu_count() or 1, 2)
    if is_quick:
        sizes = (_SMALL, posts or 10_000)
        return Effort(sizes, rounds=2, seconds=0.4, workers=workers, folder=folder)
    sizes = (_SMALL, posts or 100_000, *((1_000_000,) if is_full else ()))
    return Effort(
        sizes, rounds=5, seconds=1.2, workers=workers, folder=folder, writes=50, towns=10,
        seekers=50, town="stuttgart",
    )  # fmt: skip


@click.command()
@click.option("--quick", is_flag=True, help="About a minute, 10,000 posts at most.")
@click.option("--full", is_flag=True, help="A board of 1,000,000 posts as well.")
@click.option("--posts", type=click.IntRange(2_000), help="Size of the large board.")
@click.option(
    "--json",
    "json_file",
    type=NEW_FILE,
    help="Write a list of flat objects, one a row, into this file.",
)
@click.option("--postgres", "postgres_url", help="Measure on this server instead of our own.")
def bench(
    *,
    quick: bool,
    full: bool,
    posts: int | None,
    json_file: Path | None,
    postgres_url: str | None,
) -> None:
    """Measure the board against its goals, beside a bare Flask app.

    Everything runs on loopback. The large boards are built once (a minute or two each for 100,000
    posts, not counted) and kept in the cache folder. Exit status 0 also when goals are missed.
    """
    if postgres_url and not postgres_url.startswith("postgresql+psycopg://"):
        raise click.UsageError("--postgres must begin with postgresql+psycopg://.")
    if quick and full:
        raise click.UsageError("--quick and --full say opposite things.")
    console = Console(width=None if os.isatty(1) else 160)
    console.print(f"Beginning with {report.load_line()}.")
    compile_all()
    try:
        with TemporaryDirectory(prefix="helpboard-bench-") as folder:
            effort = _effort(Path(folder), is_quick=quick, is_full=full, posts=posts)
            rows = _on_both(postgres_url, effort, console)
            console.print("Measuring what is rare but heavy …")
            rare = _rare(effort)
            report.print_table(rare, console)
            rows += rare
    except BadAnswerError as error:
        raise RefusedError(f"The measurement broke off: {error}") from error
    missed = unmet(rows)
    console.print(f"{len(missed)} of {sum(row.met is not None for row in rows)} goals missed.")
    console.print(f"Ended with {report.load_line()}.")
    if json_file is not None:
        report.write_json(rows, json_file)


def _on_both(postgres_url: str | None, effort: Effort, console: Console) -> list[Row]:
    rows = _on_database("sqlite", _sqlite_sets(effort, console), effort, console)
    with _postgres(postgres_url) as admin_url:
        if admin_url is None:
            console.print("skipped: PostgreSQL (apt-get install postgresql, or --postgres URL)")
            return rows
        sets = _postgres_sets(admin_url, effort, console)
        return rows + _on_database("postgresql", sets, effort, console)


@contextmanager
def _postgres(url: str | None) -> Iterator[str | None]:
    if url is not None or postgres.programs() is None:
        yield url
        return
    with postgres.server() as own:
        yield own


def _rare(effort: Effort) -> list[Row]:
    small = datasets.sqlite_set(effort.sizes[0])
    return [
        *heavy.pack_rows(small, effort.folder, is_quick=effort.towns == 1),
        *heavy.matching_rows(times=effort.towns),
    ]


def _sqlite_sets(effort: Effort, console: Console) -> Sets:
    def ready(posts: int, size: Size = HOME) -> DataSet:
        data = datasets.sqlite_set(posts, size)
        if not datasets.is_usable(data):
            _building(data, console)
            datasets.build(data, effort.folder)
        return data

    return _sets(ready, effort)


def _postgres_sets(admin_url: str, effort: Effort, console: Console) -> Sets:
    def ready(posts: int, size: Size = HOME) -> DataSet:
        data = postgres.postgres_set(admin_url, posts, size)
        if not datasets.is_usable(data):
            _building(data, console)
            postgres.emptied(data, admin_url)
            datasets.build(data, effort.folder)
        return data

    return _sets(ready, effort)


def _sets(ready: Ready, effort: Effort) -> Sets:
    boards = tuple(ready(posts) for posts in effort.sizes)
    return Sets(boards, boards[0] if effort.town == HOME else ready(0, effort.town))


def _building(data: DataSet, console: Console) -> None:
    said = f"a board of {data.posts:,} posts" if data.posts else f"the town of {data.size.title()}"
    console.print(f"Building {said} on {data.database} …")


def _on_database(database: str, sets: Sets, effort: Effort, console: Console) -> list[Row]:
    boards = sets.boards
    samples = [datasets.sample(data, effort.folder) for data in boards]
    console.print(f"Measuring on {database} …")
    rows = _speed(database, boards, samples, effort)
    counts = [pages.statements(*one, effort.folder) for one in zip(boards, samples, strict=True)]
    rows += pages.statement_rows(counts[0], counts[-1], database)
    rows += heavy.seeker_rows(sets.town, seekers=effort.seekers)
    rows += writing.measure(
        boards[0], samples[0], effort.folder, times=effort.writes, workers=effort.workers
    )
    report.print_table(rows, console)
    return rows


def _speed(
    database: str, sets: Sequence[DataSet], samples: Sequence[Sample], effort: Effort
) -> list[Row]:
    """Serve the boards, the bare app, nginx and the naive page at once; one is asked at a time."""
    workers = effort.workers
    with ExitStack() as stack:
        bare = stack.enter_context(serving.bare(workers=workers))
        boards = [
            flatness.Board(
                stack.enter_context(serving.board(data, workers=workers)), sample, data.posts
            )
            for data, sample in zip(sets, samples, strict=True)
        ]
        main = boards[1]
        naive = stack.enter_context(serving.naive(sets[1], workers=workers))
        page = {speed.NGINX_PAGE: pages.kept(main.server, speed.BOARD)}
        file_server = stack.enter_context(nginx.server(page, workers=workers))
        targets = [
            *speed.bare_targets(bare),
            *speed.cached_targets(main.server, main.sample, main.posts),
            *speed.nginx_targets(file_server, main.posts),
            *speed.rendered_targets(main, 0.15 if database == "sqlite" else 0.10),
            *speed.rendered_targets(boards[0], None)[:1],
            speed.naive_target(naive, main.posts),
        ]
        found = speed.measure(targets, rounds=effort.rounds, seconds=effort.seconds)
        rows = [
            *speed.rows(found, database),
            *speed.file_server_rows(found, database),
            speed.naive_row(found, database),
        ]
        rows += flatness.measure(
            boards, rounds=effort.rounds, seconds=effort.seconds, database=database
        )
        rows += _size(main.server, main.sample, database)
        rows.append(
            heavy.sheet_row(main.server, main.sample, number=effort.sheets, database=database)
        )
    return rows


def _size(server: serving.Server, sample: Sample, database: str) -> list[Row]:
    rows = pages.first_view(server, sample) if database == "sqlite" else []
    memory = server.memory()
    if memory:
        most = max(memory)
        rows.append(
            Row("memory a worker (PSS)", most, "MiB", database=database, **at_most(most, 80))
        )
    ready = server.ready_after
    rows.append(Row("start to ready", ready, "s", database=database, **at_most(ready, 1.5)))
    return rows
