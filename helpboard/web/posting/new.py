"""A new post: the steps, the form, its preview, a draft, and sending it in."""

from datetime import UTC, datetime

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from helpboard.catalogue import current_language
from helpboard.domain.policy import Actor
from helpboard.domain.posting import PostContent, RefusedPostError
from helpboard.domain.topics import BRANCHES, TOPICS, is_discreet
from helpboard.extensions import db, writing
from helpboard.queries.voices import last_area, voices
from helpboard.services.photos import show_pictures
from helpboard.services.posts import write_post
from helpboard.services.submissions import made, once
from helpboard.web.actors import acting, signed_in
from helpboard.web.caching import discreet
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import NEW_POSTS, TooOftenError, require_within
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.posting.blueprint import bp
from helpboard.web.posting.checking import (
    Deed,
    SimilarFoundError,
    answer_to,
    answer_with,
    prepared,
    require_nothing_similar,
    wanted_deed,
)
from helpboard.web.posting.forms import PostForm
from helpboard.web.posting.pictures import Pictures, sent_pictures
from helpboard.web.posting.sheet import Sheet, offer_choices, sheet_page
from helpboard.web.posting.steps import chosen_kind, chosen_topic, steps_page
from helpboard.web.submissions import submission_key


@bp.route("/posts/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def new() -> ResponseReturnValue:
    """Ask what it is, show the form of that topic, and take the post."""
    if request.method == "GET":
        return _step()
    sheet = _sent_sheet()
    if not sheet.form.validate_on_submit():
        return answer_with(sheet)
    actor, is_draft = acting(), wanted_deed() is Deed.DRAFT
    content = prepared(sheet, actor, is_whole=not is_draft)
    if content is None:
        return answer_with(sheet)
    try:
        post_id = _sent_in(sheet, content, actor, is_draft=is_draft)
    except (RefusedPostError, SimilarFoundError, TooOftenError) as error:
        return answer_to(sheet, error)
    return redirect(url_for("my.post", post_id=post_id), 303)


def _step() -> ResponseReturnValue:
    """Ask for what is not chosen yet, else show the empty form."""
    kind, topic = chosen_kind(), chosen_topic()
    if not kind or not topic or topic in BRANCHES:
        return steps_page(kind, topic)
    return sheet_page(_empty_sheet(kind, topic))


def _empty_sheet(kind: str, topic: str) -> Sheet:
    """Return the form of a topic, filled with what the address and the last post say."""
    user, actor = signed_in(), acting()
    names = voices(db.session(), actor)
    said = request.args.get("act_as", "me")
    voice = next((one for one in names if one.code == said), None)
    area = voice.area_slug if voice else last_area(db.session(), actor)
    form = PostForm(
        formdata=None,
        kind=kind,
        topic=topic,
        act_as=voice.code if voice else "me",
        area=request.args.get("area") or area or home_area(kept_area_tree()).slug,
        text_lang=current_language().tag,
    )
    offer_choices(form, names)
    _be_discreet(topic)
    return Sheet(form, MultiDict(request.args), Pictures(user.id), names, url_for("posting.new"))


def _sent_sheet() -> Sheet:
    """Return the form as it was sent, its pictures kept on the disk."""
    user, form = signed_in(), PostForm()
    names = voices(db.session(), acting())
    offer_choices(form, names)
    _be_discreet(form.topic.data or "")
    pictures = sent_pictures(user.id)
    return Sheet(form, request.form, pictures, names, url_for("posting.new"))


def _be_discreet(topic: str) -> None:
    if topic in TOPICS and is_discreet(topic):
        discreet()


def _sent_in(sheet: Sheet, content: PostContent, actor: Actor, *, is_draft: bool) -> int:
    """Write the post once, however often the same form comes; return its id."""
    key, now = submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        taken = once(session, key=key, now=now)
        if not taken.is_first:
            sheet.pictures.forget_new()
            return taken.result_id or 0
        post = write_post(
            session,
            actor=actor,
            content=content,
            behalf=sheet.behalf(),
            now=now,
            zone=settings().timezone,
            is_draft=is_draft,
        )
        if not is_draft:
            require_nothing_similar(session, post, now=now)
        show_pictures(session, post=post, pictures=sheet.pictures.rows, now=now)
        require_within(sheet.form, (NEW_POSTS, f"user {actor.user_id}"))
        made(session, key=key, result_id=post.id)
        return post.id
