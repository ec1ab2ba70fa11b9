"""Lines that several kinds of sheets share."""

from collections.abc import Sequence
from datetime import datetime

from helpboard.catalogue import gettext as _
from helpboard.domain.translation import ItemKind
from helpboard.queries.provided import ServiceRow
from helpboard.web.paper_sheet import Block
from helpboard.web.usual_week import usual_week
from helpboard.web.wordings import Wordings
from helpboard.web.words.reader import as_written, left_to_right

_MOST_SERVICES = 8


def hours_block(text: str, *, now: datetime) -> Block:
    """Return opening hours as a usual week, which stays true on paper; no lines without any."""
    return Block(_("Opening hours"), tuple(("", line) for line in usual_week(text, now=now)))


def services_block(services: Sequence[ServiceRow], said: Wordings) -> Block:
    """Return the names of what is regularly provided, each in the best language there is."""
    names = [said.of(ItemKind.SERVICE, row.id).fields["name"] or row.name for row in services]
    lines = [("", as_written(name)) for name in names[:_MOST_SERVICES]]
    return Block(_("What there is here"), tuple(lines))


def number_line(shown: str) -> str:
    """Return a telephone number that is neither broken nor turned round."""
    return left_to_right(shown.replace(" ", "\u00a0").replace("-", "\u2011"))
