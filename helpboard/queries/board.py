"""What the board shows: a page of posts, newest first, and how many there are."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Protocol, TypeVar

from sqlalchemy import Select, bindparam, exists, func, literal, select, tuple_
from sqlalchemy.orm import Session

from helpboard.domain.board import BoardFilter
from helpboard.domain.errors import MalformedError
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Area, Facet, Group, Organisation, Photo, Post, PostFacet
from helpboard.queries.concealed import is_concealed
from helpboard.queries.cursor import Cursor

PAGE = 25
MOST_COUNTED = 1000
"""Counting stops here; beyond it pages say “more than 1,000”."""

# Plain tables: rows that nobody changes need no session's book-keeping.
POST = Post.__table__.c
_AREA, _ORGANISATION, _GROUP = Area.__table__.c, Organisation.__table__.c, Group.__table__.c
_HAS_PHOTOS = exists(select(literal(1)).where(Photo.__table__.c.post_id == POST.id))
_FACET, _CARRIED = Facet.__table__.c, PostFacet.__table__.c


@dataclass(frozen=True, slots=True)
class CardRow:
    """What a card on the board needs, and nothing private."""

    id: int
    version: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    text: str
    text_lang: str
    is_urgent: bool
    published_at: datetime
    expires_at: datetime
    area_name: str
    area_slug: str
    organisation_name: str | None
    organisation_slug: str | None
    is_verified: bool
    group_name: str | None
    group_slug: str | None
    has_photos: bool = False


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A page of cards; ``total`` is capped just above :data:`MOST_COUNTED`."""

    cards: tuple[CardRow, ...]
    total: int
    next: Cursor | None
    did_you_mean: str | None = None
    ignored: tuple[str, ...] = ()


_Made = TypeVar("_Made")


class Keep(Protocol):
    """A memory of what does not change until content moves."""

    def __call__(self, key: Hashable, make: Callable[[], _Made], /) -> _Made:
        """Return what is kept under ``key``, else what ``make`` returns, and keep it."""


def not_kept(_key: Hashable, make: Callable[[], _Made], /) -> _Made:
    """Make it anew."""
    return make()


def board_page(
    session: Session,
    chosen: BoardFilter,
    *,
    now: datetime,
    after: Cursor | None = None,
    size: int = PAGE,
    keep: Keep = not_kept,
) -> BoardPage:
    """Read a page of the public posts that match ``chosen``, newest first.

    ``keep`` may remember how many there are until content moves; posts that run out meanwhile are
    counted for a minute more.
    """
    codes, minute = tuple(chosen.codes()), int(now.timestamp()) // 60
    carried, total = keep(("board", codes, minute), lambda: _standing(session, codes, now))
    if carried is None:
        return BoardPage((), 0, None)
    asked = {"now": now, "wanted": size + 1, **carried}
    if after is not None:
        asked |= {"moment": after.published_at, "post_id": after.post_id}
    others = len(carried) - 1
    rows = session.execute(_cards_statement(others, after is not None), asked).all()
    cards = tuple(card_of(row) for row in rows[:size])
    last = cards[-1] if len(rows) > size else None
    return BoardPage(cards, total, Cursor(last.published_at, last.id) if last else None)


def _standing(
    session: Session, codes: Sequence[str], now: datetime
) -> tuple[dict[str, int] | None, int]:
    """Return the facets of all codes, or None, and how many public posts carry them all."""
    carried = _facets(session, codes)
    if carried is None:
        return None, 0
    counting = _count_statement(len(carried) - 1)
    return carried, session.execute(counting, {"now": now, **carried}).scalar_one()


_FACETS = select(_FACET.id, _FACET.total).where(_FACET.code.in_(bindparam("codes", expanding=True)))

# Asked of one post at a time; joined, SQLite would begin with all that have not expired.
_IS_PUBLIC = exists(
    select(literal(1)).where(
        POST.id == _CARRIED.post_id,
        POST.state == PostState.PUBLISHED,
        POST.expires_at > bindparam("now"),
    )
)
_NEWEST = (_CARRIED.published_at.desc(), _CARRIED.post_id.desc())


def _facets(session: Session, codes: Sequence[str]) -> dict[str, int] | None:
    """Return the ids of all codes as parameters of a walk, the rarest first, or None."""
    found = session.execute(_FACETS, {"codes": codes}).all()
    if len(found) < len(codes):
        return None
    ids = [row.id for row in sorted(found, key=lambda row: (row.total, row.id))]
    return {f"facet_{place}": facet_id for place, facet_id in enumerate(ids)}


# Statements are put together once: doing so takes longer than they run.


@cache
def _walk(others: int) -> Select[*tuple[Any, ...]]:
    """Select the public posts that carry a code and so many others."""
    walk = select(_CARRIED.post_id).where(_CARRIED.facet_id == bindparam("facet_0"), _IS_PUBLIC)
    for place in range(1, others + 1):
        other = PostFacet.__table__.alias().c
        walk = walk.where(
            exists(
                select(literal(1)).where(
                    other.facet_id == bindparam(f"facet_{place}"),
                    other.published_at == _CARRIED.published_at,
                    other.post_id == _CARRIED.post_id,
                )
            )
        )
    return walk


@cache
def _cards_statement(others: int, is_continued: bool) -> Select[*tuple[Any, ...]]:
    page = _walk(others).order_by(*_NEWEST).limit(bindparam("wanted"))
    if is_continued:
        last = tuple_(bindparam("moment", type_=POST.published_at.type), bindparam("post_id"))
        page = page.where(tuple_(_CARRIED.published_at, _CARRIED.post_id) < last)
    return newest_first(page)


@cache
def _count_statement(others: int) -> Select[int]:
    # In order, or PostgreSQL would join everything first to find a thousand of it.
    some = _walk(others).with_only_columns(literal(1)).order_by(*_NEWEST).limit(MOST_COUNTED + 1)
    return select(func.count()).select_from(some.subquery())


@cache
def newest_with_code() -> Select[*tuple[Any, ...]]:
    """Select the ids of the ``wanted`` newest posts that carry ``code`` and are public ``now``."""
    facet_id = select(_FACET.id).where(_FACET.code == bindparam("code")).scalar_subquery()
    walk = select(_CARRIED.post_id).where(_CARRIED.facet_id == facet_id, _IS_PUBLIC)
    return walk.order_by(*_NEWEST).limit(bindparam("wanted"))


def newest_first(ids: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Select the cards of the posts that ``ids`` selects."""
    return card_columns().where(POST.id.in_(ids)).order_by(POST.published_at.desc(), POST.id.desc())


def card_columns() -> Select[*tuple[Any, ...]]:
    """Select what :func:`card_of` reads, of all posts; the caller says which."""
    return (
        select(
            POST.id,
            POST.version,
            POST.kind,
            POST.topic,
            POST.facts,
            POST.text,
            POST.text_lang,
            POST.is_urgent,
            POST.published_at,
            POST.expires_at,
            _AREA.name.label("area_name"),
            _AREA.slug.label("area_slug"),
            _ORGANISATION.name.label("organisation_name"),
            _ORGANISATION.slug.label("organisation_slug"),
            _ORGANISATION.state.label("organisation_state"),
            is_concealed().label("is_concealed"),
            _GROUP.name.label("group_name"),
            _GROUP.slug.label("group_slug"),
            _HAS_PHOTOS.label("has_photos"),
        )
        .select_from(Post.__table__)
        .join(Area.__table__, _AREA.id == POST.area_id)
        .outerjoin(Organisation.__table__, _ORGANISATION.id == POST.organisation_id)
        .outerjoin(Group.__table__, _GROUP.id == POST.group_id)
    )


def card_of(row: Any) -> CardRow:
    """Turn a row of :func:`card_columns` into a card; a concealed organisation is not named."""
    return CardRow(
        id=row.id,
        version=row.version,
        kind=row.kind,
        topic=row.topic,
        facts=row.facts,
        text=row.text,
        text_lang=row.text_lang,
        is_urgent=row.is_urgent,
        published_at=row.published_at,
        expires_at=row.expires_at,
        area_name=row.area_name,
        area_slug=row.area_slug,
        organisation_name=None if row.is_concealed else row.organisation_name,
        organisation_slug=None if row.is_concealed else row.organisation_slug,
        is_verified=row.organisation_state is OrganisationState.VERIFIED and not row.is_concealed,
        group_name=row.group_name,
        group_slug=row.group_slug,
        has_photos=row.has_photos,
    )


def organisation_name(session: Session, slug: str) -> str:
    """Return the name of a public organisation; an unknown one is a malformed filter."""
    statement = select(Organisation.name).where(Organisation.slug == slug, ~is_concealed())
    name = session.scalars(statement).one_or_none()
    if name is None:
        raise MalformedError("organisation")
    return name


@cache
def _cards_by_id() -> Select[*tuple[Any, ...]]:
    return card_columns().where(POST.id.in_(bindparam("ids", expanding=True)))


def cards_of(session: Session, ids: Sequence[int]) -> tuple[CardRow, ...]:
    """Read the cards of the posts ``ids`` in that order; ids that are gone are left out."""
    found = session.execute(_cards_by_id(), {"ids": ids})
    rows = {row.id: card_of(row) for row in found}
    return tuple(rows[post_id] for post_id in ids if post_id in rows)
