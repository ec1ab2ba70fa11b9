"""A café with a lead, helpers, a coordinator and a stranger, for the tests of its hub."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from helpboard.domain.group import GroupRole
from helpboard.domain.organisation import MemberRole
from helpboard.models import (
    Coordinator,
    GroupMember,
    Login,
    OrganisationMember,
)
from tests.web.accounts.test_login import token_of

NOW = datetime(2026, 11, 30, 11, tzinfo=UTC)
HUB = "/en/my/groups/cafe"


@pytest.fixture
def now():
    return NOW


@pytest.fixture(autouse=True)
def then():
    with time_machine.travel(NOW, tick=True) as clock:
        yield clock


@pytest.fixture
def cafe(town):
    return town.group("Café Willkommen", slug="cafe")


@pytest.fixture
def schedule(town, cafe):
    return town.schedule(cafe, hosts=2, starts_on=date(2026, 11, 1))


@pytest.fixture
def cast(town, cafe, schedule):
    """Lea leads and edits a verified organisation, Hans and Hala help, Carla coordinates."""
    people = {name: town.person(name) for name in ("Lea", "Hans", "Hala", "Carla", "Karim")}
    for name in ("Lea", "Hans", "Hala"):
        role = GroupRole.LEAD if name == "Lea" else GroupRole.HELPER
        town.add(GroupMember(group_id=cafe.id, user_id=people[name].id, role=role))
    office = town.organisation()
    town.add(
        OrganisationMember(
            organisation_id=office.id, user_id=people["Lea"].id, role=MemberRole.EDITOR
        )
    )
    people["Carla"].totp_secret = "x" * 32
    town.add(Coordinator(user_id=people["Carla"].id, area_id=town.home.id))
    for name, person in people.items():
        hashed = hashlib.sha256(f"token of {name}".encode()).hexdigest()
        expires = NOW + timedelta(days=20)
        town.add(Login(user_id=person.id, token_hash=hashed, created_at=NOW, expires_at=expires))
    return people


@pytest.fixture
def as_(browser, cast):
    def become(name):
        browser._client.delete_cookie("login")
        browser._client.set_cookie("login", f"token of {name}")
        return browser

    return become


@pytest.fixture
def page(schedule):
    def address(deed="", day="2026-12-02"):
        return f"{HUB}/meetings/{schedule.id}/{day}{deed}"

    return address


def press(browser, path, expect=303, **data):
    token = token_of(browser.get(path).text)
    return browser.post(path, data={"csrf_token": token, **data}, expect=expect)
