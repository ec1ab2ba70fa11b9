"""Where pages stand in the tree, and what becomes of their addresses when they move."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.page import TAKEN_PATHS, PageAudience, PageState
from helpboard.domain.page_profile import LONGEST_PATH, is_slug
from helpboard.domain.page_text import MOST_DEPTH
from helpboard.domain.profile import slug_of
from helpboard.models import InfoPage, PageAddress


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the tree that a page may take."""

    parent_id: int | None
    audience: PageAudience
    slug: str
    path: str


def spot_for(
    session: Session, typed: Mapping[str, Any], *, title: str, page: InfoPage | None = None
) -> Spot:
    """Return where ``parent`` (an id, or nothing), ``audience`` and ``slug`` put a page.

    Without a slug it is made of the title. Raises ``FieldsError`` when the page would stand below
    itself, too deep, or at an address that another page has.
    """
    parent = _parent(session, typed, page)
    audience = parent.audience if parent else _audience(typed)
    slug = str(typed.get("slug") or "").strip() or slug_of(title)
    if not is_slug(slug):
        _refuse("slug", "not_a_slug")
    path = f"{parent.path}/{slug}" if parent else slug
    height = _height(session, page) if page else 1
    if path.count("/") + height > MOST_DEPTH:
        _refuse("parent", "too_deep", maximum=MOST_DEPTH)
    taken = session.scalar(select(InfoPage.id).where(InfoPage.path == path))
    if path in TAKEN_PATHS or (taken is not None and (page is None or taken != page.id)):
        _refuse("slug", "address_taken")
    _check_lengths(session, page, path)
    return Spot(parent.id if parent else None, audience, slug, path)


def take_spot(session: Session, page: InfoPage, spot: Spot, *, now: datetime) -> bool:
    """Put a page with all below it where ``spot`` is; False when it stands there already.

    What was public before stays reachable at its old address, until a page is put there.
    """
    is_elsewhere = (page.parent_id, page.audience) != (spot.parent_id, spot.audience)
    if not is_elsewhere and page.path == spot.path:
        return False
    if is_elsewhere:
        page.position = next_position(session, spot.parent_id, spot.audience)
    old = page.path
    page.parent_id, page.audience, page.slug = spot.parent_id, spot.audience, spot.slug
    page.path, page.updated_at = spot.path, now
    session.flush()
    if page.state is not PageState.DRAFT:
        _keep_address(session, old, page.id)
    _move_below(session, old, spot)
    forget_address(session, spot.path)
    return True


def next_position(session: Session, parent_id: int | None, audience: PageAudience) -> int:
    """Return the position behind all that stand there."""
    last = session.scalar(select(func.max(InfoPage.position)).where(*_beside(parent_id, audience)))
    return 0 if last is None else last + 1


def shift(session: Session, page: InfoPage, *, step: int) -> bool:
    """Let a page change places with its neighbour, -1 before or 1 after it; False at the end."""
    rows = list(
        session.scalars(
            select(InfoPage.id)
            .where(*_beside(page.parent_id, page.audience))
            .order_by(InfoPage.position, InfoPage.id)
        )
    )
    here = rows.index(page.id)
    there = here + step
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for position, page_id in enumerate(rows):
        # Whoever is writing one of them at the moment is not disturbed: the versions stay.
        session.execute(update(InfoPage).where(InfoPage.id == page_id).values(position=position))
    session.refresh(page)
    return True


def forget_address(session: Session, path: str) -> None:
    """Let nothing lead away from ``path`` any more: a page stands there now."""
    session.execute(delete(PageAddress).where(PageAddress.path == path))


def _parent(session: Session, typed: Mapping[str, Any], page: InfoPage | None) -> InfoPage | None:
    wanted = str(typed.get("parent") or "")
    if not wanted:
        return None
    is_number = wanted.isascii() and wanted.isdecimal() and len(wanted) < 10
    parent = session.get(InfoPage, int(wanted), populate_existing=True) if is_number else None
    if parent is None:
        _refuse("parent", "unknown_code")
    elif page and (parent.id == page.id or parent.path.startswith(f"{page.path}/")):
        _refuse("parent", "below_itself")
    return parent


def _audience(typed: Mapping[str, Any]) -> PageAudience:
    code = str(typed.get("audience") or "")
    if code not in set(PageAudience):
        _refuse("parent", "unknown_code" if code else "required")
    return PageAudience(code)


def _check_lengths(session: Session, page: InfoPage | None, path: str) -> None:
    longest = len(path)
    if page is not None:
        rows = session.scalars(select(InfoPage.path).where(_below(page.path)))
        longest = max([longest, *(len(path) + len(row) - len(page.path) for row in rows)])
    if longest > LONGEST_PATH:
        _refuse("slug", "address_too_long")


def _height(session: Session, page: InfoPage) -> int:
    """Return how many levels a page and those below it take."""
    rows = session.scalars(select(InfoPage.path).where(_below(page.path)))
    return 1 + max((row.count("/") - page.path.count("/") for row in rows), default=0)


def _move_below(session: Session, old: str, spot: Spot) -> None:
    rows = session.execute(
        select(InfoPage.id, InfoPage.path, InfoPage.state).where(_below(old)).order_by(InfoPage.id)
    ).all()
    for page_id, path, state in rows:
        new = spot.path + path[len(old) :]
        session.execute(
            update(InfoPage).where(InfoPage.id == page_id).values(path=new, audience=spot.audience)
        )
        if state is not PageState.DRAFT:
            _keep_address(session, path, page_id)
        forget_address(session, new)


def _keep_address(session: Session, path: str, page_id: int) -> None:
    forget_address(session, path)
    session.add(PageAddress(path=path, page_id=page_id))
    session.flush()


def _below(path: str) -> Any:
    return InfoPage.path.startswith(f"{path}/", autoescape=True)


def _beside(parent_id: int | None, audience: PageAudience) -> tuple[Any, ...]:
    if parent_id is None:
        return (InfoPage.parent_id.is_(None), InfoPage.audience == audience)
    return (InfoPage.parent_id == parent_id,)


def _refuse(field: str, code: str, **params: int) -> None:
    raise FieldsError(FieldProblem(field, code, params))
