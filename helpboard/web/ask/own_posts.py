"""What the holder of a code does with a post: change, renew, mark as found, take down."""

from datetime import UTC, datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.facts import Problem
from helpboard.domain.policy import Action, may
from helpboard.domain.posting import PostContent, RefusedPostError
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db, writing
from helpboard.models import Area, Post
from helpboard.queries.actors import post_as_thing
from helpboard.services import posts, taking
from helpboard.services.posts import post_to_change
from helpboard.services.submissions import made, once
from helpboard.web.ask.blueprint import bp
from helpboard.web.ask.content import in_words, places, say_problems, topic_fields
from helpboard.web.ask.forms import EditForm, FoundForm
from helpboard.web.block_kinds import language_groups
from helpboard.web.block_typed import read_blocks, typed_blocks
from helpboard.web.button_form import ButtonForm
from helpboard.web.caching import discreet
from helpboard.web.choices import choices
from helpboard.web.code_holder import acting_by_code
from helpboard.web.locale import settings
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

POST = f"/answers/posts/<int(max={MOST_ID}):post_id>"

Problems = tuple[Problem, ...]


@bp.route(f"{POST}/edit", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def edit(post_id: int) -> ResponseReturnValue:
    """Change a post; a person reads it again before others do."""
    post = own_post_of_code(post_id)
    form = _edit_form(post)
    problems: Problems = ()
    if form.validate_on_submit():
        problems = read_blocks(post.topic, request.form).problems
        if not problems:
            try:
                return _changed(post, form)
            except RefusedPostError as error:
                problems = error.problems
            except ConflictError:
                return _edit_page(own_post_of_code(post_id), form, (), is_conflict=True), 409
        say_problems(form, problems)
    status = 422 if form.is_submitted() else 200
    return _edit_page(own_post_of_code(post_id), form, problems), status


@bp.route(f"{POST}/renew", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def renew(post_id: int) -> ResponseReturnValue:
    """Give a post another four weeks."""
    post = own_post_of_code(post_id)
    form = ButtonForm()
    if form.validate_on_submit():
        actor, key = acting_by_code(), submission_key()
        now, zone = datetime.now(UTC), settings().timezone
        try:
            with writing(db.session()) as session:
                if once(session, key=key, now=now).is_first:
                    one = post_to_change(session, post_id)
                    posts.renew(session, actor=actor, post=one, now=now, zone=zone)
                    made(session, key=key, result_id=post_id)
        except RefusedPostError as error:
            say_problems(form, error.problems)
        else:
            return redirect(url_for("ask.overview"), 303)
    return _page("ask/renew.html", own_post_of_code(post_id) if form.errors else post, form)


@bp.route(f"{POST}/found", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def found(post_id: int) -> ResponseReturnValue:
    """Note that somebody or something was found."""
    post = own_post_of_code(post_id)
    form = FoundForm(found=post.found + 1)
    if form.validate_on_submit():
        actor, key, now = acting_by_code(), submission_key(), datetime.now(UTC)
        number = form.found.data
        try:
            with writing(db.session()) as session:
                if once(session, key=key, now=now).is_first:
                    one = post_to_change(session, post_id)
                    taking.note_found(session, actor=actor, post=one, now=now, found=number)
                    made(session, key=key, result_id=post_id)
        except RefusedPostError as error:
            say_problems(form, error.problems)
        else:
            return redirect(url_for("ask.overview"), 303)
    return _page("ask/found.html", own_post_of_code(post_id) if form.errors else post, form)


@bp.route(f"{POST}/withdraw", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def withdraw(post_id: int) -> ResponseReturnValue:
    """Take a post down."""
    post = own_post_of_code(post_id)
    form = ButtonForm()
    if form.validate_on_submit():
        actor, key, now = acting_by_code(), submission_key(), datetime.now(UTC)
        with writing(db.session()) as session:
            if once(session, key=key, now=now).is_first:
                one = post_to_change(session, post_id)
                posts.withdraw(session, actor=actor, post=one, now=now)
                made(session, key=key, result_id=post_id)
        return redirect(url_for("ask.overview"), 303)
    return _page("ask/withdraw.html", post, form)


def own_post_of_code(post_id: int) -> Post:
    """Return a post of the code that is held; any other does not exist for its holder."""
    session = db.session()
    post = session.get(Post, post_id)
    thing = None if post is None else post_as_thing(session, post)
    if post is None or thing is None or not may(acting_by_code(), Action.EDIT_POST, thing):
        raise NotFoundError(post_id)
    if is_discreet(post.topic):
        discreet()
    return post


def _page(template: str, post: Post, form: ButtonForm) -> ResponseReturnValue:
    area = db.session().get_one(Area, post.area_id)
    page = render_template(
        template,
        form=form,
        row=post,
        post=in_words(post.kind, post.topic, post.facts, area.slug),
        action=request.path,
    )
    return page, 422 if form.is_submitted() else 200


def _edit_form(post: Post) -> EditForm:
    area = db.session().get_one(Area, post.area_id)
    form = EditForm(area=area.slug, text=post.text, text_lang=post.text_lang, version=post.version)
    known = places()
    is_known = area.slug in dict(known)
    form.area.choices = choices(known if is_known else [(area.slug, area.name), *known])
    return form


def _edit_page(post: Post, form: EditForm, problems: Problems, *, is_conflict: bool = False) -> str:
    typed = request.form if form.is_submitted() else typed_blocks(post.facts)
    area = db.session().get_one(Area, post.area_id)
    return render_template(
        "ask/edit.html",
        form=form,
        row=post,
        post=in_words(post.kind, post.topic, post.facts, area.slug),
        fields=topic_fields(post.topic, typed, problems),
        has_wrong_facts=any(problem.block not in form for problem in problems),
        is_conflict=is_conflict,
        version=post.version if is_conflict else form.version.data,
        text_languages=language_groups(),
        action=request.path,
    )


def _changed(post: Post, form: EditForm) -> ResponseReturnValue:
    post_id, actor, key = post.id, acting_by_code(), submission_key()
    now, zone = datetime.now(UTC), settings().timezone
    content = PostContent(
        kind=post.kind,
        topic=post.topic,
        area=form.area.data or "",
        facts=read_blocks(post.topic, request.form).facts,
        text=form.text.data or "",
        text_lang=form.text_lang.data or post.text_lang,
    )
    with writing(db.session()) as session:
        if once(session, key=key, now=now).is_first:
            posts.edit_post(
                session,
                actor=actor,
                post=post_to_change(session, post_id),
                content=content,
                version=form.version.data or 0,
                now=now,
                zone=zone,
            )
            made(session, key=key, result_id=post_id)
    return redirect(url_for("ask.overview"), 303)
