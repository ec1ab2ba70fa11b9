"""The pages on which the parts of a group are looked after, for its hub."""

from typing import Any

from flask import url_for

from helpboard.catalogue import gettext as _


def rooms(slug: str) -> list[dict[str, Any]]:
    """Return the rows of the macro ``row``: where to change what."""
    rows = (
        (
            "proposals.partners_of_group",
            "handshake",
            _("Partners"),
            _("Organisations that fit you, and those you work with"),
        ),
        ("my_groups.edit", "pencil", _("Profile"), _("Name, text, topics, languages, place")),
        ("my_groups.schedules", "calendar-days", _("When we meet"), _("Rhythm, times, days off")),
        (
            "my_groups.roles",
            "hand-heart",
            _("What help we need"),
            _("Tasks, times, places, languages"),
        ),
        ("my_groups.members", "users-round", _("People"), _("Who helps, and who asks to join")),
        ("my_groups.message", "mail", _("Message to everybody"), _("A letter to all who help")),
        (
            "my_groups.gives_seeks",
            "handshake",
            _("Gives and looks for"),
            _("So that partners find you"),
        ),
        ("my_groups.sites", "house", _("Shelters"), _("Whom you visit; never public")),
        (
            "my_groups.life",
            "repeat",
            _("Break, handing over, joining groups"),
            _("What becomes of the group"),
        ),
    )
    return [
        {"url": url_for(name, slug=slug), "icon": icon, "label": label, "hint": hint}
        for name, icon, label, hint in rows
    ]
