"""Open places of a group on the board: put there by its lead, taken off when they are filled."""

from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import PostKind, PostState, check_move
from helpboard.domain.posting import OPEN_STATES, PostContent
from helpboard.domain.schedule import Meeting, meeting_known_by
from helpboard.models import Area, Group, Post, SlotPost
from helpboard.queries.roster import group_of_schedule, hosts_coming
from helpboard.services import board_index
from helpboard.services.known_meetings import known_meeting, locked_schedule
from helpboard.services.post_rights import Behalf
from helpboard.services.posts import write_post

HOSTING = "projects"
"""The topic under which posts can name a role; hosts are found there."""
AT_ONCE = 500


def host_facts(meeting: Meeting, *, gap: int) -> dict[str, Any]:
    """Return the building blocks of a post that looks for ``gap`` hosts of a meeting."""
    starts, ends = meeting.starts_at, meeting.ends_at
    ends_text = "24:00" if ends.date() > starts.date() else f"{ends:%H:%M}"
    day = {"date": starts.date().isoformat(), "from": f"{starts:%H:%M}", "to": ends_text}
    return {"role": ["host"], "count": gap, "when": {"kind": "dates", "dates": [day]}}


def host_content(session: Session, group: Group, meeting: Meeting, *, gap: int) -> PostContent:
    """Return the post that looks for hosts of a meeting, as it would be typed."""
    return PostContent(
        kind=PostKind.REQUEST.value,
        topic=HOSTING,
        area=session.get_one(Area, group.area_id).slug,
        facts=host_facts(meeting, gap=gap),
        text_lang=group.source_lang,
    )


def look_for_hosts(
    session: Session, *, actor: Actor, schedule_id: int, on: date, now: datetime, zone: tzinfo
) -> Post:
    """Put the missing hosts of a meeting on the board for its group; rules of posts hold.

    Returns the post that stands there when there is one. Raises ``IllegalMoveError`` when nobody is
    missing, or the meeting has begun or is cancelled.
    """
    group, row = locked_schedule(session, schedule_id, actor=actor, action=Action.POST_FOR_GROUP)
    meeting = known_meeting(session, row.id, on, zone=zone)
    gap = _gap(session, meeting)
    if gap < 1 or meeting.is_cancelled or meeting.starts_at <= now:
        raise IllegalMoveError(meeting.on)
    known = _open_posts(session, meeting.schedule_id, meeting.on)
    if known:
        return known[0]
    post = write_post(
        session,
        actor=actor,
        content=host_content(session, group, meeting, gap=gap),
        behalf=Behalf(group_id=group.id),
        now=now,
        zone=zone,
    )
    session.add(SlotPost(post_id=post.id, schedule_id=meeting.schedule_id, on_date=meeting.on))
    session.flush()
    return post


def tidy(session: Session, schedule_id: int, on: date, *, now: datetime, zone: tzinfo) -> int:
    """Bring the posts that look for hosts of a meeting along with who comes; return how many left.

    One that is filled, over or cancelled leaves the board; one that is filled in part says so.
    """
    _group_id, schedule = group_of_schedule(session, schedule_id)
    meeting = meeting_known_by(schedule, on, zone=zone)
    posts = _open_posts(session, schedule_id, on)
    if meeting is None or meeting.is_cancelled or meeting.starts_at <= now:
        return sum(take_off(session, post, now=now) for post in posts)
    gap = _gap(session, meeting)
    for post in posts:
        if gap > 0:
            say_found(session, post, missing=gap, now=now)
    return 0 if gap > 0 else sum(take_off(session, post, now=now) for post in posts)


def withdraw_for(session: Session, schedule_id: int, on: date, *, now: datetime) -> None:
    """Take the posts that look for hosts of a meeting off the board."""
    for post in _open_posts(session, schedule_id, on):
        take_off(session, post, now=now)


def tidy_due(session: Session, *, now: datetime, zone: tzinfo, limit: int = AT_ONCE) -> int:
    """Look at all posts for meetings that are open; return how many left the board."""
    statement = (
        select(SlotPost.schedule_id, SlotPost.on_date)
        .join(Post, Post.id == SlotPost.post_id)
        .where(Post.state.in_(OPEN_STATES), SlotPost.schedule_id.is_not(None))
        .distinct()
        .order_by(SlotPost.on_date, SlotPost.schedule_id)
        .limit(limit)
    )
    slots = [(schedule_id, on) for schedule_id, on in session.execute(statement)]
    return sum(
        tidy(session, schedule_id, on, now=now, zone=zone)
        for schedule_id, on in slots
        if schedule_id is not None and on is not None
    )


def _gap(session: Session, meeting: Meeting) -> int:
    _group_id, schedule = group_of_schedule(session, meeting.schedule_id)
    return schedule.hosts - hosts_coming(session, meeting.schedule_id, meeting.on)


def _open_posts(session: Session, schedule_id: int, on: date) -> list[Post]:
    statement = (
        select(Post)
        .join(SlotPost, SlotPost.post_id == Post.id)
        .where(
            SlotPost.schedule_id == schedule_id,
            SlotPost.on_date == on,
            Post.state.in_(OPEN_STATES),
        )
        .order_by(Post.id)
        .with_for_update(of=Post)
    )
    return list(session.scalars(statement))


def say_found(session: Session, post: Post, *, missing: int, now: datetime) -> None:
    """Say how many are found; more missing than the post asked for are not said."""
    found = max(0, post.count - missing)
    if post.state is PostState.PUBLISHED and found != post.found:
        post.found, post.updated_at = found, now
        session.flush()
        board_index.index_post(session, post)


def take_off(session: Session, post: Post, *, now: datetime) -> int:
    """Take an open post off the board, without anybody acting; return 1."""
    new = PostState.DRAFT if post.state is PostState.PENDING else PostState.WITHDRAWN
    check_move(post.state, new)
    post.state, post.updated_at = new, now
    session.flush()
    board_index.index_post(session, post)
    return 1
