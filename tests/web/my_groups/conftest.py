"""Alice leads the café, Bob helps in it, Cora coordinates its district, Charlie is a stranger."""

import hashlib
import html
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.group import GroupRole
from helpboard.models import ActionLink, Coordinator, GroupMember, Login
from tests.conftest import SECRET

HUB = "/en/my/groups/willkommen"


@pytest.fixture
def cafe(town):
    return town.group(slug="willkommen")


@pytest.fixture
def cast(town, cafe):
    """Alice, Bob, Cora and Charlie by name, each with a log-in."""
    people = {name: town.person(name) for name in ("Alice", "Bob", "Charlie")}
    people["Cora"] = town.person("Cora", totp_secret="JBSWY3DPEHPK3PXP")
    town.add(Coordinator(user_id=people["Cora"].id, area_id=town.home.id))
    for name, role in (("Alice", GroupRole.LEAD), ("Bob", GroupRole.HELPER)):
        town.add(
            GroupMember(group_id=cafe.id, user_id=people[name].id, role=role, joined_at=town.now)
        )
    for name, person in people.items():
        log_in(town, person, name)
    return people


def log_in(town, person, name):
    token_hash = hashlib.sha256(f"token of {name}".encode()).hexdigest()
    expires = town.now + timedelta(days=1)
    town.add(
        Login(user_id=person.id, token_hash=token_hash, created_at=town.now, expires_at=expires)
    )


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
    return html.unescape(re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1])


def filled(page, values, **changed):
    """Return a form as a browser would send it, with what it carries along."""
    carried = {
        name: hidden(page, name)
        for name in ("version", "seen")
        if re.search(rf'type="hidden"[^>]*name="{name}"|name="{name}"[^>]*type="hidden"', page)
    }
    return {**values, "csrf_token": token_of(page), **carried, **changed}


def sent(browser, path, *, expect=303, **values):
    """Open a page and press its button with ``values``."""
    page = browser.get(path).text
    return browser.post(path, data={"csrf_token": token_of(page), **values}, expect=expect)


def pressed(browser, page, path, *, expect=303, **values):
    """Press a small button that stands on another page."""
    token = token_of(browser.get(page).text)
    return browser.post(path, data={"csrf_token": token, **values}, expect=expect)


def link_for(session, person, action):
    """Return the address of the newest link in a letter to somebody."""
    link = session.scalars(
        select(ActionLink)
        .where(ActionLink.user_id == person.id, ActionLink.action == action)
        .order_by(ActionLink.id.desc())
    ).first()
    return f"/l/{LinkTokens(key=SECRET).token(link.key)}?lang=en"
