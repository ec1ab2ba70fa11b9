import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from time_machine import travel

from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.models import Partnership, Proposal
from tests.proposing import gives, letters_to, seeks
from tests.web.proposals.conftest import selects, token_of

PAGES = ("/de/my/organisations/naehstube/partners", "/de/my/groups/cafe/partners")


@pytest.fixture
def three_more(town):
    """Three more groups that fit less well, and one that only speaks of the same."""
    for number in range(3):
        group = town.group(f"AK {number}", slug=f"ak-{number}")
        seeks(town, "training", "clothing", group=group)
    other = town.group("AK Faden", slug="ak-faden")
    gives(town, "material", "sewing", group=other)


def test_three_best_stand_with_their_reasons_and_near_misses_apart(as_, sewers, three_more):
    page = as_(sewers.edith).get(PAGES[0]).text
    cards = page.split('data-testid="partner"')[1:]
    assert len(cards) == 4
    assert "Café Willkommen" in cards[0]
    assert 'data-code="they-give"' in cards[0]
    assert "AK Faden" in cards[3]
    assert "data-points" not in page


def test_a_group_sees_organisations_from_its_own_side(as_, sewers):
    page = as_(sewers.lena).get(PAGES[1]).text
    assert "Nähstube Faden" in page
    assert 'data-code="we-give"' in page


@pytest.mark.parametrize("path", [*PAGES, f"{PAGES[0]}/cafe", f"{PAGES[1]}/naehstube"])
def test_strangers_are_refused_and_visitors_asked_to_log_in(as_, town, sewers, path):
    as_(town.person("Charlie")).get(path, expect=403)
    assert "/login" in as_().get(path, expect=302).location
    as_(sewers.edith).get("/de/my/organisations/nowhere/partners", expect=404)


def test_asking_sends_one_question_with_what_both_would_give(as_, town, session, sewers):
    browser, path = as_(sewers.edith), f"{PAGES[0]}/cafe"
    page = browser.get(path).text
    assert re.findall(r'name="(\w+)" value="([\w-]+)" checked', page) == [("wishes", "room")]
    form = {
        "csrf_token": token_of(page),
        "gives": ["training", "nonsense"],
        "wishes": ["room"],
        "note": "Wir nähen dienstags und suchen einen Raum.",
    }
    browser.post(path, data=form)
    browser.post(path, data=form)
    [proposal] = session.scalars(select(Proposal))
    assert proposal.reasons["gives"] == {"organisation": ["training"], "group": ["room"]}
    assert len(letters_to(town, sewers.lena)) == 1
    assert "Wir nähen dienstags" in as_(sewers.lena).get(PAGES[1]).text
    again = as_(sewers.edith)
    form = {**form, "csrf_token": token_of(again.get(path).text), "note": "Noch einmal."}
    again.post(path, data=form, expect=422)


def test_a_note_with_a_number_stands_again_with_its_fault(as_, session, sewers):
    browser, path = as_(sewers.edith), f"{PAGES[0]}/cafe"
    form = {"csrf_token": token_of(browser.get(path).text), "note": "Ruf an: 0176 12345678"}
    page = browser.post(path, data=form, expect=422).text
    assert "0176 12345678" in page
    assert 'aria-invalid="true"' in page
    assert session.scalars(select(Proposal)).all() == []
    browser.post(path, data={**form, "csrf_token": "old"}, expect=422)


def test_an_unchecked_organisation_sees_who_fits_but_asks_nobody(as_, session, sewers):
    sewers.house.state = OrganisationState.UNVERIFIED
    browser = as_(sewers.edith)
    assert f"{PAGES[0]}/cafe" not in browser.get(PAGES[0]).text
    page = browser.get(f"{PAGES[0]}/cafe").text
    form = {"csrf_token": token_of(page), "note": ""}
    browser.post(f"{PAGES[0]}/cafe", data=form, expect=422)
    assert session.scalars(select(Proposal)).all() == []


def test_the_number_of_statements_does_not_grow(as_, town, sewers, three_more, statements):
    browser = as_(sewers.edith)
    browser.get(PAGES[0])
    with statements() as before:
        browser.get(PAGES[0])
    for number in range(3):
        group = town.group(f"Neu {number}", slug=f"neu-{number}")
        town.schedule(group)
        gives(town, "room", "sewing", group=group)
        partner = town.group(f"Partner {number}", slug=f"partner-{number}")
        town.add(_partnership(town, sewers.house, partner))
    with statements() as after:
        browser.get(PAGES[0])
    assert selects(after) == selects(before)


def test_a_partnership_is_shown_to_its_sides_and_ended_by_one(as_, town, session, sewers):
    row = town.add(_partnership(town, sewers.house, sewers.cafe, contact="Canary Contact"))
    path = f"/de/my/partnerships/{row.id}"
    as_(town.person("Charlie")).get(path, expect=404)
    browser = as_(sewers.lena)
    page = browser.get(path).text
    assert "Canary Contact" in page
    assert "Canary Contact" not in as_().get("/de/groups/cafe").text
    browser = as_(sewers.lena)
    browser.post(path, data={"csrf_token": token_of(page), "contact": "Frau Kaya"})
    assert session.get(Partnership, row.id).contact == "Frau Kaya"
    browser.post(path, data={"csrf_token": token_of(page), "deed": "go_on"})
    assert session.get(Partnership, row.id).review_on > town.now.date() + timedelta(days=100)
    browser.post(path, data={"csrf_token": token_of(page), "deed": "end"})
    ended = session.get(Partnership, row.id)
    assert (ended.state, ended.contact) == (PartnershipState.ENDED, "")
    assert [letter.kind.value for letter in letters_to(town, sewers.edith)] == ["partnership-ended"]


def _partnership(town, house, group, **values):
    return Partnership(
        organisation_id=house.id,
        group_id=group.id,
        state=PartnershipState.ACTIVE,
        organisation_gives=["training"],
        group_gives=["room"],
        since=town.now.date(),
        review_on=town.now.date() + timedelta(days=30),
        created_at=town.now,
        updated_at=town.now,
        **values,
    )


@pytest.fixture
def noon():
    """Count what happens within one day, at whatever hour the test runs."""
    with travel(datetime.now(UTC).replace(hour=12), tick=True):
        yield


@pytest.mark.usefixtures("noon")
def test_asking_and_taking_back_writes_twenty_times_a_day_at_most(as_, town, session, sewers):
    browser, path = as_(sewers.edith), f"{PAGES[0]}/cafe"
    for number in range(20):
        token = token_of(browser.get(path).text)
        browser.post(path, data={"csrf_token": token, "note": f"Frage {number}"})
        [row] = session.scalars(select(Proposal).where(Proposal.state == "accepted"))
        data = {"csrf_token": token_of(browser.get("/de/my/alerts/new").text)}
        browser.post(f"/de/my/proposals/{row.id}/withdraw", data=data)
    form = {"csrf_token": token_of(browser.get(path).text), "note": "Noch einmal."}
    assert "Noch einmal." in browser.post(path, data=form, expect=429).text
    assert len(letters_to(town, sewers.lena)) == 20


@pytest.mark.usefixtures("noon")
def test_an_author_asks_groups_twenty_times_a_day_at_most(as_, town, session, sewers):
    charlie = town.person("Charlie")
    post = town.post("sewing", author_id=charlie.id)
    browser, path = as_(charlie), f"/de/my/posts/{post.id}/helpers/cafe"
    for number in range(20):
        token = token_of(browser.get(path).text)
        browser.post(path, data={"csrf_token": token, "note": f"Frage {number}"})
        [row] = session.scalars(select(Proposal).where(Proposal.state == "accepted"))
        data = {"csrf_token": token_of(browser.get("/de/my/alerts/new").text)}
        browser.post(f"/de/my/proposals/{row.id}/withdraw", data=data)
    form = {"csrf_token": token_of(browser.get(path).text), "note": "Noch einmal."}
    assert "Noch einmal." in browser.post(path, data=form, expect=429).text
    assert len(letters_to(town, sewers.lena)) == 20
