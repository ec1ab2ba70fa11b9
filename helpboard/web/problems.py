"""Errors for programs (RFC 9457): in English, and in the reader's language where one is named."""

from typing import Any, Final

from flask import Response, current_app, request

from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.web.locale import negotiated, offered

ENGLISH: Final = LANGUAGES["en"]
MIMETYPE: Final = "application/problem+json"
SCHEMA: Final = {
    "type": "object",
    "description": "What went wrong, in English and, where one was asked for, in another language.",
    "properties": {
        "type": {"const": "about:blank", "description": "The status says it all."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "title": {"type": "string", "description": "What went wrong, in English."},
        "detail": {"type": "string", "description": "What it means, in English."},
        "parameter": {"type": "string", "description": "The parameter that was wrong."},
        "translated": {
            "type": "object",
            "description": "The same for the reader, in the language of “lang” or Accept-Language.",
            "properties": {
                "lang": {"type": "string"},
                "title": {"type": "string"},
                "detail": {"type": "string"},
            },
            "required": ["lang", "title", "detail"],
            "additionalProperties": False,
        },
    },
    "required": ["type", "status", "title", "detail"],
    "additionalProperties": False,
}


def is_for_programs() -> bool:
    """Tell whether this request is one of the API."""
    return request.path.startswith("/api/")


def problem(status: int, *, title: Any, detail: Any, parameter: str = "") -> Response:
    """Answer with a problem; ``title`` and ``detail`` are texts that are put into words here."""
    said: dict[str, Any] = {"type": "about:blank", "status": status}
    with reading(ENGLISH):
        said |= {"title": str(title), "detail": str(detail)}
    if parameter:
        said["parameter"] = parameter
    tag = _wanted()
    if tag is not None and tag != ENGLISH.tag:
        with reading(LANGUAGES[tag]):
            said["translated"] = {"lang": tag, "title": str(title), "detail": str(detail)}
    body = current_app.json.dumps(said, sort_keys=False)
    return Response(body, status=status, mimetype=MIMETYPE)


def _wanted() -> str | None:
    """Return the language of the reader, when the request names one."""
    tag = request.args.get("lang", "")
    if tag in offered():
        return tag
    return negotiated().tag if request.accept_languages else None
