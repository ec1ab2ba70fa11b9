"""Who may open which page. A view without a declared permission is refused (R01)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, request

from helpboard.web.auth import signed_in_or_none, to_login

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    """Who may open a page; what they may do there, the services decide."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed-in"


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
            return to_login()
        return None
