"""Making a new group of some members of a group: whoever said yes goes along."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import GoneError
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.policy import Actor
from helpboard.domain.profile import slug_of
from helpboard.models import Group, GroupChange, GroupMember
from helpboard.services.clearance_checks import look_again
from helpboard.services.group_agreements import end_joinings
from helpboard.services.groups import welcome
from helpboard.services.organisations import free_slug


def split_off(
    session: Session,
    group: Group,
    change: GroupChange,
    *,
    actor: Actor,
    movers: Collection[int],
    today: date,
    now: datetime,
) -> Group:
    """Make the new group that ``change`` asks for, led by its new lead; ``group`` is locked.

    It begins as any other new group, unless ``actor``, who has proposed it, is a coordinator of its
    area. It has no address yet, so nobody comes to a wrong one. Nobody goes who alone leads the old
    group. Raises ``GoneError`` when the new lead has gone.
    """
    if change.new_lead_id is None or change.new_area_id is None:
        raise GoneError(change.id)
    made = Group(
        slug=free_slug(session, Group.slug, slug_of(change.new_name) or "group"),
        name=change.new_name,
        kind=group.kind,
        state=GroupState.FORMING,
        state_since=today,
        area_id=change.new_area_id,
        address_shown=group.address_shown,
        source_lang=group.source_lang,
        topics=list(change.new_topics),
        languages=list(group.languages),
        conditions=list(group.conditions),
        joins=group.joins,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    _move(session, group, made, change.new_lead_id, movers=movers, now=now)
    welcome(session, made, actor=actor, now=now)
    look_again(session, made, by_id=actor.user_id, now=now)
    return made


def _move(
    session: Session,
    group: Group,
    made: Group,
    lead_id: int,
    *,
    movers: Collection[int],
    now: datetime,
) -> None:
    members = session.scalars(select(GroupMember).where(GroupMember.group_id == group.id)).all()
    gone = set()
    leads = {member.user_id for member in members if member.role is GroupRole.LEAD}
    for member in (member for member in members if member.user_id in movers):
        role = GroupRole.LEAD if member.user_id == lead_id else GroupRole.HELPER
        session.add(
            GroupMember(
                group_id=made.id,
                user_id=member.user_id,
                role=role,
                team=member.team,
                paused_until=member.paused_until,
                joined_at=now,
            )
        )
        if leads - {member.user_id}:
            leads.discard(member.user_id)
            gone.add(member.user_id)
            session.delete(member)
    session.flush()
    end_joinings(session, group.id, gone, now=now)
