"""The appointments of somebody: asked, coming, ordered; and one of them."""

from datetime import UTC, datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.appointment import AppointmentState
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import DeclineReason
from helpboard.extensions import db
from helpboard.queries.appointments import AppointmentRow, appointment_for, appointments_of
from helpboard.queries.my_organisations import verified_slugs
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.appointments.blueprint import ALL, ONE, bp
from helpboard.web.button_form import ButtonForm
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.appointments import kind_label, state_label
from helpboard.web.words.calendar import time_range_text
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

CAN_LOOK_AGAIN = frozenset({AppointmentState.UNFILLED})
CAN_CANCEL = frozenset({AppointmentState.OPEN, AppointmentState.PLACED, AppointmentState.UNFILLED})


@bp.get(ALL)
@allow(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """Show what waits for the reader's answer, where they go, and what they have ordered."""
    actor, now = acting(), datetime.now(UTC)
    rows = appointments_of(db.session(), actor)
    to_come = [row for row in reversed(rows) if row.ends_at > now]
    return render_template(
        "appointments/index.html",
        asked=[_line(row) for row in to_come if row.proposal_id is not None],
        coming=[_line(row) for row in to_come if row.is_mine],
        ordered=[_line(row) for row in to_come if row.is_ordered],
        over=[_line(row) for row in rows if row.ends_at <= now and (row.is_mine or row.is_ordered)],
        order_urls=_order_urls(actor),
    )


def _order_urls(actor: Actor) -> list[tuple[str, str]]:
    """Return where the reader may order, by the names of their verified organisations."""
    return [
        (url_for("appointments.order", slug=slug), name)
        for slug, name in verified_slugs(db.session(), actor.edits)
    ]


def _line(row: AppointmentRow) -> dict[str, str]:
    return {
        "url": url_for("appointments.show", appointment_id=row.id),
        "label": _when(row),
        "detail": _("%(topic)s: %(state)s", topic=topic_label(row.topic), state=_state(row)),
    }


def _when(row: AppointmentRow) -> str:
    clock = time_range_text(dates.clock(row.starts_at), dates.clock(row.ends_at))
    return _("%(day)s, %(time)s", day=dates.weekday_and_day(row.starts_at), time=clock)


def _state(row: AppointmentRow) -> str:
    """Return how it stands for this reader."""
    if row.answer_until is not None:
        return _("Please answer by %(day)s", day=dates.day_and_month(row.answer_until))
    is_told = row.is_mine or row.is_ordered
    if row.state is AppointmentState.PLACED and not is_told:
        return _("Somebody else comes")
    if row.state is AppointmentState.OPEN and row.is_ordered and row.asked:
        return ngettext("%(num)d person is asked", "%(num)d people are asked", row.asked)
    return state_label(row.state)


@bp.get(ONE)
@allow(Permission.SIGNED_IN)
def show(appointment_id: int) -> ResponseReturnValue:
    """Show an appointment to whoever was asked, comes, or ordered it."""
    row = appointment_for(db.session(), acting(), appointment_id)
    now = datetime.now(UTC)
    is_ahead = row.starts_at > now
    return render_template(
        "appointments/show.html",
        row=row,
        title=kind_label(row.kind),
        when=_when(row),
        state=_state(row),
        facts=_facts(row),
        button=ButtonForm(formdata=None),
        reasons=[(reason.value, words) for reason, words in _reasons()],
        may_answer=row.proposal_id is not None and is_ahead,
        may_give_back=row.is_mine and row.state is AppointmentState.PLACED and is_ahead,
        may_cancel=row.is_ordered and row.state in CAN_CANCEL and is_ahead,
        may_look_again=row.is_ordered and row.state in CAN_LOOK_AGAIN and is_ahead,
    )


def _reasons() -> list[tuple[DeclineReason, str]]:
    return [
        (DeclineReason.TIME, _("The time does not fit.")),
        (DeclineReason.TOO_FAR, _("It is too far away.")),
        (DeclineReason.LANGUAGE, _("The languages do not fit.")),
        (DeclineReason.OTHER, _("Another reason.")),
    ]


def _facts(row: AppointmentRow) -> list[tuple[str, Any]]:
    """Return labels and values; only what this reader may know is in the row."""
    pair = [language_name(code) for code in (row.from_language, row.to_language) if code]
    facts = [
        (_("Organisation"), row.organisation),
        (_("Topic"), topic_label(row.topic)),
        (_("When"), _when(row)),
        (_("Languages"), " – ".join(pair)),
        (_("District"), row.area_name),
        (_("Where"), _("By telephone or video") if row.is_online else row.address),
        (_("Good to know"), row.subject),
        (_("Who comes"), row.person),
        (_("Phone"), row.phone),
    ]
    return [(label, value) for label, value in facts if value]
