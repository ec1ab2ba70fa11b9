"""Asking by letter for what the matching does not know, and taking in answers by link."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.errors import ConflictError, NotAllowedError, NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.quick_times import LINK_LIFE, SAY_GROUP_TIMES, WHEN, QuickTimes
from helpboard.domain.volunteer import ProfileStep
from helpboard.models import ActionLink, Entry, Group, GroupMember, HelpRole, Plan, User, Volunteer
from helpboard.queries.actors import actor_of, areas_above
from helpboard.queries.match_questions import has_silent_roles, silent_groups
from helpboard.services import action_links, letters, volunteers
from helpboard.services.group_rights import group_to_change, note_staff

AT_ONCE: Final = 25
"""Letters with a question that are written in one turn."""
MOST_OF_A_PLAN: Final = 200


class AnsweredError(ConflictError):
    """What a link answers has been said meanwhile; nothing has changed."""

    code = "answered_already"


def ask_volunteers(
    session: Session,
    questions: Sequence[tuple[int, ProfileStep]],
    *,
    now: datetime,
    most: int = AT_ONCE,
) -> int:
    """Write to the first of those who may be asked; return how many letters that were."""
    written = 0
    for user_id, step in questions:
        written += volunteers.ask(session, user_id=user_id, step=step, now=now)
        if written == most:
            break
    return written


def ask_of_plan(session: Session, *, actor: Actor, plan: Plan, now: datetime) -> int:
    """Ask the people of a plan whose times nobody knows; return how many letters that were.

    Raises ``NotAllowedError``. Whoever may not be asked, or has no address, is left out.
    """
    thing = Thing(areas=areas_above(session, plan.area_id))
    policy.require(actor, Action.MAKE_PLAN, thing)
    wanted = [(user_id, ProfileStep.TIMES) for user_id in people_to_ask(plan)]
    written = ask_volunteers(session, wanted, now=now, most=MOST_OF_A_PLAN)
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action="plan:ask-times",
            about="plan",
            about_id=plan.id,
            codes={"letters": written},
        )
    )
    session.flush()
    return written


def people_to_ask(plan: Plan) -> list[int]:
    """Return the ids of those whom a plan could not place because their times are not known."""
    found: list[int] = plan.figures.get("to_ask") or plan.figures.get("unknown") or []
    return found


def times_to_say(session: Session, link: ActionLink) -> Volunteer:
    """Return the profile that a link answers for.

    Raises ``NotFoundError`` without one, or without consent, and ``AnsweredError``.
    """
    row = session.get(Volunteer, link.user_id or 0)
    if row is None or row.consent_at is None:
        raise NotFoundError(link.id)
    if row.when is not None:
        raise AnsweredError(link.id)
    return row


def say_times(session: Session, link: ActionLink, times: QuickTimes, *, now: datetime) -> None:
    """Note when a volunteer has time; raises as :func:`times_to_say`."""
    row = times_to_say(session, link)
    reply = volunteers.Reply(
        ProfileStep.TIMES, {"when": dict(WHEN[times])}, row.version, now.date()
    )
    actor = Actor(user_id=row.user_id)
    volunteers.answer(session, actor=actor, user_id=row.user_id, reply=reply, now=now)


def ask_groups_due(session: Session, *, now: datetime) -> int:
    """Ask the leads of groups that say no times when help is needed; return how many groups."""
    groups = silent_groups(session, now=now, most=AT_ONCE)
    for group in groups:
        for lead in _leads(session, group.id):
            _ask_lead(session, group, lead, now=now)
        # Past the version: whoever fills in a form meanwhile must not be told of a conflict.
        session.execute(
            update(Group)
            .where(Group.id == group.id)
            .values(asked_at=now, unanswered=Group.unanswered + 1)
            .execution_options(synchronize_session=False)
        )
        session.expire(group)
    return len(groups)


def _ask_lead(session: Session, group: Group, lead: User, *, now: datetime) -> None:
    if not lead.email:
        return
    link = action_links.offer(
        session,
        action=SAY_GROUP_TIMES,
        now=now,
        life=LINK_LIFE,
        user_id=lead.id,
        about_id=group.id,
    )
    params = {"group_id": group.id, "times_link": link.key}
    letters.write(session, kind=LetterKind.GROUP_TIMES, to=lead, params=params, now=now)


def _leads(session: Session, group_id: int) -> list[User]:
    statement = (
        select(User)
        .join(GroupMember, GroupMember.user_id == User.id)
        .where(
            GroupMember.group_id == group_id,
            GroupMember.role == GroupRole.LEAD,
            User.state == AccountState.ACTIVE,
        )
        .order_by(User.id)
    )
    return list(session.scalars(statement))


def group_to_say_times(session: Session, link: ActionLink, *, now: datetime) -> Group:
    """Return the group that a link answers for.

    Raises ``NotFoundError``, ``NotAllowedError`` for whoever leads it no more, ``AnsweredError``.
    """
    group = session.get(Group, link.about_id or 0)
    lead = session.get(User, link.user_id or 0)
    if group is None or lead is None:
        raise NotFoundError(link.id)
    if group.id not in actor_of(session, lead).leads:
        raise NotAllowedError(Action.EDIT_GROUP)
    if not has_silent_roles(session, group.id, today=now.date()):
        raise AnsweredError(link.id)
    return group


def say_group_times(
    session: Session, link: ActionLink, times: QuickTimes, *, now: datetime
) -> Group:
    """Let every task of a group that says no times be needed then.

    Raises as :func:`group_to_say_times`, and ``GoneError`` for a closed group.
    """
    found = group_to_say_times(session, link, now=now)
    actor = actor_of(session, session.get_one(User, link.user_id))
    group = group_to_change(session, found.id, actor=actor)
    roles = select(HelpRole).where(HelpRole.group_id == group.id, HelpRole.when.is_(None))
    for role in session.scalars(roles).all():
        role.when = dict(WHEN[times])
    group.unanswered = 0
    note_staff(session, group, actor=actor, what="role", now=now)
    session.flush()
    return group
