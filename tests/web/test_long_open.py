"""A form that was open for more than two hours: nothing is done, and nothing typed is lost."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, func, select
from time_machine import travel

from helpboard.domain.organisation import MemberRole
from helpboard.models import Conversation, Login, Organisation, OrganisationMember, Post
from helpboard.web.auth import hashed
from tests.browser_client import Browser
from tests.web.test_unsent import Kept

TYPED = "Das habe ich lange getippt."
BICYCLE = {"kind": "offer", "topic": "bicycle", "thing": "bicycle", "area": "ludwigsburg-mitte"}
FORMS = {
    "post": ("/de/posts/new?kind=offer&topic=bicycle", "/de/posts/new", BICYCLE),
    "ask": ("/de/ask", "/de/ask", {**BICYCLE, "kind": "request", "hear": "code"}),
    "answer": ("/de/posts/{post}/answer", "/de/posts/{post}/answer", {}),
    "organisation": (
        "/de/my/organisations/naehstube/edit",
        "/de/my/organisations/naehstube/edit",
        {
            "name": "Nähstube",
            "kind": "volunteer_circle",
            "area": "ludwigsburg-mitte",
            "source_lang": "de",
            "topics": ["sewing"],
            "languages": ["de"],
        },
    ),
}
"""By what they are for: where a form is opened, where it is sent, and what is chosen in it."""


@pytest.fixture
def board(app, town, session, now):
    """Berta's browser; she edits an organisation and may answer Amal's post."""
    berta, amal = town.person("Berta"), town.person("Amal")
    house = town.organisation(slug="naehstube", kind="volunteer_circle")
    town.add(OrganisationMember(organisation_id=house.id, user_id=berta.id, role=MemberRole.OWNER))
    ends = now + timedelta(days=30)
    town.add(Login(user_id=berta.id, token_hash=hashed("berta"), created_at=now, expires_at=ends))
    client = app.test_client()
    client.set_cookie("login", "berta")
    browser = Browser(client, session)
    browser.post_id = town.post(author_id=amal.id).id
    return browser


def _field(page, name):
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.partition("<main")[2])
    return found[1] if found else None


def _filled(page, chosen):
    carried = {name: _field(page, name) for name in ("version", "seen", "csrf_token")}
    given = {"text": TYPED, "about": TYPED, "text_lang": "de", **chosen}
    return {**{name: value for name, value in carried.items() if value is not None}, **given}


def _written(session):
    """How many things carry what was typed, or were begun."""
    posts = select(func.count(Post.id)).where(Post.text == TYPED)
    profiles = select(func.count(Organisation.id)).where(Organisation.about == TYPED)
    talks = select(func.count(Conversation.id))
    return sum(session.scalar(count) for count in (posts, profiles, talks))


@pytest.mark.parametrize("form", FORMS)
def test_after_two_hours_the_words_are_still_there_and_a_second_click_sends_them(
    board, session, form
):
    path, to, chosen = FORMS[form]
    path, to = path.format(post=board.post_id), to.format(post=board.post_id)
    opened = datetime.now(UTC)
    data = _filled(board.get(path).text, chosen)

    with travel(opened + timedelta(hours=2, minutes=1), tick=False):
        page = board.post(to, data=data, expect=422).text
        assert TYPED in page
        assert "lange offen" in page
        assert _written(session) == 0

        board.post(to, data={**data, "csrf_token": _field(page, "csrf_token")})
        assert _written(session) == 1


@pytest.mark.parametrize("form", FORMS)
def test_within_two_hours_it_is_sent_at_once(board, session, form):
    path, to, chosen = FORMS[form]
    path, to = path.format(post=board.post_id), to.format(post=board.post_id)
    opened = datetime.now(UTC)
    data = _filled(board.get(path).text, chosen)

    with travel(opened + timedelta(hours=1, minutes=59), tick=False):
        board.post(to, data=data)
    assert _written(session) == 1


@pytest.mark.parametrize("form", ["post", "organisation"])
def test_what_was_typed_outlives_the_log_in(board, session, town, now, form):
    path, to, chosen = FORMS[form]
    data = _filled(board.get(path).text, chosen)
    berta = session.scalars(select(Login.user_id)).one()
    session.execute(delete(Login))
    session.flush()

    page = board.post(to, data=data, expect=401)
    assert page.headers["Cache-Control"] == "no-store"
    assert 'href="/de/account/login"' in page.text
    kept = Kept(page.text)
    assert _written(session) == 0
    town.add(
        Login(user_id=berta, token_hash=hashed("berta"), created_at=now,
              expires_at=now + timedelta(hours=1))
    )  # fmt: skip
    board.post(kept.action, data=kept.fields)
    assert _written(session) == 1


def test_a_button_without_words_leads_to_the_log_in(board, session):
    token = _field(board.get("/de/posts/new?kind=offer&topic=bicycle").text, "csrf_token")
    session.execute(delete(Login))
    session.flush()
    answer = board.post("/de/posts/new", data={"csrf_token": token}, expect=302)
    assert "/de/account/login" in answer.location
