"""Numbers that the query of an address names: where a list goes on, and who is asked for."""

from flask import request

from helpboard.domain.errors import MalformedError
from helpboard.web.paths import MOST_ID


def number_of(name: str) -> int | None:
    """Return the id that the parameter ``name`` holds; None where it is missing or empty."""
    given = request.args.get(name, "")
    return id_in(given, name) if given else None


def id_in(given: str, name: str) -> int:
    """Return the id that the parameter ``name`` holds; ``MalformedError`` for anything else."""
    is_number = given.isascii() and given.isdecimal() and len(given) <= len(str(MOST_ID))
    if not is_number or int(given) > MOST_ID:
        raise MalformedError(name)
    return int(given)
