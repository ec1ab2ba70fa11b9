"""Writing circulars: drafts, which nobody reads until they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.circular import (
    MOST_BODY,
    MOST_BUTTONS,
    MOST_SUBJECT,
    Audience,
    CircularAnswer,
    CircularState,
    Filters,
)
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.fields import Fields
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, Circular, CircularText
from helpboard.queries.actors import areas_above
from helpboard.queries.circulars import circular_for
from helpboard.queries.plans import sites_of
from helpboard.services.deeds import note_deed
from helpboard.services.texts_by_language import Parts, checked_texts, typed_texts

PARTS = Parts(short="subject", long="body", most_short=MOST_SUBJECT, most_long=MOST_BODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A circular as it was typed; ``texts`` are subject and words by language."""

    area_id: int
    audience: Audience
    filters: Filters
    buttons: tuple[str, ...]
    source_lang: str
    texts: Mapping[str, tuple[str, str]]
    answer_by: date | None


def write_draft(
    session: Session, *, actor: Actor, draft: Draft, today: date, now: datetime
) -> Circular:
    """Keep a new draft; raises ``FieldsError``, ``NotFoundError`` or ``NotAllowedError``."""
    _require_area(session, actor, draft.area_id)
    texts = _checked(session, actor, draft, today=today)
    circular = Circular(
        state=CircularState.DRAFT, made_by=actor.user_id, created_at=now, updated_at=now
    )
    _take_over(circular, draft)
    session.add(circular)
    session.flush()
    _put_texts(session, circular.id, texts)
    note_deed(
        session, actor=actor, action="circular:write", about=("circular", circular.id), now=now
    )
    return circular


def change_draft(
    session: Session,
    *,
    actor: Actor,
    circular_id: int,
    version: int,
    draft: Draft,
    today: date,
    now: datetime,
) -> Circular:
    """Change a draft made from ``version``; raises as :func:`write_draft`, or ``ConflictError``.

    What was sent is never changed: ``IllegalMoveError``.
    """
    circular = draft_to_change(session, actor, circular_id, version=version)
    _require_area(session, actor, draft.area_id)
    texts = _checked(session, actor, draft, today=today)
    _take_over(circular, draft)
    circular.updated_at = now
    session.flush()
    session.execute(delete(CircularText).where(CircularText.circular_id == circular.id))
    _put_texts(session, circular.id, texts)
    note_deed(
        session, actor=actor, action="circular:change", about=("circular", circular.id), now=now
    )
    return circular


def drop_draft(
    session: Session, *, actor: Actor, circular_id: int, version: int, now: datetime
) -> None:
    """Throw a draft away; raises as :func:`change_draft`."""
    circular = draft_to_change(session, actor, circular_id, version=version)
    session.delete(circular)
    note_deed(
        session, actor=actor, action="circular:drop", about=("circular", circular_id), now=now
    )
    session.flush()


def draft_to_change(session: Session, actor: Actor, circular_id: int, *, version: int) -> Circular:
    """Lock a draft that is still as it was read.

    Raises ``NotFoundError`` for one of another area, ``IllegalMoveError`` for one that was sent,
    ``ConflictError`` for one that somebody has changed since.
    """
    circular_for(session, actor, circular_id)
    circular = session.get_one(Circular, circular_id, with_for_update=True, populate_existing=True)
    if circular.state is not CircularState.DRAFT:
        raise IllegalMoveError(circular_id)
    if circular.version != version:
        raise ConflictError(circular_id)
    return circular


def _require_area(session: Session, actor: Actor, area_id: int) -> None:
    if session.get(Area, area_id) is None:
        raise NotFoundError(area_id)
    policy.require(actor, Action.INFORM, Thing(areas=areas_above(session, area_id)))


def _checked(
    session: Session, actor: Actor, draft: Draft, *, today: date
) -> dict[str, tuple[str, str]]:
    """Return the texts as they are stored; raises ``FieldsError`` for all that is wrong."""
    read = Fields(typed_texts(draft.texts, PARTS))
    texts = checked_texts(read, draft.texts, source_lang=draft.source_lang, parts=PARTS)
    for name in draft.filters.check(draft.audience):
        read.refuse(name, "unknown_code")
    site_id = draft.filters.site_id
    if site_id and site_id not in {one.id for one in sites_of(session, actor, today=today)}:
        read.refuse("site_id", "unknown_code")
    _check_answers(read, draft, today=today)
    read.done()
    return texts


def _check_answers(read: Fields, draft: Draft, *, today: date) -> None:
    if not set(draft.buttons) <= set(CircularAnswer):
        read.refuse("buttons", "unknown_code")
    if len(draft.buttons) > MOST_BUTTONS:
        read.refuse("buttons", "too_many", maximum=MOST_BUTTONS)
    if draft.answer_by is not None and draft.answer_by < today:
        read.refuse("answer_by", "in_the_past")
    if draft.answer_by is not None and not draft.buttons:
        read.refuse("answer_by", "no_buttons")


def _take_over(circular: Circular, draft: Draft) -> None:
    circular.area_id, circular.audience = draft.area_id, draft.audience
    circular.filters, circular.buttons = draft.filters.as_json(), list(draft.buttons)
    circular.source_lang, circular.answer_by = draft.source_lang, draft.answer_by


def _put_texts(session: Session, circular_id: int, texts: Mapping[str, tuple[str, str]]) -> None:
    session.add_all(
        CircularText(circular_id=circular_id, lang=lang, subject=subject, body=body)
        for lang, (subject, body) in texts.items()
    )
    session.flush()
