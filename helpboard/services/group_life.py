"""The life of a group: it begins, rests until a day, goes on, and closes."""

from datetime import date, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.group import GroupRole, GroupState, check_move, may_rest_until
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor
from helpboard.models import Group
from helpboard.services import search
from helpboard.services.desk_notes import settle_note
from helpboard.services.group_closing import FatePosts, close_for_good
from helpboard.services.group_letters import people_of, tell
from helpboard.services.group_rights import group_to_change, note_staff
from helpboard.services.groups import TO_BEGIN

AT_ONCE = 50
"""So many groups are woken in one transaction."""


def begin(session: Session, *, actor: Actor, group_id: int, now: datetime, zone: tzinfo) -> Group:
    """Let a group that was being formed begin; a coordinator's choice, after meeting its lead.

    From now on it answers for its people (rule 4). Its leads get a letter.
    """
    group = group_to_change(session, group_id, actor=actor, action=Action.BEGIN_GROUP)
    _move(session, group, GroupState.ACTIVE, today=now.astimezone(zone).date(), now=now)
    note_staff(session, group, actor=actor, what="begin", now=now)
    _settle(session, group, actor=actor, now=now)
    leads = people_of(session, group_id, role=GroupRole.LEAD, but=actor.user_id)
    tell(session, leads, kind=LetterKind.GROUP_STATE, group=group, now=now, state="begun")
    return group


def rest(
    session: Session,
    *,
    actor: Actor,
    group_id: int,
    until: date | None,
    now: datetime,
    zone: tzinfo,
) -> Group:
    """Let a group take a break until a day on which it goes on by itself; its members hear of it.

    While it rests there are no meetings. Raises ``FieldsError`` unless the day is between tomorrow
    and a year from now, ``IllegalMoveError`` for a group that is not active.
    """
    group = group_to_change(session, group_id, actor=actor)
    today = now.astimezone(zone).date()
    check_move(group.state, GroupState.RESTING)
    if until is None or not may_rest_until(until, today=today):
        raise FieldsError(FieldProblem("until", "rest_until", {}))
    _move(session, group, GroupState.RESTING, today=today, now=now)
    group.rests_until = until
    note_staff(session, group, actor=actor, what="rest", now=now)
    people = people_of(session, group_id, but=actor.user_id)
    tell(
        session,
        people,
        kind=LetterKind.GROUP_STATE,
        group=group,
        now=now,
        state="rests",
        day=until.isoformat(),
    )
    return group


def wake(session: Session, *, actor: Actor, group_id: int, now: datetime, zone: tzinfo) -> Group:
    """Let a group that rests go on before its day; raises ``IllegalMoveError`` for any other."""
    group = group_to_change(session, group_id, actor=actor)
    if group.state is not GroupState.RESTING:
        check_move(GroupState.ACTIVE, group.state)
    _wake(session, group, today=now.astimezone(zone).date(), now=now, but=actor.user_id)
    note_staff(session, group, actor=actor, what="wake", now=now)
    return group


def wake_due(session: Session, *, now: datetime, zone: tzinfo) -> bool:
    """Let groups go on whose break is over; True while there are more of them."""
    today = now.astimezone(zone).date()
    statement = (
        select(Group)
        .where(Group.state == GroupState.RESTING, Group.rests_until <= today)
        .order_by(Group.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    groups = session.scalars(statement).all()
    for group in groups:
        _wake(session, group, today=today, now=now)
    return len(groups) == AT_ONCE


def close(
    session: Session,
    *,
    actor: Actor,
    group_id: int,
    posts: FatePosts,
    now: datetime,
    zone: tzinfo,
) -> Group:
    """Close a group for good: its page is gone (410), and everybody who belongs to it hears of it.

    Its open posts leave the board, or become the lead's own when she wants that.
    """
    group = group_to_change(session, group_id, actor=actor)
    note_staff(session, group, actor=actor, what="close", now=now)
    _settle(session, group, actor=actor, now=now)
    heir = actor.user_id if posts is FatePosts.MINE and group_id in actor.leads else None
    today = now.astimezone(zone).date()
    close_for_good(session, group, by_id=actor.user_id, heir_id=heir, today=today, now=now)
    return group


def _settle(session: Session, group: Group, *, actor: Actor, now: datetime) -> None:
    """Take off the desk that the group waits to begin."""
    settle_note(
        session, about="group", about_id=group.id, reason=TO_BEGIN, by_id=actor.user_id, now=now
    )


def _wake(
    session: Session, group: Group, *, today: date, now: datetime, but: int | None = None
) -> None:
    _move(session, group, GroupState.ACTIVE, today=today, now=now)
    people = people_of(session, group.id, but=but)
    tell(session, people, kind=LetterKind.GROUP_STATE, group=group, now=now, state="goes-on")


def _move(session: Session, group: Group, new: GroupState, *, today: date, now: datetime) -> None:
    check_move(group.state, new)
    group.state, group.state_since, group.rests_until = new, today, None
    group.updated_at = now
    session.flush()
    search.index_group(session, group)
