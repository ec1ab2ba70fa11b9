from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.conversation import ConversationState, EndedError, NotWantedError
from helpboard.domain.errors import IllegalMoveError, NotAllowedError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Coordinator, Entry, Letter
from helpboard.queries.actors import actor_by_email, actor_of
from helpboard.queries.held import held_answers, unanswered, wanting_interpreter
from helpboard.services.answers import refuse, release, tell_silent
from helpboard.services.conversations import start
from helpboard.services.partings import ask_interpreter, block, end, read
from tests.talking import (
    HELLO,
    answered,
    asked,
    by_code,
    cleared,
    code,
    editor,
    lead,
    released,
    says,
)


@pytest.fixture
def carla(town, session):
    """Coordinates Ludwigsburg, and so its districts."""
    person = town.person("Carla", email="carla@example.org")
    town.add(Coordinator(user_id=person.id, area_id=town.home.id))
    return actor_by_email(session, "carla@example.org")


def kinds(session, user):
    statement = select(Letter.kind).where(Letter.user_id == user.id).order_by(Letter.id)
    return session.scalars(statement).all()


def test_an_uncleared_strangers_answer_to_a_child_care_request_is_held(town, session):
    amal, bob = town.person("Amal"), town.person("Bob")
    talk = answered(town, asked(town, author=amal), bob)
    assert (talk.state, talk.released_at, talk.waits_since) == (ConversationState.HELD, None, None)
    assert kinds(session, amal) == []
    assert kinds(session, bob) == [LetterKind.ANSWER_HELD]
    with pytest.raises(NotFoundError):
        says(town, talk, amal)
    says(town, talk, bob, "Noch etwas")
    assert kinds(session, amal) == []


def _known_volunteer(town):
    return cleared(town, released(town, town.person("Vera"), "family")), {}


def _released_without_clearance(town):
    return released(town, town.person("Rita"), "family"), {}


def _old_clearance(town):
    return cleared(town, released(town, town.person("Olga"), "family"), age=5 * 366), {}


def _clearance_with_entry(town):
    return cleared(town, released(town, town.person("Egon"), "family"), is_ok=False), {}


def _verified_editor(town, **values):
    house = town.organisation(**values)
    return editor(town, house), {"organisation_id": house.id}


def _unverified_editor(town):
    return _verified_editor(town, state=OrganisationState.UNVERIFIED)


def _editor_for_herself(town):
    return _verified_editor(town)[0], {}


def _below_a_hidden_one(town):
    above = town.organisation(state=OrganisationState.HIDDEN)
    return _verified_editor(town, parent_id=above.id)


def _lead(town):
    group = town.group()
    return lead(town, group), {"group_id": group.id}


@pytest.mark.parametrize(
    ("who", "state"),
    [
        (_known_volunteer, ConversationState.OPEN),
        (_verified_editor, ConversationState.OPEN),
        (_lead, ConversationState.OPEN),
        (_released_without_clearance, ConversationState.HELD),
        (_old_clearance, ConversationState.HELD),
        (_clearance_with_entry, ConversationState.HELD),
        (_unverified_editor, ConversationState.HELD),
        (_editor_for_herself, ConversationState.HELD),
        (_below_a_hidden_one, ConversationState.HELD),
    ],
)
def test_whose_answer_to_a_child_care_request_waits(town, who, state):
    person, acting = who(town)
    assert answered(town, asked(town), person, **acting).state is state


def test_answers_by_code_to_sensitive_requests_wait(town, session, now):
    answerer = by_code(code(town))
    talk = start(session, about=asked(town), answerer=answerer, words=HELLO, now=now)
    assert talk.state is ConversationState.HELD


def test_a_released_answer_reaches_its_owner_with_every_message(town, session, now, carla):
    amal, bob = town.person("Amal"), town.person("Bob")
    talk = answered(town, asked(town, author=amal), bob)
    says(town, talk, bob, "Noch etwas")
    release(session, conversation=talk, moderator=carla, now=now)

    assert (talk.state, talk.released_at, talk.waits_since) == (ConversationState.OPEN, now, now)
    assert kinds(session, amal) == [LetterKind.NEW_MESSAGE] * 2
    assert kinds(session, bob) == [LetterKind.ANSWER_HELD, LetterKind.ANSWER_RELEASED]
    [entry] = session.scalars(select(Entry))
    assert (entry.actor_id, entry.about, entry.about_id) == (carla.user_id, "conversation", talk.id)
    assert entry.codes == {"verdict": "release"}
    says(town, talk, amal)


def test_a_refused_answer_never_reaches_its_owner(town, session, now, carla):
    amal, bob = town.person("Amal"), town.person("Bob")
    talk = answered(town, asked(town, author=amal), bob)
    refuse(session, conversation=talk, moderator=carla, now=now)
    assert kinds(session, amal) == []
    assert kinds(session, bob)[-1] is LetterKind.ANSWER_REFUSED
    with pytest.raises(NotFoundError):
        says(town, talk, amal)
    with pytest.raises(EndedError):
        says(town, talk, bob)
    with pytest.raises(IllegalMoveError):
        release(session, conversation=talk, moderator=carla, now=now)


@pytest.mark.parametrize("decide", [release, refuse])
def test_only_a_coordinator_of_the_area_decides_and_only_once(town, session, now, carla, decide):
    bob = town.person("Bob")
    talk = answered(town, asked(town), bob)
    stranger = town.person("Else", email="else@example.org")
    town.add(Coordinator(user_id=stranger.id, area_id=town.ossweil.id))
    for actor in (actor_of(session, bob), actor_by_email(session, "else@example.org")):
        with pytest.raises(NotAllowedError):
            decide(session, conversation=talk, moderator=actor, now=now)
    assert talk.state is ConversationState.HELD
    assert session.scalars(select(Entry)).all() == []
    decide(session, conversation=talk, moderator=carla, now=now)
    with pytest.raises(IllegalMoveError):
        decide(session, conversation=talk, moderator=carla, now=now)


def test_the_desk_sees_held_answers_of_its_areas_only(town, session, carla):
    talk = answered(town, asked(town), town.person("Bob"))
    answered(town, town.post(author_id=town.person().id), town.person("Carl"))
    [row] = held_answers(session, carla)
    assert (row.id, row.topic, row.name) == (talk.id, "childcare", "Bob")
    assert [one.text for one in row.messages] == [HELLO.text]
    stranger = town.person("Else", email="else@example.org")
    town.add(Coordinator(user_id=stranger.id, area_id=town.ossweil.id))
    assert held_answers(session, actor_by_email(session, "else@example.org")) == ()
    assert held_answers(session, actor_of(session, stranger)) == ()


def test_both_sides_hear_once_of_silence_over_forty_days(town, session, now, carla):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    held = answered(town, asked(town, author=alice), bob)
    told = {}
    for hour in range(0, 40 * 24, 6):
        moment = now + timedelta(hours=hour)
        if tell_silent(session, now=moment):
            told[hour // 24] = moment
        tell_silent(session, now=moment)
    assert list(told) == [5]
    for person in (alice, bob):
        assert kinds(session, person).count(LetterKind.SILENCE) == 1
    assert [row.id for row in unanswered(session, carla, now=now + timedelta(days=5))] == [talk.id]
    assert unanswered(session, carla, now=now + timedelta(days=4)) == ()
    assert held.told_at is None


def test_a_reply_ends_the_silence_and_a_new_one_is_told_anew(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    assert tell_silent(session, now=now + timedelta(days=5)) == 1
    says(town, talk, alice, now=now + timedelta(days=6))
    assert tell_silent(session, now=now + timedelta(days=20)) == 0
    says(town, talk, bob, now=now + timedelta(days=21))
    assert tell_silent(session, now=now + timedelta(days=26)) == 1
    assert kinds(session, alice).count(LetterKind.SILENCE) == 2


def test_the_reply_time_of_an_organisation_is_known_from_five_replies_on(town, session, now):
    house, other = town.organisation(), town.organisation()
    edith, version = editor(town, house), house.version
    olga = editor(town, other, "Olga")
    says(town, answered(town, other, town.person()), olga, now=now + timedelta(hours=99))
    for hours in (1, 2, 3, 40):
        talk = answered(town, house, town.person())
        says(town, talk, edith, now=now + timedelta(hours=hours))
        says(town, talk, edith, now=now + timedelta(hours=90))
    assert house.reply_hours is None
    talk = answered(town, house, town.person())
    says(town, talk, edith, now=now + timedelta(hours=4))
    assert (house.reply_hours, other.reply_hours, house.version) == (3, None, version)


def test_ending_closes_for_both_and_twice_is_harmless(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    post = town.post(author_id=alice.id)
    talk = answered(town, post, bob)
    for _ in range(2):
        end(session, conversation=talk, actor=actor_of(session, bob), now=now)
    for person in (alice, bob):
        with pytest.raises(EndedError):
            says(town, talk, person)
    assert tell_silent(session, now=now + timedelta(days=9)) == 0
    assert answered(town, post, bob).id != talk.id


@pytest.mark.parametrize("owner", ["account", "code", "organisation", "group"])
def test_whoever_is_blocked_begins_nothing_anew(town, session, now, owner):
    bob, carl = town.person("Bob"), town.person("Carl")
    alice, zahra = town.person("Alice"), code(town)
    house, group = town.organisation(), town.group()
    edith, lena = editor(town, house), lead(town, group)
    values, actor = {
        "account": ({"author_id": alice.id}, actor_of(session, alice)),
        "code": ({"code_id": zahra.id}, by_code(zahra).actor),
        "organisation": ({"organisation_id": house.id}, actor_of(session, edith)),
        "group": ({"group_id": group.id}, actor_of(session, lena)),
    }[owner]
    talk = answered(town, town.post(**values), bob)
    for _ in range(2):
        block(session, conversation=talk, actor=actor, now=now)
    with pytest.raises(NotWantedError):
        answered(town, town.post(**values), bob)
    with pytest.raises(EndedError):
        says(town, talk, bob)
    assert answered(town, town.post(**values), carl).state is ConversationState.OPEN


def test_strangers_neither_end_block_nor_read_a_conversation(town, session, now):
    talk = answered(town, town.post(author_id=town.person().id), town.person("Bob"))
    carl = actor_of(session, town.person("Carl"))
    for deed in (end, block, read):
        with pytest.raises(NotFoundError):
            deed(session, conversation=talk, actor=carl, now=now)
    assert talk.state is ConversationState.OPEN


def test_an_interpreter_is_wished_for_only_when_both_agree(town, session, now, carla):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)

    def wish(person):
        ask_interpreter(
            session,
            conversation=talk,
            actor=actor_of(session, person),
            text_lang="de",
            now=now,
        )

    wish(alice)
    wish(alice)
    assert kinds(session, bob) == [LetterKind.NEW_MESSAGE]
    assert wanting_interpreter(session, carla) == ()
    wish(bob)
    assert [row.id for row in wanting_interpreter(session, carla)] == [talk.id]
    assert session.scalar(select(func.count()).select_from(Letter)) == 2
