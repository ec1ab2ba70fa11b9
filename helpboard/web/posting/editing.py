"""Changing a post, also when somebody else has changed it meanwhile."""

from datetime import UTC, datetime

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.domain.posting import PostContent, RefusedPostError
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db, writing
from helpboard.models import Post
from helpboard.services.photos import Picture, pictures_of, show_pictures
from helpboard.services.posts import edit_post, post_to_change
from helpboard.services.submissions import made, once
from helpboard.web.actors import acting, signed_in
from helpboard.web.block_typed import typed_blocks
from helpboard.web.caching import discreet
from helpboard.web.locale import settings
from helpboard.web.own_posts import own_post
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.posting.blueprint import bp
from helpboard.web.posting.checking import (
    Deed,
    answer_to,
    answer_with,
    area_slug,
    prepared,
    wanted_deed,
)
from helpboard.web.posting.forms import PostForm
from helpboard.web.posting.pictures import Pictures, drop_files, sent_pictures
from helpboard.web.posting.preview import Shown, preview
from helpboard.web.posting.sheet import Sheet, offer_choices, sheet_page
from helpboard.web.submissions import submission_key

POST = f"/posts/<int(max={MOST_ID}):post_id>"


@bp.route(f"{POST}/edit", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def edit(post_id: int) -> ResponseReturnValue:
    """Show a post in its form, and take what was changed."""
    post = _editable(post_id)
    if request.method == "GET":
        return sheet_page(_sheet_of(post))
    before = pictures_of(db.session(), post_id)
    sheet = _sent_sheet(post, before)
    if not sheet.form.validate_on_submit():
        return answer_with(sheet)
    actor, is_draft = acting(), wanted_deed() is Deed.DRAFT and sheet.is_draft
    content = prepared(sheet, actor, is_whole=not is_draft)
    if content is None:
        return answer_with(sheet)
    try:
        gone = _changed(sheet, content, actor, before)
    except RefusedPostError as error:
        return answer_to(sheet, error)
    except ConflictError:
        return _both_texts(sheet, post_id)
    drop_files(gone)
    return redirect(url_for("my.post", post_id=post_id), 303)


def _editable(post_id: int) -> Post:
    post = own_post(post_id)
    if post.state is PostState.HIDDEN:
        raise IllegalMoveError(post.state)
    if is_discreet(post.topic):
        discreet()
    return post


def _sheet_of(post: Post) -> Sheet:
    form = PostForm(
        formdata=None,
        kind=post.kind.value,
        topic=post.topic,
        area=area_slug(post),
        text=post.text,
        text_lang=post.text_lang,
        version=str(post.version),
    )
    offer_choices(form, ())
    pictures = Pictures(signed_in().id, pictures_of(db.session(), post.id))
    return _sheet(post, form, typed_blocks(post.facts), pictures)


def _sent_sheet(post: Post, before: list[Picture]) -> Sheet:
    form = PostForm()
    form.kind.data = form.kind.data or post.kind.value
    form.topic.data = form.topic.data or post.topic
    form.area.data = form.area.data or area_slug(post)
    form.text_lang.data = form.text_lang.data or post.text_lang
    offer_choices(form, ())
    return _sheet(post, form, request.form, sent_pictures(signed_in().id, before))


def _sheet(post: Post, form: PostForm, typed: object, pictures: Pictures) -> Sheet:
    return Sheet(
        form,
        typed,  # type: ignore[arg-type]
        pictures,
        (),
        url_for("posting.edit", post_id=post.id),
        post_id=post.id,
        is_draft=post.state is PostState.DRAFT,
    )


def _changed(sheet: Sheet, content: PostContent, actor: Actor, before: list[Picture]) -> list[str]:
    """Change the post once, however often the same form comes; return names of needless files."""
    key, now = submission_key(), datetime.now(UTC)
    version = sheet.form.version.data or ""
    rows = sheet.pictures.rows
    with writing(db.session()) as session:
        if not once(session, key=key, now=now).is_first:
            return sheet.pictures.new
        post = post_to_change(session, sheet.post_id or 0)
        edit_post(
            session,
            actor=actor,
            post=post,
            content=content,
            version=int(version) if version.isdecimal() and len(version) < 10 else -1,
            now=now,
            zone=settings().timezone,
            is_draft=wanted_deed() is Deed.DRAFT,
            has_new_photos=sheet.pictures.is_sent and rows != before,
        )
        made(session, key=key, result_id=post.id)
        if not sheet.pictures.is_sent:
            return []
        return show_pictures(session, post=post, pictures=rows, now=now)


def _both_texts(sheet: Sheet, post_id: int) -> ResponseReturnValue:
    """Show what stands there now beside what was typed; saving again goes on from the new one."""
    post = db.session.get_one(Post, post_id)
    sheet.theirs = preview(
        Shown(
            kind=post.kind.value,
            topic=post.topic,
            facts=post.facts,
            area=area_slug(post),
            text=post.text,
            text_lang=post.text_lang,
        )
    )
    sheet.form.version.data = str(post.version)
    return sheet_page(sheet), 409
