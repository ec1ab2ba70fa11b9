"""Where my page leads to beside what is mine: the desk, and the pages of the account."""

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.domain.policy import Actor


def desk_links(actor: Actor) -> list[tuple[str, str, str, str]]:
    """Return the ways to the desk and to the workbench, for coordinators and translators."""
    ways = []
    if actor.coordinates:
        sentence = _("What waits for you as coordinator.")
        ways.append((url_for("desk.index"), _("Desk"), sentence, "landmark"))
    if actor.translates:
        sentence = _("Texts that wait for somebody who speaks your languages.")
        ways.append((url_for("translate.index"), _("Translate"), sentence, "languages"))
    return ways


def settings_links() -> list[tuple[str, str, str, str]]:
    """Return (address, name, sentence, icon) of the pages that the account has beside this one."""
    return [
        (
            url_for("proposals.index"),
            _("My proposals"),
            _("Who could go together with you, and what has come of it."),
            "handshake",
        ),
        (
            url_for("accounts.settings"),
            _("Settings"),
            _("Name, e-mail address, language."),
            "sliders-horizontal",
        ),
        (
            url_for("accounts.security"),
            _("Safety"),
            _("Password, second factor, open log-ins."),
            "lock",
        ),
    ]
