"""Who helps in a group and how: roles, teams, pauses, leading together, leaving."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.group import GroupRole, LastLeadError
from helpboard.domain.joining import (
    MAX_TEAM,
    MOST_PAUSE,
    ClearanceMissingError,
    NoPlaceError,
)
from helpboard.domain.plain_text import clean_line
from helpboard.domain.policy import Action, Actor
from helpboard.domain.refusal import Refusal
from helpboard.models import Group, GroupMember, GroupSchedule, MeetingHelper
from helpboard.queries.actors import group_as_thing
from helpboard.queries.fitness import asked_by, cleared
from helpboard.queries.openings import openings_of
from helpboard.services import join_letters
from helpboard.services.admission import role_in
from helpboard.services.group_agreements import end_joinings
from helpboard.services.join_answers import note_override
from helpboard.services.openings import locked_group, offer_freed


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """A member of a group about whom something is decided."""

    group_id: int
    user_id: int


def give_role(
    session: Session,
    *,
    actor: Actor,
    whom: Whom,
    role_id: int | None,
    now: datetime,
) -> None:
    """Let a member help in another role of the group, or in none; the old place becomes free.

    Raises ``NoPlaceError``, ``ClearanceMissingError`` (rule 6), ``NotFoundError`` or
    ``NotAllowedError``.
    """
    group, member = _to_choose(session, actor, whom)
    if member.help_role_id == role_id:
        return
    role = role_in(session, group, role_id)
    is_clear = role is None or not asked_by(group, role).needs_clearance
    if not is_clear and not cleared(session, [whom.user_id], today=now.date()):
        raise ClearanceMissingError(whom.group_id)
    openings = openings_of(session, group_id=group.id, capacity=group.capacity)
    if role_id is not None and openings.in_roles.get(role_id) == 0:
        raise NoPlaceError(group.id)
    member.help_role_id = role_id
    _changed(session, actor, group, {"role": str(role_id)}, now=now)


def name_team(session: Session, *, actor: Actor, whom: Whom, team: str, now: datetime) -> None:
    """Say with whom a member works together; people of one team stay together in plans."""
    group, member = _to_choose(session, actor, whom)
    try:
        clean = clean_line(team, most=MAX_TEAM)
    except Refusal as refusal:
        raise FieldsError(FieldProblem("team", refusal.code, refusal.params)) from refusal
    if clean == member.team:
        return
    member.team = clean
    _changed(session, actor, group, {"changed": "team"}, now=now)


def release(
    session: Session,
    *,
    actor: Actor,
    whom: Whom,
    is_released: bool,
    now: datetime,
) -> None:
    """Let a member know where the group meets, after meeting them; never by joining (rule 5)."""
    group, member = _to_choose(session, actor, whom)
    if member.is_released is is_released:
        return
    member.is_released = is_released
    _changed(session, actor, group, {"released": str(is_released).lower()}, now=now)


def let_lead(session: Session, *, actor: Actor, whom: Whom, leads: bool, now: datetime) -> None:
    """Let a member lead the group with the others, or only help again, and tell them.

    Raises ``LastLeadError``: a group is never without somebody who leads it.
    """
    group, member = _to_choose(session, actor, whom)
    role = GroupRole.LEAD if leads else GroupRole.HELPER
    if member.role is role:
        return
    _check_other_lead(session, member)
    member.role = role
    _changed(session, actor, group, {"member": role.value}, now=now)
    if whom.user_id != actor.user_id:
        join_letters.tell_role(session, group_id=whom.group_id, user_id=whom.user_id, now=now)


def remove(session: Session, *, actor: Actor, whom: Whom, now: datetime) -> None:
    """End somebody's help in the group, tell them, and offer the place to the next who waits.

    Raises ``LastLeadError``, ``NotFoundError`` or ``NotAllowedError``.
    """
    group, member = _to_choose(session, actor, whom)
    _end(session, member, now=now)
    _changed(session, actor, group, {"member": "removed"}, now=now)
    join_letters.tell_removed(session, group_id=whom.group_id, user_id=whom.user_id, now=now)
    offer_freed(session, group=group, now=now)


def leave(session: Session, *, user_id: int, group_id: int, now: datetime) -> None:
    """End one's own help and tell the leads; the place goes to the next who waits.

    Raises ``LastLeadError``, or ``NotFoundError`` for no member.
    """
    group = locked_group(session, group_id)
    _end(session, member_of(session, group_id, user_id), now=now)
    join_letters.tell_left(session, group_id=group_id, user_id=user_id, now=now)
    offer_freed(session, group=group, now=now)


def pause(
    session: Session, *, user_id: int, group_id: int, until: date | None, today: date
) -> None:
    """Take a pause until the day ``until``, or none any more; the place stays one's own.

    What was said of the meetings in it counts no more.

    Raises ``FieldsError`` for a day that is over, or more than a year away.
    """
    if until is not None and not today <= until <= today + MOST_PAUSE:
        raise FieldsError(FieldProblem("until", "pause_too_far", {}))
    member = member_of(session, group_id, user_id, is_changed=True)
    member.paused_until = until
    if until is not None:
        _forget_meetings(session, member, since=today, until=until)
    session.flush()


def member_of(
    session: Session, group_id: int, user_id: int, *, is_changed: bool = False
) -> GroupMember:
    """Return a membership as it is now, locked when it shall be changed."""
    member = session.get(
        GroupMember, (group_id, user_id), populate_existing=True, with_for_update=is_changed or None
    )
    if member is None:
        raise NotFoundError(user_id)
    return member


def _to_choose(session: Session, actor: Actor, whom: Whom) -> tuple[Group, GroupMember]:
    group = locked_group(session, whom.group_id)
    policy.require(actor, Action.CHOOSE_HELPERS, group_as_thing(session, group))
    return group, member_of(session, whom.group_id, whom.user_id)


def _changed(
    session: Session, actor: Actor, group: Group, codes: dict[str, str], *, now: datetime
) -> None:
    note_override(session, actor, group_id=group.id, codes=codes, now=now)
    session.flush()


def _end(session: Session, member: GroupMember, *, now: datetime) -> None:
    """Take somebody out, and out of the meetings that are still to come."""
    _check_other_lead(session, member)
    _forget_meetings(session, member, since=now.date())
    end_joinings(session, member.group_id, [member.user_id], now=now)
    session.delete(member)
    session.flush()


def _forget_meetings(
    session: Session, member: GroupMember, *, since: date, until: date | None = None
) -> None:
    """Forget what somebody has said of the meetings of these days."""
    schedules = select(GroupSchedule.id).where(GroupSchedule.group_id == member.group_id)
    statement = delete(MeetingHelper).where(
        MeetingHelper.schedule_id.in_(schedules),
        MeetingHelper.user_id == member.user_id,
        MeetingHelper.on_date >= since,
    )
    if until is not None:
        statement = statement.where(MeetingHelper.on_date <= until)
    session.execute(statement)


def _check_other_lead(session: Session, member: GroupMember) -> None:
    others = select(func.count()).where(
        GroupMember.group_id == member.group_id,
        GroupMember.role == GroupRole.LEAD,
        GroupMember.user_id != member.user_id,
    )
    if member.role is GroupRole.LEAD and not session.scalar(others):
        raise LastLeadError(member.group_id)
