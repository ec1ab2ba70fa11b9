import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.letter import LetterKind
from helpboard.domain.post import PostState
from helpboard.models import AccessCode, ActionLink, Conversation, Letter, Message, Participant
from tests.talking import answered, asked, editor, lead
from tests.web.conversations.pages import send, token_of


def only(session, model):
    [found] = session.scalars(select(model))
    return found


def test_somebody_with_an_account_answers_a_post_and_comes_to_the_conversation(
    town, session, visit, alice, bob
):
    post = town.post(author_id=alice.id)
    path = f"/de/posts/{post.id}/answer"
    browser = visit(bob)
    answer = send(browser, path, text="Ich kann helfen.", sentence="can-help")
    talk = only(session, Conversation)
    assert answer.location == f"/de/my/messages/{talk.id}"
    page = browser.get(answer.location)
    assert "Ich kann helfen." in page.text
    assert page.headers["Cache-Control"] == "no-store"
    # Whoever comes again goes on with the conversation.
    assert browser.get(path, expect=303).location == answer.location


def test_a_visitor_answers_gets_a_code_and_reads_on_with_it(town, session, visit, alice):
    post = town.post(author_id=alice.id)
    browser = visit()
    answer = send(
        browser, f"/de/posts/{post.id}/answer", text="Guten Tag", name="Zahra", hear="code"
    )
    assert answer.location == "/de/answers/card"
    card = browser.get(answer.location).text
    assert re.search(r'data-testid="code"', card)
    talk, code = only(session, Conversation), only(session, AccessCode)
    assert (code.name, code.email) == ("Zahra", None)
    assert "Guten Tag" in browser.get(f"/de/answers/messages/{talk.id}").text
    visit().get(f"/de/answers/messages/{talk.id}", expect=303)
    assert "Zahra" in visit(alice).get(f"/de/my/messages/{talk.id}").text


def test_who_holds_a_code_answers_with_it(town, session, visit, alice):
    first, second = town.post(author_id=alice.id), town.post(author_id=alice.id)
    browser = visit()
    send(browser, f"/de/posts/{first.id}/answer", text="Eins", name="Zahra", hear="code")
    page = browser.get(f"/de/posts/{second.id}/answer").text
    assert 'name="name"' not in page
    answer = send(browser, f"/de/posts/{second.id}/answer", text="Zwei")
    assert "/de/answers/messages/" in answer.location
    assert session.scalar(select(func.count()).select_from(AccessCode)) == 1


def test_a_visitors_address_is_written_to_only_after_a_yes(town, session, visit, alice):
    post = town.post(author_id=alice.id)
    send(
        visit(),
        f"/de/posts/{post.id}/answer",
        text="Ein Text nur für Alice",
        name="Zahra",
        hear="mail",
        email="zahra@example.org",
    )
    code, link = only(session, AccessCode), only(session, ActionLink)
    [letter] = session.scalars(select(Letter).where(Letter.kind == LetterKind.CONFIRM_ANSWER))
    assert (code.email, letter.to_email) == (None, "zahra@example.org")
    assert letter.params == {"confirm_link": link.key}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": "Hallo", "hear": "code"}, "Bitte"),
        ({"text": "Hallo", "hear": "mail", "name": "Zahra"}, "E-Mail"),
        ({"text": "Hallo", "hear": "mail", "name": "Zahra", "email": "x\r\ny@z.de"}, "E-Mail"),
        ({"text": "Hallo", "hear": "pigeon", "name": "Zahra"}, "Bitte"),
        ({"text": "", "hear": "code", "name": "Zahra"}, "Bitte"),
        ({"text": "Tel. 0176 12345678", "hear": "code", "name": "Zahra"}, ""),
        ({"text": "Hallo", "hear": "code", "name": "zahra@example.org"}, ""),
        ({"text": "a\u202eb", "hear": "code", "name": "Zahra"}, ""),
        ({"text": "Hallo", "hear": "code", "name": "Za\u202ehra"}, ""),
        ({"text": "Hallo", "hear": "code", "name": "Z", "sentence": "nonsense"}, ""),
        ({"text": "Hallo", "hear": "code", "name": "Z", "sentence": "i-am-late"}, ""),
        ({"sentence": "i-am-late", "minutes": "1e9", "hear": "code", "name": "Z"}, ""),
        ({"sentence": "i-suggest", "date": "morgen", "time": "18:00", "name": "Z"}, ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    town, session, visit, alice, fields, says
):
    post = town.post(author_id=alice.id)
    page = send(visit(), f"/de/posts/{post.id}/answer", expect=422, **fields).text
    assert "field__error" in page
    assert 'role="alert"' in page
    if fields.get("text", "").isalpha():
        assert fields["text"] in page
    assert session.scalars(select(Conversation)).all() == []
    assert session.scalars(select(AccessCode)).all() == []
    assert session.scalars(select(Letter)).all() == []


def test_a_page_that_was_open_too_long_keeps_what_was_typed(town, session, visit, alice, bob):
    path = f"/de/posts/{town.post(author_id=alice.id).id}/answer"
    page = visit(bob).post(path, data={"csrf_token": "old", "text": "Mein Text"}, expect=422)
    assert "Mein Text" in page.text
    assert session.scalars(select(Conversation)).all() == []


def test_a_double_click_makes_one_conversation_one_code_and_one_letter(town, session, visit, alice):
    path = f"/de/posts/{town.post(author_id=alice.id).id}/answer"
    browser = visit()
    fields = {"csrf_token": token_of(browser.get(path).text), "text": "Hallo", "name": "Zahra"}
    for _ in range(3):
        browser.post(path, data={**fields, "hear": "code"})
    for model in (Conversation, AccessCode, Message, Letter):
        assert session.scalar(select(func.count()).select_from(model)) == 1
    assert 'data-testid="code"' in browser.get("/de/answers/card").text


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (PostState.PENDING, 404),
        (PostState.HIDDEN, 404),
        (PostState.WITHDRAWN, 410),
        (PostState.EXPIRED, 410),
    ],
)
def test_what_is_not_public_has_no_page_to_answer(town, visit, alice, bob, now, state, status):
    first = now if status == 410 else None
    post = town.post(author_id=alice.id, state=state, first_published_at=first)
    visit(bob).get(f"/de/posts/{post.id}/answer", expect=status)


def test_a_post_whose_time_is_over_is_not_answered_any_more(town, visit, alice, bob, now):
    post = town.post(author_id=alice.id, expires_at=now - timedelta(seconds=1))
    visit(bob).get(f"/de/posts/{post.id}/answer", expect=410)
    visit(bob).get("/de/posts/999999/answer", expect=404)
    visit(bob).get("/de/organisations/nobody/answer", expect=404)
    visit(bob).get("/de/groups/nobody/answer", expect=404)


def test_nobody_answers_their_own(town, visit, alice):
    page = visit(alice).get(f"/de/posts/{town.post(author_id=alice.id).id}/answer").text
    assert 'name="text"' not in page


def test_an_editor_answers_for_the_organisation_unless_told_otherwise(town, session, visit, alice):
    house = town.organisation("Faden")
    edith = editor(town, house)
    posts = [asked(town, author=alice) for _ in range(2)]
    browser = visit(edith)
    send(browser, f"/de/posts/{posts[0].id}/answer", text="Wir helfen.")
    send(browser, f"/de/posts/{posts[1].id}/answer", text="Ich helfe.", act_as="me")
    rows = session.execute(
        select(Participant.organisation_id, Conversation.state)
        .join(Conversation)
        .where(Participant.role == Role.ANSWERER)
        .order_by(Conversation.id)
    ).all()
    assert rows == [(house.id, ConversationState.OPEN), (None, ConversationState.HELD)]


def test_nobody_answers_for_others(town, session, visit, alice, bob):
    house = town.organisation()
    path = f"/de/posts/{asked(town, author=alice).id}/answer"
    send(visit(bob), path, text="Hallo", act_as=f"organisation:{house.slug}", expect=422)
    assert session.scalars(select(Conversation)).all() == []


def test_a_lead_answers_sensitive_requests_for_the_group(town, session, visit, alice):
    lena = lead(town, town.group())
    send(visit(lena), f"/de/posts/{asked(town, author=alice).id}/answer", text="Wir helfen.")
    assert only(session, Conversation).state is ConversationState.OPEN
    send(visit(lena), f"/de/posts/{town.post(author_id=alice.id).id}/answer", text="Ich auch.")
    rows = session.scalars(select(Participant.group_id).where(Participant.role == Role.ANSWERER))
    assert sorted(row is None for row in rows) == [False, True]


def test_a_held_answer_is_told_kindly_and_unseen_by_the_asker(town, session, visit, alice, bob):
    browser = visit(bob)
    answer = send(browser, f"/de/posts/{asked(town, author=alice).id}/answer", text="KANARIE")
    assert "KANARIE" in browser.get(answer.location).text
    visit(alice).get(answer.location, expect=404)
    assert session.scalars(select(Letter.user_id)).all() == [bob.id]


@pytest.mark.parametrize("kind", ["organisations", "groups"])
def test_organisations_and_groups_are_written_to(town, session, visit, bob, kind):
    house, group = town.organisation(), town.group()
    editor(town, house)
    slug = house.slug if kind == "organisations" else group.slug
    send(visit(bob), f"/de/{kind}/{slug}/answer", text="Ich habe eine Frage.")
    talk = only(session, Conversation)
    assert (talk.organisation_id, talk.group_id) == (
        (house.id, None) if kind == "organisations" else (None, group.id)
    )


def test_tries_with_mistakes_are_no_conversations(town, session, visit, alice):
    browser = visit()
    send(
        browser,
        f"/de/posts/{town.post(author_id=alice.id).id}/answer",
        name="Zahra",
        hear="code",
        text="Ja",
    )
    path = f"/de/posts/{town.post(author_id=alice.id).id}/answer"
    for _ in range(6):
        send(browser, path, text="", expect=422)
    send(browser, path, text="Jetzt aber")
    assert session.scalar(select(func.count()).select_from(Conversation)) == 2


def test_five_new_conversations_a_day_and_the_sixth_is_told_why(town, session, visit, alice, bob):
    browser = visit(bob)
    for _ in range(5):
        answered(town, town.post(author_id=alice.id), bob)
    path = f"/de/posts/{town.post(author_id=alice.id).id}/answer"
    page = send(browser, path, text="Noch einmal", expect=422).text
    assert "Noch einmal" in page
    assert session.scalar(select(func.count()).select_from(Conversation)) == 5


def test_markup_is_shown_as_text(town, session, visit, alice, bob):
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    post = town.post(author_id=alice.id)
    answer = send(visit(bob), f"/de/posts/{post.id}/answer", text=evil)
    page = visit(alice).get(answer.location).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    browser = visit()
    send(browser, f"/de/posts/{post.id}/answer", text="Hi", name="<b>Zahra</b>", hear="code")
    talk = session.scalars(select(Conversation).order_by(Conversation.id.desc())).first()
    page = visit(alice).get(f"/de/my/messages/{talk.id}").text
    assert "<b>Zahra" not in page
    assert "&lt;b&gt;Zahra" in page


@pytest.mark.parametrize("deed", ["end", "code"])
def test_an_answer_sent_again_opens_no_code_that_ended_or_changed(town, visit, alice, deed):
    path = f"/de/posts/{town.post(author_id=alice.id).id}/answer"
    browser = visit()
    form = {"csrf_token": token_of(browser.get(path).text), "text": "Hallo", "name": "Zahra"}
    form["hear"] = "code"
    browser.post(path, data=form)
    send(browser, f"/de/answers/{deed}")
    if deed == "code":
        send(browser, "/de/answers/mine", to="/de/answers/close")

    browser.post(path, data=form, expect=410)
    browser.get("/de/answers/mine", expect=303)
