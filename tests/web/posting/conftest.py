"""People who are logged in and post."""

import re
import shutil
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.models import Login, OrganisationMember, Post
from helpboard.web.auth import hashed
from tests.browser_client import Browser


class Poster:
    """One person at a browser, logged in."""

    def __init__(self, person, browser):
        self.person, self.browser = person, browser
        self.get = browser.get

    def token(self, path):
        page = self.browser.get(path).text
        return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]

    def post(self, path, *, expect=303, token=None, **fields):
        fields.setdefault("csrf_token", token or self.token(path))
        return self.browser.post(path, data=fields, expect=expect)

    def write(self, *, expect=303, lang="en", **fields):
        """Send a post in; a bicycle unless told otherwise."""
        bicycle = {"kind": "offer", "topic": "bicycle", "thing": "bicycle"}
        words = {"text": "Gut erhalten.", "text_lang": "de"}
        sent = {**bicycle, **words, "area": "ludwigsburg-mitte", **fields}
        path = f"/{lang}/posts/new"
        sent.setdefault("csrf_token", self.token(f"{path}?kind=offer&topic=bicycle"))
        return self.browser.post(path, data=sent, expect=expect)


@pytest.fixture
def at_browser(app, session, now):
    """Log somebody in."""

    def log_in(person):
        client = app.test_client()
        token = f"token of {person.id}"
        session.add(Login(user_id=person.id, token_hash=hashed(token), created_at=now,
                          expires_at=now + timedelta(days=1)))  # fmt: skip
        client.set_cookie("login", token)
        return Poster(person, Browser(client, session))

    return log_in


@pytest.fixture
def alice(town, at_browser):
    """New here."""
    return at_browser(town.person("Alice"))


@pytest.fixture
def trude(town, now, at_browser):
    """Trusted: a month here, two approved posts."""
    person = town.person("Trude", created_at=now - timedelta(days=30))
    for _ in range(2):
        town.post("sewing", author_id=person.id, state=PostState.FULFILLED, first_published_at=now)
    return at_browser(person)


@pytest.fixture
def house(town):
    return town.organisation("Nähstube Faden", slug="naehstube")


@pytest.fixture
def emil(town, house, at_browser):
    """Edits a verified organisation."""
    person = town.person("Emil")
    town.add(OrganisationMember(
        organisation_id=house.id, user_id=person.id, role=MemberRole.EDITOR
    ))  # fmt: skip
    return at_browser(person)


@pytest.fixture
def posts(session):
    """The posts that somebody has written in this test, oldest first."""

    def written():
        mine = select(Post).where(Post.author_id.is_not(None), Post.topic != "sewing")
        return session.scalars(mine.order_by(Post.id)).all()

    return written


@pytest.fixture
def picture():
    """Make a picture file, ready to be sent."""

    def make(name="bike.png", size=(64, 48), colour="red"):
        file = BytesIO()
        Image.new("RGB", size, colour).save(file, "PNG")
        file.seek(0)
        return file, name

    return make


@pytest.fixture(autouse=True)
def uploads(app, settings):
    yield settings.uploads_folder
    shutil.rmtree(settings.uploads_folder, ignore_errors=True)


def hidden(page, name):
    """Return the value of a hidden field."""
    found = re.search(rf'name="{re.escape(name)}"[^>]*value="([^"]*)"', page)
    return unescape(found[1])
