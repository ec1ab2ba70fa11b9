"""Letters about a group's life, and the links with which people answer."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.group import GroupRole
from helpboard.domain.group_change import ChangeLink
from helpboard.domain.letter import LetterKind
from helpboard.models import ActionLink, Group, GroupChange, GroupMember, User
from helpboard.services import action_links, letters


def people_of(
    session: Session, group_id: int, *, role: GroupRole | None = None, but: int | None = None
) -> list[User]:
    """Read the members of a group who may use their account, ``but`` left out."""
    statement = (
        select(User)
        .join(GroupMember, GroupMember.user_id == User.id)
        .where(GroupMember.group_id == group_id, User.state == AccountState.ACTIVE)
        .order_by(User.id)
    )
    if role is not None:
        statement = statement.where(GroupMember.role == role)
    return [user for user in session.scalars(statement) if user.id != but]


def tell(
    session: Session,
    people: Iterable[User],
    *,
    kind: LetterKind,
    group: Group,
    now: datetime,
    **params: Any,
) -> None:
    """Write a letter about a group to each of ``people``."""
    for user in people:
        letters.write(session, kind=kind, to=user, params={"group": group.id, **params}, now=now)


def ask(
    session: Session,
    user: User,
    *,
    kind: LetterKind,
    change: GroupChange,
    links: tuple[ChangeLink, ChangeLink],
    now: datetime,
    **params: Any,
) -> None:
    """Write a letter that asks somebody about a change, with a link for yes and one for no."""
    yes, no = (
        action_links.offer(
            session,
            action=link.value,
            now=now,
            life=change.until - now,
            user_id=user.id,
            about_id=change.id,
        )
        for link in links
    )
    letters.write(
        session,
        kind=kind,
        to=user,
        params={"change": change.id, "yes_link": yes.key, "no_link": no.key, **params},
        now=now,
    )


def end_links(
    session: Session, change: GroupChange, *, now: datetime, user_id: int | None = None
) -> None:
    """Let the links of a change, or of one person in it, do nothing any more."""
    statement = update(ActionLink).where(
        ActionLink.about_id == change.id,
        ActionLink.action.in_([link.value for link in ChangeLink]),
        ActionLink.used_at.is_(None),
    )
    if user_id is not None:
        statement = statement.where(ActionLink.user_id == user_id)
    session.execute(statement.values(used_at=now))
