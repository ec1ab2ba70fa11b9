"""Letters of conversations carry words in the reader's language, and never an address."""

import pytest
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState, Hear
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import Words
from helpboard.domain.post import PostState
from helpboard.mailer.wording import worded
from helpboard.models import Coordinator, Letter
from helpboard.queries.actors import actor_by_email, actor_of
from helpboard.queries.letters import enveloped
from helpboard.services.action_links import link_of
from helpboard.services.answers import refuse, release
from helpboard.services.conversations import start
from helpboard.services.hearing_by_mail import hear_by_mail, offer_mail
from helpboard.services.taking import take
from tests.talking import HELLO, answered, asked, by_code, code, editor, says

PLACE = "KANARIE am Marktbrunnen"


@pytest.fixture
def carla(town, session):
    person = town.person("Carla", email="carla@example.org")
    town.add(Coordinator(user_id=person.id, area_id=town.home.id))
    return actor_by_email(session, "carla@example.org")


@pytest.fixture
def read(app, session, now):
    """Return everything that each letter of a kind says, headers too, by receiver's address."""

    def texts(kind=None):
        session.commit()
        found = {}
        with app.app_context():
            for letter in session.scalars(select(Letter).order_by(Letter.id)):
                envelope = enveloped(session, letter.id)
                if envelope is None or (kind is not None and letter.kind is not kind):
                    continue
                message = worded(session, envelope, now=now)
                if message is not None:
                    parts = [part.get_content() for part in message.iter_parts()]
                    head = "\n".join(f"{name}: {value}" for name, value in message.items())
                    found.setdefault(envelope.to, []).append("\n".join([head, *parts]))
        return found

    return texts


def test_a_message_is_told_in_the_readers_language_with_a_way_to_reply(town, read):
    alice = town.person("Alice", language="ar")
    bob = town.person("Bob")
    words = Words(
        sentence="where-and-when-meet",
        values={"place": PLACE, "date": "2026-12-01", "time": "18:00"},
        text="Ich freue mich.",
    )
    talk = answered(town, town.post(author_id=alice.id), bob, words)
    [[said]] = read().values()
    assert PLACE in said
    assert "Ich freue mich." in said
    assert "1 ديسمبر" in said
    assert "Reply-To: reply+" in said
    assert f"http://localhost/ar/my/messages/{talk.id}" in said
    assert "Bob" in said
    assert bob.email not in said


def test_nothing_of_a_held_answer_reaches_its_owner_by_letter(town, session, now, read, carla):
    amal, bob, carl = (town.person(name) for name in ("Amal", "Bob", "Carl"))
    post = asked(town, author=amal)
    words = Words(sentence="where-meet", values={"place": PLACE}, text="Nur für Amal")
    held, refused = answered(town, post, bob, words), answered(town, post, carl, words)
    refuse(session, conversation=refused, moderator=carla, now=now)
    assert amal.email not in read()
    assert all(PLACE not in said for said in read()[bob.email] + read()[carl.email])
    release(session, conversation=held, moderator=carla, now=now)
    [said] = read()[amal.email]
    assert PLACE in said
    assert "Bob" in said
    assert "Carl" not in said


def test_a_message_that_is_gone_or_hidden_again_is_not_told(town, session, read):
    alice = town.person("Alice")
    talk = answered(town, town.post(author_id=alice.id), town.person("Bob"))
    talk.released_at, talk.state = None, ConversationState.HELD
    session.flush()
    assert read() == {}


def test_an_organisation_is_named_and_its_editors_are_not(town, read):
    house = town.organisation("Nähstube Faden")
    edith, bob = editor(town, house, "Edith"), town.person("Bob")
    talk = answered(town, house, bob)
    says(town, talk, edith, "Kommen Sie vorbei.")
    [said] = read()[bob.email]
    assert "Nähstube Faden" in said
    assert "Edith" not in said
    assert edith.email not in said


def test_a_no_names_three_posts_that_are_still_there(town, session, now, read):
    amal, bob, carl = (town.person(name) for name in ("Amal", "Bob", "Carl"))
    post = asked(town, "furniture", author=amal)
    others = [asked(town, "furniture") for _ in range(3)]
    talk = answered(town, post, bob)
    answered(town, post, carl)
    take(session, conversation=talk, actor=actor_of(session, amal), now=now)
    others[0].state = PostState.HIDDEN
    [said] = read(LetterKind.NOT_TAKEN)[carl.email]
    assert f"/de/posts/{others[0].id}" not in said
    assert all(f"/de/posts/{one.id}" in said for one in others[1:])


def test_a_strangers_address_gets_one_letter_without_a_word_of_the_writer(town, session, now, read):
    alice = town.person("Alice")
    zahra = code(town, "Zahra KANARIE")
    words = Words(text="Ein Satz, den niemand bestellt hat")
    talk = start(
        session,
        about=town.post(author_id=alice.id),
        answerer=by_code(zahra),
        words=words,
        now=now,
    )
    offer_mail(session, code=zahra, email="stranger@example.org", now=now)
    says(town, talk, alice, "Antwort an Zahra")
    [said] = read()["stranger@example.org"]
    assert words.text not in said
    assert "KANARIE" not in said
    assert "Antwort an Zahra" not in said


def test_after_a_yes_everything_said_meanwhile_is_told_once(town, session, now, read):
    alice, zahra = town.person("Alice"), code(town)
    talk = start(
        session,
        about=town.post(author_id=alice.id),
        answerer=by_code(zahra),
        words=HELLO,
        now=now,
    )
    offer_mail(session, code=zahra, email="zahra@example.org", now=now)
    says(town, talk, alice, "Antwort an Zahra")
    [link_key] = [
        letter.params["confirm_link"]
        for letter in session.scalars(select(Letter))
        if "confirm_link" in letter.params
    ]
    link = link_of(session, link_key)
    hear_by_mail(session, link, now)
    assert (zahra.hear, zahra.email, link.data) == (Hear.MAIL, "zahra@example.org", {})
    [said] = read(LetterKind.NEW_MESSAGE)["zahra@example.org"]
    assert "Antwort an Zahra" in said
    assert f"/answers/messages/{talk.id}" in said
    says(town, talk, alice, "Noch etwas")
    assert len(read(LetterKind.NEW_MESSAGE)["zahra@example.org"]) == 2
