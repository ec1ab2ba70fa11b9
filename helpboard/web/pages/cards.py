"""Cards at the desk: facts that stand in many pages, corrected once for all languages."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.fields import FieldsError
from helpboard.domain.page_profile import CARD_FIELDS
from helpboard.extensions import db
from helpboard.models import Area, FactCard
from helpboard.queries.fact_cards import cards_of, pages_with_card
from helpboard.services import fact_cards as service
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_choices
from helpboard.web.filters import home_area, words_typed
from helpboard.web.home import home_of
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.merging import version_of
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.forms import CardForm
from helpboard.web.pages.saving import press
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_choices import spoken_groups
from helpboard.web.submissions import made_once
from helpboard.web.weeks import WeekForm, stored_week, typed_week

CARDS = "/desk/cards"
CARD = f"{CARDS}/<int(max={MOST_ID}):card_id>"
_PLAIN = tuple(name for name in CARD_FIELDS if name != "opening_hours")


@bp.get(CARDS)
@allow(Permission.DESK)
def cards() -> ResponseReturnValue:
    """Show the cards that the reader may change."""
    actor, text = acting(), words_typed(request.args)
    is_home = home_of(actor) is not None
    rows = cards_of(db.session(), actor, is_home=is_home, text=text)
    return render_template(
        "pages/cards.html",
        rows=[
            {
                "row": row,
                "url": url_for("pages.card", card_id=row.id),
                "area_name": row.area_name or _("The whole board"),
                "pages": ngettext("on %(num)d page", "on %(num)d pages", row.pages)
                if row.pages
                else _("on no page yet"),
            }
            for row in rows
        ],
        count=ngettext("%(num)d card", "%(num)d cards", len(rows)),
        q=text,
    )


@bp.route(f"{CARDS}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_card() -> ResponseReturnValue:
    """Make a card."""
    actor, home_id = acting(), home_area(kept_area_tree()).id
    form = CardForm(_areas())
    week = typed_week(request.form) if form.is_submitted() else _week("")

    def make(session: Session, now: datetime) -> int:
        typed, hours = form.typed(), week.hours()
        return service.create_card(
            session, actor=actor, home_id=home_id, typed=typed, hours=hours, now=now
        ).id

    if form.validate_on_submit():
        card_id = _saved(form, week, make)
        if card_id is not None:
            flash(_("The card is there. Its blocks stand below."), "success")
            return redirect(url_for("pages.card", card_id=card_id), 303)
    return _page(None, form, week), status_of(form)


@bp.route(CARD, methods=["GET", "POST"])
@allow(Permission.DESK)
def card(card_id: int) -> ResponseReturnValue:
    """Correct a card; when somebody else was faster, both are shown."""
    actor, home_id = acting(), home_area(kept_area_tree()).id
    row = _card(card_id)
    form = CardForm(_areas(), data={**_stored(row), "version": str(row.version)})
    week = typed_week(request.form) if form.is_submitted() else _week(row.opening_hours)

    def change(session: Session, now: datetime) -> int:
        return service.change_card(
            session,
            actor=actor,
            home_id=home_id,
            card_id=card_id,
            typed=form.typed(),
            hours=week.hours(),
            version=version_of(form.version.data),
            now=now,
        ).id

    if form.validate_on_submit():
        try:
            if _saved(form, week, change) is not None:
                flash(_("Corrected, in every language at once."), "success")
                return redirect(url_for("pages.card", card_id=card_id), 303)
        except ConflictError:
            row = _card(card_id)
            form.version.data = str(row.version)
            return _page(row, form, week, is_late=True), 409
    return _page(row, form, week), status_of(form)


@bp.post(f"{CARD}/delete")
@allow(Permission.DESK)
def delete_card(card_id: int) -> ResponseReturnValue:
    """Delete a card that stands on no page."""
    actor, home_id, form = acting(), home_area(kept_area_tree()).id, ButtonForm()
    _card(card_id)

    def remove(session: Session, now: datetime) -> int:
        service.delete_card(session, actor=actor, home_id=home_id, card_id=card_id, now=now)
        return 0

    form.validate_on_submit()
    try:
        if press(form, remove):
            return redirect(url_for("pages.cards"), 303)
    except IllegalMoveError:
        flash(_("This card stands on pages. Please take it off them first."), "alarm")
    return redirect(url_for("pages.card", card_id=card_id), 303)


def _card(card_id: int) -> FactCard:
    """Read a card anew; outside the reader's areas there is none."""
    home_id = home_area(kept_area_tree()).id
    row = service.card_of(db.session(), card_id, actor=acting(), home_id=home_id)
    db.session.refresh(row)
    return row


def _areas() -> list[tuple[str, str]]:
    """Return whose a card may be: the whole board's for those who look after the home area."""
    actor = acting()
    whole = [("", _("The whole board"))] if home_of(actor) is not None else []
    return [*whole, *area_choices(actor)]


def _week(hours: str) -> WeekForm:
    return stored_week(hours, today=datetime.now(UTC).astimezone(settings().timezone).date())


def _stored(row: FactCard) -> dict[str, Any]:
    area = db.session.get(Area, row.area_id) if row.area_id else None
    return {**{name: getattr(row, name) for name in _PLAIN}, "area": area.slug if area else ""}


def _saved(form: CardForm, week: WeekForm, make: Any) -> int | None:
    try:
        return made_once(make)
    except FieldsError as error:
        if week.errors:
            form.form_errors.extend(week.errors)
        else:
            form.tell(error)
        return None


def _page(row: FactCard | None, form: CardForm, week: WeekForm, *, is_late: bool = False) -> str:
    return render_template(
        "pages/card.html",
        row=row,
        form=form,
        week=week,
        theirs=row if is_late else None,
        spoken=spoken_groups(form.languages.data or ()),
        used=pages_with_card(db.session(), row.slug) if row else (),
        action=url_for("pages.card", card_id=row.id) if row else url_for("pages.new_card"),
        token=ButtonForm(formdata=None),
    )
