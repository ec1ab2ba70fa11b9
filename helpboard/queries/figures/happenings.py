"""What happened in some areas over some days, for the figures that are counted over days."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.figures import Days, Happenings, PostFigure
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostKind
from helpboard.models import Conversation, Group, Partnership, Post

BEGUN = (PartnershipState.ACTIVE, PartnershipState.ENDED)
"""States of a partnership that has begun at some time."""


def happenings(
    session: Session, areas: Collection[int], days: Days, *, zone: ZoneInfo
) -> Happenings:
    """Read what the figures over ``days`` need, in three statements; days are the town's."""
    since, until = moments_of(days, zone)
    return Happenings(
        posts=[
            PostFigure(
                day=_day(row.first_published_at, zone),
                is_request=row.kind is PostKind.REQUEST,
                published_at=row.first_published_at,
                answered_at=row.answered_at,
                answered_on=_day(row.answered_at, zone) if row.answered_at else None,
                found=row.found,
            )
            for row in session.execute(_posts(areas, since, until))
        ],
        answers=[_day(moment, zone) for moment in session.scalars(_answers(areas, since, until))],
        partnerships=[day for day in session.scalars(_begun(areas, days)) if day is not None],
    )


def _posts(areas: Collection[int], since: datetime, until: datetime) -> Any:
    answered = func.min(Conversation.released_at).label("answered_at")
    return (
        select(Post.first_published_at, Post.kind, Post.found, answered)
        .outerjoin(Conversation, Conversation.post_id == Post.id)
        .where(
            Post.area_id.in_(areas),
            Post.first_published_at >= since,
            Post.first_published_at < until,
        )
        .group_by(Post.id, Post.first_published_at, Post.kind, Post.found)
    )


def _answers(areas: Collection[int], since: datetime, until: datetime) -> Any:
    return (
        select(Conversation.created_at)
        .join(Post, Post.id == Conversation.post_id)
        .where(
            Post.area_id.in_(areas),
            Conversation.created_at >= since,
            Conversation.created_at < until,
        )
    )


def _begun(areas: Collection[int], days: Days) -> Any:
    return (
        select(Partnership.since)
        .join(Group, Group.id == Partnership.group_id)
        .where(
            Group.area_id.in_(areas),
            Partnership.state.in_(BEGUN),
            Partnership.since >= days.first,
            Partnership.since <= days.last,
        )
    )


def moments_of(days: Days, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when the first day begins and the last one ends, by the town's clock."""
    after = days.last + timedelta(days=1)
    return (
        datetime.combine(days.first, time(), zone),
        datetime.combine(after, time(), zone),
    )


def first_year(session: Session, areas: Collection[int], *, zone: ZoneInfo) -> int | None:
    """Return the year in which the first post stood on the board; None while there is none."""
    first = session.scalar(select(func.min(Post.first_published_at)).where(Post.area_id.in_(areas)))
    return _day(first, zone).year if first else None


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
