"""An organisation as its editors see it, whatever its state."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.organisation import JOIN, MemberRole, OrganisationState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import (
    ActionLink,
    Area,
    GiveSeek,
    Organisation,
    OrganisationMember,
    Photo,
    Place,
    Post,
    Service,
    User,
)
from helpboard.queries.concealed import is_concealed

NEWEST = 20
PROFILE = (
    "name", "kind", "about", "source_lang", "street", "postcode", "city", "phone", "email",
    "website", "donations", "topics", "languages", "opening_hours",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MyOrganisation:
    """A profile for its editors; ``profile`` holds the facts by name, the area as its slug."""

    id: int
    slug: str
    name: str
    state: OrganisationState
    is_concealed: bool
    version: int
    reply_hours: int | None
    parent_slug: str | None
    parent_name: str | None
    profile: dict[str, Any]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody who speaks for an organisation."""

    user_id: int
    name: str
    role: MemberRole


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that waits; the address is shown in part only (R03)."""

    link_id: int
    address: str
    role: MemberRole
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class OwnPostRow:
    """A post of an organisation, in whatever state."""

    id: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    state: PostState
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class DepartmentOfMine:
    """A department, in whatever state."""

    slug: str
    name: str
    state: OrganisationState


@dataclass(frozen=True, slots=True)
class OwnService:
    """A service in a list."""

    id: int
    name: str
    topic: str
    opening_hours: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How much belongs to an organisation, and the name of its logo's file."""

    members: int
    departments: int
    services: int
    gives_seeks: int
    logo: str | None


def my_organisation(session: Session, slug: str) -> MyOrganisation:
    """Read a profile whoever asks: the caller asks for rights. Raises ``NotFoundError``."""
    parent = aliased(Organisation)
    statement = (
        select(Organisation, Area.slug, is_concealed(), parent.slug, parent.name)
        .join(Area, Area.id == Organisation.area_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .where(Organisation.slug == slug)
    )
    found = session.execute(statement).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    row, area, is_hidden, parent_slug, parent_name = found
    return MyOrganisation(
        id=row.id,
        slug=row.slug,
        name=row.name,
        state=row.state,
        is_concealed=bool(is_hidden),
        version=row.version,
        reply_hours=row.reply_hours,
        parent_slug=parent_slug,
        parent_name=parent_name,
        profile={**{name: getattr(row, name) for name in PROFILE}, "area": area},
    )


def members_of(session: Session, organisation_id: int) -> tuple[MemberRow, ...]:
    """Read who speaks for an organisation, by name."""
    statement = (
        select(User.id, User.name, OrganisationMember.role)
        .join(OrganisationMember, OrganisationMember.user_id == User.id)
        .where(OrganisationMember.organisation_id == organisation_id)
        .order_by(func.lower(User.name), User.id)
    )
    return tuple(MemberRow(*row) for row in session.execute(statement))


def invitations_of(
    session: Session, organisation_id: int, *, now: datetime
) -> tuple[InvitationRow, ...]:
    """Read the invitations that nobody has accepted yet, the oldest first."""
    statement = (
        select(ActionLink.id, ActionLink.data, ActionLink.expires_at)
        .where(
            ActionLink.action == JOIN,
            ActionLink.about_id == organisation_id,
            ActionLink.used_at.is_(None),
            ActionLink.expires_at > now,
        )
        .order_by(ActionLink.id)
    )
    return tuple(
        InvitationRow(row.id, masked(row.data["email"]), row.data["role"], row.expires_at)
        for row in session.execute(statement)
    )


def masked(email: str) -> str:
    """Return an address as whoever wrote to it recognises it, and nobody else can use it."""
    local, _at, host = email.partition("@")
    return f"{local[:1]}…@{host}"


def posts_of(session: Session, organisation_id: int) -> tuple[OwnPostRow, ...]:
    """Read the posts of an organisation in every state, those changed last first."""
    statement = (
        select(Post.id, Post.kind, Post.topic, Post.facts, Post.state, Post.expires_at)
        .where(Post.organisation_id == organisation_id)
        .order_by(Post.updated_at.desc(), Post.id.desc())
        .limit(NEWEST)
    )
    return tuple(OwnPostRow(*row) for row in session.execute(statement))


def departments_of(session: Session, organisation_id: int) -> tuple[DepartmentOfMine, ...]:
    """Read the departments of an organisation, hidden ones too."""
    statement = (
        select(Organisation.slug, Organisation.name, Organisation.state)
        .where(Organisation.parent_id == organisation_id)
        .order_by(Organisation.name, Organisation.id)
    )
    return tuple(DepartmentOfMine(*row) for row in session.execute(statement))


def services_of(session: Session, organisation_id: int) -> tuple[OwnService, ...]:
    """Read the services of an organisation in its own order."""
    statement = (
        select(Service.id, Service.name, Service.topic, Service.opening_hours)
        .where(Service.organisation_id == organisation_id)
        .order_by(Service.position, Service.name, Service.id)
    )
    return tuple(OwnService(*row) for row in session.execute(statement))


def tally_of(session: Session, organisation_id: int) -> Tally:
    """Count what belongs to an organisation, in one statement."""
    counted = (
        _count(OrganisationMember.organisation_id, organisation_id),
        _count(Organisation.parent_id, organisation_id),
        _count(Service.organisation_id, organisation_id),
        _count(GiveSeek.organisation_id, organisation_id),
    )
    logo = select(Photo.name).where(Photo.organisation_id == organisation_id).limit(1)
    return Tally(*session.execute(select(*counted, logo.scalar_subquery())).one())


def _count(column: Any, organisation_id: int) -> Any:
    return select(func.count()).where(column == organisation_id).scalar_subquery()


def place_choices(session: Session) -> Iterable[tuple[str, str]]:
    """Read all houses, by name."""
    statement = select(Place.slug, Place.name).order_by(Place.name, Place.id)
    return tuple((row.slug, row.name) for row in session.execute(statement))


def invitation_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what an invitation says; None when the organisation or the inviter is gone."""
    return _letter(session, params, person="inviter")


def joined_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what the inviter is told; None when the organisation or the new member is gone."""
    return _letter(session, params, person="person")


def _letter(session: Session, params: Mapping[str, Any], *, person: str) -> dict[str, Any] | None:
    organisation = session.get(Organisation, params["organisation"])
    user = session.get(User, params[person])
    if organisation is None or user is None:
        return None
    return {
        "organisation": organisation.name,
        "slug": organisation.slug,
        "person": user.name,
        "is_owner": params["role"] == MemberRole.OWNER,
    }


def verified_slugs(session: Session, ids: Collection[int]) -> list[tuple[str, str]]:
    """Return slug and name of those among ``ids`` that are verified and not hidden, by name."""
    rows = session.execute(
        select(Organisation.slug, Organisation.name)
        .where(
            Organisation.id.in_(ids),
            Organisation.state == OrganisationState.VERIFIED,
            ~is_concealed(),
        )
        .order_by(Organisation.name, Organisation.id)
    )
    return [(slug, name) for slug, name in rows]
