"""Requests that no reader's browser sends: refused before any view sees them (R08)."""

from flask import Flask, abort, request

MOST_PARAMETERS = 100


def _refuse_nonsense() -> None:
    if len(request.query_string) > 4000 or request.query_string.count(b"&") > MOST_PARAMETERS:
        abort(400)
    if "\0" in request.path:
        abort(404)
    for name, values in request.args.lists():
        if any("\0" in value or "\ufffd" in value for value in (name, *values)):
            abort(400)


def register(app: Flask) -> None:
    """Look at every request first."""
    app.config["MAX_CONTENT_LENGTH"] = 6 * 1024 * 1024
    app.config["MAX_FORM_MEMORY_SIZE"] = 1024 * 1024
    app.config["MAX_FORM_PARTS"] = 500
    app.before_request(_refuse_nonsense)
