"""Why the desk keeps a post from the board, in words; each stands for a clause of the rules."""

from collections.abc import Mapping
from typing import Final

from helpboard.catalogue import lazy_gettext as _

REASONS: Final[Mapping[str, object]] = {
    "contact-data": _("It shows how to reach somebody. Answers go through the board instead."),
    "commercial": _("It sells something or advertises. This board is free of charge."),
    "discriminating": _("It shuts people out because of who they are."),
    "duplicate": _("The same is on the board already."),
    "fraud": _("It looks like an attempt to cheat somebody."),
    "illegal": _("The law forbids it."),
    "not-aid": _("It has nothing to do with help for newcomers or with meeting each other."),
    "unclear": _("It is not clear what is offered or needed. Please say it more exactly."),
    "unsafe": _("It could put somebody in danger."),
}


def reason_text(code: str) -> str:
    """Return a reason as a whole sentence."""
    return str(REASONS[code])
