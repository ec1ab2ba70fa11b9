"""Which language a page is in: what its address says, else what the browser asks for."""

from collections.abc import Iterable
from typing import Any

from flask import Flask, current_app, g, request
from werkzeug.routing import BaseConverter, ValidationError

from helpboard.catalogue import current_language, read_in
from helpboard.config import Settings
from helpboard.domain.languages import ALIASES, LANGUAGES, Language


class TagConverter(BaseConverter):
    """Matches the tag of an interface language that this board offers."""

    regex = r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,8})?"

    def to_python(self, value: str) -> str:
        """Accept offered tags only; everything else is no page of this board."""
        if value not in offered():
            raise ValidationError
        return value


def settings() -> Settings:
    """Return the settings of this installation."""
    found: Settings = current_app.extensions["helpboard"].settings
    return found


def offered() -> tuple[str, ...]:
    """Return the tags of the languages that this board offers, in the order shown."""
    return settings().languages


def exists_in(tags: Iterable[str]) -> None:
    """Say in which languages the page being made really has words; search engines hear of those."""
    g.exists_in = frozenset(tags)


def negotiated() -> Language:
    """Return the offered language that the browser likes best, else the first.

    What it likes is shortened until it fits, one after the other (RFC 4647, lookup), so that
    “uk-UA, en;q=0.5” is Ukrainian.
    """
    known = {tag.lower(): tag for tag in offered()}
    known |= {alias: tag for alias, tag in ALIASES.items() if tag in offered()}
    for wanted, quality in request.accept_languages:
        subtags = wanted.lower().replace("_", "-").split("-")
        for length in range(len(subtags), 0, -1) if quality > 0 else ():
            found = known.get("-".join(subtags[:length]))
            if found:
                return LANGUAGES[found]
    return LANGUAGES[offered()[0]]


def _pull_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    tag = (values or {}).pop("lang", None) or request.path.split("/", 2)[1]
    read_in(LANGUAGES[tag] if tag in offered() else negotiated())


def _push_language(endpoint: str, values: dict[str, Any]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = current_language().tag


def select_locale() -> str:
    """Return Babel's name for the reader's language."""
    return current_language().babel


def register(app: Flask) -> None:
    """Teach ``app`` language tags in addresses."""
    app.url_map.converters["lang"] = TagConverter
    app.url_value_preprocessor(_pull_language)
    app.url_defaults(_push_language)
