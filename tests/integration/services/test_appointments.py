"""Appointments: three are asked, the first yes gets it, and nobody is left waiting."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.appointment import (
    AppointmentKind,
    AppointmentState,
    TakenError,
    Wanted,
)
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import ProposalState
from helpboard.models import (
    Appointment,
    Letter,
    Notice,
    OrganisationMember,
    PersonBlock,
    Proposal,
    ProposalSide,
)
from helpboard.services import appointments
from helpboard.services.appointment_asking import say_no, say_yes
from tests.planning import released, volunteer

BERLIN = ZoneInfo("Europe/Berlin")
ALWAYS = {"kind": "flexible"}
ARABIC = {"ar": "C2", "de": "B2"}


@pytest.fixture
def office(town):
    return town.organisation("Sozialamt")


@pytest.fixture
def alice(town, office):
    """Alice edits the office's pages."""
    person = town.person("Alice")
    town.add(OrganisationMember(organisation_id=office.id, user_id=person.id, role="owner"))
    return Actor(user_id=person.id, edits=frozenset({office.id}))


def wanted(town, **values):
    day = (town.now + timedelta(days=14)).astimezone(BERLIN).date()
    start = datetime.combine(day, time(10), tzinfo=BERLIN)
    given = {
        "kind": AppointmentKind.INTERPRETER,
        "topic": "office-visit",
        "from_language": "ar",
        "to_language": "de",
        "starts_at": start,
        "ends_at": start + timedelta(hours=1),
        "area_id": town.mitte.id,
        "address": "Rathaus, Zimmer 7",
        **values,
    }
    return Wanted(**given)


def order(town, office, alice, **values):
    return appointments.order(
        town.session, actor=alice, organisation_id=office.id, wanted=wanted(town, **values),
        now=town.now, zone=BERLIN,
    )  # fmt: skip


def interpreter(town, name="Ibrahim", **values):
    given = {"languages": ARABIC, "when": ALWAYS, "topics": ["interpreting"], **values}
    return released(town, volunteer(town, name, **given))


def asked(town):
    rows = town.session.scalars(select(Proposal).order_by(Proposal.id))
    return [row.user_id for row in rows if row.state is ProposalState.PROPOSED]


def proposal_of(town, person):
    return town.session.scalars(select(Proposal).where(Proposal.user_id == person.id)).one()


def letters(town, kind):
    rows = town.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id))
    return [row.user_id for row in rows]


def test_the_three_who_fit_best_are_asked_and_nobody_else(town, office, alice):
    near = [interpreter(town, f"Near {n}") for n in range(3)]
    later = interpreter(town, "Unknown times", when=None)
    order(town, office, alice)

    assert asked(town) == [person.id for person in near]
    assert letters(town, "appointment-asked") == asked(town)
    say_no(
        town.session, user_id=near[0].id, proposal_id=proposal_of(town, near[0]).id,
        now=town.now, zone=BERLIN,
    )  # fmt: skip
    assert later.id in asked(town)


@pytest.mark.parametrize(
    "unfit",
    [
        {"languages": {"fa": "C2", "de": "B2"}},
        {"languages": {"ar": "A2", "de": "B2"}},
        {"languages": {}},
        {"consent_at": None},
        {"when": {"kind": "weekly", "slots": [[0, 60, 120]]}},
        {"email": None},
    ],
)
def test_nobody_is_asked_who_cannot_interpret_or_has_not_agreed(town, office, alice, unfit):
    interpreter(town, **unfit)
    assert order(town, office, alice).state is AppointmentState.UNFILLED


def test_only_who_was_released_interprets(town, office, alice):
    volunteer(town, "Not yet", languages=ARABIC, when=ALWAYS, topics=["interpreting"])
    assert order(town, office, alice).state is AppointmentState.UNFILLED


def test_a_companion_to_a_hearing_was_released_for_it(town, office, alice):
    volunteer(town, "Kind", topics=["hearing"], when=ALWAYS)
    trusted = released(town, volunteer(town, "Known", topics=["hearing"], when=ALWAYS), "hearing")
    wish = {"kind": AppointmentKind.COMPANION, "from_language": "", "to_language": ""}
    order(town, office, alice, topic="hearing", **wish)

    assert asked(town) == [trusted.id]


def test_the_first_yes_gets_it_and_the_others_hear_kindly(town, office, alice):
    first, second = interpreter(town, "First"), interpreter(town, "Second")
    row = order(town, office, alice)
    say_yes(town.session, user_id=second.id, proposal_id=proposal_of(town, second).id, now=town.now)

    assert (row.state, row.user_id) == (AppointmentState.PLACED, second.id)
    assert letters(town, "appointment-taken") == [first.id]
    assert letters(town, "appointment-confirmed") == [second.id]
    assert letters(town, "appointment-placed") == [alice.user_id]
    with pytest.raises(TakenError):
        say_yes(
            town.session, user_id=first.id, proposal_id=proposal_of(town, first).id, now=town.now
        )
    assert row.user_id == second.id


def test_name_and_phone_are_shown_as_far_as_the_profile_says(town, office, alice):
    shy, open_ = interpreter(town, "Shy"), interpreter(town, "Open", shows_name=True)
    for person, shown in ((shy, False), (open_, True)):
        order(town, office, alice)
        question = town.session.scalars(
            select(Proposal).where(
                Proposal.user_id == person.id, Proposal.state == ProposalState.PROPOSED
            )
        ).first()
        say_yes(town.session, user_id=person.id, proposal_id=question.id, now=town.now)
        side = town.session.scalars(
            select(ProposalSide).where(ProposalSide.proposal_id == question.id)
        ).one()
        assert (side.shows_name, side.shows_phone) == (shown, False)
        break_in = town.session.scalars(select(Appointment).where(Appointment.user_id.is_(None)))
        assert break_in.all() == []


def test_nobody_is_asked_for_two_places_at_once(town, office, alice):
    busy = interpreter(town, "Busy")
    order(town, office, alice)
    say_yes(town.session, user_id=busy.id, proposal_id=proposal_of(town, busy).id, now=town.now)
    start = wanted(town).starts_at + timedelta(hours=1, minutes=20)

    second = order(town, office, alice, starts_at=start, ends_at=start + timedelta(hours=1))
    assert second.state is AppointmentState.UNFILLED


def test_nobody_is_asked_who_wants_to_hear_no_more_of_the_orderer(town, office, alice):
    person = interpreter(town)
    town.add(PersonBlock(by_user_id=person.id, user_id=alice.user_id, created_at=town.now))
    assert order(town, office, alice).state is AppointmentState.UNFILLED


def test_the_desk_and_the_organisation_are_told_when_nobody_is_left(town, office, alice):
    person = interpreter(town)
    row = order(town, office, alice)
    question = proposal_of(town, person)
    say_no(town.session, user_id=person.id, proposal_id=question.id, now=town.now, zone=BERLIN)

    assert row.state is AppointmentState.UNFILLED
    assert letters(town, "appointment-unfilled") == [alice.user_id]
    notice = town.session.scalars(select(Notice)).one()
    assert (notice.about, notice.about_id) == ("appointment", row.id)
    again = {"actor": alice, "appointment_id": row.id, "now": town.now, "zone": BERLIN}
    assert appointments.look_again(town.session, **again) == 0
    assert town.session.scalars(select(Notice)).one() is notice
    interpreter(town, "New")
    found = appointments.look_again(
        town.session, actor=alice, appointment_id=row.id, now=town.now, zone=BERLIN
    )
    assert (found, row.state) == (1, AppointmentState.OPEN)


def test_whoever_drops_out_is_replaced_by_the_next(town, office, alice):
    first, second = interpreter(town, "First"), interpreter(town, "Second", when=None)
    row = order(town, office, alice)
    say_yes(town.session, user_id=first.id, proposal_id=proposal_of(town, first).id, now=town.now)
    appointments.give_back(
        town.session, user_id=first.id, appointment_id=row.id, now=town.now, zone=BERLIN
    )

    assert (row.state, row.user_id) == (AppointmentState.OPEN, None)
    states = [
        question.state for question in town.session.scalars(select(Proposal).order_by(Proposal.id))
    ]
    assert states.count(ProposalState.NEEDS_REMATCH) == 1
    assert asked(town) == [second.id]
    assert letters(town, "appointment-rematch") == [alice.user_id]


def test_calling_off_tells_everybody_and_asks_nobody_any_more(town, office, alice):
    first, second = interpreter(town, "First"), interpreter(town, "Second")
    row = order(town, office, alice)
    appointments.cancel(town.session, actor=alice, appointment_id=row.id, now=town.now)

    assert row.state is AppointmentState.CANCELLED
    assert letters(town, "appointment-cancelled") == [first.id, second.id]
    assert asked(town) == []
    with pytest.raises(NotFoundError):
        appointments.cancel(
            town.session, actor=Actor(user_id=9), appointment_id=row.id, now=town.now
        )


def test_no_answer_in_time_lets_the_next_be_asked_and_the_end_is_noted(town, office, alice):
    people = [interpreter(town, f"P{n}") for n in range(4)]
    row = order(town, office, alice)
    late = town.now + timedelta(days=6)
    assert appointments.look_after(town.session, now=late, zone=BERLIN) == 3
    assert asked(town) == [people[3].id]

    over = row.ends_at.astimezone(UTC) + timedelta(minutes=1)
    assert appointments.look_after(town.session, now=over, zone=BERLIN) == 2
    assert row.state is AppointmentState.UNFILLED
    assert appointments.look_after(town.session, now=over, zone=BERLIN) == 0


def test_a_placed_appointment_is_over_when_its_time_has_passed(town, office, alice):
    person = interpreter(town)
    row = order(town, office, alice)
    say_yes(town.session, user_id=person.id, proposal_id=proposal_of(town, person).id, now=town.now)
    over = row.ends_at.astimezone(UTC) + timedelta(minutes=1)

    assert appointments.look_after(town.session, now=over, zone=BERLIN) == 1
    assert row.state is AppointmentState.DONE
    assert proposal_of(town, person).state is ProposalState.DONE


def test_an_interpreter_who_left_the_board_is_replaced(town, office, alice):
    gone, next_ = interpreter(town, "Gone"), interpreter(town, "Next", when=None)
    row = order(town, office, alice)
    say_yes(town.session, user_id=gone.id, proposal_id=proposal_of(town, gone).id, now=town.now)
    row.user_id = None
    town.session.flush()
    appointments.look_after(town.session, now=town.now, zone=BERLIN)

    assert row.state is AppointmentState.OPEN
    assert next_.id in asked(town)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"subject": "Es geht um Frau Haddad."}, "subject", "client_name"),
        ({"subject": "Ruf an: 0171 2345678"}, "subject", "contact_data"),
        ({"from_language": ""}, "from_language", "required"),
        ({"from_language": "de"}, "to_language", "same_language"),
        ({"from_language": "xx"}, "from_language", "unknown_language"),
        ({"topic": "nothing"}, "topic", "unknown_topic"),
        ({"area_id": 0}, "area", "unknown_code"),
        ({"address": "x" * 400}, "address", "too_long"),
    ],
)
def test_an_order_says_what_is_wrong_at_which_field(town, office, alice, wrong, field, code):
    with pytest.raises(FieldsError) as caught:
        order(town, office, alice, **wrong)
    assert [(row.field, row.code) for row in caught.value.problems] == [(field, code)]
    assert town.session.scalars(select(Appointment)).all() == []


def test_only_editors_of_a_verified_organisation_order(town, office, alice):
    with pytest.raises(NotAllowedError):
        order(town, office, Actor(user_id=alice.user_id))
    office.state = OrganisationState.UNVERIFIED
    with pytest.raises(NotAllowedError):
        order(town, office, alice)
