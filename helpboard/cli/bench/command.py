"""The command ``helpboard bench``: the goals of performance, measured side by side."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console

from helpboard.catalogue import compile_all
from helpboard.cli.bench import datasets, flatness, pages, postgres, report, serving, speed
from helpboard.cli.bench.client import BadAnswerError
from helpboard.cli.bench.datasets import DataSet, Sample
from helpboard.cli.bench.rows import Row, at_most, unmet
from helpboard.cli.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Effort:
    """How large and how long."""

    small: int
    large: int
    rounds: int
    seconds: float
    workers: int
    folder: Path


def _effort(folder: Path, *, is_quick: bool, posts: int | None) -> Effort:
    workers = min(os.cpu_count() or 1, 2)
    if is_quick:
        return Effort(1_000, posts or 10_000, rounds=2, seconds=0.4, workers=workers, folder=folder)
    return Effort(1_000, posts or 100_000, rounds=5, seconds=1.2, workers=workers, folder=folder)


@click.command()
@click.option("--quick", is_flag=True, help="About a minute, 10,000 posts at most.")
@click.option("--posts", type=click.IntRange(2_000), help="Size of the large board.")
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write a list of flat objects, one a row, into this file.",
)
@click.option("--postgres", "postgres_url", help="Measure on this server instead of our own.")
def bench(
    *, quick: bool, posts: int | None, json_file: Path | None, postgres_url: str | None
) -> None:
    """Measure the board against its goals, beside a bare Flask app.

    Everything runs on loopback. The large boards are built once (a minute or two each for 100,000
    posts, not counted) and kept in the cache folder. Exit status 0 also when goals are missed.
    """
    if postgres_url and not postgres_url.startswith("postgresql+psycopg://"):
        raise click.UsageError("--postgres must begin with postgresql+psycopg://.")
    console = Console(width=None if os.isatty(1) else 160)
    console.print(f"Beginning with {report.load_line()}.")
    compile_all()
    try:
        with TemporaryDirectory(prefix="helpboard-bench-") as folder:
            effort = _effort(Path(folder), is_quick=quick, posts=posts)
            rows = _on_both(postgres_url, effort, console)
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


def _sqlite_sets(effort: Effort, console: Console) -> tuple[DataSet, DataSet]:
    small, large = (datasets.sqlite_set(posts) for posts in (effort.small, effort.large))
    for data in (small, large):
        if not datasets.is_usable(data):
            _building(data, console)
            datasets.build(data, effort.folder)
    return small, large


def _postgres_sets(admin_url: str, effort: Effort, console: Console) -> tuple[DataSet, DataSet]:
    sizes = (effort.small, effort.large)
    small, large = (postgres.postgres_set(admin_url, posts) for posts in sizes)
    for data in (small, large):
        if not datasets.is_usable(data):
            _building(data, console)
            postgres.emptied(data, admin_url)
            datasets.build(data, effort.folder)
    return small, large


def _building(data: DataSet, console: Console) -> None:
    console.print(f"Building a board of {data.posts:,} posts on {data.database} …")


def _on_database(
    database: str, sets: tuple[DataSet, DataSet], effort: Effort, console: Console
) -> list[Row]:
    small, large = sets
    samples = (datasets.sample(small, effort.folder), datasets.sample(large, effort.folder))
    console.print(f"Measuring on {database} …")
    rows = _speed(database, sets, samples, effort)
    counts = [pages.statements(*one, effort.folder) for one in zip(sets, samples, strict=True)]
    rows += pages.statement_rows(counts[0], counts[1], database)
    report.print_table(rows, console)
    return rows


def _speed(
    database: str,
    sets: tuple[DataSet, DataSet],
    samples: tuple[Sample, Sample],
    effort: Effort,
) -> list[Row]:
    """Serve both boards, the bare app and the naive page at once; only one is asked at a time."""
    workers = effort.workers
    with ExitStack() as stack:
        bare = stack.enter_context(serving.bare(workers=workers))
        small, large = (stack.enter_context(serving.board(data, workers=workers)) for data in sets)
        naive = stack.enter_context(serving.naive(sets[1], workers=workers))
        targets = [
            *speed.bare_targets(bare),
            *speed.cached_targets(large, samples[1], effort.large),
            *speed.rendered_targets(
                large, samples[1], effort.large, 0.15 if database == "sqlite" else 0.10
            ),
            *speed.rendered_targets(small, samples[0], effort.small, None)[:1],
            speed.naive_target(naive, effort.large),
        ]
        found = speed.measure(targets, rounds=effort.rounds, seconds=effort.seconds)
        rows = [*speed.rows(found, database), speed.naive_row(found, database)]
        boards = [
            flatness.Board(server, sample, data.posts)
            for server, sample, data in zip((small, large), samples, sets, strict=True)
        ]
        rows += flatness.measure(
            boards, rounds=effort.rounds, seconds=effort.seconds, database=database
        )
        rows += _size(large, samples[1], database)
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
