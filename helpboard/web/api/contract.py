"""What the table of the API is made of: parameters, resources, and what a list answers."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from werkzeug.datastructures import MultiDict

from helpboard.domain.errors import MalformedError
from helpboard.domain.languages import SPOKEN
from helpboard.domain.topics import TOPICS
from helpboard.web.api.shapes import Schema, Shape
from helpboard.web.filters import LONGEST_QUERY
from helpboard.web.paths import MOST_ID

MOST = 100
"""So many things a page may hold (R09)."""
USUAL = 25
_LONGEST_CURSOR = 2200
"""A name as sorted has up to 400 signs of four bytes each, in base64 (``domain.listing``)."""
_GREATEST = 2**53
"""Numbers up to here are the same in JSON, in Python and in both databases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a request may say; an unknown value is 400, and so is an unknown name."""

    name: str
    schema: Schema
    about: str
    place: Literal["query", "path"] = "query"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a list: the filter, how many things, and behind which one."""

    args: MultiDict[str, str]
    limit: int
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of a list; ``next`` is the cursor of its last thing when there are more."""

    things: Sequence[Any]
    total: int
    next: str | None
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A thing that goes on under another key."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One kind of thing: how its list is asked for, what one of them is, and who finds them."""

    name: str
    about: str
    one: str
    rule: str
    key: Parameter
    parameters: tuple[Parameter, ...]
    item: Shape
    whole: Shape
    lists: Callable[[Asked], Listed]
    shows: Callable[[Any], Any]
    can_be_gone: bool = False

    @property
    def read_by_list(self) -> tuple[str, ...]:
        """Return the names of all query parameters of the list."""
        return (*(one.name for one in self.parameters), LANG, LIMIT.name, AFTER.name)


BY_NAME: Final = ("", 0)
"""What cursors of lists by name are like: a name as sorted, and an id."""
LANG = "lang"
LIMIT = Parameter(
    name="limit",
    schema={"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    about="How many things a page holds at most.",
)
AFTER = Parameter(
    name="after",
    schema={"type": "string", "minLength": 1},
    about="Where the page before ended: take it from “next”, and make none yourself.",
)
AREA = Parameter(
    name="area",
    schema={"type": "string"},
    about="The slug of an area; everything below it counts. Without it, the board's own town.",
)
TOPIC = Parameter(
    name="topic",
    schema={"type": "string", "enum": list(TOPICS)},
    about="A topic; a branch includes its leaves.",
)
SPEAKS = Parameter(
    name="speaks",
    schema={"type": "string", "enum": list(SPOKEN)},
    about="A spoken language (ISO 639).",
)
ORGANISATION = Parameter(
    name="organisation",
    schema={"type": "string"},
    about="The slug of an organisation.",
)
NAME = Parameter(
    name="q",
    schema={"type": "string", "maxLength": LONGEST_QUERY},
    about="A part of the name; case and accents do not matter.",
)


def slug_key(about: str) -> Parameter:
    """Return the key of what is known by a slug."""
    return Parameter(name="slug", schema={"type": "string"}, about=about, place="path")


def id_key(about: str) -> Parameter:
    """Return the key of what is known by a number."""
    schema = {"type": "integer", "minimum": 0, "maximum": MOST_ID}
    return Parameter(name="id", schema=schema, about=about, place="path")


def codes(name: str, allowed: Iterable[str], about: str) -> Parameter:
    """Return a filter that takes one of some codes."""
    return Parameter(
        name=name, schema={"type": "string", "enum": [str(code) for code in allowed]}, about=about
    )


def limit_of(args: MultiDict[str, str]) -> int:
    """Return how many things are asked for; raises :class:`MalformedError`."""
    text = args.get(LIMIT.name, "")
    if not text:
        return USUAL
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    if not is_number or not 1 <= int(text) <= MOST:
        raise MalformedError(LIMIT.name)
    return int(text)


def page_of(
    rows: Iterable[Any], asked: Asked, *, key: Callable[[Any], tuple[str | int, ...]]
) -> tuple[list[Any], str | None]:
    """Return the rows behind the cursor, at most so many as asked for, and the next cursor.

    ``rows`` are in the order of their keys, which are alike in length and types. Whatever has come
    or gone meanwhile, nothing is said twice and nothing that stayed is left out.
    """
    rest = list(rows)
    last = place_of(asked, like=key(rest[0])) if rest else None
    if last is not None:
        rest = [row for row in rest if key(row) > last]
    shown = rest[: asked.limit]
    return shown, cursor(key(shown[-1])) if len(rest) > asked.limit else None


def place_of(asked: Asked, *, like: tuple[str | int, ...]) -> tuple[Any, ...] | None:
    """Return the key of the last thing of the page before, None on the first page.

    Keys are alike in length and types to ``like``; raises :class:`MalformedError` for others.
    """
    return _read(asked.after, like=like) if asked.after else None


def cursor(key: tuple[str | int, ...] | None) -> str | None:
    """Return what stands in the address of the page behind ``key``; None when there is none."""
    if key is None:
        return None
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(text: str, *, like: tuple[str | int, ...]) -> tuple[Any, ...]:
    """Read what :func:`cursor` wrote; raises :class:`MalformedError` for anything else."""
    try:
        if len(text) > _LONGEST_CURSOR or not text.isascii():
            raise MalformedError(AFTER.name)
        padded = text + "=" * (-len(text) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise MalformedError(AFTER.name) from error
    if not isinstance(found, list) or [type(one) for one in found] != [type(one) for one in like]:
        raise MalformedError(AFTER.name)
    if not all(_can_be_asked_for(one) for one in found):
        raise MalformedError(AFTER.name)
    return tuple(found)


def _can_be_asked_for(value: str | int) -> bool:
    """Tell whether every database takes a value: JSON can say numbers and signs that none does."""
    if isinstance(value, int):
        return abs(value) <= _GREATEST
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
