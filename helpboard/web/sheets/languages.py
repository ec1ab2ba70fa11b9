"""Which languages a sheet is in, beside the one that every sheet is in."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.domain.errors import MalformedError
from helpboard.domain.languages import ALIASES
from helpboard.domain.paper import MOST_LANGUAGES
from helpboard.web.locale import offered
from helpboard.web.paper_sheet import base_language

WITH = "with"


def chosen_languages() -> tuple[str, ...] | None:
    """Return the tags that the address asks for; None when they are too many for one page.

    ``with=ar,uk`` and ``with=ar&with=uk`` are the same; without any it is the reader's language.
    Raises ``MalformedError`` for a language that the board does not offer.
    """
    base = base_language().tag
    if WITH not in request.args:
        here = current_language().tag
        return () if here == base else (here,)
    given = ",".join(request.args.getlist(WITH)).split(",")
    tags = [ALIASES.get(one.strip(), one.strip()) for one in given if one.strip()]
    if any(tag not in offered() for tag in tags):
        raise MalformedError(WITH)
    others = tuple(tag for tag in dict.fromkeys(tags) if tag != base)
    return others if len(others) <= MOST_LANGUAGES else None


def too_many() -> ResponseReturnValue:
    """Answer with the choice of languages again: there is room for only so many on a page."""
    return render_template("sheets/too_many.html", path=request.path), 422
