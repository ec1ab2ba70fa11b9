"""Making one group part of another: whoever said yes goes along, and what belongs to it too."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupRole
from helpboard.domain.joining import OPEN as OPEN_WISHES
from helpboard.domain.joining import JoinState
from helpboard.domain.partnership import PartnershipState
from helpboard.models import (
    AccessCode,
    Conversation,
    GiveSeek,
    Group,
    GroupMember,
    GroupSchedule,
    HelpRole,
    JoinRequest,
    Participant,
    Partnership,
    Post,
    SiteGroup,
)
from helpboard.queries.fitness import asked_by, cleared, is_blocked_in
from helpboard.services import join_letters, search
from helpboard.services.admission import open_wish
from helpboard.services.clearance_checks import look_again
from helpboard.services.group_agreements import end_joinings, move_agreed
from helpboard.services.group_closing import close_for_good

_GOING_ON = (PartnershipState.PROPOSED, PartnershipState.ACTIVE)


def merge_into(
    session: Session,
    group: Group,
    into: Group,
    *,
    movers: Collection[int],
    today: date,
    now: datetime,
) -> frozenset[int]:
    """Move ``movers`` and what belongs to ``group`` into the other one, both locked; close it.

    Return those of them who only wish to come along: work with children asks for a certificate
    that nobody has seen (rule 6).

    Roles, gives and seeks, shelters, partnerships, what was agreed on by proposals, posts with
    their conversations and the waiting list go along. Meetings go along when both meet at the same
    place, else they end. Where somebody may see the address is asked anew (rule 5). The others hear
    that the group is closed.
    """
    waiting = _move_members(session, group, into, movers=movers, now=now)
    _move_roles(session, group, into)
    _move_schedules(session, group, into)
    _move_gives_seeks(session, group, into)
    _move_partnerships(session, group, into, now=now)
    move_agreed(session, group, into, now=now)
    _move_wishes(session, group, into)
    _move_sites(session, group, into)
    _move_talks(session, group, into)
    _make_room(session, group, into)
    into.updated_at = now
    session.execute(
        update(Group).where(Group.merged_into_id == group.id).values(merged_into_id=into.id)
    )
    session.flush()
    session.expire_all()
    close_for_good(session, group, into=into, today=today, now=now)
    look_again(session, into, by_id=None, now=now)
    search.index_group(session, into)
    return waiting


def _move_members(
    session: Session, group: Group, into: Group, *, movers: Collection[int], now: datetime
) -> frozenset[int]:
    """Let each mover help in the other group; whoever led one leads the other, too.

    Return those who may not yet.
    """
    waiting = set()
    here = session.scalars(select(GroupMember).where(GroupMember.group_id == group.id)).all()
    there = {
        member.user_id: member
        for member in session.scalars(select(GroupMember).where(GroupMember.group_id == into.id))
    }
    for member in here:
        known = there.get(member.user_id)
        if known is not None and member.user_id in movers and member.role is GroupRole.LEAD:
            known.role = GroupRole.LEAD
        comes = known is None and member.user_id in movers
        if comes and not _come_along(session, member, into, now=now):
            waiting.add(member.user_id)
        if known is not None or member.user_id in movers:
            session.delete(member)
    session.flush()
    stay_out = {one.user_id for one in here} - (there.keys() | set(movers)) | waiting
    end_joinings(session, group.id, stay_out, now=now)
    return frozenset(waiting)


def _come_along(session: Session, member: GroupMember, into: Group, *, now: datetime) -> bool:
    """Let a member help in the other group, and tell whether they do.

    Work with children stays a wish until rule 6 is met.
    """
    role = session.get(HelpRole, member.help_role_id) if member.help_role_id else None
    is_known = bool(cleared(session, [member.user_id], today=now.date()))
    if not is_known and asked_by(into, role).needs_clearance:
        if open_wish(session, into.id, member.user_id) is None:
            wish = JoinRequest(
                group_id=into.id,
                user_id=member.user_id,
                help_role_id=member.help_role_id,
                state=JoinState.ASKED,
                asked_at=now,
            )
            session.add(wish)
            session.flush()
            join_letters.tell_asked(session, request=wish, now=now)
        return False
    session.add(
        GroupMember(
            group_id=into.id,
            user_id=member.user_id,
            role=member.role,
            help_role_id=member.help_role_id,
            team=member.team,
            is_released=False,
            paused_until=member.paused_until,
            joined_at=now,
        )
    )
    return True


def _move_roles(session: Session, group: Group, into: Group) -> None:
    last = session.scalar(select(func.max(HelpRole.position)).where(HelpRole.group_id == into.id))
    behind = 0 if last is None else last + 1
    session.execute(
        update(HelpRole)
        .where(HelpRole.group_id == group.id)
        .values(group_id=into.id, position=HelpRole.position + behind)
    )


def is_same_place(group: Group, into: Group) -> bool:
    """Tell whether two groups meet at the same place, so that both can go on as they do."""
    here, there = ((one.place_id, one.address.strip().casefold()) for one in (group, into))
    return here == there and here != (None, "")


def _move_gives_seeks(session: Session, group: Group, into: Group) -> None:
    """Move what the other group does not say itself."""
    rows = session.scalars(
        select(GiveSeek).where(GiveSeek.group_id.in_((group.id, into.id))).order_by(GiveSeek.id)
    ).all()
    said = {_said(row) for row in rows if row.group_id == into.id}
    behind = max((row.position for row in rows if row.group_id == into.id), default=-1) + 1
    for row in (row for row in rows if row.group_id == group.id):
        if _said(row) in said:
            session.delete(row)
        else:
            row.group_id, row.position = into.id, row.position + behind
    session.flush()


def _said(row: GiveSeek) -> tuple[str, str, str]:
    return row.direction.value, row.kind, row.topic


def _move_partnerships(session: Session, group: Group, into: Group, *, now: datetime) -> None:
    """Move partnerships that go on; those with partners of both groups end on this side."""
    rows = session.scalars(
        select(Partnership).where(
            Partnership.group_id == group.id, Partnership.state.in_(_GOING_ON)
        )
    ).all()
    there = {
        row.organisation_id: row
        for row in session.scalars(select(Partnership).where(Partnership.group_id == into.id))
    }
    for row in rows:
        known = there.get(row.organisation_id)
        row.updated_at = now
        if known is not None and known.state not in _GOING_ON:
            session.delete(known)
            session.flush()
            known = None
        if known is None:
            row.group_id = into.id
        else:
            row.state = PartnershipState.ENDED
    session.flush()


def _move_wishes(session: Session, group: Group, into: Group) -> None:
    """Let people who wait go on waiting, in the order in which they have asked.

    Whoever is kept apart from somebody there hears only that the group is closed.
    """
    open_here = (JoinRequest.group_id == group.id, JoinRequest.state.in_(OPEN_WISHES))
    waiting = session.scalars(select(JoinRequest.user_id).where(*open_here))
    apart = {one for one in waiting if is_blocked_in(session, into.id, one)}
    members = select(GroupMember.user_id).where(GroupMember.group_id == into.id)
    asking = select(JoinRequest.user_id).where(
        JoinRequest.group_id == into.id, JoinRequest.state.in_(OPEN_WISHES)
    )
    session.execute(
        update(JoinRequest)
        .where(
            *open_here,
            JoinRequest.user_id.not_in(members),
            JoinRequest.user_id.not_in(asking),
            JoinRequest.user_id.not_in(apart),
        )
        .values(group_id=into.id)
        .execution_options(synchronize_session=False)
    )


def _move_sites(session: Session, group: Group, into: Group) -> None:
    known = select(SiteGroup.site_id).where(SiteGroup.group_id == into.id)
    session.execute(
        update(SiteGroup)
        .where(SiteGroup.group_id == group.id, SiteGroup.site_id.not_in(known))
        .values(group_id=into.id)
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(SiteGroup).where(SiteGroup.group_id == group.id))


def _move_talks(session: Session, group: Group, into: Group) -> None:
    """Move posts and conversations: a side is whoever leads the group now."""
    for table in (Post, Conversation, Participant):
        _rehome(session, table, group, into)
    session.execute(
        update(Conversation)
        .where(Conversation.pass_to_group_id == group.id)
        .values(pass_to_group_id=into.id)
    )
    session.execute(
        update(AccessCode).where(AccessCode.host_group_id == group.id).values(host_group_id=into.id)
    )


def _move_schedules(session: Session, group: Group, into: Group) -> None:
    """Let the rules of a group go along when both meet at the same place.

    Their versions are counted on, since calendars read who meets by them from now on.
    """
    if is_same_place(group, into):
        session.execute(
            update(GroupSchedule)
            .where(GroupSchedule.group_id == group.id)
            .values(sequence=GroupSchedule.sequence + 1)
            .execution_options(synchronize_session=False)
        )
        _rehome(session, GroupSchedule, group, into)


def _rehome(
    session: Session,
    table: type[GroupSchedule | Post | Conversation | Participant],
    group: Group,
    into: Group,
) -> None:
    session.execute(
        update(table)
        .where(table.group_id == group.id)
        .values(group_id=into.id)
        .execution_options(synchronize_session=False)
    )


def _make_room(session: Session, group: Group, into: Group) -> None:
    """Add the places of both; nobody who has come along is one too many."""
    if into.capacity is None:
        return
    members = session.scalar(select(func.count()).where(GroupMember.group_id == into.id)) or 0
    into.capacity = max(into.capacity + (group.capacity or 0), members)
