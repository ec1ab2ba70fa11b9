"""How trouble becomes an HTTP answer: a page in the reader's language, with a way on."""

from typing import Any

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, ServiceUnavailable, default_exceptions

from helpboard.domain.errors import (
    ConflictError,
    DomainError,
    GoneError,
    IllegalMoveError,
    MalformedError,
    NotAllowedError,
    NotFoundError,
)
from helpboard.extensions import db

STATUS: dict[type[DomainError], int] = {
    NotAllowedError: 403,
    NotFoundError: 404,
    GoneError: 410,
    ConflictError: 409,
    IllegalMoveError: 409,
    MalformedError: 400,
}

# title, what it means and what to do next
SENTENCES: dict[int, tuple[Any, Any]] = {
    400: (
        _l("This address is not right"),
        _l("Something in the address cannot be understood. Please choose again from the board."),
    ),
    401: (_l("Please log in"), _l("This page needs a log-in.")),
    403: (_l("You may not open this page"), _l("It belongs to somebody else.")),
    404: (
        _l("There is nothing here"),
        _l("Perhaps the address has a typing error, or the page never existed."),
    ),
    405: (_l("That does not work here"), _l("This page cannot do what was asked of it.")),
    409: (
        _l("Somebody was faster"),
        _l("This has been changed in the meantime. Please look at it again."),
    ),
    410: (
        _l("This is no longer on the board"),
        _l("It was found, withdrawn or has run out. Perhaps there is something similar."),
    ),
    413: (_l("That is too big"), _l("Please send less at once: 6 megabytes are the limit.")),
    415: (_l("That kind of file does not work"), _l("Please choose another file.")),
    422: (_l("Please look at the form again"), _l("Something is missing or not right yet.")),
    429: (_l("That was very often"), _l("Please wait a moment and try again.")),
    500: (_l("Something went wrong here"), _l("It is not your fault. Please try again later.")),
    503: (
        _l("Please try again in a moment"),
        _l("The board is busy or being looked after. Nothing is lost."),
    ),
}


def error_page(status: int, headers: dict[str, str] | None = None) -> Response:
    """Answer with the page for ``status`` in the reader's language; it is kept by nobody."""
    g.is_public_page = False
    shown = status if status in SENTENCES else (400 if status < 500 else 500)
    title, sentence = SENTENCES[shown]
    if request.path.startswith("/api/"):
        response = jsonify(status=status, title=str(title))
    else:
        response = make_response(
            render_template("errors/error.html", status=shown, title=title, sentence=sentence)
        )
    response.status_code = status
    response.headers.extend(headers or {})
    response.headers["Cache-Control"] = "no-store"
    return response


def _on_domain_error(error: DomainError) -> Response:
    db.session.rollback()
    return error_page(next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 422))


def _on_http_error(error: HTTPException) -> Response:
    db.session.rollback()
    if error.response is not None:
        return make_response(error.response)
    kept = {"Allow", "Retry-After", "Location"}
    headers = {name: value for name, value in error.get_headers() if name in kept}
    return error_page(error.code or 500, headers)


def _on_database_error(_error: OperationalError) -> Response:
    """Answer 503 when the database is locked, full, read-only or away."""
    db.session.rollback()
    return error_page(ServiceUnavailable.code, {"Retry-After": "5"})


def register(app: Flask) -> None:
    """Hook the handlers into ``app``."""
    app.register_error_handler(DomainError, _on_domain_error)
    app.register_error_handler(OperationalError, _on_database_error)
    for code in default_exceptions:
        app.register_error_handler(code, _on_http_error)
