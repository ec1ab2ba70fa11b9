"""Tasks of the desk, as its lists and letters show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.domain.task import DUE_SOON, TaskList, TaskState, is_overdue
from helpboard.models import Area, Coordinator, Task, User
from helpboard.queries.held import is_below

PAGE = 60
"""So many tasks stand on a page of a list."""
_NO_DAY = date(9999, 12, 31)
"""When tasks without a day are due, as far as their place in a list goes."""
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
    session: Session, actor: Actor, *, shown: TaskList, today: date, before: int | None = None
) -> tuple[tuple[TaskRow, ...], int]:
    """Read one list of tasks of the areas of ``actor``, and how long it is altogether.

    What is due first stands first; of what is done, the last. From below the task with the id
    ``before`` on, or from the first where none is below it: it may have gone or moved meanwhile.
    One more than a page tells that there are others.
    """
    in_list = (is_below(actor), *_in_list(shown, actor, today))
    total = select(func.count()).select_from(Task).join(Area, Area.id == Task.area_id)
    statement = (
        _rows()
        .add_columns(total.where(*in_list).correlate(None).scalar_subquery().label("total"))
        .where(*in_list)
        .limit(PAGE + 1)
    )
    last = aliased(Task)
    place, place_of_last = _place(shown, Task), _place(shown, last)
    if before is not None:
        there = tuple_(
            select(place_of_last).where(last.id == before).scalar_subquery(), literal(before)
        )
        here = tuple_(place, Task.id)
        statement = statement.where(here < there if shown is TaskList.DONE else here > there)
    both = (place, Task.id)
    order = (one.desc() for one in both) if shown is TaskList.DONE else both
    rows = session.execute(statement.order_by(*order)).all()
    if before is not None and not rows:
        return tasks_of(session, actor, shown=shown, today=today)
    return tuple(_made(row) for row in rows), rows[0].total if rows else 0


def _place(shown: TaskList, task: type[Task]) -> Any:
    """Return what a list is sorted by, before the id."""
    if shown is TaskList.DONE:
        return task.done_at
    return func.coalesce(task.due_on, literal(_NO_DAY, Task.due_on.type))


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
