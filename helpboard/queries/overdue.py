"""What somebody wanted to do by a day that is over: tasks, and talks to come back to."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from helpboard.domain.task import TaskState
from helpboard.domain.waiting import Waits
from helpboard.models import Contact, Task
from helpboard.queries.contacts import is_due


@dataclass(frozen=True, slots=True)
class Overdue:
    """A task that is open, or a talk that nobody has come back to, since the day it was for."""

    what: Waits
    id: int
    area_id: int
    due_on: date


def everything_overdue(session: Session, *, today: date) -> tuple[Overdue, ...]:
    """Read what should have been done by ``today`` in all areas, for the worker; one statement."""
    tasks = select(
        literal(Waits.TASK.value).label("what"), Task.id, Task.area_id, Task.due_on
    ).where(Task.state == TaskState.OPEN, Task.due_on <= today)
    talks = select(
        literal(Waits.CONTACT.value), Contact.id, Contact.area_id, Contact.follow_up_on
    ).where(is_due(today))
    rows: Any = session.execute(union_all(tasks, talks))
    return tuple(Overdue(Waits(what), id_, area_id, day) for what, id_, area_id, day in rows)
