"""Asking without account: the questions, the one form at the end, the card."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.limits import Limit
from helpboard.adapters.passwords import hash_password
from helpboard.domain.access_code import read_code
from helpboard.domain.conversation import Hear
from helpboard.domain.group import GroupRole
from helpboard.domain.post import PostKind, PostState
from helpboard.models import AccessCode, GroupMember, Post
from helpboard.web.ask import views
from tests.web.accounts.test_login import PASSWORD, log_in
from tests.web.ask.asking import TEXT, ask, asked, send, token_of, words_on

QUESTIONS = "kind=request&topic=doctor-visit"


def _only_post(session):
    [post] = session.scalars(select(Post))
    return post


def _only_code(session):
    [code] = session.scalars(select(AccessCode))
    return code


def test_somebody_asks_and_gets_a_card_of_five_words(browser, town, session):
    words = asked(browser)

    post, code = _only_post(session), _only_code(session)
    assert read_code(words) == tuple(words.split())
    assert post.state is PostState.PENDING
    assert post.kind is PostKind.REQUEST
    assert post.text == TEXT
    assert post.area_id == town.mitte.id
    assert post.author_id is None
    assert post.code_id == code.id
    assert code.hear is Hear.CODE
    assert code.language == "de"


def test_the_words_are_in_no_column_and_in_no_cookie(browser, town, session):
    response = ask(browser)
    words = words_on(browser.get(response.location).text)

    code = _only_code(session)
    kept = " ".join(str(getattr(code, column.name)) for column in AccessCode.__table__.columns)
    cookies = " ".join(response.headers.getlist("Set-Cookie"))
    for word in words.split():
        assert not re.search(rf"\b{word}\b", f"{kept} {cookies}")


def test_a_double_click_makes_one_post_and_shows_the_same_card(browser, town, session):
    form = {
        "csrf_token": token_of(browser.get("/de/ask").text),
        "topic": "bicycle",
        "area": "ludwigsburg-mitte",
        "thing": "bicycle",
    }
    first = words_on(browser.get(browser.post("/de/ask", data=form).location).text)
    second = words_on(browser.get(browser.post("/de/ask", data=form).location).text)

    assert first == second
    assert _only_post(session)
    assert _only_code(session)


def test_the_card_is_shown_no_more_once_it_was_put_away(browser, town):
    card = ask(browser).location
    browser.get("/de/answers/mine")

    assert browser.get(card, expect=302).location == "/de/answers/mine"


def test_the_card_names_no_topic_and_says_how_to_go_on(browser, town):
    page = browser.get(ask(browser).location).text

    card = page.partition('class="code-card"')[2].partition("</div>")[0]
    assert words_on(page) in card
    assert "<svg" in card
    assert "localhost/de/answers/" in card
    assert "Fahrrad" not in page
    assert TEXT not in page


def test_whoever_asks_is_checked_first_even_a_trusted_editor(browser, town, session):
    town.person(
        email="alice@example.org",
        password_hash=hash_password(PASSWORD),
        created_at=town.now - timedelta(days=90),
    )
    log_in(browser)

    asked(browser)

    post = _only_post(session)
    assert post.state is PostState.PENDING
    assert post.author_id is None
    assert _only_code(session).entered_by is None


def test_a_host_enters_it_for_somebody_and_is_noted(browser, town, session):
    hanna = town.person("Hanna", email="h@example.org", password_hash=hash_password(PASSWORD))
    cafe = town.group()
    town.add(GroupMember(group_id=cafe.id, user_id=hanna.id, role=GroupRole.LEAD))
    log_in(browser, email="h@example.org")
    assert "for_other" in browser.get(f"/de/ask?{QUESTIONS}&step=end").text

    asked(browser, for_other="y")

    assert _only_code(session).entered_by == hanna.id


def test_nobody_else_is_noted_as_a_host(browser, town, session):
    town.person(email="alice@example.org", password_hash=hash_password(PASSWORD))
    log_in(browser)
    assert "for_other" not in browser.get(f"/de/ask?{QUESTIONS}&step=end").text
    asked(browser, for_other="y")
    assert _only_code(session).entered_by is None


def test_the_number_to_call_is_kept_only_when_a_call_is_wanted(browser, town, session):
    asked(browser, hear="call", phone="0176 12345678")
    assert _only_code(session).phone == "+49 176 12345678"
    assert _only_code(session).hear is Hear.CALL


def test_a_number_that_was_typed_and_not_chosen_is_forgotten(browser, town, session):
    asked(browser, hear="code", phone="0176 12345678")
    assert _only_code(session).phone is None


def test_the_hosts_of_a_cafe_may_tell_of_answers(browser, town, session):
    cafe = town.group()
    asked(browser, hear="host", host=cafe.slug)
    assert _only_code(session).host_group_id == cafe.id
    assert cafe.name in browser.get("/de/answers/mine").text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"hear": "call"}, "phone"),
        ({"hear": "call", "phone": "call me"}, "phone"),
        ({"hear": "host"}, "host"),
        ({"hear": "host", "host": "nowhere"}, "host"),
        ({"hear": "pigeon"}, "hear"),
        ({"area": "atlantis"}, "area"),
        ({"kind": "gift"}, "topic"),
        ({"topic": "gold"}, "topic"),
        ({"topic": ""}, "topic"),
        ({"thing": ""}, "block-thing"),
        ({"thing": "dragon"}, "block-thing"),
        ({"text_lang": "klingon"}, "text_lang"),
        ({"text": "Ruf mich an: 0176 12345678"}, "text"),
        ({"text": "Schreib an me@example.org"}, "text"),
        ({"text": "Siehe https://example.org/fahrrad"}, "text"),
        ({"text": "a\u202eb"}, "text"),
        ({"text": "x" * 10_001}, "text"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(browser, town, session, wrong, field):
    values = {"text": TEXT, **wrong}
    response = ask(browser, expect=422, **values)

    assert values["text"][:200] in response.text
    assert f'id="{field}-error"' in response.text
    assert session.scalars(select(Post)).all() == []
    assert session.scalars(select(AccessCode)).all() == []


def test_a_form_that_was_open_too_long_keeps_what_was_typed(browser, town, session):
    browser.get("/de/ask")
    form = {"csrf_token": "old", "topic": "bicycle", "thing": "bicycle", "text": TEXT}
    page = browser.post("/de/ask", data=form, expect=422).text

    assert TEXT in page
    form["csrf_token"] = token_of(page)
    browser.post("/de/ask", data=form)
    assert _only_post(session).text == TEXT


def test_a_script_needs_to_say_no_more_than_the_topic_and_a_fact(browser, town, session):
    form = {"csrf_token": token_of(browser.get("/de/ask").text), "topic": "sport"}
    page = browser.post("/de/ask", data={**form, "when": "flexible"}).location
    assert words_on(browser.get(page).text)
    assert _only_post(session).area_id == town.home.id


def test_whoever_holds_a_code_may_add_to_it(browser, town, session):
    asked(browser)
    assert "same_code" in browser.get(f"/de/ask?{QUESTIONS}&step=end").text

    response = ask(browser, topic="sport", thing="", when="flexible", same_code="y")

    assert browser.get(response.location, expect=302).location == "/de/answers/mine"
    assert _only_code(session)
    assert len(session.scalars(select(Post)).all()) == 2


def test_a_number_typed_when_something_is_added_goes_on_the_card(browser, town, session):
    asked(browser)
    for more in ({"hear": "call", "phone": "0176 12345678"}, {"hear": "code"}):
        ask(browser, topic="sport", thing="", when="flexible", same_code="y", **more)
        code = _only_code(session)
        session.refresh(code)
        assert (code.hear, code.phone) == (Hear.CALL, "+49 176 12345678")


def test_a_new_code_is_given_when_nobody_says_otherwise(browser, town, session):
    assert asked(browser) != asked(browser, text="Noch ein Fahrrad.")
    assert len(session.scalars(select(AccessCode)).all()) == 2


def test_a_code_may_have_three_open_posts(browser, town, session):
    asked(browser)
    for text in ("Eins mehr.", "Zwei mehr."):
        ask(browser, text=text, same_code="y")
    page = ask(browser, text="Drei mehr.", same_code="y", expect=422).text

    assert "Drei mehr." in page
    assert len(session.scalars(select(Post)).all()) == 3


def test_a_client_that_asks_without_end_is_stopped_with_its_text_kept(
    browser, town, session, monkeypatch
):
    few = Limit("asked in this test", 2, timedelta(days=1))
    monkeypatch.setattr(views, "NEW_POSTS_OF_CLIENT", few)
    for text in ("Eins.", "Zwei."):
        asked(browser, text=text)
    response = ask(browser, text="Drei.", expect=429)

    assert "Drei." in response.text
    assert response.headers["Retry-After"]
    assert len(session.scalars(select(Post)).all()) == 2


def test_asking_again_after_the_end_starts_anew(browser, town, session):
    asked(browser)
    send(browser, "/de/answers/end")
    assert len(asked(browser, text="Noch einmal.").split()) == 5


@pytest.fixture
def host(browser, town):
    """Hanna, who hosts a café, is logged in."""
    hanna = town.person("Hanna", email="h@example.org", password_hash=hash_password(PASSWORD))
    town.add(GroupMember(group_id=town.group().id, user_id=hanna.id, role=GroupRole.LEAD))
    log_in(browser, email="h@example.org")
    return hanna


def test_the_next_person_at_a_host_gets_a_card_of_their_own(browser, host, session):
    first = asked(browser, for_other="y")
    assert "same_code" not in browser.get(f"/de/ask?{QUESTIONS}&step=end").text

    second = asked(browser, text="Für die Nächste.", for_other="y", same_code="y")

    assert first != second
    codes = session.scalars(select(Post.code_id)).all()
    assert len(set(codes)) == 2


def test_what_a_host_asks_for_somebody_never_goes_to_her_own_card(browser, host, session):
    own = asked(browser)
    assert "same_code" in browser.get(f"/de/ask?{QUESTIONS}&step=end").text

    assert asked(browser, text="Für jemand anderen.", for_other="y", same_code="y") != own
    entered = session.scalars(select(AccessCode.entered_by).order_by(AccessCode.id)).all()
    assert entered == [None, host.id]


def test_the_card_of_somebody_else_is_closed_and_not_opened_by_the_host(browser, town, session):
    hanna = town.person("Hanna", email="h@example.org", password_hash=hash_password(PASSWORD))
    cafe = town.group()
    town.add(GroupMember(group_id=cafe.id, user_id=hanna.id, role=GroupRole.LEAD))
    log_in(browser, email="h@example.org")
    page = browser.get(ask(browser, for_other="y").location).text
    assert "/de/answers/close" in page
    assert "/de/answers/mine" not in page
    own = browser.get(ask(browser, text="Für mich.").location).text
    assert "/de/answers/mine" in own
