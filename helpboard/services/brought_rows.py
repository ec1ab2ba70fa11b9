"""Rows of a list of people that the desk has looked through, when somebody in them is erased.

What the page shows of them is kept with the spreadsheet (``Intake.outcome``), which names nobody by
an id: rows are theirs by their key in spreadsheets, or by a cell with their e-mail or phone. A name
says nothing: it is chosen, and others may have chosen it as well.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.tables.tables import PEOPLE
from helpboard.models import Intake, RecordedPerson, User


def drop_rows_of(session: Session, user: User) -> None:
    """Drop what is kept of the rows of a person; counts and the digest of the plan stay.

    Of rows that could not be read nobody can tell whose they are: when somebody goes whom the desk
    has recorded, the cells of all are emptied.
    """
    recorded = session.get(RecordedPerson, user.id)
    said = (user.email, user.phone, recorded.file_key if recorded else None)
    own = frozenset(one.casefold() for one in said if one)
    brought = select(Intake).where(Intake.kind == PEOPLE.name, Intake.outcome.is_not(None))
    for intake in session.scalars(brought.order_by(Intake.id).with_for_update()).all():
        outcome = dict(intake.outcome or {})
        if "rows" not in outcome:
            continue
        outcome["rows"] = [row for row in outcome["rows"] if not _is_of(row, own)]
        outcome["problems"] = [
            {**problem, "value": ""} if recorded or problem["value"].casefold() in own else problem
            for problem in outcome["problems"]
        ]
        intake.outcome = outcome
    session.flush()


def _is_of(row: Mapping[str, Any], own: frozenset[str]) -> bool:
    cells = [row["key"], *(cell for _column, *both in row["differences"] for cell in both)]
    return any(cell.casefold() in own for cell in cells)
