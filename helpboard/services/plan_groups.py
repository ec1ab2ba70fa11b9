"""What becomes of the meetings and posts of a group whose site closes."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.meeting import Promise
from helpboard.domain.plan import OPEN, PlanKind
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.posting import OPEN_STATES
from helpboard.domain.schedule import Meeting, next_meetings
from helpboard.models import (
    Entry,
    Group,
    GroupMember,
    GroupSchedule,
    MeetingChange,
    MeetingHelper,
    Plan,
    Post,
    Site,
    SiteGroup,
)
from helpboard.queries.actors import areas_above
from helpboard.queries.meetings import schedule_of
from helpboard.services import board_index, search
from helpboard.services.meeting_letters import NewTimes, tell_new_times
from helpboard.services.schedule_changes import by_person, coming_meetings, settle


class GroupFate(StrEnum):
    """What becomes of a group's meetings and posts on the day on which its site closes."""

    ENDS = "ends"
    """The last meeting is before that day, and open posts leave the board with it."""
    MOVES = "moves"
    """From that day on another group has the meetings, and the open posts at once."""


def settle_group(
    session: Session,
    *,
    actor: Actor,
    plan: Plan,
    group_id: int,
    fate: GroupFate,
    to_group_id: int | None = None,
    now: datetime,
    zone: tzinfo,
) -> None:
    """End what a group of the site does on its last day, or let another group go on with it.

    The group itself stays; whether it rests or closes is its lead's choice. Raises
    Everybody of both groups but ``actor`` is told, with the new times. Raises
    ``NotFoundError`` for a group that does not serve the site, or one that takes nothing over,
    because it rests or because somebody else coordinates it.
    """
    policy.require(actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, plan.area_id)))
    if plan.kind is not PlanKind.CLOSING or plan.state not in OPEN:
        raise IllegalMoveError(plan.state, fate)
    if session.get(SiteGroup, (plan.site_id, group_id)) is None:
        raise NotFoundError(group_id)
    heir = _heir(session, actor, group_id, to_group_id) if fate is GroupFate.MOVES else None
    last = _last_day(session, plan, now, zone)
    _end_meetings(session, actor, group_id, last=last, heir=heir, now=now, zone=zone)
    posts = session.scalars(
        select(Post).where(Post.group_id == group_id, Post.state.in_(OPEN_STATES))
    ).all()
    _settle_posts(session, posts, last=last, heir=heir, now=now, zone=zone)
    for group in filter(None, (session.get_one(Group, group_id), heir)):
        search.index_group(session, group)
    codes = {"what": fate.value, "plan": plan.id, "to": to_group_id}
    session.add(_entry(actor, group_id, codes, now))
    session.flush()


def _entry(actor: Actor, group_id: int, codes: dict[str, Any], now: datetime) -> Entry:
    return Entry(
        at=now,
        actor_id=actor.user_id,
        action=Action.MAKE_PLAN.value,
        about="group",
        about_id=group_id,
        codes=codes,
    )


def _heir(session: Session, actor: Actor, group_id: int, to_group_id: int | None) -> Group:
    heir = session.get(Group, to_group_id or 0)
    if heir is None or heir.id == group_id or heir.state is not GroupState.ACTIVE:
        raise NotFoundError(to_group_id)
    place = Thing(areas=areas_above(session, heir.area_id))
    if not policy.may(actor, Action.MAKE_PLAN, place):
        raise NotFoundError(to_group_id)
    return heir


def _last_day(session: Session, plan: Plan, now: datetime, zone: tzinfo) -> date:
    """Return the day before the site closes; today when that is over or nobody has said when."""
    today = now.astimezone(zone).date()
    closes_on = session.get_one(Site, plan.site_id).closes_on
    return today if closes_on is None else max(today, closes_on - timedelta(days=1))


def _end_meetings(
    session: Session,
    actor: Actor,
    group_id: int,
    *,
    last: date,
    heir: Group | None,
    now: datetime,
    zone: tzinfo,
) -> None:
    """End the rules of a group with the last day, hand them over, and tell whom it concerns."""
    before = coming_meetings(session, group_id, now=now, zone=zone)
    lost: list[Promise] = []
    heirs: list[int] = []
    rows = session.scalars(
        select(GroupSchedule).where(GroupSchedule.group_id == group_id).order_by(GroupSchedule.id)
    ).all()
    for row in rows:
        if row.until is not None and row.until <= last:
            continue
        first = _first_after(row, last, zone)
        made = None
        if heir is not None and first is not None:
            made = _hand_over(session, row, heir, first)
            heirs.append(made.id)
        days = {one.on for one in before if one.schedule_id == row.id and one.on > last}
        said = select(MeetingChange.on_date).where(
            MeetingChange.schedule_id == row.id, MeetingChange.on_date > last
        )
        days.update(session.scalars(said))
        lost += settle(session, row.id, made, days, now=now, zone=zone)
        row.until = last
        row.sequence += 1
    session.flush()
    _tell(session, actor, group_id, before, lost, (heir, heirs), last=last, now=now, zone=zone)


def _tell(
    session: Session,
    actor: Actor,
    group_id: int,
    before: Sequence[Meeting],
    lost: Sequence[Promise],
    heirs: tuple[Group | None, Sequence[int]],
    *,
    last: date,
    now: datetime,
    zone: tzinfo,
) -> None:
    """Tell the people of a group, and of the one that goes on, when and with whom they meet."""
    heir, made = heirs
    if heir is not None and made:
        _free_strangers(session, heir, made)
        coming = coming_meetings(session, heir.id, now=now, zone=zone)
        told = NewTimes(
            group_id=heir.id,
            meetings=[one for one in coming if one.schedule_id in made],
            promises=by_person(lost),
            from_group_id=group_id,
        )
        tell_new_times(session, told, but=actor.user_id, now=now)
    elif any(one.on > last for one in before):
        coming = coming_meetings(session, group_id, now=now, zone=zone)
        told = NewTimes(group_id=group_id, meetings=coming, promises=by_person(lost), ends_on=last)
        tell_new_times(session, told, but=actor.user_id, now=now)


def _free_strangers(session: Session, heir: Group, schedule_ids: Sequence[int]) -> None:
    """Forget who has said to come to meetings of a group to which they do not belong."""
    own = select(GroupMember.user_id).where(GroupMember.group_id == heir.id)
    session.execute(
        delete(MeetingHelper).where(
            MeetingHelper.schedule_id.in_(schedule_ids), MeetingHelper.user_id.not_in(own)
        )
    )


def _first_after(row: GroupSchedule, last: date, zone: tzinfo) -> date | None:
    """Return the first day after ``last`` on which there would be a meeting, within a year."""
    since = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    found = next_meetings(
        [schedule_of(row, ())], since=since, until=since + timedelta(days=366), zone=zone, limit=1
    )
    return next((meeting.starts_at.date() for meeting in found), None)


def _hand_over(session: Session, row: GroupSchedule, heir: Group, first: date) -> GroupSchedule:
    """Give another group the same rhythm from ``first`` on, and return it."""
    made = GroupSchedule(
        group_id=heir.id,
        rule=row.rule,
        starts_on=first,
        starts=row.starts,
        ends=row.ends,
        until=row.until,
        except_on=[day for day in row.except_on if date.fromisoformat(day) >= first],
        meets_on_holidays=row.meets_on_holidays,
        hosts=row.hosts,
    )
    session.add(made)
    session.flush()
    return made


def _settle_posts(
    session: Session,
    posts: Sequence[Post],
    *,
    last: date,
    heir: Group | None,
    now: datetime,
    zone: tzinfo,
) -> None:
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
    for post in posts:
        if heir is not None:
            post.group_id, post.area_id = heir.id, heir.area_id
        elif post.expires_at > end:
            post.expires_at = end
        post.updated_at = now
        session.flush()
        board_index.index_post(session, post)
