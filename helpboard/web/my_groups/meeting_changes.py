"""What leads do with one meeting: cancel, move, let it take place after all, count, find hosts.

GET shows one small form, POST does it: two taps from the hub.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.fields import FieldsError
from helpboard.domain.meeting_change import check_new_time, check_note, check_numbers
from helpboard.domain.policy import Action
from helpboard.domain.posting import RefusedPostError
from helpboard.extensions import db, writing
from helpboard.queries.roster import RosterRow
from helpboard.services import meetings, roster, slot_posts
from helpboard.services.submissions import once
from helpboard.web import dates
from helpboard.web.block_form import problem_sentence
from helpboard.web.button_form import ButtonForm
from helpboard.web.facts import headline
from helpboard.web.limits import MEETING_CHANGES, is_within, status_of
from helpboard.web.locale import settings
from helpboard.web.my_groups.blueprint import bp
from helpboard.web.my_groups.meeting import MEETING, meeting_row
from helpboard.web.my_groups.meeting_forms import CancelForm, MoveForm, NumbersForm
from helpboard.web.my_groups.ours import Ours, ours
from helpboard.web.my_groups.shown_meetings import meeting_url
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.telling_form import TellingForm

Deed = Callable[[Session], object]


@bp.route(f"{MEETING}/cancel", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def cancel_meeting(slug: str, schedule_id: int, day: str) -> ResponseReturnValue:
    """Cancel a meeting: everybody of the group gets a letter, all pages show it struck out."""
    one = ours(slug, Action.EDIT_GROUP)
    row, form = _open_row(one, schedule_id, day), CancelForm()

    def checked() -> Deed:
        note = check_note(form.typed())
        return lambda session: meetings.cancel_meeting(session, note=note, **_about(one, row))

    if form.validate_on_submit() and _is_done(form, one, checked):
        flash(_("The meeting is cancelled. Everybody who helps gets a letter."), "success")
        return redirect(url_for("my_groups.show", slug=slug), 303)
    return _page("cancel", one, row, form)


@bp.route(f"{MEETING}/move", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def move_meeting(slug: str, schedule_id: int, day: str) -> ResponseReturnValue:
    """Give a meeting another day or other times."""
    one = ours(slug, Action.EDIT_GROUP)
    row = _open_row(one, schedule_id, day)
    form = MoveForm(data=_known(row))

    def checked() -> Deed:
        here = dates.local(datetime.now(UTC))
        to, note = check_new_time(form.typed(), on=row.meeting.on, now=here)
        about = _about(one, row)
        return lambda session: meetings.move_meeting(session, to=to, note=note, **about)

    if form.validate_on_submit() and _is_done(form, one, checked):
        flash(_("The new time is everywhere. Everybody who helps gets a letter."), "success")
        return redirect(url_for("my_groups.show", slug=slug), 303)
    return _page("move", one, row, form)


@bp.route(f"{MEETING}/restore", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def restore_meeting(slug: str, schedule_id: int, day: str) -> ResponseReturnValue:
    """Let a cancelled meeting take place after all."""
    one = ours(slug, Action.EDIT_GROUP)
    row, form = _open_row(one, schedule_id, day), TellingForm()

    def checked() -> Deed:
        return lambda session: meetings.restore_meeting(session, **_about(one, row))

    if form.validate_on_submit() and _is_done(form, one, checked):
        flash(_("It takes place after all. Everybody who helps gets a letter."), "success")
        return redirect(url_for("my_groups.show", slug=slug), 303)
    return _page("restore", one, row, form)


@bp.route(f"{MEETING}/numbers", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def numbers(slug: str, schedule_id: int, day: str) -> ResponseReturnValue:
    """Note how many came: numbers only, no names."""
    one = ours(slug, Action.EDIT_GROUP)
    row = meeting_row(one, schedule_id, day)
    form = NumbersForm(data=_counted(row))
    if form.validate_on_submit():
        try:
            counted = check_numbers(form.typed())
            with writing(db.session()) as session:
                roster.note_numbers(session, numbers=counted, **_about(one, row))
        except FieldsError as error:
            form.tell(error)
        else:
            flash(_("Thank you. It is noted."), "success")
            return redirect(url_for("my_groups.show", slug=slug), 303)
    return _page("numbers", one, row, form)


@bp.route(f"{MEETING}/board", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def look_for_hosts(slug: str, schedule_id: int, day: str) -> ResponseReturnValue:
    """Put the missing hosts of a meeting on the board, for the group."""
    one = ours(slug, Action.POST_FOR_GROUP)
    row, form = _open_row(one, schedule_id, day), ButtonForm()
    if form.validate_on_submit():
        about = _about(one, row)
        try:
            with writing(db.session()) as session:
                post = slot_posts.look_for_hosts(session, **about)
                post_id = post.id
        except RefusedPostError as error:
            form.form_errors += [problem_sentence(problem) for problem in error.problems]
        else:
            return redirect(url_for("my.post", post_id=post_id), 303)
    if not row.gap and not form.is_submitted():
        raise IllegalMoveError(day)
    content = slot_posts.host_content(db.session(), one.row, row.meeting, gap=max(1, row.gap))
    line = headline(content.kind, content.topic, content.facts, one.area_name)
    return _page("board", one, row, form, headline=line)


def _is_done(form: TellingForm, one: Ours, checked: Callable[[], Deed]) -> bool:
    """Check what was typed and do it once; tell in ``form`` what is wrong, or too often."""
    try:
        deed = checked()
    except FieldsError as error:
        form.tell(error)
        return False
    if not is_within(form, (MEETING_CHANGES, f"group {one.row.id}")):
        return False
    key = submission_key()
    with writing(db.session()) as session:
        if once(session, key=key, now=datetime.now(UTC)).is_first:
            deed(session)
    return True


def _open_row(one: Ours, schedule_id: int, day: str) -> RosterRow:
    """Return a meeting that is not over; ``IllegalMoveError`` for one that is."""
    row = meeting_row(one, schedule_id, day)
    if row.meeting.ends_at <= datetime.now(UTC):
        raise IllegalMoveError(day)
    return row


def _about(one: Ours, row: RosterRow) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "schedule_id": row.meeting.schedule_id,
        "on": row.meeting.on,
        "now": datetime.now(UTC),
        "zone": settings().timezone,
    }


def _known(row: RosterRow) -> dict[str, str]:
    meeting = row.meeting
    return {
        "day": meeting.starts_at.date().isoformat(),
        "starts": f"{meeting.starts_at:%H:%M}",
        "ends": f"{meeting.ends_at:%H:%M}",
    }


def _counted(row: RosterRow) -> dict[str, str]:
    if row.numbers is not None:
        return {"guests": str(row.numbers.guests), "helpers": str(row.numbers.helpers)}
    return {"helpers": str(len(row.coming))} if row.coming else {}


def _page(deed: str, one: Ours, row: RosterRow, form: Any, **more: Any) -> ResponseReturnValue:
    others = len(row.members) - 1
    page = render_template(
        "my_groups/meeting_deed.html",
        deed=deed,
        row=one.row,
        form=form,
        when=dates.day_and_times(row.meeting.starts_at, row.meeting.ends_at),
        letters=ngettext(
            "%(num)d person gets a letter.", "%(num)d people get a letter.", max(0, others)
        ),
        back=meeting_url(one.row.slug, row),
        action=meeting_url(one.row.slug, row, _ENDPOINTS[deed]),
        **more,
    )
    return page, status_of(form)


_ENDPOINTS = {
    "cancel": "cancel_meeting",
    "move": "move_meeting",
    "restore": "restore_meeting",
    "numbers": "numbers",
    "board": "look_for_hosts",
}
