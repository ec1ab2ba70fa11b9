"""A message to everybody who helps in a group."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.fields import FieldsError
from helpboard.extensions import db, writing
from helpboard.queries.group_helpers import sent_to_all
from helpboard.services import submissions
from helpboard.services.group_messages import write_to_all
from helpboard.web import dates
from helpboard.web.limits import MESSAGES_TO_ALL, is_within, status_of
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.helper_forms import ToAllForm
from helpboard.web.my_groups.whose import mine
from helpboard.web.originals import original
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route(f"{ONE}/message", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def message(slug: str) -> ResponseReturnValue:
    """Write to everybody who helps; each gets a letter."""
    one = mine(slug)
    form = ToAllForm(text_lang=current_language().tag)
    if form.validate_on_submit() and is_within(form, (MESSAGES_TO_ALL, str(one.row.id))):
        key, now, group_id = submission_key(), datetime.now(UTC), one.row.id
        text, lang = form.text.data or "", form.text_lang.data or ""
        try:
            with writing(db.session()) as session:
                if submissions.once(session, key=key, now=now).is_first:
                    write_to_all(
                        session,
                        actor=one.actor,
                        group_id=group_id,
                        text=text,
                        text_lang=lang,
                        now=now,
                    )
        except FieldsError as error:
            form.tell(error)
        else:
            flash(_("Your message goes to everybody who helps in the group."), "success")
            return redirect(url_for("my_groups.message", slug=slug), 303)
    html = render_template(
        "my_groups/message.html",
        one=one.row,
        form=form,
        sent=[
            {
                "author": row.author or _("Somebody who has left"),
                "day": dates.weekday_and_day(row.sent_at),
                "words": original(row.text, row.text_lang),
            }
            for row in sent_to_all(db.session(), one.row.id)
        ],
    )
    return html, status_of(form)
