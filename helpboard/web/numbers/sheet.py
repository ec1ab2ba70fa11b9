"""The fortnightly sheet: one page of paper for those who steer, in German."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from flask import make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.paper import PaperMissingError
from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext, reading
from helpboard.domain.errors import MalformedError
from helpboard.domain.figures import Days, over_days
from helpboard.domain.languages import LANGUAGES
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow
from helpboard.queries.figures.happenings import happenings, moments_of
from helpboard.queries.figures.sheet import (
    TaskRow,
    decided_between,
    done_tasks,
    open_tasks,
    unmet_requests,
)
from helpboard.queries.figures.standing import standing_counts
from helpboard.web import dates
from helpboard.web.facts import headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.numbers.areas import area_labels, chosen_area, ids_below, own_areas
from helpboard.web.numbers.blueprint import bp
from helpboard.web.numbers.paper import printed
from helpboard.web.numbers.words import FIGURE_WORDS, VERDICT_WORDS, period_text, value_text
from helpboard.web.permissions import Permission, allow

FORTNIGHT: Final = timedelta(days=14)
SHEET_LANGUAGE: Final = "de"
MOST_UNMET: Final = 7
MOST_TASKS: Final = 11
MOST_DONE: Final = 5
NEW: Final = ("offers", "requests", "answers", "found", "new_partnerships")
OPEN: Final = ("open_posts", "open_requests", "unmet", "organisations_alone", "groups_alone")


@bp.get("/desk/sheet")
@allow(Permission.DESK)
def sheet() -> ResponseReturnValue:
    """Show the sheet of the last fortnight."""
    rows = own_areas()
    area, last = chosen_area(rows, request.args.get("area", "")), _last_day()
    return render_template(
        "numbers/sheet.html",
        areas=area_labels(rows),
        area=area,
        until=last,
        today=_today(),
        body=_body(area, last),
        pdf_url=url_for("numbers.sheet_pdf", area=area.slug, until=last.isoformat()),
        needs_packages="no-pdf" in request.args,
    )


@bp.get("/desk/sheet/pdf")
@allow(Permission.DESK)
def sheet_pdf() -> ResponseReturnValue:
    """Return the sheet as PDF; without pango lead to the page, which says what is missing."""
    area, last = chosen_area(own_areas(), request.args.get("area", "")), _last_day()
    html = render_template("numbers/sheet_paper.html", body=_body(area, last))
    try:
        answer = make_response(printed(html))
    except PaperMissingError:
        return render_template(
            "numbers/sheet.html", areas=area_labels(own_areas()), area=area, until=last,
            today=_today(), body=_body(area, last), pdf_url="", needs_packages=True,
        )  # fmt: skip
    answer.mimetype = "application/pdf"
    name = f"sheet-{area.slug}-{last.isoformat()}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _today() -> date:
    return dates.local(datetime.now(UTC)).date()


def _last_day() -> date:
    given = request.args.get("until", "")
    if not given:
        return _today()
    try:
        day = date.fromisoformat(given)
    except ValueError as error:
        raise MalformedError("until") from error
    if not 2000 <= day.year <= _today().year + 1:
        raise MalformedError("until")
    return day


def _body(area: AreaRow, last: date) -> Any:
    """Return what stands on the sheet, always in the sheet's language."""
    session, zone, now = db.session(), settings().timezone, datetime.now(UTC)
    days = Days(last - FORTNIGHT + timedelta(days=1), last)
    since, until = moments_of(days, zone)
    ids = ids_below(kept_area_tree(), area)
    values: dict[str, Any] = {
        **over_days(happenings(session, ids, days, zone=zone), days),
        **standing_counts(session, ids, now=now, today=_today()),
    }
    unmet = unmet_requests(session, ids, now=now, limit=MOST_UNMET)
    todo = open_tasks(session, ids, limit=MOST_TASKS + 1)
    done = done_tasks(session, ids, since=since, until=until, limit=MOST_DONE)
    decided = decided_between(session, ids, since=since, until=until)
    with reading(LANGUAGES[SHEET_LANGUAGE]):
        return {
            "lang": SHEET_LANGUAGE,
            "heading": _("Fortnightly sheet"),
            "area": area.name,
            "period": period_text(days),
            "parts": [
                (_("New"), _table(NEW, values), []),
                (_("Still open"), _table(OPEN, values), []),
                (_("Without an answer"), [], _unmet(unmet, values["unmet"])),
                (_("Decided"), [], _decided(decided, done)),
            ],
            "tasks_heading": _("By whom, until when"),
            "heads": [_("Task"), _("Who"), _("Until")],
            "tasks": [_task(row, now) for row in todo[:MOST_TASKS]],
            "more": _("There are more on the desk.") if len(todo) > MOST_TASKS else "",
            "none": _("Nothing is open."),
        }


def _table(codes: Sequence[str], values: dict[str, Any]) -> list[tuple[str, str]]:
    return [(str(FIGURE_WORDS[code][0]), value_text(code, values[code])) for code in codes]


def _unmet(rows: list[Any], number: int) -> list[str]:
    lines = [
        _(
            "%(headline)s (%(area)s), since %(day)s",
            headline=headline(row.kind, row.topic, row.facts, ""),
            area=row.area_name,
            day=dates.day_and_month(row.published_at),
        )
        for row in rows
    ]
    more = number - len(rows)
    if more > 0:
        lines.append(ngettext("and %(num)d more", "and %(num)d more", more))
    return lines or [_("Every request has an answer.")]


def _decided(decided: dict[Any, int], done: list[TaskRow]) -> list[str]:
    lines = [
        _("%(what)s: %(number)s", what=VERDICT_WORDS[verdict], number=number)
        for verdict, number in decided.items()
    ]
    lines += [
        _("Done: %(task)s (%(who)s)", task=row.title, who=row.owner)
        if row.owner
        else _("Done: %(task)s", task=row.title)
        for row in done
    ]
    return lines or [_("Nothing was decided.")]


def _task(row: TaskRow, now: datetime) -> dict[str, Any]:
    is_late = row.due_on is not None and row.due_on < dates.local(now).date()
    return {
        "title": row.title,
        "owner": row.owner or _("nobody yet"),
        "due": dates.day_and_month(row.due_on) if row.due_on else "–",
        "is_late": is_late,
        "late": _("overdue"),
    }
