"""Locking a group for changing it, and the log of what staff changed in groups of others."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, GoneError, NotFoundError
from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.policy import Action, Actor
from helpboard.models import Entry, Group
from helpboard.queries.actors import group_as_thing


def locked_group(session: Session, group_id: int) -> Group:
    """Let nobody else change a group until this transaction ends; ``NotFoundError`` for none."""
    group = session.get(Group, group_id, with_for_update=True, populate_existing=True)
    if group is None:
        raise NotFoundError(group_id)
    return group


def group_to_change(
    session: Session,
    group_id: int,
    *,
    actor: Actor,
    action: Action = Action.EDIT_GROUP,
    version: int | None = None,
) -> Group:
    """Lock a group for changing; raises ``NotAllowedError``, or ``GoneError`` for a closed one.

    ``version`` is the one that was read: ``ConflictError`` when there is a newer one.
    """
    group = locked_group(session, group_id)
    policy.require(actor, action, group_as_thing(session, group))
    if group.state not in PUBLIC_STATES:
        raise GoneError(group_id)
    if version is not None and group.version != version:
        raise ConflictError(group_id)
    return group


def note_staff(
    session: Session,
    group: Group,
    *,
    actor: Actor,
    what: str,
    now: datetime,
    **codes: str | int | list[str] | None,
) -> None:
    """Write an entry when a coordinator does ``what`` to a group that she does not lead (rule 8).

    ``codes`` are ids, codes and names of fields, never words of people.
    """
    if group.id in actor.leads:
        return
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=f"group:{what}",
            about="group",
            about_id=group.id,
            codes=codes,
        )
    )
    session.flush()
