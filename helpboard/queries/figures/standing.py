"""How things stand now in some areas, for the figures of a moment."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import ConversationState
from helpboard.domain.figures import UNMET_AFTER, counted
from helpboard.domain.group import GroupKind, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import (
    Conversation,
    Group,
    GroupMember,
    Organisation,
    Partnership,
    Post,
    Site,
    User,
    Volunteer,
)
from helpboard.queries.concealed import is_concealed
from helpboard.queries.desk import is_alone
from helpboard.queries.lived_in import is_lived_in


@dataclass(frozen=True, slots=True)
class VolunteerFigure:
    """A volunteer to be counted: codes only, nobody's name."""

    area_id: int
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    is_in_group: bool


def volunteers_in(
    session: Session, areas: Collection[int], *, today: date
) -> list[VolunteerFigure]:
    """Read who agreed to be matched, is not away, and lives in one of the areas."""
    member = select(GroupMember.user_id).where(GroupMember.user_id == Volunteer.user_id).exists()
    rows = session.execute(
        select(Volunteer.area_id, Volunteer.topics, Volunteer.languages, member)
        .join(User, User.id == Volunteer.user_id)
        .where(is_ready(today), Volunteer.area_id.in_(areas))
    )
    return [
        VolunteerFigure(area_id, tuple(topics), tuple(languages), is_in_group)
        for area_id, topics, languages, is_in_group in rows
        if area_id is not None
    ]


def is_ready(today: date) -> ColumnElement[bool]:
    """Return the condition that a volunteer has agreed, has an account in use and is not away."""
    return (
        Volunteer.consent_at.is_not(None)
        & or_(Volunteer.paused_until.is_(None), Volunteer.paused_until < today)
        & (User.state == AccountState.ACTIVE)
    )


def volunteer_figures(volunteers: Collection[VolunteerFigure]) -> dict[str, int]:
    """Return how many there are, in groups and in none."""
    inside = sum(row.is_in_group for row in volunteers)
    return {
        "volunteers": len(volunteers),
        "volunteers_in_groups": inside,
        "volunteers_free": len(volunteers) - inside,
    }


def volunteers_apart(
    volunteers: Collection[VolunteerFigure], slugs: Mapping[int, str]
) -> dict[str, dict[str, int]]:
    """Return counts by area, topic and language, the greatest first."""
    return {
        "area": counted(slugs[row.area_id] for row in volunteers),
        "topic": counted(topic for row in volunteers for topic in row.topics),
        "language": counted(language for row in volunteers for language in row.languages),
    }


def standing_counts(
    session: Session, areas: Collection[int], *, now: datetime, today: date
) -> dict[str, int]:
    """Count posts, partnerships, groups, organisations and sites in one statement."""
    counts = {**_posts(areas, now), **_circles(areas), **_offices(areas), **_sites(areas, today)}
    row = session.execute(
        select(*(one.scalar_subquery().label(code) for code, one in counts.items()))
    ).one()
    return {code: int(getattr(row, code)) for code in counts}


def _posts(areas: Collection[int], now: datetime) -> dict[str, Any]:
    is_open = (
        (Post.state == PostState.PUBLISHED) & (Post.expires_at > now) & Post.area_id.in_(areas)
    )
    requests = select(func.count(Post.id)).where(is_open, Post.kind == PostKind.REQUEST)
    return {
        "open_posts": select(func.count(Post.id)).where(is_open),
        "open_requests": requests,
        "unmet": requests.where(is_unmet(now)),
    }


def _circles(areas: Collection[int]) -> dict[str, Any]:
    """Count groups, and partnerships by the area of their group."""
    together = Partnership.state == PartnershipState.ACTIVE
    active = select(func.count(Group.id)).where(
        Group.area_id.in_(areas), Group.state == GroupState.ACTIVE
    )
    partner = select(Partnership.id).where(Partnership.group_id == Group.id, together).exists()
    return {
        "partnerships": select(func.count(Partnership.id))
        .join(Group, Group.id == Partnership.group_id)
        .where(together, Group.area_id.in_(areas)),
        "groups": active,
        "cafes": active.where(Group.kind == GroupKind.WELCOME_CAFE),
        "groups_alone": active.where(~partner),
    }


def _offices(areas: Collection[int]) -> dict[str, Any]:
    vouched = select(func.count(Organisation.id)).where(
        Organisation.area_id.in_(areas),
        Organisation.state == OrganisationState.VERIFIED,
        Organisation.parent_id.is_(None),
        ~is_concealed(),
    )
    return {"organisations": vouched, "organisations_alone": vouched.where(is_alone())}


def _sites(areas: Collection[int], today: date) -> dict[str, Any]:
    here = (Site.area_id.in_(areas), is_lived_in(today))
    return {
        "sites": select(func.count(Site.id)).where(*here),
        "residents": select(func.coalesce(func.sum(Site.head_count), 0)).where(*here),
    }


def is_unmet(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a post has stood for five days and its author reads no answer."""
    answered = (
        select(Conversation.id)
        .where(
            Conversation.post_id == Post.id,
            Conversation.state != ConversationState.HELD,
            Conversation.released_at.is_not(None),
        )
        .exists()
    )
    return (Post.published_at <= now - UNMET_AFTER) & ~answered
