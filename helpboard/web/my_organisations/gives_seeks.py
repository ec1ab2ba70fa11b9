"""What an organisation lastingly gives and seeks, in building blocks."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError
from helpboard.domain.facts import Problem
from helpboard.extensions import db
from helpboard.queries.gives_seeks import gives_seeks_of_organisation
from helpboard.services.gives_seeks import Owner
from helpboard.web import gives_seeks_form as form_of
from helpboard.web.block_typed import typed_blocks
from helpboard.web.button_form import ButtonForm
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.whose import mine
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow


def _whose(slug: str) -> form_of.Whose:
    one = mine(slug).row
    return form_of.Whose(
        owner=Owner(organisation_id=one.id),
        name=one.name,
        hub_url=url_for("my_organisations.show", slug=slug),
        list_url=url_for("my_organisations.gives_seeks", slug=slug),
        new_url=url_for("my_organisations.new_item", slug=slug),
        item_url=lambda item_id: url_for("my_organisations.item", slug=slug, item_id=item_id),
        remove_url=lambda item_id: url_for(
            "my_organisations.remove_one", slug=slug, item_id=item_id
        ),
        who_sees=_("Everybody will see this on the organisation's page."),
        who_finds=_("Everybody sees this. Groups and cafés that fit are found by it."),
    )


@bp.get(f"{ONE}/gives-seeks")
@allow(Permission.SIGNED_IN)
def gives_seeks(slug: str) -> ResponseReturnValue:
    """Show everything that is given and sought."""
    whose = _whose(slug)
    rows = gives_seeks_of_organisation(db.session(), whose.owner.organisation_id or 0)
    return form_of.list_page(whose, rows)


@bp.route(f"{ONE}/gives-seeks/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def new_item(slug: str) -> ResponseReturnValue:
    """Say one more thing that is given or sought: what it is first, then its building blocks."""
    whose, form = _whose(slug), form_of.new_item_form()
    problems: tuple[Problem, ...] = ()
    if form.validate_on_submit() and "more" not in request.form:
        problems = form_of.tried(form, lambda: form_of.add_typed(form, whose.owner))
        if not form.errors and not problems:
            return redirect(whose.list_url, 303)
    return form_of.item_page(form, request.form, problems, whose=whose, action=whose.new_url)


@bp.route(f"{ONE}/gives-seeks/<int(max={MOST_ID}):item_id>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def item(slug: str, item_id: int) -> ResponseReturnValue:
    """Change one thing that is given or sought."""
    whose = _whose(slug)
    row = form_of.item_of(whose.owner, item_id)
    form = form_of.item_form(row)
    typed = request.form if form.is_submitted() else typed_blocks(row.facts)
    problems: tuple[Problem, ...] = ()
    theirs = None
    if form.validate_on_submit() and "more" not in request.form:
        try:
            problems = form_of.tried(form, lambda: form_of.change_typed(form, item_id))
        except ConflictError:
            theirs = form_of.theirs_now(form, item_id)
        if not form.errors and not problems and not theirs:
            return redirect(whose.list_url, 303)
    action = whose.item_url(item_id)
    return form_of.item_page(form, typed, problems, whose=whose, action=action, theirs=theirs)


@bp.post(f"{ONE}/gives-seeks/<int(max={MOST_ID}):item_id>/remove")
@allow(Permission.SIGNED_IN)
def remove_one(slug: str, item_id: int) -> ResponseReturnValue:
    """Take one thing away; doing it twice is harmless."""
    whose = _whose(slug)
    if ButtonForm().validate_on_submit():
        form_of.take_away(whose.owner, item_id)
    return redirect(whose.list_url, 303)
