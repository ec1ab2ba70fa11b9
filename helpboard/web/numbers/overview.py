"""The numbers of the board for an area and a year, and the same as a file."""

from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import MalformedError
from helpboard.domain.figures import AT_A_MOMENT, OVER_DAYS, Days, over_days, year_of
from helpboard.domain.tables.column import Shape
from helpboard.queries.figures.board import Standing, by_month
from helpboard.web import charts, dates
from helpboard.web.numbers.areas import area_labels
from helpboard.web.numbers.blueprint import bp
from helpboard.web.numbers.choice import Choice, choice, read, years_there_are
from helpboard.web.numbers.export import Sheet, file_of
from helpboard.web.numbers.for_others import people_told
from helpboard.web.numbers.words import (
    APART_WORDS,
    COLUMNS_MEANING,
    COLUMNS_WORD,
    FIGURE_WORDS,
    label_of,
    period_text,
    value_text,
)
from helpboard.web.paths import address_with
from helpboard.web.permissions import Permission, allow
from helpboard.web.sheet_files import sheet_file

IN_CHART = ("posts", "answers")
MOST_BARS = 15


@bp.get("/desk/numbers")
@allow(Permission.DESK)
def index() -> ResponseReturnValue:
    """Show every figure with its definition, month by month, and volunteers counted apart."""
    chosen = choice()
    happened, here = read(chosen)
    months = by_month(happened, chosen.days)
    labels = [dates.month_and_year(days.first) for days, _values in months]
    return render_template(
        "numbers/index.html",
        areas=area_labels(chosen.rows),
        area=chosen.area,
        year=chosen.year,
        years=years_there_are(chosen),
        as_of=dates.full_day(chosen.now),
        period=period_text(chosen.days),
        over=_over(chosen, over_days(happened, chosen.days), over_days(happened, _before(chosen))),
        standing=[(*words_of(code), value_text(code, here.values[code])) for code in AT_A_MOMENT],
        month_names=labels,
        months=[
            (FIGURE_WORDS[code][0], [value_text(code, values[code]) for _days, values in months])
            for code in OVER_DAYS
        ],
        columns=month_chart(months),
        columns_meaning=COLUMNS_MEANING,
        apart=[_apart(chosen, here, kind) for kind in APART_WORDS],
        unreached=[name for _id, name in here.unreached],
        radar_url=url_for("numbers.radar", area=chosen.area.slug),
        files=_files(chosen),
    )


@bp.get("/desk/numbers/file")
@allow(Permission.DESK)
def download() -> Response:
    """Return the numbers as CSV or XLSX; for others only what rule 10 lets out."""
    chosen, kind = choice(), request.args.get("as", "csv")
    if kind not in {"csv", "xlsx"} or request.args.get("for", "") not in {"", "others"}:
        raise MalformedError("as")
    happened, here = read(chosen)
    today, is_for_others = dates.local(chosen.now).date(), "for" in request.args
    sheet = Sheet(
        values={**over_days(happened, chosen.days), **here.values},
        apart=here.apart,
        months=by_month(happened, chosen.days),
        days=chosen.days,
        today=today,
        label=lambda kind, key: label_of(chosen.tree, kind, key),
        people=people_told(chosen.area, chosen.tree, today=today) if is_for_others else None,
    )
    name = f"numbers-{chosen.area.slug}-{chosen.year}"
    return sheet_file(file_of(sheet), kind, name, shapes=_SHAPES)


_SHAPES = {"value": Shape.NUMBER, "from": Shape.DATE, "until": Shape.DATE}


def _before(chosen: Choice) -> Days:
    return year_of(chosen.year - 1)


def _over(chosen: Choice, now: dict[str, Any], before: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (*words_of(code), value_text(code, before[code]), value_text(code, now[code]))
        for code in OVER_DAYS
    ]


def words_of(code: str) -> tuple[str, str]:
    """Return name and definition of a figure."""
    label, meaning = FIGURE_WORDS[code]
    return str(label), str(meaning)


def month_chart(months: Any) -> charts.Chart:
    """Return posts and answers month by month as columns."""
    return charts.columns(
        "months",
        str(COLUMNS_WORD),
        [f"{days.first:%m/%y}" for days, _values in months],
        [
            (str(FIGURE_WORDS[code][0]), [values[code] or 0 for _days, values in months])
            for code in IN_CHART
        ],
    )


def _apart(chosen: Choice, here: Standing, kind: str) -> dict[str, Any]:
    rows = [(label_of(chosen.tree, kind, key), count) for key, count in here.apart[kind].items()]
    title, meaning = APART_WORDS[kind]
    shown = [(label, float(count), str(count)) for label, count in rows[:MOST_BARS]]
    return {
        "kind": kind,
        "title": title,
        "meaning": meaning,
        "rows": rows,
        "chart": charts.bars(kind, str(title), shown) if shown else None,
    }


def _files(chosen: Choice) -> list[tuple[str, str]]:
    here = [("area", chosen.area.slug), ("year", str(chosen.year))]
    return [
        (address_with("numbers.download", [*here, *more]), label)
        for more, label in (
            ([("as", "xlsx")], _("For the desk, as XLSX")),
            ([("as", "csv")], _("For the desk, as CSV")),
            ([("as", "xlsx"), ("for", "others")], _("For others, as XLSX")),
            ([("as", "csv"), ("for", "others")], _("For others, as CSV")),
        )
    ]
