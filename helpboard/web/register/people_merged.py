"""Making one person of two in the register."""

from datetime import datetime
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import MalformedError
from helpboard.extensions import db
from helpboard.models import User
from helpboard.queries.people import person_below
from helpboard.queries.same_person import Likeness, likely_same
from helpboard.services.people_merging import BlockedPersonError, TwoLogInsError, merge_people
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.paging import id_in
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.people_person import ONE
from helpboard.web.register.people_recorded_forms import MergeForm
from helpboard.web.register.reach import once, reach

LIKENESSES: Final = {
    Likeness.PHONE: _l("The same phone number"),
    Likeness.NAME_AND_AREA: _l("A similar name in the same district"),
    Likeness.NAME_AND_PROVIDER: _l("The same name and the same provider of e-mail"),
}
"""Why two may be one, in words."""


@bp.get(f"{ONE}/merge")
@allow(Permission.DESK)
def same_people(user_id: int) -> ResponseReturnValue:
    """Suggest who may be the same person."""
    reader = reach()
    user = person_below(db.session(), reader, user_id)
    rows = [
        {
            "url": url_for("register.merge_person", user_id=user_id, other_id=one.id),
            "name": one.name,
            "detail": " · ".join(
                part for part in (str(LIKENESSES[one.why]), one.area_name) if part
            ),
        }
        for one in likely_same(db.session(), reader, user)
    ]
    return render_template("register/person_same.html", user=user, rows=rows)


@bp.get(f"{ONE}/merge/with")
@allow(Permission.DESK)
def merge_with(user_id: int) -> ResponseReturnValue:
    """Lead to the merging with somebody whose number was typed."""
    person_below(db.session(), reach(), user_id)
    number = id_in(request.args.get("number", "").strip(), "number")
    return redirect(url_for("register.merge_person", user_id=user_id, other_id=number), 303)


@bp.route(f"{ONE}/merge/<int(max={MOST_ID}):other_id>", methods=["GET", "POST"])
@allow(Permission.DESK)
def merge_person(user_id: int, other_id: int) -> ResponseReturnValue:
    """Show both and ask who stays; POST makes one of them."""
    reader = reach()
    both = {one: person_below(db.session(), reader, one) for one in (user_id, other_id)}
    if len(both) < 2:
        raise MalformedError("other_id")
    can_stay = [user for user in both.values() if user.email] or list(both.values())
    form = MergeForm(people=[(str(user.id), user.name) for user in can_stay])
    if len(can_stay) == 1 and not form.is_submitted():
        form.stays.data = str(can_stay[0].id)
    refused = ""
    if form.validate_on_submit():
        stays = int(form.stays.data)
        goes = other_id if stays == user_id else user_id
        journal = Erasures(settings().instance / FILE)

        def deed(session: Session, now: datetime) -> None:
            merge_people(
                session, reach=reader, stays_id=stays, goes_id=goes, journal=journal, now=now
            )

        try:
            once(deed)
        except TwoLogInsError:
            refused = _("Both can log in. The person has to delete one of the accounts first.")
        except BlockedPersonError:
            refused = _("One of the two is blocked. Please decide about that first.")
        else:
            flash(_("The two are one person now."))
            return redirect(url_for("register.person", user_id=stays), 303)
    page = render_template(
        "register/person_merge.html",
        form=form, people=[_one(user) for user in both.values()], refused=refused,
        address=url_for("register.merge_person", user_id=user_id, other_id=other_id),
        user=both[user_id],
    )  # fmt: skip
    return page, 409 if refused else status_of(form)


def _one(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "name": user.name,
        "phone": user.phone or "",
        "email": user.email or _("Without an account"),
        "url": url_for("register.person", user_id=user.id),
    }
