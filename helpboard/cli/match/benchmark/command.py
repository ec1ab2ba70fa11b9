"""The command ``helpboard match benchmark``. NumPy and OR-Tools are loaded when it begins."""

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import click
from rich.console import Console

from helpboard.cli.refusal import NEW_FILE, RefusedError

SIZES = ("stuttgart", "ludwigsburg")
TRUTHS = ("logistic", "noisy", "threshold", "lexicographic")
_SEEDS = 5


@click.command()
@click.option("--size", type=click.Choice(SIZES), default="stuttgart", show_default=True)
@click.option("--seeds", type=click.IntRange(1, 100), help=f"How many towns; {_SEEDS} at first.")
@click.option(
    "--first-seed",
    type=click.IntRange(1, 10_000),
    default=1,
    show_default=True,
    help="The first town; the others follow.",
)
@click.option(
    "--truth",
    "truths",
    type=click.Choice(TRUTHS),
    multiple=True,
    help="How people decide; may be given several times. All of them at first.",
)
@click.option("--quick", is_flag=True, help="Under a minute: one town, one truth, main rows.")
@click.option(
    "--json",
    "json_file",
    type=NEW_FILE,
    help="Write a list of flat objects, one a row, into this file.",
)
def benchmark(
    *,
    size: str,
    seeds: int | None,
    first_seed: int,
    truths: tuple[str, ...],
    quick: bool,
    json_file: Path | None,
) -> None:
    """Measure the matcher in made towns, beside boards, chance and an oracle.

    Towns come from seeds 1, 2, 3 …, or from others; the same seed gives the same numbers, but for
    seconds. What is measured is described in docs/matching.md. Exit status 0 also when goals are
    missed.
    """
    if find_spec("numpy") is None or find_spec("ortools") is None:
        raise RefusedError(
            "The benchmark needs NumPy and OR-Tools: pip install 'helpboard[solver]'"
        )
    running = import_module("helpboard.cli.match.benchmark.run")
    report = import_module("helpboard.cli.match.benchmark.report")
    sizes = import_module("helpboard.cli.match.generator.sizes")
    order = running.Order(
        size=sizes.SIZES[size],
        seeds=range(first_seed, first_seed + (seeds or (1 if quick else _SEEDS))),
        truths=truths or (TRUTHS[:1] if quick else TRUTHS),
        is_quick=quick,
    )
    console = Console(width=None if os.isatty(1) else 160)
    begin, rows = perf_counter(), []
    for found in running.run(order, lambda text: click.echo(text, err=True)):
        report.print_rows(found, console)
        rows += found
    missed = [row for row in rows if row.met is False]
    asked = sum(row.met is not None for row in rows)
    console.print(f"{len(missed)} of {asked} goals missed; {perf_counter() - begin:.0f} seconds.")
    if json_file is not None:
        report.write_json(rows, json_file)
