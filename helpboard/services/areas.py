"""The tree of areas: the board's first one, and how coordinators change their part of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, literal, select, union_all
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.area_profile import (
    AREA_FIELDS,
    LONGEST_PATH,
    MOST_MINUTES,
    AreaProfile,
    check_area,
)
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.fields import FieldProblem, Fields, FieldsError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.profile import slug_of
from helpboard.models import Area, AreaTravel, Base
from helpboard.queries.actors import areas_in
from helpboard.queries.held import is_below
from helpboard.services.deeds import note_deed
from helpboard.services.exchange.carry_out import bring_indexes_up_to_date
from helpboard.services.organisations import free_slug

_GOES_WITH_IT = AreaTravel.__tablename__
_FOUND_BY = frozenset({"name", "parent_id"})
"""Columns that filters and search know of."""


def plant(session: Session, *, slug: str, name: str, kind: str = "town") -> tuple[Area, bool]:
    """Make the portal area that a new board is for; returns it, and whether it was made now.

    An area of that slug that is there already stays as it is.
    """
    area = session.scalars(select(Area).where(Area.slug == slug)).one_or_none()
    if area is not None:
        return area, False
    area = Area(slug=slug, name=name, kind=kind, path="", is_portal=True)
    session.add(area)
    session.flush()
    area.path = f"/{area.id}/"
    session.flush()
    return area, True


def as_read(area: Area) -> str:
    """Return what an area's form carries, so that a change by somebody else is noticed."""
    return fingerprint({name: getattr(area, name) for name in _columns()})


def area_of(session: Session, slug: str, *, actor: Actor) -> Area:
    """Lock an area for changing; to everybody who does not coordinate it there is none."""
    area = session.scalars(
        select(Area)
        .where(Area.slug == slug)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if area is None or not _may(actor, area):
        raise NotFoundError(slug)
    return area


def add_area(session: Session, *, actor: Actor, typed: Mapping[str, Any], now: datetime) -> Area:
    """Put an area below one of the actor's; its slug is made of its name and never changes.

    Raises ``FieldsError``.
    """
    parents = _own(session, actor)
    profile = check_area(typed, parents=parents)
    parent = parents[profile.parent]
    _check_depth(parent)
    wanted = slug_of(profile.name) or "area"
    if parent.kind == "town":
        wanted = f"{parent.slug}-{wanted}"[:70]
    area = Area(slug=free_slug(session, Area.slug, wanted), path="")
    _take_over(area, profile, parent)
    session.add(area)
    session.flush()
    area.path = f"{parent.path}{area.id}/"
    session.flush()
    note_deed(session, actor=actor, action="area:add", about=("area", area.id), now=now)
    return area


def edit_area(
    session: Session,
    *,
    actor: Actor,
    slug: str,
    typed: Mapping[str, Any],
    seen: str,
    now: datetime,
) -> Area:
    """Change an area that was read as ``seen``, with the paths of all below and what finds them.

    It moves only between areas that the actor coordinates, and never below itself. Raises
    ``ConflictError``, ``FieldsError``, ``NotFoundError`` outside the actor's areas.
    """
    area = area_of(session, slug, actor=actor)
    if as_read(area) != seen:
        raise ConflictError(slug)
    above = session.get(Area, area.parent_id) if area.parent_id is not None else None
    parents = {**_own(session, actor), **({above.slug: above} if above else {})}
    profile = check_area(typed, parents=parents, kind=area.kind, is_root=above is None)
    parent = parents[profile.parent] if above is not None else None
    _check_move(actor, area, above, parent)
    before = {name: getattr(area, name) for name in _columns()}
    _take_over(area, profile, parent)
    session.flush()
    changed = [name for name, value in before.items() if getattr(area, name) != value]
    if _FOUND_BY & set(changed):
        bring_indexes_up_to_date(session, [area])
    if changed:
        note_deed(
            session, actor=actor, action="area:edit", about=("area", area.id), now=now,
            fields=changed,
        )  # fmt: skip
    return area


def what_is_there(session: Session, area_id: int) -> dict[str, int]:
    """Count what belongs to an area, by table; measured ways go with it and do not count."""
    counts = [
        select(literal(table.name), func.count()).select_from(table).where(key.parent == area_id)
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is Area.__table__ and table.name != _GOES_WITH_IT
    ]
    found: dict[str, int] = {}
    for name, number in session.execute(union_all(*counts)):
        if number:
            found[name] = found.get(name, 0) + number
    return found


def remove_area(session: Session, *, actor: Actor, slug: str, home: str, now: datetime) -> None:
    """Remove an area with nothing in it, by a coordinator of what stands above it.

    ``home`` is the slug of the area that the board is for: it stays. Raises ``IllegalMoveError``.
    """
    area = area_of(session, slug, actor=actor)
    above = session.get(Area, area.parent_id) if area.parent_id is not None else None
    if above is None or not _may(actor, above) or slug == home or what_is_there(session, area.id):
        raise IllegalMoveError(slug)
    area_id = area.id
    session.delete(area)
    session.flush()
    note_deed(session, actor=actor, action="area:remove", about=("area", area_id), now=now)


def set_travel(
    session: Session, *, actor: Actor, slug: str, other: str, minutes: str, now: datetime
) -> None:
    """Note how many minutes two areas are apart, there and back; empty means: by distance again.

    Raises ``FieldsError``, ``NotFoundError`` outside the actor's areas.
    """
    area = area_of(session, slug, actor=actor)
    there = session.scalars(select(Area).where(Area.slug == other)).one_or_none()
    if there is None or there.id == area.id:
        raise FieldsError(FieldProblem("other", "unknown_code", {}))
    read = Fields({"minutes": minutes})
    number = read.number("minutes", least=1, most=MOST_MINUTES)
    read.done()
    for start, end in ((area.id, there.id), (there.id, area.id)):
        session.execute(
            delete(AreaTravel).where(AreaTravel.from_id == start, AreaTravel.to_id == end)
        )
        if number is not None:
            session.add(AreaTravel(from_id=start, to_id=end, minutes=number))
    session.flush()
    note_deed(
        session, actor=actor, action="area:travel", about=("area", area.id), now=now,
        other=there.id,
    )  # fmt: skip


def _may(actor: Actor, area: Area) -> bool:
    return policy.may(actor, Action.KEEP_AREA, Thing(areas=areas_in(area.path)))


def _own(session: Session, actor: Actor) -> dict[str, Area]:
    rows = session.scalars(select(Area).where(is_below(actor)).order_by(Area.id))
    return {area.slug: area for area in rows}


def _columns() -> tuple[str, ...]:
    return tuple("parent_id" if name == "parent" else name for name in AREA_FIELDS)


def _take_over(area: Area, profile: AreaProfile, parent: Area | None) -> None:
    for name in AREA_FIELDS:
        if name != "parent":
            setattr(area, name, getattr(profile, name))
    area.parent_id = parent.id if parent is not None else None


def _check_move(actor: Actor, area: Area, above: Area | None, parent: Area | None) -> None:
    """Let nobody take an area away from those who coordinate it today, or make a circle."""
    if parent is None or parent is above:
        return
    if parent.path.startswith(area.path):
        raise FieldsError(FieldProblem("parent", "circle", {}))
    if above is not None and not _may(actor, above):
        raise FieldsError(FieldProblem("parent", "not_yours", {}))
    _check_depth(parent)


def _check_depth(parent: Area) -> None:
    if len(parent.path) > LONGEST_PATH - 24:
        raise FieldsError(FieldProblem("parent", "too_deep", {}))
