import pytest
from sqlalchemy import func, select

from helpboard.domain.conversation import (
    ConversationState,
    EndedError,
    NotWantedError,
)
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import Words, WordsRefusedError
from helpboard.models import Conversation, Letter, PersonBlock
from helpboard.services.conversations import start
from helpboard.services.partings import block
from tests.talking import (
    HELLO,
    answered,
    asked,
    by,
    by_code,
    cleared,
    code,
    editor,
    lead,
    released,
    says,
)


def letters(session, kind=LetterKind.NEW_MESSAGE):
    return session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)).all()


@pytest.mark.parametrize(
    ("words", "part", "reason"),
    [
        (Words(), "text", "required"),
        (Words(text=" \u200b "), "text", "required"),
        (Words(text="Hallo \u202e evil"), "text", "forbidden_character"),
        (Words(text="a\x00b"), "text", "forbidden_character"),
        (Words(text="x" * 5001), "text", "too_long"),
        (Words(text="x" * 200), "text", "too_long_word"),
        (Words(text="ok", text_lang="xx"), "text", "unknown_language"),
        (Words(sentence="no-such"), "sentence", "unknown_code"),
        (Words(sentence="where-meet"), "place", "required"),
        (Words(sentence="where-meet", values={"place": "\u202eMarkt"}), "place", "wrong_type"),
        (Words(sentence="i-suggest", values={"date": "2026-12-01"}), "time", "required"),
        (Words(sentence="i-am-late", values={"minutes": 9999}), "minutes", "out_of_range"),
        (Words(text="Ruf an: 0176 12345678"), "text", "contact_data"),
        (
            Words(sentence="where-meet", values={"place": "bob@example.org"}),
            "place",
            "contact_data",
        ),
    ],
)
def test_a_message_is_refused_at_its_part_and_nothing_has_changed(
    town, session, words, part, reason
):
    post = town.post(author_id=town.person("Alice").id)
    with pytest.raises(WordsRefusedError) as refused:
        answered(town, post, town.person("Bob"), words)
    assert (refused.value.field, refused.value.reason) == (part, reason)
    assert session.scalar(select(func.count()).select_from(Conversation)) == 0
    assert letters(session) == []


PHONE = Words(text="Meine Nummer ist 0176 12345678")


def test_contact_data_pass_when_both_have_written(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    with pytest.raises(WordsRefusedError):
        says(town, talk, alice, PHONE.text)
    says(town, talk, alice)
    assert says(town, talk, alice, PHONE.text).text == PHONE.text
    assert says(town, talk, bob, PHONE.text).text == PHONE.text


@pytest.mark.parametrize("is_known", [True, False])
def test_in_sensitive_topics_contact_data_pass_only_between_those_whom_rule_4_knows(
    town, session, now, is_known
):
    amal, bob = town.person("Amal"), town.person("Bob")
    if is_known:
        cleared(town, released(town, bob, "childcare"))
    talk = answered(town, asked(town, author=amal), bob)
    if not is_known:
        talk.state, talk.released_at = ConversationState.OPEN, now
    says(town, talk, amal)
    if is_known:
        assert says(town, talk, amal, PHONE.text).text == PHONE.text
        return
    for person in (amal, bob):
        with pytest.raises(WordsRefusedError):
            says(town, talk, person, PHONE.text)


@pytest.mark.parametrize("is_known", [True, False])
def test_who_offers_in_a_sensitive_topic_must_be_known_for_contact_data_to_pass(
    town, session, is_known
):
    host, newcomer = town.person("Host"), town.person("Newcomer")
    if is_known:
        released(town, host, "housing")
    talk = answered(town, town.post("room", author_id=host.id), newcomer)
    assert talk.state is ConversationState.OPEN
    says(town, talk, host)
    if is_known:
        assert says(town, talk, host, PHONE.text)
    else:
        with pytest.raises(WordsRefusedError):
            says(town, talk, newcomer, PHONE.text)


def test_a_blocked_person_is_refused_everywhere_and_never_told_why(town, session, now):
    alice, bob = town.person("Alice"), town.person("Bob")
    talk = answered(town, town.post(author_id=alice.id), bob)
    town.add(PersonBlock(by_user_id=alice.id, user_id=bob.id, created_at=now))
    with pytest.raises(NotWantedError):
        answered(town, town.post(author_id=alice.id), bob)
    with pytest.raises(EndedError):
        says(town, talk, bob)
    assert says(town, talk, alice)


@pytest.mark.parametrize("blocked", ["account", "organisation", "group"])
@pytest.mark.parametrize("asker", ["account", "code"])
def test_whoever_answered_and_blocks_is_answered_no_more(town, session, now, asker, blocked):
    bob, house, group = town.person("Bob"), town.organisation(), town.group()
    edith, lena, alice, zahra = editor(town, house), lead(town, group), town.person(), code(town)
    theirs, speaker, acting = {
        "account": ({"author_id": bob.id}, bob, {}),
        "organisation": ({"organisation_id": house.id}, edith, {"organisation_id": house.id}),
        "group": ({"group_id": group.id}, lena, {"group_id": group.id}),
    }[blocked]
    own, asking = {
        "account": ({"author_id": alice.id}, by(session, alice)),
        "code": ({"code_id": zahra.id}, by_code(zahra)),
    }[asker]
    talk = start(session, about=town.post(**theirs), answerer=asking, words=HELLO, now=now)
    block(session, conversation=talk, actor=asking.actor, now=now)
    with pytest.raises(NotWantedError):
        answered(town, town.post(**own), speaker, **acting)
    other = town.post(code_id=code(town, "Other").id)
    assert answered(town, other, speaker, **acting).state is ConversationState.OPEN
