"""Answering an appointment, giving it back, calling it off, and looking again."""

from datetime import UTC, datetime

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import SelectField

from helpboard.catalogue import gettext as _
from helpboard.domain.appointment import BusyError, TakenError
from helpboard.domain.errors import NotFoundError
from helpboard.domain.proposal import DeclineReason
from helpboard.extensions import db, writing
from helpboard.queries.appointments import appointment_for
from helpboard.services import appointment_asking, appointments
from helpboard.web.actors import acting, signed_in
from helpboard.web.appointments.blueprint import ONE, bp
from helpboard.web.button_form import ButtonForm
from helpboard.web.choices import choices
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow


class AnswerForm(FlaskForm):
    """Yes, or a reason for no."""

    answer = SelectField(choices=choices((one, one) for one in ("yes", *DeclineReason)))


@bp.post(f"{ONE}/answer")
@allow(Permission.SIGNED_IN)
def answer(appointment_id: int) -> ResponseReturnValue:
    """Take an appointment, or leave it to others."""
    form = AnswerForm()
    if not form.validate_on_submit():
        return _back(appointment_id, _("Please press the button again."))
    user, now = signed_in(), datetime.now(UTC)
    row = appointment_for(db.session(), acting(), appointment_id)
    proposal_id, user_id, zone = row.proposal_id, user.id, settings().timezone
    if proposal_id is None:
        return _back(appointment_id, _("Somebody else has taken it, or the time was over."))
    try:
        with writing(db.session()) as session:
            if form.answer.data == "yes":
                appointment_asking.say_yes(
                    session, user_id=user_id, proposal_id=proposal_id, now=now
                )
            else:
                reason = DeclineReason(form.answer.data)
                appointment_asking.say_no(
                    session, user_id=user_id, proposal_id=proposal_id, reason=reason, now=now,
                    zone=zone,
                )  # fmt: skip
    except TakenError:
        return _back(appointment_id, _("Somebody else has taken it, or the time was over."))
    except BusyError:
        return _back(appointment_id, _("You have said yes to another appointment at this time."))
    return _back(appointment_id)


@bp.post(f"{ONE}/give-back")
@allow(Permission.SIGNED_IN)
def give_back(appointment_id: int) -> ResponseReturnValue:
    """Drop out: the organisation hears of it, and somebody else is asked."""
    if not ButtonForm().validate_on_submit():
        return _back(appointment_id, _("Please press the button again."))
    user_id, now = signed_in().id, datetime.now(UTC)
    with writing(db.session()) as session:
        appointments.give_back(
            session, user_id=user_id, appointment_id=appointment_id, now=now,
            zone=settings().timezone,
        )  # fmt: skip
    flash(_("Thank you for saying so. Somebody else is asked now."))
    return redirect(url_for("appointments.index"), 303)


@bp.post(f"{ONE}/cancel")
@allow(Permission.SIGNED_IN)
def cancel(appointment_id: int) -> ResponseReturnValue:
    """Call an appointment off."""
    if not ButtonForm().validate_on_submit():
        return _back(appointment_id, _("Please press the button again."))
    actor, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        appointments.cancel(session, actor=actor, appointment_id=appointment_id, now=now)
    return _back(appointment_id)


@bp.post(f"{ONE}/look-again")
@allow(Permission.SIGNED_IN)
def look_again(appointment_id: int) -> ResponseReturnValue:
    """Ask once more, for instance when more interpreters are released by now."""
    if not ButtonForm().validate_on_submit():
        return _back(appointment_id, _("Please press the button again."))
    actor, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        asked = appointments.look_again(
            session, actor=actor, appointment_id=appointment_id, now=now,
            zone=settings().timezone,
        )  # fmt: skip
    return _back(appointment_id, "" if asked else _("There is still nobody who fits."))


def _back(appointment_id: int, sentence: str = "") -> Response:
    if sentence:
        flash(sentence, "alarm")
    try:
        appointment_for(db.session(), acting(), appointment_id)
    except NotFoundError:
        return redirect(url_for("appointments.index"), 303)
    return redirect(url_for("appointments.show", appointment_id=appointment_id), 303)
