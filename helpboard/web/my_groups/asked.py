"""The one question that a lead is asked on the hub, so that more requests find the group."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.group import GroupState
from helpboard.domain.matching.group_questions import group_questions
from helpboard.domain.matching.questions import About
from helpboard.extensions import db, writing
from helpboard.services import groups
from helpboard.web.button_form import ButtonForm
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.ours import Ours
from helpboard.web.my_groups.whose import mine
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.topics import topic_label


def question_for(one: Ours, *, has_times: bool, now: datetime) -> dict[str, Any] | None:
    """Return the most useful question to whoever may answer it, None when nothing is open."""
    if not one.may_edit or one.row.state is not GroupState.ACTIVE:
        return None
    checked_days = (now - one.row.updated_at).days
    asked = group_questions(has_times=has_times, checked_days=checked_days)
    if not asked:
        return None
    return {
        "about": asked[0].value,
        "is_about_times": asked[0] is About.SLOTS,
        "topics": [topic_label(topic) for topic in one.row.topics],
    }


@bp.post(f"{ONE}/still-so")
@allow(Permission.SIGNED_IN)
def still_so(slug: str) -> ResponseReturnValue:
    """Note that the group still does what its page says; doing it twice is harmless."""
    one = mine(slug)
    if ButtonForm().validate_on_submit():
        with writing(db.session()) as session:
            groups.confirm(session, actor=one.actor, group_id=one.row.id, now=datetime.now(UTC))
        flash(_("Thank you. So requests keep finding you."), "success")
    return redirect(url_for("my_groups.show", slug=slug), 303)
