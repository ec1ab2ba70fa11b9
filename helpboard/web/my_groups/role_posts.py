"""Putting the free places of a role on the board: two taps from the hub."""

from datetime import UTC, datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.policy import Action
from helpboard.domain.posting import RefusedPostError
from helpboard.extensions import db, writing
from helpboard.models import HelpRole
from helpboard.services import role_posts
from helpboard.web.block_form import problem_sentence
from helpboard.web.button_form import ButtonForm
from helpboard.web.facts import headline
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.ours import ours
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow


@bp.route(f"{ONE}/roles/<int(max={MOST_ID}):role_id>/board", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def look_for_people(slug: str, role_id: int) -> ResponseReturnValue:
    """Put the free places of a role on the board, for the group."""
    one, form = ours(slug, Action.POST_FOR_GROUP), ButtonForm()
    role = db.session.get(HelpRole, role_id)
    if role is None or role.group_id != one.row.id:
        raise NotFoundError(role_id)
    if form.validate_on_submit():
        now, zone = datetime.now(UTC), settings().timezone
        try:
            with writing(db.session()) as session:
                post_id = role_posts.look_for_people(
                    session, actor=one.actor, role_id=role_id, now=now, zone=zone
                ).id
        except RefusedPostError as error:
            form.form_errors += [problem_sentence(problem) for problem in error.problems]
        else:
            return redirect(url_for("my.post", post_id=post_id), 303)
    free = role_posts.free_places(db.session(), one.row).get(role_id, 0)
    if not free and not form.is_submitted():
        raise IllegalMoveError(role_id)
    content = role_posts.role_content(db.session(), one.row, role, free=max(1, free))
    page = render_template(
        "my_groups/role_board.html",
        row=one.row,
        form=form,
        headline=headline(content.kind, content.topic, content.facts, one.area_name),
        topic=content.topic,
        text=content.text,
        action=url_for("my_groups.look_for_people", slug=slug, role_id=role_id),
        back=url_for("my_groups.show", slug=slug),
        write_url=url_for("posting.new", act_as=f"group:{slug}") if form.form_errors else "",
    )
    return page, status_of(form)
