"""Reasons of notices in the reader's words."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.notice import NoticeReason

REASONS: Final[Mapping[NoticeReason, Any]] = {
    NoticeReason.THREAT: _l("Somebody is threatened or in danger"),
    NoticeReason.HARASSMENT: _l("Somebody is pestered or insulted"),
    NoticeReason.UNSAFE: _l("It does not seem safe"),
    NoticeReason.DISCRIMINATING: _l("It looks down on people"),
    NoticeReason.FRAUD: _l("It seems to be fraud"),
    NoticeReason.CONTACT_DATA: _l("It shows an address or a phone number"),
    NoticeReason.COMMERCIAL: _l("It is advertising"),
    NoticeReason.WRONG: _l("It is wrong or out of date"),
    NoticeReason.ILLEGAL: _l("It is against the law in another way"),
    NoticeReason.OTHER: _l("Something else"),
}


def reason_choices() -> list[tuple[str, Any]]:
    """Return the reasons to choose from, the most urgent first."""
    return [(reason.value, label) for reason, label in REASONS.items()]
