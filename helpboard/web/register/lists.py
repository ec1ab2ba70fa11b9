"""What the lists of the register share."""

from werkzeug.datastructures import MultiDict

from helpboard.domain.errors import MalformedError
from helpboard.web.paths import MOST_ID


def after_asked(args: MultiDict[str, str]) -> int | None:
    """Return the last id of the page before, None on the first page."""
    given = args.get("after", "")
    return id_asked(given, "after") if given else None


def id_asked(given: str, name: str) -> int:
    """Return the id that the parameter ``name`` holds; ``MalformedError`` for anything else."""
    is_number = given.isascii() and given.isdecimal() and len(given) <= len(str(MOST_ID))
    if not is_number or int(given) > MOST_ID:
        raise MalformedError(name)
    return int(given)
