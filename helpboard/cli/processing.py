"""``helpboard processing``: the parts of the record of processing that the code itself can say.

How long something is kept comes from `domain/retention.py`, which tables name people and what
becomes of them from the models, and what people can take along from `queries/export.py`.
"""

import re
from pathlib import Path
from typing import Final

import click
from sqlalchemy import Column, Table
from sqlalchemy.sql import visitors

from helpboard.cli.refusal import RefusedError
from helpboard.domain.retention import RETENTION, Rule
from helpboard.models import Base
from helpboard.queries.export import SECTIONS

PEOPLE: Final = ("user", "access_code")
"""Tables whose rows are people: with an account, and with a code."""
OWN_DATA: Final = ("email", "to_email", "phone")
"""Columns with which a table names a person by itself."""
PUBLIC: Final = frozenset({"organisation", "place", "fact_card"})
"""Tables whose addresses and numbers are an office's, and meant for everybody."""

_FATE: Final = {"CASCADE": "the row goes", "SET NULL": "the name goes"}


def retention_table() -> str:
    """Return how long everything is kept, as a Markdown table."""
    lines = ["| what | how long | since |", "|---|---|---|"]
    lines += [f"| {rule.what} | {_in_words(rule)} | {rule.since} |" for rule in RETENTION.values()]
    return "\n".join(lines)


def people_table() -> str:
    """Return which tables name people, what becomes of that when they leave, what they get."""
    lines = ["| table | where it names a person | in their own data |", "|---|---|---|"]
    exported = _exported()
    for table in sorted(Base.metadata.tables.values(), key=lambda table: table.name):
        keys = _keys(table)
        own = [name for name in OWN_DATA if name in table.columns and table.name not in PUBLIC]
        if not keys and not own:
            continue
        named = [f"`{column}` ({fate})" for column, fate in keys.items()]
        named += [f"`{column}` (is emptied)" for column in own]
        said = "yes" if table.name in exported else "–"
        lines.append(f"| `{table.name}` | {', '.join(named)} | {said} |")
    return "\n".join(lines)


PARTS: Final = {"retention": retention_table, "people": people_table}
"""What stands between the marks of the record, by the name of the mark."""


def renewed(record: str) -> str:
    """Return a record whose marked parts say what the code says.

    Raises ``ValueError`` with the name of a part that has no place in it.
    """
    for part, made in PARTS.items():
        place = re.compile(rf"<!-- {part}: begin -->\n.*?<!-- {part}: end -->", re.S)
        if not place.search(record):
            raise ValueError(part)
        before, after = place.split(record, maxsplit=1)
        record = f"{before}<!-- {part}: begin -->\n{made()}\n<!-- {part}: end -->{after}"
    return record


@click.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def processing(record: Path) -> None:
    """Bring the tables in RECORD, a record of processing, up to what the code does."""
    try:
        text = renewed(record.read_text("utf-8"))
    except ValueError as error:
        raise RefusedError(f"{record} has no place for “{error}”.") from None
    record.write_text(text, "utf-8")


def _in_words(rule: Rule) -> str:
    return f"{rule.life.days} days" if rule.life else "at once"


def _keys(table: Table) -> dict[str, str]:
    """Return the columns that name a person, with what becomes of them."""
    return {
        key.parent.name: _FATE[key.ondelete or ""]
        for key in sorted(table.foreign_keys, key=lambda key: str(key.parent.name))
        if key.column.table.name in PEOPLE
    }


def _exported() -> set[str]:
    """Return the tables from which an export of one's own data is read."""
    found: set[str] = set()
    for section in SECTIONS.values():
        for one in visitors.iterate(section(1)):
            if isinstance(one, Column) and isinstance(one.table, Table):
                found.add(one.table.name)
            elif isinstance(one, Table):
                found.add(one.name)
    return found
