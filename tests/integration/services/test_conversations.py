from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import (
    ConversationState,
    OwnThingError,
    Role,
    TooManyNewError,
    Via,
)
from helpboard.domain.errors import GoneError, NotAllowedError, NotFoundError
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import Words
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Conversation, Letter, Message, OrganisationMember
from helpboard.queries.actors import actor_of, actor_of_code
from helpboard.services.conversations import start, write_message
from tests.talking import (
    HELLO,
    answered,
    asked,
    by,
    by_code,
    code,
    editor,
    lead,
    says,
)


def letters(session, kind=LetterKind.NEW_MESSAGE):
    return session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)).all()


def test_an_answer_opens_a_conversation_and_writes_one_letter_to_the_author(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)

    assert (talk.state, talk.released_at, talk.waits_since) == (ConversationState.OPEN, now, now)
    [letter] = letters(session)
    [message] = session.scalars(select(Message))
    assert letter.user_id == alice.id
    assert letter.params == {
        "conversation_id": talk.id,
        "message": message.id,
        "role": "owner",
    }
    assert (message.role, message.user_id, message.text) == (Role.ANSWERER, bob.id, HELLO.text)


def test_answering_again_goes_on_with_the_conversation_that_is_open(town, session):
    alice, bob = town.person("Alice"), town.person("Bob")
    post = town.post(author_id=alice.id)
    first = answered(town, post, bob)
    assert answered(town, post, bob, Words(text="Noch etwas")).id == first.id
    assert session.scalar(select(func.count()).select_from(Conversation)) == 1
    assert len(letters(session)) == 2


def test_everybody_who_speaks_for_an_organisation_hears_of_a_message_and_nobody_else(town, session):
    house = town.organisation()
    speakers = [editor(town, house, "Edith"), editor(town, house, "Egon")]
    editor(town, house, "Blocked", state=AccountState.BLOCKED)
    editor(town, town.organisation("Other"), "Olga")
    answered(town, town.post(organisation_id=house.id, author_id=speakers[0].id), town.person())
    assert {letter.user_id for letter in letters(session)} == {one.id for one in speakers}


def test_the_writer_gets_no_letter_and_colleagues_none_of_their_own_side(town, session):
    house = town.organisation()
    edith, egon = editor(town, house, "Edith"), editor(town, house, "Egon")
    bob = town.person("Bob")
    talk = answered(town, house, bob)
    before = len(letters(session))
    says(town, talk, edith)
    assert [letter.user_id for letter in letters(session)[before:]] == [bob.id]
    assert egon.id not in {letter.user_id for letter in letters(session)[before:]}


def test_who_has_changed_sides_gets_no_letter_about_own_words(town, session):
    house, bob = town.organisation(), town.person("Bob")
    talk = answered(town, house, bob)
    town.add(OrganisationMember(organisation_id=house.id, user_id=bob.id, role=MemberRole.EDITOR))
    says(town, talk, bob)
    assert letters(session) == []


def test_a_group_is_written_to_through_its_leads_and_not_its_helpers(town, session):
    group = town.group()
    lena = lead(town, group)
    lead(town, group, "Helper", role=GroupRole.HELPER)
    talk = answered(town, group, town.person())
    assert (talk.group_id, talk.post_id) == (group.id, None)
    assert [letter.user_id for letter in letters(session)] == [lena.id]


def test_who_asked_with_a_code_answers_with_it_and_gets_no_letter_without_address(
    town, session, now
):
    zahra = code(town)
    talk = answered(town, town.post(code_id=zahra.id, kind=PostKind.REQUEST), town.person())
    assert letters(session) == []
    write_message(
        session,
        conversation=talk,
        actor=actor_of_code(zahra),
        words=Words(sentence="yes-gladly"),
        now=now,
    )
    assert talk.first_reply_at == now
    assert len(letters(session)) == 1


@pytest.mark.parametrize("who", ["third", "other editor", "helper", "blocked owner", "ended code"])
def test_nobody_else_can_write_or_learn_that_there_is_something(town, session, now, who):
    alice = town.person("Alice")
    talk = answered(town, town.post(author_id=alice.id), town.person("Bob"))
    if who == "blocked owner":
        alice.state = AccountState.BLOCKED
    actor = {
        "third": lambda: actor_of(session, town.person("Carl")),
        "other editor": lambda: actor_of(session, editor(town, town.organisation())),
        "helper": lambda: actor_of(session, lead(town, town.group(), role=GroupRole.HELPER)),
        "blocked owner": lambda: actor_of(session, alice),
        "ended code": lambda: actor_of_code(code(town, ended_at=now)),
    }[who]()
    with pytest.raises(NotFoundError):
        write_message(session, conversation=talk, actor=actor, words=HELLO, now=now)
    assert session.scalar(select(func.count()).select_from(Message)) == 1


def test_an_editor_who_leaves_takes_no_part_any_more(town, session, now):
    house = town.organisation()
    edith = editor(town, house)
    talk = answered(town, town.post(organisation_id=house.id, author_id=edith.id), town.person())
    session.execute(Letter.__table__.delete())
    session.execute(__import__("helpboard.models").models.OrganisationMember.__table__.delete())
    with pytest.raises(NotFoundError):
        says(town, talk, edith)


def test_nobody_answers_what_is_their_own(town, session):
    house = town.organisation()
    edith, alice = editor(town, house), town.person("Alice")
    for person, about in (
        (alice, town.post(author_id=alice.id)),
        (edith, town.post(organisation_id=house.id)),
        (edith, house),
    ):
        with pytest.raises(OwnThingError):
            answered(town, about, person)
    zahra = code(town)
    with pytest.raises(OwnThingError):
        start(
            session,
            about=town.post(code_id=zahra.id),
            answerer=by_code(zahra),
            words=HELLO,
            now=town.now,
        )


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (PostState.PENDING, NotFoundError),
        (PostState.HIDDEN, NotFoundError),
        (PostState.WITHDRAWN, GoneError),
        (PostState.FULFILLED, GoneError),
    ],
)
def test_only_what_is_public_is_answered(town, state, expected, now):
    first = now if expected is GoneError else None
    post = town.post(author_id=town.person().id, state=state, first_published_at=first)
    with pytest.raises(expected):
        answered(town, post, town.person("Bob"))


def test_a_conversation_goes_on_when_its_post_has_run_out(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    post = town.post(author_id=alice.id)
    talk = answered(town, post, bob)
    post.expires_at = now
    with pytest.raises(GoneError):
        answered(town, post, town.person("Carl"))
    assert says(town, talk, alice).role is Role.OWNER


def test_hidden_organisations_and_closed_groups_are_not_written_to(town):
    with pytest.raises(NotFoundError):
        answered(town, town.organisation(state=OrganisationState.HIDDEN), town.person())
    with pytest.raises(GoneError):
        answered(town, town.group(state=GroupState.CLOSED), town.person())


def test_nobody_speaks_for_an_organisation_or_group_that_is_not_theirs(town, session):
    stranger, house, group = town.person(), town.organisation(), town.group()
    helper = lead(town, group, role=GroupRole.HELPER)
    for person, acting in (
        (stranger, {"organisation_id": house.id}),
        (helper, {"group_id": group.id}),
    ):
        with pytest.raises(NotAllowedError):
            answered(town, asked(town), person, **acting)


def test_somebody_new_begins_five_conversations_a_day_and_goes_on_with_them(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    posts = [town.post(author_id=alice.id) for _ in range(6)]
    for post in posts[:5]:
        answered(town, post, bob)
    with pytest.raises(TooManyNewError):
        answered(town, posts[5], bob)
    answered(town, posts[0], bob)
    later = now + timedelta(days=1, seconds=1)
    start(session, about=posts[5], answerer=by(session, bob), words=HELLO, now=later)


def test_a_trusted_person_begins_as_many_as_it_takes(town, session):
    alice, edith = town.person("Alice"), editor(town, town.organisation())
    for _ in range(7):
        answered(town, town.post(author_id=alice.id), edith)
    assert session.scalar(select(func.count()).select_from(Conversation)) == 7


def test_a_letter_that_comes_in_twice_is_one_message(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    words = Words(text="Ja!", via=Via.MAIL, external_id="<1@example.org>")
    for _ in range(2):
        write_message(
            session, conversation=talk, actor=actor_of(session, alice), words=words, now=now
        )
    assert session.scalar(select(func.count()).select_from(Message)) == 2
