"""Two whole stories, told by letters: partners find each other, and a request finds a group."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.mailer.wording import worded
from helpboard.models import Letter, Partnership, Proposal
from helpboard.queries.actors import actor_of
from helpboard.queries.letters import Enveloped
from helpboard.services.greeting import greet_new
from helpboard.services.rematching import ask_how_due
from helpboard.services.taking import note_found
from tests.proposing import gives, log_in, seeks
from tests.talking import asked, editor, lead


def token_of(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]


@pytest.fixture
def read(app, session, town):
    """Read the last letter to somebody as the worker words it: subject, text, and its links."""

    def reading(person, now=None):
        session.commit()
        row = session.scalars(
            select(Letter).where(Letter.user_id == person.id).order_by(Letter.id.desc()).limit(1)
        ).one()
        with app.app_context():
            envelope = Enveloped(
                kind=row.kind,
                to=person.email,
                name=person.name,
                language=row.language,
                params=row.params,
                message_id=row.message_id,
            )
            message = worded(session, envelope, now=now or town.now)
        assert message is not None
        text = message.get_body(("plain",)).get_content()
        return message["Subject"], text, re.findall(r"http://localhost(/l/\S+)", text)

    return reading


@pytest.fixture
def visit(browser, town):
    """Open pages as somebody, or as nobody."""

    def become(person=None):
        browser._client.delete_cookie("login")
        if person is not None:
            log_in(town, browser._client, person)
        return browser

    return become


def _four_groups(town):
    """Make three groups that fit, and a café that fits best; return who leads it."""
    for number in range(3):
        group = town.group(f"AK {number}", slug=f"ak-{number}")
        seeks(town, "training", "sewing", group=group)
    cafe = town.group(slug="cafe", languages=["de"])
    gives(town, "room", "sewing", group=cafe)
    seeks(town, "training", "sewing", group=cafe)
    return lead(town, cafe)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_verified_organisation_finds_a_partner_by_letters(town, session, visit, read, language):
    house = town.organisation(slug="naehstube", verified_at=town.now)
    edith = editor(town, house, language=language)
    seeks(town, "room", "sewing", organisation=house)
    gives(town, "training", "sewing", organisation=house)
    lena = _four_groups(town)
    lena.language = language

    assert greet_new(session, now=town.now) == 1
    assert greet_new(session, now=town.now) == 0
    _subject, text, _links = read(edith)
    assert "Café Willkommen" in text
    assert "/my/organisations/naehstube/partners" in text

    browser = visit(edith)
    page = browser.get(f"/{language}/my/organisations/naehstube/partners").text
    cards = page.split('data-testid="partner"')[1:]
    assert len(cards) == 3
    assert cards[0].count('data-testid="reason"') >= 3
    path = f"/{language}/my/organisations/naehstube/partners/cafe"
    form = {"csrf_token": token_of(browser.get(path).text), "gives": "training", "wishes": "room"}
    browser.post(path, data=form)

    subject, text, links = read(lena)
    assert "Nähstube Faden" in subject
    assert "Nähstube Faden" in text
    browser = visit()
    page = browser.get(links[0]).text
    assert f'<html lang="{language}"' in page
    browser.post(links[0], data={"csrf_token": token_of(page)})

    assert session.scalars(select(Partnership.state)).one().value == "active"
    for other, path in (
        ("Café Willkommen", "organisations/naehstube"),
        ("Nähstube Faden", "groups/cafe"),
    ):
        assert other in browser.get(f"/{language}/{path}").text
    assert "Café Willkommen" in read(edith)[1]


def test_a_request_finds_a_group_and_both_are_asked_after_two_months(town, session, visit, read):
    amal = town.person("Amal", language="ar")
    cafe = town.group(slug="cafe", topics=["sewing"])
    lena = lead(town, cafe)
    post = asked(town, "sewing", author=amal)

    browser, path = visit(amal), f"/ar/my/posts/{post.id}/helpers"
    assert 'data-testid="partner"' in browser.get(path).text
    form = {"csrf_token": token_of(browser.get(f"{path}/cafe").text)}
    browser.post(f"{path}/cafe", data=form)
    _subject, text, links = read(lena)
    browser = visit()
    browser.post(links[0], data={"csrf_token": token_of(browser.get(links[0]).text)})

    _subject, text, _links = read(amal)
    talk = re.search(r"http://localhost(/ar/my/messages/\d+)", text)[1]
    assert "Café Willkommen" in visit(amal).get(talk).text
    note_found(session, actor=actor_of(session, amal), post=post, now=town.now)
    assert post.found == 1

    later = town.now + timedelta(days=60)
    assert ask_how_due(session, now=later) == 0
    later += timedelta(days=1, minutes=5)
    assert ask_how_due(session, now=later) == 1
    assert ask_how_due(session, now=later) == 0
    for person in (amal, lena):
        _subject, _text, links = read(person, now=later)
        browser = visit()
        browser.post(links[0], data={"csrf_token": token_of(browser.get(links[0]).text)})
        browser.get(links[0], expect=410)
    assert session.scalars(select(Proposal.state)).one().value == "done"
