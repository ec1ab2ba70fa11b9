"""Appointments on pages and by the links of letters."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.account import AccountState
from helpboard.domain.appointment import AppointmentState
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Appointment, Letter, OrganisationMember, Proposal
from helpboard.services import appointments
from tests.conftest import SECRET
from tests.planning import coordinator, released, volunteer
from tests.web.plans.conftest import become as become
from tests.web.plans.conftest import token_of

NEW = "/en/my/organisations/sozialamt/appointments/new"
CANARY = "Zimmer 7 kanarienvogel"


@pytest.fixture
def office(town):
    return town.organisation("Sozialamt", slug="sozialamt")


@pytest.fixture
def alice(town, office):
    person = town.person("Alice")
    town.add(OrganisationMember(organisation_id=office.id, user_id=person.id, role="owner"))
    return person


def interpreter(town, name="Ibrahim", **values):
    given = {
        "languages": {"ar": "C2", "de": "B2"}, "when": {"kind": "flexible"},
        "topics": ["interpreting"], **values,
    }  # fmt: skip
    return released(town, volunteer(town, name, **given))


def filled(town, page, **values):
    day = (town.now + timedelta(days=14)).astimezone(ZoneInfo("Europe/Berlin")).date()
    return {
        "csrf_token": token_of(page), "kind": "interpreter", "topic": "office-visit",
        "from_language": "ar", "to_language": "de", "day": day.isoformat(), "at": "10:00",
        "until": "11:00", "area": "ludwigsburg-mitte", "address": CANARY,
        "is_confidential": "y", **values,
    }  # fmt: skip


@pytest.fixture
def ordered(become, town, alice):
    """Alice orders an interpreter; returns the address of the appointment."""

    def order(**values):
        browser = become(alice)
        return browser.post(NEW, data=filled(town, browser.get(NEW).text, **values)).location

    return order


def link(session, name):
    """The address of a link in the newest letter that carries it."""
    letters = session.scalars(select(Letter).order_by(Letter.id.desc()))
    key = next(row.params[name] for row in letters if name in row.params)
    return f"/l/{LinkTokens(key=SECRET).token(key)}"


def test_an_order_is_answered_from_the_letter_and_both_sides_see_it(
    become, town, session, ordered, alice
):
    person = interpreter(town, shows_name=True)
    place = ordered()
    assert "1 person is asked" in become(alice).get(place).text

    visitor = become()
    yes = link(session, "yes_link")
    page = visitor.get(yes).text
    assert CANARY not in page
    visitor.post(yes, data={"csrf_token": token_of(page)})
    row = session.scalars(select(Appointment)).one()
    assert (row.state, row.user_id) == (AppointmentState.PLACED, person.id)
    assert visitor.get(yes, expect=410)

    assert "Ibrahim" in become(alice).get(place).text
    own = become(person).get(place).text
    assert CANARY in own
    assert "I cannot come after all" in own
    assert place.removeprefix("/en") in become(person).get("/en/my/appointments").text


def test_a_double_click_orders_once(become, town, session, alice):
    interpreter(town)
    browser = become(alice)
    form = filled(town, browser.get(NEW).text)
    places = {browser.post(NEW, data=form).location for _twice in range(2)}
    assert len(places) == 1
    assert len(session.scalars(select(Appointment)).all()) == 1
    assert len(session.scalars(select(Letter)).all()) == 1


def test_the_address_is_hidden_until_somebody_has_said_yes(become, town, ordered):
    person = interpreter(town)
    place = ordered()
    page = become(person).get(place).text
    assert "Do you come?" in page
    assert CANARY not in page


def test_a_no_on_the_page_and_giving_back_lead_on(become, town, session, ordered):
    first = interpreter(town, "First")
    second = interpreter(town, "Second")
    place = ordered()
    browser = become(second)
    token = token_of(browser.get(place).text)
    browser.post(f"{place}/answer", data={"csrf_token": token, "answer": "time"})
    assert "Do you come?" not in browser.get(place).text
    browser.post(f"{place}/answer", data={"csrf_token": token, "answer": "nonsense"})

    browser = become(first)
    token = token_of(browser.get(place).text)
    browser.post(f"{place}/answer", data={"csrf_token": token, "answer": "yes"})
    row = session.scalars(select(Appointment)).one()
    assert row.user_id == first.id
    browser.post(f"{place}/give-back", data={"csrf_token": token})
    assert session.scalars(select(Appointment)).one().state is AppointmentState.UNFILLED


def test_strangers_see_nothing_and_do_nothing(become, town, session, ordered):
    person = interpreter(town)
    place = ordered()
    stranger = become(town.person("Stranger"))
    stranger.get(place, expect=404)
    stranger.get(NEW, expect=403)
    token = token_of(stranger.get("/en/my/alerts/new").text)
    for deed in ("answer", "give-back", "cancel", "look-again"):
        form = {"csrf_token": token, "answer": "yes"}
        stranger.post(f"{place}/{deed}", data=form, expect=404)
    become(person).get(NEW, expect=403)
    become().get("/en/my/appointments", expect=302)
    assert session.scalars(select(Appointment)).one().state is AppointmentState.OPEN


def test_an_organisation_that_is_not_verified_cannot_order(become, alice, office):
    office.state = OrganisationState.UNVERIFIED
    become(alice).get(NEW, expect=403)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"subject": "Termin für Herrn Haddad"}, "subject"),
        ({"day": "2020-01-01"}, "day"),
        ({"day": "2026-02-30"}, "day"),
        ({"at": "25:00"}, "at"),
        ({"at": "11:00", "until": "10:00"}, "until"),
        ({"from_language": ""}, "from_language"),
        ({"area": "nowhere"}, "area"),
        ({"topic": "cooking-soup"}, "topic"),
        ({"kind": "wizard"}, "kind"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    become, town, session, alice, values, field
):
    browser = become(alice)
    form = filled(town, browser.get(NEW).text, **values)
    page = browser.post(NEW, data=form, expect=422).text
    assert f'id="{field}-error"' in page
    assert CANARY in page
    assert session.scalars(select(Appointment)).all() == []


def test_the_list_needs_as_many_statements_for_three_as_for_one(
    become, town, ordered, alice, statements
):
    interpreter(town)
    counts = []
    for number in (1, 2):
        for _one in range(number):
            ordered(at=f"1{number}:00", until=f"1{number}:30")
        browser = become(alice)
        browser.get("/en/my/appointments")
        with statements() as noted:
            browser.get("/en/my/appointments")
        counts.append(sum(statement.startswith(("SELECT", "WITH")) for statement in noted))
    assert counts[0] == counts[1]


def test_calling_off_is_told_to_whoever_was_asked(become, town, session, ordered, alice):
    person = interpreter(town)
    place = ordered()
    browser = become(alice)
    token = token_of(browser.get(place).text)
    browser.post(f"{place}/cancel", data={"csrf_token": token})

    assert "Called off" in browser.get(place).text
    kinds = [(row.kind, row.user_id) for row in session.scalars(select(Letter).order_by(Letter.id))]
    assert ("appointment-cancelled", person.id) in kinds
    assert session.scalars(select(Proposal)).one().state == "ended"


def test_the_desk_hears_when_nobody_was_found_and_other_towns_do_not(become, town, ordered):
    ordered()
    browser = become(coordinator(town)[0])
    page = browser.get("/en/desk/notices").text
    assert "Nobody was found for an appointment" in page
    number = re.search(r"/en/desk/notices/(\d+)", page)[1]
    page = browser.get(f"/en/desk/notices/{number}").text
    assert "/en/desk/plans/new?kind=interpreters" in page
    assert CANARY not in page
    elsewhere = become(coordinator(town, "Otto", town.ossweil)[0])
    elsewhere.get(f"/en/desk/notices/{number}", expect=404)


def test_a_blocked_interpreter_takes_nothing_by_an_old_link(become, town, session, ordered):
    person = interpreter(town)
    ordered()
    person.state = AccountState.BLOCKED
    yes = link(session, "yes_link")
    visitor = become()
    visitor.post(yes, data={"csrf_token": token_of(visitor.get(yes).text)}, expect=403)
    row = session.scalars(select(Appointment)).one()
    assert (row.state, row.user_id) == (AppointmentState.OPEN, None)


def test_nobody_comes_for_an_organisation_that_is_verified_no_longer(
    become, town, session, ordered, office
):
    person = interpreter(town)
    ordered()
    office.state = OrganisationState.UNVERIFIED
    yes = link(session, "yes_link")
    visitor = become()
    visitor.post(yes, data={"csrf_token": token_of(visitor.get(yes).text)}, expect=409)
    row = session.scalars(select(Appointment)).one()
    assert (row.state, row.user_id) == (AppointmentState.OPEN, None)
    interpreter(town, "New")
    later = {"now": town.now + timedelta(days=6), "zone": ZoneInfo("Europe/Berlin")}
    appointments.look_after(session, **later)
    assert session.scalars(select(Proposal.user_id)).all() == [person.id]
