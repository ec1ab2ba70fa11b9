"""What organisations and groups lastingly give and seek: adding, changing, taking away items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.facts import check_facts
from helpboard.domain.fields import FieldProblem, Fields, FieldsError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.policy import Actor
from helpboard.domain.topics import LEAVES
from helpboard.domain.words import NeedKind
from helpboard.models import Direction, GiveSeek
from helpboard.services.group_rights import group_to_change, note_staff
from helpboard.services.organisations import editable

MOST = 40
KINDS = tuple(kind.value for kind in NeedKind)
_OWN = ("direction", "kind", "topic", "facts")


@dataclass(frozen=True, slots=True)
class Item:
    """A checked item."""

    direction: Direction
    kind: str
    topic: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whoever gives and seeks: an organisation or a group."""

    organisation_id: int | None = None
    group_id: int | None = None


def check_item(typed: Mapping[str, Any]) -> Item:
    """Return what may be stored; no fact is required. Raises ``FieldsError``, ``FactsError``."""
    read = Fields(typed)
    direction = read.code("direction", tuple(Direction))
    kind = read.code("kind", KINDS)
    topic = read.code("topic", LEAVES)
    read.done()
    facts = check_facts(topic, typed.get("facts", {}), is_whole=False)
    return Item(Direction(direction), kind, topic, facts)


def as_read(row: GiveSeek) -> str:
    """Return what an item's form carries, so that a change by somebody else is noticed."""
    return fingerprint({name: getattr(row, name) for name in _OWN})


def add_item(
    session: Session, *, actor: Actor, owner: Owner, item: Item, now: datetime
) -> GiveSeek:
    """Put an item behind the others of its side; raises ``NotAllowedError``, ``FieldsError``."""
    _to_change(session, owner, actor=actor, now=now)
    statement = select(func.count(), func.max(GiveSeek.position)).where(
        GiveSeek.organisation_id == owner.organisation_id
        if owner.organisation_id is not None
        else GiveSeek.group_id == owner.group_id
    )
    total, last = session.execute(statement).one()
    if total >= MOST:
        raise FieldsError(FieldProblem("kind", "too_many_items", {"maximum": MOST}))
    row = GiveSeek(
        organisation_id=owner.organisation_id,
        group_id=owner.group_id,
        position=0 if last is None else last + 1,
        direction=item.direction,
        kind=item.kind,
        topic=item.topic,
        facts=item.facts,
    )
    session.add(row)
    session.flush()
    return row


def change_item(
    session: Session, *, actor: Actor, item_id: int, item: Item, seen: str, now: datetime
) -> GiveSeek:
    """Change an item that was read as ``seen``; raises ``ConflictError`` when it has moved."""
    row = own_item(session, item_id, actor=actor, now=now)
    if as_read(row) != seen:
        raise ConflictError(item_id)
    row.direction, row.kind, row.topic, row.facts = (
        item.direction, item.kind, item.topic, item.facts,
    )  # fmt: skip
    session.flush()
    return row


def remove_item(session: Session, *, actor: Actor, item_id: int, now: datetime) -> None:
    """Take an item away for good; raises ``NotFoundError`` when it is gone already."""
    session.delete(own_item(session, item_id, actor=actor, now=now))
    session.flush()


def own_item(session: Session, item_id: int, *, actor: Actor, now: datetime) -> GiveSeek:
    """Lock an item of an organisation or a group that ``actor`` may change."""
    row = session.get(GiveSeek, item_id)
    if row is None:
        raise NotFoundError(item_id)
    owner = Owner(organisation_id=row.organisation_id, group_id=row.group_id)
    _to_change(session, owner, actor=actor, now=now)
    session.refresh(row)
    return row


def _to_change(session: Session, owner: Owner, *, actor: Actor, now: datetime) -> None:
    if owner.organisation_id is not None:
        editable(session, owner.organisation_id, actor=actor)
    elif owner.group_id is not None:
        group = group_to_change(session, owner.group_id, actor=actor)
        note_staff(session, group, actor=actor, what="gives-seeks", now=now)
