"""Requests that no reader's browser sends: refused before any view sees them (R08)."""

from urllib.parse import unquote_to_bytes

from flask import Flask, abort, request

MOST_PARAMETERS = 100
MOST_FORM_BYTES = 1024 * 1024
"""What a form may hold besides its files, and what a body may hold that does not say its length."""
MOST_FORM_PARTS = 500
URLENCODED = "application/x-www-form-urlencoded"


def _refuse_nonsense() -> None:
    if len(request.query_string) > 4000 or request.query_string.count(b"&") > MOST_PARAMETERS:
        abort(400)
    if "\0" in request.path:
        abort(404)
    if not _is_text(unquote_to_bytes(request.query_string)):
        abort(400)
    if request.method == "POST" and request.is_json:
        abort(415)  # forms would read it, with numbers and lists where their fields expect text
    if request.mimetype == URLENCODED:
        _refuse_endless_form()
    if any("\0" in text for pair in request.form.items(multi=True) for text in pair):
        abort(400)


def _refuse_endless_form() -> None:
    """Refuse what Werkzeug's limits leave out: they count memory and parts of multipart only."""
    if (request.content_length or 0) > MOST_FORM_BYTES:
        abort(413)
    body = request.get_data()
    if len(body) > MOST_FORM_BYTES or body.count(b"&") > MOST_FORM_PARTS:
        abort(413)


def _refuse_endless_body() -> None:
    """Read a body that comes in chunks, since Werkzeug cuts it off at the limit without a word."""
    if request.content_length is None and request.environ.get("wsgi.input_terminated"):
        request.max_content_length = MOST_FORM_BYTES + 1
        if len(request.get_data()) > MOST_FORM_BYTES:
            abort(413)


def _is_text(query: bytes) -> bool:
    """Tell whether a query is UTF-8 without NUL; the page cache writes broken bytes as U+FFFD."""
    text = query.decode("utf-8", "replace")
    return "\0" not in text and "\ufffd" not in text


def register(app: Flask) -> None:
    """Look at every request first."""
    app.config["MAX_CONTENT_LENGTH"] = 6 * 1024 * 1024
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_FORM_BYTES
    app.config["MAX_FORM_PARTS"] = MOST_FORM_PARTS
    app.before_request(_refuse_endless_body)
    app.before_request(_refuse_nonsense)
