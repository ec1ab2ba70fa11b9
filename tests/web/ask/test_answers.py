"""What a code opens, and how it is changed, forgotten and ended."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from helpboard.domain.conversation import ConversationState, Hear, Role
from helpboard.domain.post import PostState
from helpboard.models import AccessCode, Conversation, Login, Participant, Post
from helpboard.services.answers import tell_silent
from helpboard.web.auth import hashed
from tests.browser_client import Browser
from tests.directory import counted
from tests.talking import answered
from tests.web.ask.asking import asked, enter, send, token_of, words_on


@pytest.fixture
def other_phone(app, session):
    """Another browser, which has never been here."""
    return Browser(app.test_client(), session)


def test_the_code_opens_what_was_asked_in_another_browser(browser, other_phone, town):
    words = asked(browser)

    assert enter(other_phone, words.upper().replace(" ", ", ")).location == "/de/answers/mine"
    page = other_phone.get("/de/answers/mine").text

    assert "Fahrrad" in page
    assert 'data-state="pending"' in page


def test_entering_a_code_is_noted(browser, other_phone, town, session):
    words = asked(browser)
    [code] = session.scalars(select(AccessCode))
    code.used_at = long_ago = town.now - timedelta(days=80)

    enter(other_phone, words)

    assert code.used_at > long_ago


@pytest.mark.parametrize("typed", ["", "nonsense", "apple forest river tulip window"])
def test_wrong_codes_are_answered_alike_and_kept_in_the_field(browser, town, typed):
    response = enter(browser, typed, expect=422)
    assert 'id="code-error"' in response.text
    assert f'value="{typed}"' in response.text
    assert browser.get("/de/answers/mine", expect=303).location == "/de/answers/"


def test_without_a_code_nothing_is_open(browser, town, session):
    asked(browser)
    [post] = session.scalars(select(Post))
    send_close(browser)
    for path in ("mine", "card", "code", "hear", "end", f"posts/{post.id}/edit"):
        assert browser.get(f"/de/answers/{path}", expect=303).location == "/de/answers/"


def send_close(browser):
    token = token_of(browser.get("/de/answers/mine").text)
    return browser.post("/de/answers/close", data={"csrf_token": token})


def test_after_an_hour_without_a_page_the_browser_has_forgotten(browser, town):
    asked(browser)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=59), tick=False):
        browser.get("/de/answers/mine")
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=118), tick=False):
        browser.get("/de/answers/mine")
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=180), tick=False):
        browser.get("/de/answers/mine", expect=303)


def test_new_words_make_the_old_ones_and_other_browsers_worthless(browser, other_phone, town):
    old = asked(browser)
    enter(other_phone, old)

    new = words_on(browser.get(send(browser, "/de/answers/code").location).text)

    assert new != old
    other_phone.get("/de/answers/mine", expect=303)
    enter(other_phone, old, expect=422)
    enter(other_phone, new)
    assert "Fahrrad" in other_phone.get("/de/answers/mine").text
    browser.get("/de/answers/mine")


def test_new_words_asked_for_twice_by_one_click_are_the_same(browser, town):
    asked(browser)
    form = {"csrf_token": token_of(browser.get("/de/answers/code").text)}
    first = words_on(browser.get(browser.post("/de/answers/code", data=form).location).text)
    second = words_on(browser.get(browser.post("/de/answers/code", data=form).location).text)
    assert first == second


def test_a_second_click_that_left_with_the_first_shows_the_same_new_words(browser, town):
    old = asked(browser)
    form = {"csrf_token": token_of(browser.get("/de/answers/code").text)}
    held = browser._client.get_cookie("form").value
    first = words_on(browser.get(browser.post("/de/answers/code", data=form).location).text)

    browser._client.set_cookie("form", held)  # the browser had no answer yet when it sent again
    second = words_on(browser.get(browser.post("/de/answers/code", data=form).location).text)

    assert first == second != old
    browser.get("/de/answers/mine")


def test_whoever_held_the_old_words_gets_neither_the_new_ones_nor_others(
    browser, other_phone, town, session
):
    enter(other_phone, asked(browser))
    form = {"csrf_token": token_of(other_phone.get("/de/answers/code").text)}
    send(browser, "/de/answers/code")
    [code] = session.scalars(select(AccessCode))
    new = code.code_hash

    assert other_phone.post("/de/answers/code", data=form).location == "/de/answers/"
    other_phone.get("/de/answers/mine", expect=303)
    assert code.code_hash == new


def test_how_to_hear_can_be_changed_and_the_number_goes(browser, town, session):
    asked(browser, hear="call", phone="0176 12345678")
    assert "+49 176 12345678" in browser.get("/de/answers/mine").text

    send(browser, "/de/answers/hear", hear="code", phone="0176 12345678")

    [code] = session.scalars(select(AccessCode))
    assert code.hear is Hear.CODE
    assert code.phone is None


def test_a_wrong_number_is_said_at_its_field(browser, town):
    asked(browser)
    page = send(browser, "/de/answers/hear", hear="call", phone="12", expect=422).text
    assert 'id="phone-error"' in page
    assert 'value="12"' in page


def test_ending_everything_forgets_the_person_and_takes_the_posts_down(browser, town, session):
    words = asked(browser, hear="call", phone="0176 12345678")
    [post] = session.scalars(select(Post))
    post.state, post.first_published_at = PostState.PUBLISHED, town.now
    conversation_id = _answered(town, post).id

    assert send(browser, "/de/answers/end").location == "/de/answers/ended"

    browser.get("/de/answers/ended")
    assert session.scalars(select(AccessCode)).all() == []
    assert post.state is PostState.WITHDRAWN
    assert post.text == ""
    assert session.get(Conversation, conversation_id) is None
    browser.get(f"/de/posts/{post.id}", expect=410)
    enter(browser, words, expect=422)


def _answered(town, post, *, is_held=False):
    conversation = town.add(
        Conversation(
            post_id=post.id,
            state=ConversationState.HELD if is_held else ConversationState.OPEN,
            created_at=town.now,
            released_at=None if is_held else town.now,
            last_message_at=town.now,
            wants_interpreter={},
        )
    )
    town.add(
        Participant(conversation_id=conversation.id, role=Role.OWNER, code_id=post.code_id),
        Participant(conversation_id=conversation.id, role=Role.ANSWERER, name="Bob"),
    )
    return conversation


def test_answers_are_counted_and_one_that_waits_at_the_desk_is_not(browser, town, session):
    asked(browser)
    [post] = session.scalars(select(Post))
    conversation = _answered(town, post, is_held=True)
    page = browser.get("/de/answers/mine").text
    assert f"messages/{conversation.id}" not in page

    conversation.state, conversation.released_at = ConversationState.OPEN, town.now
    page = browser.get("/de/answers/mine").text
    assert f"/de/answers/messages/{conversation.id}" in page


def test_with_a_card_as_with_an_account_one_reads_how_long_an_answer_has_waited(
    browser, other_phone, town, session
):
    asked(browser)
    [post] = session.scalars(select(Post))
    post.state, post.first_published_at = PostState.PUBLISHED, town.now
    bob = town.person("Bob")
    wrote, ends = datetime(2026, 11, 18, 12, tzinfo=UTC), town.now + timedelta(days=1)
    town.add(Login(user_id=bob.id, token_hash=hashed("b"), created_at=town.now, expires_at=ends))
    other_phone._client.set_cookie("login", "b")
    talk = answered(town, post, bob)
    talk.waits_since = wrote
    asker, answerer = (
        (browser, "/de/answers/mine", f"/de/answers/messages/{talk.id}"),
        (other_phone, "/de/my/", f"/de/my/messages/{talk.id}"),
    )
    waits, stands = "seit Mittwoch, 18. November auf Ihre Antwort", "eit Mittwoch, 18. November"
    for reader, *paths in (asker, answerer):
        assert not any("18. November" in _words(reader, path) for path in paths)

    tell_silent(session, now=wrote + timedelta(days=5))

    reader, *paths = asker
    assert all(waits in _words(reader, path) for path in paths)
    reader, *paths = answerer
    for path in paths:
        page = _words(reader, path)
        assert stands in page
        assert waits not in page


def _words(reader, path):
    """Read a page without regard to where its lines may break."""
    return reader.get(path).text.replace("\u00a0", " ")


def test_whoever_hears_by_mail_reads_so(browser, town, session):
    asked(browser)
    [code] = session.scalars(select(AccessCode))
    code.hear, code.email = Hear.MAIL, "zahra@example.org"
    page = browser.get("/de/answers/mine").text
    assert "Wir schreiben Ihnen eine E-Mail" in page
    assert code.email not in page


def test_the_overview_needs_a_constant_number_of_statements(browser, town, session, connection):
    asked(browser)
    [post] = session.scalars(select(Post))
    _answered(town, post)
    with counted(connection) as few:
        browser.get("/de/answers/mine")
    for number in range(3):
        more = town.post(code_id=post.code_id, text=f"Nummer {number}")
        _answered(town, more)
    with counted(connection) as many:
        browser.get("/de/answers/mine")
    assert len(many) == len(few)


def test_closing_forgets_the_code_and_sets_no_trap_for_a_wrong_token(browser, town):
    asked(browser)
    browser.post("/de/answers/close", data={"csrf_token": "wrong"})
    browser.get("/de/answers/mine")
    assert send_close(browser).location == "/de/"
    browser.get("/de/answers/mine", expect=303)


def test_pages_of_a_code_are_kept_by_nobody(browser, town):
    asked(browser)
    for path in ("mine", "code", "hear", "end"):
        response = browser.get(f"/de/answers/{path}")
        assert response.headers["Cache-Control"] == "no-store"
        assert "noindex" in response.text


def test_a_code_with_a_discreet_post_has_a_quick_way_out(browser, town):
    asked(browser, topic="women", thing="", when="flexible")
    assert "data-leave" in browser.get("/de/answers/mine").text


def test_the_form_that_gave_a_code_does_not_open_it_once_it_has_new_words(browser, town):
    form = _form_sent(browser)
    send(browser, "/de/answers/code")
    send_close(browser)

    assert browser.post("/de/ask", data=form).location == "/de/answers/"
    browser.get("/de/answers/mine", expect=303)


def test_the_form_that_gave_a_code_is_harmless_once_that_has_ended(browser, town):
    form = _form_sent(browser)
    send(browser, "/de/answers/end")

    assert browser.post("/de/ask", data=form).location == "/de/answers/"


def _form_sent(browser):
    form = {
        "kind": "request",
        "topic": "bicycle",
        "thing": "bicycle",
        "area": "ludwigsburg-mitte",
        "text": "Für den Weg zur Schule.",
        "text_lang": "de",
        "hear": "code",
        "csrf_token": token_of(browser.get("/de/ask").text),
    }
    assert browser.post("/de/ask", data=form).location == "/de/answers/card"
    return form
