"""Handing over, merging and splitting a group: proposing it and taking it back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import GroupRole
from helpboard.extensions import db, writing
from helpboard.queries.group_changes import other_groups
from helpboard.queries.my_groups import member_names
from helpboard.services import group_changes, submissions
from helpboard.services.group_changes import NewGroup
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import GROUP_CHANGES, is_within, status_of
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.forms_of_life import HandOverForm, MergeForm, SplitForm
from helpboard.web.my_groups.whose import Mine, mine
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_choices import topic_groups
from helpboard.web.submissions import submission_key
from helpboard.web.telling_form import TellingForm

Do = Callable[[Session, datetime], Any]


@bp.route(f"{ONE}/hand-over", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def hand_over(slug: str) -> ResponseReturnValue:
    """Ask a helper to lead the group."""
    one, form = mine(slug), HandOverForm()
    form.offer(_people(one, but_leads=True))

    def propose(session: Session, now: datetime) -> None:
        person = _id(form.user.data)
        group_changes.hand_over(
            session, actor=one.actor, group_id=one.row.id, user_id=person, now=now
        )

    if form.validate_on_submit() and _is_proposed(form, one, propose):
        return _back(one)
    return render_template(
        "my_groups/hand_over.html", one=one.row, form=form, has_helpers=len(form.user.choices) > 1
    ), status_of(form)


@bp.route(f"{ONE}/merge", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def merge(slug: str) -> ResponseReturnValue:
    """Ask another group whether this one may become part of it."""
    one, form = mine(slug), MergeForm()
    rows = other_groups(db.session(), one.row.id)
    form.offer([(str(row.id), f"{row.name} ({row.area_name})") for row in rows])

    def propose(session: Session, now: datetime) -> None:
        other = _id(form.other.data)
        group_changes.merge(session, actor=one.actor, group_id=one.row.id, other_id=other, now=now)

    if form.validate_on_submit() and _is_proposed(form, one, propose):
        return _back(one)
    return render_template("my_groups/merge.html", one=one.row, form=form), status_of(form)


@bp.route(f"{ONE}/split", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def split(slug: str) -> ResponseReturnValue:
    """Ask members whether they want to go into a new group."""
    one = mine(slug)
    form = SplitForm(data={"area": one.row.profile["area"], "topics": one.row.profile["topics"]})
    form.offer(_people(one))

    def propose(session: Session, now: datetime) -> None:
        wanted = NewGroup(
            name=form.name.data or "",
            area=form.area.data or "",
            topics=tuple(form.topics.data or ()),
            members=frozenset(_id(text) or 0 for text in form.members.data or ()),
            lead_id=_id(form.lead.data),
        )
        group_changes.split(session, actor=one.actor, group_id=one.row.id, wanted=wanted, now=now)

    if form.validate_on_submit() and _is_proposed(form, one, propose):
        return _back(one)
    topics = topic_groups(form.topics.data or ())
    page = render_template("my_groups/split.html", one=one.row, form=form, topics=topics)
    return page, status_of(form)


@bp.post(f"{ONE}/changes/<int(max={MOST_ID}):change_id>/take-back")
@allow(Permission.SIGNED_IN)
def take_back(slug: str, change_id: int) -> ResponseReturnValue:
    """Give up what waits for answers; doing it twice is harmless."""
    one = mine(slug)
    if ButtonForm().validate_on_submit():
        with writing(db.session()) as session:
            group_changes.take_back(
                session,
                actor=one.actor,
                group_id=one.row.id,
                change_id=change_id,
                now=datetime.now(UTC),
            )
    return redirect(url_for("my_groups.life", slug=slug), 303)


def _is_proposed(form: TellingForm, one: Mine, propose: Do) -> bool:
    """Propose what was chosen, once, or tell at the fields what is wrong."""
    if not is_within(form, (GROUP_CHANGES, str(one.row.id))):
        return False
    now, key = datetime.now(UTC), submission_key()
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                propose(session, now)
    except FieldsError as error:
        form.tell(error)
        return False
    return True


def _back(one: Mine) -> ResponseReturnValue:
    flash(_("We have written to everybody who is asked. They have 14 days to answer."))
    return redirect(url_for("my_groups.life", slug=one.row.slug), 303)


def _people(one: Mine, *, but_leads: bool = False) -> list[tuple[str, str]]:
    rows = member_names(db.session(), one.row.id)
    return [
        (str(row.user_id), row.name)
        for row in rows
        if not (but_leads and row.role is GroupRole.LEAD)
    ]


def _id(text: str | None) -> int | None:
    """Return a number that was chosen; anything else is nobody's."""
    is_number = bool(text) and str(text).isascii() and str(text).isdecimal()
    return int(text or "") if is_number and len(text or "") < len(str(MOST_ID)) else None
