"""A verified organisation orders somebody for a date."""

from datetime import UTC, date, datetime, time, timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.appointment import AppointmentKind, Wanted
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Action, Thing, may
from helpboard.extensions import db, writing
from helpboard.queries.my_organisations import MyOrganisation, my_organisation
from helpboard.services import appointments, submissions
from helpboard.web.actors import acting, signed_in
from helpboard.web.appointments.blueprint import bp
from helpboard.web.appointments.forms import OrderForm
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import NEW_APPOINTMENTS, is_within, status_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route("/my/organisations/<slug>/appointments/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def order(slug: str) -> ResponseReturnValue:
    """Show the order form, or order and ask the first people."""
    one = _verified(slug)
    form = OrderForm(
        to_language="de",
        area=one.profile.get("area"),
        address=_address(one),
        day=datetime.now(UTC).astimezone(settings().timezone).date() + timedelta(days=7),
    )
    if form.validate_on_submit() and is_within(form, (NEW_APPOINTMENTS, str(signed_in().id))):
        try:
            made = _made(form, one.id)
        except FieldsError as error:
            form.tell(error)
        else:
            flash(_("Your order is in. You get an e-mail as soon as somebody has said yes."))
            return redirect(url_for("appointments.show", appointment_id=made), 303)
    page = render_template(
        "appointments/order.html",
        form=form,
        one=one,
        action=url_for("appointments.order", slug=slug),
    )
    return page, status_of(form)


def _verified(slug: str) -> MyOrganisation:
    """Return an organisation that the reader edits; only verified ones may order."""
    row, actor = my_organisation(db.session(), slug), acting()
    if not may(actor, Action.ORDER_APPOINTMENT, Thing(organisation_id=row.id)):
        raise NotFoundError(slug) if row.is_concealed else NotAllowedError(slug)
    if row.state is not OrganisationState.VERIFIED or row.is_concealed:
        raise NotAllowedError(Action.ORDER_APPOINTMENT)
    return row


def _address(one: MyOrganisation) -> str:
    street, city = one.profile.get("street"), one.profile.get("city")
    return ", ".join(part for part in (street, city) if part)


def _made(form: OrderForm, organisation_id: int) -> int:
    now, actor, key = datetime.now(UTC), acting(), submission_key()
    wanted = _wanted(form)
    with writing(db.session()) as session:
        taken = submissions.once(session, key=key, now=now)
        if not taken.is_first and taken.result_id is not None:
            return taken.result_id
        made = appointments.order(
            session,
            actor=actor,
            organisation_id=organisation_id,
            wanted=wanted,
            now=now,
            zone=settings().timezone,
        )
        submissions.made(session, key=key, result_id=made.id)
        return made.id


def _wanted(form: OrderForm) -> Wanted:
    """Return what was typed; days and times are wall time of the town."""
    area = kept_area_tree().by_slug(form.area.data or "")
    return Wanted(
        kind=AppointmentKind(form.kind.data),
        topic=form.topic.data or "",
        from_language=form.from_language.data or "",
        to_language=form.to_language.data or "",
        starts_at=_moment(form.day.data, form.at.data),
        ends_at=_moment(form.day.data, form.until.data),
        area_id=area.id if area else 0,
        address=form.address.data or "",
        subject=form.subject.data or "",
        is_online=form.is_online.data,
        is_confidential=form.is_confidential.data,
    )


def _moment(day: date | None, clock: time | None) -> datetime:
    return datetime.combine(day or date.min, clock or time(), tzinfo=settings().timezone)
