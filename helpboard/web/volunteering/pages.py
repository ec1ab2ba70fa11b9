"""The pages of a volunteer's profile: all of it, one question each, and its end."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import ConflictError
from helpboard.domain.fields import FieldsError
from helpboard.domain.volunteer import ORDER, TELLING, ProfileStep, step_after
from helpboard.extensions import db, writing
from helpboard.queries.volunteers import VolunteerProfile, tasks_in_topics, volunteer_profile
from helpboard.services import submissions, volunteers
from helpboard.services.volunteers import Reply
from helpboard.web.actors import acting, signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_typed import drawn, read, stored
from helpboard.web.submissions import submission_key
from helpboard.web.volunteering.blueprint import bp
from helpboard.web.volunteering.forms import FORMS, StepForm
from helpboard.web.volunteering.shown import row_of, rows_of
from helpboard.web.when_typed import Typed
from helpboard.web.words.volunteers import step_name, step_question

_STEPS = ",".join(step.value for step in ProfileStep)


@bp.get("/my/profile")
@allow(Permission.SIGNED_IN)
def show() -> ResponseReturnValue:
    """Show what somebody has said, and what is still open, the most useful first."""
    user_id, now = signed_in().id, datetime.now(UTC)
    session = db.session()
    profile = volunteer_profile(session, user_id)
    today = now.astimezone(settings().timezone).date()
    is_paused = profile.answers(ProfileStep.PAUSE) and profile.said["paused_until"] >= today
    return render_template(
        "volunteering/show.html",
        profile=profile,
        rows=rows_of(profile),
        open_steps=[step.value for step in profile.missing if step in TELLING],
        first=(profile.missing or ORDER)[0].value,
        is_paused=is_paused,
        tasks=tasks_in_topics(session, user_id, now=now) if profile.said["topics"] else 0,
    )


@bp.route(f"/my/profile/<any({_STEPS}):step>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def step(step: str) -> ResponseReturnValue:
    """Ask one question; an answer leads to the next open one, a changed answer back."""
    asked = ProfileStep(step)
    profile = volunteer_profile(db.session(), signed_in().id)
    is_sent = request.method == "POST"
    typed = request.form if is_sent else stored(asked, profile)
    form = FORMS.get(asked, StepForm)(typed)
    errors: Mapping[str, str] = {}
    is_late = False
    if form.validate_on_submit():
        try:
            _save(asked, form)
        except FieldsError as error:
            errors = form.tell(error)
        except ConflictError:
            is_late = True
            profile = volunteer_profile(db.session(), signed_in().id)
            form.version.data = str(profile.version)
        else:
            return redirect(_onwards(asked, profile), 303)
    page = _page(asked, form, typed, profile, errors=errors, is_late=is_late)
    return page, 409 if is_late else (422 if is_sent else status_of(form))


@bp.route("/my/profile/delete", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def delete() -> ResponseReturnValue:
    """Ask once more, then delete the whole profile; the account stays."""
    form = ButtonForm()
    if not form.validate_on_submit():
        return render_template("volunteering/delete.html", form=form), status_of(form)
    actor, user_id = acting(), signed_in().id
    with writing(db.session()) as session:
        volunteers.forget(session, actor=actor, user_id=user_id, now=datetime.now(UTC))
    return redirect(url_for("volunteering.show"), 303)


def _save(step: ProfileStep, form: StepForm) -> None:
    now, actor, user_id, key = datetime.now(UTC), acting(), signed_in().id, submission_key()
    agrees = request.form.get("answer") == "yes"
    typed = read(step, request.form)
    reply = Reply(step, typed, _version(form), now.astimezone(settings().timezone).date())
    with writing(db.session()) as session:
        if not submissions.once(session, key=key, now=now).is_first:
            return
        if step is not ProfileStep.CONSENT:
            volunteers.answer(session, actor=actor, user_id=user_id, reply=reply, now=now)
        elif agrees:
            volunteers.agree(session, actor=actor, user_id=user_id, now=now)
        else:
            volunteers.take_back(session, actor=actor, user_id=user_id, now=now)


def _version(form: StepForm) -> int:
    """Return the version that the form carries; anything else is none that ever was."""
    text = form.version.data or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _onwards(step: ProfileStep, before: VolunteerProfile) -> str:
    """Return where the way goes on: a question is asked once, whoever changes an answer is done."""
    follows = None if before.answers(step) else step_after(step, before.said)
    if follows is None:
        return url_for("volunteering.show")
    return url_for("volunteering.step", step=follows.value)


def _page(
    step: ProfileStep, form: StepForm, typed: Typed, profile: VolunteerProfile, **more: Any
) -> str:
    follows = step_after(step, profile.said)
    is_new = not profile.answers(step) and step in ORDER
    return render_template(
        f"volunteering/{step.value}.html",
        form=form,
        step=step.value,
        question=step_question(step),
        name=step_name(step),
        profile=profile,
        number=ORDER.index(step) + 1 if is_new else 0,
        of=len(ORDER),
        skip=follows.value if is_new and follows else "",
        theirs=row_of(step, profile) if more["is_late"] else None,
        **drawn(step, typed, more["errors"]),
        **more,
    )
