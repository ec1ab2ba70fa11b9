"""How long a post usually waits for the desk, as a sentence for its author."""

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.extensions import db
from helpboard.queries.deciding_time import usual_deciding_days
from helpboard.web.locale import settings


def usual_time() -> str:
    """Return how long the last decisions took; until there are some, what the desk aims at."""
    days = usual_deciding_days(db.session(), zone=settings().timezone)
    if days is None:
        return _("We try to do this within two working days.")
    return ngettext(
        "This usually takes up to %(num)d working day.",
        "This usually takes up to %(num)d working days.",
        days,
    )
