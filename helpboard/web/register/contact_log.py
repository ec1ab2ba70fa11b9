"""The contact log: its form and lines, coming back to somebody, putting right what was noted.

Pages of people and of organisations share it, with ``templates/register/contact_log.html``.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from wtforms import DateField, HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Optional, ValidationError

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.contact_log import LATEST_FOLLOW_UP, MOST_NOTE, ContactKind, Talk
from helpboard.domain.errors import ConflictError
from helpboard.extensions import db
from helpboard.models import Contact, Organisation
from helpboard.queries.contacts import ContactRow, contact_to_correct
from helpboard.services.contacts import as_read, correct, follow_up, remove
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText
from helpboard.web.limits import status_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.reach import once, today

KINDS: Final[Mapping[ContactKind, Any]] = {
    ContactKind.CALL: _l("Telephone call"),
    ContactKind.MEETING: _l("Talk in person"),
    ContactKind.VISIT: _l("Visit"),
    ContactKind.LETTER: _l("Letter or e-mail"),
    ContactKind.OTHER: _l("Something else"),
}
"""How one can speak with somebody, in words."""

ONE = f"/desk/contacts/<int(max={MOST_ID}):contact_id>"


class TalkForm(FlaskForm):
    """A talk to be noted."""

    kind = SelectField(
        _l("How did you speak?"),
        choices=choices((kind.value, label) for kind, label in KINDS.items()),
    )
    on_date = DateField(_l("When?"), [InputRequired(_l("Please choose a day."))])
    text = TextAreaField(
        _l("What about?"),
        [CleanText(most=MOST_NOTE), InputRequired(_l("Please write a few words."))],
        render_kw={"rows": "3", "maxlength": MOST_NOTE},
    )
    follow_up_on = DateField(_l("Come back to it on"), [Optional()])

    def __init__(self, **kwargs: Any) -> None:
        """Begin with today."""
        super().__init__(**kwargs)
        self.on_date.data = self.on_date.data or (None if self.is_submitted() else today())

    def validate_on_date(self, field: DateField) -> None:
        """Take no talk of tomorrow."""
        if isinstance(field.data, date) and field.data > today():
            raise ValidationError(_l("This day has not come yet."))

    def validate_follow_up_on(self, field: DateField) -> None:
        """Take a day from today on, within a year, or the one that was noted before."""
        is_new = isinstance(field.data, date) and field.data != field.object_data
        if is_new and not today() <= field.data <= today() + LATEST_FOLLOW_UP:
            raise ValidationError(_l("Please choose a day from today on, within a year."))

    @property
    def talk(self) -> Talk:
        """Return what was noted; only for a valid form."""
        return Talk(
            kind=ContactKind(self.kind.data),
            text=self.text.data or "",
            on_date=self.on_date.data or today(),
            follow_up_on=self.follow_up_on.data,
        )


class CorrectionForm(TalkForm):
    """A note put right, with what it said when the form was shown."""

    seen = HiddenField()


def contact_lines(rows: Iterable[ContactRow]) -> list[dict[str, Any]]:
    """Return the talks as the page shows them."""
    return [
        {
            "id": row.id,
            "kind": KINDS[row.kind],
            "text": row.text,
            "day": dates.full_day(row.on_date),
            "by": row.by or _("somebody who has left"),
            "follow_up": _("Come back to it on %(day)s", day=dates.full_day(row.follow_up_on))
            if row.follow_up_on
            else "",
            "is_open": row.follow_up_on is not None and row.followed_up_at is None,
            "is_due": row.follow_up_on is not None
            and row.followed_up_at is None
            and row.follow_up_on <= today(),
            "is_correctable": row.is_correctable,
        }
        for row in rows
    ]


@bp.post(ONE)
@allow(Permission.DESK)
def followed_up(contact_id: int) -> ResponseReturnValue:
    """Note that somebody was come back to."""
    if not ButtonForm().validate_on_submit():
        return _pressed_late()
    actor = acting()

    def deed(session: Session, now: datetime) -> Contact:
        return follow_up(session, actor=actor, contact_id=contact_id, now=now)

    return _pressed(deed, _("Noted: you have come back to it."))


@bp.route(f"{ONE}/edit", methods=["GET", "POST"])
@allow(Permission.DESK)
def correct_contact(contact_id: int) -> ResponseReturnValue:
    """Put a note right; when somebody else was faster, both texts are shown."""
    actor = acting()
    note = contact_to_correct(db.session(), actor, contact_id)
    back_url = _page_of(db.session(), note)
    form = CorrectionForm(obj=note, seen=as_read(note))
    is_stale = False
    if form.validate_on_submit():
        talk, seen = form.talk, form.seen.data or ""

        def deed(session: Session, now: datetime) -> None:
            correct(session, actor=actor, contact_id=contact_id, talk=talk, seen=seen, now=now)

        try:
            once(deed)
        except ConflictError:
            is_stale = True
            note = contact_to_correct(db.session(), actor, contact_id)
            form.seen.data = as_read(note)
        else:
            flash(_("The note is corrected."))
            return redirect(f"{back_url}#talks", 303)
    page = _correcting(note, form, back_url, is_stale=is_stale)
    return page, 409 if is_stale else status_of(form)


@bp.post(f"{ONE}/remove")
@allow(Permission.DESK)
def remove_contact(contact_id: int) -> ResponseReturnValue:
    """Delete a note for good."""
    if not ButtonForm().validate_on_submit():
        return _pressed_late()
    actor = acting()

    def deed(session: Session, now: datetime) -> Contact:
        return remove(session, actor=actor, contact_id=contact_id, now=now)

    return _pressed(deed, _("The note is deleted."))


def _pressed(deed: Callable[[Session, datetime], Contact], done: str) -> ResponseReturnValue:
    """Do what a button says, and lead back to whom the note is about."""
    where: list[str] = []

    def deed_there(session: Session, now: datetime) -> None:
        where.append(_page_of(session, deed(session, now)))

    once(deed_there)
    flash(done)
    return redirect(where[0] if where else url_for("desk.index"), 303)


def _pressed_late() -> ResponseReturnValue:
    flash(_("Please press the button again."), "alarm")
    return redirect(url_for("register.people"), 303)


def _correcting(note: Contact, form: CorrectionForm, back_url: str, *, is_stale: bool) -> str:
    return render_template(
        "register/contact_edit.html",
        form=form,
        now={
            "kind": KINDS[note.kind],
            "day": dates.full_day(note.on_date),
            "text": note.text,
            "follow_up": dates.full_day(note.follow_up_on) if note.follow_up_on else "",
        }
        if is_stale
        else None,
        action=url_for("register.correct_contact", contact_id=note.id),
        remove_url=url_for("register.remove_contact", contact_id=note.id),
        back_url=back_url,
        button=ButtonForm(formdata=None),
    )


def _page_of(session: Session, contact: Contact) -> str:
    if contact.user_id is not None:
        return url_for("register.person", user_id=contact.user_id)
    organisation = session.get_one(Organisation, contact.organisation_id)
    return url_for("register.organisation", slug=organisation.slug)
