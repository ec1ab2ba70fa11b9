"""One person as the register of the desk shows them, in a fixed number of statements."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, literal, null, select, union_all
from sqlalchemy.orm import Session, aliased

from helpboard.domain.account import AccountVerdict
from helpboard.domain.decision import Verdict
from helpboard.domain.post import PostKind, PostState
from helpboard.models import (
    AccountDecision,
    Area,
    Clearance,
    Coordinator,
    Decision,
    Group,
    GroupMember,
    HelpRole,
    Login,
    Organisation,
    OrganisationMember,
    Post,
    Release,
    Site,
    SiteRelease,
    User,
)
from helpboard.queries.contacts import ContactRow, contacts_with_person
from helpboard.queries.held import is_below
from helpboard.queries.people import Reach, person_kept, stands_below
from helpboard.queries.uncleared import is_with_children
from helpboard.queries.volunteers import VolunteerProfile, volunteer_profile

POSTS = 20
"""So many posts of a person stand on the page, the newest first."""

_OTHER = aliased(User)


@dataclass(frozen=True, slots=True)
class PlaceOfWork:
    """Something that a person belongs to: ``kind`` is group, organisation or area.

    ``role`` is the code of what they are there (of an area: coordinator or deputy), ``topic`` that
    of the role in a group.
    """

    kind: str
    id: int
    slug: str
    name: str
    role: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post of a person, with the last verdict of the desk on it."""

    id: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    state: PostState
    area_name: str
    verdict: Verdict | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Trusted:
    """A topic (``code``) or a site (``id``) that somebody was released for, when and by whom."""

    code: str
    id: int
    name: str
    at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class ClearanceRow:
    """What was seen of a certificate; ``ended_on`` is since when its owner helps no children."""

    seen_on: date
    issued_on: date
    is_ok: bool
    by: str | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class AccountDecisionRow:
    """Why an account was blocked or opened again."""

    verdict: AccountVerdict
    reason: str
    sentence: str
    sentence_lang: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything on a person's page; ``is_below`` tells whether its reader may decide about them.

    ``helps_children`` tells of a place in a group for which a certificate is needed.
    """

    user: User
    profile: VolunteerProfile
    is_below: bool
    logins: int
    helps_children: bool
    clearance: ClearanceRow | None
    belongs_to: tuple[PlaceOfWork, ...]
    posts: tuple[PostLine, ...]
    topics: tuple[Trusted, ...]
    sites: tuple[Trusted, ...]
    contacts: tuple[ContactRow, ...]
    decisions: tuple[AccountDecisionRow, ...]


def person_page(session: Session, reach: Reach, user_id: int, *, now: datetime) -> PersonPage:
    """Read somebody whom a coordinator looks after; everybody else is a ``NotFoundError``.

    Posts, sites and talks are those of her own areas.
    """
    user = person_kept(session, reach, user_id)
    trusted = _trusted(session, reach, user_id)
    logins, helps_children = session.execute(
        select(
            select(func.count(Login.id))
            .where(Login.user_id == user_id, Login.expires_at > now)
            .scalar_subquery(),
            is_with_children(literal(user_id)),
        )
    ).one()
    return PersonPage(
        user=user,
        profile=volunteer_profile(session, user_id),
        is_below=user_id != reach.actor.user_id and stands_below(session, reach.actor, user_id),
        logins=logins,
        helps_children=bool(helps_children),
        clearance=clearance_of(session, user_id),
        belongs_to=_belongs_to(session, user_id),
        posts=_posts(session, reach, user_id),
        topics=tuple(one for one in trusted if one.code),
        sites=tuple(one for one in trusted if one.id),
        contacts=contacts_with_person(session, reach.actor, user_id),
        decisions=_decisions(session, user_id),
    )


def clearance_of(session: Session, user_id: int) -> ClearanceRow | None:
    """Read what was seen of somebody's certificate, None for nothing."""
    row: Any = session.execute(
        select(
            Clearance.seen_on, Clearance.issued_on, Clearance.is_ok, _OTHER.name,
            Clearance.ended_on,
        )
        .outerjoin(_OTHER, _OTHER.id == Clearance.seen_by)
        .where(Clearance.user_id == user_id)
    ).one_or_none()  # fmt: skip
    return None if row is None else ClearanceRow(*row)


def _belongs_to(session: Session, user_id: int) -> tuple[PlaceOfWork, ...]:
    nothing = null()
    office = case((Coordinator.is_deputy, "deputy"), else_="coordinator")
    groups = (
        select(literal("group"), Group.id, Group.slug, Group.name, GroupMember.role, HelpRole.topic)
        .join(Group, Group.id == GroupMember.group_id)
        .outerjoin(HelpRole, HelpRole.id == GroupMember.help_role_id)
        .where(GroupMember.user_id == user_id)
    )
    organisations = (
        select(
            literal("organisation"), Organisation.id, Organisation.slug, Organisation.name,
            OrganisationMember.role, nothing,
        )
        .join(Organisation, Organisation.id == OrganisationMember.organisation_id)
        .where(OrganisationMember.user_id == user_id)
    )  # fmt: skip
    areas = (
        select(literal("area"), Area.id, Area.slug, Area.name, office, nothing)
        .join(Area, Area.id == Coordinator.area_id)
        .where(Coordinator.user_id == user_id)
    )
    rows: Any = session.execute(union_all(areas, organisations, groups))
    found = (PlaceOfWork(*row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.kind, one.name, one.id)))


def _posts(session: Session, reach: Reach, user_id: int) -> tuple[PostLine, ...]:
    last = (
        select(Decision.verdict)
        .where(Decision.post_id == Post.id)
        .order_by(Decision.at.desc(), Decision.id.desc())
        .limit(1)
        .correlate(Post)
        .scalar_subquery()
    )
    rows: Any = session.execute(
        select(
            *(Post.id, Post.kind, Post.topic, Post.facts, Post.state, Area.name, last),
            Post.updated_at,
        )
        .join(Area, Area.id == Post.area_id)
        .where(Post.author_id == user_id, Post.state != PostState.DRAFT, is_below(reach.actor))
        .order_by(Post.updated_at.desc(), Post.id.desc())
        .limit(POSTS)
    )
    return tuple(PostLine(*row) for row in rows)


def _trusted(session: Session, reach: Reach, user_id: int) -> tuple[Trusted, ...]:
    """Read both kinds of releases in one statement; sites of other areas stay unseen (R02)."""
    topics = (
        select(Release.topic, literal(0), literal(""), Release.released_at, _OTHER.name)
        .outerjoin(_OTHER, _OTHER.id == Release.released_by)
        .where(Release.user_id == user_id)
    )
    sites = (
        select(literal(""), Site.id, Site.name, SiteRelease.released_at, _OTHER.name)
        .join(Site, Site.id == SiteRelease.site_id)
        .join(Area, Area.id == Site.area_id)
        .outerjoin(_OTHER, _OTHER.id == SiteRelease.released_by)
        .where(SiteRelease.user_id == user_id, is_below(reach.actor))
    )
    rows: Any = session.execute(union_all(topics, sites))
    found = (Trusted(*row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.code, one.name, one.id)))


def _decisions(session: Session, user_id: int) -> tuple[AccountDecisionRow, ...]:
    rows: Any = session.execute(
        select(
            *(AccountDecision.verdict, AccountDecision.reason, AccountDecision.sentence),
            *(AccountDecision.sentence_lang, _OTHER.name, AccountDecision.at),
        )
        .outerjoin(_OTHER, _OTHER.id == AccountDecision.decided_by)
        .where(AccountDecision.user_id == user_id)
        .order_by(AccountDecision.at.desc(), AccountDecision.id.desc())
    )
    return tuple(AccountDecisionRow(*row) for row in rows)
