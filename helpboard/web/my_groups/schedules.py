"""When a group meets."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.rhythm import KEPT, rhythm_of
from helpboard.extensions import db, writing
from helpboard.queries.my_groups import ScheduleRow, schedules_to_change
from helpboard.queries.roster import promised
from helpboard.services import submissions
from helpboard.services.schedules import add_schedule, as_read, change_schedule, end_schedule
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import MEETING_CHANGES, is_within, status_of
from helpboard.web.locale import settings
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.forms import ScheduleForm
from helpboard.web.my_groups.whose import Mine, letters_line, mine
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.rhythms import rhythm_words
from helpboard.web.submissions import submission_key
from helpboard.web.words.calendar import time_range_text

EMPTY_DAYS = 3
"""So many empty fields for days off stand below those that are filled."""
USUAL_LENGTH = timedelta(days=364)


@bp.get(f"{ONE}/schedules")
@allow(Permission.SIGNED_IN)
def schedules(slug: str) -> ResponseReturnValue:
    """Show when the group meets."""
    one, today = mine(slug), _today()
    rows = schedules_to_change(db.session(), one.row.id)
    return render_template(
        "my_groups/schedules.html",
        one=one.row,
        schedules=[_shown(row) for row in rows if not row.until or row.until >= today],
        letters=letters_line(one),
        token=ButtonForm(formdata=None),
    )


@bp.route(f"{ONE}/schedules/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def new_schedule(slug: str) -> ResponseReturnValue:
    """Let the group meet at one more rhythm."""
    one, today = mine(slug), _today()
    form = ScheduleForm(starts_on=f"{today}", until=f"{today + USUAL_LENGTH}", hosts="2")
    if form.validate_on_submit():
        try:
            _add(form, one)
        except FieldsError as error:
            form.tell(error)
        else:
            return redirect(url_for("my_groups.schedules", slug=slug), 303)
    return _page(one, form, url_for("my_groups.new_schedule", slug=slug))


@bp.route(f"{ONE}/schedules/<int(max={MOST_ID}):schedule_id>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def schedule(slug: str, schedule_id: int) -> ResponseReturnValue:
    """Change when the group meets; when somebody else was faster, both are shown."""
    one = mine(slug)
    row = _own(one, schedule_id)
    form = ScheduleForm(data=_stored(row), is_kept=rhythm_of(row.rule).every == KEPT)
    theirs = None
    if form.validate_on_submit():
        try:
            if is_within(form, (MEETING_CHANGES, f"group {one.row.id}")):
                _change(form, one, schedule_id)
        except FieldsError as error:
            form.tell(error)
        except ConflictError:
            row = _own(one, schedule_id)
            theirs, form.seen.data = _shown(row), as_read(row)
        if not form.errors and theirs is None:
            flash(_("It is saved. What has been held stays as it was."), "success")
            return redirect(url_for("my_groups.schedules", slug=slug), 303)
    action = url_for("my_groups.schedule", slug=slug, schedule_id=schedule_id)
    return _page(
        one, form, action, theirs, promises=_promises(schedule_id), letters=letters_line(one)
    )


@bp.post(f"{ONE}/schedules/<int(max={MOST_ID}):schedule_id>/end")
@allow(Permission.SIGNED_IN)
def end_one(slug: str, schedule_id: int) -> ResponseReturnValue:
    """Meet at this rhythm no more; doing it twice is harmless."""
    one, now = mine(slug), datetime.now(UTC)
    rows = schedules_to_change(db.session(), one.row.id)
    form = ButtonForm()
    is_own = form.validate_on_submit() and schedule_id in {row.id for row in rows}
    if is_own and not is_within(form, (MEETING_CHANGES, f"group {one.row.id}")):
        flash(form.form_errors[0], "alarm")
    elif is_own:
        zone = settings().timezone
        with writing(db.session()) as session:
            end_schedule(session, actor=one.actor, schedule_id=schedule_id, now=now, zone=zone)
    return redirect(url_for("my_groups.schedules", slug=slug), 303)


def _add(form: ScheduleForm, one: Mine) -> None:
    actor, key, now, zone = acting(), submission_key(), datetime.now(UTC), settings().timezone
    typed = form.typed()
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            add_schedule(session, actor=actor, group_id=one.row.id, typed=typed, now=now, zone=zone)


def _change(form: ScheduleForm, one: Mine, schedule_id: int) -> None:
    key, now, zone = submission_key(), datetime.now(UTC), settings().timezone
    typed, seen = form.typed(), form.seen.data or ""
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            change_schedule(
                session,
                actor=one.actor,
                schedule_id=schedule_id,
                typed=typed,
                seen=seen,
                now=now,
                zone=zone,
            )


def _own(one: Mine, schedule_id: int) -> ScheduleRow:
    rows = schedules_to_change(db.session(), one.row.id)
    row = next((row for row in rows if row.id == schedule_id), None)
    if row is None:
        raise NotFoundError(schedule_id)
    return row


def _today() -> date:
    return dates.local(datetime.now(UTC)).date()


def _stored(row: ScheduleRow) -> dict[str, Any]:
    rhythm = rhythm_of(row.rule)
    return {
        "every": rhythm.every,
        "weekday": rhythm.weekday,
        "starts": f"{row.starts:%H:%M}",
        "ends": f"{row.ends:%H:%M}",
        "starts_on": row.starts_on.isoformat(),
        "until": row.until.isoformat() if row.until else "",
        "meets_on_holidays": row.meets_on_holidays,
        "except_on": list(row.except_on),
        "hosts": str(row.hosts),
        "seen": as_read(row),
    }


def _shown(row: ScheduleRow) -> dict[str, Any]:
    every, weekday = rhythm_words(row.rule)
    times = time_range_text(f"{row.starts:%H:%M}", f"{row.ends:%H:%M}")
    return {
        "id": row.id,
        "every": every,
        "moment": _("%(day)s, %(time)s", day=weekday, time=times),
        "until": dates.full_day(row.until) if row.until else "",
        "days_off": [dates.weekday_and_day(date.fromisoformat(day)) for day in row.except_on],
        "hosts": row.hosts,
    }


def _promises(schedule_id: int) -> list[str]:
    return [
        _("%(day)s: %(name)s", day=dates.weekday_and_day(on), name=name)
        for name, on in promised(db.session(), schedule_id, since=_today())
    ]


def _page(
    one: Mine,
    form: ScheduleForm,
    action: str,
    theirs: dict[str, Any] | None = None,
    **told: Any,
) -> ResponseReturnValue:
    page = render_template(
        "my_groups/schedule.html",
        one=one.row,
        form=form,
        days_off=[*(form.except_on.data or ()), *[""] * EMPTY_DAYS],
        action=action,
        theirs=theirs,
        **told,
    )
    return page, 409 if theirs else status_of(form)
