"""A report as data: every figure counted, worded in the report's language, and as others see it.

The desk's preview, an edition, its PDF and ODT and its public page are all made of this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpboard.catalogue import reading
from helpboard.domain.disclosure import LEAST, Hidden, Shown
from helpboard.domain.figures import FIGURES, Days, Span
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.report import MONTHS, BlockKind
from helpboard.extensions import db
from helpboard.models import NotedFigure, Report, ReportEdition
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.queries.figures.board import BoardFigures, board_figures
from helpboard.queries.figures.reports import noted_figures
from helpboard.web import dates
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.numbers.areas import ids_below
from helpboard.web.numbers.comparing import with_changes
from helpboard.web.numbers.for_others import (
    People,
    Told,
    people_told,
    told_in_fives,
    with_empty_areas,
)
from helpboard.web.numbers.words import (
    APART_WORDS,
    COLUMNS_MEANING,
    COLUMNS_WORD,
    FIGURE_WORDS,
    label_of,
    noted_text,
    period_text,
    shown_text,
    value_text,
)
from helpboard.web.words.values import digits


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a report's blocks are filled from."""

    figures: BoardFigures
    people: People
    noted: Mapping[int, NotedFigure]
    tree: AreaTree
    days: Days
    now: datetime


def frozen_report(
    report: Report, *, now: datetime, before: ReportEdition | None = None
) -> dict[str, Any]:
    """Count everything in ``report`` now and return it as JSON, beside the edition ``before``."""
    tree = kept_area_tree()
    area = next(row for row in tree.rows if row.id == report.area_id)
    counted = _count(report, tree, area, now)
    with reading(LANGUAGES[report.lang]):
        made = {
            "title": report.title,
            "lang": report.lang,
            "area": {"slug": area.slug, "name": area.name},
            "first": report.first_day.isoformat(),
            "last": report.last_day.isoformat(),
            "period": period_text(counted.days),
            "counted_at": now.isoformat(),
            "counted_on": dates.full_day(now),
            "blocks": [_block(counted, block) for block in report.blocks],
            "people": dict(counted.people.told),
        }
        return with_changes(made, before)


def _count(report: Report, tree: AreaTree, area: AreaRow, now: datetime) -> _Counted:
    session, days = db.session(), Days(report.first_day, report.last_day)
    figures = board_figures(
        session, ids_below(tree, area), tree, days=days, now=now, zone=settings().timezone
    )
    ids = [block["noted_id"] for block in report.blocks if "noted_id" in block]
    return _Counted(
        figures=figures,
        people=people_told(area, tree, today=dates.local(now).date()),
        noted=noted_figures(session, ids),
        tree=tree,
        days=days,
        now=now,
    )


def _block(counted: _Counted, block: Mapping[str, Any]) -> dict[str, Any]:
    kind = BlockKind(block["kind"])
    base = {"id": block["id"], "kind": kind.value}
    match kind:
        case BlockKind.TEXT:
            return {**base, "text": block["text"]}
        case BlockKind.FIGURE:
            return {**base, **_figure(counted, block["code"])}
        case BlockKind.NOTED:
            return {**base, **_noted(counted.noted[block["noted_id"]])}
        case BlockKind.CHART if block["code"] == MONTHS:
            return {**base, **_months(counted)}
        case BlockKind.CHART:
            return {**base, **_apart(counted, block["code"])}


def _figure(counted: _Counted, code: str) -> dict[str, Any]:
    figure, value = FIGURES[code], counted.figures.values[code]
    label, meaning = FIGURE_WORDS[code]
    exact = value_text(code, value)
    is_over_days = figure.span is Span.DAYS
    when = period_text(counted.days) if is_over_days else dates.full_day(counted.now)
    return {
        "code": code,
        "label": str(label),
        "definition": str(meaning),
        "when": when,
        "small": f"{meaning} {when}.",
        "people": figure.counts_people,
        "exact": value,
        "exact_text": exact,
        **(_told(counted.people.figure(code)) if figure.counts_people
           else {"shown": value, "shown_text": exact}),
    }  # fmt: skip


def _told(told: Told) -> dict[str, Any]:
    """Return a count of people as it leaves the desk."""
    return {"shown": _plain(told.shown), "shown_text": told.text}


def _noted(row: NotedFigure) -> dict[str, Any]:
    is_few = row.counts_people and row.value < LEAST
    return {
        "noted_id": row.id,
        "label": row.label,
        "people": row.counts_people,
        "exact": row.value,
        "exact_text": digits(row.value),
        "shown": Hidden.FEW.value if is_few else row.value,
        "shown_text": shown_text(Hidden.FEW) if is_few else digits(row.value),
        "when": dates.full_day(row.on_date),
        "small": noted_text(row.on_date, row.source, is_estimated=row.is_estimated),
        "source": row.source,
        "is_estimated": row.is_estimated,
    }


def _apart(counted: _Counted, kind: str) -> dict[str, Any]:
    label, meaning = APART_WORDS[kind]
    people, is_area = counted.people, kind == "area"
    rows = counted.figures.apart[kind]
    if is_area:
        rows = with_empty_areas(rows, people.area, people.tree)
    return {
        "code": kind,
        "label": str(label),
        "definition": str(meaning),
        "when": dates.full_day(counted.now),
        "people": True,
        "rows": [
            {
                "label": label_of(counted.tree, kind, key),
                "exact": count,
                "exact_text": digits(count),
                **_told(people.volunteers_at(key) if is_area else told_in_fives(count)),
                "is_told": is_area or count >= LEAST,
            }
            for key, count in rows.items()
        ],
    }


def _months(counted: _Counted) -> dict[str, Any]:
    codes = ("posts", "answers")
    return {
        "code": MONTHS,
        "label": str(COLUMNS_WORD),
        "definition": str(COLUMNS_MEANING),
        "when": period_text(counted.days),
        "people": False,
        "heads": [str(FIGURE_WORDS[code][0]) for code in codes],
        "rows": [
            {
                "label": dates.month_and_year(month.first),
                "short": f"{month.first:%m/%y}",
                "values": [values[code] or 0 for code in codes],
            }
            for month, values in counted.figures.months
        ],
    }


def _plain(shown: Shown) -> int | str:
    return shown.value if isinstance(shown, Hidden) else shown
