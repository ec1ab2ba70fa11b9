"""One meeting of a group: who comes, who is missing; said by oneself, noted by leads."""

from datetime import UTC, date, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import MalformedError, NotFoundError
from helpboard.domain.meeting import Coming
from helpboard.domain.policy import Action
from helpboard.extensions import db, writing
from helpboard.queries.roster import RosterRow, roster_row
from helpboard.services import roster
from helpboard.web.actors import signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.ours import Ours, ours
from helpboard.web.my_groups.shown_meetings import answers, meeting_url, roster_view, said_code
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

MEETING = f"{ONE}/meetings/<int(max={MOST_ID}):schedule_id>/<day>"


def meeting_row(one: Ours, schedule_id: int, day: str) -> RosterRow:
    """Return the meeting of an address; ``NotFoundError`` when the group has none on that day."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise NotFoundError(day) from None
    if on.isoformat() != day:
        raise NotFoundError(day)
    zone = settings().timezone
    return roster_row(db.session(), one.row.id, schedule_id=schedule_id, on=on, zone=zone)


@bp.route(MEETING, methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def meeting(slug: str, schedule_id: int, day: str) -> ResponseReturnValue:
    """Show who comes, and say whether one comes oneself."""
    one = ours(slug)
    row = meeting_row(one, schedule_id, day)
    form = ButtonForm()
    if form.validate_on_submit():
        coming, is_host = _said(request.form.get("say", ""))
        with writing(db.session()) as session:
            roster.say(
                session,
                actor=one.actor,
                schedule_id=schedule_id,
                on=row.meeting.on,
                coming=coming,
                is_host=is_host,
                now=datetime.now(UTC),
                zone=settings().timezone,
            )
        flash(_("Thank you. It is noted."), "success")
        return redirect(url_for("my_groups.show", slug=slug), 303)
    return _page(one, row, form)


@bp.post(f"{MEETING}/people")
@allow(Permission.SIGNED_IN)
def note_people(slug: str, schedule_id: int, day: str) -> ResponseReturnValue:
    """Note for others whether they come, or after the beginning whether they came."""
    one = ours(slug, Action.CHOOSE_HELPERS)
    row = meeting_row(one, schedule_id, day)
    form = ButtonForm()
    if not form.validate_on_submit():
        return _page(one, row, form)
    now, zone = datetime.now(UTC), settings().timezone
    changed = _changed(row, now=now)
    with writing(db.session()) as session:
        for user_id, value in changed.items():
            coming, is_host = _said(value) if value else (None, False)
            roster.note_helper(
                session,
                actor=one.actor,
                schedule_id=schedule_id,
                on=row.meeting.on,
                user_id=user_id,
                coming=coming,
                is_host=is_host,
                now=now,
                zone=zone,
            )
    flash(_("Thank you. It is noted."), "success")
    return redirect(meeting_url(slug, row), 303)


def _changed(row: RosterRow, *, now: datetime) -> dict[int, str]:
    """Return by person what was chosen differently from what stood there; unknown values are 400.

    Who hosted stays a host when the lead notes that they were there.
    """
    has_begun = row.meeting.starts_at <= now
    known = {value for value, _label in answers(has_hosts=True, has_begun=has_begun)}
    found: dict[int, str] = {}
    for member in row.members:
        value = request.form.get(f"member.{member.user_id}")
        if value is None or value == _shown(row, member.user_id, has_begun=has_begun):
            continue
        if value not in known:
            raise MalformedError("member")
        found[member.user_id] = value
    return found


def _shown(row: RosterRow, user_id: int, *, has_begun: bool) -> str:
    """Return which answer is chosen for somebody; after the beginning, only what was noted."""
    said = row.said.get(user_id)
    if not has_begun:
        return said_code(said)
    noted = {Coming.CAME, Coming.NO_SHOW}
    return said.coming.value if said is not None and said.coming in noted else ""


def _said(value: str) -> tuple[Coming, bool]:
    if value == "host":
        return Coming.COMES, True
    if value not in set(Coming):
        raise MalformedError("say")
    return Coming(value), False


def _page(one: Ours, row: RosterRow, form: ButtonForm) -> ResponseReturnValue:
    now, slug = datetime.now(UTC), one.row.slug
    has_begun = row.meeting.starts_at <= now
    page = render_template(
        "my_groups/meeting.html",
        one=one,
        row=one.row,
        meeting=roster_view(
            row, slug=slug, user_id=signed_in().id, now=now, with_names=one.may_see_names
        ),
        urls={
            name: meeting_url(slug, row, name)
            for name in (
                "meeting",
                "note_people",
                "cancel_meeting",
                "move_meeting",
                "restore_meeting",
                "numbers",
                "look_for_hosts",
            )
        },
        people=[_person(row, member, has_begun=has_begun) for member in row.members],
        answers=answers(has_hosts=row.wanted > 0, has_begun=has_begun),
        form=form,
    )
    return page, status_of(form)


def _person(row: RosterRow, member: Any, *, has_begun: bool) -> dict[str, Any]:
    return {
        "id": member.user_id,
        "name": member.name,
        "chosen": _shown(row, member.user_id, has_begun=has_begun),
        "said": said_code(row.said.get(member.user_id)),
        "pauses": member.pauses(row.meeting.starts_at.date()),
    }
