"""Blocking somebody from a conversation, and telling the desk why."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select

from helpboard.domain.conversation import ConversationState
from helpboard.models import Conversation, Notice, PersonBlock
from tests.talking import answered
from tests.web.conversations.pages import send


def hidden_in(form):
    """Return what a form carries along, as a browser would send it."""
    each = r'<input(?=[^>]* type="hidden")[^>]* name="([^"]+)"[^>]* value="([^"]*)"'
    found = re.findall(each, form)
    return {name: unescape(value) for name, value in found}


@pytest.fixture
def talk(town, alice, bob):
    """Bob has answered Alice's post."""
    return answered(town, town.post(author_id=alice.id), bob)


@pytest.fixture
def path(talk):
    return f"/de/my/messages/{talk.id}"


def test_what_was_typed_goes_along_to_blocking_and_comes_back(session, visit, alice, path, talk):
    typed = {"text": "Halb <fertig>\nund mehr", "place": "Rathaus"}
    browser = visit(alice)
    asked = send(browser, path, to=f"{path}/block", deed="block", expect=200, **typed).text
    assert talk.state is ConversationState.OPEN
    assert "field__error" not in asked

    [own, back] = re.findall(r"<form.*?</form>", asked.partition("<main")[2], re.DOTALL)
    assert "Halb" not in own.partition("<textarea")[2].partition("</textarea>")[0]
    refused = browser.post(
        f"{path}/block", data={**hidden_in(own), "reason": "nonsense"}, expect=422
    )
    assert talk.state is ConversationState.OPEN
    [_own, again] = re.findall(r"<form.*?</form>", refused.text.partition("<main")[2], re.DOTALL)
    assert hidden_in(again).items() >= {("text", hidden_in(back)["text"]), ("place", "Rathaus")}

    page = browser.post(path, data={**hidden_in(again), "deed": "back"}, expect=200).text
    assert ">\r\nHalb &lt;fertig&gt;\nund mehr</textarea>" in page
    assert 'value="Rathaus"' in page


def test_the_block_page_blocks_with_words_waiting_in_the_conversation(session, visit, alice, path):
    browser = visit(alice)
    asked = send(browser, path, to=f"{path}/block", deed="block", text="Halb", expect=200).text
    [own, _back] = re.findall(r"<form.*?</form>", asked.partition("<main")[2], re.DOTALL)
    browser.post(f"{path}/block", data={**hidden_in(own), "reason": "", "text": ""}, expect=303)
    assert session.scalar(select(func.count()).select_from(PersonBlock)) == 1


def test_blocking_ends_and_reports_and_the_other_learns_nothing(
    town, session, visit, alice, bob, path, talk
):
    send(visit(alice), f"{path}/block", reason="harassment", text="Er droht mir.")
    [notice] = session.scalars(select(Notice))
    assert (notice.about, notice.about_id, notice.user_id) == ("conversation", talk.id, alice.id)
    assert session.scalar(select(func.count()).select_from(PersonBlock)) == 1
    assert "droht" not in visit(bob).get(path).text
    fresh = town.post(author_id=alice.id)
    page = send(visit(bob), f"/de/posts/{fresh.id}/answer", text="Hallo?", expect=422)
    assert "Hallo?" in page.text
    assert session.scalar(select(func.count()).select_from(Conversation)) == 1


def test_whoever_has_blocked_reads_so_in_every_conversation_with_the_same_side(
    town, visit, alice, bob, path
):
    other = answered(town, town.post(author_id=alice.id), bob)
    older = f"/de/my/messages/{other.id}"
    assert "Neue Nachricht" in visit(alice).get("/de/my/").text
    send(visit(alice), f"{path}/block")

    page = visit(alice).get(older).text
    assert "Sie hören von dieser Seite nichts mehr." in page
    assert 'name="text"' not in page
    assert "Neue Nachricht" not in visit(alice).get("/de/my/").text
    theirs = visit(bob).get(older).text
    assert "Sie hören von dieser Seite nichts mehr." not in theirs
    assert 'name="text"' in theirs


def test_blocking_without_a_reason_reports_nothing(session, visit, alice, path):
    send(visit(alice), f"{path}/block")
    assert session.scalar(select(func.count()).select_from(Notice)) == 0
    assert session.scalar(select(func.count()).select_from(PersonBlock)) == 1


def test_a_wrong_reason_is_said_at_its_field_and_blocks_nobody(session, visit, alice, path, talk):
    send(visit(alice), f"{path}/block", reason="nonsense", text="Text", expect=422)
    assert talk.state is ConversationState.OPEN
