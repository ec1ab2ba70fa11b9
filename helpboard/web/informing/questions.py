"""Questions of the contact form: reading, answering, closing."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, TextAreaField

from helpboard.catalogue import current_language, ngettext
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import IllegalMoveError, MalformedError
from helpboard.domain.fields import FieldsError
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.question import MOST_ANSWER, QuestionState
from helpboard.extensions import db, writing
from helpboard.queries.questions import QuestionRow, question_for, questions_of
from helpboard.services import questions as service
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.informing.blueprint import bp
from helpboard.web.informing.words import DeskForm
from helpboard.web.locale import offered
from helpboard.web.originals import name_of, original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.telling_form import options

ALL = "/desk/questions"
ONE = f"{ALL}/<int(max={MOST_ID}):question_id>"


class AnswerForm(DeskForm):
    """What the desk answers, and in which language."""

    answer = TextAreaField(_l("Your answer"), render_kw={"rows": "8", "maxlength": MOST_ANSWER})
    answer_lang = SelectField(_l("In which language do you write it?"), validate_choice=False)

    def offer(self) -> None:
        """Let the answer be in any language of this board."""
        self.answer_lang.choices = options((tag, LANGUAGES[tag].own_name) for tag in offered())


@bp.get(ALL)
@allow(Permission.DESK)
def questions() -> ResponseReturnValue:
    """Show the questions that wait, or with ``list=old`` those that do not any more."""
    given = request.args.get("list", "open")
    if given not in {"open", "old"}:
        raise MalformedError("list")
    is_open = given == "open"
    rows, total = questions_of(db.session(), acting(), is_open=is_open)
    return render_template(
        "informing/questions.html",
        rows=[_shown(row) for row in rows],
        is_open=is_open,
        count=ngettext("%(num)d question", "%(num)d questions", total),
        more=total - len(rows),
    )


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def question(question_id: int) -> ResponseReturnValue:
    """Show a question; POST answers it."""
    row = question_for(db.session(), acting(), question_id)
    form = AnswerForm(answer_lang=current_language().tag)
    form.offer()
    if form.validate_on_submit():
        try:
            _answered(question_id, form)
        except FieldsError as error:
            form.tell(error)
        except IllegalMoveError:
            return _page(question_for(db.session(), acting(), question_id), form, is_stale=True)
        else:
            flash(
                _("Answered. The letter is on its way.") if row.has_email else _("It is noted."),
                "success",
            )
            return redirect(url_for("informing.questions"), 303)
    return _page(row, form)


@bp.post(f"{ONE}/close")
@allow(Permission.DESK)
def close_question(question_id: int) -> ResponseReturnValue:
    """Close a question that needs no answer."""
    form, actor, now = ButtonForm(), acting(), datetime.now(UTC)
    question_for(db.session(), actor, question_id)
    if form.validate_on_submit():
        with writing(db.session()) as session:
            service.close(session, actor=actor, question_id=question_id, now=now)
        flash(_("It is closed."), "success")
    return redirect(url_for("informing.questions"), 303)


def _answered(question_id: int, form: AnswerForm) -> None:
    actor, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        service.answer(
            session,
            actor=actor,
            question_id=question_id,
            text=form.answer.data or "",
            text_lang=form.answer_lang.data or "",
            now=now,
        )


def _page(row: QuestionRow, form: AnswerForm, *, is_stale: bool = False) -> ResponseReturnValue:
    html = render_template(
        "informing/question.html",
        row=_shown(row),
        form=form,
        is_stale=is_stale,
        button=ButtonForm(formdata=None),
    )
    if is_stale:
        return html, 409
    return html, 422 if form.errors else 200


def _shown(row: QuestionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": url_for("informing.question", question_id=row.id),
        "close_url": url_for("informing.close_question", question_id=row.id),
        "name": row.name or _("Somebody"),
        "area_name": row.area_name,
        "excerpt": " ".join(row.text.split())[:160],
        "text": original(row.text, row.text_lang),
        "language": name_of(row.language),
        "has_email": row.has_email,
        "phone": row.phone,
        "since": _moment(row.created_at),
        "is_open": row.state is QuestionState.OPEN,
        "is_answered": row.state is QuestionState.ANSWERED,
        "answer": original(row.answer, row.answer_lang) if row.answer else None,
        "answered": _moment(row.answered_at) if row.answered_at else "",
        "by": row.answered_by,
    }


def _moment(when: datetime) -> str:
    return f"{dates.weekday_and_day(when)}, {dates.clock(when)}"
