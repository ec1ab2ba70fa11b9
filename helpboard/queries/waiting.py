"""What waits at the desk, whatever it is: one statement over all kinds, the riskiest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    case,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from helpboard.domain.conversation import ConversationState
from helpboard.domain.group import GroupState
from helpboard.domain.letter import LetterState
from helpboard.domain.notice import NoticeReason
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.question import QuestionState
from helpboard.domain.topics import LEAVES, is_sensitive
from helpboard.domain.waiting import Risk, Waits
from helpboard.models import (
    Area,
    Conversation,
    Group,
    Letter,
    Notice,
    NoticeState,
    Organisation,
    Post,
    Question,
)
from helpboard.queries.held import is_below, is_silent, wants_interpreter
from helpboard.queries.notices import open_for
from helpboard.queries.waiting_lines import line, objections

MOST = 100
"""More stand on no page; the next come when these are done."""
_SENSITIVE = tuple(code for code in LEAVES if is_sensitive(code))
_REPORTED = tuple(reason.value for reason in NoticeReason)


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """One thing that waits; ``number`` is how many it stands for.

    ``code`` is a reason or a topic, ``slug`` and ``name`` those of an organisation or a group,
    ``post_id`` the post and ``person_id`` the person that it is about. ``area_id`` is None for what
    belongs to no area.
    """

    what: Waits
    id: int
    post_id: int | None
    code: str
    slug: str
    name: str
    number: int
    area_id: int | None
    area_name: str
    since: datetime
    risk: Risk
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class PostInShort:
    """What a line says of the post that it is about."""

    id: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    area_name: str


def waiting_items(
    session: Session, actor: Actor, *, home_id: int | None, now: datetime
) -> tuple[WaitingItem, ...]:
    """Read what waits below the areas of ``actor``, the riskiest first, then the oldest."""
    return _read(session, _everything(actor, home_id=home_id, now=now), most=MOST)


def everything_waiting(session: Session, *, now: datetime) -> tuple[WaitingItem, ...]:
    """Read what waits in all areas, for the worker."""
    return _read(session, _everything(None, home_id=None, now=now), most=None)


def waiting_numbers(
    session: Session, actor: Actor, *, home_id: int | None, now: datetime
) -> dict[Waits, int]:
    """Count what waits by kind, in one statement."""
    rows = _everything(actor, home_id=home_id, now=now).subquery()
    found = session.execute(select(rows.c.what, func.sum(rows.c.number)).group_by(rows.c.what))
    return {Waits(what): int(number) for what, number in found}


def posts_in_short(session: Session, items: Iterable[WaitingItem]) -> Mapping[int, PostInShort]:
    """Read the posts that ``items`` are about, in one statement."""
    ids = {item.post_id for item in items if item.post_id is not None}
    if not ids:
        return {}
    rows: Any = session.execute(
        select(Post.id, Post.kind, Post.topic, Post.facts, Area.name)
        .join(Area, Area.id == Post.area_id)
        .where(Post.id.in_(ids))
    )
    return {row[0]: PostInShort(*row) for row in rows}


def _read(
    session: Session, everything: CompoundSelect[*tuple[Any, ...]], *, most: int | None
) -> tuple[WaitingItem, ...]:
    rows = everything.subquery()
    ordered = select(rows).order_by(rows.c.risk, rows.c.since, rows.c.what, rows.c.id).limit(most)
    found: Any = session.execute(ordered)
    return tuple(
        WaitingItem(**{**row._asdict(), "what": Waits(row.what), "risk": Risk(row.risk)})
        for row in found
    )


def _everything(
    actor: Actor | None, *, home_id: int | None, now: datetime
) -> CompoundSelect[*tuple[Any, ...]]:
    """Unite all kinds; None for all areas. Letters belong to whoever looks after the home area."""
    here = true() if actor is None else is_below(actor)
    parts = [
        _notices(actor),
        _posts().where(here),
        *objections(actor, keeps_home=home_id is not None),
        _talks(
            Waits.HELD_ANSWER,
            Conversation.created_at,
            Risk.HARM,
            Conversation.state == ConversationState.HELD,
        ).where(here),
        _talks(Waits.SILENCE, Conversation.waits_since, Risk.NONE, is_silent(now)).where(here),
        _talks(
            Waits.INTERPRETER, Conversation.last_message_at, Risk.NONE, wants_interpreter()
        ).where(here),
        _organisations().where(here),
        _groups().where(here),
        _questions().where(here),
    ]
    if home_id is not None:
        parts.append(_letters(home_id))
    return union_all(*parts)


def _notices(actor: Actor | None) -> Select[*tuple[Any, ...]]:
    risk = case(
        (Notice.reason == NoticeReason.THREAT, Risk.LIFE.value),
        (Notice.reason.in_(_REPORTED), Risk.HARM.value),
        else_=Risk.NONE.value,
    )
    post_id = case((Notice.about == "post", Notice.about_id))
    columns = line(
        Waits.NOTICE, Notice.id, Notice.created_at, code=Notice.reason, post_id=post_id, risk=risk,
        name=func.coalesce(Organisation.name, Group.name, ""),
    )  # fmt: skip
    return open_for(actor).order_by(None).with_only_columns(*columns)


def _posts() -> Select[*tuple[Any, ...]]:
    risk = case((Post.topic.in_(_SENSITIVE), Risk.HARM.value), else_=Risk.NONE.value)
    columns = line(
        Waits.POST, Post.id, Post.updated_at, post_id=Post.id, code=Post.topic, risk=risk
    )
    return (
        select(*columns).join(Area, Area.id == Post.area_id).where(Post.state == PostState.PENDING)
    )


def _talks(
    what: Waits, since: Any, risk: Risk, *conditions: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    columns = line(
        what, Conversation.id, since, post_id=Post.id, code=func.coalesce(Post.topic, ""),
        name=func.coalesce(Organisation.name, Group.name, ""), risk=literal(risk.value),
    )  # fmt: skip
    return (
        select(*columns)
        .select_from(Conversation)
        .outerjoin(Post, Post.id == Conversation.post_id)
        .outerjoin(Organisation, Organisation.id == Conversation.organisation_id)
        .outerjoin(Group, Group.id == Conversation.group_id)
        .join(Area, Area.id == func.coalesce(Post.area_id, Organisation.area_id, Group.area_id))
        .where(*conditions)
    )


def _organisations() -> Select[*tuple[Any, ...]]:
    """Select what nobody has verified, unless the board has noted it for the desk."""
    columns = line(
        Waits.ORGANISATION, Organisation.id, Organisation.created_at,
        slug=Organisation.slug, name=Organisation.name,
    )  # fmt: skip
    return (
        select(*columns)
        .join(Area, Area.id == Organisation.area_id)
        .where(
            Organisation.state == OrganisationState.UNVERIFIED,
            ~_is_noted("organisation", Organisation.id),
        )
    )


def _groups() -> Select[*tuple[Any, ...]]:
    columns = line(Waits.GROUP, Group.id, Group.created_at, slug=Group.slug, name=Group.name)
    return (
        select(*columns)
        .join(Area, Area.id == Group.area_id)
        .where(Group.state == GroupState.FORMING, ~_is_noted("group", Group.id))
    )


def _is_noted(about: str, about_id: Any) -> ColumnElement[bool]:
    """Return the condition that an open notice stands for the thing already."""
    return (
        select(Notice.id)
        .where(
            and_(Notice.about == about, Notice.about_id == about_id),
            Notice.state == NoticeState.OPEN,
            Notice.reason.not_in(_REPORTED),
        )
        .exists()
    )


def _questions() -> Select[*tuple[Any, ...]]:
    columns = line(Waits.QUESTION, Question.id, Question.created_at)
    return (
        select(*columns)
        .join(Area, Area.id == Question.area_id)
        .where(Question.state == QuestionState.OPEN)
    )


def _letters(home_id: int) -> Select[*tuple[Any, ...]]:
    """Select one line for all letters that were given up."""
    columns = line(
        Waits.LETTERS, literal(0), func.min(Letter.created_at), number=func.count(Letter.id),
        area_id=literal(home_id), area_name=literal(""),
    )  # fmt: skip
    return (
        select(*columns).where(Letter.state == LetterState.DEAD).having(func.count(Letter.id) > 0)
    )
