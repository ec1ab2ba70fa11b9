"""Handing over, merging and splitting groups: proposing it, answering by letter, carrying it out.

Whoever proposes has said yes by that. Groups are locked before the change, in the order of ids.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.fields import FieldProblem, Fields, FieldsError
from helpboard.domain.group import GroupRole
from helpboard.domain.group_change import (
    ANSWER_LIFE,
    ChangeLink,
    GroupChangeKind,
    GroupChangeState,
    merge_problem,
)
from helpboard.domain.group_profile import check_name
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.domain.profile import MOST_TOPICS
from helpboard.domain.topics import TOPICS
from helpboard.models import Area, Group, GroupChange, GroupConsent, GroupMember, User
from helpboard.services.group_letters import ask, end_links, people_of
from helpboard.services.group_outcomes import settle
from helpboard.services.group_rights import group_to_change, locked_group, note_staff

LEAD = (ChangeLink.LEAD_YES, ChangeLink.LEAD_NO)
MERGE = (ChangeLink.MERGE_YES, ChangeLink.MERGE_NO)
SPLIT = (ChangeLink.SPLIT_YES, ChangeLink.SPLIT_NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGroup:
    """What a lead wants to split off: ``members`` are asked, ``lead_id`` is to lead them."""

    name: str
    area: str
    topics: tuple[str, ...]
    members: frozenset[int]
    lead_id: int | None


def hand_over(
    session: Session, *, actor: Actor, group_id: int, user_id: int | None, now: datetime
) -> GroupChange:
    """Ask a member by letter to lead the group; it has its old lead until then.

    Raises ``FieldsError`` for somebody who leads it already or is no member.
    """
    group = group_to_change(session, group_id, actor=actor)
    _require_free(session, "user", group_id)
    member = session.get(GroupMember, (group_id, user_id)) if user_id else None
    person = session.get(User, user_id) if member is not None else None
    if member is None or person is None or member.role is GroupRole.LEAD:
        raise FieldsError(FieldProblem("user", "required" if not user_id else "unknown_code", {}))
    change = _opened(session, GroupChangeKind.HANDOVER, group, actor=actor, now=now)
    change.new_lead_id = person.id
    _note_asked(session, change, [person.id])
    ask(session, person, kind=LetterKind.HANDOVER_ASKED, change=change, links=LEAD, now=now)
    note_staff(session, group, actor=actor, what="hand-over", now=now)
    return change


def merge(
    session: Session, *, actor: Actor, group_id: int, other_id: int | None, now: datetime
) -> GroupChange:
    """Ask the leads of another group by letter whether this one may become part of theirs.

    Raises ``FieldsError`` for the group itself, a closed one, and while either is busy with another
    change, such as merging the other way round.
    """
    if other_id is None:
        raise FieldsError(FieldProblem("other", "required", {}))
    for one_id in sorted({group_id, other_id}):
        locked_group(session, one_id)
    group, other = group_to_change(session, group_id, actor=actor), locked_group(session, other_id)
    problem = merge_problem(
        group_id=group_id,
        other_id=other_id,
        other_state=other.state,
        is_busy=_is_busy(session, group_id) or _is_busy(session, other_id),
    )
    leads = people_of(session, other_id, role=GroupRole.LEAD)
    if problem is None and not leads:
        problem = "no_lead"
    if problem is not None:
        raise FieldsError(FieldProblem("other", problem, {}))
    change = _opened(session, GroupChangeKind.MERGE, group, actor=actor, now=now)
    change.other_group_id = other_id
    note_staff(session, group, actor=actor, what="merge", now=now, other=other_id)
    _note_asked(session, change, [user.id for user in leads])
    for user in leads:
        ask(session, user, kind=LetterKind.MERGE_ASKED, change=change, links=MERGE, now=now)
    return change


def split(
    session: Session, *, actor: Actor, group_id: int, wanted: NewGroup, now: datetime
) -> GroupChange:
    """Ask members by letter whether they want to go into a new group, and one to lead it.

    Raises ``FieldsError`` with everything that is wrong; whoever alone leads this group cannot go.
    """
    group = group_to_change(session, group_id, actor=actor)
    _require_free(session, "name", group_id)
    areas = {row.slug: row.id for row in session.execute(select(Area.slug, Area.id))}
    people = {user.id: user for user in people_of(session, group_id)}
    _check_split(session, group_id, wanted, areas=areas, people=people)
    change = _opened(session, GroupChangeKind.SPLIT, group, actor=actor, now=now)
    change.new_name, change.new_topics = wanted.name.strip(), list(wanted.topics)
    change.new_area_id, change.new_lead_id = areas[wanted.area], wanted.lead_id
    asked = sorted(wanted.members | {wanted.lead_id or 0})
    _note_asked(session, change, asked)
    for user in (people[user_id] for user_id in asked):
        ask(
            session,
            user,
            kind=LetterKind.SPLIT_ASKED,
            change=change,
            links=SPLIT,
            now=now,
            as_lead=user.id == wanted.lead_id,
        )
    note_staff(session, group, actor=actor, what="split", now=now)
    return change


def take_back(
    session: Session, *, actor: Actor, group_id: int, change_id: int, now: datetime
) -> None:
    """Give up a change of a group; what people have answered counts no more. Harmless twice."""
    group = group_to_change(session, group_id, actor=actor)
    change = session.get(GroupChange, change_id, with_for_update=True, populate_existing=True)
    if change is None or change.group_id != group_id:
        raise NotFoundError(change_id)
    if change.state is not GroupChangeState.OPEN:
        return
    change.state, change.ended_at = GroupChangeState.WITHDRAWN, now
    end_links(session, change, now=now)
    note_staff(session, group, actor=actor, what="take-back", now=now)
    session.flush()


def end_due(session: Session, *, now: datetime, zone: tzinfo) -> bool:
    """Bring one change whose time is over to its end; True while there may be more."""
    due = select(GroupChange.id).where(
        GroupChange.state == GroupChangeState.OPEN, GroupChange.until <= now
    )
    change_id = session.scalar(due.order_by(GroupChange.id).limit(1))
    if change_id is None:
        return False
    settle(session, change_id, now=now, zone=zone)
    return True


def _check_split(
    session: Session,
    group_id: int,
    wanted: NewGroup,
    *,
    areas: Collection[str],
    people: Mapping[int, Any],
) -> None:
    read = Fields({"name": wanted.name, "area": wanted.area, "topics": wanted.topics})
    check_name(read)
    read.code("area", areas)
    read.codes("topics", tuple(TOPICS), most=MOST_TOPICS)
    leads = {user.id for user in people_of(session, group_id, role=GroupRole.LEAD)}
    if wanted.lead_id is None:
        read.refuse("lead", "required")
    elif wanted.lead_id not in people:
        read.refuse("lead", "unknown_code")
    elif leads == {wanted.lead_id}:
        read.refuse("lead", "leads_alone")
    if wanted.members - people.keys():
        read.refuse("members", "unknown_code")
    elif not wanted.members - {wanted.lead_id}:
        read.refuse("members", "empty")
    elif leads and leads <= wanted.members:
        read.refuse("members", "no_lead_left")
    read.done()


def _opened(
    session: Session, kind: GroupChangeKind, group: Group, *, actor: Actor, now: datetime
) -> GroupChange:
    change = GroupChange(
        kind=kind,
        state=GroupChangeState.OPEN,
        group_id=group.id,
        new_topics=[],
        proposed_by=actor.user_id,
        proposed_at=now,
        until=now + ANSWER_LIFE,
    )
    session.add(change)
    session.flush()
    return change


def _note_asked(session: Session, change: GroupChange, user_ids: Collection[int]) -> None:
    session.add_all(GroupConsent(change_id=change.id, user_id=user_id) for user_id in user_ids)
    session.flush()


def _require_free(session: Session, field: str, group_id: int) -> None:
    if _is_busy(session, group_id):
        raise FieldsError(FieldProblem(field, "group_busy", {}))


def _is_busy(session: Session, group_id: int) -> bool:
    found = select(GroupChange.id).where(
        or_(GroupChange.group_id == group_id, GroupChange.other_group_id == group_id),
        GroupChange.state == GroupChangeState.OPEN,
    )
    return session.scalar(found.limit(1)) is not None
