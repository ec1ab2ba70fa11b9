"""The contact log: its form, its lines, and saying that somebody has been come back to.

Pages of people and of organisations share it, with ``templates/register/contact_log.html``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from wtforms import DateField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Optional, ValidationError

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.contact_log import LATEST_FOLLOW_UP, MOST_NOTE, ContactKind, Talk
from helpboard.models import Contact, Organisation
from helpboard.queries.contacts import ContactRow
from helpboard.services.contacts import follow_up
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText
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
        """Take a day from today on, within a year."""
        is_day = isinstance(field.data, date)
        if is_day and not today() <= field.data <= today() + LATEST_FOLLOW_UP:
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
        }
        for row in rows
    ]


@bp.post(f"/desk/contacts/<int(max={MOST_ID}):contact_id>")
@allow(Permission.DESK)
def followed_up(contact_id: int) -> ResponseReturnValue:
    """Note that somebody was come back to."""
    form, actor = ButtonForm(), acting()
    if not form.validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return redirect(url_for("register.people"), 303)
    where: list[str] = []

    def deed(session: Session, now: datetime) -> None:
        contact = follow_up(session, actor=actor, contact_id=contact_id, now=now)
        where.append(_page_of(session, contact))

    once(deed)
    flash(_("Noted: you have come back to it."))
    return redirect(where[0] if where else url_for("desk.index"), 303)


def _page_of(session: Session, contact: Contact) -> str:
    if contact.user_id is not None:
        return url_for("register.person", user_id=contact.user_id)
    organisation = session.get_one(Organisation, contact.organisation_id)
    return url_for("register.organisation", slug=organisation.slug)
