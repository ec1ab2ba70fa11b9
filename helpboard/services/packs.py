"""Packs of sheets for all sites of an area: asked for at the desk, made by the worker."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import GoneError, IllegalMoveError, NotFoundError
from helpboard.domain.paper import (
    BUSY,
    PACK_LEASE,
    PACK_LIFE,
    PackBusyError,
    PackSheet,
    PackState,
)
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, PaperPack, User
from helpboard.queries.actors import actor_of, areas_above
from helpboard.queries.packs import sites_to_print
from helpboard.services.deeds import note_deed


def ask_for_pack(
    session: Session,
    *,
    actor: Actor,
    area_id: int,
    choice: Sequence[PackSheet],
    languages: Sequence[str],
    now: datetime,
) -> PaperPack:
    """Let the worker print ``choice`` for every site of an area and below.

    NotAllowedError unless ``actor`` coordinates it; PackBusyError while another pack for it is
    being made.
    """
    policy.require(actor, Action.PRINT_PACK, Thing(areas=areas_above(session, area_id)))
    session.get_one(Area, area_id, with_for_update=True)  # two who ask at once wait here
    busy = select(PaperPack.id).where(PaperPack.area_id == area_id, PaperPack.state.in_(BUSY))
    if session.scalar(busy.limit(1)) is not None:
        raise PackBusyError(area_id)
    pack = PaperPack(
        area_id=area_id,
        languages=list(languages),
        choice=[sheet.value for sheet in choice],
        state=PackState.WAITING,
        total=len(sites_to_print(session, area_id, today=now.date())),
        made_by=actor.user_id,
        asked_at=now,
    )
    session.add(pack)
    session.flush()
    _note(session, actor, pack, "ask", now)
    return pack


def pack_of(
    session: Session, actor: Actor, pack_id: int, *, is_changing: bool = False
) -> PaperPack:
    """Return a pack for an area that ``actor`` coordinates; NotFoundError for all others."""
    pack = session.get(PaperPack, pack_id, with_for_update=is_changing)
    if pack is None or not _may(session, actor, pack):
        raise NotFoundError(pack_id)
    return pack


def stop_pack(session: Session, *, actor: Actor, pack_id: int, now: datetime) -> None:
    """Let the worker stop; a pack that is over stays as it is."""
    pack = pack_of(session, actor, pack_id, is_changing=True)
    if pack.state in BUSY:
        _end(pack, PackState.STOPPED, now)
        _note(session, actor, pack, "stop", now)


def fetch_pack(session: Session, *, actor: Actor, pack_id: int, now: datetime) -> str:
    """Note that a pack is fetched; return its file. GoneError when its time is over."""
    pack = pack_of(session, actor, pack_id)
    if pack.state is not PackState.READY:
        raise NotFoundError(pack_id)
    if pack.asked_at <= now - PACK_LIFE:
        raise GoneError(pack_id)
    _note(session, actor, pack, "fetch", now)
    return pack.file_name


def lease_pack(session: Session, *, file_name: str, now: datetime) -> PaperPack | None:
    """Take up the pack that waits longest, or that a worker left lying, from its beginning.

    It goes into the file ``file_name``. One whose asker may no longer have it fails at once.
    """
    is_left = (PaperPack.state == PackState.WORKING) & (PaperPack.leased_until < now)
    pack = session.scalars(
        select(PaperPack)
        .where(or_(PaperPack.state == PackState.WAITING, is_left))
        .order_by(PaperPack.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if pack is None:
        return None
    user = session.get(User, pack.made_by) if pack.made_by else None
    if user is None or not _may(session, actor_of(session, user), pack):
        _end(pack, PackState.FAILED, now)
        session.flush()
        return pack
    pack.state, pack.done, pack.file_name = PackState.WORKING, 0, file_name
    pack.leased_until = now + PACK_LEASE
    session.flush()
    return pack


def advance_pack(
    session: Session, *, pack_id: int, file_name: str, done: int, total: int, now: datetime
) -> None:
    """Say how many sites are printed; IllegalMoveError when the pack is no longer this worker's."""
    pack = _held(session, pack_id, file_name)
    pack.done, pack.total, pack.leased_until = done, total, now + PACK_LEASE
    session.flush()


def finish_pack(
    session: Session, *, pack_id: int, file_name: str, state: PackState, now: datetime
) -> None:
    """End a pack, or let it wait again; IllegalMoveError when it is no longer this worker's."""
    pack = _held(session, pack_id, file_name)
    if state is PackState.WAITING:
        pack.state, pack.leased_until = state, None
    else:
        _end(pack, state, now)
    session.flush()


def _held(session: Session, pack_id: int, file_name: str) -> PaperPack:
    pack = session.get(PaperPack, pack_id, with_for_update=True, populate_existing=True)
    if pack is None or pack.state is not PackState.WORKING or pack.file_name != file_name:
        raise IllegalMoveError(str(pack_id))
    return pack


def _end(pack: PaperPack, state: PackState, now: datetime) -> None:
    pack.state, pack.leased_until, pack.ended_at = state, None, now


def _may(session: Session, actor: Actor, pack: PaperPack) -> bool:
    thing = Thing(areas=areas_above(session, pack.area_id))
    return policy.may(actor, Action.PRINT_PACK, thing)


def _note(session: Session, actor: Actor, pack: PaperPack, what: str, now: datetime) -> None:
    note_deed(
        session, actor=actor, action=Action.PRINT_PACK, about=("area", pack.area_id), now=now,
        what=what, pack=pack.id, choice=list(pack.choice), languages=list(pack.languages),
    )  # fmt: skip
