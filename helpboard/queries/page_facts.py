"""What the blocks of a page stand for: contacts, houses, organisations and services."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, cast, literal, null, select, union_all
from sqlalchemy.orm import Session

from helpboard.domain.page_text import Block, BlockKind
from helpboard.domain.translation import ItemKind, Source
from helpboard.models import FactCard, Organisation, Place, Service
from helpboard.queries.concealed import is_concealed
from helpboard.queries.translations import words_for

_TEXTS = ("phone", "email", "website", "street", "postcode", "city")


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something that a block shows; what a kind does not have is empty.

    ``lang`` is that of a service's name; all other names are the same in every language.
    """

    kind: BlockKind
    id: int
    slug: str
    name: str
    lang: str
    phone: str
    email: str
    website: str
    street: str
    postcode: str
    city: str
    opening_hours: str
    languages: tuple[str, ...]
    owner_slug: str
    owner_name: str


Facts = Mapping[tuple[BlockKind, str], FactRow]


def facts_of(session: Session, blocks: Iterable[Block], tag: str) -> Facts:
    """Read all that the blocks of a page need, in one statement, or two with a service among them.

    What does not exist, or is not public, is left out.
    """
    wanted: dict[BlockKind, set[str]] = defaultdict(set)
    for block in blocks:
        kind, slug = block.names
        wanted[kind].add(slug)
    asked = [_SELECTS[kind](slugs) for kind, slugs in wanted.items() if kind in _SELECTS]
    if not asked:
        return {}
    rows = session.execute(union_all(*asked)).all()
    services = {
        row.id: Source(row.lang, {"name": row.name, "about": row.about, "papers": row.papers})
        for row in rows
        if row.kind == BlockKind.SERVICE
    }
    words = words_for(session, ItemKind.SERVICE, services, tag)
    found = {}
    for row in rows:
        values = row._asdict()
        del values["about"], values["papers"]
        values |= {"kind": BlockKind(row.kind), "languages": tuple(row.languages or ())}
        if row.kind == BlockKind.SERVICE:
            said = words[row.id]
            values |= {"name": said.fields["name"], "lang": said.lang}
        found[values["kind"], row.slug] = FactRow(**values)
    return found


def _columns(kind: BlockKind, model: Any, **more: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """Return the columns of a kind in the order of all of them."""
    nothing: ColumnElement[Any] = literal("")
    found: dict[str, ColumnElement[Any]] = {
        "kind": literal(kind.value),
        "id": model.id,
        "slug": model.slug,
        "name": model.name,
        "lang": nothing,
        **{name: getattr(model, name, nothing) for name in (*_TEXTS, "opening_hours")},
        "languages": getattr(model, "languages", cast(null(), JSON)),
        **dict.fromkeys(("about", "papers", "owner_slug", "owner_name"), nothing),
        **more,
    }
    return [column.label(name) for name, column in found.items()]


def _cards(slugs: set[str]) -> Select[Any]:
    return select(*_columns(BlockKind.CARD, FactCard)).where(FactCard.slug.in_(slugs))


def _places(slugs: set[str]) -> Select[Any]:
    return select(*_columns(BlockKind.PLACE, Place)).where(Place.slug.in_(slugs))


def _organisations(slugs: set[str]) -> Select[Any]:
    columns = _columns(BlockKind.ORGANISATION, Organisation)
    return select(*columns).where(Organisation.slug.in_(slugs), ~is_concealed())


def _services(slugs: set[str]) -> Select[Any]:
    more: dict[str, ColumnElement[Any]] = {
        "lang": Service.source_lang.expression,
        "about": Service.about.expression,
        "papers": Service.papers.expression,
        "owner_slug": Organisation.slug.expression,
        "owner_name": Organisation.name.expression,
    }
    return (
        select(*_columns(BlockKind.SERVICE, Service, **more))
        .join(Organisation, Organisation.id == Service.organisation_id)
        .where(Service.slug.in_(slugs), ~is_concealed())
    )


_SELECTS = {
    BlockKind.CARD: _cards,
    BlockKind.PLACE: _places,
    BlockKind.ORGANISATION: _organisations,
    BlockKind.SERVICE: _services,
}
