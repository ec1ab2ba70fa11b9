"""Departments of an organisation."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from helpboard.extensions import db
from helpboard.queries.my_organisations import departments_of
from helpboard.web.limits import NEW_DEPARTMENTS
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.forms import ProfileForm
from helpboard.web.my_organisations.profile import found, profile_page
from helpboard.web.my_organisations.whose import mine
from helpboard.web.permissions import Permission, allow


@bp.route(f"{ONE}/departments", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def departments(slug: str) -> ResponseReturnValue:
    """Show the departments, or found one; whoever edits the organisation edits it, too."""
    one = mine(slug)
    profile = one.row.profile
    same = {name: profile[name] for name in ("kind", "area", "source_lang", "topics", "languages")}
    form = ProfileForm(data=same)
    if form.validate_on_submit():
        new = found(form, limit=NEW_DEPARTMENTS, parent_id=one.row.id)
        if new is not None:
            return redirect(url_for("my_organisations.show", slug=new), 303)
    return profile_page(
        "my_organisations/departments.html",
        form,
        one=one.row,
        departments=departments_of(db.session(), one.row.id),
    )
