"""Paths of this site: those that a request may name, and those with values from outside."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from flask import url_for

MOST_ID = 2**31 - 1
"""The greatest id that a table can hold."""


def local_path(wanted: str | None) -> str | None:
    """Return ``wanted`` when it is a path of this site, else None."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return None
    return None if any(ord(sign) < 32 for sign in wanted) else wanted


def address_of(endpoint: str, values: Mapping[str, str]) -> str:
    """Return the path of a view; ``values`` can never be taken for options of ``url_for``."""
    options = {name: value for name, value in values.items() if not name.startswith("_")}
    return url_for(endpoint, **options)  # type: ignore[arg-type]


def address_with(endpoint: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the path of a view with a query of ``pairs``, of which names may come again."""
    return f"{url_for(endpoint)}?{urlencode(list(pairs))}"
