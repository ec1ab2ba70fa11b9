"""Alice owns the association, Bob edits it, Charlie is a stranger."""

import hashlib
import re
from datetime import timedelta

import pytest

from helpboard.domain.organisation import MemberRole
from helpboard.models import Login, OrganisationMember


@pytest.fixture
def sewing(town):
    return town.organisation(slug="naehstube", kind="volunteer_circle")


@pytest.fixture
def cast(town, sewing):
    """Alice, Bob and Charlie by name, each with a log-in."""
    people = {name: town.person(name) for name in ("Alice", "Bob", "Charlie")}
    for name, role in (("Alice", MemberRole.OWNER), ("Bob", MemberRole.EDITOR)):
        town.add(OrganisationMember(organisation_id=sewing.id, user_id=people[name].id, role=role))
    for name, person in people.items():
        token_hash = hashlib.sha256(f"token of {name}".encode()).hexdigest()
        expires = town.now + timedelta(days=1)
        town.add(
            Login(
                user_id=person.id,
                token_hash=token_hash,
                created_at=town.now,
                expires_at=expires,
            )
        )
    return people


@pytest.fixture
def as_(browser, cast):
    """Let somebody of the cast use the browser; nobody is a visitor."""

    def become(name=None):
        client = browser._client
        client.delete_cookie("login")
        if name:
            client.set_cookie("login", f"token of {name}")
        return browser

    return become


def token_of(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]


def hidden(page, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1]


PROFILE = {
    "name": "Nähstube Faden",
    "kind": "volunteer_circle",
    "area": "ludwigsburg-mitte",
    "about": "Wir nähen jeden Dienstag.",
    "source_lang": "de",
    "topics": ["sewing"],
    "languages": ["de"],
}


def filled(page, **values):
    """Return the form of a profile as a browser would send it."""
    carried = {name: hidden(page, name) for name in ("version", "seen")}
    return {**PROFILE, "csrf_token": token_of(page), **carried, **values}
