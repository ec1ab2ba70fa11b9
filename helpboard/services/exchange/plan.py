"""Says, row by row, what an import would do, and everything that stands in its way."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.tables.cell import CellRefusal, Problem, Wrong
from helpboard.domain.tables.column import Column, nearest
from helpboard.domain.tables.sheet import Row, Sheet
from helpboard.domain.tables.tables import Table
from helpboard.services.exchange.group_rules import group_rules
from helpboard.services.exchange.people import people_rules
from helpboard.services.exchange.rules import Rules, Telling, rules_of
from helpboard.services.exchange.scope import Everywhere, scope_of
from helpboard.services.exchange.stock import Entry, Stock, own_kind, read_stock

_MOST_HINTS = 100


class Verdict(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Difference:
    """A column with its cell before and after; a new row has nothing before."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """What an import would do with one row; ``entity`` is None when it is new.

    ``telling`` is whom it would tell of other times of meetings.
    """

    row: int
    key: str
    verdict: Verdict
    differences: tuple[Difference, ...]
    entity: Any
    values: Mapping[str, Any]
    telling: Telling | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a plan was made from beside the file: it is true while this is the same."""

    stock: Stock
    rules: Rules
    scope: Everywhere


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole import; with ``problems`` it must not be carried out."""

    table: Table
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    ground: Ground | None = None

    def count(self, verdict: Verdict) -> int:
        """Return how many rows would have this fate."""
        return Counter(step.verdict for step in self.steps)[verdict]

    def letters(self) -> int:
        """Return how many letters about other times of meetings would be written."""
        return sum(step.telling.people for step in self.steps if step.telling)

    def digest(self) -> str:
        """Return what tells this plan from one that the same file makes of a changed board.

        The moments that a plan puts into open cells are those of planning and do not count.
        """
        parts = [
            [step.row, step.key, step.verdict, [[one.column, one.old] for one in step.differences]]
            for step in self.steps
        ]
        wrong = [[problem.row, problem.column, problem.code] for problem in self.problems]
        text = json.dumps([self.table.name, parts, wrong], ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class _Planner:
    table: Table
    stock: Stock
    rules: Rules
    keys: frozenset[str]
    scope: Everywhere
    problems: list[Problem] = field(default_factory=list)
    hints: dict[tuple[str, str], str] = field(default_factory=dict)

    def plan_row(self, row: Row) -> Step | None:
        """Return what becomes of a row; None when it cannot be told for its problems."""
        key = row.key(self.table)
        entry = self.stock.entries.get(key)
        if entry is not None and not self.scope.may_see(entry):
            # Nothing else is said of it: neither what is there nor whether the cells are the same.
            self.problems.append(_problem(row, self.table.key, Wrong.OUTSIDE))
            return None
        wrong = [*self._wrong_cells(row, entry)]
        if entry is None and key and self.table.name == "posts":
            wrong.append(_problem(row, self.table.key, Wrong.UNKNOWN_POST))
        if not wrong:
            values = self._merged(row, entry)
            wrong += [*self._wrong_references(row, values, entry)]
            wrong += [*self._reaching_outside(row, values, entry)]
        if not wrong:
            step = self._judge(row, values, entry, wrong)
        self.problems += wrong
        return None if wrong else step

    def _judge(
        self, row: Row, values: dict[str, Any], entry: Entry | None, wrong: list[Problem]
    ) -> Step | None:
        """Apply the table's rules, which may complete ``values``."""
        before = None if entry is None else entry.values
        if entry is not None and not any(self._differences(values, entry)):
            return self._step(row, values, entry)
        try:
            same = self.rules.complete(row.number, values, before)
        except CellRefusal as refusal:
            wrong += [_problem(row, "facts", *reason) for reason in refusal.reasons]
            return None
        if same:
            known = self.stock.entries[same]
            return Step(row.number, same, Verdict.UNCHANGED, (), known.entity, known.values)
        found = self.rules.check(row.number, values, before)
        wrong += [_problem(row, column, code, params) for column, code, params in found]
        telling = None if wrong else self.rules.telling(values, before)
        return replace(self._step(row, values, entry), telling=telling)

    def _step(self, row: Row, values: Mapping[str, Any], entry: Entry | None) -> Step:
        differences = tuple(self._differences(values, entry))
        verdict = Verdict.CHANGED if differences else Verdict.UNCHANGED
        if entry is None:
            return Step(row.number, row.key(self.table), Verdict.NEW, differences, None, values)
        key = row.key(self.table)
        return Step(row.number, key, verdict, differences, entry.entity, values)

    def _differences(self, values: Mapping[str, Any], entry: Entry | None) -> Iterator[Difference]:
        for column in self.table.columns:
            new = column.write(values[column.name])
            old = "" if entry is None else column.write(entry.values[column.name])
            if old != new:
                yield Difference(column.name, old, new)

    def _wrong_cells(self, row: Row, entry: Entry | None) -> Iterator[Problem]:
        """Yield the problems of cells that differ from what the board holds already."""
        for problem in row.problems:
            if not self._is_known(problem.column, row, entry):
                yield problem
        for name, text in row.cells.items():
            if not text and entry is not None and self.table.column(name).default:
                yield _problem(row, name, Wrong.REQUIRED)

    def _is_known(self, name: str, row: Row, entry: Entry | None) -> bool:
        if entry is None or not name:
            return False
        column = self.table.column(name)
        return row.cells[name] == column.write(entry.values[name])

    def _merged(self, row: Row, entry: Entry | None) -> dict[str, Any]:
        """Return the row's values over those of the board, or over the defaults."""
        merged = {column.name: _default(column) for column in self.table.columns}
        if entry is not None:
            merged = dict(entry.values)
        for name, value in row.values.items():
            column = self.table.column(name)
            if entry is None or column.write(value) != column.write(entry.values[name]):
                merged[name] = value
        return merged

    def _wrong_references(
        self, row: Row, values: Mapping[str, Any], entry: Entry | None
    ) -> Iterator[Problem]:
        own = own_kind(self.table)
        for column in self.table.columns:
            if not column.refers_to or self._is_same(column, values, entry):
                continue
            known = self.stock.ids[column.refers_to]
            added = self.keys if column.refers_to == own else frozenset()
            value = values[column.name]
            for slug in value if isinstance(value, list) else [value] if value else []:
                if slug not in known and slug not in added:
                    hint = {"slug": slug, "nearest": self._hint(column.refers_to, slug)}
                    yield _problem(row, column.name, Wrong.UNKNOWN_REFERENCE, hint)

    def _reaching_outside(
        self, row: Row, values: Mapping[str, Any], entry: Entry | None
    ) -> Iterator[Problem]:
        for column, code, params in self.scope.check(values, entry.values if entry else None):
            yield _problem(row, column, code, params)

    def _hint(self, kind: str, slug: str) -> str:
        """Return what was probably meant; looking through thousands is done for few cells only."""
        asked = (kind, slug)
        if asked not in self.hints:
            is_busy = len(self.hints) >= _MOST_HINTS
            self.hints[asked] = "" if is_busy else nearest(slug, sorted(self.stock.ids[kind]))
        return self.hints[asked]

    def _is_same(self, column: Column, values: Mapping[str, Any], entry: Entry | None) -> bool:
        return entry is not None and values[column.name] == entry.values[column.name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """When an import is looked at and in which zone, and who does it.

    ``within`` holds the slugs of the areas that whoever imports looks after; None is everywhere.
    ``by_id`` is their account. ``advance`` is called once a row.
    """

    now: datetime
    zone: tzinfo
    within: frozenset[str] | None = None
    by_id: int | None = None
    advance: Callable[[], None] = lambda: None


def plan_import(
    session: Session, *, sheet: Sheet, around: Around, earlier: Plan | None = None
) -> Plan:
    """Return what importing ``sheet`` would do now; nothing is changed.

    A plan that was made ``earlier`` of the same file, in the same session and with the same
    ``around``, is returned when it is still true, which costs no more than reading.
    """
    table = sheet.table
    if not sheet.columns:
        return Plan(table, (), sheet.problems)
    ground = _ground(session, sheet, around)
    if earlier is not None and earlier.ground == ground:
        return earlier
    keys = frozenset(row.key(table) for row in sheet.rows)
    planner = _Planner(table, ground.stock, ground.rules, keys, ground.scope)
    steps = []
    for row in sheet.rows:
        step = planner.plan_row(row)
        if step is not None:
            steps.append(step)
        around.advance()
    problems = sorted((*sheet.problems, *planner.problems), key=lambda problem: problem.row)
    return Plan(table, tuple(steps), tuple(problems), ground)


def _ground(session: Session, sheet: Sheet, around: Around) -> Ground:
    stock = read_stock(session, sheet.table)
    scope = Everywhere()
    if around.within is not None:
        scope = scope_of(session, sheet.table, within=around.within, stock=stock, rows=sheet.rows)
    return Ground(stock, _rules(session, sheet, stock, around), scope)


def _rules(session: Session, sheet: Sheet, stock: Stock, around: Around) -> Rules:
    rows, now, zone = sheet.rows, around.now, around.zone
    if sheet.table.name == "people":
        return people_rules(session, today=now.astimezone(zone).date())
    if sheet.table.name == "groups":
        return group_rules(session, stock=stock, rows=rows, by_id=around.by_id, now=now, zone=zone)
    return rules_of(sheet.table, stock=stock, rows=rows, now=now, zone=zone)


def _default(column: Column) -> Any:
    if column.is_required and not column.default:
        return None
    return column.read(column.default)


def _problem(
    row: Row, column: str, code: Wrong, params: Mapping[str, Any] | None = None
) -> Problem:
    return Problem(row.number, column, row.cells.get(column, ""), code, params or {})
