"""The description of the API in OpenAPI 3.1, made from the table that the views answer from."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.web.api.contract import AFTER, LANG, LIMIT, Parameter, Resource
from helpboard.web.api.resources import RESOURCES
from helpboard.web.api.shapes import (
    ADDRESS,
    NUMBER,
    TEXT,
    YES_NO,
    Field,
    Many,
    Maybe,
    Schema,
    Shape,
)
from helpboard.web.locale import offered, settings
from helpboard.web.problems import MIMETYPE, SCHEMA

VERSION: Final = "1.0"
JSON: Final = "application/json"

LISTED: Final = Shape(
    "Listed",
    "A list.",
    (
        Field("name", TEXT, "What it is called."),
        Field("url", ADDRESS, "Its address."),
        Field("about", TEXT, "What is in it."),
    ),
)
_ABOUT: Final = (
    "What everybody can read on the board, for programs: no key, no cookie, any origin. Facts are"
    " labelled in the language asked for; codes never change their meaning. Lists go on where"
    " “next” says. Every parameter is given at most once; what is not described here is refused"
    " with 400. New fields may come; none goes before /api/v2."
)
_TROUBLE: Final = {
    "400": "A parameter has a value that cannot be, is none of those described here, or is given"
    " more than once; “parameter” and “fault” say which and why.",
    "404": "There is no such thing, or it is not public.",
    "410": "It was public once and has left the board.",
    "429": "Too many answers were made for this client; Retry-After says when to ask again.",
    "503": "The board is busy; Retry-After says when to ask again.",
}
_UNCHANGED: Final = {"304": {"description": "Unchanged since the answer with this ETag."}}


INDEX: Final = Shape(
    "Index",
    "Where everything is, and in which languages.",
    (
        Field("name", TEXT, "What the board is called."),
        Field("openapi", ADDRESS, "This description."),
        Field("languages", Many(TEXT), "The values of “lang”, the default first."),
        Field("lists", Many(LISTED), "The lists."),
    ),
)


def language_parameter() -> Parameter:
    """Return the choice of a language, of those that this board offers."""
    tags = list(offered())
    return Parameter(
        name=LANG,
        schema={"type": "string", "enum": tags, "default": tags[0]},
        about="The language of labels, and of people's words where there is a translation.",
    )


def document() -> dict[str, Any]:
    """Return the whole description."""
    here = settings()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": here.site_name,
            "version": VERSION,
            "description": _ABOUT,
        },
        "servers": [{"url": f"{here.base_url}/api"}],
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "parameters": {
                one.name: _parameter(one) for one in (language_parameter(), LIMIT, AFTER)
            },
            "responses": {code: _problem(about) for code, about in _TROUBLE.items()},
        },
    }


def list_name(resource: Resource) -> str:
    """Return what the schema of a page of a list is called."""
    return f"{resource.item.name}List"


def _paths() -> dict[str, Any]:
    found: dict[str, Any] = {"/v1": {"get": _index()}}
    for resource in RESOURCES:
        found[f"/v1/{resource.name}"] = {"get": _list(resource)}
        found[f"/v1/{resource.name}/{{{resource.key.name}}}"] = {"get": _one(resource)}
    return found


def _index() -> dict[str, Any]:
    return {
        "operationId": "index",
        "tags": ["index"],
        "summary": INDEX.about,
        "parameters": [],
        "responses": {
            "200": _answer("All lists.", INDEX.schema()),
            **_UNCHANGED,
            **_troubles("400", "429", "503"),
        },
    }


def _list(resource: Resource) -> dict[str, Any]:
    shared = [_shared(name) for name in (LANG, LIMIT.name, AFTER.name)]
    return {
        "operationId": f"list_{resource.name}",
        "tags": [resource.name],
        "summary": resource.about,
        "parameters": [*(_parameter(one) for one in resource.parameters), *shared],
        "responses": {
            "200": _answer(
                "A page of the list.",
                _reference(list_name(resource)),
                Link=_header("The next page again, with rel=next; not there on the last."),
            ),
            **_UNCHANGED,
            **_troubles("400", "429", "503"),
        },
    }


def _one(resource: Resource) -> dict[str, Any]:
    gone = ("410",) if resource.can_be_gone else ()
    return {
        "operationId": f"show_{resource.name}",
        "tags": [resource.name],
        "summary": resource.one,
        "parameters": [_parameter(resource.key), _shared(LANG)],
        "responses": {
            "200": _answer("The thing.", resource.whole.schema()),
            "301": {
                "description": "It goes on under another address.",
                "headers": {"Location": _header("Where it goes on.")},
            },
            **_UNCHANGED,
            **_troubles("400", "404", *gone, "429", "503"),
        },
    }


def _answer(about: str, schema: Schema, **headers: Any) -> dict[str, Any]:
    etag = _header("For If-None-Match; not there when the answer is discreet.")
    control = _header("“public, no-cache”: keep it and ask again; “no-store”: it is discreet.")
    return {
        "description": about,
        "headers": {"ETag": etag, "Cache-Control": control, **headers},
        "content": {JSON: {"schema": schema}},
    }


def _header(about: str) -> dict[str, Any]:
    return {"schema": {"type": "string"}, "description": about}


def _problem(about: str) -> dict[str, Any]:
    later = {"Retry-After": _header("Seconds to wait.")} if "Retry-After" in about else {}
    return {
        "description": about,
        "headers": later,
        "content": {MIMETYPE: {"schema": _reference("Problem")}},
    }


def _troubles(*codes: str) -> dict[str, Any]:
    return {code: {"$ref": f"#/components/responses/{code}"} for code in codes}


def _parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": one.place,
        "required": one.place == "path",
        "description": one.about,
        "schema": one.schema,
    }


def _shared(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/parameters/{name}"}


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas() -> Mapping[str, Any]:
    found: dict[str, Any] = {"Problem": SCHEMA}
    found |= {shape.name: shape.described() for shape in INDEX.shapes()}
    for resource in RESOURCES:
        for shape in (*resource.item.shapes(), *resource.whole.shapes()):
            found[shape.name] = shape.described()
        found[list_name(resource)] = _list_schema(resource.item)
    return dict(sorted(found.items()))


def _list_schema(item: Shape) -> dict[str, Any]:
    return {
        "type": "object",
        "description": "A page of a list.",
        "properties": {
            "items": {**Many(item).schema(), "description": "The things, in their order."},
            "total": {**NUMBER.schema(), "description": "How many there are on all pages."},
            "is_more": {
                **YES_NO.schema(),
                "description": "There are more than “total”: counting stopped there.",
            },
            "next": {
                **Maybe(ADDRESS).schema(),
                "description": "The address of the next page; null on the last.",
            },
        },
        "required": ["items", "total", "is_more", "next"],
        "additionalProperties": False,
    }
