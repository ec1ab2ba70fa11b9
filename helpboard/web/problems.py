"""Errors for programs (RFC 9457): in English, and in the reader's language where one is named."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

from flask import Response, current_app, request

from helpboard.catalogue import reading
from helpboard.domain.errors import MalformedError
from helpboard.domain.languages import LANGUAGES
from helpboard.web.locale import negotiated, offered


class Fault(StrEnum):
    """What can be wrong with a parameter of the API."""

    VALUE = "value"
    UNKNOWN = "unknown"
    REPEATED = "repeated"


class StrayParameterError(MalformedError):
    """An address of the API holds a parameter that it does not know, or one twice."""

    def __init__(self, field: str, fault: Fault, known: Sequence[str] = ()) -> None:
        """Remember what was wrong, and what the address knows."""
        super().__init__(field)
        self.fault = fault
        self.known = tuple(known)


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
        "fault": {
            "enum": list(Fault),
            "description": "What was wrong with it: its value cannot be, there is no such"
            " parameter at this address, or it is given more than once.",
        },
        "known": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The parameters of this address; there when the wrong one is unknown.",
        },
        "translated": {
            "type": "object",
            "description": "The same for the reader, in the language of “lang” or Accept-Language.",
            "properties": {
                "lang": {"type": "string", "description": "The language (BCP 47)."},
                "title": {"type": "string", "description": "What went wrong."},
                "detail": {"type": "string", "description": "What it means."},
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


def problem(
    status: int, *, title: Any, detail: Any, wrong: MalformedError | None = None
) -> Response:
    """Answer with a problem; ``title`` and ``detail`` are texts that are put into words here."""
    said: dict[str, Any] = {"type": "about:blank", "status": status}
    with reading(ENGLISH):
        said |= {"title": str(title), "detail": str(detail)}
    said |= _about(wrong) if wrong is not None else {}
    tag = _wanted()
    if tag is not None and tag != ENGLISH.tag:
        with reading(LANGUAGES[tag]):
            said["translated"] = {"lang": tag, "title": str(title), "detail": str(detail)}
    body = current_app.json.dumps(said, sort_keys=False)
    return Response(body, status=status, mimetype=MIMETYPE)


def _about(wrong: MalformedError) -> dict[str, Any]:
    """Return what a program reads of a wrong parameter."""
    if not isinstance(wrong, StrayParameterError):
        return {"parameter": wrong.field, "fault": Fault.VALUE}
    known = {"known": wrong.known} if wrong.fault is Fault.UNKNOWN else {}
    return {"parameter": wrong.field, "fault": wrong.fault, **known}


def _wanted() -> str | None:
    """Return the language of the reader, when the request names one."""
    tag = request.args.get("lang", "")
    if tag in offered():
        return tag
    return negotiated().tag if request.accept_languages else None
