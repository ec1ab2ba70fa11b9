"""What the machine that translates has done this month, and what it could not."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.machine_translation import Trouble, month_of
from helpboard.extensions import db
from helpboard.queries.machine_work import machine_state
from helpboard.web.locale import settings

TROUBLES: Final[Mapping[Trouble, Any]] = {
    Trouble.DOWN: _l("The service does not answer."),
    Trouble.SLOW: _l("The service took too long."),
    Trouble.QUOTA: _l("The service has no words left for us."),
    Trouble.KEY: _l("The service does not accept our key."),
    Trouble.REFUSED: _l("The service refused the text."),
    Trouble.NONSENSE: _l("The answer did not fit the text and was thrown away."),
    Trouble.CONTACTS: _l(
        "The answer held an address or a number that the text does not have, and was thrown away."
    ),
}


def machine_report(now: datetime) -> dict[str, Any] | None:
    """Return sentences on this month's use and trouble; None where no machine is set up."""
    if not settings().translation_url:
        return None
    state = machine_state(db.session(), month=month_of(now))
    return {
        "use": _(
            "This month %(used)s of %(most)s words were given to the machine.",
            used=state.words,
            most=settings().translation_words,
        ),
        "troubles": [
            (str(TROUBLES[trouble]), ngettext("%(num)d text", "%(num)d texts", count))
            for trouble, count in state.troubles.items()
        ],
    }
