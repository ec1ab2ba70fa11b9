"""The log of what staff did: filtered, paged, and as a file (rule 8)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import MalformedError
from helpboard.extensions import db
from helpboard.queries.log import (
    MOST_IN_FILE,
    PAGE,
    EntryRow,
    LogFilter,
    log_entries,
    people_in_log,
)
from helpboard.queries.people import Reach
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.log_words import ABOUTS, ACTIONS, about_text, action_text, codes_text
from helpboard.web.filters import home_area
from helpboard.web.home import home_of
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.paging import number_of
from helpboard.web.paths import address_with
from helpboard.web.permissions import Permission, allow
from helpboard.web.sheet_files import sheet_file

HEAD = ["at", "by", "action", "done", "about", "about_id", "codes"]
NAMES = ("by", "action", "about", "from", "until", "area")


@dataclass(frozen=True, slots=True)
class _Reader:
    reach: Reach
    is_home: bool


@bp.get("/desk/log")
@allow(Permission.DESK)
def log() -> ResponseReturnValue:
    """Show what was done, the newest first."""
    reader, asked = _reader(), _asked()
    before = number_of("before")
    rows = log_entries(db.session(), reader.reach, asked, is_home=reader.is_home, before=before)
    shown, more = rows[:PAGE], rows[PAGE:]
    typed = [(name, request.args[name]) for name in NAMES if request.args.get(name)]
    return render_template(
        "desk/log.html",
        rows=[_shown(row) for row in shown],
        next_url=address_with("desk.log", [*typed, ("before", str(shown[-1].id))]) if more else "",
        fields=_fields(reader),
        given=dict(typed),
        files=[
            (kind.upper(), address_with("desk.log_file", [*typed, ("as", kind)]))
            for kind in ("csv", "xlsx")
        ],
    )


@bp.get("/desk/log/file")
@allow(Permission.DESK)
def log_file() -> Response:
    """Give what was asked for as CSV or XLSX, the newest first."""
    kind = request.args.get("as", "csv")
    if kind not in {"csv", "xlsx"}:
        raise MalformedError("as")
    reader, asked = _reader(), _asked()
    rows = log_entries(db.session(), reader.reach, asked, is_home=reader.is_home, most=MOST_IN_FILE)
    return sheet_file([HEAD, *(_cells(row) for row in rows)], kind, "log")


def _reader() -> _Reader:
    actor = acting()
    reach = Reach(actor, home_area(kept_area_tree()).slug)
    return _Reader(reach, home_of(actor) is not None)


def _asked() -> LogFilter:
    first, last = _day("from"), _day("until")
    return LogFilter(
        actor_id=number_of("by"),
        action=request.args.get("action") or None,
        about=request.args.get("about") or None,
        since=_midnight(first) if first else None,
        until=_midnight(last + timedelta(days=1)) if last else None,
        area_path=_path(request.args.get("area", "")),
    )


def _path(slug: str) -> str | None:
    if not slug:
        return None
    area = kept_area_tree().by_slug(slug)
    if area is None:
        raise MalformedError("area")
    return area.path


def _day(name: str) -> date | None:
    given = request.args.get(name, "")
    if not given:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError as error:
        raise MalformedError(name) from error
    if not date(2000, 1, 1) <= day <= date(2200, 1, 1):
        raise MalformedError(name)
    return day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=settings().timezone).astimezone(UTC)


def _fields(reader: _Reader) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen, by name: value and words."""
    people = people_in_log(db.session(), reader.reach, is_home=reader.is_home)
    coordinated = reader.reach.actor.coordinates
    areas = [
        (row.slug, row.name)
        for row in kept_area_tree().rows
        if any(f"/{area_id}/" in row.path for area_id in coordinated)
    ]
    return {
        "by": [(str(user_id), name) for user_id, name in people],
        "action": sorted(((code, str(words)) for code, words in ACTIONS.items()), key=_words),
        "about": sorted(((code, str(words)) for code, words in ABOUTS.items()), key=_words),
        "area": areas,
    }


def _words(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _shown(row: EntryRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": f"{dates.full_day(row.at)}, {dates.clock(row.at)}",
        "by": row.by or "",
        "action": action_text(row.action),
        "about": _("%(thing)s %(number)d", thing=about_text(row.about), number=row.about_id),
        "url": url_for("desk.check", post_id=row.about_id) if row.about == "post" else "",
        "codes": codes_text(row.codes),
    }


def _cells(row: EntryRow) -> list[str]:
    """Return a row of the file; the moment in UTC, as ISO 8601 has it."""
    return [
        f"{row.at:%Y-%m-%dT%H:%M:%SZ}", row.by or "", row.action, action_text(row.action),
        row.about, str(row.about_id), codes_text(row.codes),
    ]  # fmt: skip
