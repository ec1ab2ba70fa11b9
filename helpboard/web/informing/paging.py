"""Where a list goes on: below the thing that stood last on the page before."""

from flask import request

from helpboard.domain.errors import MalformedError
from helpboard.web.paths import MOST_ID


def before() -> int | None:
    """Return the id of that thing; None on the first page."""
    typed = request.args.get("before", "")
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and int(typed[:11]) <= MOST_ID):
        raise MalformedError("before")
    return int(typed[:11])
