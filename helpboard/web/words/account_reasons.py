"""Why somebody is shut out, in words; each stands for a clause of the rules of the board."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _

BLOCK_REASONS: Final[Mapping[str, object]] = {
    "harassment": _("Somebody was insulted, threatened or harassed."),
    "deceit": _("Somebody was deceived, or the account pretends to be somebody else."),
    "danger": _("Somebody was put in danger or made dependent."),
    "advertising": _("The account sells something or advertises."),
    "illegal": _("Something was done that the law forbids."),
    "privacy": _("Private things about other people were told."),
    "too-young": _("Whoever uses the account is younger than 16."),
    "repeated": _("The rules were broken again after a warning."),
}


def block_reason_text(code: str) -> str:
    """Return a reason as a whole sentence."""
    return str(BLOCK_REASONS[code])
