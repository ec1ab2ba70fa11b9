"""Objecting to what the desk decided about a post (DSA Art. 20)."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.web.actors import acting
from helpboard.web.objection import ObjectionForm, objection_page, send
from helpboard.web.own_posts import own_post
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.posting.blueprint import bp


@bp.route(f"/posts/<int(max={MOST_ID}):post_id>/object", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def object_to(post_id: int) -> ResponseReturnValue:
    """Say why a decision is wrong; somebody else looks again."""
    post, form = own_post(post_id), ObjectionForm()
    if form.validate_on_submit():
        send(form, actor=acting(), post_id=post_id)
        return redirect(request.path, 303)
    return objection_page(form, post, back_url=url_for("my.post", post_id=post_id))
