"""Carla and Deniz coordinate Ludwigsburg, Else Oßweil; leads of groups who can be written to."""

import re

from helpboard.domain.group import GroupRole
from helpboard.models import Coordinator, GroupMember

FACTOR = "JBSWY3DPEHPK3PXP"


def desk(town):
    """Make the people of the desk; Nora has no second factor."""
    people = {name: town.person(name, totp_secret=FACTOR) for name in ("Carla", "Deniz", "Else")}
    people["Nora"] = town.person("Nora")
    areas = {"Carla": town.home, "Deniz": town.home, "Else": town.ossweil, "Nora": town.home}
    for name, area in areas.items():
        town.add(Coordinator(user_id=people[name].id, area_id=area.id))
    return people


def lead(town, name="Lena", *, group=None, **values):
    """Make somebody who leads a group in Mitte, or the one given."""
    led = group or town.group(f"Gruppe von {name}", area_id=town.mitte.id)
    person = town.person(name, **values)
    town.add(GroupMember(group_id=led.id, user_id=person.id, role=GroupRole.LEAD))
    return person


def hidden(page, name):
    """Return the value of a hidden field of a page."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    return found[1] if found else ""


def filled(page, **values):
    """Return a form with its token and version, as a browser would send it."""
    form = {"csrf_token": hidden(page, "csrf_token"), "version": hidden(page, "version")}
    return {**form, **values}
