"""A block holds in the conversations that are going on, not only in those that would begin."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState, EndedError, NotWantedError
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import Words
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.policy import Actor
from helpboard.models import Letter, Partnership, PersonBlock
from helpboard.queries.actors import actor_of
from helpboard.queries.conversation_letters import message_letter
from helpboard.queries.conversations import threads_of
from helpboard.queries.held import unanswered, wanting_interpreter
from helpboard.services import answers, handing_on, partings, taking
from helpboard.services.conversations import start, write_message
from tests.talking import HELLO, answered, asked, by, by_code, code, editor, lead, says

KINDS = ("account", "card", "organisation", "group")


def side(town, kind, name):
    """Somebody who owns posts and answers others': (what a post says of its owner, answerer)."""
    if kind == "card":
        card = code(town, name)
        return {"code_id": card.id}, by_code(card)
    if kind == "account":
        person = town.person(name)
        return {"author_id": person.id}, by(town.session, person)
    if kind == "organisation":
        house = town.organisation(name)
        own = {"organisation_id": house.id}
        return own, by(town.session, editor(town, house, f"{name} Editor"), **own)
    group = town.group(name)
    own = {"group_id": group.id}
    return own, by(town.session, lead(town, group, f"{name} Lead"), **own)


def begun(town, asker, answerer):
    about = town.post(**asker[0])
    return start(town.session, about=about, answerer=answerer[1], words=HELLO, now=town.now)


def write(town, talk, one):
    return write_message(
        town.session, conversation=talk, actor=one[1].actor, words=Words(text="Ja"), now=town.now
    )


def sent(town):
    return town.session.scalars(select(Letter.id)).all()


@pytest.mark.parametrize("blocker_asked", [True, False])
@pytest.mark.parametrize("blocked", KINDS)
@pytest.mark.parametrize("blocker", KINDS)
def test_a_block_in_one_conversation_silences_the_other_side_in_all_between_the_two(
    town, blocker, blocked, blocker_asked
):
    wants_peace, troubles, third = (
        side(town, kind, name)
        for kind, name in ((blocker, "Amal"), (blocked, "Bob"), (blocked, "Carl"))
    )
    first, second = (
        begun(town, wants_peace, troubles) if blocker_asked else begun(town, troubles, wants_peace)
        for _ in range(2)
    )
    other = begun(town, wants_peace, third)
    write(town, second, troubles)
    partings.block(town.session, conversation=first, actor=wants_peace[1].actor, now=town.now)
    before = sent(town)
    with pytest.raises(EndedError):
        write(town, second, troubles)
    assert sent(town) == before
    with pytest.raises(EndedError):
        write(town, second, wants_peace)
    assert sent(town) == before
    assert write(town, other, third)
    assert seen(town, wants_peace, second) == (ConversationState.CLOSED, False, None)
    assert seen(town, troubles, second)[0] is ConversationState.OPEN


def seen(town, one, talk):
    """How a conversation stands in somebody's list: its state, whether it is new, and silent."""
    [row] = [row for row in threads_of(town.session, one[1].actor) if row.id == talk.id]
    return row.state, row.is_new, row.silent_since


@pytest.mark.parametrize("blocker_asked", [True, False])
def test_nothing_waits_for_whoever_has_blocked_and_the_other_sees_no_difference(
    town, session, now, blocker_asked
):
    amal, bob = side(town, "account", "Amal"), side(town, "account", "Bob")
    first, second = (
        begun(town, amal, bob) if blocker_asked else begun(town, bob, amal) for _ in range(2)
    )
    late = now + timedelta(days=6)
    write(town, second, bob)
    answers.tell_silent(session, now=late)
    before = seen(town, bob, second)
    partings.block(session, conversation=first, actor=amal[1].actor, now=late)
    assert seen(town, amal, second) == (ConversationState.CLOSED, False, None)
    assert seen(town, bob, second) == before


def test_the_desk_reminds_nobody_and_finds_no_interpreter_where_a_block_stands(town, session, now):
    amal, bob = side(town, "account", "Amal"), side(town, "account", "Bob")
    first, second = begun(town, amal, bob), begun(town, amal, bob)
    for one in (amal, bob):
        wish = {"conversation": second, "actor": one[1].actor, "text_lang": "de"}
        partings.ask_interpreter(session, now=now, **wish)
    write(town, second, bob)
    desk = Actor(user_id=town.person("Desk").id, coordinates=frozenset({town.mitte.id}))
    late = now + timedelta(days=6)

    def at_the_desk():
        rows = (*unanswered(session, desk, now=late), *wanting_interpreter(session, desk))
        return [row.id for row in rows]

    assert at_the_desk() == [first.id, second.id, second.id]
    partings.block(session, conversation=first, actor=amal[1].actor, now=late)
    assert at_the_desk() == []


def test_a_letter_that_has_not_left_yet_brings_no_more_words_of_whom_one_has_blocked(town, session):
    amal, bob = side(town, "account", "Amal"), side(town, "account", "Bob")
    first, second = begun(town, amal, bob), begun(town, amal, bob)
    message = write(town, second, bob)
    params = {"conversation_id": second.id, "message": message.id, "role": "owner"}
    assert message_letter(session, params)["text"] == "Ja"
    partings.block(session, conversation=first, actor=amal[1].actor, now=town.now)
    assert message_letter(session, params) is None


def test_whoever_has_blocked_somebody_begins_nothing_new_with_them_either(town):
    amal, bob = side(town, "card", "Amal"), side(town, "group", "Bob")
    talk = begun(town, amal, bob)
    partings.block(town.session, conversation=talk, actor=amal[1].actor, now=town.now)
    with pytest.raises(NotWantedError):
        begun(town, bob, amal)


def test_a_block_that_comes_back_takes_the_first_one_away_from_nobody(town):
    amal, bob = side(town, "card", "Amal"), side(town, "organisation", "Bob")
    talk = begun(town, amal, bob)
    partings.block(town.session, conversation=talk, actor=amal[1].actor, now=town.now)
    partings.block(town.session, conversation=talk, actor=bob[1].actor, now=town.now)
    with pytest.raises(NotWantedError):
        begun(town, amal, bob)


def test_whoever_is_blocked_as_a_person_writes_for_nobody_and_colleagues_go_on(town, now):
    amal, house = town.person("Amal"), town.organisation()
    bob, edith = editor(town, house, "Bob"), editor(town, house, "Edith")
    talk = answered(town, town.post(author_id=amal.id), bob, organisation_id=house.id)
    town.add(PersonBlock(by_user_id=amal.id, user_id=bob.id, created_at=now))
    with pytest.raises(EndedError):
        says(town, talk, bob)
    assert says(town, talk, edith)


def test_what_an_editor_blocks_as_a_person_closes_no_door_of_the_organisation(town, now):
    bob, house = town.person("Bob"), town.organisation()
    edith = editor(town, house)
    talk = answered(town, house, bob)
    town.add(PersonBlock(by_user_id=edith.id, user_id=bob.id, created_at=now))
    assert says(town, talk, bob)


@pytest.fixture
def blocked(town, now):
    """Return what has two people apart: the first has blocked the second."""

    def between(by_person, other):
        town.add(PersonBlock(by_user_id=by_person.id, user_id=other.id, created_at=now))

    return between


def test_nobody_takes_somebody_who_has_blocked_them(town, session, now, blocked):
    amal, bob = town.person("Amal"), town.person("Bob")
    post = asked(town, "furniture", author=amal)
    talk = answered(town, post, bob)
    blocked(bob, amal)
    before = sent(town)
    with pytest.raises(IllegalMoveError):
        taking.take(session, conversation=talk, actor=actor_of(session, amal), now=now)
    assert (post.found, sent(town)) == (0, before)


def test_nobody_agrees_on_an_interpreter_with_somebody_who_has_blocked_them(
    town, session, now, blocked
):
    amal, bob = town.person("Amal"), town.person("Bob")
    talk = answered(town, town.post(author_id=amal.id), bob)
    wish = {"conversation": talk, "text_lang": "de", "now": now}
    partings.ask_interpreter(session, actor=actor_of(session, bob), **wish)
    blocked(bob, amal)
    with pytest.raises(EndedError):
        partings.ask_interpreter(session, actor=actor_of(session, amal), **wish)
    assert "agreed_at" not in talk.wants_interpreter


def test_an_organisation_asks_nobody_who_has_blocked_it_whether_a_partner_may_go_on(
    town, session, now
):
    house, cafe, bob = town.organisation(), town.group(), town.person("Bob")
    edith = editor(town, house)
    moments = {"created_at": now, "updated_at": now, "state": PartnershipState.ACTIVE}
    sides = {"organisation_id": house.id, "group_id": cafe.id}
    town.add(Partnership(**sides, organisation_gives=[], group_gives=[], **moments))
    first = answered(town, house, bob)
    second = answered(town, town.post(organisation_id=house.id), bob)
    partings.block(session, conversation=first, actor=actor_of(session, bob), now=now)
    actor, partner = actor_of(session, edith), f"group:{cafe.slug}"
    with pytest.raises(EndedError):
        handing_on.propose(session, conversation=second, actor=actor, partner=partner, now=now)
    assert second.pass_to_group_id is None


def test_a_held_answer_that_is_let_through_stays_unseen_by_whoever_has_blocked_its_writer(
    town, session, now, blocked
):
    amal, bob = town.person("Amal"), town.person("Bob")
    talk = answered(town, asked(town, author=amal), bob)
    assert talk.state is ConversationState.HELD
    blocked(amal, bob)
    desk = Actor(user_id=town.person("Desk").id, coordinates=frozenset({town.mitte.id}))
    answers.release(session, conversation=talk, moderator=desk, now=now)
    assert answers.tell_silent(session, now=now + timedelta(days=6)) == 1
    kinds = session.execute(select(Letter.kind, Letter.user_id).order_by(Letter.id)).all()
    assert kinds == [
        (LetterKind.ANSWER_HELD, bob.id),
        (LetterKind.ANSWER_RELEASED, bob.id),
        (LetterKind.SILENCE, bob.id),
    ]
    assert threads_of(session, actor_of(session, amal)) == ()
    [seen] = threads_of(session, actor_of(session, bob))
    assert seen.state is ConversationState.OPEN


def test_nobody_is_reminded_of_somebody_whom_they_have_blocked(town, session, now, blocked):
    amal, bob = town.person("Amal"), town.person("Bob")
    answered(town, town.post(author_id=amal.id), bob)
    blocked(amal, bob)
    answers.tell_silent(session, now=now + timedelta(days=6))
    told = session.scalars(select(Letter.user_id).where(Letter.kind == LetterKind.SILENCE)).all()
    assert told == [bob.id]
