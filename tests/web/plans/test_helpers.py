"""Volunteers for a request: found for the desk, asked by a coordinator's click."""

import re

import pytest
from sqlalchemy import select

from helpboard.models import Entry, Letter, Proposal, ProposalSide
from tests.planning import coordinator
from tests.proposing import volunteer
from tests.talking import asked
from tests.web.plans.conftest import token_of

MONDAY = {"kind": "weekly", "slots": [[0, 540, 720]]}
WEDNESDAY = {"when": {"kind": "weekly", "slots": [[2, 1020, 1200]]}}


@pytest.fixture
def request_(town):
    return asked(town, "sewing", author=town.person("Amal"), facts=WEDNESDAY)


def page_of(post):
    return f"/en/desk/posts/{post.id}/helpers"


def people(page):
    return [int(one) for one in re.findall(r'data-testid="person" data-id="(\d+)"', page)]


def ask(desk, post, person, *, expect=303, **values):
    form = {"csrf_token": token_of(desk.get("/en/desk/plans/new").text), **values}
    return desk.post(f"{page_of(post)}/{person.id}", data=form, expect=expect)


def proposals(session):
    return session.scalars(select(Proposal)).all()


def test_the_best_stand_first_with_points_then_those_who_miss_one_rule(desk, town, request_):
    vera = volunteer(town, "Vera")
    unknown = volunteer(town, "Ute", when=None)
    late = volunteer(town, "Mona", when=MONDAY)
    volunteer(town, "Verborgen", consent_at=None)
    page = desk.get(page_of(request_)).text
    assert people(page) == [vera.id, unknown.id, late.id]
    assert "Verborgen" not in page
    assert re.search(r'data-points="\d', page)
    assert "With time on Wednesday from 17:00 this would be possible." in page
    assert page.count('name="override"') == 2
    assert f'href="{page_of(request_)}"' in desk.get(f"/en/desk/posts/{request_.id}").text


def test_one_click_asks_a_volunteer_once_and_shows_the_answer(desk, town, session, request_):
    vera = volunteer(town, "Vera")
    form = {"csrf_token": token_of(desk.get("/en/desk/plans/new").text)}
    for _twice in range(2):
        desk.post(f"{page_of(request_)}/{vera.id}", data=form)
    assert [(one.post_id, one.user_id) for one in proposals(session)] == [(request_.id, vera.id)]
    letters = session.scalars(select(Letter.user_id).where(Letter.kind == "proposal")).all()
    assert letters == [vera.id]
    page = desk.get(page_of(request_)).text
    assert people(page) == []
    assert 'data-state="proposed"' in page


@pytest.mark.parametrize("when", [None, MONDAY], ids=["unknown", "another time"])
def test_what_is_unknown_or_forbidden_needs_a_reason_that_is_kept(
    desk, town, session, request_, when
):
    person = volunteer(town, "Mona", when=when)
    refused = ask(desk, request_, person, expect=422, override="")
    assert "Please say why you ask all the same." in refused.text
    assert proposals(session) == []
    ask(desk, request_, person, override="She told me that she can.")
    [proposal] = proposals(session)
    assert proposal.override == "She told me that she can."
    entry = session.scalars(select(Entry)).one()
    assert (entry.codes["override"], entry.codes["rules"]) == (True, ["time"])
    assert "She told" not in str(entry.codes)
    assert "She told me that she can." in desk.get(page_of(request_)).text


def test_no_reason_overrules_missing_consent(desk, town, session, request_):
    person = volunteer(town, "Mona", consent_at=None)
    ask(desk, request_, person, expect=422, override="She told me that she can.")
    assert session.scalars(select(ProposalSide)).all() == []


def test_requests_of_elsewhere_offers_and_hidden_posts_are_not_found(become, town, request_):
    volunteer_ = volunteer(town, "Vera")
    else_ = become(coordinator(town, "Else", town.ossweil)[0])
    else_.get(page_of(request_), expect=404)
    ask(else_, request_, volunteer_, expect=404)
    carla = become(coordinator(town, "Carla")[0])
    for post in (town.post("sewing"), asked(town, "sewing", state="hidden")):
        carla.get(page_of(post), expect=404)
        ask(carla, post, volunteer_, expect=404)


def test_the_page_takes_as_many_statements_for_three_people_as_for_one(
    desk, town, request_, statements
):
    noted, page = [], page_of(request_)
    for number in (1, 2, 0):
        for _ in range(number):
            volunteer(town, "Vera")
            volunteer(town, "Mona", when=MONDAY)
        with statements() as found:
            desk.get(page)
        noted.append(sum(one.startswith(("SELECT", "WITH")) for one in found))
    assert noted[1] == noted[2]
    assert noted[2] <= 15
