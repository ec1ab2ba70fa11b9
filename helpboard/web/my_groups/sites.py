"""Which shelters a group serves: for those only who know where they are (rule 5)."""

from datetime import UTC, date, datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.extensions import db, writing
from helpboard.queries.my_sites import sites_known_to, sites_served
from helpboard.services import groups
from helpboard.web import dates
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.whose import Mine, mine
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow


@bp.route(f"{ONE}/sites", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def sites(slug: str) -> ResponseReturnValue:
    """Show the sites that the reader knows, and let her tick those that the group serves."""
    one, form = mine(slug), ButtonForm()
    if form.validate_on_submit():
        _save(one, chosen())
        return redirect(url_for("my_groups.show", slug=slug), 303)
    session = db.session()
    ticked = chosen() if form.is_submitted() else sites_served(session, one.row.id)
    page = render_template(
        "my_groups/sites.html",
        one=one.row,
        form=form,
        sites=[
            (row, row.id in ticked) for row in sites_known_to(session, one.actor, today=_today())
        ],
    )
    return page, status_of(form)


def chosen() -> frozenset[int]:
    """Return the ids that were ticked; anything else is no site."""
    texts = (text for text in request.form.getlist("site") if text.isascii() and text.isdecimal())
    return frozenset(int(text) for text in texts if len(text) < len(str(MOST_ID)))


def _save(one: Mine, site_ids: frozenset[int]) -> None:
    with writing(db.session()) as session:
        groups.serve_sites(
            session,
            actor=one.actor,
            group_id=one.row.id,
            site_ids=site_ids,
            today=_today(),
            now=datetime.now(UTC),
        )


def _today() -> date:
    return dates.local(datetime.now(UTC)).date()
