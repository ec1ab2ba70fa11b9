"""One plan: while it is worked out, and with its lines and figures afterwards."""

from collections.abc import Mapping
from typing import Any

from flask import make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import MalformedError
from helpboard.domain.plan import BUSY, PlanKind, PlanState
from helpboard.extensions import db
from helpboard.models import Area, Plan, Site
from helpboard.queries.plans import (
    LINES,
    PlanLineRow,
    followed,
    lines_of,
    role_names,
)
from helpboard.services import plans
from helpboard.services.asking import people_to_ask
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.permissions import Permission, allow
from helpboard.web.plans.blueprint import ONE, bp
from helpboard.web.plans.figures import figure_rows
from helpboard.web.plans.words import KIND_WORDS, MARK_WORDS, SENT_WORDS, STATE_WORDS, TROUBLE
from helpboard.web.words.match_reasons import reason_text
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

REFRESH_SECONDS = 2


@bp.get(ONE)
@allow(Permission.DESK)
def show(plan_id: int) -> ResponseReturnValue:
    """Show how far a plan is, or what came out of it."""
    session = db.session()
    plan = plans.plan_of(session, acting(), plan_id)
    if plan.state in BUSY:
        page = render_template(
            "plans/waiting.html", plan=plan, title=KIND_WORDS[plan.kind],
            state=STATE_WORDS[plan.state], place=_place(plan),
        )  # fmt: skip
        answer = make_response(page)
        answer.headers["Refresh"] = str(REFRESH_SECONDS)
        return answer
    return _lines_page(plan)


def _lines_page(plan: Plan) -> ResponseReturnValue:
    session, after = db.session(), _after()
    rows = lines_of(session, plan.id, after=after)
    figures: Mapping[str, Any] = plan.figures
    return render_template(
        "plans/show.html",
        plan=plan,
        title=KIND_WORDS[plan.kind],
        place=_place(plan),
        state=STATE_WORDS[plan.state],
        trouble=TROUBLE.get(figures.get("trouble", ""), ""),
        figures=figure_rows(plan.kind, figures),
        is_exact=figures.get("exact", True),
        gap=round(100 * figures["gap"], 1) if figures.get("gap") else None,
        seconds=figures.get("seconds"),
        shortages=_shortages(figures),
        groups=_grouped([_line(plan, row) for row in rows[:LINES]]),
        followed=followed(session, plan.id),
        next_url=_page_url(plan, after + LINES) if len(rows) > LINES else "",
        previous_url=_page_url(plan, max(0, after - LINES)) if after else "",
        button=ButtonForm(formdata=None),
        is_open=plan.state is not PlanState.CLOSED,
        to_ask=len(people_to_ask(plan)),
        closing_links=_closing_links(plan) if plan.kind is PlanKind.CLOSING else [],
    )


def _closing_links(plan: Plan) -> list[tuple[str, str, str]]:
    return [
        (url_for("plans.calls", plan_id=plan.id), _("Call list"), "phone"),
        (url_for("plans.site_groups", plan_id=plan.id), _("Groups of the site"), "users-round"),
        (url_for("plans.sheet", plan_id=plan.id), _("A sheet for the people"), "printer"),
    ]


def _after() -> int:
    given = request.args.get("after", "0")
    if not (given.isascii() and given.isdigit() and len(given) < 7):
        raise MalformedError("after")
    return int(given)


def _page_url(plan: Plan, after: int) -> str:
    return url_for("plans.show", plan_id=plan.id, after=after or None)


def _place(plan: Plan) -> str:
    if plan.site_id is not None:
        return db.session().get_one(Site, plan.site_id).name
    return db.session().get_one(Area, plan.area_id).name


def _line(plan: Plan, row: PlanLineRow) -> dict[str, Any]:
    lost, equal = row.reasons.get("lost", 0), row.reasons.get("nearly_equal", 0)
    return {
        "id": row.id,
        "who": row.organisation or row.person or "",
        "where": _("Appointments") if row.appointment_id else row.group or row.new_group or "",
        "slug": row.group_slug,
        "is_new_group": bool(row.new_group),
        "topic": topic_label(row.role_topic) if row.role_topic else "",
        "when": _when(row),
        "points": _points(row.points),
        "reasons": [
            {
                "code": reason["code"],
                "text": reason_text(reason["code"], reason.get("params", {})),
                "points": _points(reason["points"]),
            }
            for reason in row.reasons.get("reasons", ())
        ],
        "others": ngettext(
            "%(num)d other choice is nearly as good.",
            "%(num)d other choices are nearly as good.", equal,
        ) if equal else "",
        "lost": _("The best choice would have %(points)s points more.", points=_points(lost))
        if lost else "",
        "mark": row.mark.value,
        "mark_label": MARK_WORDS[row.mark],
        "sent": SENT_WORDS[row.sent] if row.sent else "",
        "is_sent": row.proposal_id is not None,
        "phone": row.said_by_phone.value if row.said_by_phone else "",
        "url": url_for("plans.mark", plan_id=plan.id, line_id=row.id),
    }  # fmt: skip


def _when(row: PlanLineRow) -> str:
    """Return when an appointment is and which languages it needs; nothing for other lines."""
    if row.starts_at is None:
        return ""
    return _(
        "%(day)s, %(time)s, %(one)s and %(other)s",
        day=dates.weekday_and_day(row.starts_at),
        time=dates.clock(row.starts_at),
        one=language_name(row.from_language or "de"),
        other=language_name(row.to_language or "de"),
    )


def _points(hundredths: int) -> str:
    """Return hundredths of a point as the reader counts: “63.25”, whole where it is whole."""
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def _grouped(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return lines below the group that they lead to; those that must not be stand last."""
    found: dict[tuple[bool, str], dict[str, Any]] = {}
    for line in lines:
        key = (line["mark"] == "banned", line["where"])
        heap = found.setdefault(key, {"name": line["where"], "is_banned": key[0], "lines": []})
        heap["lines"].append(line)
    return list(found.values())


def _shortages(figures: Mapping[str, Any]) -> list[str]:
    """Return where places are short, as sentences."""
    rows = figures.get("shortages", [])
    names = role_names(db.session(), [row["role"] for row in rows])
    return [
        ngettext(
            "%(group)s, %(topic)s: %(num)d place for %(people)d people who would fit best there.",
            "%(group)s, %(topic)s: %(num)d places for %(people)d people who would fit best there.",
            row["places"], group=names[row["role"]][0],
            topic=topic_label(names[row["role"]][1]), people=row["people"],
        )
        for row in rows
        if row["role"] in names
    ]  # fmt: skip
