"""What people choose about themselves: name, language of letters, phone."""

from datetime import UTC, datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.services.accounts import Settings, change_settings
from helpboard.web.accounts.blueprint import bp
from helpboard.web.accounts.forms import SettingsForm
from helpboard.web.accounts.said import Said, said, say
from helpboard.web.actors import signed_in
from helpboard.web.limits import status_of
from helpboard.web.permissions import Permission, allow


@bp.route("/settings", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def settings() -> ResponseReturnValue:
    """Show what somebody has chosen, or take over what they choose now."""
    user = signed_in()
    user_id, email = user.id, user.email
    form = SettingsForm(obj=user)
    if not form.validate_on_submit():
        page = render_template("accounts/settings.html", form=form, email=email, said=said())
        return page, status_of(form)
    chosen = Settings(
        name=form.name.data or "", language=form.language.data, phone=form.phone.data or ""
    )
    with writing(db.session()) as session:
        owner = session.get_one(User, user_id)
        change_settings(session, user=owner, chosen=chosen, now=datetime.now(UTC))
    say(Said.SETTINGS_SAVED)
    return redirect(url_for("accounts.settings"), 303)
