"""The record of processing says what the program does."""

import re

import pytest

from helpboard.cli.processing import PARTS, PUBLIC, renewed
from helpboard.models import Base
from tests.guards.files import ROOT

WHOLE = (ROOT / "docs" / "record-of-processing.md").read_text("utf-8")
RECORD = re.sub(r"<!-- people: begin -->.*<!-- people: end -->", "", WHOLE, flags=re.S)
"""What somebody wrote, beside what the command writes about tables."""


def personal_tables() -> set[str]:
    """Tables with people in them, or whose rows belong to somebody."""
    people = {"user", "access_code"}
    named = {
        table.name
        for table in Base.metadata.sorted_tables
        if {key.column.table.name for key in table.foreign_keys} & people
        or {"email", "to_email", "phone"} & set(table.columns.keys())
    }
    return named | people


def test_it_prints_the_table_of_retention():
    said = "run: helpboard processing docs/record-of-processing.md"
    assert renewed(WHOLE) == WHOLE, said


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_record_without_a_place_for_a_table_is_refused(part):
    with pytest.raises(ValueError, match=part):
        renewed(WHOLE.replace(f"<!-- {part}: begin -->", ""))


def test_it_names_every_table_with_people_in_it():
    assert {table for table in personal_tables() - PUBLIC if f"`{table}`" not in RECORD} == set()


def test_it_names_no_table_that_does_not_exist():
    rows = [line.split("|")[3] for line in RECORD.splitlines() if line.count("|") == 5]
    named = {name for cell in rows for name in re.findall(r"`([a-z_]+)`", cell)}
    assert named
    assert named <= set(Base.metadata.tables)
