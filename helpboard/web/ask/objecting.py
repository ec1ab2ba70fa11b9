"""Objecting to what the desk decided about a post, with a code."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.web.ask.blueprint import bp
from helpboard.web.ask.own_posts import POST, own_post_of_code
from helpboard.web.code_holder import acting_by_code
from helpboard.web.objection import ObjectionForm, objection_page, send
from helpboard.web.permissions import Permission, allow


@bp.route(f"{POST}/object", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def object_to(post_id: int) -> ResponseReturnValue:
    """Say why a decision is wrong; somebody else looks again."""
    post, form = own_post_of_code(post_id), ObjectionForm()
    if form.validate_on_submit():
        send(form, actor=acting_by_code(), post_id=post_id)
        return redirect(request.path, 303)
    return objection_page(form, post, back_url=url_for("ask.overview"))
