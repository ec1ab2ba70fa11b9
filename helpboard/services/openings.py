"""Places that become free in a group: offered to those who wait, one after the other."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.joining import OFFER_LIFE, JoinState, check_move, takes_people
from helpboard.models import Group, HelpRole, JoinRequest, User
from helpboard.queries.fitness import asked_by, cleared
from helpboard.queries.openings import openings_of
from helpboard.services import join_letters

AT_ONCE = 20


def locked_group(session: Session, group_id: int) -> Group:
    """Let nobody else give away places of this group meanwhile; ``NotFoundError`` without one.

    Every deed that takes or frees a place begins with this, so counting and taking are one.
    """
    group = session.get(Group, group_id, with_for_update=True, populate_existing=True)
    if group is None:
        raise NotFoundError(group_id)
    return group


def offer_freed(session: Session, *, group: Group, now: datetime) -> int:
    """Offer the free places of a locked group to those who wait, in order; return how many.

    Whoever could not take it now keeps their turn: work with children without a certificate that
    the coordinator has seen (rule 6), a blocked account.
    """
    if not takes_people(joins=group.joins, state=group.state):
        return 0
    waiting = _waiting(session, group.id)
    if not waiting:
        return 0
    openings = openings_of(session, group_id=group.id, capacity=group.capacity)
    seen = cleared(session, [row.user_id for row, _ in waiting], today=now.date())
    offered = 0
    for row, role in waiting:
        must_wait = asked_by(group, role).needs_clearance and row.user_id not in seen
        if must_wait or not openings.has_place(row.help_role_id):
            continue
        check_move(row.state, JoinState.OFFERED)
        row.state, row.offered_until = JoinState.OFFERED, now + OFFER_LIFE
        openings.take(row.help_role_id)
        session.flush()
        join_letters.tell_offered(session, request=row, now=now)
        offered += 1
    return offered


def _waiting(session: Session, group_id: int) -> list[tuple[JoinRequest, HelpRole | None]]:
    statement = (
        select(JoinRequest, HelpRole)
        .join(User, User.id == JoinRequest.user_id)
        .outerjoin(HelpRole, HelpRole.id == JoinRequest.help_role_id)
        .where(
            JoinRequest.group_id == group_id,
            JoinRequest.state == JoinState.WAITING,
            User.state == AccountState.ACTIVE,
        )
        .order_by(JoinRequest.id)
    )
    return [(row, role) for row, role in session.execute(statement)]


def lapse_due(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """End up to ``limit`` offers whose time is over, tell the people, and offer to the next."""
    due = select(JoinRequest.id, JoinRequest.group_id).where(
        JoinRequest.state == JoinState.OFFERED, JoinRequest.offered_until <= now
    )
    rows = session.execute(due.order_by(JoinRequest.group_id, JoinRequest.id).limit(limit)).all()
    lapsed = 0
    for request_id, group_id in rows:
        group = locked_group(session, group_id)
        row = session.get_one(JoinRequest, request_id, populate_existing=True)
        if row.state is not JoinState.OFFERED or row.offered_until is None:
            continue
        row.state, row.decided_at = JoinState.LAPSED, now
        session.flush()
        join_letters.tell_lapsed(session, request=row, now=now)
        offer_freed(session, group=group, now=now)
        lapsed += 1
    return lapsed


def offer_everywhere(session: Session, *, now: datetime) -> int:
    """Offer what is free in any group in which somebody waits; return how many were offered.

    Places also become free past the deeds that say so: an account is erased, a lead adds places.
    Two workers at once wait for each other at the group's row; doing it twice is harmless.
    """
    groups = select(JoinRequest.group_id).where(JoinRequest.state == JoinState.WAITING).distinct()
    return sum(
        offer_freed(session, group=locked_group(session, group_id), now=now)
        for group_id in sorted(session.scalars(groups))
    )
