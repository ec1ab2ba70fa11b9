"""Moving an account to another e-mail address."""

from datetime import UTC, datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.services.addresses import ask_for_address
from helpboard.services.submissions import once
from helpboard.web.accounts.blueprint import bp
from helpboard.web.accounts.forms import AddressForm
from helpboard.web.actors import signed_in
from helpboard.web.limits import ADDRESS_CHANGES, is_within, status_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route("/address", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def address() -> ResponseReturnValue:
    """Show the form, or write to the old and to the new address."""
    user = signed_in()
    user_id, email = user.id, user.email or ""
    form = AddressForm(present=email)
    asked = (ADDRESS_CHANGES, str(user_id))
    if not form.validate_on_submit() or not is_within(form, asked):
        return render_template("accounts/address.html", form=form, email=email), status_of(form)
    wanted, key, now = form.email.data or "", submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        if once(session, key=key, now=now).is_first:
            owner = session.get_one(User, user_id)
            ask_for_address(session, user=owner, email=wanted, now=now)
    return redirect(url_for("accounts.address_asked"), 303)
