"""How trouble becomes an HTTP answer: a page in the reader's language, with a way on."""

import errno
import logging
from typing import Any

from flask import Flask, Response, g, has_request_context, make_response, render_template, request
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from werkzeug.exceptions import HTTPException, ServiceUnavailable, default_exceptions

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import (
    ConflictError,
    DomainError,
    GoneError,
    IllegalMoveError,
    MalformedError,
    NotAllowedError,
    NotFoundError,
)
from helpboard.extensions import let_go
from helpboard.web.auth import ask_nobody_who_reads
from helpboard.web.problems import is_for_programs, problem
from helpboard.web.unsent import Unsent, unsent_form

_log = logging.getLogger(__name__)

_READ_ONLY = "25006"
"""PostgreSQL's word for a server that takes no writes, such as one that follows another."""

_DISK_TROUBLE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO, errno.EMFILE, errno.ENFILE}
)

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
    413: (
        _l("That is too big"),
        _l("Please send less at once: 6 megabytes of pictures and files, 1 megabyte of text."),
    ),
    415: (_l("That kind of file does not work"), _l("Please choose another file.")),
    422: (_l("Please look at the form again"), _l("Something is missing or not right yet.")),
    429: (_l("That was very often"), _l("Please wait a moment and try again.")),
    500: (_l("Something went wrong here"), _l("It is not your fault. Please try again later.")),
    503: (
        _l("Please try again in a moment"),
        _l("The board is busy or being looked after. Nothing is lost."),
    ),
}


def error_page(
    status: int,
    headers: dict[str, str] | None = None,
    *,
    wrong: MalformedError | None = None,
    unsent: Unsent | None = None,
) -> Response:
    """Answer with the page for ``status`` in the reader's language; it is kept by nobody.

    Programs get a problem instead, which names the ``wrong`` parameter. ``unsent`` is a form that
    the page offers to send again.
    """
    g.is_public_page = False
    shown = status if status in SENTENCES else (400 if status < 500 else 500)
    title, sentence = SENTENCES[shown]
    if is_for_programs():
        response = problem(status, title=title, detail=sentence, wrong=wrong)
    else:
        response = make_response(
            render_template(
                "errors/error.html", status=shown, title=title, sentence=sentence, unsent=unsent
            )
        )
    response.status_code = status
    response.headers.extend(headers or {})
    response.headers["Cache-Control"] = "no-store"
    return response


def _on_domain_error(error: DomainError) -> Response:
    let_go()
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 422)
    return error_page(status, wrong=error if isinstance(error, MalformedError) else None)


def _on_http_error(error: HTTPException) -> Response:
    let_go()
    if error.response is not None:
        return make_response(error.response)
    kept = {"Allow", "Retry-After", "Location"}
    headers = {name: value for name, value in error.get_headers() if name in kept}
    return error_page(error.code or 500, headers)


def _on_database_error(error: DBAPIError) -> Response:
    """Answer 503 when the database is locked, full, read-only or away; the rest is our fault."""
    is_trouble = isinstance(error, (OperationalError, InterfaceError))
    is_trouble = is_trouble or error.connection_invalidated
    if not is_trouble and getattr(error.orig, "sqlstate", None) != _READ_ONLY:
        raise error
    # Only what kind of trouble it is: words of a database may hold words of people (R20).
    _log.warning("The database does not do what it should: %s", type(error.orig).__name__)
    return _out_of_order()


def _on_disk_error(error: OSError) -> Response:
    """Answer 503 when a disk is full or read-only, or no file can be opened."""
    if error.errno not in _DISK_TROUBLE:
        raise error
    _log.warning("The disk does not do what it should: %s", error.strerror)
    return _out_of_order()


def _on_no_connection(_error: NoConnectionError) -> Response:
    """Answer 503 when all connections to the database are taken."""
    _log.warning("All connections to the database are taken.")
    return _out_of_order()


def _out_of_order() -> Response:
    """Answer with a page that asks the database nothing and keeps what was typed."""
    let_go()
    ask_nobody_who_reads()
    return error_page(ServiceUnavailable.code, {"Retry-After": "5"}, unsent=unsent_form())


class _Discreet(logging.Filter):
    """Lets Flask's “Exception on /l/<token> [GET]” name the route, never the path (R20).

    A path may be a token or a code, or name what somebody read that is discreet.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through."""
        if has_request_context() and str(record.msg).startswith("Exception on "):
            record.msg = f"Exception on {request.url_rule or '/…'} [{request.method}]"
        return True


def register(app: Flask) -> None:
    """Hook the handlers into ``app``, and keep paths out of its log."""
    # Before the session is closed, which would answer a page that is ready with 500.
    app.teardown_appcontext(lambda _error: let_go())
    app.logger.addFilter(_Discreet())
    app.register_error_handler(DomainError, _on_domain_error)
    app.register_error_handler(DBAPIError, _on_database_error)
    app.register_error_handler(NoConnectionError, _on_no_connection)
    app.register_error_handler(OSError, _on_disk_error)
    for code in default_exceptions:
        app.register_error_handler(code, _on_http_error)
