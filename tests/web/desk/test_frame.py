"""The desk opens for coordinators with a second factor, and says what is stuck."""

from datetime import timedelta

import pytest

from helpboard.adapters.passwords import hash_password
from helpboard.models import GroupMember, OrganisationMember, Partnership, Site
from tests.planning import coordinator, role, volunteer
from tests.web.accounts.test_login import PASSWORD, log_in
from tests.web.accounts.test_second_factor import SECRET, code_now, give_code
from tests.web.plans.conftest import become as become

PATHS = ("/de/desk/", "/de/desk/plans", "/de/desk/plans/new?kind=town", "/de/desk/plans/1")


@pytest.mark.parametrize("path", PATHS)
def test_visitors_log_in_first_and_members_are_refused(become, town, path):
    become().get(path, expect=302)
    member, group = town.person("Member"), town.group()
    town.add(GroupMember(group_id=group.id, user_id=member.id, role="lead"))
    office = town.organisation()
    town.add(OrganisationMember(organisation_id=office.id, user_id=member.id, role="owner"))
    become(member).get(path, expect=403)


@pytest.mark.parametrize("path", PATHS)
def test_without_a_second_factor_a_coordinator_gets_only_the_page_to_set_one_up(become, town, path):
    carla, _actor = coordinator(town)
    carla.totp_secret = None
    answer = become(carla).get(path, expect=303)
    assert answer.location == "/de/account/second-factor/set-up"


def test_the_desk_speaks_german_and_english_only(become, town):
    carla, _actor = coordinator(town)
    browser = become(carla)
    answer = browser.get("/ar/desk/plans/new?kind=town", expect=303)
    assert answer.location == "/de/desk/plans/new?kind=town"
    page = browser.get("/en/desk/")
    assert page.headers["Cache-Control"] == "no-store"


def test_it_says_what_is_stuck_in_the_areas_of_the_reader(become, town, statements):
    carla, _actor = coordinator(town)
    browser = become(carla)
    browser.get("/en/desk/")
    with statements() as few:
        browser.get("/en/desk/")
    for number in range(3):
        town.organisation(f"Alone {number}", verified_at=town.now)
        volunteer(town, f"V{number}")
        group = town.group(f"Empty {number}")
        role(town, group, capacity=5)
    partner = town.organisation("Has a partner")
    town.add(
        Partnership(
            organisation_id=partner.id, group_id=group.id, state="active", organisation_gives=[],
            group_gives=[], created_at=town.now, updated_at=town.now,
        ),
        _site(town, "Closes soon", days=30),
        _site(town, "Stays", days=None),
    )  # fmt: skip
    with statements() as many:
        page = browser.get("/en/desk/").text

    assert "3 people without a group" in page
    for shown in ("Alone 0", "Empty 2", "0 of 5 places taken", "Closes soon"):
        assert shown in page
    for hidden in ("Has a partner", "Stays", "Geheime"):
        assert hidden not in page
    assert _selects(many) == _selects(few)


def _selects(noted):
    return sum(statement.startswith(("SELECT", "WITH")) for statement in noted)


def _site(town, name, *, days):
    return Site(
        key=name, name=name, kind="shelter", area_id=town.mitte.id, address="Geheime Straße 1",
        languages=["ar"], closes_on=days and town.now.date() + timedelta(days=days),
        created_at=town.now, updated_at=town.now,
    )  # fmt: skip


def test_what_lies_outside_the_readers_areas_is_not_shown(become, town):
    carla, _actor = coordinator(town, area=town.ossweil)
    town.organisation("Elsewhere", verified_at=town.now)
    assert "Elsewhere" not in become(carla).get("/en/desk/").text


def test_after_logging_in_a_coordinator_comes_to_the_desk(browser, town):
    carla, _actor = coordinator(town)
    carla.email, carla.password_hash = "carla@example.org", hash_password(PASSWORD)
    carla.totp_secret = SECRET
    log_in(browser, email="carla@example.org")
    assert give_code(browser, code_now()).location == "/de/desk/"
