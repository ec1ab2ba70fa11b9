"""Circulars that the reader got: reading, answering, and whether more of them shall come."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.circular import AnswerOverError, may_answer
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.extensions import db, writing
from helpboard.models import ActionLink
from helpboard.queries.circulars import CircularPage, OwnCircular, circulars_to, own_circular
from helpboard.queries.volunteers import volunteer_profile
from helpboard.services import circular_answers, unsubscribing
from helpboard.services.circular_sending import ANSWER
from helpboard.web import dates, link_actions
from helpboard.web.actors import signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.link_actions import Choices, LinkAction
from helpboard.web.locale import settings
from helpboard.web.my.blueprint import bp
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.circulars import circular_answer_text

ONE = f"/my/circulars/<int(max={MOST_ID}):reader_id>"


@bp.get("/my/circulars")
@allow(Permission.SIGNED_IN)
def circulars() -> ResponseReturnValue:
    """Show the last circulars that came, and whether a volunteer wants more of them."""
    user, session = signed_in(), db.session()
    profile = volunteer_profile(session, user.id)
    return render_template(
        "my/circulars.html",
        rows=[_line(one) for one in circulars_to(session, user.id)],
        is_volunteer=profile.version > 0,
        hears_them=profile.said["hears_circulars"],
        button=ButtonForm(formdata=None),
    )


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def circular(reader_id: int) -> ResponseReturnValue:
    """Show a circular; POST answers it with one of its buttons."""
    user, now = signed_in(), datetime.now(UTC)
    own = own_circular(db.session(), reader_id=reader_id, user_id=user.id)
    form = ButtonForm()
    if form.validate_on_submit():
        said, zone = request.form.get("choice", ""), settings().timezone
        try:
            with writing(db.session()) as session:
                circular_answers.answer(
                    session, reader_id=reader_id, user_id=user.id, said=said, now=now, zone=zone
                )
        except IllegalMoveError:
            form.form_errors.append(_("Please choose an answer."))
        except AnswerOverError:
            form.form_errors.append(str(_TOO_LATE))
        else:
            flash(_("Thank you! The coordinators see your answer."), "success")
            return redirect(url_for("my.circulars"), 303)
    page = render_template("my/circular.html", form=form, **_shown(own, now))
    return page, 422 if form.errors else 200


@bp.post("/my/circulars/wanted")
@allow(Permission.SIGNED_IN)
def want_circulars() -> ResponseReturnValue:
    """Note whether a volunteer wants circulars from now on."""
    form, user = ButtonForm(), signed_in()
    if form.validate_on_submit():
        wants_them = request.form.get("wanted") == "yes"
        with writing(db.session()) as session:
            unsubscribing.hear_circulars(session, user_id=user.id, wants_them=wants_them)
        flash(_("It is noted."), "success")
    return redirect(url_for("my.circulars"), 303)


def circulars_to_answer(user_id: int, *, now: datetime) -> list[tuple[str, str, str, str]]:
    """Return (icon, subject, until when, address) of each circular that waits for an answer."""
    waiting = [
        one for one in circulars_to(db.session(), user_id) if not one.answer and _is_open(one, now)
    ]
    return [("mail-open", _subject(one.page), _until(one.page), _url(one)) for one in waiting]


def _line(own: OwnCircular) -> dict[str, Any]:
    sent = dates.weekday_and_day(own.page.sent_at) if own.page.sent_at else ""
    said = circular_answer_text(own.answer) if own.answer else ""
    detail = _("%(day)s · Your answer: %(answer)s", day=sent, answer=said) if said else sent
    return {"label": _subject(own.page), "detail": detail, "url": _url(own)}


def _url(own: OwnCircular) -> str:
    return url_for("my.circular", reader_id=own.reader_id)


def _subject(page: CircularPage) -> str:
    return page.text_for(current_language().tag)[1]


def _until(page: CircularPage) -> str:
    if page.answer_by is None:
        return _("The coordinators would like an answer from you.")
    return _("Please answer until %(day)s.", day=dates.weekday_and_day(page.answer_by))


def _is_open(own: OwnCircular, now: datetime) -> bool:
    page, today = own.page, now.astimezone(settings().timezone).date()
    return may_answer(buttons=page.buttons, answer_by=page.answer_by, today=today)


def _shown(own: OwnCircular, now: datetime) -> dict[str, Any]:
    lang, subject, body = own.page.text_for(current_language().tag)
    return {
        "subject": subject,
        "text": original(body, lang),
        "sent": dates.weekday_and_day(own.page.sent_at) if own.page.sent_at else "",
        "choices": [(code, circular_answer_text(code)) for code in own.page.buttons],
        "answer": own.answer,
        "until": _until(own.page) if own.page.answer_by else "",
        "is_open": _is_open(own, now),
        "action": _url(own),
    }


_TOO_LATE = _l("The day for answers is over. Please write to the coordinators.")
_GONE = _l("This circular is gone.")


def _about(session: Session, link: ActionLink) -> str:
    return _subject(circular_answers.circular_of_link(session, link).page)


def _lines(session: Session, link: ActionLink) -> list[str]:
    own = circular_answers.circular_of_link(session, link)
    said = circular_answer_text(own.answer) if own.answer else ""
    until = [_until(own.page)] if own.page.answer_by else []
    return [*until, *([_("Your answer so far: %(answer)s", answer=said)] if said else [])]


def _choices(session: Session, link: ActionLink) -> Choices:
    page = circular_answers.circular_of_link(session, link).page
    return _l("Your answer"), tuple((code, circular_answer_text(code)) for code in page.buttons)


def _do(session: Session, link: ActionLink, now: datetime) -> None:
    circular_answers.answer(
        session,
        reader_id=link.about_id or 0,
        user_id=link.user_id or 0,
        said=request.form.get("choice", ""),
        now=now,
        zone=settings().timezone,
    )


link_actions.add(
    ANSWER,
    LinkAction(
        title=_l("Answer the coordinators"),
        sentence=_l("Choose your answer and press the button. You can change it later."),
        button=_l("Send my answer"),
        done=_l("Thank you! The coordinators see your answer."),
        do=_do,
        about=_about,
        lines=_lines,
        choices_of=_choices,
        needs_choice=True,
        may_repeat=True,
        again=("my.circulars", _l("My circulars")),
        refusals=((AnswerOverError, _TOO_LATE), (NotFoundError, _GONE)),
        is_personal=True,
    ),
)

link_actions.add(
    unsubscribing.END_CIRCULARS,
    LinkAction(
        title=_l("No more circulars"),
        sentence=_l(
            "Press the button, and the coordinators write you no more circulars as a volunteer. "
            "Letters about your own tasks and questions still come."
        ),
        button=_l("No more circulars, please"),
        done=_l("It is noted. You get no more circulars as a volunteer."),
        do=unsubscribing.end_circulars,
        is_one_click=True,
    ),
)
