"""When a group meets: adding, changing and ending its schedules."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.group_schedule import SCHEDULE_FIELDS, CheckedSchedule, check_schedule
from helpboard.domain.policy import Actor
from helpboard.domain.schedule import meeting_known_by
from helpboard.models import Group, GroupSchedule
from helpboard.queries.meetings import schedule_of
from helpboard.queries.my_groups import ScheduleRow
from helpboard.services.group_rights import group_to_change, note_staff

MOST = 10


def as_read(row: GroupSchedule | ScheduleRow) -> str:
    """Return what a schedule's form carries, so that a change by somebody else is noticed."""
    return fingerprint({name: _plain(getattr(row, name)) for name in SCHEDULE_FIELDS})


def add_schedule(
    session: Session,
    *,
    actor: Actor,
    group_id: int,
    typed: Mapping[str, Any],
    now: datetime,
    zone: tzinfo,
) -> GroupSchedule:
    """Let a group meet at one more rhythm; raises ``FieldsError`` or ``NotAllowedError``."""
    group = group_to_change(session, group_id, actor=actor)
    number = select(func.count()).where(GroupSchedule.group_id == group_id)
    if (session.scalar(number) or 0) >= MOST:
        raise FieldsError(FieldProblem("every", "too_many_items", {"maximum": MOST}))
    checked = check_schedule(typed, today=now.astimezone(zone).date())
    row = GroupSchedule(group_id=group_id)
    _take_over(row, checked)
    session.add(row)
    _changed(session, group, actor=actor, now=now)
    return row


def change_schedule(
    session: Session,
    *,
    actor: Actor,
    schedule_id: int,
    typed: Mapping[str, Any],
    seen: str,
    now: datetime,
    zone: tzinfo,
) -> GroupSchedule:
    """Change a schedule that was read as ``seen``; ``ConflictError`` when it has moved."""
    row, group = _own(session, schedule_id, actor=actor)
    if as_read(row) != seen:
        raise ConflictError(schedule_id)
    today = now.astimezone(zone).date()
    _take_over(row, check_schedule(typed, today=today, kept_rule=row.rule))
    row.sequence += 1
    _changed(session, group, actor=actor, now=now)
    return row


def end_schedule(
    session: Session, *, actor: Actor, schedule_id: int, now: datetime, zone: tzinfo
) -> None:
    """Let a group meet no more at this rhythm; what has been, stays. Ending twice is harmless."""
    row, group = _own(session, schedule_id, actor=actor)
    today = now.astimezone(zone).date()
    of_today = meeting_known_by(schedule_of(row, ()), today, zone=zone)
    has_begun = of_today is not None and of_today.starts_at <= now
    stop(session, row, today=today + timedelta(days=1) if has_begun else today)
    _changed(session, group, actor=actor, now=now)


def stop(session: Session, row: GroupSchedule, *, today: date) -> None:
    """End a schedule with yesterday; one that has not begun goes altogether."""
    last = today - timedelta(days=1)
    if row.starts_on > last:
        session.delete(row)
    elif row.until is None or row.until > last:
        row.until, row.sequence = last, row.sequence + 1
    session.flush()


def _own(session: Session, schedule_id: int, *, actor: Actor) -> tuple[GroupSchedule, Group]:
    row = session.get(GroupSchedule, schedule_id)
    if row is None:
        raise NotFoundError(schedule_id)
    group = group_to_change(session, row.group_id, actor=actor)
    session.refresh(row)
    return row, group


def _take_over(row: GroupSchedule, checked: CheckedSchedule) -> None:
    for name in SCHEDULE_FIELDS:
        setattr(row, name, getattr(checked, name))


def _changed(session: Session, group: Group, *, actor: Actor, now: datetime) -> None:
    group.updated_at = now
    session.flush()
    note_staff(session, group, actor=actor, what="schedule", now=now)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return list(value)
    return value if isinstance(value, str | int | bool | None) else value.isoformat()
