"""The kinds of help that a group needs: adding, changing and taking away roles."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.help_role import ROLE_FIELDS, Role, check_role
from helpboard.domain.policy import Actor
from helpboard.models import Group, HelpRole
from helpboard.queries.my_groups import RoleRow
from helpboard.services.clearance_checks import look_again
from helpboard.services.group_rights import group_to_change, note_staff

MOST = 20


def as_read(row: HelpRole | RoleRow) -> str:
    """Return what a role's form carries, so that a change by somebody else is noticed."""
    values = {name: getattr(row, name) for name in ROLE_FIELDS}
    return fingerprint(
        {name: list(one) if isinstance(one, tuple) else one for name, one in values.items()}
    )


def add_role(
    session: Session, *, actor: Actor, group_id: int, typed: Mapping[str, Any], now: datetime
) -> HelpRole:
    """Ask for one more kind of help; raises ``FieldsError`` or ``NotAllowedError``."""
    group = group_to_change(session, group_id, actor=actor)
    checked = check_role(typed)
    statement = select(func.count(), func.max(HelpRole.position)).where(
        HelpRole.group_id == group_id
    )
    total, last = session.execute(statement).one()
    if total >= MOST:
        raise FieldsError(FieldProblem("topic", "too_many_items", {"maximum": MOST}))
    row = HelpRole(group_id=group_id, position=0 if last is None else last + 1)
    _take_over(row, checked)
    session.add(row)
    session.flush()
    note_staff(session, group, actor=actor, what="role", now=now)
    return row


def change_role(
    session: Session,
    *,
    actor: Actor,
    role_id: int,
    typed: Mapping[str, Any],
    seen: str,
    now: datetime,
) -> HelpRole:
    """Change a role that was read as ``seen``; ``ConflictError`` when it has moved.

    Whoever has a place keeps it, also when there are fewer places now.
    """
    row = _own(session, role_id, actor=actor, now=now)
    if as_read(row) != seen:
        raise ConflictError(role_id)
    _take_over(row, check_role(typed))
    session.flush()
    _look_again(session, row.group_id, actor=actor, now=now)
    return row


def remove_role(session: Session, *, actor: Actor, role_id: int, now: datetime) -> None:
    """Ask for this kind of help no more; its helpers stay in the group without a role."""
    row = _own(session, role_id, actor=actor, now=now)
    group_id = row.group_id
    session.delete(row)
    session.flush()
    _look_again(session, group_id, actor=actor, now=now)


def _own(session: Session, role_id: int, *, actor: Actor, now: datetime) -> HelpRole:
    row = session.get(HelpRole, role_id)
    if row is None:
        raise NotFoundError(role_id)
    group = group_to_change(session, row.group_id, actor=actor)
    session.refresh(row)
    note_staff(session, group, actor=actor, what="role", now=now)
    return row


def _look_again(session: Session, group_id: int, *, actor: Actor, now: datetime) -> None:
    """Whoever helps in a role that turns towards children, or loses it, may need a certificate."""
    look_again(session, session.get_one(Group, group_id), by_id=actor.user_id, now=now)


def _take_over(row: HelpRole, role: Role) -> None:
    for name in ROLE_FIELDS:
        setattr(row, name, getattr(role, name))
