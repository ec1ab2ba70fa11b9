"""Writing the pages of information: every change is a revision, and none is lost.

Only coordinators of the home area write them. Whoever writes waits for the others: the row of the
home area is locked, so that no two of them build a circle or take the same address.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.page import NEXT_STATES, PageState
from helpboard.domain.page_profile import PAGE_FIELDS, PAGE_WORDS, check_language, check_page
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.translation import ItemKind, Source
from helpboard.models import Area, ContentRevision, InfoPage
from helpboard.queries.actors import areas_in
from helpboard.services.content_items import Said, item_of, source_changed
from helpboard.services.deeds import note_deed
from helpboard.services.page_spots import (
    forget_address,
    next_position,
    shift,
    spot_for,
    take_spot,
)


def lock_writing(session: Session, *, actor: Actor, home_id: int) -> None:
    """Let nobody else write pages or terms until the transaction ends.

    Raises ``NotAllowedError`` for whoever does not look after the home area.
    """
    home = session.get_one(Area, home_id, with_for_update=True)
    policy.require(actor, Action.EDIT_PAGE, Thing(areas=areas_in(home.path)))


def page_to_change(
    session: Session, page_id: int, *, actor: Actor, home_id: int, version: int | None = None
) -> InfoPage:
    """Lock a page that was read at ``version``; raises ``ConflictError`` when it has moved."""
    lock_writing(session, actor=actor, home_id=home_id)
    page = session.get(InfoPage, page_id, with_for_update=True, populate_existing=True)
    if page is None:
        raise NotFoundError(page_id)
    if version is not None and page.version != version:
        raise ConflictError(page_id)
    return page


def create_page(
    session: Session, *, actor: Actor, home_id: int, typed: Mapping[str, Any], now: datetime
) -> InfoPage:
    """Begin a page as a draft, below ``parent`` or in the menu of ``audience``.

    Raises ``FieldsError`` for words or an address that cannot be.
    """
    lock_writing(session, actor=actor, home_id=home_id)
    text, lang = check_page(typed), check_language(typed)
    spot = spot_for(session, {**typed, "slug": typed.get("slug") or ""}, title=text.title)
    page = InfoPage(
        parent_id=spot.parent_id,
        audience=spot.audience,
        slug=spot.slug,
        path=spot.path,
        position=next_position(session, spot.parent_id, spot.audience),
        state=PageState.DRAFT,
        source_lang=lang,
        created_at=now,
        updated_at=now,
        **{name: getattr(text, name) for name in PAGE_FIELDS},
    )
    session.add(page)
    session.flush()
    forget_address(session, page.path)
    _record(session, page, None, by=actor.user_id, now=now)
    _note(session, actor, "write", page, now=now)
    return page


def change_page(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    page_id: int,
    typed: Mapping[str, Any],
    version: int,
    now: datetime,
) -> InfoPage:
    """Let a page say something else; with ``is_small`` its translations stay right.

    Raises ``FieldsError``, and ``ConflictError`` when somebody else has written since ``version``;
    then nothing has changed.
    """
    page = page_to_change(session, page_id, actor=actor, home_id=home_id, version=version)
    text, before = check_page(typed), source_of(page)
    changed = [name for name in PAGE_FIELDS if getattr(page, name) != getattr(text, name)]
    if not changed:
        return page
    for name in changed:
        setattr(page, name, getattr(text, name))
    page.updated_at = now
    session.flush()
    is_small = bool(typed.get("is_small"))
    _record(session, page, before, by=actor.user_id, now=now, is_small=is_small)
    _note(session, actor, "change", page, now=now, fields=changed, small=is_small)
    return page


def go_back(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    page_id: int,
    revision_id: int,
    version: int,
    now: datetime,
) -> InfoPage:
    """Let a page say again what it said in a revision, which makes a new one.

    Raises ``NotFoundError`` for a revision of something else, else as :func:`change_page`.
    """
    page = page_to_change(session, page_id, actor=actor, home_id=home_id, version=version)
    item = item_of(session, ItemKind.PAGE, page.id)
    found = session.get(ContentRevision, revision_id)
    if found is None or (found.item_id, found.lang) != (item.id, page.source_lang):
        raise NotFoundError(revision_id)
    flags = {"is_discreet": page.is_discreet, "for_people_only": page.for_people_only}
    typed = {**flags, **found.fields, "keeps_numbers": True}
    return change_page(
        session,
        actor=actor,
        home_id=home_id,
        page_id=page_id,
        typed=typed,
        version=version,
        now=now,
    )


def move_page(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    page_id: int,
    typed: Mapping[str, Any],
    version: int,
    now: datetime,
) -> InfoPage:
    """Put a page with all below it somewhere else: ``parent`` or ``audience``, and ``slug``.

    Old addresses of what is or was public go on working. Raises ``FieldsError``, ``ConflictError``.
    """
    page = page_to_change(session, page_id, actor=actor, home_id=home_id, version=version)
    spot = spot_for(session, typed, title=page.title, page=page)
    if take_spot(session, page, spot, now=now):
        _note(session, actor, "move", page, now=now)
    return page


def shift_page(
    session: Session, *, actor: Actor, home_id: int, page_id: int, step: int, now: datetime
) -> InfoPage:
    """Let a page change places with the one before (-1) or after it (1); nothing at the end."""
    page = page_to_change(session, page_id, actor=actor, home_id=home_id)
    if shift(session, page, step=step):
        _note(session, actor, "shift", page, now=now)
    return page


def set_state(
    session: Session,
    *,
    actor: Actor,
    home_id: int,
    page_id: int,
    state: PageState,
    now: datetime,
) -> InfoPage:
    """Publish or hide a page; again changes nothing. Raises ``IllegalMoveError``."""
    page = page_to_change(session, page_id, actor=actor, home_id=home_id)
    if page.state is state:
        return page
    if NEXT_STATES[page.state] is not state:
        raise IllegalMoveError(page_id)
    page.state, page.updated_at = state, now
    if state is PageState.PUBLISHED:
        page.checked_at = now
    session.flush()
    what = "publish" if state is PageState.PUBLISHED else "hide"
    _note(session, actor, what, page, now=now)
    return page


def say_checked(
    session: Session, *, actor: Actor, home_id: int, page_id: int, now: datetime
) -> InfoPage:
    """Note that somebody has read a page and everything in it is still right."""
    page = page_to_change(session, page_id, actor=actor, home_id=home_id)
    page.checked_at = now
    session.flush()
    _note(session, actor, "checked", page, now=now)
    return page


def delete_page(
    session: Session, *, actor: Actor, home_id: int, page_id: int, now: datetime
) -> None:
    """Delete a draft that has no page below it; raises ``IllegalMoveError`` for any other."""
    page = page_to_change(session, page_id, actor=actor, home_id=home_id)
    below = session.scalar(select(func.count()).where(InfoPage.parent_id == page_id))
    if page.state is not PageState.DRAFT or below:
        raise IllegalMoveError(page_id)
    _note(session, actor, "delete", page, now=now)
    session.delete(page)
    session.flush()


def source_of(page: InfoPage) -> Source:
    """Return the words of a page as translations are made from them."""
    return Source(page.source_lang, {name: getattr(page, name) for name in PAGE_WORDS})


def _record(
    session: Session,
    page: InfoPage,
    before: Source | None,
    *,
    by: int | None,
    now: datetime,
    is_small: bool = False,
) -> None:
    said = Said(lang=page.source_lang, fields=source_of(page).fields, is_small=is_small, by=by)
    item = item_of(session, ItemKind.PAGE, page.id)
    source_changed(session, item=item, before=before, said=said, now=now)


def _note(
    session: Session, actor: Actor, what: str, page: InfoPage, *, now: datetime, **codes: Any
) -> None:
    note_deed(
        session, actor=actor, action=f"page:{what}", about=("page", page.id), now=now, **codes
    )
