"""Who may open which page. A view without a declared permission is refused (R01)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, redirect, request, url_for

from helpboard.catalogue import current_language
from helpboard.extensions import db
from helpboard.queries.accounts import is_coordinator
from helpboard.web.auth import signed_in_or_none, to_login
from helpboard.web.code_holder import code_holder
from helpboard.web.errors import error_page
from helpboard.web.locale import offered
from helpboard.web.unsent import unsent_form

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    """Who may open a page; what they may do there, the services decide."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed-in"
    BY_CODE = "by-code"
    DESK = "desk"
    """Coordinators with a second factor, in a language of the desk (R04)."""
    TRANSLATE = "translate"
    """Translators, and who may open the desk; in a language of the desk too."""


DESK_LANGUAGES = ("de", "en")
"""The desk speaks these only; the texts of its pages are in the catalogue ``staff``."""


def allow(permission: Permission) -> Callable[[View], View]:
    """Declare who may open a view."""

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return declare


def permission_of(app: Flask, endpoint: str) -> Permission | None:
    """Return what the view of ``endpoint`` declares, None when it declares nothing."""
    return getattr(app.view_functions[endpoint], "permission", None)


def register(app: Flask) -> None:
    """Check every request against its view's permission before the view runs."""

    @app.before_request
    def _check() -> Any:
        if request.endpoint is None:
            return None
        permission = permission_of(app, request.endpoint)
        if permission is None:
            abort(403)
        if permission is Permission.SIGNED_IN and signed_in_or_none() is None:
            return _first_log_in()
        if permission is Permission.BY_CODE and code_holder() is None:
            return redirect(url_for("ask.enter"), 303)
        if permission in {Permission.DESK, Permission.TRANSLATE}:
            return _staff(is_workbench=permission is Permission.TRANSLATE)
        return None


def _first_log_in() -> Any:
    """Lead a stranger to the log-in page; what a form has brought is kept until after it.

    On a phone that others use a log-in lasts an hour, and writing may last longer.
    """
    unsent = unsent_form()
    if unsent is None or not unsent.has_words:
        return to_login()
    return error_page(401, unsent=unsent)


def _staff(*, is_workbench: bool) -> Any:
    """Let coordinators in; without a second factor they get only the page that sets one up.

    The workbench lets translators in as well, who need none: they see nothing but public texts.
    """
    user = signed_in_or_none()
    if user is None:
        return _first_log_in()
    if is_coordinator(db.session(), user.id):
        if user.totp_secret is None:
            return redirect(url_for("accounts.set_up_second_factor"), 303)
    elif not (is_workbench and user.is_translator):
        abort(403)
    return _in_language_of_desk()


def _in_language_of_desk() -> Any:
    """Lead to the same page in German when it was asked for in a language of readers."""
    spoken = [tag for tag in DESK_LANGUAGES if tag in offered()]
    if spoken and current_language().tag not in spoken:
        query = request.args.to_dict(flat=False)
        values: dict[str, Any] = {**query, **(request.view_args or {}), "lang": spoken[0]}
        return redirect(url_for(str(request.endpoint), **values), 303)
    return None
