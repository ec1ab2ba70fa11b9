"""Carla and Deniz coordinate Ludwigsburg, Else Oßweil, Nora has no second factor."""

import hashlib
import re
from datetime import timedelta

import pytest

from helpboard.domain.post import PostState
from helpboard.models import Coordinator, Login

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def cast(town):
    people = {name: town.person(name) for name in ("Alice", "Nora")}
    for name in ("Carla", "Deniz", "Else"):
        people[name] = town.person(name, totp_secret=SECRET)
    for name, area in (
        ("Carla", town.home),
        ("Deniz", town.home),
        ("Else", town.ossweil),
        ("Nora", town.home),
    ):
        town.add(Coordinator(user_id=people[name].id, area_id=area.id))
    for name, person in people.items():
        token = hashlib.sha256(f"token of {name}".encode()).hexdigest()
        later = town.now + timedelta(days=1)
        town.add(Login(user_id=person.id, token_hash=token, created_at=town.now, expires_at=later))
    return people


@pytest.fixture
def as_(browser, cast):
    """Let somebody of the cast use the browser; nobody is a visitor."""

    def become(name=None):
        browser._client.delete_cookie("login")
        if name:
            browser._client.set_cookie("login", f"token of {name}")
        return browser

    return become


@pytest.fixture
def waiting(town, cast):
    """Make a post of Alice's that waits in Mitte."""

    def make(topic="bicycle", **values):
        return town.post(
            topic,
            **{
                "author_id": cast["Alice"].id,
                "state": PostState.PENDING,
                "published_at": None,
                **values,
            },
        )

    return make


def filled(page, **values):
    """Return a form with its token, as a browser would send it."""
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    version = re.search(r'name="version"[^>]*value="([^"]*)"', page)
    return {"csrf_token": token, **({"version": version[1]} if version else {}), **values}
