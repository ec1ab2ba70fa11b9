"""Everything public that has words to translate: one statement a kind, nothing private in it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.page import PageState
from helpboard.domain.post import PostState
from helpboard.domain.translation import FIELDS, ItemKind, Source
from helpboard.models import (
    Area,
    Counter,
    GlossaryTerm,
    Group,
    InfoPage,
    Organisation,
    Place,
    Post,
    Service,
)
from helpboard.queries.concealed import is_concealed
from helpboard.queries.translations import owner_column

MOST_POSTS: Final = 200
"""Posts among the work, the newest ones; older ones end soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translatable:
    """A public thing with its words; ``slug`` is what its address says, for a post its id.

    ``name`` is what it is called, empty for a post, whose headline the rest of this makes.
    ``ends_at`` is when it leaves the board. A text ``for_people_only`` is never given to a machine.
    """

    kind: ItemKind
    id: int
    name: str
    slug: str
    source: Source
    ends_at: datetime | None = None
    for_people_only: bool = False
    facts: Mapping[str, Any] | None = None
    topic: str = ""
    post_kind: str = ""
    area_name: str = ""

    @property
    def key(self) -> tuple[ItemKind, int]:
        """Return what it is found by."""
        return self.kind, self.id


_MORE: Final = ("ends_at", "for_people_only", "facts", "topic", "area_name")


def translatable(session: Session, *, now: datetime) -> list[Translatable]:
    """Read all public things that have words, in a statement a kind; of posts the newest."""
    return [thing for kind in ItemKind for thing in _read(session, kind, now=now)]


def translatable_one(
    session: Session, kind: ItemKind, thing_id: int, *, now: datetime
) -> Translatable:
    """Read one public thing; raises ``NotFoundError`` for what is not public or has no words."""
    found = _read(session, kind, now=now, ids=(thing_id,))
    if not found:
        raise NotFoundError(thing_id)
    return found[0]


def translatable_among(
    session: Session, ids: Mapping[ItemKind, Collection[int]], *, now: datetime
) -> list[Translatable]:
    """Read those of some things that are public and have words, in a statement a kind."""
    return [
        thing for kind in ItemKind for thing in _read(session, kind, now=now, ids=ids.get(kind, ()))
    ]


def is_of_translatable(now: datetime) -> ColumnElement[bool]:
    """Tell of a content item whether its thing is public and has words."""
    return or_(*(owner_column(kind).in_(_ids(kind, now)) for kind in ItemKind))


def _ids(kind: ItemKind, now: datetime) -> Select[tuple[int]]:
    public = _STATEMENTS[kind](now).order_by(None).limit(None)
    columns = public.selected_columns
    has_words = or_(*(func.trim(columns[name]) != "" for name in FIELDS[kind]))
    return public.where(has_words).with_only_columns(_IDS[kind])


def _read(
    session: Session, kind: ItemKind, *, now: datetime, ids: Collection[int] | None = None
) -> list[Translatable]:
    statement = _STATEMENTS[kind](now)
    if ids is not None:
        statement = statement.where(_IDS[kind].in_(ids))
    rows = [row._mapping for row in session.execute(statement)]  # noqa: SLF001 - its public name
    return [_thing(kind, row) for row in rows if any(row[name].strip() for name in FIELDS[kind])]


def _thing(kind: ItemKind, row: Mapping[Any, Any]) -> Translatable:
    more = {name: row[name] for name in _MORE if name in row}
    return Translatable(
        kind=kind,
        id=row["id"],
        name=row.get("thing_name", ""),
        slug=str(row["thing_slug"]),
        source=Source(row["lang"], {name: row[name] for name in FIELDS[kind]}),
        post_kind=row["kind"].value if kind is ItemKind.POST else "",
        **more,
    )


_Statement = Select[*tuple[Any, ...]]


def _words(kind: ItemKind, model: Any) -> list[Any]:
    return [getattr(model, name) for name in FIELDS[kind]]


def _pages(_now: datetime) -> _Statement:
    """Select public pages; below one that is not, nothing is."""
    above = aliased(InfoPage)
    is_below_hidden = exists().where(
        above.state != PageState.PUBLISHED, InfoPage.path.startswith(above.path + "/")
    )
    return (
        select(
            InfoPage.id,
            InfoPage.title.label("thing_name"),
            InfoPage.path.label("thing_slug"),
            InfoPage.source_lang.label("lang"),
            InfoPage.for_people_only,
            *_words(ItemKind.PAGE, InfoPage),
        )
        .where(InfoPage.state == PageState.PUBLISHED, ~is_below_hidden)
        .order_by(InfoPage.id)
    )


def _terms(_now: datetime) -> _Statement:
    return (
        select(
            GlossaryTerm.id,
            GlossaryTerm.word.label("thing_name"),
            GlossaryTerm.slug.label("thing_slug"),
            GlossaryTerm.source_lang.label("lang"),
            *_words(ItemKind.TERM, GlossaryTerm),
        )
        .where(GlossaryTerm.state == PageState.PUBLISHED)
        .order_by(GlossaryTerm.id)
    )


def _places(_now: datetime) -> _Statement:
    return select(
        Place.id,
        Place.name.label("thing_name"),
        Place.slug.label("thing_slug"),
        Place.source_lang.label("lang"),
        *_words(ItemKind.PLACE, Place),
    ).order_by(Place.id)


def _counters(_now: datetime) -> _Statement:
    return (
        select(
            Counter.id,
            Organisation.name.label("thing_name"),
            Place.slug.label("thing_slug"),
            Counter.source_lang.label("lang"),
            *_words(ItemKind.COUNTER, Counter),
        )
        .join(Place, Place.id == Counter.place_id)
        .join(Organisation, Organisation.id == Counter.organisation_id)
        .where(~is_concealed())
        .order_by(Counter.id)
    )


def _organisations(_now: datetime) -> _Statement:
    return (
        select(
            Organisation.id,
            Organisation.name.label("thing_name"),
            Organisation.slug.label("thing_slug"),
            Organisation.source_lang.label("lang"),
            *_words(ItemKind.ORGANISATION, Organisation),
        )
        .where(~is_concealed())
        .order_by(Organisation.id)
    )


def _groups(_now: datetime) -> _Statement:
    return (
        select(
            Group.id,
            Group.name.label("thing_name"),
            Group.slug.label("thing_slug"),
            Group.source_lang.label("lang"),
            *_words(ItemKind.GROUP, Group),
        )
        .where(Group.state.in_(PUBLIC_GROUPS))
        .order_by(Group.id)
    )


def _services(_now: datetime) -> _Statement:
    return (
        select(
            Service.id,
            Service.name.label("thing_name"),
            Organisation.slug.label("thing_slug"),
            Service.source_lang.label("lang"),
            *_words(ItemKind.SERVICE, Service),
        )
        .join(Organisation, Organisation.id == Service.organisation_id)
        .where(~is_concealed())
        .order_by(Service.id)
    )


def _posts(now: datetime) -> _Statement:
    return (
        select(
            Post.id,
            Post.id.label("thing_slug"),
            Post.kind,
            Post.topic,
            Post.facts,
            Post.text_lang.label("lang"),
            Post.expires_at.label("ends_at"),
            Area.name.label("area_name"),
            *_words(ItemKind.POST, Post),
        )
        .join(Area, Area.id == Post.area_id)
        .where(Post.state == PostState.PUBLISHED, Post.expires_at > now, Post.text != "")
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(MOST_POSTS)
    )


_STATEMENTS: Final[Mapping[ItemKind, Callable[[datetime], _Statement]]] = MappingProxyType(
    {
        ItemKind.PAGE: _pages,
        ItemKind.TERM: _terms,
        ItemKind.PLACE: _places,
        ItemKind.COUNTER: _counters,
        ItemKind.ORGANISATION: _organisations,
        ItemKind.GROUP: _groups,
        ItemKind.SERVICE: _services,
        ItemKind.POST: _posts,
    }
)
_IDS: Final[Mapping[ItemKind, Any]] = MappingProxyType(
    {
        ItemKind.PAGE: InfoPage.id,
        ItemKind.TERM: GlossaryTerm.id,
        ItemKind.PLACE: Place.id,
        ItemKind.COUNTER: Counter.id,
        ItemKind.ORGANISATION: Organisation.id,
        ItemKind.GROUP: Group.id,
        ItemKind.SERVICE: Service.id,
        ItemKind.POST: Post.id,
    }
)
