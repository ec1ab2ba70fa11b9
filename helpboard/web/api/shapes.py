"""How an answer is described and made from one table: a field knows its schema and its value.

Descriptions are English: programmers read them. Schemas are JSON Schema 2020-12.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Protocol

Schema = Mapping[str, Any]


class Kind(Protocol):
    """What a field can hold: how it is described, and how it is said."""

    def schema(self) -> Schema:
        """Return what an answer may hold."""

    def said(self, value: Any) -> Any:
        """Return a value as JSON holds it."""

    def shapes(self) -> "Iterator[Shape]":
        """Yield the shapes that the description refers to."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, a number, a yes or no: JSON holds it as it is."""

    described: Schema

    def schema(self) -> Schema:
        """Return the description."""
        return self.described

    def said(self, value: Any) -> Any:
        """Return a moment in ISO 8601, to the second, with its distance from UTC."""
        return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value

    def shapes(self) -> "Iterator[Shape]":
        """Yield nothing."""
        return iter(())


TEXT = Plain({"type": "string"})
NUMBER = Plain({"type": "integer"})
YES_NO = Plain({"type": "boolean"})
MOMENT = Plain({"type": "string", "format": "date-time"})
DAY = Plain({"type": "string", "format": "date"})
ADDRESS = Plain({"type": "string", "format": "uri"})


def one_of(codes: Iterable[str]) -> Plain:
    """Return a text that is one of ``codes``."""
    return Plain({"type": "string", "enum": [str(code) for code in codes]})


@dataclass(frozen=True, slots=True)
class Maybe:
    """What may be missing: ``null``."""

    kind: Kind

    def schema(self) -> Schema:
        """Return the description."""
        return {"anyOf": [self.kind.schema(), {"type": "null"}]}

    def said(self, value: Any) -> Any:
        """Return ``null`` for nothing and for empty text."""
        return None if value is None or value == "" else self.kind.said(value)

    def shapes(self) -> "Iterator[Shape]":
        """Yield the shapes of what is there."""
        return self.kind.shapes()


@dataclass(frozen=True, slots=True)
class Many:
    """A list in its order."""

    kind: Kind

    def schema(self) -> Schema:
        """Return the description."""
        return {"type": "array", "items": self.kind.schema()}

    def said(self, value: Any) -> Any:
        """Return each of them."""
        return [self.kind.said(one) for one in value]

    def shapes(self) -> "Iterator[Shape]":
        """Yield the shapes of one of them."""
        return self.kind.shapes()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shape; without ``value``, the attribute of the same name."""

    name: str
    kind: Kind
    about: str
    value: Callable[[Any], Any] | str = ""

    def value_of(self, thing: Any) -> Any:
        """Return the value for ``thing``, not yet as JSON holds it."""
        value = self.value or self.name
        return attrgetter(value)(thing) if isinstance(value, str) else value(thing)

    def said(self, thing: Any) -> Any:
        """Return what the answer says of ``thing`` here."""
        return self.kind.said(self.value_of(thing))


@dataclass(frozen=True, slots=True)
class Shape:
    """A named object of the API; every field is always there."""

    name: str
    about: str
    fields: tuple[Field, ...]

    def schema(self) -> Schema:
        """Return a reference to the description."""
        return {"$ref": f"#/components/schemas/{self.name}"}

    def described(self) -> Schema:
        """Return the description itself."""
        return {
            "type": "object",
            "description": self.about,
            "properties": {
                field.name: {**field.kind.schema(), "description": field.about}
                for field in self.fields
            },
            "required": [field.name for field in self.fields],
            "additionalProperties": False,
        }

    def said(self, value: Any) -> Any:
        """Return a thing as an object."""
        return {field.name: field.said(value) for field in self.fields}

    def shapes(self) -> "Iterator[Shape]":
        """Yield this shape and all that it refers to."""
        yield self
        for field in self.fields:
            yield from field.kind.shapes()
