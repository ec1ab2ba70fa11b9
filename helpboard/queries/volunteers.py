"""What a volunteer's own pages and letters show of a profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.volunteer import ORDER, TELLING, ProfileStep, is_answered
from helpboard.models import Area, Group, GroupMember, HelpRole, Post, User, Volunteer
from helpboard.models.volunteer import VolunteerTopic

SAID: Mapping[str, Any] = {
    "topics": [],
    "when": None,
    "languages": {},
    "area_id": None,
    "areas": [],
    "max_travel": None,
    "hours_week": None,
    "is_of_age": None,
    "is_woman": None,
    "needs_wheelchair": None,
    "has_licence": None,
    "shows_name": False,
    "shows_phone": False,
    "paused_until": None,
    "consent_at": None,
    "consent_source": "",
    "hears_circulars": True,
    "asked_about": "",
    "asked_at": None,
    "version": 0,
}
"""The columns that the pages show, as they are while nobody has said anything."""


@dataclass(frozen=True, slots=True)
class VolunteerProfile:
    """Somebody's own profile; ``said`` holds the columns of :data:`SAID`, version 0 is none yet."""

    said: Mapping[str, Any]
    area_slug: str
    phone: str | None

    @property
    def version(self) -> int:
        """Return the version that a form was made from."""
        return int(self.said["version"])

    def answers(self, step: ProfileStep) -> bool:
        """Tell whether the profile says what ``step`` asks."""
        return is_answered(step, self.said)

    @property
    def missing(self) -> tuple[ProfileStep, ...]:
        """Return the questions that are open, the most useful first."""
        return tuple(step for step in ORDER if not self.answers(step))

    @property
    def asked(self) -> ProfileStep | None:
        """Return the question that somebody wrote a letter about and that is still open."""
        code = self.said["asked_about"]
        if not code or self.answers(ProfileStep(code)):
            return None
        return ProfileStep(code)

    @property
    def told(self) -> int:
        """Return how many of the questions that a good proposal needs are answered."""
        return sum(self.answers(step) for step in TELLING)


def volunteer_profile(session: Session, user_id: int) -> VolunteerProfile:
    """Read somebody's profile in one statement, an empty one when there is none."""
    row = session.execute(_profile(), {"user_id": user_id}).one()
    said = {name: getattr(row, name) for name in SAID}
    if said["version"] is None:
        said = dict(SAID)
    return VolunteerProfile(said, row.area_slug or "", row.phone)


@cache
def _profile() -> Select[*tuple[Any, ...]]:
    """Select what a person's pages show of the profile; put together once."""
    columns = [getattr(Volunteer, name) for name in SAID]
    return (
        select(*columns, Area.slug.label("area_slug"), User.phone)
        .select_from(User)
        .outerjoin(Volunteer, Volunteer.user_id == User.id)
        .outerjoin(Area, Area.id == Volunteer.area_id)
        .where(User.id == bindparam("user_id"))
    )


def tasks_in_topics(session: Session, user_id: int, *, now: datetime) -> int:
    """Count what is open in a volunteer's topics: requests of others, and roles of living groups.

    Groups in which the volunteer is already do not count.
    """
    own = select(VolunteerTopic.topic).where(VolunteerTopic.user_id == user_id)
    requests = select(func.count(Post.id)).where(
        Post.state == PostState.PUBLISHED,
        Post.expires_at > now,
        Post.kind == PostKind.REQUEST,
        Post.topic.in_(own),
        Post.author_id.is_distinct_from(user_id),
    )
    joined = select(GroupMember.group_id).where(GroupMember.user_id == user_id)
    roles = (
        select(func.count(HelpRole.id))
        .join(Group, Group.id == HelpRole.group_id)
        .where(
            HelpRole.topic.in_(own),
            Group.state.in_((GroupState.FORMING, GroupState.ACTIVE)),
            Group.id.not_in(joined),
        )
    )
    total = select(requests.scalar_subquery() + roles.scalar_subquery())
    return session.scalar(total) or 0


def question_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the letter with a question says; None once it is answered or not wanted."""
    user_id, step = params["user_id"], ProfileStep(params["step"])
    profile = volunteer_profile(session, user_id)
    if profile.said["consent_at"] is None or profile.answers(step):
        return None
    return {"step": step.value, "times_link": params.get("times_link", "")}
