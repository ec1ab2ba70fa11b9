"""What a code opens: entering it, what was asked and answered, changing and ending it."""

from datetime import UTC, datetime

from flask import Response, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.adapters.qr_codes import qr_of
from helpboard.adapters.uploads import Uploads
from helpboard.catalogue import gettext as _
from helpboard.domain.access_code import read_code, spoken
from helpboard.domain.errors import NotFoundError
from helpboard.domain.post import PostState
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db, writing
from helpboard.models import AccessCode
from helpboard.queries.codes import hosts, own_posts
from helpboard.queries.conversations import threads_of_code
from helpboard.services import codes
from helpboard.services.erasure import erase_code
from helpboard.services.submissions import made, once
from helpboard.web.actors import acting
from helpboard.web.ask.blueprint import bp
from helpboard.web.ask.forms import CodeForm, HearForm
from helpboard.web.ask.guessing import count_wrong_code, refuse_guessing
from helpboard.web.ask.shown import answer_line, hear_line, host_choices, own_post
from helpboard.web.button_form import ButtonForm
from helpboard.web.caching import discreet
from helpboard.web.code_holder import (
    code_hashes,
    code_holder,
    forget_code,
    forget_words,
    held_code,
    hold_code,
    words_held,
)
from helpboard.web.deciding_time import usual_time
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route("/answers/", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def enter() -> ResponseReturnValue:
    """Ask for a code, and open what belongs to it."""
    form = CodeForm()
    if form.validate_on_submit():
        refuse_guessing()
        code = _entered(form.code.data or "")
        if code is not None:
            hold_code(code)
            return redirect(url_for("ask.overview"), 303)
        form.code.errors = [
            _("We do not know this code. Please look at your card again: it has five words.")
        ]
    elif not form.is_submitted() and code_holder() is not None:
        return redirect(url_for("ask.overview"))
    page = render_template("ask/enter.html", form=form, action=url_for("ask.enter"))
    return page, 422 if form.errors else 200


def _entered(typed: str) -> AccessCode | None:
    """Return the code that was typed and note its use; None for a wrong one, which counts."""
    words = read_code(typed)
    if words is None:
        return None
    try:
        with writing(db.session()) as session:
            return codes.enter(
                session, code_hash=code_hashes().hashed(words), now=datetime.now(UTC)
            )
    except NotFoundError:
        count_wrong_code()
        return None


@bp.get("/answers/mine")
@allow(Permission.BY_CODE)
def overview() -> ResponseReturnValue:
    """Show what was asked with this code, what came of it, and what can be done."""
    code, session, now = held_code(), db.session(), datetime.now(UTC)
    forget_words()
    threads = threads_of_code(session, code)
    posts = own_posts(session, code.id)
    if any(is_discreet(row.topic) for row in posts) or any(row.is_discreet for row in threads):
        discreet()
    expected = usual_time() if any(row.state is PostState.PENDING for row in posts) else ""
    return render_template(
        "ask/overview.html",
        posts=[own_post(row, threads, expected=expected, now=now) for row in posts],
        answers=[answer_line(row) for row in threads],
        hear=hear_line(code, hosts(session)),
        close_form=ButtonForm(formdata=None),
    )


@bp.get("/answers/card")
@allow(Permission.BY_CODE)
def card() -> ResponseReturnValue:
    """Show the words of a code that was just given out, large and printable."""
    code, words = held_code(), words_held()
    if words is None:
        return redirect(url_for("ask.overview"))
    address = settings().base_url + url_for("ask.enter")
    posts, threads = own_posts(db.session(), code.id), threads_of_code(db.session(), code)
    if any(is_discreet(row.topic) for row in posts) or any(row.is_discreet for row in threads):
        discreet()
    return render_template(
        "ask/card.html",
        has_asked=bool(posts),
        is_for_other=code.entered_by is not None and code.entered_by == acting().user_id,
        code=spoken(words),
        qr=qr_of(address),
        address=address.partition("://")[2],
        hear=hear_line(code, hosts(db.session())),
        close_form=ButtonForm(formdata=None),
    )


@bp.post("/answers/close")
@allow(Permission.ANYBODY)
def close() -> ResponseReturnValue:
    """Let this browser forget the code; what was asked stays."""
    if ButtonForm().validate_on_submit():
        forget_code()
        return _forgetting(url_for("start.index"))
    return redirect(url_for("ask.overview"), 303)


@bp.route("/answers/code", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def change() -> ResponseReturnValue:
    """Give the code new words, for instance because somebody else has seen the card."""
    form = ButtonForm()
    if form.validate_on_submit():
        key, code_id = submission_key(), held_code().id
        new = code_hashes().hashed(code_hashes().words(key))
        with writing(db.session()) as session:
            is_first = once(session, key=key, now=datetime.now(UTC)).is_first
            code = session.get_one(AccessCode, code_id)
            if is_first:
                codes.change(session, code=code, code_hash=new)
                made(session, key=key, result_id=code_id)
        hold_code(code, seed=key)
        return redirect(url_for("ask.card"), 303)
    page = render_template("ask/change.html", form=form, action=url_for("ask.change"))
    return page, 422 if form.is_submitted() else 200


@bp.route("/answers/hear", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def hear() -> ResponseReturnValue:
    """Change how the holder hears of an answer."""
    code, cafes = held_code(), hosts(db.session())
    by_id = {row.id: row.slug for row in cafes}
    form = HearForm(hear=code.hear.value, phone=code.phone, host=by_id.get(code.host_group_id or 0))
    form.offer_hosts(host_choices(cafes))
    if form.validate_on_submit():
        by_slug = {row.slug: row.id for row in cafes}
        code_id = code.id
        with writing(db.session()) as session:
            codes.hear_by(
                session,
                code=session.get_one(AccessCode, code_id),
                hear=form.chosen(),
                phone=form.phone.data,
                host_group_id=by_slug.get(form.host.data),
            )
        return redirect(url_for("ask.overview"), 303)
    page = render_template("ask/hear.html", form=form, action=url_for("ask.hear"))
    return page, 422 if form.errors else 200


@bp.route("/answers/end", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def end() -> ResponseReturnValue:
    """End everything: take the posts down, forget the person, end the conversations."""
    form = ButtonForm()
    if form.validate_on_submit():
        code_id, journal = held_code().id, Erasures(settings().instance / FILE)
        with writing(db.session()) as session:
            gone = erase_code(session, code_id=code_id, journal=journal, now=datetime.now(UTC))
        for picture in gone.pictures:
            Uploads(settings().uploads_folder).drop(picture)
        forget_code()
        return _forgetting(url_for("ask.ended"))
    page = render_template("ask/forget.html", form=form, action=url_for("ask.end"))
    return page, 422 if form.is_submitted() else 200


def _forgetting(onwards: str) -> Response:
    """Lead on, and have the browser drop the pages that it kept while a code was open in it."""
    answer = make_response(redirect(onwards, 303))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@bp.get("/answers/ended")
@allow(Permission.ANYBODY)
def ended() -> ResponseReturnValue:
    """Say that a code has ended, to whoever ended it."""
    return render_template("ask/ended.html")
