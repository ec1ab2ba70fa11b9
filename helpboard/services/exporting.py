"""Writing out tables and whole towns: who may, and the entry that says so (rule 8)."""

from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, GoneError, NotFoundError
from helpboard.domain.intake import DOWNLOAD_LIFE, LEASE, TownExportState
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Entry, TownExport, User
from helpboard.queries.actors import actor_of, areas_above
from helpboard.services.exchange.scope import areas_below

_BUSY = frozenset({TownExportState.WAITING, TownExportState.WRITING})


class TownBusyError(ConflictError):
    """The reader has asked for the town already, and it is not ready."""

    code = "town_busy"


def note_export(
    session: Session, *, actor: Actor, area_id: int, kind: str, now: datetime
) -> frozenset[str]:
    """Note that a table leaves the board; return the slugs of the areas that it may hold.

    NotAllowedError unless ``actor`` coordinates the area.
    """
    policy.require(actor, Action.EXPORT_TABLE, Thing(areas=areas_above(session, area_id)))
    _enter(session, actor, Action.EXPORT_TABLE, {"kind": kind}, area_id=area_id, now=now)
    return areas_below(session, area_id)


def ask_for_town(
    session: Session, *, actor: Actor, area_id: int, stored: str, now: datetime
) -> TownExport:
    """Let the worker write everything of the board into the file ``stored``.

    NotAllowedError unless ``actor`` coordinates ``area_id``, which must be the top of the board's
    tree or the home of its portal; TownBusyError while another one of theirs is being written.
    """
    policy.require(actor, Action.EXPORT_TOWN, Thing(areas=areas_above(session, area_id)))
    busy = select(TownExport.id).where(
        TownExport.made_by == actor.user_id, TownExport.state.in_(_BUSY)
    )
    if session.scalar(busy.limit(1)) is not None:
        raise TownBusyError(area_id)
    export = TownExport(
        area_id=area_id,
        stored=stored,
        state=TownExportState.WAITING,
        made_by=actor.user_id,
        created_at=now,
    )
    session.add(export)
    _enter(session, actor, Action.EXPORT_TOWN, {"what": "ask"}, area_id=area_id, now=now)
    return export


def town_of(session: Session, actor: Actor, export_id: int) -> TownExport:
    """Return an export that ``actor`` has asked for; NotFoundError for anybody else's."""
    export = session.get(TownExport, export_id)
    if export is None or export.made_by != actor.user_id or not _may(session, actor, export):
        raise NotFoundError(export_id)
    return export


def fetch_town(session: Session, *, actor: Actor, export_id: int, now: datetime) -> str:
    """Note that the whole town is fetched; return its file. GoneError when its time is over."""
    export = town_of(session, actor, export_id)
    if export.state is not TownExportState.READY:
        raise NotFoundError(export_id)
    if export.created_at <= now - DOWNLOAD_LIFE:
        raise GoneError(export_id)
    _enter(session, actor, Action.EXPORT_TOWN, {"what": "fetch"}, area_id=export.area_id, now=now)
    return export.stored


def towns_of(session: Session, actor: Actor) -> list[TownExport]:
    """Return the exports that ``actor`` has asked for, the newest first."""
    statement = select(TownExport).where(TownExport.made_by == actor.user_id)
    return list(session.scalars(statement.order_by(TownExport.id.desc()).limit(10)))


def lease_town(session: Session, *, now: datetime) -> TownExport | None:
    """Take up the export that waits longest, or that a worker left lying.

    One whose asker may no longer have it fails at once.
    """
    is_left = (TownExport.state == TownExportState.WRITING) & (TownExport.leased_until < now)
    found = session.scalars(
        select(TownExport)
        .where(or_(TownExport.state == TownExportState.WAITING, is_left))
        .order_by(TownExport.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if found is None:
        return None
    user = session.get(User, found.made_by) if found.made_by else None
    is_allowed = user is not None and _may(session, actor_of(session, user), found)
    found.state = TownExportState.WRITING if is_allowed else TownExportState.FAILED
    found.leased_until = now + LEASE
    session.flush()
    return found


def finish_town(session: Session, *, export_id: int, size: int, sha256: str, now: datetime) -> None:
    """Say that the file is ready to be fetched, or with size 0 that it could not be written."""
    export = session.get(TownExport, export_id, with_for_update=True)
    if export is None:
        return
    export.state = TownExportState.READY if size else TownExportState.FAILED
    export.size, export.sha256, export.leased_until, export.ended_at = size, sha256, None, now
    session.flush()


def _may(session: Session, actor: Actor, export: TownExport) -> bool:
    thing = Thing(areas=areas_above(session, export.area_id))
    return policy.may(actor, Action.EXPORT_TOWN, thing)


def _enter(
    session: Session,
    actor: Actor,
    action: Action,
    codes: dict[str, Any],
    *,
    area_id: int,
    now: datetime,
) -> None:
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=action.value,
            about="area",
            about_id=area_id,
            codes=codes,
        )
    )
    session.flush()
