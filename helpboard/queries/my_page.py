"""What is somebody's own, on one page, in a number of statements that does not grow."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES, GroupKind, GroupRole, GroupState
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.schedule import Meeting, next_meetings
from helpboard.models import (
    ActionLink,
    Alert,
    Area,
    Group,
    GroupMember,
    Organisation,
    OrganisationMember,
    Post,
)
from helpboard.queries.actors import own_ids
from helpboard.queries.groups import AHEAD
from helpboard.queries.meetings import MEETING_STATES, schedules_of
from helpboard.queries.volunteers import VolunteerProfile, volunteer_profile

ENDS_SOON = timedelta(days=5)
"""A post whose end is so near waits for its author (rule 2)."""
MOST_POSTS = 50
INVITATION = "join-organisation"
"""The action of the link in a letter that invites into an organisation."""

_SHOWN = (PostState.DRAFT, PostState.REJECTED, PostState.PENDING, PostState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class OwnPost:
    """A post that its reader may edit."""

    id: int
    kind: PostKind
    state: PostState
    topic: str
    facts: dict[str, Any]
    area_name: str
    expires_at: datetime
    is_mine: bool

    def is_public(self, *, now: datetime) -> bool:
        """Tell whether strangers may read it (rule 1)."""
        return self.state is PostState.PUBLISHED and self.expires_at > now

    def ends_soon(self, *, now: datetime) -> bool:
        """Tell whether it leaves the board in the next days unless somebody renews it."""
        return self.is_public(now=now) and self.expires_at <= now + ENDS_SOON


@dataclass(frozen=True, slots=True)
class OwnOrganisation:
    """An organisation that its reader speaks for."""

    id: int
    slug: str
    name: str
    state: OrganisationState
    role: MemberRole


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A group that its reader leads or helps in, with its next meeting.

    ``cancelled`` is one that would have come before it.
    """

    id: int
    slug: str
    name: str
    kind: GroupKind
    state: GroupState
    role: GroupRole
    next: Meeting | None
    cancelled: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """An open invitation to an organisation; ``link_key`` is its action link's."""

    link_key: str
    organisation_name: str


@dataclass(frozen=True, slots=True)
class MyPage:
    """Everything on the page but the conversations."""

    posts: tuple[OwnPost, ...]
    organisations: tuple[OwnOrganisation, ...]
    groups: tuple[OwnGroup, ...]
    invitations: tuple[Invitation, ...]
    alerts: int
    profile: VolunteerProfile


def my_page(
    session: Session, *, actor: Actor, email: str | None, now: datetime, zone: tzinfo
) -> MyPage:
    """Read what belongs to ``actor`` in at most seven statements, however much it is."""
    user_id = actor.user_id or 0
    return MyPage(
        posts=_posts(session, actor),
        organisations=organisations_of(session, user_id) if actor.edits else (),
        groups=_groups(session, user_id, now=now, zone=zone) if actor.helps else (),
        invitations=_invitations(session, email, now=now),
        alerts=session.execute(_alerts(), {"user_id": user_id}).scalar_one(),
        profile=volunteer_profile(session, user_id),
    )


# Statements are put together once: doing so takes longer than they run.


@cache
def _alerts() -> Select[int]:
    return select(func.count()).select_from(Alert).where(Alert.user_id == bindparam("user_id"))


def _is_own(names: frozenset[str]) -> ColumnElement[bool]:
    """Return the condition that somebody may edit a post: the policy's rule, for a list."""
    own = [
        and_(
            Post.author_id == bindparam("user_id"),
            Post.organisation_id.is_(None),
            Post.group_id.is_(None),
        )
    ]
    if "edits" in names:
        own.append(Post.organisation_id.in_(bindparam("edits", expanding=True)))
    if "leads" in names:
        own.append(Post.group_id.in_(bindparam("leads", expanding=True)))
    return or_(*own)


@cache
def _posts_statement(names: frozenset[str]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Post.id,
            Post.kind,
            Post.state,
            Post.topic,
            Post.facts,
            Area.name.label("area_name"),
            Post.expires_at,
            Post.organisation_id,
            Post.group_id,
        )
        .join(Area, Area.id == Post.area_id)
        .where(_is_own(names), Post.state.in_(_SHOWN))
        .order_by(Post.updated_at.desc(), Post.id.desc())
        .limit(MOST_POSTS)
    )


def _posts(session: Session, actor: Actor) -> tuple[OwnPost, ...]:
    own = own_ids(actor)
    return tuple(
        OwnPost(
            id=row.id,
            kind=row.kind,
            state=row.state,
            topic=row.topic,
            facts=row.facts,
            area_name=row.area_name,
            expires_at=row.expires_at,
            is_mine=row.organisation_id is None and row.group_id is None,
        )
        for row in session.execute(_posts_statement(frozenset(own)), own)
    )


def organisations_of(session: Session, user_id: int) -> tuple[OwnOrganisation, ...]:
    """Read the organisations that a person is a member of, by name, hidden ones too."""
    rows = session.execute(_organisations_statement(), {"user_id": user_id})
    return tuple(OwnOrganisation(*row) for row in rows)


@cache
def _organisations_statement() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Organisation.id,
            Organisation.slug,
            Organisation.name,
            Organisation.state,
            OrganisationMember.role,
        )
        .join(OrganisationMember, OrganisationMember.organisation_id == Organisation.id)
        .where(OrganisationMember.user_id == bindparam("user_id"))
        .order_by(Organisation.name, Organisation.id)
    )


@cache
def _groups_statement() -> Select[*tuple[Any, ...]]:
    return (
        select(Group.id, Group.slug, Group.name, Group.kind, Group.state, GroupMember.role)
        .join(GroupMember, GroupMember.group_id == Group.id)
        .where(GroupMember.user_id == bindparam("user_id"), Group.state.in_(PUBLIC_STATES))
        .order_by(Group.name, Group.id)
    )


def _groups(session: Session, user_id: int, *, now: datetime, zone: tzinfo) -> tuple[OwnGroup, ...]:
    rows = session.execute(_groups_statement(), {"user_id": user_id}).all()
    schedules = schedules_of(session, [row.id for row in rows if row.state in MEETING_STATES])

    def first(group_id: int, *, with_cancelled: bool) -> Meeting | None:
        own = schedules.get(group_id, ())
        until = now + AHEAD
        found = next_meetings(
            own, since=now, until=until, zone=zone, limit=1, with_cancelled=with_cancelled
        )
        return next(iter(found), None)

    def with_meetings(row: Any) -> OwnGroup:
        soonest = first(row.id, with_cancelled=True)
        is_off = soonest is not None and soonest.is_cancelled
        coming = first(row.id, with_cancelled=False)
        return OwnGroup(
            id=row.id,
            slug=row.slug,
            name=row.name,
            kind=row.kind,
            state=row.state,
            role=row.role,
            next=coming,
            cancelled=soonest if is_off else None,
        )

    groups = [with_meetings(row) for row in rows]
    return tuple(sorted(groups, key=_meets_first))


def _meets_first(group: OwnGroup) -> tuple[bool, float]:
    return group.next is None, group.next.starts_at.timestamp() if group.next else 0.0


def _invitations(session: Session, email: str | None, *, now: datetime) -> tuple[Invitation, ...]:
    if email is None:
        return ()
    rows = session.execute(_invitations_statement(), {"email": email, "now": now})
    return tuple(Invitation(*row) for row in rows)


@cache
def _invitations_statement() -> Select[*tuple[Any, ...]]:
    return (
        select(ActionLink.key, Organisation.name)
        .join(Organisation, Organisation.id == ActionLink.about_id)
        .where(
            ActionLink.action == INVITATION,
            ActionLink.used_at.is_(None),
            ActionLink.expires_at > bindparam("now"),
            ActionLink.data["email"].as_string() == bindparam("email"),
        )
        .order_by(ActionLink.id)
    )


def groups_led_alone(session: Session, user_id: int) -> tuple[str, ...]:
    """Return the names of groups that nobody else leads."""
    own = _alone(GroupMember, GroupMember.group_id, GroupRole.LEAD, user_id)
    names = select(Group.name).where(Group.id.in_(own), Group.state.in_(PUBLIC_STATES))
    return tuple(session.scalars(names.order_by(Group.name, Group.id)))


def organisations_owned_alone(session: Session, user_id: int) -> tuple[str, ...]:
    """Return the names of organisations that nobody else owns."""
    own = _alone(OrganisationMember, OrganisationMember.organisation_id, MemberRole.OWNER, user_id)
    names = select(Organisation.name).where(Organisation.id.in_(own))
    return tuple(session.scalars(names.order_by(Organisation.name, Organisation.id)))


def _alone(table: Any, thing: Any, role: MemberRole | GroupRole, user_id: int) -> Any:
    """Select the things in which only this person has ``role``."""
    others = select(thing).where(table.role == role, table.user_id != user_id)
    return select(thing).where(table.role == role, table.user_id == user_id, thing.not_in(others))
