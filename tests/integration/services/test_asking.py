"""Questions by letter: to volunteers, the most useful first, and to groups without times."""

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from helpboard.cli.planning import ask_volunteers as ask
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.quick_times import WHEN, QuickTimes
from helpboard.domain.volunteer import ProfileStep
from helpboard.models import ActionLink, GroupMember, Letter, Volunteer
from helpboard.queries.match_places import When
from helpboard.queries.match_questions import most_useful_questions
from helpboard.queries.tasks_for_volunteer import groups_for_volunteer
from helpboard.services import volunteers
from helpboard.services.asking import (
    AnsweredError,
    ask_groups_due,
    ask_volunteers,
    say_group_times,
    say_times,
)
from helpboard.services.turns import is_our_turn
from tests.planning import WEDNESDAY, role, volunteer
from tests.talking import lead

EVENINGS = dict(WHEN[QuickTimes.EVENINGS])
FORTNIGHT = timedelta(days=14)


@pytest.fixture
def kitchen(town):
    group = town.group("Kochtreff")
    role(town, group, topic="cooking", when=WEDNESDAY)
    return group


def wanted(session, town, **later):
    when = When(now=town.now + timedelta(**later), zone=town.now.tzinfo)
    return most_useful_questions(session, when=when)


def asked(session, town, **later):
    return ask_volunteers(
        session, wanted(session, town, **later), now=town.now + timedelta(**later)
    )


def links(session):
    return session.scalars(select(ActionLink).order_by(ActionLink.id)).all()


def test_the_question_that_helps_most_is_asked_first(town, session, kitchen):
    other = volunteer(town, "Anna", topics=["sport"], when=None)
    best = volunteer(town, "Boris", when=None)
    nowhere = volunteer(town, "Chadi", area_id=None, max_travel=30)
    volunteer(town, "Dora")
    found = wanted(session, town)
    assert set(found) == {
        (best.id, ProfileStep.TIMES),
        (nowhere.id, ProfileStep.WHERE),
        (other.id, ProfileStep.TIMES),
    }
    assert found.index((best.id, ProfileStep.TIMES)) < found.index((other.id, ProfileStep.TIMES))


@pytest.mark.parametrize(
    "values",
    [
        {"consent_at": None},
        {"when": WEDNESDAY},
        {"paused_until": "today"},
        {"email": None},
        {"unanswered": 2},
    ],
    ids=lambda values: next(iter(values)),
)
def test_whoever_must_not_be_asked_is_not(town, session, kitchen, values):
    if values.get("paused_until"):
        values = {"paused_until": town.now.date()}
    volunteer(town, "Anna", **{"when": None, **values})
    assert asked(session, town) == 0


def test_whoever_helps_already_or_is_blocked_is_not_asked(town, session, kitchen):
    helper = volunteer(town, "Anna", when=None)
    town.add(GroupMember(group_id=kitchen.id, user_id=helper.id, role="helper", team=""))
    blocked = volunteer(town, "Boris", when=None)
    blocked.state = "blocked"
    session.flush()
    assert wanted(session, town) == []


def test_one_question_a_fortnight_and_none_after_two_without_answer(town, session, kitchen):
    volunteer(town, "Anna", when=None)
    days = (0, 1, 13, 14, 20, 28, 100)
    assert [asked(session, town, days=day) for day in days] == [1, 0, 0, 1, 0, 0, 0]


def test_an_answer_makes_room_for_two_more_questions(town, session, kitchen):
    person = volunteer(town, "Anna", when=None, unanswered=1)
    assert asked(session, town) == 1
    say_times(session, links(session)[0], QuickTimes.EVENINGS, now=town.now)
    row = session.get(Volunteer, person.id)
    assert (row.unanswered, row.when) == (0, EVENINGS)


def test_a_time_said_by_link_counts_in_matching_at_once(town, session, kitchen):
    evening = town.group("Abendtreff")
    role(town, evening, topic="cooking", when=EVENINGS)
    person = volunteer(town, "Anna", when=None)
    asked(session, town)
    say_times(session, links(session)[0], QuickTimes.EVENINGS, now=town.now)
    best = groups_for_volunteer(session, person.id, now=town.now).best
    assert best[0].group.name == "Abendtreff"


def test_a_link_says_nothing_twice_and_nothing_for_who_took_consent_back(town, session, kitchen):
    person = volunteer(town, "Anna", when=None)
    asked(session, town)
    row = session.get(Volunteer, person.id)
    row.when = WEDNESDAY
    session.flush()
    with pytest.raises(AnsweredError):
        say_times(session, links(session)[0], QuickTimes.WEEKEND, now=town.now)
    row.when, row.consent_at = None, None
    session.flush()
    with pytest.raises(NotFoundError):
        say_times(session, links(session)[0], QuickTimes.WEEKEND, now=town.now)
    assert row.when is None


def test_leads_of_groups_without_times_are_asked_and_their_answer_counts(town, session):
    silent = town.group("Stilles Café")
    lena = lead(town, silent)
    help_role = role(town, silent, topic="cooking", when=None)
    meeting = town.group("Café mit Zeiten")
    lead(town, meeting, "Lars")
    town.schedule(meeting)
    role(town, meeting, topic="cooking", when=None)
    assert ask_groups_due(session, now=town.now) == 1
    letter = session.scalars(select(Letter)).one()
    assert (letter.kind, letter.user_id) == (LetterKind.GROUP_TIMES, lena.id)
    say_group_times(session, links(session)[0], QuickTimes.EVENINGS, now=town.now)
    assert help_role.when == EVENINGS
    person = volunteer(town, "Anna", when=EVENINGS)
    assert groups_for_volunteer(session, person.id, now=town.now).best[0].group.id == silent.id
    with pytest.raises(AnsweredError):
        say_group_times(session, links(session)[0], QuickTimes.WEEKEND, now=town.now)


def test_silent_groups_are_asked_twice_at_most_and_only_active_ones(town, session):
    silent = town.group("Stilles Café")
    lead(town, silent)
    role(town, silent, when=None)
    days = (0, 13, 14, 28, 60)
    assert [ask_groups_due(session, now=town.now + timedelta(days=day)) for day in days] == [
        1, 0, 1, 0, 0,
    ]  # fmt: skip
    resting = town.group("Pause", state=GroupState.RESTING)
    lead(town, resting, "Rosa")
    role(town, resting, when=None)
    assert ask_groups_due(session, now=town.now) == 0


def test_a_group_whose_meetings_have_ended_is_asked_for_times_too(town, session):
    silent = town.group("Stilles Café")
    lead(town, silent)
    role(town, silent, when=None)
    ended = town.schedule(silent, until=town.today)
    assert ask_groups_due(session, now=town.now) == 0
    ended.until = town.today - timedelta(days=1)
    session.flush()
    assert ask_groups_due(session, now=town.now) == 1
    say_group_times(session, links(session)[0], QuickTimes.EVENINGS, now=town.now)


def test_whoever_leads_a_group_no_more_does_not_answer_for_it(town, session):
    silent = town.group("Stilles Café")
    lena = lead(town, silent)
    role(town, silent, when=None)
    ask_groups_due(session, now=town.now)
    session.delete(session.get(GroupMember, (silent.id, lena.id)))
    session.flush()
    with pytest.raises(NotAllowedError):
        say_group_times(session, links(session)[0], QuickTimes.EVENINGS, now=town.now)


@pytest.mark.parametrize("times", QuickTimes)
def test_every_answer_of_a_letter_is_one_that_a_profile_takes(town, session, times):
    person = volunteer(town, "Anna", when=None)
    assert volunteers.ask(session, user_id=person.id, step=ProfileStep.TIMES, now=town.now)
    say_times(session, links(session)[0], times, now=town.now)
    assert session.get(Volunteer, person.id).when == WHEN[times]


def test_the_worker_asks_by_itself_and_waits_for_answers(app, town, session, kitchen):
    person = volunteer(town, "Anna", when=None)
    session.commit()
    with app.app_context():
        assert [ask(), ask()] == [False, False]
    session.expire_all()
    letters = session.scalars(select(Letter)).all()
    assert [(one.kind, one.user_id) for one in letters] == [
        (LetterKind.PROFILE_QUESTION, person.id)
    ]


def test_what_two_hosts_have_found_to_ask_at_once_is_asked_once(town, session, kitchen):
    volunteer(town, "Anna", when=None)
    volunteer(town, "Boris", when=None)
    session.commit()
    found = wanted(session, town)
    letters = []
    for most in (1, 2, 2):
        letters.append(ask_volunteers(session, found, now=town.now, most=most))
        session.commit()
    assert letters == [1, 1, 0]


def test_while_another_host_asks_this_one_leaves_it(app, town, session, kitchen, database_url):
    volunteer(town, "Anna", when=None)
    session.commit()

    def letters_written():
        with app.app_context():
            ask()
        written = session.scalar(select(func.count(Letter.id)))
        session.commit()
        return written

    with Session(create_engine(database_url, poolclass=NullPool)) as elsewhere:
        assert is_our_turn(elsewhere, "ask volunteers")
        is_alone = elsewhere.get_bind().dialect.name == "sqlite"
        assert letters_written() == is_alone
    assert letters_written() == 1
