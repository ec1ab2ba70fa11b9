"""Which rows of a file somebody may bring: those of their areas, before and after.

What the desk decides one by one, with a reason and a letter, no file of the desk decides.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.decisions import is_decision
from helpboard.domain.tables.post_rules import Found
from helpboard.domain.tables.sheet import Row
from helpboard.domain.tables.tables import Table
from helpboard.models import Area, Group, Organisation
from helpboard.services.exchange.stock import Entry, Stock, is_private

_SPOKEN_FOR: Final[Mapping[str, Mapping[str, type[Any]]]] = {
    "organisations": {"parent": Organisation},
    "posts": {"organisation": Organisation, "group": Group},
    "sites": {"groups": Group},
}
"""Columns by which a row speaks for something, or is shown with it: that must be theirs, too."""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The scope of the operator, who may change everything."""

    def may_see(self, _entry: Entry) -> bool:
        """Tell whether a row of the board may be compared with one of the file."""
        return True

    def check(
        self, _values: Mapping[str, Any], _before: Mapping[str, Any] | None
    ) -> Iterable[Found]:
        """Yield where a row reaches outside."""
        return ()


@dataclass(frozen=True, slots=True)
class Within(Everywhere):
    """The scope of a coordinator: ``areas`` by slug, and what the file adds below them."""

    areas: frozenset[str]
    column: str
    """The column that says where a row belongs; for areas themselves, their own key."""
    table: str
    homes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By column, the area of each thing that a row may speak for."""

    def may_see(self, entry: Entry) -> bool:
        """Tell whether a row of the board belongs to these areas, and not to its author alone."""
        return entry.values[self.column] in self.areas and not is_private(entry)

    def check(self, values: Mapping[str, Any], before: Mapping[str, Any] | None) -> Iterator[Found]:
        """Yield each cell by which a row leaves these areas, or decides what the desk decides."""
        if before and is_decision(self.table, before.get("state"), values.get("state")):
            yield "state", Wrong.DECIDED_AT_DESK, {"old": str(before["state"])}
        if values[self.column] not in self.areas:
            yield self.column, Wrong.OUTSIDE, {}
        for column, homes in self.homes.items():
            new = _named(values[column]) - (_named(before[column]) if before else set())
            if any(homes.get(slug, "") not in self.areas for slug in new):
                yield column, Wrong.OUTSIDE, {}


@dataclass(frozen=True, slots=True)
class WithinTree(Within):
    """The scope for areas: they stay, or are added, below those that are coordinated."""

    def check(self, values: Mapping[str, Any], before: Mapping[str, Any] | None) -> Iterator[Found]:
        """Yield what would be put outside, or taken from there."""
        is_moved = before is None or before["parent"] != values["parent"]
        if values[self.column] not in self.areas or (
            is_moved and values["parent"] not in self.areas
        ):
            yield "parent", Wrong.OUTSIDE, {}


def scope_of(
    session: Session, table: Table, *, within: frozenset[str], stock: Stock, rows: Iterable[Row]
) -> Within:
    """Return the scope of somebody who looks after the areas ``within``, for one file."""
    if table.name == "areas":
        parents = {
            row.key(table): row.values.get("parent")
            for row in rows
            if row.key(table) not in stock.entries
        }
        return WithinTree(within | _added(within, parents), table.key, table.name)
    spoken_for = _SPOKEN_FOR.get(table.name, {})
    homes = {name: _homes(session, spoken_for[name]) for name in spoken_for}
    if "parent" in homes:
        added = {row.key(table): str(row.values.get("area", "")) for row in rows}
        homes["parent"] = {**added, **homes["parent"]}
    return Within(within, "area", table.name, homes)


def areas_below(session: Session, area_id: int) -> frozenset[str]:
    """Return the slugs of an area and of everything below it."""
    statement = select(Area.slug).where(Area.path.contains(f"/{area_id}/"))
    return frozenset(session.scalars(statement))


def _named(value: Any) -> set[str]:
    """Return the slugs that a cell names: one, several or none."""
    return set(value) if isinstance(value, list) else {value} if value else set()


def _added(within: frozenset[str], parents: Mapping[str, Any]) -> frozenset[str]:
    """Return the new areas of a file that come to lie below those ``within``."""
    known: set[str] = set(within)
    waiting = dict(parents)
    while found := [key for key, parent in waiting.items() if parent in known]:
        known.update(found)
        for key in found:
            del waiting[key]
    return frozenset(known - within)


def _homes(session: Session, model: type[Any]) -> dict[str, str]:
    statement = select(model.slug, Area.slug).join(Area, Area.id == model.area_id)
    return {row[0]: row[1] for row in session.execute(statement)}
