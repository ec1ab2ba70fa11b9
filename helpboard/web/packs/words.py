"""Words for packs of sheets: what is in one, and how far it is."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.paper import PackSheet, PackState

SHEET_WORDS: Final[Mapping[PackSheet, Any]] = {
    PackSheet.BOARD: _l("Flyer of the board, in all its languages"),
    PackSheet.CAFES: _l("The nearest welcome cafés, with times and way"),
    PackSheet.ASK: _l("How to ask for help, with the emergency numbers"),
}

STATE_WORDS: Final[Mapping[PackState, Any]] = {
    PackState.WAITING: _l("It waits for its turn."),
    PackState.WORKING: _l("The sheets are being printed."),
    PackState.READY: _l("It is ready to be fetched."),
    PackState.FAILED: _l("It could not be printed. Please ask whoever runs the board."),
    PackState.STOPPED: _l("It was stopped."),
}
