"""Words for what waits at the desk: what was reported, and what the board itself has noted."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.services.appointment_asking import UNFILLED
from helpboard.services.clearance_checks import CLEARANCE_MISSING
from helpboard.services.desk_notes import LODGER_WISH, PROPOSED_FROM_ELSEWHERE
from helpboard.services.groups import TO_BEGIN
from helpboard.services.names import LOOKS_ALIKE, MIXED_SCRIPTS
from helpboard.services.organisations import CHANGED, TO_VERIFY
from helpboard.services.site_addresses import NAMES_A_SITE
from helpboard.web.notice_reasons import REASONS as NOTICE_REASONS

NOTED: Final[Mapping[str, Any]] = {
    UNFILLED: _l("Nobody was found for an appointment"),
    NAMES_A_SITE: _l("It names the address of a site, which only few may know"),
    LODGER_WISH: _l("It wishes for a lodger's sex or age"),
    TO_BEGIN: _l("A new group waits for you to let it begin"),
    TO_VERIFY: _l("A new organisation waits to be verified"),
    CHANGED: _l("A verified organisation has changed its name or kind"),
    CLEARANCE_MISSING: _l(
        "People in a group help children, and no valid certificate was seen: see People"
    ),
    MIXED_SCRIPTS: _l("A name mixes letters of different scripts"),
    LOOKS_ALIKE: _l("A name could pass for somebody else's"),
    PROPOSED_FROM_ELSEWHERE: _l("Another area's coordinator has proposed a partner"),
}
"""What the board itself notes for the desk."""


def notice_label(reason: str) -> str:
    """Return why something was reported, or noted by the board itself."""
    if reason in NOTED:
        return str(NOTED[reason])
    return str({one.value: label for one, label in NOTICE_REASONS.items()}.get(reason, reason))
