"""Tasks of the desk, as its lists and letters show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.domain.task import DUE_SOON, TaskList, TaskState, is_overdue
from helpboard.models import Area, Coordinator, Task, User
from helpboard.queries.held import is_below

MOST_SHOWN = 60
"""So many tasks stand in a list; the others are counted."""
MOST_DUE = 30

_OWNER = aliased(User, name="owner")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a line of a list, and on its page."""

    id: int
    version: int
    area_id: int
    area_name: str
    title: str
    text: str
    about: str
    about_id: int | None
    owner_id: int | None
    owner_name: str
    due_on: date | None
    state: TaskState
    done_at: datetime | None

    def is_overdue(self, *, today: date) -> bool:
        """Tell whether it should have been done before ``today``."""
        return is_overdue(self.state, self.due_on, today=today)


@dataclass(frozen=True, slots=True)
class OwnerChoice:
    """A coordinator who may take on tasks of an area."""

    id: int
    name: str


def tasks_of(
    session: Session, actor: Actor, *, shown: TaskList, today: date
) -> tuple[tuple[TaskRow, ...], int]:
    """Read one list of tasks of the areas of ``actor``, and how long it is altogether.

    What is due first stands first; of what is done, the last.
    """
    order: tuple[Any, ...] = (Task.due_on.is_(None), Task.due_on, Task.id)
    if shown is TaskList.DONE:
        order = (Task.done_at.desc(), Task.id.desc())
    rows = session.execute(
        _rows()
        .add_columns(func.count().over().label("total"))
        .where(is_below(actor), *_in_list(shown, actor, today))
        .order_by(*order)
        .limit(MOST_SHOWN)
    ).all()
    return tuple(_made(row) for row in rows), rows[0].total if rows else 0


def task_for(session: Session, actor: Actor, task_id: int) -> TaskRow:
    """Read a task; ``NotFoundError`` for one of an area that ``actor`` does not coordinate."""
    row = session.execute(_rows().where(Task.id == task_id, is_below(actor))).one_or_none()
    if row is None:
        raise NotFoundError(task_id)
    return _made(row)


def due_tasks(session: Session, actor: Actor, today: date) -> tuple[TaskRow, ...]:
    """Read the open tasks of ``actor``, or of nobody, whose day has come or comes soon.

    For the first page of the desk and for the fortnightly sheet; what is due first stands first.
    """
    statement = (
        _rows()
        .where(
            is_below(actor),
            Task.state == TaskState.OPEN,
            Task.due_on <= today + DUE_SOON,
            or_(Task.owner_id == actor.user_id, Task.owner_id.is_(None)),
        )
        .order_by(Task.due_on, Task.id)
        .limit(MOST_DUE)
    )
    return tuple(_made(row) for row in session.execute(statement))


def owners_for(session: Session, area_ids: frozenset[int]) -> tuple[OwnerChoice, ...]:
    """Read who coordinates one of these areas: an area itself with all above it."""
    rows: Any = session.execute(
        select(User.id, User.name)
        .where(User.id.in_(select(Coordinator.user_id).where(Coordinator.area_id.in_(area_ids))))
        .order_by(User.name, User.id)
    )
    return tuple(OwnerChoice(*row) for row in rows)


def task_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the letter about a task says; None once it is gone, done or somebody else's."""
    row = session.execute(
        select(Task.id, Task.title, Task.due_on, Task.owner_id, Task.state).where(
            Task.id == params["task"]
        )
    ).one_or_none()
    if row is None or row.state is TaskState.DONE or row.owner_id != params["owner"]:
        return None
    return {"task_id": row.id, "title": row.title, "due_on": row.due_on}


def _in_list(shown: TaskList, actor: Actor, today: date) -> tuple[ColumnElement[bool], ...]:
    if shown is TaskList.DONE:
        return (Task.state == TaskState.DONE,)
    is_open = Task.state == TaskState.OPEN
    if shown is TaskList.MINE:
        return (is_open, or_(Task.owner_id == actor.user_id, Task.owner_id.is_(None)))
    if shown is TaskList.OTHERS:
        return (is_open, Task.owner_id.is_not(None), Task.owner_id != actor.user_id)
    return (is_open, Task.due_on < today)


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Task.id, Task.version, Task.area_id, Area.name.label("area_name"), Task.title),
            *(Task.text, Task.about, Task.about_id, Task.owner_id),
            *(_OWNER.name.label("owner_name"), Task.due_on, Task.state, Task.done_at),
        )
        .join(Area, Area.id == Task.area_id)
        .outerjoin(_OWNER, _OWNER.id == Task.owner_id)
    )


def _made(row: Any) -> TaskRow:
    values = {name: getattr(row, name) for name in TaskRow.__slots__}
    return TaskRow(**{**values, "owner_name": row.owner_name or ""})
