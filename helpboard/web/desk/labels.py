"""Words of the desk for verdicts, reasons and waiting times."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain import working_days
from helpboard.domain.decision import Reason, Verdict
from helpboard.web import dates
from helpboard.web.desk_notes import notice_label as notice_label
from helpboard.web.desk_words import DECIDED as DECIDED
from helpboard.web.locale import settings
from helpboard.web.words.reasons import reason_text

VERDICTS: Final[Mapping[Verdict, tuple[Any, Any]]] = {
    Verdict.PUBLISH: (_l("Put it on the board"), _l("Everybody can read it at once.")),
    Verdict.CORRECT: (
        _l("Correct the words and put it on the board"),
        _l("Your words are shown below; the author is told."),
    ),
    Verdict.BACK: (
        _l("Give it back"),
        _l("It becomes a draft; the author reads what to change."),
    ),
    Verdict.REJECT: (_l("Do not accept it"), _l("The author reads why, and may object.")),
    Verdict.HIDE: (
        _l("Take it off the board"),
        _l("Nobody can read it any more. The author reads why, and may object."),
    ),
    Verdict.RESTORE: (_l("Put it back on the board"), _l("Everybody can read it again.")),
}
"""What a coordinator may choose, and what follows from it."""

REASONS: Final = tuple((reason.value, reason) for reason in Reason)


def reason_choices() -> list[tuple[str, str]]:
    """Return the reasons as whole sentences, in the order of the rules."""
    return [(code, reason_text(reason)) for code, reason in REASONS]


def moment(when: datetime) -> str:
    """Return “Wednesday 2 December, 17:00” in the town's wall time."""
    return str(_l("%(day)s, %(time)s", day=dates.weekday_and_day(when), time=dates.clock(when)))


def is_late(since: datetime, now: datetime) -> bool:
    """Tell whether something has waited for longer than two working days."""
    return working_days.is_late(since, now, zone=settings().timezone)


def waited(since: datetime, now: datetime) -> str:
    """Return for how many working days something has waited."""
    days = working_days.working_days(since, now, zone=settings().timezone)
    if not days:
        return _("New")
    return ngettext("waits for %(num)d working day", "waits for %(num)d working days", days)


def beyond_text(shown: int, in_all: int) -> str:
    """Return that a list goes on below what it shows; "" when it does not."""
    if in_all <= shown:
        return ""
    return _("Only the first %(shown)s are shown. The others follow as you decide.", shown=shown)
