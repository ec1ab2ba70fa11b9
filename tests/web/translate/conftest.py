"""Anna and Bilal translate, Carla coordinates, Nora coordinates without a second factor."""

import re

import pytest

from helpboard.models import Coordinator
from tests.planning import volunteer
from tests.web.desk.conftest import SECRET
from tests.web.signing_in import signing_in


@pytest.fixture
def people(town):
    spoken = {"de": "C1", "ar": "C2"}
    found = {name: volunteer(town, name, languages=spoken) for name in ("Anna", "Bilal")}
    for person in found.values():
        person.is_translator = True
    found["Carla"] = town.person("Carla", totp_secret=SECRET)
    found["Nora"] = town.person("Nora")
    found["Alice"] = town.person("Alice")
    for name in ("Carla", "Nora"):
        town.add(Coordinator(user_id=found[name].id, area_id=town.home.id))
    return found


@pytest.fixture
def as_(browser, town, people):
    """Let somebody of the cast use the browser; nobody is a visitor."""
    become = signing_in(browser, town)
    return lambda name=None: become(people[name] if name else None)


def typed(page, **values):
    """Return the form of a text as a browser would send it, with what was typed."""
    hidden = {
        name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
        for name in ("csrf_token", "version", "seen", "shown", "anyway")
    }
    form = page[page.index('class="form pairs"') :]
    hidden["version"] = re.search(r'name="version"[^>]*value="([^"]*)"', form)
    return {**{name: hit[1] for name, hit in hidden.items() if hit}, **values}


def button(page):
    """Return what a button of the page sends besides itself."""
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    version = re.search(r'name="version"[^>]*value="([^"]*)"', page)
    return {"csrf_token": token, "version": version[1] if version else "0"}
