"""Links in letters: GET shows what will happen, POST does it.

Mail programs and their scanners open links; nothing happens by that.
"""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.catalogue import current_language, read_in
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import DomainError, NotFoundError
from helpboard.domain.languages import LANGUAGES
from helpboard.extensions import db, writing
from helpboard.models import ActionLink, User
from helpboard.services.action_links import (
    LinkExpiredError,
    LinkUsedError,
    link_of,
    look_at,
    use,
)
from helpboard.web.auth import signed_in_or_none
from helpboard.web.button_form import ButtonForm
from helpboard.web.link_actions import (
    ACTIONS,
    Choices,
    NotYourLinkError,
    action_of,
    check_reader,
    refusal_of,
)
from helpboard.web.locale import offered, settings
from helpboard.web.permissions import Permission, allow

bp = Blueprint("links", __name__)


@bp.route("/l/<token>", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def show(token: str) -> ResponseReturnValue:
    """Show what a link will do, or do it."""
    key = _key_of(token)
    now = datetime.now(UTC)
    session = db.session()
    _speak_to(link_of(session, key))
    try:
        link = look_at(session, key, now=now)
        check_reader(link, _reader_id())
        form = _form(link)
        if not form.validate_on_submit() or _lacks_choice(link, form):
            return _page(link, form, token)
        with writing(session):
            code, result = _do(key, now)
    except NotYourLinkError:
        return make_response(render_template("links/not_yours.html"), 403)
    except DomainError as error:
        return _over(link_of(session, key), error)
    return _answer(code, result)


@bp.route("/l/<token>/unsubscribe", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def unsubscribe(token: str) -> ResponseReturnValue:
    """Do at once what the button of a mail program asks for (RFC 8058); show it to a person."""
    key = _key_of(token)
    if request.method != "POST" or request.form.get("List-Unsubscribe") != "One-Click":
        lang = request.args.get("lang")
        return redirect(url_for("links.show", token=token, lang=lang), 303)
    now = datetime.now(UTC)
    session = db.session()
    link = look_at(session, key, now=now)
    if not action_of(link).is_one_click:
        raise NotFoundError("link")
    with writing(session):
        code, _result = _do(key, now)
    return render_template("links/done.html", action=ACTIONS[code])


@bp.get("/l/done/<code>")
@allow(Permission.ANYBODY)
def done(code: str) -> ResponseReturnValue:
    """Say that it has been done."""
    if code not in ACTIONS:
        raise NotFoundError(code)
    _speak_to(None)
    return render_template("links/done.html", action=ACTIONS[code])


def _form(link: ActionLink) -> FlaskForm:
    words = action_of(link).words
    return ButtonForm() if words is None else words.form()


def _lacks_choice(link: ActionLink, form: FlaskForm) -> bool:
    """Tell, in ``form`` too, whether nothing was chosen where something must be."""
    action = action_of(link)
    choices = _choices(link)
    known = {value for value, _label in choices[1]} if choices else set()
    if not action.needs_choice or request.form.get("choice") in known:
        return False
    form.form_errors.append(_("Please choose something from the list."))
    return True


def _key_of(token: str) -> str:
    key = LinkTokens(key=settings().secret_key).row_key(token)
    if key is None:
        raise NotFoundError("token")
    return key


def _speak_to(link: ActionLink | None) -> None:
    """Read in the letter's language, else the person's, else what the browser asks for."""
    user = db.session.get(User, link.user_id) if link and link.user_id else None
    for tag in (request.args.get("lang"), user.language if user else None):
        if tag in offered():
            return read_in(LANGUAGES[tag])
    return None


def _page(link: ActionLink, form: FlaskForm, token: str) -> ResponseReturnValue:
    action = action_of(link)
    page = render_template(
        "links/show.html",
        action=action,
        choices=_choices(link),
        chosen=request.values.get("choice", ""),
        about=action.about(db.session(), link) if action.about else "",
        lines=action.lines(db.session(), link) if action.lines else (),
        form=form,
        words=action.words,
        address=url_for("links.show", token=token, lang=current_language().tag),
    )
    return make_response(page, 422 if form.errors else 200)


def _choices(link: ActionLink) -> Choices | None:
    action = action_of(link)
    return action.choices_of(db.session(), link) if action.choices_of else action.choices


def _do(key: str, now: datetime) -> tuple[str, Any]:
    session = db.session()
    link = look_at(session, key, now=now)
    if not action_of(link).may_repeat:
        link = use(session, key, now=now)
    return link.action, action_of(link).do(session, link, now)


def _answer(code: str, result: Any) -> ResponseReturnValue:
    then = ACTIONS[code].then
    if then is not None:
        return then(result)
    return redirect(url_for("links.done", code=code, lang=current_language().tag), 303)


def _reader_id() -> int | None:
    reader = signed_in_or_none()
    return None if reader is None else reader.id


def _over(link: ActionLink | None, error: DomainError) -> ResponseReturnValue:
    """Say kindly that a link is over or came too late, and where the way goes on.

    A link whose row has been cleared away was ours, since its token is: it is over too.
    """
    is_over = isinstance(error, LinkUsedError | LinkExpiredError) or link is None
    refusal = None if is_over else refusal_of(link, error)
    if not is_over and refusal is None:
        raise error
    action = ACTIONS.get(link.action) if link else None
    page = render_template(
        "links/over.html",
        action=action,
        refusal=refusal,
        is_used=isinstance(error, LinkUsedError),
    )
    return make_response(page, 410 if is_over else 409)
