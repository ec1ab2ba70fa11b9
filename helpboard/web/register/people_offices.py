"""The offices of a person: coordinating an area, standing in, translating."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.extensions import db
from helpboard.queries.person import PersonPage, person_page
from helpboard.services import offices
from helpboard.services.offices import LastCoordinatorError, NoLogInError, OnlyStandsInError
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_choices
from helpboard.web.limits import status_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.people_forms import OfficeForm
from helpboard.web.register.people_person import ONE
from helpboard.web.register.people_shown import ROLES, head_of
from helpboard.web.register.reach import once, press_again, reach

Deed = Callable[[Session, datetime], None]


@bp.route(f"{ONE}/roles", methods=["GET", "POST"])
@allow(Permission.DESK)
def roles(user_id: int) -> ResponseReturnValue:
    """Show what somebody coordinates; POST gives them an area of the reader's."""
    reader = reach()
    page = person_page(db.session(), reader, user_id, now=datetime.now(UTC))
    areas = area_choices(reader.actor)
    form = OfficeForm(areas=areas)
    if form.validate_on_submit():
        slug, is_deputy = form.area.data, form.office.data == "deputy"

        def deed(session: Session, now: datetime) -> None:
            offices.appoint(
                session, reach=reader, user_id=user_id, area_slug=slug, is_deputy=is_deputy, now=now
            )

        return _did(user_id, deed)
    return _shown(page, form, {slug for slug, _name in areas}), status_of(form)


def _shown(page: PersonPage, form: OfficeForm, mine: set[str]) -> str:
    rows = [
        {
            "slug": one.slug,
            "name": one.name,
            "role": str(ROLES[one.role]),
            "is_mine": one.slug in mine,
        }
        for one in page.belongs_to
        if one.kind == "area"
    ]
    return render_template(
        "register/person_roles.html",
        person=head_of(page), rows=rows, form=form, button=ButtonForm(),
        has_second_factor=page.user.totp_secret is not None,
    )  # fmt: skip


@bp.post(f"{ONE}/roles/<slug>/end")
@allow(Permission.DESK)
def end_role(user_id: int, slug: str) -> ResponseReturnValue:
    """Take an area from somebody."""
    if not ButtonForm().validate_on_submit():
        return press_again("register.roles", user_id)
    reader = reach()

    def deed(session: Session, now: datetime) -> None:
        offices.dismiss(session, reach=reader, user_id=user_id, area_slug=slug, now=now)

    return _did(user_id, deed)


@bp.post(f"{ONE}/translator")
@allow(Permission.DESK)
def translator(user_id: int) -> ResponseReturnValue:
    """Let somebody translate, or no longer."""
    if not ButtonForm().validate_on_submit():
        return press_again("register.roles", user_id)
    reader, is_wanted = reach(), request.form.get("translates") == "yes"

    def deed(session: Session, now: datetime) -> None:
        offices.let_translate(
            session, reach=reader, user_id=user_id, is_translator=is_wanted, now=now
        )

    return _did(user_id, deed)


def _did(user_id: int, deed: Deed) -> ResponseReturnValue:
    """Do it; what is refused is said on the next page, and nothing has changed."""
    try:
        once(deed)
    except LastCoordinatorError:
        flash(
            _("Somebody has to coordinate the town. Please appoint somebody else first."), "alarm"
        )
    except OnlyStandsInError:
        flash(_("You stand in here. Offices are given by those who coordinate this area."), "alarm")
    except NoLogInError:
        flash(_("Only somebody who can log in may do this."), "alarm")
    else:
        flash(_("Saved. It holds at once."))
    return redirect(url_for("register.roles", user_id=user_id), 303)
