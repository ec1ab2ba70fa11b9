"""The logo of an organisation: re-encoded, without anything that its file carried (R21)."""

from contextlib import ExitStack
from datetime import UTC, datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.pictures import Picture, reencode
from helpboard.adapters.uploads import Uploads
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.refusal import Refusal
from helpboard.extensions import db, writing
from helpboard.queries.logos import logo_of
from helpboard.services.logos import remove_logo, set_logo
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import NEW_LOGOS, is_within, status_of
from helpboard.web.locale import settings
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.forms import LogoForm
from helpboard.web.my_organisations.whose import Mine, mine
from helpboard.web.permissions import Permission, allow


@bp.route(f"{ONE}/logo", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def logo(slug: str) -> ResponseReturnValue:
    """Show the logo, or take another one."""
    one = mine(slug)
    form = LogoForm()
    if form.validate_on_submit() and is_within(form, (NEW_LOGOS, str(one.row.id))):
        try:
            _keep(one, _picture())
        except FieldsError as error:
            form.tell(error)
        else:
            return redirect(url_for("my_organisations.logo", slug=slug), 303)
    page = render_template(
        "my_organisations/logo.html",
        one=one.row,
        form=form,
        token=ButtonForm(formdata=None),
        logo=logo_of(db.session(), one.row.id),
    )
    return page, status_of(form)


@bp.post(f"{ONE}/logo/remove")
@allow(Permission.SIGNED_IN)
def remove_picture(slug: str) -> ResponseReturnValue:
    """Show no logo any more; doing it twice is harmless."""
    one = mine(slug)
    if ButtonForm().validate_on_submit():
        with writing(db.session()) as session:
            gone = remove_logo(session, actor=one.actor, organisation_id=one.row.id)
        _drop(gone)
    return redirect(url_for("my_organisations.logo", slug=slug), 303)


def _picture() -> Picture:
    """Decode what was sent; slow, so before anything is written."""
    file = request.files.get("picture")
    if file is None or not file.filename:
        raise FieldsError(FieldProblem("picture", "required", {}))
    try:
        return reencode(file.read())
    except Refusal as refusal:
        raise FieldsError(FieldProblem("picture", refusal.code, refusal.params)) from None


def _keep(one: Mine, picture: Picture) -> None:
    name = Uploads(settings().uploads_folder).keep(picture)
    with ExitStack() as undo:
        undo.callback(_drop, (name,))
        with writing(db.session()) as session:
            gone = set_logo(
                session,
                actor=one.actor,
                organisation_id=one.row.id,
                name=name,
                width=picture.width,
                height=picture.height,
                now=datetime.now(UTC),
            )
        undo.pop_all()
    _drop(gone)


def _drop(names: tuple[str, ...]) -> None:
    uploads = Uploads(settings().uploads_folder)
    for name in names:
        uploads.drop(name)
