"""People without an account come from a list, agree by letter where they can, and go again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.intake import IntakeState
from helpboard.domain.letter import LetterKind
from helpboard.domain.tables.tables import PEOPLE
from helpboard.models import (
    ActionLink,
    Intake,
    Letter,
    RecordedPerson,
    User,
    Volunteer,
    VolunteerTopic,
)
from helpboard.services import intake as intakes
from helpboard.services import recorded
from helpboard.services.erasure import erase_person
from helpboard.services.retention import erase_unused
from tests.integration.services.exchange_desk import Exchange, changes, verdicts, wrong
from tests.integration.services.people import Journal

CONSENT = {"consent_source": "paper", "consent_on": "2026-01-05"}
VERA = {
    "key": "Liste 7", "name": "Vera", "phone": "+49 7141 910123", "area": "ludwigsburg-mitte",
    "topics": "bicycle; tandem", "languages": "ar B1; de C2", "hours": "3",
    "when": '{"kind":"weekly","slots":[[2,1020,1200]]}', **CONSENT,
}  # fmt: skip
MAIL = {**VERA, "key": "Liste 8", "email": "vera@example.org"}


@pytest.fixture
def exchange(session, now):
    return Exchange(session, now)


def profile(session, key):
    found = select(Volunteer).join(RecordedPerson, RecordedPerson.user_id == Volunteer.user_id)
    return session.scalars(found.where(RecordedPerson.file_key == key)).one_or_none()


def test_a_list_makes_everybody_once_and_an_export_changes_nothing(town, session, exchange):
    assert verdicts(exchange.carry_out(PEOPLE, VERA, MAIL)) == ["new", "new"]
    assert verdicts(exchange.carry_out(PEOPLE, VERA, MAIL)) == ["unchanged", "unchanged"]
    rows = exchange.export(PEOPLE)
    assert [row["key"] for row in rows] == ["Liste 7", "Liste 8"]
    assert rows[0] == {**VERA, "email": "", "language": "de"}
    assert verdicts(exchange.carry_out(PEOPLE, *rows)) == ["unchanged", "unchanged"]
    assert exchange.export(PEOPLE) == rows
    topics = set(session.scalars(select(VolunteerTopic.topic)))
    assert topics == {"bicycle", "tandem"}
    assert len(session.scalars(select(Letter)).all()) == 1


def test_nobody_comes_in_without_consent_or_a_way_to_reach_them(town, exchange):
    without = {name: cell for name, cell in VERA.items() if name not in CONSENT}
    plan = exchange.plan(PEOPLE, without)
    assert {column for _, column, _ in wrong(plan)} == {"consent_source", "consent_on"}
    rows = [
        {**VERA, "consent_on": ""},
        {**VERA, "key": "b", "consent_source": "self"},
        {**VERA, "key": "c", "consent_on": "2099-01-01"},
        {**VERA, "key": "d", "phone": ""},
    ]
    assert wrong(exchange.plan(PEOPLE, *rows)) == [
        (2, "consent_on", "required"),
        (3, "consent_source", "unknown_code"),
        (4, "consent_on", "not_yet"),
        (5, "phone", "no_way_to_reach"),
    ]


def test_addresses_belong_to_one_person(town, exchange):
    alice = town.person("Alice", email="alice@example.org", terms_at=town.now)
    rows = [{**MAIL, "email": alice.email.upper()}, MAIL | {"key": "x"}, MAIL | {"key": "y"}]
    assert wrong(exchange.plan(PEOPLE, *rows)) == [
        (2, "email", "address_taken"),
        (4, "email", "address_taken"),
    ]


def test_who_has_an_address_is_matched_after_saying_yes(town, session, exchange, now):
    exchange.carry_out(PEOPLE, VERA, MAIL)
    assert profile(session, "Liste 7").consent_at is not None
    assert profile(session, "Liste 8").consent_at is None
    letter = session.scalars(select(Letter)).one()
    assert letter.kind is LetterKind.RECORDED_CONSENT

    link = session.scalars(select(ActionLink).where(ActionLink.action == recorded.KEEP)).one()
    recorded.keep(session, link, now)
    assert profile(session, "Liste 8").consent_at == now
    with pytest.raises(recorded.NotRecordedError):
        recorded.keep(session, link, now)
    assert verdicts(exchange.carry_out(PEOPLE, MAIL)) == ["unchanged"]
    assert profile(session, "Liste 8").consent_at == now


def test_taking_the_address_away_is_no_answer(town, session, exchange, now):
    exchange.carry_out(PEOPLE, MAIL)
    exchange.carry_out(PEOPLE, {**MAIL, "email": ""})
    assert profile(session, "Liste 8").consent_at is None
    said_later = (now + timedelta(days=1)).date().isoformat()
    exchange.now = now + timedelta(days=1)
    exchange.carry_out(PEOPLE, {**MAIL, "email": "", "consent_on": said_later})
    assert profile(session, "Liste 8").consent_at is not None


def test_who_says_no_is_erased_and_remembered(town, session, exchange, now):
    exchange.carry_out(PEOPLE, MAIL)
    key = session.scalars(select(User.key)).one()
    link = session.scalars(select(ActionLink).where(ActionLink.action == recorded.DELETE)).one()
    journal = Journal()
    recorded.delete(session, link, journal=journal, now=now)
    assert session.scalars(select(User)).all() == []
    assert session.scalars(select(RecordedPerson)).all() == []
    assert key in str(list(journal))


def test_four_weeks_of_silence_erase_only_who_was_asked(town, session, exchange, now):
    exchange.carry_out(PEOPLE, VERA, MAIL)
    assert erase_unused(session, journal=Journal(), now=now + timedelta(days=27)) is None
    erase_unused(session, journal=Journal(), now=now + timedelta(days=28))
    assert list(session.scalars(select(RecordedPerson.file_key))) == ["Liste 7"]


@pytest.mark.parametrize("sign", ["terms_at", "last_seen_at"])
def test_who_has_an_account_by_now_is_left_alone(town, session, exchange, now, sign):
    exchange.carry_out(PEOPLE, MAIL)
    user = session.scalars(select(User)).one()
    setattr(user, sign, now)
    session.flush()
    assert exchange.export(PEOPLE) == []
    assert wrong(exchange.plan(PEOPLE, {**MAIL, "name": "Other"}))[0] == (2, "key", "has_account")
    assert erase_unused(session, journal=Journal(), now=now + timedelta(days=29)) is None
    assert session.scalars(select(User)).one() is user


def test_a_change_touches_what_it_names(town, session, exchange):
    exchange.carry_out(PEOPLE, VERA)
    before = profile(session, "Liste 7").consent_at
    plan = exchange.carry_out(PEOPLE, {**VERA, "topics": "sewing", "hours": ""})
    assert changes(plan) == [("topics", "bicycle; tandem", "sewing"), ("hours", "3", "")]
    volunteer = profile(session, "Liste 7")
    assert (volunteer.topics, volunteer.hours_week, volunteer.consent_at) == (
        ["sewing"], None, before,
    )  # fmt: skip
    assert list(session.scalars(select(VolunteerTopic.topic))) == ["sewing"]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("languages", "de", "not_levels"),
        ("languages", "de C2; de B1", "twice_in_list"),
        ("languages", "xx C2", "unknown_code"),
        ("when", "Mondays", "not_a_week"),
        ("when", '{"kind":"dates","dates":[]}', "not_a_week"),
        ("when", "[" * 1900, "not_a_week"),
        ("hours", "99", "out_of_range"),
        ("name", "a\u202eb", "forbidden_character"),
    ],
)
def test_a_cell_that_says_nothing_is_refused(town, exchange, column, cell, code):
    assert wrong(exchange.plan(PEOPLE, {**VERA, column: cell})) == [(2, column, code)]


def test_people_of_other_areas_stay_unseen(town, session, exchange, now):
    exchange.carry_out(PEOPLE, VERA)
    mine = Exchange(session, now, frozenset({"ludwigsburg-ossweil"}))
    assert wrong(mine.plan(PEOPLE, {**VERA, "name": "Gekapert"})) == [(2, "key", "outside")]
    assert wrong(mine.plan(PEOPLE, {**VERA, "key": "neu"})) == [(2, "area", "outside")]


def test_whoever_is_erased_stands_in_no_list_that_was_looked_through(town, session, exchange, now):
    exchange.carry_out(PEOPLE, VERA)
    other = {**VERA, "key": "Liste 9", "name": "Olga", "phone": "+49 7141 910124"}
    several = [{**VERA, "name": "Vera M."}, other], [{**VERA, "phone": "kein Telefon"}, other]
    shown, refused = (brought(town, exchange.plan(PEOPLE, *rows)) for rows in several)
    assert "Vera" in str(shown.outcome)
    assert "kein Telefon" in str(refused.outcome)
    vera = profile(session, "Liste 7").user_id
    erase_person(session, user_id=vera, journal=Journal(), now=now)
    kept = str(shown.outcome)
    assert ("Vera" in kept, "Olga" in kept, shown.outcome["changed"]) == (False, True, 1)
    assert "kein Telefon" not in str(refused.outcome)


def test_whoever_has_the_same_name_as_somebody_erased_stays_in_the_list(
    town, session, exchange, now
):
    exchange.carry_out(PEOPLE, VERA)
    namesake = {**VERA, "key": "Liste 9", "phone": "+49 7141 910124"}
    shown = brought(town, exchange.plan(PEOPLE, {**VERA, "hours": "4"}, namesake))
    vera = profile(session, "Liste 7").user_id
    erase_person(session, user_id=vera, journal=Journal(), now=now)
    assert [row["key"] for row in shown.outcome["rows"]] == ["Liste 9"]


def brought(town, plan):
    """Keep what a list would do, as the worker does."""
    intake = town.add(
        Intake(area_id=town.home.id, kind=PEOPLE.name, file_name="liste.csv", stored="x.csv",
               state=IntakeState.READING, created_at=town.now)
    )  # fmt: skip
    intakes.show(town.session, intake_id=intake.id, plan=plan, encoding="utf-8", now=town.now)
    return intake
