"""How tests write pages at the desk, as a browser would."""

import re

from sqlalchemy import select

from helpboard.models import FactCard, GlossaryTerm, InfoPage

PAGES = "/en/desk/pages"


def field(page, name):
    """Return the value of a hidden field."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    return found[1] if found else ""


def form(page, **values):
    kept = {name: field(page, name) for name in ("csrf_token", "version", "seen")}
    return {**kept, **values}


def begin(browser, title, *, expect=303, **values):
    """Begin a page and return its id."""
    shown = browser.get(f"{PAGES}/new").text
    words = {"parent": "newcomers", "source_lang": "de", "title": title, **values}
    answer = browser.post(f"{PAGES}/new", data=form(shown, **words), expect=expect)
    return int(answer.location.rsplit("/", 1)[1]) if expect == 303 else answer.text


def write(browser, page_id, *, expect=303, shown=None, **values):
    path = f"{PAGES}/{page_id}"
    shown = shown or browser.get(path).text
    return browser.post(path, data=form(shown, **values), expect=expect)


def press(browser, path, *, expect=303, page=PAGES, **values):
    token = field(browser.get(page).text, "csrf_token")
    return browser.post(path, data={"csrf_token": token, **values}, expect=expect)


def publish(browser, page_id):
    press(browser, f"{PAGES}/{page_id}/state", page=f"{PAGES}/{page_id}", change="published")


def move(browser, page_id, *, expect=303, shown=None, **values):
    path = f"{PAGES}/{page_id}"
    shown = shown or browser.get(path).text
    token, version = field(shown, "csrf_token"), field(shown, "version")
    data = {"csrf_token": token, "version": version, **values}
    return browser.post(f"{path}/move", data=data, expect=expect)


def page_row(session, title):
    return session.scalars(select(InfoPage).where(InfoPage.title == title)).one()


def card_row(session):
    return session.scalars(select(FactCard)).one()


def term_row(session):
    return session.scalars(select(GlossaryTerm)).one()
