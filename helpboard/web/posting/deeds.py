"""What an author does with a post in one tap: renew, found, withdraw, send a draft in.

GET shows what will happen with one button, POST does it.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.policy import Actor
from helpboard.domain.post import DEFAULT_LIFE, PostState
from helpboard.domain.posting import RefusedPostError
from helpboard.extensions import db, writing
from helpboard.models import Post
from helpboard.services import posts, taking
from helpboard.services.submissions import made, once
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.block_form import problem_sentence
from helpboard.web.button_form import ButtonForm
from helpboard.web.choices import choices
from helpboard.web.facts import headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.own_posts import own_post
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.posting.blueprint import bp
from helpboard.web.posting.forms import FoundForm
from helpboard.web.submissions import submission_key

POST = f"/posts/<int(max={MOST_ID}):post_id>"

Do = Callable[[Session, Actor, Post, datetime], object]


@bp.route(f"{POST}/renew", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def renew(post_id: int) -> ResponseReturnValue:
    """Give a post another life."""
    post, form = own_post(post_id), ButtonForm()
    if form.validate_on_submit():
        zone = settings().timezone
        if _is_done(
            form,
            post_id,
            lambda session, actor, row, now: posts.renew(
                session, actor=actor, post=row, now=now, zone=zone
            ),
        ):
            return redirect(url_for("my.post", post_id=post_id), 303)
    day = dates.weekday_and_day(datetime.now(UTC) + DEFAULT_LIFE)
    sentence = _("It will be on the board until %(day)s, or until its last date.", day=day)
    return _page("renew", post, form, title=_("Still true? Renew the post"), sentence=sentence)


@bp.route(f"{POST}/found", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def found(post_id: int) -> ResponseReturnValue:
    """Note how many are found; when all are, the post leaves the board."""
    post, form = own_post(post_id), FoundForm()
    form.found.choices = choices(
        (str(number), _found_label(number, post)) for number in range(post.count + 1)
    )
    if not form.is_submitted():
        form.found.data = str(min(post.found + 1, post.count))
    if form.validate_on_submit():
        said = form.found.data or ""
        number = int(said) if said.isdecimal() and len(said) < 10 else None
        if _is_done(
            form,
            post_id,
            lambda session, actor, row, now: taking.note_found(
                session, actor=actor, post=row, now=now, found=number
            ),
        ):
            return redirect(url_for("my.post", post_id=post_id), 303)
    return _page(
        "found",
        post,
        form,
        title=_("Found? Wonderful"),
        sentence=_("When everything is found, the post leaves the board."),
    )


@bp.route(f"{POST}/withdraw", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def withdraw(post_id: int) -> ResponseReturnValue:
    """Take a post off the board, or throw a draft away."""
    post, form = own_post(post_id), ButtonForm()
    if form.validate_on_submit() and _is_done(
        form,
        post_id,
        lambda session, actor, row, now: posts.withdraw(session, actor=actor, post=row, now=now),
    ):
        return redirect(url_for("my.posts"), 303)
    return _page("withdraw", post, form, title=_withdraw_title(post), sentence=_what_goes(post))


@bp.route(f"{POST}/submit", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def submit(post_id: int) -> ResponseReturnValue:
    """Send a draft in as it is."""
    post, form = own_post(post_id), ButtonForm()
    if form.validate_on_submit():
        zone = settings().timezone
        if _is_done(
            form,
            post_id,
            lambda session, actor, row, now: posts.submit_draft(
                session, actor=actor, post=row, now=now, zone=zone
            ),
        ):
            return redirect(url_for("my.post", post_id=post_id), 303)
    sentence = _("It goes on the board, or somebody looks at it first.")
    return _page("submit", post, form, title=_("Send the draft in"), sentence=sentence)


def _is_done(form: FlaskForm, post_id: int, do: Do) -> bool:
    """Do it once, however often the same form comes; say in ``form`` why it cannot be done."""
    key, actor, now = submission_key(), acting(), datetime.now(UTC)
    try:
        with writing(db.session()) as session:
            if once(session, key=key, now=now).is_first:
                do(session, actor, posts.post_to_change(session, post_id), now)
                made(session, key=key, result_id=post_id)
    except RefusedPostError as error:
        form.form_errors += [problem_sentence(problem) for problem in error.problems]
        return False
    return True


def _page(deed: str, post: Post, form: FlaskForm, **texts: str) -> ResponseReturnValue:
    area_name = kept_area_tree().name_by_id(post.area_id)
    values: dict[str, Any] = {
        "deed": deed,
        "post": post,
        "form": form,
        "headline": headline(post.kind, post.topic, post.facts, area_name),
        "action": url_for(f"posting.{deed}", post_id=post.id),
        "back_url": url_for("my.post", post_id=post.id),
        "edit_url": url_for("posting.edit", post_id=post.id) if form.errors else "",
    }
    page = render_template("posting/deed.html", **values, **texts)
    return page, 422 if request.method == "POST" else 200


def _found_label(number: int, post: Post) -> str:
    if number == post.count:
        return _("All %(wanted)d", wanted=post.count) if number > 1 else _("Yes, it is found")
    if post.count == 1:
        return _("Not yet")
    return _("%(found)d of %(wanted)d", found=number, wanted=post.count)


def _withdraw_title(post: Post) -> str:
    if post.state is PostState.DRAFT:
        return _("Throw this draft away?")
    if post.state is PostState.PENDING:
        return _("Take this post back?")
    return _("Take this post off the board?")


def _what_goes(post: Post) -> str:
    if post.state is PostState.DRAFT:
        return _("It is deleted for good.")
    if post.state is PostState.PENDING:
        return _("It becomes a draft again. You can change it and send it in later.")
    return _("Nobody can read it any more. Conversations that began stay as they are.")
