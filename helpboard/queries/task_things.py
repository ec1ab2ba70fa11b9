"""What tasks are about: whether somebody may know the thing, and what lists call it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.domain.task import TaskAbout
from helpboard.models import (
    Area,
    Group,
    Organisation,
    Post,
    Question,
    Site,
    User,
)
from helpboard.queries.held import is_below
from helpboard.queries.notices import notice_to_decide
from helpboard.queries.people import Reach, is_mine

Key = tuple[str, int]
"""Kind and id of a thing."""


@dataclass(frozen=True, slots=True)
class ThingRow:
    """A thing as a task names it; ``slug`` and ``topic`` only where it has one."""

    about: TaskAbout
    id: int
    label: str
    slug: str = ""
    topic: str = ""
    kind: str = ""


def thing_for(session: Session, reach: Reach, *, about: str, about_id: int) -> ThingRow:
    """Read what a new task shall be about; ``NotFoundError`` for what is not of the reader's desk.

    Which people are, says ``queries/people.py: is_mine``.
    """
    if about not in set(TaskAbout):
        raise NotFoundError(about)
    kind = TaskAbout(about)
    if kind is TaskAbout.NOTICE:
        notice_to_decide(session, reach.actor, about_id)
        return ThingRow(kind, about_id, "")
    is_person = kind is TaskAbout.PERSON
    theirs = _NAMED[kind].where(is_mine(reach)) if is_person else _IN_AREAS[kind](reach.actor)
    row = session.execute(theirs.where(_IDS[kind] == about_id)).first()
    if row is None:
        raise NotFoundError(about_id)
    return _row(kind, row)


def things_named(session: Session, keys: Iterable[Key]) -> Mapping[Key, ThingRow]:
    """Read the things of a list of tasks, one statement for each kind that occurs."""
    wanted: dict[TaskAbout, list[int]] = defaultdict(list)
    for about, about_id in keys:
        if about in set(TaskAbout):
            wanted[TaskAbout(about)].append(about_id)
    found: dict[Key, ThingRow] = {}
    for kind, ids in wanted.items():
        if kind is TaskAbout.NOTICE:
            found |= {(kind.value, one): ThingRow(kind, one, "") for one in ids}
            continue
        rows = session.execute(_NAMED[kind].where(_IDS[kind].in_(ids)))
        found |= {(kind.value, row.id): _row(kind, row) for row in rows}
    return found


def _row(kind: TaskAbout, row: Any) -> ThingRow:
    values = row._asdict()
    return ThingRow(
        kind,
        values["id"],
        str(values.get("label") or ""),
        slug=str(values.get("slug") or ""),
        topic=str(values.get("topic") or ""),
        kind=str(values.get("kind") or ""),
    )


_NAMED: Mapping[TaskAbout, Select[*tuple[Any, ...]]] = {
    TaskAbout.POST: select(Post.id, Post.topic, Post.kind),
    TaskAbout.ORGANISATION: select(
        Organisation.id, Organisation.name.label("label"), Organisation.slug
    ),
    TaskAbout.GROUP: select(Group.id, Group.name.label("label"), Group.slug),
    TaskAbout.PERSON: select(User.id, User.name.label("label")),
    TaskAbout.SITE: select(Site.id, Site.name.label("label")),
    TaskAbout.QUESTION: select(Question.id, Question.name.label("label")),
}

_IDS: Mapping[TaskAbout, Any] = {
    TaskAbout.POST: Post.id,
    TaskAbout.ORGANISATION: Organisation.id,
    TaskAbout.GROUP: Group.id,
    TaskAbout.PERSON: User.id,
    TaskAbout.SITE: Site.id,
    TaskAbout.QUESTION: Question.id,
}


def _with_area(kind: TaskAbout, column: Any) -> Any:
    def below(actor: Actor) -> Select[*tuple[Any, ...]]:
        return _NAMED[kind].join(Area, Area.id == column).where(is_below(actor))

    return below


_IN_AREAS: Mapping[TaskAbout, Any] = {
    TaskAbout.POST: _with_area(TaskAbout.POST, Post.area_id),
    TaskAbout.ORGANISATION: _with_area(TaskAbout.ORGANISATION, Organisation.area_id),
    TaskAbout.GROUP: _with_area(TaskAbout.GROUP, Group.area_id),
    TaskAbout.SITE: _with_area(TaskAbout.SITE, Site.area_id),
    TaskAbout.QUESTION: _with_area(TaskAbout.QUESTION, Question.area_id),
}
