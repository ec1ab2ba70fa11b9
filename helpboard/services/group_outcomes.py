"""What follows from the answers to a handover, a merge or a split of groups."""

from collections.abc import Collection
from datetime import datetime, tzinfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.group_change import (
    ANSWER_LIFE,
    ANSWERS,
    ChangeLink,
    GroupChangeKind,
    GroupChangeState,
    outcome,
)
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor
from helpboard.models import ActionLink, Group, GroupChange, GroupConsent, GroupMember, User
from helpboard.queries.actors import actor_of, group_as_thing
from helpboard.queries.fitness import is_blocked_in
from helpboard.services.action_links import LinkExpiredError, LinkUsedError
from helpboard.services.group_letters import ask, end_links, people_of, tell
from helpboard.services.group_merging import is_same_place, merge_into
from helpboard.services.group_rights import locked_group
from helpboard.services.group_splitting import split_off
from helpboard.services.groups import add_lead
from helpboard.services.meeting_letters import NewTimes, tell_new_times
from helpboard.services.schedule_changes import coming_meetings

MOVE = (ChangeLink.MOVE_YES, ChangeLink.MOVE_NO)


def answer(session: Session, link: ActionLink, now: datetime, *, zone: tzinfo) -> GroupChange:
    """Note the answer of the person to whom ``link`` was written, and do what follows.

    Raises ``LinkUsedError`` when she has answered already, ``LinkExpiredError`` when she is asked
    no more or no longer belongs to those who are, ``NotAllowedError`` for a blocked account; the
    link then stays as it was.
    """
    user = session.get(User, link.user_id) if link.user_id is not None else None
    if user is None or not user.is_active:
        raise NotAllowedError(link.action)
    change = _taken_up(session, link.about_id or 0)
    answers = _answers(session, change)
    if change.state is not GroupChangeState.OPEN or user.id not in answers:
        raise LinkExpiredError(link.id)
    if answers[user.id] is not None:
        raise LinkUsedError(link.id)
    consent = session.get_one(GroupConsent, (change.id, user.id), populate_existing=True)
    consent.says_yes, consent.answered_at = ANSWERS[link.action], now
    end_links(session, change, now=now, user_id=user.id)
    session.flush()
    if change.kind is GroupChangeKind.MERGE and change.agreed_at is None and consent.says_yes:
        _ask_members(session, change, now=now)
    settle(session, change.id, now=now, zone=zone)
    return change


def settle(session: Session, change_id: int, *, now: datetime, zone: tzinfo) -> None:
    """Carry a change out, or give it up, as soon as the answers or the time allow it."""
    change = _taken_up(session, change_id)
    if change.state is not GroupChangeState.OPEN:
        return
    answers = _answers(session, change)
    new = (
        GroupChangeState.REFUSED
        if _has_no_proposer(session, change)
        else outcome(
            change.kind,
            answers,
            new_lead_id=change.new_lead_id,
            leads={user.id for user in people_of(session, change.group_id, role=GroupRole.LEAD)},
            is_agreed=change.agreed_at is not None,
            is_over=change.until <= now,
        )
    )
    if new is GroupChangeState.OPEN:
        return
    change.state, change.ended_at = new, now
    end_links(session, change, now=now)
    session.flush()
    if new is GroupChangeState.DONE:
        _carry_out(
            session, change, {who for who, yes in answers.items() if yes}, now=now, zone=zone
        )
    else:
        _tell_ended(session, change, now=now)


def _taken_up(session: Session, change_id: int) -> GroupChange:
    """Lock the groups of a change in the order of their ids, then the change."""
    ids = session.execute(
        select(GroupChange.group_id, GroupChange.other_group_id).where(GroupChange.id == change_id)
    ).one_or_none()
    if ids is None:
        raise NotFoundError(change_id)
    for group_id in sorted(one for one in ids if one is not None):
        locked_group(session, group_id)
    return session.get_one(GroupChange, change_id, with_for_update=True, populate_existing=True)


def _answers(session: Session, change: GroupChange) -> dict[int, bool | None]:
    """Return the answers that count: of a member who has left meanwhile, none does."""
    rows = session.execute(
        select(GroupConsent.user_id, GroupConsent.says_yes).where(
            GroupConsent.change_id == change.id
        )
    ).all()
    is_leads = change.kind is GroupChangeKind.MERGE and change.agreed_at is None
    asked_in = change.other_group_id if is_leads else change.group_id
    there = select(GroupMember.user_id).where(GroupMember.group_id == asked_in)
    if is_leads:
        there = there.where(GroupMember.role == GroupRole.LEAD)
    present = set(session.scalars(there))
    return {row.user_id: row.says_yes for row in rows if row.user_id in present}


def _ask_members(session: Session, change: GroupChange, *, now: datetime) -> None:
    """One lead of the other group has agreed: now every member is asked, each for themselves."""
    change.agreed_at, change.until = now, now + ANSWER_LIFE
    end_links(session, change, now=now)
    session.execute(delete(GroupConsent).where(GroupConsent.change_id == change.id))
    there = select(GroupMember.user_id).where(GroupMember.group_id == change.other_group_id)
    both = set(session.scalars(there))
    members = session.scalars(
        select(User)
        .join(GroupMember, GroupMember.user_id == User.id)
        .where(GroupMember.group_id == change.group_id, User.state == AccountState.ACTIVE)
        .order_by(User.id)
    ).all()
    for user in (user for user in members if user.id not in both):
        is_proposer = user.id == change.proposed_by
        session.add(
            GroupConsent(
                change_id=change.id,
                user_id=user.id,
                says_yes=True if is_proposer else None,
                answered_at=now if is_proposer else None,
            )
        )
        if not is_proposer:
            ask(session, user, kind=LetterKind.MERGE_MEMBER, change=change, links=MOVE, now=now)
    session.flush()


def _carry_out(
    session: Session, change: GroupChange, yes: set[int], *, now: datetime, zone: tzinfo
) -> None:
    group = session.get_one(Group, change.group_id)
    today = now.astimezone(zone).date()
    if change.kind is GroupChangeKind.MERGE and change.other_group_id is not None:
        into = session.get_one(Group, change.other_group_id)
        # As when somebody joins: whom people there keep apart hears only that the group is closed.
        yes = {one for one in yes if not is_blocked_in(session, into.id, one)}
        people = _by_id(session, yes) + people_of(session, into.id, role=GroupRole.LEAD)
        told = None if is_same_place(group, into) else yes
        waiting = merge_into(session, group, into, movers=yes, today=today, now=now)
        _tell_meetings(session, group, into, only=told, now=now, zone=zone)
        _tell_done(session, change, group, people, waiting=waiting, now=now)
    elif change.kind is GroupChangeKind.SPLIT:
        actor = _proposer(session, change)
        people = _by_id(session, yes) + people_of(session, group.id, role=GroupRole.LEAD)
        made = split_off(session, group, change, actor=actor, movers=yes, today=today, now=now)
        change.other_group_id = made.id
        _tell_done(session, change, group, people, now=now)
    else:
        _take_lead(session, change, group, now=now)


def _tell_meetings(
    session: Session,
    group: Group,
    into: Group,
    *,
    only: Collection[int] | None,
    now: datetime,
    zone: tzinfo,
) -> None:
    """Tell the people of a merged group when they meet; ``only`` those who have come along."""
    coming = coming_meetings(session, into.id, now=now, zone=zone)
    if coming:
        times = NewTimes(group_id=into.id, meetings=coming, from_group_id=group.id, only=only)
        tell_new_times(session, times, but=None, now=now)


def _take_lead(session: Session, change: GroupChange, group: Group, *, now: datetime) -> None:
    """Let the new lead lead; whoever has handed over goes on as a helper."""
    old = session.get(GroupMember, (group.id, change.proposed_by)) if change.proposed_by else None
    people = people_of(session, group.id)
    add_lead(session, group, user_id=change.new_lead_id or 0, now=now)
    if old is not None and old.user_id != change.new_lead_id:
        old.role = GroupRole.HELPER
    session.flush()
    _tell_done(session, change, group, people, now=now)


def _proposer(session: Session, change: GroupChange) -> Actor:
    user = session.get(User, change.proposed_by) if change.proposed_by is not None else None
    return Actor() if user is None else actor_of(session, user)


def _has_no_proposer(session: Session, change: GroupChange) -> bool:
    """Tell whether nobody may propose this any more: who has no say now, hands on nobody's group.

    Whoever was taken off a group, or blocked, would else give it to a friend by an old letter.
    """
    thing = group_as_thing(session, session.get_one(Group, change.group_id))
    return not policy.may(_proposer(session, change), Action.EDIT_GROUP, thing)


def _by_id(session: Session, ids: set[int]) -> list[User]:
    return list(session.scalars(select(User).where(User.id.in_(ids)).order_by(User.id)))


def _tell_done(
    session: Session,
    change: GroupChange,
    group: Group,
    people: list[User],
    *,
    now: datetime,
    waiting: Collection[int] = (),
) -> None:
    """Tell everybody what has come of it; those ``waiting`` read what is still missing."""
    once = {user.id: user for user in people if user.id != change.new_lead_id or user.is_active}
    for user in once.values():
        tell(
            session,
            [user],
            kind=LetterKind.GROUP_CHANGED,
            group=group,
            now=now,
            change=change.id,
            waits=user.id in waiting,
        )


def _tell_ended(session: Session, change: GroupChange, *, now: datetime) -> None:
    """Tell whoever proposed, and the leads, that nothing comes of it."""
    group = session.get_one(Group, change.group_id)
    proposer = _by_id(session, {change.proposed_by} if change.proposed_by else set())
    people = {
        user.id: user for user in proposer + people_of(session, group.id, role=GroupRole.LEAD)
    }
    tell(
        session,
        people.values(),
        kind=LetterKind.GROUP_UNCHANGED,
        group=group,
        now=now,
        change=change.id,
    )
