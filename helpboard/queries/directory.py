"""The directory of organisations: a page of it, each with its departments.

A directory holds hundreds of profiles, and German readers look for Ä beside A, whatever the
database's collation. So one narrow statement reads what decides, Python picks and orders, and a
second statement reads the cards of one page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import MalformedError
from helpboard.domain.listing import matches_any, name_key, topics_below
from helpboard.domain.organisation import PUBLIC_STATES, OrganisationState
from helpboard.models import Area, Organisation

PAGE = 25
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFilter:
    """What a reader wants to see below ``area_path``; a branch includes its leaves."""

    area_path: str
    kind: str | None = None
    topic: str | None = None
    speaks: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class NameCursor:
    """The last entry of the page before: its name as sorted, and its id."""

    key: str
    id: int

    @classmethod
    def parse(cls, text: str) -> "NameCursor":
        """Read what :meth:`text` wrote; raises :class:`MalformedError` for anything else."""
        number, dash, key = text.partition("-")
        is_number = number.isdecimal() and number.isascii() and len(number) <= 10
        if not (is_number and dash and len(key) <= 2 * _LONGEST_NAME):
            raise MalformedError("after")
        return cls(key, int(number))

    @property
    def text(self) -> str:
        """Return the form that stands in an address."""
        return f"{self.id}-{self.key}"


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department below its organisation's card."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """What a card in the directory needs."""

    id: int
    slug: str
    name: str
    kind: str
    is_verified: bool
    about: str
    donations: str
    source_lang: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    area_name: str
    area_slug: str
    departments: tuple[DepartmentRow, ...]


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """A page of cards by name; ``total`` counts the entries of all pages."""

    organisations: tuple[OrganisationCard, ...]
    total: int
    next: NameCursor | None


def directory_page(
    session: Session,
    chosen: OrganisationFilter,
    *,
    after: NameCursor | None = None,
    size: int = PAGE,
) -> DirectoryPage:
    """Read a page of the public organisations; a department counts for the one it belongs to."""
    public = _public(session)
    found = [row for row in public.values() if _matches(row, chosen)]
    entries = _by_root(found, public)
    roots = sorted((_cursor_of(public[root]) for root in entries), key=_order)
    rest = [root for root in roots if after is None or _order(root) > _order(after)]
    shown = rest[:size]
    return DirectoryPage(
        _cards(session, shown, entries),
        total=len(roots),
        next=shown[-1] if len(rest) > size else None,
    )


def _public(session: Session) -> dict[int, Any]:
    """Read what decides of every profile that is shown: public, and so is all above it."""
    statement = (
        select(
            Organisation.id,
            Organisation.slug,
            Organisation.parent_id,
            Organisation.name,
            Organisation.kind,
            Organisation.topics,
            Organisation.languages,
            Area.path.label("area_path"),
        )
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.state.in_(PUBLIC_STATES))
        .order_by(Organisation.id)
    )
    rows = {row.id: row for row in session.execute(statement)}
    return {row.id: row for row in rows.values() if _root_of(row, rows) is not None}


def _root_of(row: Any, rows: Mapping[int, Any]) -> int | None:
    """Return the topmost organisation above ``row``; None below a hidden one or in a circle."""
    seen = {row.id}
    while row.parent_id is not None:
        if row.parent_id in seen or row.parent_id not in rows:
            return None
        row = rows[row.parent_id]
        seen.add(row.id)
    root: int = row.id
    return root


def _matches(row: Any, chosen: OrganisationFilter) -> bool:
    return (
        row.area_path.startswith(chosen.area_path)
        and chosen.kind in {None, row.kind}
        and matches_any(row.topics, topics_below(chosen.topic))
        and (chosen.speaks is None or chosen.speaks in row.languages)
        and name_key(chosen.text) in name_key(row.name)
    )


def _by_root(found: Iterable[Any], public: Mapping[int, Any]) -> dict[int, list[Any]]:
    """Gather the matching departments below their topmost organisation, which is shown anyway."""
    entries: defaultdict[int, list[Any]] = defaultdict(list)
    for row in found:
        root = _root_of(row, public)
        if root is not None:
            entries[root] += [row] if row.id != root else []
    return dict(entries)


def _cursor_of(row: Any) -> NameCursor:
    return NameCursor(name_key(row.name), row.id)


def _order(cursor: NameCursor) -> tuple[str, int]:
    return cursor.key, cursor.id


def _cards(
    session: Session, shown: list[NameCursor], entries: Mapping[int, list[Any]]
) -> tuple[OrganisationCard, ...]:
    statement = (
        select(
            Organisation.id,
            Organisation.slug,
            Organisation.name,
            Organisation.kind,
            Organisation.state,
            Organisation.about,
            Organisation.donations,
            Organisation.source_lang,
            Organisation.topics,
            Organisation.languages,
            Area.name.label("area_name"),
            Area.slug.label("area_slug"),
        )
        .join(Area, Area.id == Organisation.area_id)
        .where(Organisation.id.in_([cursor.id for cursor in shown]))
        .order_by(Organisation.id)
    )
    rows = {row.id: row for row in session.execute(statement)}
    return tuple(_card(rows[root.id], entries[root.id]) for root in shown if root.id in rows)


def _card(row: Any, departments: list[Any]) -> OrganisationCard:
    ordered = sorted(departments, key=lambda row: (name_key(row.name), row.id))
    return OrganisationCard(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        is_verified=row.state is OrganisationState.VERIFIED,
        about=row.about,
        donations=row.donations,
        source_lang=row.source_lang,
        topics=tuple(row.topics),
        languages=tuple(row.languages),
        area_name=row.area_name,
        area_slug=row.area_slug,
        departments=tuple(DepartmentRow(row.slug, row.name) for row in ordered),
    )
