"""Rules that need more than one cell: trees without circles, whole points, the life of posts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from helpboard.domain.page import NEXT_STATES, TAKEN_PATHS
from helpboard.domain.post import PostState
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.facts_text import checked_facts
from helpboard.domain.tables.post_rules import CONTENT, Change, Found, check_post, complete
from helpboard.domain.tables.sheet import Row
from helpboard.domain.tables.tables import Table
from helpboard.services.exchange.stock import Stock

Before = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Telling:
    """That a row changes when a group meets: from which day on, and how many get a letter."""

    since: date
    people: int


@dataclass(slots=True)
class Rules:
    """No rules beyond those of single cells; tables that have some say more."""

    def complete(self, _row: int, _values: dict[str, Any], _before: Before) -> str:
        """Fill in what follows from a row's values; return the key of an entry that it repeats."""
        return ""

    def check(self, _row: int, _values: Mapping[str, Any], _before: Before) -> Iterable[Found]:
        """Return what is wrong with a completed row."""
        return ()

    def telling(self, _values: Mapping[str, Any], _before: Before) -> Telling | None:
        """Return whom a row that is right would tell; None when it tells nobody."""
        return None


@dataclass(slots=True)
class TreeRules(Rules):
    """For rows that have a parent of their own table: nobody is their own ancestor."""

    key: str
    parents: dict[str, str | None]

    def check(self, _row: int, values: Mapping[str, Any], _before: Before) -> Iterator[Found]:
        """Yield what is wrong with a row's place in the tree, and with half a point."""
        own, parent = values[self.key], values["parent"]
        seen = {own}
        while parent is not None and parent not in seen:
            seen.add(parent)
            parent = self.parents.get(parent)
        if parent == own:
            yield "parent", Wrong.OWN_ANCESTOR, {}
        if "latitude" in values and (values["latitude"] is None) != (values["longitude"] is None):
            empty = "latitude" if values["latitude"] is None else "longitude"
            yield empty, Wrong.HALF_A_POINT, {}


@dataclass(slots=True)
class PageRules(TreeRules):
    """For information pages: an address says where a page stands, and in whose menu."""

    audiences: dict[str, Any]

    def complete(self, _row: int, values: dict[str, Any], _before: Before) -> str:
        """Put a page in the menu of the page of the first level above it."""
        first, _, below = values["path"].partition("/")
        if below:
            values["audience"] = self.audiences.get(first, values["audience"])
        return ""

    def check(self, row: int, values: Mapping[str, Any], before: Before) -> Iterator[Found]:
        """Yield what is wrong with a page's place in the tree, and with what becomes of it."""
        found = list(TreeRules.check(self, row, values, before))
        if not found and (values["parent"] or "") != values["path"].rpartition("/")[0]:
            found.append(("parent", Wrong.PARENT_AND_PATH, {}))
        yield from found
        if before is None:
            if values["path"] in TAKEN_PATHS:
                yield "path", Wrong.PATH_TAKEN, {}
        elif (new := values["state"]) not in ((old := before["state"]), NEXT_STATES[old]):
            yield "state", Wrong.ILLEGAL_PAGE_MOVE, {"old": old.value, "new": new.value}


@dataclass(slots=True)
class PostRules(Rules):
    """Facts fit their topic, moves are those of the board, and no row makes a post twice."""

    table: Table
    stock: Stock
    now: datetime
    zone: tzinfo
    known: dict[tuple[str, ...], str] = field(default_factory=dict)
    first_rows: dict[tuple[str, ...], int] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        """Remember every post of the board by what it says."""
        for key, entry in self.stock.entries.items():
            self.known.setdefault(self._content(entry.values), key)

    def complete(self, row: int, values: dict[str, Any], before: Before) -> str:
        """Check facts and fill in moments; a row without an id may repeat a post of the board."""
        change = Change(before=before, after=values)
        if before is None or change.has_new("facts", "topic"):
            is_whole = values["state"] is not PostState.DRAFT
            values["facts"] = checked_facts(values["topic"], values["facts"], is_whole=is_whole)
        values.update(complete(change, now=self.now, zone=self.zone))
        return self.known.get(self._content(values), "") if before is None else ""

    def check(self, row: int, values: Mapping[str, Any], before: Before) -> Iterator[Found]:
        """Yield what is wrong with a post, and whether an earlier row makes the same one."""
        is_verified = values["organisation"] in self.stock.verified
        change = Change(before=before, after=values, is_verified=is_verified)
        yield from check_post(change, now=self.now, zone=self.zone)
        if before is None:
            first = self.first_rows.setdefault(self._content(values), row)
            if first != row:
                yield "id", Wrong.SAME_POST, {"first": first}

    def _content(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(self.table.column(name).write(values[name]) for name in CONTENT)


def rules_of(
    table: Table, *, stock: Stock, rows: Iterable[Row], now: datetime, zone: tzinfo
) -> Rules:
    """Return the rules of ``table`` against what the board and the file hold."""
    if table.name == "posts":
        return PostRules(table, stock, now, zone)
    if "parent" not in table.names:
        return Rules()
    parents = {key: entry.values["parent"] for key, entry in stock.entries.items()}
    rows = tuple(rows)
    parents |= {row.key(table): row.values["parent"] for row in rows if "parent" in row.values}
    if table.name == "pages":
        audiences = {key: entry.values["audience"] for key, entry in stock.entries.items()}
        audiences |= {
            row.key(table): row.values["audience"] for row in rows if "audience" in row.values
        }
        return PageRules(table.key, parents, audiences)
    return TreeRules(table.key, parents)
