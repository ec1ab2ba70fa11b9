"""Founding a group or café, changing what it says of itself, and the sites that it serves."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, tzinfo
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotAllowedError
from helpboard.domain.group import TRUSTED_STATES, AddressShown, GroupRole, GroupState
from helpboard.domain.group_profile import GROUP_FIELDS, GroupProfile, check_group_profile
from helpboard.domain.names import mixes_scripts, names_look_alike
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Action, Actor, may
from helpboard.domain.profile import slug_of
from helpboard.models import Area, Group, GroupMember, Organisation, Place, SiteGroup
from helpboard.queries.actors import group_as_thing
from helpboard.queries.meetings import MEETING_STATES
from helpboard.queries.my_sites import sites_known_to
from helpboard.services import search
from helpboard.services.clearance_checks import look_again
from helpboard.services.desk_notes import tell_desk
from helpboard.services.group_rights import group_to_change, note_staff
from helpboard.services.meeting_letters import NewTimes, tell_new_times
from helpboard.services.names import LOOKS_ALIKE, MIXED_SCRIPTS
from helpboard.services.organisations import free_slug
from helpboard.services.schedule_changes import coming_meetings
from helpboard.services.site_addresses import note_site_address

TO_BEGIN = "group-to-begin"
"""The reason for which the desk hears of a group that somebody has founded."""


def found(
    session: Session, *, actor: Actor, typed: Mapping[str, Any], now: datetime, zone: tzinfo
) -> Group:
    """Found a group that is led by whoever founds it; raises ``FieldsError``, ``NotAllowedError``.

    Anybody may found one, so it is only being formed, and the desk hears of it, until a coordinator
    of its area lets it begin; one that she founds herself has begun.
    """
    if actor.user_id is None or not actor.is_active:
        raise NotAllowedError(Action.EDIT_GROUP)
    areas, places = _areas(session), _places(session)
    profile = check_group_profile(typed, areas=areas, places=places)
    group = Group(
        slug=free_slug(session, Group.slug, slug_of(profile.name) or "group"),
        state=GroupState.FORMING,
        state_since=now.astimezone(zone).date(),
        created_at=now,
        updated_at=now,
    )
    _take_over(group, profile, areas=areas, places=places)
    session.add(group)
    session.flush()
    add_lead(session, group, user_id=actor.user_id, now=now)
    welcome(session, group, actor=actor, now=now)
    return group


def welcome(session: Session, group: Group, *, actor: Actor, now: datetime) -> None:
    """Let a new group be found, and let it begin or tell the desk that it waits for that."""
    if may(actor, Action.BEGIN_GROUP, group_as_thing(session, group)):
        group.state = GroupState.ACTIVE
    else:
        _tell(session, group, TO_BEGIN, actor=actor, now=now)
    _warn_of_name(session, group, actor=actor, now=now)
    _warn_of_site(session, group, actor=actor, now=now)
    session.flush()
    search.index_group(session, group)


def add_lead(session: Session, group: Group, *, user_id: int, now: datetime) -> None:
    """Let somebody lead a group, who may be a helper of it already."""
    member = session.get(GroupMember, (group.id, user_id))
    if member is None:
        member = GroupMember(group_id=group.id, user_id=user_id, joined_at=now)
        session.add(member)
    member.role = GroupRole.LEAD
    session.flush()


def edit(
    session: Session,
    *,
    actor: Actor,
    group_id: int,
    typed: Mapping[str, Any],
    version: int,
    now: datetime,
    zone: tzinfo,
) -> Group:
    """Change a profile that was read at ``version``; raises ``ConflictError`` when it has moved.

    Of another place everybody of the group but ``actor`` is told while it meets. Raises
    ``FieldsError`` with everything that is wrong, ``NotAllowedError``, ``GoneError``.
    """
    group = group_to_change(session, group_id, actor=actor, version=version)
    areas, places = _areas(session), _places(session)
    profile = check_group_profile(typed, areas=areas, places=places)
    before = {name: getattr(group, name) for name in _columns()}
    _take_over(group, profile, areas=areas, places=places)
    changed = [name for name, value in before.items() if getattr(group, name) != value]
    group.updated_at = now
    session.flush()
    if "name" in changed:
        _warn_of_name(session, group, actor=actor, now=now)
    if _MAY_NAME_A_SITE & set(changed):
        _warn_of_site(session, group, actor=actor, now=now)
    if changed:
        note_staff(session, group, actor=actor, what="edit", now=now, fields=changed)
    if _PLACE & set(changed):
        _tell_place(session, group, actor=actor, now=now, zone=zone)
    if "topics" in changed:
        look_again(session, group, by_id=actor.user_id, now=now)
    search.index_group(session, group)
    return group


def confirm(session: Session, *, actor: Actor, group_id: int, now: datetime) -> Group:
    """Note that somebody has looked at what a group says of itself and that it is still so."""
    group = group_to_change(session, group_id, actor=actor)
    group.updated_at = now
    note_staff(session, group, actor=actor, what="confirm", now=now)
    session.flush()
    return group


def serve_sites(
    session: Session,
    *,
    actor: Actor,
    group_id: int,
    site_ids: Collection[int],
    today: date,
    now: datetime,
) -> None:
    """Say which sites a group serves, among those that ``actor`` knows of (rule 5).

    Sites that she does not know or that have closed stay as they are; their ids are passed over.
    """
    group = group_to_change(session, group_id, actor=actor)
    known = {site.id for site in sites_known_to(session, actor, today=today)}
    served = set(session.scalars(select(SiteGroup.site_id).where(SiteGroup.group_id == group_id)))
    wanted = known & set(site_ids)
    gone = (known & served) - wanted
    session.execute(
        delete(SiteGroup).where(SiteGroup.group_id == group_id, SiteGroup.site_id.in_(gone))
    )
    session.add_all(
        SiteGroup(site_id=site_id, group_id=group_id) for site_id in sorted(wanted - served)
    )
    session.flush()
    if gone or wanted - served:
        note_staff(session, group, actor=actor, what="sites", now=now)


_PLACE: Final = frozenset({"place_id", "address"})


def _tell_place(
    session: Session, group: Group, *, actor: Actor, now: datetime, zone: tzinfo
) -> None:
    coming = coming_meetings(session, group.id, now=now, zone=zone)
    if coming and group.state in MEETING_STATES:
        told = NewTimes(group_id=group.id, meetings=coming, is_elsewhere=True)
        tell_new_times(session, told, but=actor.user_id, now=now)


def _columns() -> tuple[str, ...]:
    ids = {"area": "area_id", "place": "place_id"}
    return tuple(ids.get(name, name) for name in GROUP_FIELDS)


def _take_over(
    group: Group, profile: GroupProfile, *, areas: Mapping[str, int], places: Mapping[str, int]
) -> None:
    for name in GROUP_FIELDS:
        if name == "area":
            group.area_id = areas[profile.area]
        elif name == "place":
            group.place_id = places[profile.place] if profile.place else None
        else:
            setattr(group, name, getattr(profile, name))


def _areas(session: Session) -> dict[str, int]:
    return {row.slug: row.id for row in session.execute(select(Area.slug, Area.id))}


def _places(session: Session) -> dict[str, int]:
    return {row.slug: row.id for row in session.execute(select(Place.slug, Place.id))}


def _warn_of_name(session: Session, group: Group, *, actor: Actor, now: datetime) -> None:
    """Let the desk look at a name that could pass for somebody else's (R23)."""
    if mixes_scripts(group.name):
        _tell(session, group, MIXED_SCRIPTS, actor=actor, now=now)
    verified = select(Organisation.name).where(Organisation.state == OrganisationState.VERIFIED)
    begun = select(Group.name).where(Group.state.in_(TRUSTED_STATES), Group.id != group.id)
    others = [*session.scalars(verified), *session.scalars(begun)]
    if names_look_alike(group.name, others):
        _tell(session, group, LOOKS_ALIKE, actor=actor, now=now)


_MAY_NAME_A_SITE: Final = frozenset({"name", "about", "address", "address_shown"})


def _warn_of_site(session: Session, group: Group, *, actor: Actor, now: datetime) -> None:
    """Let the desk look at public words that name a house where people live (rule 5)."""
    is_shown = group.address_shown is AddressShown.EVERYBODY
    note_site_address(
        session,
        about="group",
        about_id=group.id,
        texts=(group.name, group.about, group.address if is_shown else ""),
        now=now,
        user_id=actor.user_id,
    )


def _tell(session: Session, group: Group, reason: str, *, actor: Actor, now: datetime) -> None:
    tell_desk(
        session, about="group", about_id=group.id, reason=reason, now=now, user_id=actor.user_id
    )
