"""The coordinator's desk: its frame and first page."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.extensions import db
from helpboard.queries.desk import ClosingSite, Crowd, DeskPage, desk_page
from helpboard.queries.waiting import posts_in_short, waiting_items, waiting_numbers
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.desk import answers as answers
from helpboard.web.desk import appeals as appeals
from helpboard.web.desk import calls as calls
from helpboard.web.desk import letters as letters
from helpboard.web.desk import log as log
from helpboard.web.desk import notices as notices
from helpboard.web.desk import queue as queue
from helpboard.web.desk import today
from helpboard.web.desk.blueprint import bp as bp
from helpboard.web.desk.due import due_items, house_items
from helpboard.web.home import home_of
from helpboard.web.permissions import Permission, allow


@bp.get("/desk/")
@allow(Permission.DESK)
def index() -> ResponseReturnValue:
    """Show what waits and what is stuck in the areas that the reader coordinates."""
    session, actor, now = db.session(), acting(), datetime.now(UTC)
    day = dates.local(now).date()
    home_id = home_of(actor)
    due = [*due_items(session, actor, today=day), *house_items(home_id=home_id, now=now)]
    items = sorted(
        (*waiting_items(session, actor, home_id=home_id, now=now), *due),
        key=lambda item: (item.risk, item.since, item.what, item.id),
    )
    numbers = waiting_numbers(session, actor, home_id=home_id, now=now)
    numbers |= Counter(item.what for item in due)
    posts = posts_in_short(session, items)
    rows = [today.line(item, posts, now=now) for item in items]
    in_all = sum(numbers.values())
    page = desk_page(session, actor, today=day)
    return render_template(
        "desk/index.html",
        day=dates.weekday_and_day(now),
        rows=rows,
        count=ngettext("%(num)d thing waits.", "%(num)d things wait.", in_all),
        late=_late(sum(row["is_late"] for row in rows)),
        more=max(0, in_all - sum(item.number for item in items)),
        badges=today.badges(numbers),
        stuck=_stuck(page),
    )


def _late(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(num)d of them has waited for over two working days.",
        "%(num)d of them have waited for over two working days.",
        number,
    )


def _stuck(page: DeskPage) -> list[dict[str, Any]]:
    """Return what does not move on by itself, by kind; kinds without anything are left out."""
    alone = [
        _line("organisations.profile", row.slug, row.name, row.area_name) for row in page.alone
    ]
    lone = [_line("groups.profile", row.slug, row.name, row.area_name) for row in page.lone_groups]
    kinds = [
        _kind("signpost", _("Plans"), _plans(page)),
        _kind(
            "house", _("Sites that close"), [_site(row) for row in page.sites],
            hint=_("A plan keeps the volunteers of a site together and finds them new groups."),
        ),
        _kind(
            "building-2", _("Organisations without a partner"), alone,
            more=page.organisations_alone - len(alone),
        ),
        _kind(
            "users-round", _("Groups without a partner"), lone,
            more=page.groups_alone - len(lone),
        ),
        _kind(
            "users-round", _("Groups with more helpers than places"),
            [_crowd(row) for row in page.over],
        ),
        _kind("users-round", _("Groups with few helpers"), [_crowd(row) for row in page.under]),
        _kind(
            "file-text", _("Certificates of conduct that run out"),
            [
                {
                    "url": url_for("register.person", user_id=row.user_id),
                    "label": row.name,
                    "detail": _("until %(day)s", day=dates.full_day(row.ends_on)),
                }
                for row in page.clearances
            ],
        ),
    ]  # fmt: skip
    return [kind for kind in kinds if kind["rows"]]


def _kind(
    icon: str, title: str, rows: list[dict[str, str]], *, hint: str = "", more: int = 0
) -> dict[str, Any]:
    return {"icon": icon, "title": title, "rows": rows, "hint": hint, "more": more}


def _plans(page: DeskPage) -> list[dict[str, str]]:
    """Return the open plans and those for whom a plan would find something."""
    rows = []
    if page.plans_open:
        rows.append(
            {
                "label": ngettext("%(num)d open plan", "%(num)d open plans", page.plans_open),
                "detail": _("Look it through, change it and send it."),
                "url": url_for("plans.index"),
            }
        )
    if page.people_without_group:
        rows.append(
            {
                "label": ngettext(
                    "%(num)d person without a group",
                    "%(num)d people without a group",
                    page.people_without_group,
                ),
                "detail": _("A plan for the whole town finds them places."),
                "url": url_for("plans.new", kind="town"),
            }
        )
    return rows


def _line(endpoint: str, slug: str, name: str, detail: str) -> dict[str, str]:
    return {"url": url_for(endpoint, slug=slug), "label": name, "detail": detail}


def _crowd(row: Crowd) -> dict[str, str]:
    text = ngettext(
        "%(helpers)d of %(num)d place taken", "%(helpers)d of %(num)d places taken",
        row.places, helpers=row.helpers,
    )  # fmt: skip
    return _line("groups.profile", row.slug, row.name, text)


def _site(row: ClosingSite) -> dict[str, str]:
    return {
        "url": url_for("plans.new", kind="closing", site=row.id),
        "label": row.name,
        "detail": _(
            "%(area)s: closes on %(day)s", area=row.area_name, day=dates.full_day(row.closes_on)
        ),
    }
