"""Making one person of two: who was written down twice, or has opened an account since."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, UniqueConstraint, exists, select, update
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.erasure import ErasedKind
from helpboard.domain.errors import ConflictError
from helpboard.domain.group import GroupRole
from helpboard.domain.task import TaskAbout
from helpboard.models import Base, Clearance, GroupMember, Task, User, Volunteer, VolunteerTopic
from helpboard.queries.people import Reach, person_below
from helpboard.services.content import content_changed
from helpboard.services.deeds import note_deed
from helpboard.services.erasure import Journal

SPECIAL = frozenset({"volunteer", "clearance"})
"""Tables of which each person has one row: the two rows become one."""


class TwoLogInsError(ConflictError):
    """Both can log in: which account stays is for the person to say, by deleting the other."""

    code = "two_log_ins"


class BlockedPersonError(ConflictError):
    """One of the two is blocked: that is decided first."""

    code = "blocked_person"


def merge_people(
    session: Session,
    *,
    reach: Reach,
    stays_id: int,
    goes_id: int,
    journal: Journal,
    now: datetime,
) -> User:
    """Let one person take over everything of another, who has no log-in and goes.

    What both have counts once; what the one who stays has said of themselves stands, and a consent
    that they have taken back does not come again by it. The one who goes is remembered as erased,
    so that no backup brings them back. Raises ``TwoLogInsError``, ``BlockedPersonError``,
    ``ConflictError`` for one and the same, and as ``person_below``.
    """
    if stays_id == goes_id:
        raise ConflictError(stays_id)
    first, second = sorted((stays_id, goes_id))
    people = {one: person_below(session, reach, one) for one in (first, second)}
    stays, goes = people[stays_id], people[goes_id]
    _check(stays, goes)
    journal.remember(ErasedKind.USER, goes.key, at=now)
    _unite_profiles(session, stays_id, goes_id, now=now)
    _unite_clearances(session, stays_id, goes_id)
    _keep_leading(session, stays_id, goes_id)
    for table, column in _columns_about_people():
        _hand_over(session, table, column, stays_id, goes_id)
    _move_tasks(session, stays_id, goes_id)
    stays.phone = stays.phone or goes.phone
    stays.updated_at = now
    session.delete(goes)
    session.flush()
    note_deed(
        session, actor=reach.actor, action="person:merge", about=("person", stays_id), now=now,
        merged=goes_id,
    )  # fmt: skip
    content_changed(session)
    session.expire_all()
    return stays


def _check(stays: User, goes: User) -> None:
    if goes.email is not None:
        raise TwoLogInsError(goes.id) if stays.email is not None else ConflictError(goes.id)
    if AccountState.BLOCKED in {stays.state, goes.state}:
        raise BlockedPersonError(goes.id)


def _unite_profiles(session: Session, stays_id: int, goes_id: int, *, now: datetime) -> None:
    """Move the profile, or fill with it what the one that stays does not say."""
    old, row = session.get(Volunteer, goes_id), session.get(Volunteer, stays_id)
    if old is None:
        return
    names = [column.key for column in Volunteer.__table__.columns if column.key not in _OWN]
    if row is None:
        row = Volunteer(user_id=stays_id, **{name: getattr(old, name) for name in names})
        session.add(row)
    else:
        _fill(row, old, names)
        row.updated_at = now
    session.delete(old)
    session.flush()
    known = set(
        session.scalars(select(VolunteerTopic.topic).where(VolunteerTopic.user_id == stays_id))
    )
    session.add_all(
        VolunteerTopic(topic=topic, user_id=stays_id) for topic in row.topics if topic not in known
    )
    session.flush()


_OWN = frozenset({"user_id", "version"})
_ABOUT_CONSENT = frozenset({"consent_at", "consent_source"})
_STAYS_SAID: tuple[Any, ...] = (None, "", [], {})


def _fill(row: Volunteer, old: Volunteer, names: list[str]) -> None:
    for name in names:
        if name not in _ABOUT_CONSENT and getattr(row, name) in _STAYS_SAID:
            setattr(row, name, getattr(old, name))


def _unite_clearances(session: Session, stays_id: int, goes_id: int) -> None:
    """Keep what was seen last."""
    old, row = session.get(Clearance, goes_id), session.get(Clearance, stays_id)
    if old is None:
        return
    if row is None or row.seen_on < old.seen_on:
        row = row or Clearance(user_id=stays_id)
        for name in ("seen_on", "issued_on", "is_ok", "seen_by", "ended_on"):
            setattr(row, name, getattr(old, name))
        session.add(row)
    session.delete(old)
    session.flush()


def _keep_leading(session: Session, stays_id: int, goes_id: int) -> None:
    """Whoever leads a group under one of the names goes on leading it."""
    leads = select(GroupMember.group_id).where(
        GroupMember.user_id == goes_id, GroupMember.role == GroupRole.LEAD
    )
    session.execute(
        update(GroupMember)
        .where(GroupMember.user_id == stays_id, GroupMember.group_id.in_(leads))
        .values(role=GroupRole.LEAD)
        .execution_options(synchronize_session=False)
    )


def _move_tasks(session: Session, stays_id: int, goes_id: int) -> None:
    """Let tasks be about the one who stays: they are erased with whom they are about."""
    session.execute(
        update(Task)
        .where(Task.about == TaskAbout.PERSON.value, Task.about_id == goes_id)
        .values(about_id=stays_id)
        .execution_options(synchronize_session=False)
    )


def _columns_about_people() -> Iterator[tuple[Table, Column[Any]]]:
    """Return every column that names a person, but those of tables that have a way of their own."""
    for table in Base.metadata.sorted_tables:
        if table.name not in SPECIAL:
            for key in table.foreign_keys:
                if key.column.table.name == "user":
                    yield table, key.parent


def _hand_over(
    session: Session, table: Table, column: Column[Any], stays_id: int, goes_id: int
) -> None:
    """Let rows name the one who stays; what there is already goes with the other."""
    free = [~_has_twin(table, column, others, stays_id) for others in _keys_with(table, column)]
    session.execute(
        update(table)
        .where(column == goes_id, *free)
        .values({column: stays_id})
        .execution_options(synchronize_session=False)
    )


def _keys_with(table: Table, column: Column[Any]) -> Iterator[list[Column[Any]]]:
    """Return the other columns of every key that holds ``column``: no two rows may be the same."""
    keys = [list(table.primary_key.columns)]
    keys += [list(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
    keys += [list(one.columns) for one in table.indexes if one.unique]
    for key in keys:
        if column in key:
            yield [one for one in key if one is not column]


def _has_twin(
    table: Table, column: Column[Any], others: list[Column[Any]], stays_id: int
) -> ColumnElement[bool]:
    twin = table.alias()
    same = [twin.c[one.key] == one for one in others]
    return exists().where(twin.c[column.key] == stays_id, *same).correlate(table)
