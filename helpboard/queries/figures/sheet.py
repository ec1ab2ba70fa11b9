"""What the fortnightly sheet lists: requests without an answer, decisions, tasks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.decision import Verdict
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.task import TaskState
from helpboard.models import Area, Decision, Post, Task, User
from helpboard.queries.figures.standing import is_unmet


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """A request on the board that nobody has answered."""

    id: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    area_name: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with who does it until when; ``done_at`` is empty while it is open."""

    id: int
    title: str
    owner: str | None
    due_on: date | None
    done_at: datetime | None


def unmet_requests(
    session: Session, areas: Collection[int], *, now: datetime, limit: int
) -> list[UnmetRow]:
    """Return the requests without an answer, those that have waited longest first."""
    rows: Any = session.execute(
        select(Post.id, Post.kind, Post.topic, Post.facts, Area.name, Post.published_at)
        .join(Area, Area.id == Post.area_id)
        .where(
            Post.area_id.in_(areas),
            Post.kind == PostKind.REQUEST,
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
            is_unmet(now),
        )
        .order_by(Post.published_at, Post.id)
        .limit(limit)
    )
    return [UnmetRow(*row) for row in rows]


def decided_between(
    session: Session, areas: Collection[int], *, since: datetime, until: datetime
) -> dict[Verdict, int]:
    """Return how often each verdict on a post was given."""
    rows: Any = session.execute(
        select(Decision.verdict, func.count(Decision.id))
        .join(Post, Post.id == Decision.post_id)
        .where(Post.area_id.in_(areas), Decision.at >= since, Decision.at < until)
        .group_by(Decision.verdict)
    )
    found: dict[Verdict, int] = dict(rows.all())
    return {verdict: found[verdict] for verdict in Verdict if verdict in found}


def open_tasks(session: Session, areas: Collection[int], *, limit: int) -> list[TaskRow]:
    """Return the open tasks, those due first at the top and those without a day last."""
    statement = _tasks(areas).where(Task.state == TaskState.OPEN)
    order = (Task.due_on.is_(None), Task.due_on, Task.id)
    rows: Any = session.execute(statement.order_by(*order).limit(limit))
    return [TaskRow(*row) for row in rows]


def done_tasks(
    session: Session, areas: Collection[int], *, since: datetime, until: datetime, limit: int
) -> list[TaskRow]:
    """Return the tasks that were done between two moments, the last ones first."""
    statement = _tasks(areas).where(
        Task.state == TaskState.DONE, Task.done_at >= since, Task.done_at < until
    )
    rows: Any = session.execute(
        statement.order_by(Task.done_at.desc(), Task.id.desc()).limit(limit)
    )
    return [TaskRow(*row) for row in rows]


def _tasks(areas: Collection[int]) -> Any:
    return (
        select(Task.id, Task.title, User.name, Task.due_on, Task.done_at)
        .outerjoin(User, User.id == Task.owner_id)
        .where(Task.area_id.in_(areas))
    )
