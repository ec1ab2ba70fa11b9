import re
from datetime import timedelta

from icalendar import Calendar
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.account import AccountState
from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.domain.group import GroupRole
from helpboard.models import ActionLink, Appointment, GroupMember
from helpboard.services import private_calendar
from tests.conftest import SECRET
from tests.web.accounts.test_login import token_of

PAGE = "/de/my/calendar"


def press(browser, do):
    token = token_of(browser.get(PAGE).text)
    return browser.post(PAGE, data={"csrf_token": token, "do": do})


def address(browser):
    found = re.search(
        r'data-testid="calendar-address">http://localhost([^<]+)<', browser.get(PAGE).text
    )
    return found[1] if found else None


def join(town, user, name):
    group = town.group(name)
    town.schedule(group)
    town.add(GroupMember(group_id=group.id, user_id=user.id, role=GroupRole.HELPER))
    return group


def names(response):
    calendar = Calendar.from_ical(response.data)
    return sorted(str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))


def test_the_secret_address_gives_the_meetings_of_ones_own_groups_only(as_alice, town, alice, app):
    join(town, alice, "Fahrradwerkstatt")
    town.schedule(town.group("Nicht meine"))
    assert address(as_alice) is None
    press(as_alice, "make")
    feed = app.test_client().get(address(as_alice))
    assert (feed.status_code, feed.mimetype) == (200, "text/calendar")
    assert feed.headers["Cache-Control"] == "no-store"
    assert names(feed) == ["Fahrradwerkstatt"]


def test_a_new_address_makes_the_old_one_worthless_and_so_does_none(as_alice, town, alice):
    join(town, alice, "Fahrradwerkstatt")
    press(as_alice, "make")
    old = address(as_alice)
    press(as_alice, "make")
    new = address(as_alice)
    assert new != old
    as_alice.get(old, expect=404)
    as_alice.get(new)
    press(as_alice, "withdraw")
    as_alice.get(new, expect=404)
    assert address(as_alice) is None


def test_a_guessed_address_and_that_of_a_letter_open_nothing(as_alice, session):
    press(as_alice, "make")
    [key] = session.scalars(select(ActionLink.key))
    of_a_letter = LinkTokens(key=SECRET).token(key)
    guessed = of_a_letter[:21] + "A" * 35
    for token in (of_a_letter, guessed):
        as_alice.get(f"/de/my/calendar/{token}.ics", expect=404)
    as_alice.get("/de/my/calendar/nonsense.ics", expect=404)


def test_an_old_address_opens_no_row_that_got_its_id_after_a_restore(as_alice, session, town, now):
    press(as_alice, "make")
    old = address(as_alice)
    [row] = session.scalars(select(ActionLink))
    number = row.id
    session.delete(row)
    session.flush()
    row = private_calendar.make_address(session, user_id=town.person("Bob").id, now=now)
    row.id = number
    session.flush()
    as_alice.get(old, expect=404)


def test_a_blocked_persons_calendar_is_closed(as_alice, session, alice):
    press(as_alice, "make")
    path = address(as_alice)
    alice.state = AccountState.BLOCKED
    as_alice.get(path, expect=404)


def test_a_form_without_token_makes_no_address(as_alice, session):
    as_alice.post(PAGE, data={"do": "make"}, expect=422)
    assert session.scalars(select(ActionLink)).all() == []


def test_appointments_stand_in_it_without_address_subject_or_who_ordered(
    as_alice, town, alice, app, session
):
    office = town.organisation("Verschwiegene Stelle")
    about = {
        "kind": AppointmentKind.INTERPRETER,
        "organisation_id": office.id,
        "topic": "interpreting",
        "from_language": "ar",
        "to_language": "de",
        "area_id": town.mitte.id,
        "address": "Geheimgasse 1",
        "subject": "Streng vertraulich",
        "user_id": alice.id,
        "created_at": town.now,
        "updated_at": town.now,
    }
    for number, state in enumerate(AppointmentState):
        starts = town.now + timedelta(days=number + 1)
        ends = starts + timedelta(hours=1)
        town.add(Appointment(state=state, starts_at=starts, ends_at=ends, sequence=number, **about))
    old = town.now - timedelta(days=40)
    town.add(Appointment(state=AppointmentState.DONE, starts_at=old, ends_at=old, **about))
    press(as_alice, "make")

    feed = app.test_client().get(address(as_alice))
    events = Calendar.from_ical(feed.data).events

    assert [event["status"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event["sequence"] for event in events] == [1, 2, 3]
    assert {event["location"] for event in events} == {"Mitte"}
    assert len({event["uid"] for event in events}) == 3
    for secret in ("Geheim", "Streng", "Verschwiegen"):
        assert secret not in feed.text
