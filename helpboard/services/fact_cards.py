"""Facts that stand in many pages and are stored once: corrected here, right in every language."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotAllowedError, NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.page_profile import CARD_FIELDS, check_card
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.profile import slug_of
from helpboard.models import Area, FactCard
from helpboard.queries.actors import areas_in
from helpboard.queries.fact_cards import pages_with_card
from helpboard.services.deeds import note_deed
from helpboard.services.organisations import free_slug


def create_card(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    typed: Mapping[str, Any],
    hours: str,
    now: datetime,
) -> FactCard:
    """Make a card for an area of the actor's, or for the whole board; raises ``FieldsError``."""
    facts = check_card(typed, hours=hours)
    area_id = _area(session, typed, actor=actor, home_id=home_id)
    card = FactCard(
        slug=free_slug(session, FactCard.slug, slug_of(facts.name) or "card"),
        area_id=area_id,
        created_at=now,
        updated_at=now,
        **{name: getattr(facts, name) for name in CARD_FIELDS},
    )
    session.add(card)
    session.flush()
    _note(session, actor, "add", card, now=now)
    return card


def change_card(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    card_id: int,
    typed: Mapping[str, Any],
    hours: str,
    version: int,
    now: datetime,
) -> FactCard:
    """Correct a card that was read at ``version``; its slug stays, since pages name it.

    Raises ``FieldsError``, ``NotFoundError`` outside the actor's areas, and ``ConflictError`` when
    somebody else has written since.
    """
    card = card_to_change(session, card_id, actor=actor, home_id=home_id)
    if card.version != version:
        raise ConflictError(card_id)
    facts = check_card(typed, hours=hours)
    area_id = _area(session, typed, actor=actor, home_id=home_id)
    wanted = {**{name: getattr(facts, name) for name in CARD_FIELDS}, "area_id": area_id}
    changed = [name for name, value in wanted.items() if getattr(card, name) != value]
    for name in changed:
        setattr(card, name, wanted[name])
    if changed:
        card.updated_at = now
        session.flush()
        _note(session, actor, "change", card, now=now, fields=changed)
    return card


def delete_card(
    session: Session, *, actor: Actor, home_id: int, card_id: int, now: datetime
) -> None:
    """Delete a card; raises ``IllegalMoveError`` while a page shows something of it."""
    card = card_to_change(session, card_id, actor=actor, home_id=home_id)
    # Nobody puts it on a page meanwhile: whoever writes pages locks the home area first.
    session.get_one(Area, home_id, with_for_update=True)
    if pages_with_card(session, card.slug):
        raise IllegalMoveError(card_id)
    _note(session, actor, "delete", card, now=now)
    session.delete(card)
    session.flush()


def card_to_change(session: Session, card_id: int, *, actor: Actor, home_id: int) -> FactCard:
    """Lock a card for changing; to everybody outside its area there is none."""
    session.get(FactCard, card_id, with_for_update=True, populate_existing=True)
    return card_of(session, card_id, actor=actor, home_id=home_id)


def card_of(session: Session, card_id: int, *, actor: Actor, home_id: int) -> FactCard:
    """Read a card; to everybody outside its area there is none."""
    card = session.get(FactCard, card_id)
    if card is None:
        raise NotFoundError(card_id)
    area_id = home_id if card.area_id is None else card.area_id
    path = session.get_one(Area, area_id).path
    if not policy.may(actor, Action.KEEP_CARD, Thing(areas=areas_in(path))):
        raise NotFoundError(card_id)
    return card


def _area(session: Session, typed: Mapping[str, Any], *, actor: Actor, home_id: int) -> int | None:
    """Return the id of the area in ``area`` (a slug), None for the whole board."""
    slug = str(typed.get("area") or "")
    wanted = Area.slug == slug if slug else Area.id == home_id
    area = session.scalars(select(Area).where(wanted)).one_or_none()
    if area is None:
        raise FieldsError(FieldProblem("area", "unknown_code", {}))
    try:
        policy.require(actor, Action.KEEP_CARD, Thing(areas=areas_in(area.path)))
    except NotAllowedError:
        code = "unknown_code" if slug else "required"
        raise FieldsError(FieldProblem("area", code, {})) from None
    return area.id if slug else None


def _note(
    session: Session, actor: Actor, what: str, card: FactCard, *, now: datetime, **codes: Any
) -> None:
    note_deed(
        session, actor=actor, action=f"card:{what}", about=("card", card.id), now=now, **codes
    )
