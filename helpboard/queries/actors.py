"""Whoever acts, with the rights of this moment; and things as the policy looks at them."""

from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    bindparam,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES, GroupRole
from helpboard.domain.organisation import MemberRole
from helpboard.domain.policy import Actor, Thing
from helpboard.domain.translating import tags_of
from helpboard.models import (
    AccessCode,
    Area,
    Coordinator,
    Group,
    GroupMember,
    Organisation,
    OrganisationMember,
    Post,
    User,
    Volunteer,
)
from helpboard.queries.accounts import user_by_email


def actor_of(session: Session, user: User, *, is_at_terminal: bool = False) -> Actor:
    """Read what ``user`` coordinates, edits, owns and leads, in one statement; two for translators.

    Without a second factor nobody coordinates anything (R04), except from the operator's terminal.
    Nobody speaks any more for a group that is closed.
    """
    rows = session.execute(_rights(), {"user_id": user.id})
    found = [(kind, id_, role) for kind, id_, role in rows]
    is_safe = is_at_terminal or user.totp_secret is not None
    return Actor(
        user_id=user.id,
        is_active=user.is_active,
        coordinates=frozenset(id_ for kind, id_, _ in found if kind == "area" and is_safe),
        edits=frozenset(id_ for kind, id_, _ in found if kind == "organisation"),
        owns=frozenset(
            id_ for kind, id_, role in found if kind == "organisation" and role == MemberRole.OWNER
        ),
        leads=frozenset(
            id_ for kind, id_, role in found if kind == "group" and role == GroupRole.LEAD
        ),
        helps=frozenset(id_ for kind, id_, _ in found if kind == "group"),
        translates=_translates(session, user),
    )


@cache
def _rights() -> CompoundSelect[*tuple[Any, ...]]:
    """Select what a person coordinates, edits and is a member of; put together once."""
    user_id: BindParameter[int] = bindparam("user_id")
    return union_all(
        select(literal("area"), Coordinator.area_id, null()).where(Coordinator.user_id == user_id),
        _in_organisations(),
        select(literal("group"), GroupMember.group_id, GroupMember.role)
        .join(Group, Group.id == GroupMember.group_id)
        .where(GroupMember.user_id == user_id, Group.state.in_(PUBLIC_STATES)),
    )


def _translates(session: Session, user: User) -> frozenset[str]:
    """Read into which languages a translator works: those of the profile."""
    if not user.is_translator:
        return frozenset()
    spoken = session.scalar(select(Volunteer.languages).where(Volunteer.user_id == user.id))
    return tags_of(spoken or {})


def _in_organisations() -> Select[Any]:
    """Select what a person edits: with an organisation, in the same role, all its departments."""
    found = (
        select(OrganisationMember.organisation_id.label("id"), OrganisationMember.role)
        .where(OrganisationMember.user_id == bindparam("user_id"))
        .cte("edited", recursive=True)
    )
    found = found.union(
        select(Organisation.id, found.c.role).where(Organisation.parent_id == found.c.id)
    )
    return select(literal("organisation"), found.c.id, found.c.role)


def own_ids(actor: Actor) -> dict[str, Any]:
    """Return the parameters of a statement about what is ``actor``'s: only of what there is.

    Statements are put together once for each set of these names, and leave out the other ones:
    beside an empty list SQLite reads everything.
    """
    ids = {
        "user_id": actor.user_id,
        "code_id": actor.code_id,
        "edits": sorted(actor.edits),
        "leads": sorted(actor.leads),
    }
    return {name: own for name, own in ids.items() if own}


def actor_of_code(code: AccessCode) -> Actor:
    """Return whoever holds a code as one who acts; an ended code may do nothing."""
    return Actor(code_id=code.id, is_active=code.ended_at is None)


def actor_by_email(session: Session, email: str) -> Actor | None:
    """Read the person with ``email`` as one who acts at the terminal; None for nobody."""
    user = session.scalars(user_by_email(email)).one_or_none()
    return None if user is None else actor_of(session, user, is_at_terminal=True)


def areas_above(session: Session, area_id: int) -> frozenset[int]:
    """Return the ids of an area and of all above it."""
    return areas_in(session.get_one(Area, area_id).path)


def areas_in(path: str) -> frozenset[int]:
    """Return the ids of the areas in an area's ``path``: its own and all above it."""
    return frozenset(int(part) for part in path.strip("/").split("/"))


def post_as_thing(session: Session, post: Post) -> Thing:
    """Return ``post`` as the policy looks at it."""
    return Thing(
        areas=areas_above(session, post.area_id),
        author_id=post.author_id,
        code_id=post.code_id,
        organisation_id=post.organisation_id,
        group_id=post.group_id,
    )


def organisation_as_thing(session: Session, organisation: Organisation) -> Thing:
    """Return ``organisation`` as the policy looks at it."""
    return Thing(areas=areas_above(session, organisation.area_id), organisation_id=organisation.id)


def group_as_thing(session: Session, group: Group) -> Thing:
    """Return ``group`` as the policy looks at it."""
    return Thing(areas=areas_above(session, group.area_id), group_id=group.id)
