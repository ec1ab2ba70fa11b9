"""Tasks of the desk: making, giving away, doing."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import Fields
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.task import MOST_TEXT, MOST_TITLE, TaskState
from helpboard.models import Area, Task, User
from helpboard.queries.actors import areas_above
from helpboard.queries.people import Reach
from helpboard.queries.task_things import thing_for
from helpboard.queries.tasks import owners_for, task_for
from helpboard.services import letters
from helpboard.services.deeds import note_deed


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskContent:
    """A task as it was typed; ``owner_id`` 0 is nobody yet."""

    area_id: int
    title: str
    text: str = ""
    owner_id: int = 0
    due_on: date | None = None


def make_task(
    session: Session,
    *,
    reach: Reach,
    content: TaskContent,
    about: tuple[str, int] | None = None,
    now: datetime,
) -> Task:
    """Make a task, perhaps about a thing; its owner hears of it when somebody else gives it.

    Raises ``FieldsError``, ``NotAllowedError``, or ``NotFoundError`` for a thing or an area that
    is not of this desk.
    """
    actor = reach.actor
    if about is not None:
        thing_for(session, reach, about=about[0], about_id=about[1])
    title, text = _checked(session, actor, content)
    task = Task(
        area_id=content.area_id,
        title=title,
        text=text,
        about=about[0] if about else "",
        about_id=about[1] if about else None,
        owner_id=content.owner_id or None,
        due_on=content.due_on,
        state=TaskState.OPEN,
        made_by=actor.user_id,
        created_at=now,
        updated_at=now,
    )
    session.add(task)
    session.flush()
    _note(session, actor, "task:make", task, now=now)
    _tell_owner(session, actor, task, now=now)
    return task


def change_task(
    session: Session,
    *,
    actor: Actor,
    task_id: int,
    version: int,
    content: TaskContent,
    now: datetime,
) -> Task:
    """Change a task made from ``version``; raises as :func:`make_task`, or ``ConflictError``."""
    task = _locked(session, actor, task_id)
    if task.version != version:
        raise ConflictError(task_id)
    title, text = _checked(session, actor, content)
    old_owner = task.owner_id
    task.area_id, task.title, task.text = content.area_id, title, text
    task.owner_id, task.due_on, task.updated_at = content.owner_id or None, content.due_on, now
    session.flush()
    _note(session, actor, "task:change", task, now=now)
    if task.owner_id != old_owner:
        _tell_owner(session, actor, task, now=now)
    return task


def finish_task(
    session: Session, *, actor: Actor, task_id: int, is_done: bool, now: datetime
) -> Task:
    """Mark a task as done, or open it again; doing it twice changes nothing."""
    task = _locked(session, actor, task_id)
    state = TaskState.DONE if is_done else TaskState.OPEN
    if task.state is not state:
        task.state, task.done_at, task.updated_at = state, now if is_done else None, now
        session.flush()
        _note(session, actor, "task:done" if is_done else "task:reopen", task, now=now)
    return task


def _locked(session: Session, actor: Actor, task_id: int) -> Task:
    task_for(session, actor, task_id)
    return session.get_one(Task, task_id, with_for_update=True, populate_existing=True)


def _checked(session: Session, actor: Actor, content: TaskContent) -> tuple[str, str]:
    """Return title and text as they are stored; an owner has to coordinate the task's area."""
    if session.get(Area, content.area_id) is None:
        raise NotFoundError(content.area_id)
    areas = areas_above(session, content.area_id)
    policy.require(actor, Action.INFORM, Thing(areas=areas))
    read = Fields({"title": content.title, "text": content.text})
    title = read.line("title", most=MOST_TITLE, is_required=True)
    text = read.text("text", most=MOST_TEXT)
    if content.owner_id and content.owner_id not in {one.id for one in owners_for(session, areas)}:
        read.refuse("owner_id", "not_of_area")
    read.done()
    return title, text


def _tell_owner(session: Session, actor: Actor, task: Task, *, now: datetime) -> None:
    if task.owner_id is None or task.owner_id == actor.user_id:
        return
    owner = session.get_one(User, task.owner_id)
    if owner.state is AccountState.ACTIVE:
        letters.write(
            session,
            kind=LetterKind.TASK_GIVEN,
            to=owner,
            params={"task": task.id, "owner": owner.id},
            now=now,
        )


def _note(session: Session, actor: Actor, action: str, task: Task, *, now: datetime) -> None:
    note_deed(
        session, actor=actor, action=action, about=("task", task.id), now=now,
        thing=task.about or None, thing_id=task.about_id,
    )  # fmt: skip
