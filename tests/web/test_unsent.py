"""Forms that come while nothing can be written: 503, and what was typed is kept."""

from contextlib import contextmanager
from html.parser import HTMLParser

import pytest
from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import PasswordField

from helpboard.models import Question
from helpboard.web.unsent import SECRETS
from tests.informing import filled

FORM = "/en/contact"
REFUSING = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE 'cannot do this in a read-only transaction' USING ERRCODE = '25006'; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON submission EXECUTE FUNCTION refuse()
"""
TEXT = "Is there a bed?\r\nFor <two> & “a dog”."


@pytest.fixture
def read_only(connection):
    """A block in which the database takes no writes, as on a disk that went read-only."""

    @contextmanager
    def refusing():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA query_only=ON")
            yield
            connection.exec_driver_sql("PRAGMA query_only=OFF")
            return
        # A transaction that has been made read-only stays so, and all of a test is one.
        connection.exec_driver_sql(REFUSING)
        yield
        connection.exec_driver_sql("DROP TRIGGER refuse ON submission")

    return refusing


class Kept(HTMLParser):
    """The form that a page offers to send again."""

    def __init__(self, page):
        super().__init__()
        self.action, self.fields = "", {}
        self.feed(page.partition("<main")[2].partition("</main>")[0])

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.action = given["action"]
        if tag == "input" and given["type"] == "hidden":
            self.fields[given["name"]] = given["value"]


def test_what_was_typed_is_kept_and_sent_again_once(browser, session, town, read_only):
    typed = filled(browser.get(FORM).text, text=TEXT, area=town.mitte.slug)
    with read_only():
        answer = browser.post(f"{FORM}?area={town.mitte.slug}", data=typed, expect=503)
    assert answer.headers["Retry-After"] == "5"
    assert answer.headers["Cache-Control"] == "no-store"
    kept = Kept(answer.text)
    assert kept.action == f"{FORM}?area={town.mitte.slug}"
    assert kept.fields["text"] == TEXT
    for _ in range(2):
        browser.post(kept.action, data=kept.fields, expect=303)
    assert len(session.scalars(select(Question)).all()) == 1


def test_reading_goes_on_while_nothing_can_be_written(browser, town, read_only):
    with read_only():
        for path in ("/en/", "/en/board/", "/en/search?q=bed", FORM):
            browser._client.get(path)
            assert browser._client.get(path).status_code == 200


def test_no_page_repeats_a_password_or_speaks_of_a_form_that_was_none(browser, town, read_only):
    typed = filled(browser.get("/en/account/login").text, email="a@example.org", password="geheim")
    page = Kept(browser.post("/en/account/login", data=typed, expect=422).text)
    assert "password" not in page.fields
    for form in _all_below(FlaskForm):
        made = {name: getattr(form, name) for name in dir(form) if not name.startswith("_")}
        secret = {name for name, field in made.items() if _is_secret(field)}
        assert secret <= SECRETS, form
    assert "code" in SECRETS  # the words of a card, on a form that browsers shall not fill in


def _is_secret(field):
    """A password, or a code that opens something: of a second factor, of a card, of a letter."""
    told = getattr(field, "kwargs", {}).get("render_kw") or {}
    is_code = told.get("autocomplete") == "one-time-code"
    return getattr(field, "field_class", None) is PasswordField or is_code


def _all_below(kind):
    for below in kind.__subclasses__():
        yield below
        yield from _all_below(below)
