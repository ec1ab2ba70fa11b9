"""Words that several parts of the desk share."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.decision import Verdict

DECIDED: Final[Mapping[Verdict, Any]] = {
    Verdict.PUBLISH: _l("put on the board"),
    Verdict.CORRECT: _l("corrected and put on the board"),
    Verdict.BACK: _l("given back"),
    Verdict.REJECT: _l("not accepted"),
    Verdict.HIDE: _l("taken off the board"),
    Verdict.RESTORE: _l("put back on the board"),
}
"""What was decided, as a line of a list."""
