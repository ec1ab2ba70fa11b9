"""People whom the desk writes down: new ones, changing what is known, inviting, deleting."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.adapters.uploads import Uploads
from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.fields import FieldsError
from helpboard.domain.volunteer import ProfileStep
from helpboard.extensions import db
from helpboard.models import User
from helpboard.queries.people import person_below
from helpboard.queries.volunteers import volunteer_profile
from helpboard.services import recording
from helpboard.services.erasure import Erased
from helpboard.services.recording import KnownAddressError, Recorded
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_choices
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_typed import drawn, read, stored
from helpboard.web.register.blueprint import bp
from helpboard.web.register.people_person import ONE
from helpboard.web.register.people_recorded_forms import InviteForm, NewPersonForm, PersonForm
from helpboard.web.register.reach import once, press_again, reach, today
from helpboard.web.when_typed import Typed

STEPS: Final = (ProfileStep.WHERE, ProfileStep.TOPICS, ProfileStep.LANGUAGES, ProfileStep.TIMES)
"""What is asked of somebody who is written down; the rest they say when they have an account."""
_DRAWN: Final = (ProfileStep.TOPICS, ProfileStep.LANGUAGES, ProfileStep.TIMES)


@bp.route("/desk/people/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_person() -> ResponseReturnValue:
    """Write somebody down who has no account and has agreed."""
    reader, day = reach(), today()
    form = NewPersonForm(areas=area_choices(reader.actor))
    form.language.data = form.language.data or current_language().tag
    errors: Mapping[str, str] = {}
    made: list[int] = []
    if form.validate_on_submit():
        consent = form.consent
        try:
            recorded = _recorded(form)

            def deed(session: Session, now: datetime) -> None:
                user = recording.record(
                    session, reach=reader, recorded=recorded, consent=consent, today=day, now=now
                )
                made.append(user.id)

            once(deed)
        except FieldsError as error:
            errors = form.tell(error)
        else:
            flash(_("Written down. Whoever asks may see it, and have it deleted."))
            if not made:
                return redirect(url_for("register.people", kind="recorded"), 303)
            return redirect(url_for("register.person", user_id=made[0]), 303)
    typed: Typed = request.form if form.is_submitted() else MultiDict()
    return _page("register/person_new.html", form, typed, errors), status_of(form)


@bp.route(f"{ONE}/profile", methods=["GET", "POST"])
@allow(Permission.DESK)
def edit_person(user_id: int) -> ResponseReturnValue:
    """Change what was written down of somebody without an account."""
    reader, day = reach(), today()
    user = _without_account(person_below(db.session(), reader, user_id))
    profile = volunteer_profile(db.session(), user_id)
    form = PersonForm(
        areas=area_choices(reader.actor), obj=user,
        area=profile.area_slug, version=str(profile.version),
    )  # fmt: skip
    errors: Mapping[str, str] = {}
    is_late = False
    if form.validate_on_submit():
        try:
            recorded, version = _recorded(form), form.read_version

            def deed(session: Session, now: datetime) -> None:
                recording.change(
                    session, reach=reader, user_id=user_id, recorded=recorded, version=version,
                    today=day, now=now,
                )  # fmt: skip

            once(deed)
        except FieldsError as error:
            errors = form.tell(error)
        except ConflictError:
            is_late = True
            form.version.data = str(volunteer_profile(db.session(), user_id).version)
        else:
            return redirect(url_for("register.person", user_id=user_id), 303)
    typed = request.form if form.is_submitted() else _stored(profile)
    page = _page("register/person_edit.html", form, typed, errors, user_id=user_id, is_late=is_late)
    return page, 409 if is_late else status_of(form)


def _without_account(user: User) -> User:
    if user.email is not None:
        raise IllegalMoveError(user.id)
    return user


def _stored(profile: Any) -> Typed:
    typed: Typed = MultiDict()
    for step in _DRAWN:
        typed.update(stored(step, profile))
    return typed


def _recorded(form: PersonForm) -> Recorded:
    """Return what was typed; raises ``FieldsError`` for times that cannot be read."""
    return Recorded(
        name=form.name.data or "",
        phone=form.phone.data or "",
        language=form.language.data,
        answers={step: read(step, request.form) for step in STEPS},
    )


def _page(
    template: str, form: PersonForm, typed: Typed, errors: Mapping[str, str], **more: Any
) -> str:
    parts: dict[str, Any] = {}
    for step in _DRAWN:
        parts |= drawn(step, typed, errors)
    return render_template(template, form=form, errors=errors, **parts, **more)


@bp.route(f"{ONE}/invite", methods=["GET", "POST"], endpoint="invite")
@allow(Permission.DESK)
def invite_person(user_id: int) -> ResponseReturnValue:
    """Ask for the address that somebody gave; POST writes the letter with which they take over."""
    reader = reach()
    user = _without_account(person_below(db.session(), reader, user_id))
    form = InviteForm()
    if form.validate_on_submit():
        email = form.email.data or ""

        def deed(session: Session, now: datetime) -> None:
            recording.invite(session, reach=reader, user_id=user_id, email=email, now=now)

        try:
            once(deed)
        except KnownAddressError:
            form.email.errors = [_("There is an account with this address. Please merge the two.")]
        else:
            flash(_("The letter is on its way."))
            return redirect(url_for("register.person", user_id=user_id), 303)
    return render_template("register/person_invite.html", form=form, user=user), status_of(form)


@bp.route(f"{ONE}/delete", methods=["GET", "POST"])
@allow(Permission.DESK)
def delete_person(user_id: int) -> ResponseReturnValue:
    """Ask once more; POST deletes somebody without an account, with everything."""
    reader, form = reach(), ButtonForm()
    if request.method == "GET":
        user = _without_account(person_below(db.session(), reader, user_id))
        return render_template("register/person_delete.html", form=form, user=user)
    if not form.validate_on_submit():
        return press_again("register.delete_person", user_id)
    erased: list[Erased] = []
    journal = Erasures(settings().instance / FILE)

    def deed(session: Session, now: datetime) -> None:
        erased.append(
            recording.forget(session, reach=reader, user_id=user_id, journal=journal, now=now)
        )

    once(deed)
    for name in erased[0].pictures if erased else ():
        Uploads(settings().uploads_folder).drop(name)
    flash(_("Deleted, with everything that was kept."))
    return redirect(url_for("register.people"), 303)
