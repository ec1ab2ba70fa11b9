"""When an organisation is open: a weekly form."""

from datetime import UTC, datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import ConflictError
from helpboard.domain.fields import FieldsError
from helpboard.extensions import db, writing
from helpboard.queries.my_organisations import my_organisation
from helpboard.services import organisations, submissions
from helpboard.web.actors import acting
from helpboard.web.hours import hours_view
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.merging import version_of
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.forms import HoursForm
from helpboard.web.my_organisations.whose import mine
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.weeks import stored_week, typed_week


@bp.route(f"{ONE}/hours", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def hours(slug: str) -> ResponseReturnValue:
    """Show the week, or put up another; when somebody else was faster, both are shown."""
    one, now = mine(slug), datetime.now(UTC)
    form = HoursForm(data={"version": one.row.version})
    stored = one.row.profile["opening_hours"]
    week = stored_week(stored, today=now.astimezone(settings().timezone).date())
    theirs = None
    if form.is_submitted():
        week = typed_week(request.form)
    if form.validate_on_submit():
        try:
            _save(week.hours(), one.row.id, form, now)
        except FieldsError:
            form.form_errors.extend(week.errors)
        except ConflictError:
            fresh = my_organisation(db.session(), slug)
            theirs = hours_view(fresh.profile["opening_hours"], now=now) or {"rows": (), "raw": ""}
            form.version.data = str(fresh.version)
        else:
            return redirect(url_for("my_organisations.show", slug=slug), 303)
    page = render_template(
        "my_organisations/hours.html", one=one.row, form=form, week=week, theirs=theirs
    )
    return page, 409 if theirs else status_of(form)


def _save(text: str, organisation_id: int, form: HoursForm, now: datetime) -> None:
    actor, key = acting(), submission_key()
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            organisations.set_hours(
                session,
                actor=actor,
                organisation_id=organisation_id,
                hours=text,
                version=version_of(form.version.data),
                now=now,
            )
