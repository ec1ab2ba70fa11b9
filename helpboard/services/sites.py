"""The desk's register of sites: where people live, and who serves them (rule 5).

Entries and letters never hold an address or a name of a site: ids and names of fields only.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.plain_text import clean_line
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.profile import slug_of
from helpboard.domain.site_profile import SITE_FIELDS, SiteProfile, check_site
from helpboard.models import Area, Group, Site, SiteGroup, SiteRelease
from helpboard.queries.actors import areas_above
from helpboard.queries.held import is_below
from helpboard.queries.register_sites import what_points_to_site
from helpboard.services.deeds import note_deed
from helpboard.services.organisations import free_slug

LONGEST_NOTE = 300


def as_read(site: Site) -> str:
    """Return what a site's form carries, so that a change by somebody else is noticed."""
    names = (name for name in SITE_FIELDS if name not in {"area", "closes_on"})
    values = {name: getattr(site, name) for name in names}
    day = site.closes_on.isoformat() if site.closes_on else ""
    return fingerprint({**values, "area_id": site.area_id, "closes_on": day})


def add_site(session: Session, *, actor: Actor, typed: Mapping[str, Any], now: datetime) -> Site:
    """Put a site of the actor's areas into the register; raises ``FieldsError``."""
    areas = _areas(session, actor)
    profile = check_site(typed, areas=areas)
    key = free_slug(session, Site.key, slug_of(profile.name) or "site")
    site = Site(key=key, created_at=now, updated_at=now)
    _take_over(site, profile, areas)
    session.add(site)
    session.flush()
    note_deed(session, actor=actor, action="site:add", about=("site", site.id), now=now)
    return site


def edit_site(
    session: Session,
    *,
    actor: Actor,
    site_id: int,
    typed: Mapping[str, Any],
    seen: str,
    now: datetime,
) -> Site:
    """Change a site that was read as ``seen``; raises ``ConflictError`` when it has moved.

    Raises ``NotFoundError`` outside the actor's areas, ``FieldsError``.
    """
    site = site_of(session, site_id, actor=actor)
    if as_read(site) != seen:
        raise ConflictError(site_id)
    areas = _areas(session, actor)
    profile = check_site(typed, areas=areas, kind=site.kind)
    before = {name: getattr(site, name) for name in _columns()}
    _take_over(site, profile, areas)
    changed = [name for name, value in before.items() if getattr(site, name) != value]
    if changed:
        site.updated_at = now
        note_deed(
            session, actor=actor, action="site:edit", about=("site", site.id), now=now,
            fields=changed,
        )  # fmt: skip
    session.flush()
    return site


def remove_site(
    session: Session, *, actor: Actor, site_id: int, today: date, now: datetime
) -> None:
    """Remove a site that has closed and to which nothing points any more.

    Raises ``NotFoundError`` outside the actor's areas, else ``IllegalMoveError``.
    """
    site = site_of(session, site_id, actor=actor)
    has_closed = site.closes_on is not None and site.closes_on < today
    if not has_closed or what_points_to_site(session, site_id):
        raise IllegalMoveError("site", "removed")
    session.delete(site)
    session.flush()
    _note(session, actor, "remove", site_id, now=now)


def site_of(session: Session, site_id: int, *, actor: Actor) -> Site:
    """Lock a site for changing; to everybody outside its area there is none."""
    site = session.get(Site, site_id, with_for_update=True, populate_existing=True)
    if site is None:
        raise NotFoundError(site_id)
    thing = Thing(areas=areas_above(session, site.area_id))
    if not policy.may(actor, Action.KEEP_SITE, thing):
        raise NotFoundError(site_id)
    return site


def serve(
    session: Session, *, actor: Actor, site_id: int, group_id: int, note: str, now: datetime
) -> None:
    """Note that a group serves a site, with a few words for the desk; again changes the words.

    Raises ``NotFoundError`` for a site or a new group outside the actor's areas, ``Refusal`` for
    the words.
    """
    site_of(session, site_id, actor=actor)
    words = clean_line(note, most=LONGEST_NOTE)
    row = session.get(SiteGroup, (site_id, group_id))
    if row is None:
        mine = select(Group.id).join(Area, Area.id == Group.area_id).where(is_below(actor))
        if session.scalar(mine.where(Group.id == group_id)) is None:
            raise NotFoundError(group_id)
        row = SiteGroup(site_id=site_id, group_id=group_id)
        session.add(row)
    row.note = words
    _note(session, actor, "serve", site_id, now=now, group=group_id)


def serve_no_more(
    session: Session, *, actor: Actor, site_id: int, group_id: int, now: datetime
) -> None:
    """Note that a group serves a site no more; harmless when it does not."""
    site_of(session, site_id, actor=actor)
    gone = delete(SiteGroup).where(SiteGroup.site_id == site_id, SiteGroup.group_id == group_id)
    if session.scalar(gone.returning(SiteGroup.group_id)) is not None:
        _note(session, actor, "serve-no-more", site_id, now=now, group=group_id)


def take_back_release(
    session: Session, *, actor: Actor, site_id: int, user_id: int, now: datetime
) -> None:
    """Let somebody no longer know where a site is; harmless when they do not."""
    site_of(session, site_id, actor=actor)
    gone = delete(SiteRelease).where(SiteRelease.site_id == site_id, SiteRelease.user_id == user_id)
    if session.scalar(gone.returning(SiteRelease.user_id)) is not None:
        _note(session, actor, "take-back", site_id, now=now, person=user_id)


def _note(
    session: Session, actor: Actor, what: str, site_id: int, *, now: datetime, **codes: int
) -> None:
    note_deed(
        session, actor=actor, action=f"site:{what}", about=("site", site_id), now=now, **codes
    )


def _columns() -> tuple[str, ...]:
    return tuple("area_id" if name == "area" else name for name in SITE_FIELDS)


def _take_over(site: Site, profile: SiteProfile, areas: Mapping[str, int]) -> None:
    for name in SITE_FIELDS:
        if name == "area":
            site.area_id = areas[profile.area]
        else:
            setattr(site, name, getattr(profile, name))


def _areas(session: Session, actor: Actor) -> dict[str, int]:
    """Return the areas of ``actor`` by slug: a site never leaves them."""
    rows = session.execute(select(Area.slug, Area.id).where(is_below(actor)))
    return {row.slug: row.id for row in rows}
