"""The link of a letter that asks “When do you have time?”: answered without a log-in."""

import pytest
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.quick_times import WHEN, QuickTimes
from helpboard.domain.volunteer import ProfileStep
from helpboard.models import ActionLink, Volunteer
from helpboard.services import volunteers
from helpboard.services.asking import ask_groups_due
from tests.conftest import SECRET
from tests.planning import role, volunteer
from tests.talking import lead
from tests.web.accounts.test_login import token_of


def address(session):
    link = session.scalars(select(ActionLink)).one()
    return f"/l/{LinkTokens(key=SECRET).token(link.key)}?lang=en"


def press(browser, url, *, expect, **values):
    return browser.post(
        url, data={"csrf_token": token_of(browser.get(url).text), **values}, expect=expect
    )


@pytest.fixture
def anna(town, session):
    person = volunteer(town, "Anna", when=None)
    volunteers.ask(session, user_id=person.id, step=ProfileStep.TIMES, now=town.now)
    return person


def when_of(session, person):
    return session.get(Volunteer, person.id).when


def test_one_tap_and_a_button_say_when_she_has_time_once(browser, session, anna):
    url = address(session)
    page = browser.get(url).text
    assert page.count('name="choice"') == len(QuickTimes)
    assert when_of(session, anna) is None
    press(browser, url, expect=303, choice="evenings")
    assert when_of(session, anna) == WHEN[QuickTimes.EVENINGS]
    browser.get(url, expect=410)


@pytest.mark.parametrize("choice", ["", "nonsense", "²"])
def test_nothing_chosen_asks_again_and_leaves_the_link_good(browser, session, anna, choice):
    url = address(session)
    assert "Please choose something" in press(browser, url, expect=422, choice=choice).text
    assert when_of(session, anna) is None
    press(browser, url, expect=303, choice="weekend")


def test_the_link_of_somebody_else_does_nothing(as_alice, session, anna):
    as_alice.get(address(session), expect=403)
    assert when_of(session, anna) is None


def test_a_lead_says_when_the_group_needs_help(browser, town, session):
    silent = town.group("Stilles Café")
    lead(town, silent)
    task = role(town, silent, when=None)
    ask_groups_due(session, now=town.now)
    url = address(session)
    assert "Stilles Café" in browser.get(url).text
    press(browser, url, expect=303, choice="weekend")
    session.refresh(task)
    assert task.when == WHEN[QuickTimes.WEEKEND]
