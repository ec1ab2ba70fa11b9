"""My data: taking everything along, and leaving for good."""

import io
import json
import zipfile
from datetime import UTC, datetime

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.adapters.passwords import is_password
from helpboard.adapters.second_factor import matching_step
from helpboard.adapters.uploads import Uploads
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.extensions import db, writing
from helpboard.models import ActionLink, User
from helpboard.queries.export import Export, export_of
from helpboard.queries.my_page import groups_led_alone, organisations_owned_alone
from helpboard.services import leaving
from helpboard.services.erasure import Erased
from helpboard.services.logins import use_second_factor
from helpboard.services.submissions import once
from helpboard.web import dates, link_actions
from helpboard.web.actors import signed_in
from helpboard.web.auth import cookie_name
from helpboard.web.limits import (
    FILES,
    RESETS,
    count_failure,
    has_failed_too_often,
    is_within,
    refuse_beyond,
    status_of,
)
from helpboard.web.link_actions import LinkAction
from helpboard.web.locale import settings
from helpboard.web.my.blueprint import bp
from helpboard.web.my.forms import DeleteForm
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


def _forget(erased: Erased) -> Response:
    """Answer after an erasure: no picture, no cookie, nothing left in this browser."""
    uploads = Uploads(settings().uploads_folder)
    for name in erased.pictures:
        uploads.drop(name)
    answer = make_response(redirect(url_for("my.farewell"), 303))
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    is_https = settings().is_https
    answer.delete_cookie(
        cookie_name(is_https=is_https), secure=is_https, httponly=True, samesite="Lax"
    )
    return answer


def _erasures() -> Erasures:
    return Erasures(settings().instance / FILE)


def _leave_by_link(session: Session, link: ActionLink, now: datetime) -> Erased:
    user = session.get_one(User, link.user_id)
    return leaving.leave(session, user=user, journal=_erasures(), now=now)


link_actions.add(
    leaving.ERASE,
    LinkAction(
        title=_l("Delete my account"),
        sentence=_l("Press the button, and everything personal is deleted at once and for good."),
        button=_l("Delete everything now"),
        done=_l("Your account is deleted."),
        do=_leave_by_link,
        then=_forget,
        again=("my.delete", _l("Get a new link")),
    ),
)


@bp.get("/my/data")
@allow(Permission.SIGNED_IN)
def data() -> ResponseReturnValue:
    """Show the two ways: taking everything along, and deleting the account."""
    return render_template("my/data.html")


@bp.get("/my/data/export.zip")
@allow(Permission.SIGNED_IN)
def export() -> Response:
    """Give everything that the board keeps about the reader as a file, at once."""
    user, now = signed_in(), datetime.now(UTC)
    refuse_beyond(FILES, f"user {user.id}")
    answer = make_response(_packed(export_of(db.session(), user.id), now))
    answer.mimetype = "application/zip"
    day = dates.local(now).date().isoformat()
    answer.headers["Content-Disposition"] = f'attachment; filename="helpboard-{day}.zip"'
    return answer


@bp.route("/my/data/delete", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def delete() -> ResponseReturnValue:
    """Say exactly what goes and what stays, and delete the account, or write the letter for it."""
    form, user = DeleteForm(), signed_in()
    is_by_letter = user.password_hash is None or request.form.get("do") == "letter"
    if (
        form.validate_on_submit()
        and _is_proven(form, user, is_by_letter=is_by_letter)
        and (not is_by_letter or is_within(form, (RESETS, f"erasing user {user.id}")))
    ):
        answer = _write_letter(form, user.id) if is_by_letter else _erase(form, user.id)
        if answer is not None:
            return answer
    session = db.session()
    page = render_template(
        "my/delete.html",
        form=form,
        has_password=user.password_hash is not None,
        has_second_factor=user.totp_secret is not None,
        alone=[
            *organisations_owned_alone(session, user.id),
            *groups_led_alone(session, user.id),
        ],
    )
    return page, status_of(form)


@bp.get("/my/data/letter")
@allow(Permission.SIGNED_IN)
def delete_letter() -> ResponseReturnValue:
    """Say that the letter with the link is on its way."""
    return render_template("my/delete_letter.html", email=signed_in().email)


@bp.get("/my/farewell")
@allow(Permission.ANYBODY)
def farewell() -> ResponseReturnValue:
    """Say goodbye to somebody who has no account any more."""
    return render_template("my/farewell.html")


def _is_proven(form: DeleteForm, user: User, *, is_by_letter: bool) -> bool:
    """Check the password, unless a letter does it; says in the form what is wrong."""
    account = user.email or ""
    if has_failed_too_often(form, account):
        return False
    if not is_by_letter and not is_password(user.password_hash, form.password.data or ""):
        count_failure(account)
        form.password.errors = [*form.password.errors, _("This password is not right.")]
        return False
    return True


def _erase(form: DeleteForm, user_id: int) -> Response | None:
    now = datetime.now(UTC)
    try:
        with writing(db.session()) as session:
            user = session.get_one(User, user_id)
            _use_code(form, user, now)
            erased = leaving.leave(session, user=user, journal=_erasures(), now=now)
    except NotAllowedError:
        _say_wrong_code(form)
        return None
    return _forget(erased)


def _write_letter(form: DeleteForm, user_id: int) -> Response | None:
    now, key = datetime.now(UTC), submission_key()
    try:
        with writing(db.session()) as session:
            if once(session, key=key, now=now).is_first:
                user = session.get_one(User, user_id)
                _use_code(form, user, now)
                leaving.ask_by_letter(session, user=user, now=now)
    except NotAllowedError:
        _say_wrong_code(form)
        return None
    return make_response(redirect(url_for("my.delete_letter"), 303))


def _use_code(form: DeleteForm, user: User, now: datetime) -> None:
    """Use the code of the second factor up, where there is one; ``NotAllowedError`` if wrong."""
    if user.totp_secret is not None:
        step = matching_step(user.totp_secret, form.code.data or "", now=now)
        use_second_factor(db.session(), user=user, step=step)


def _say_wrong_code(form: DeleteForm) -> None:
    count_failure(signed_in().email or "")
    form.code.errors = [
        *form.code.errors,
        _("This code is not right, or it has been used already."),
    ]


def _packed(export: Export, now: datetime) -> bytes:
    """Return a ZIP: a page that explains it, the data as JSON, and the pictures."""
    uploads = Uploads(settings().uploads_folder)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("readme.txt", _explained(now))
        text = json.dumps(export.sections, ensure_ascii=False, indent=2)
        packed.writestr("my-data.json", text)
        for photo in export.photos:
            try:
                packed.writestr(photo.readable, uploads.read(photo.stored))
            except NotFoundError:
                continue
    return file.getvalue()


def _explained(now: datetime) -> str:
    lines = (
        _("Everything that %(site)s keeps about you", site=settings().site_name),
        dates.full_day(now),
        "",
        _("my-data.json holds your account, posts, own messages, alerts, log-ins and e-mails."),
        _("The folder “photos” holds the pictures of your posts."),
        _("What others wrote to you is theirs and is not in here."),
    )
    return "\n".join(lines) + "\n"
