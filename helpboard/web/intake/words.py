"""Words for kinds of spreadsheets, and for how far one is."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.intake import IntakeState, TownExportState

KIND_WORDS: Final[Mapping[str, Any]] = {
    "organisations": _l("Organisations"),
    "groups": _l("Groups"),
    "posts": _l("Posts"),
    "areas": _l("Districts and areas"),
    "sites": _l("Sites"),
    "people": _l("People without an account"),
}

STATE_WORDS: Final[Mapping[IntakeState, Any]] = {
    IntakeState.WAITING: _l("It waits for its turn."),
    IntakeState.READING: _l("It is being looked through."),
    IntakeState.SHOWN: _l("It can be taken."),
    IntakeState.REFUSED: _l("It cannot be taken as it is."),
    IntakeState.TAKING: _l("Its rows are being taken."),
    IntakeState.TAKEN: _l("It has been taken."),
}

VERDICT_WORDS: Final[Mapping[str, Any]] = {
    "new": _l("new"),
    "changed": _l("changed"),
    "unchanged": _l("unchanged"),
}

FORMATS: Final = (("xlsx", "XLSX"), ("csv", "CSV"))

TOWN_WORDS: Final[Mapping[TownExportState, Any]] = {
    TownExportState.WAITING: _l("It waits for its turn."),
    TownExportState.WRITING: _l("It is being written."),
    TownExportState.READY: _l("It is ready to be fetched."),
    TownExportState.FAILED: _l("It could not be written. Please ask whoever runs the board."),
}
