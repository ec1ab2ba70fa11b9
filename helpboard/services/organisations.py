"""Founding an organisation's profile, and changing what it says of itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, NotAllowedError, NotFoundError
from helpboard.domain.names import mixes_scripts, names_look_alike
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.policy import Action, Actor
from helpboard.domain.profile import (
    CHECKED_BY_THE_TOWN,
    PROFILE_FIELDS,
    RESERVED,
    Profile,
    check_profile,
    slug_of,
)
from helpboard.models import Area, Organisation, OrganisationMember
from helpboard.queries.actors import organisation_as_thing
from helpboard.services import search
from helpboard.services.desk_notes import tell_desk
from helpboard.services.names import LOOKS_ALIKE, MIXED_SCRIPTS
from helpboard.services.site_addresses import note_site_address

TO_VERIFY = "to-verify"
CHANGED = "changed"
"""Reasons for which the desk hears of a profile, beside a doubtful name."""


def create(
    session: Session,
    *,
    actor: Actor,
    typed: Mapping[str, Any],
    now: datetime,
    parent_id: int | None = None,
) -> Organisation:
    """Found a profile that nobody has checked yet; the desk hears of it, the founder owns it.

    With ``parent_id`` it is a department of an organisation that the actor edits. Raises
    ``FieldsError`` or ``NotAllowedError``.
    """
    if actor.user_id is None or not actor.is_active:
        raise NotAllowedError(Action.EDIT_ORGANISATION)
    if parent_id is not None:
        editable(session, parent_id, actor=actor)
    areas = _area_ids(session)
    profile = check_profile(typed, areas=areas)
    organisation = Organisation(
        slug=free_slug(session, Organisation.slug, slug_of(profile.name) or "organisation"),
        state=OrganisationState.UNVERIFIED,
        parent_id=parent_id,
        created_at=now,
        updated_at=now,
    )
    _take_over(organisation, profile, areas)
    session.add(organisation)
    session.flush()
    session.add(
        OrganisationMember(
            organisation_id=organisation.id, user_id=actor.user_id, role=MemberRole.OWNER
        )
    )
    _tell_desk(session, organisation, TO_VERIFY, actor=actor, now=now)
    _warn_of_name(session, organisation, actor=actor, now=now)
    _warn_of_site(session, organisation, actor=actor, now=now)
    search.index_organisation(session, organisation)
    return organisation


def edit(
    session: Session,
    *,
    actor: Actor,
    organisation_id: int,
    typed: Mapping[str, Any],
    version: int,
    now: datetime,
) -> Organisation:
    """Change a profile that was read at ``version``; raises ``ConflictError`` when it has moved.

    When the name or kind of a verified organisation changes, the desk hears of it; the profile
    stays verified until a coordinator says otherwise. Raises ``FieldsError``, ``NotAllowedError``.
    """
    organisation = editable(session, organisation_id, actor=actor, version=version)
    areas = _area_ids(session)
    profile = check_profile(typed, areas=areas)
    before = {name: getattr(organisation, name) for name in CHECKED_BY_THE_TOWN}
    words = _public_words(organisation)
    _take_over(organisation, profile, areas)
    organisation.updated_at = now
    session.flush()
    changes = [
        f"{name}: {old} → {getattr(organisation, name)}"
        for name, old in before.items()
        if old != getattr(organisation, name)
    ]
    if changes and organisation.state is OrganisationState.VERIFIED:
        _tell_desk(session, organisation, CHANGED, actor=actor, now=now, text="\n".join(changes))
    if before["name"] != organisation.name:
        _warn_of_name(session, organisation, actor=actor, now=now)
    if words != _public_words(organisation):
        _warn_of_site(session, organisation, actor=actor, now=now)
    search.index_organisation(session, organisation)
    return organisation


def set_hours(
    session: Session,
    *,
    actor: Actor,
    organisation_id: int,
    hours: str,
    version: int,
    now: datetime,
) -> None:
    """Put up checked opening hours; raises ``ConflictError`` or ``NotAllowedError``."""
    organisation = editable(session, organisation_id, actor=actor, version=version)
    organisation.opening_hours, organisation.updated_at = hours, now
    session.flush()


def editable(
    session: Session, organisation_id: int, *, actor: Actor, version: int | None = None
) -> Organisation:
    """Lock an organisation for changing; raises ``NotAllowedError``, or ``ConflictError``."""
    organisation = session.get(
        Organisation, organisation_id, with_for_update=True, populate_existing=True
    )
    if organisation is None:
        raise NotFoundError(organisation_id)
    policy.require(actor, Action.EDIT_ORGANISATION, organisation_as_thing(session, organisation))
    if version is not None and organisation.version != version:
        raise ConflictError(organisation_id)
    return organisation


def free_slug(session: Session, column: InstrumentedAttribute[str], wanted: str) -> str:
    """Return ``wanted``, or with the first number behind it that makes it one of its own."""
    like = select(column).where(column.startswith(wanted, autoescape=True))
    taken = {*RESERVED, *session.scalars(like)}
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _take_over(organisation: Organisation, profile: Profile, areas: Mapping[str, int]) -> None:
    for name in PROFILE_FIELDS:
        if name == "area":
            organisation.area_id = areas[profile.area]
        else:
            setattr(organisation, name, getattr(profile, name))


def _area_ids(session: Session) -> dict[str, int]:
    return {row.slug: row.id for row in session.execute(select(Area.slug, Area.id))}


def _warn_of_name(
    session: Session, organisation: Organisation, *, actor: Actor, now: datetime
) -> None:
    """Let the desk look at a name that could pass for somebody else's (R23)."""
    if mixes_scripts(organisation.name):
        _tell_desk(session, organisation, MIXED_SCRIPTS, actor=actor, now=now)
    family = {organisation.id, organisation.parent_id}
    verified = select(Organisation.id, Organisation.name, Organisation.parent_id).where(
        Organisation.state == OrganisationState.VERIFIED
    )
    others = [
        row.name
        for row in session.execute(verified.order_by(Organisation.id))
        if not family & {row.id, row.parent_id} - {None}
    ]
    alike = [name for name in others if names_look_alike(organisation.name, (name,))]
    if alike:
        _tell_desk(session, organisation, LOOKS_ALIKE, actor=actor, now=now, text=_lines(alike))


def _warn_of_site(
    session: Session, organisation: Organisation, *, actor: Actor, now: datetime
) -> None:
    """Let the desk look at words that name a house where people live (rule 5)."""
    note_site_address(
        session,
        about="organisation",
        about_id=organisation.id,
        texts=_public_words(organisation),
        now=now,
        user_id=actor.user_id,
    )


def _public_words(organisation: Organisation) -> tuple[str, ...]:
    return (organisation.name, organisation.about, organisation.street, organisation.donations)


def _lines(names: Iterable[str]) -> str:
    return "\n".join(list(names)[:10])


def _tell_desk(
    session: Session,
    organisation: Organisation,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    text: str = "",
) -> None:
    tell_desk(
        session,
        about="organisation",
        about_id=organisation.id,
        reason=reason,
        now=now,
        user_id=actor.user_id,
        text=text,
    )
