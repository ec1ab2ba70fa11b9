"""Shows a planned import: tables on a terminal, one line a row when piped."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.tables.cell import Problem
from helpboard.services.exchange.plan import Plan, Step, Verdict
from helpboard.spreadsheet_words import why

_MOST = 60
_BAR_FROM = 200


def shown(value: str) -> str:
    """Return a cell on one short line, with what a terminal would obey made visible."""
    visible = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in value[: _MOST + 1]
    )
    return f"{visible[:_MOST]}…" if len(visible) > _MOST else visible


def verdict_text(verdict: Verdict) -> str:
    """Return what becomes of a row in a word."""
    words: dict[Verdict, str] = {
        Verdict.NEW: _("new"),
        Verdict.CHANGED: _("changed"),
        Verdict.UNCHANGED: _("unchanged"),
    }
    return words[verdict]


def _differences(step: Step) -> list[str]:
    if step.verdict is not Verdict.CHANGED:
        return []
    found = [
        f"{difference.column}: “{shown(difference.old)}” → “{shown(difference.new)}”"
        for difference in step.differences
    ]
    return [*found, *_told(step)]


def _told(step: Step) -> list[str]:
    if step.telling is None or not step.telling.people:
        return []
    number = step.telling.people
    return [
        ngettext(
            "%(num)d person of the group is told by letter.",
            "%(num)d people of the group are told by letter.",
            number,
        )
    ]


def _name(step: Step) -> str:
    """Return the key of a row, or what it is about while it has none."""
    return step.key or str(step.values.get("topic", ""))


def show_plan(plan: Plan) -> None:
    """Write what would become of every row to standard output."""
    if sys.stdout.isatty():
        table = Table(_("Row"), _("What"), _("Key"), _("Columns"))
        for step in plan.steps:
            cells = (
                str(step.row),
                verdict_text(step.verdict),
                shown(_name(step)),
                "\n".join(_differences(step)),
            )
            table.add_row(*map(Text, cells))
        Console().print(table)
        return
    for step in plan.steps:
        what = verdict_text(step.verdict)
        line = _("Row %(row)s: %(what)s, %(key)s", row=step.row, what=what, key=shown(_name(step)))
        click.echo("; ".join([line, *_differences(step)]))


def show_problems(plan: Plan) -> None:
    """Write everything that is wrong to standard error."""
    if sys.stderr.isatty():
        table = Table(_("Row"), _("Column"), _("Cell"), _("Why it is wrong"))
        for problem in plan.problems:
            cells = (
                str(problem.row),
                problem.column,
                shown(problem.value),
                why(problem.code, problem.params),
            )
            table.add_row(*map(Text, cells))
        Console(stderr=True).print(table)
        return
    for problem in plan.problems:
        click.echo(problem_line(problem), err=True)


def problem_line(problem: Problem) -> str:
    """Return one problem as one line."""
    line: str = _(
        "Row %(row)s, column %(column)s, “%(value)s”: %(why)s",
        row=problem.row,
        column=shown(problem.column),
        value=shown(problem.value),
        why=why(problem.code, problem.params),
    )
    return line


@contextmanager
def progress(title: str, total: int, stream: TextIO | None = None) -> Iterator[Callable[[], None]]:
    """Give a function to be called once a row; long work on a terminal shows a bar."""
    stream = stream or sys.stderr
    if total < _BAR_FROM or not stream.isatty():
        yield lambda: None
        return
    with Progress(console=Console(file=stream)) as bar:
        task = bar.add_task(title, total=total)
        yield lambda: bar.advance(task)
