import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.proposal import Pairing, ProposalKind, ProposalState, Wording
from helpboard.models import ActionLink, Conversation, Coordinator, Partnership, Proposal
from helpboard.queries.actors import actor_of
from helpboard.services.proposals import propose
from tests.conftest import SECRET
from tests.proposing import letters_to, seeks, volunteer
from tests.talking import asked
from tests.web.proposals.conftest import selects, token_of


def address(letter, name):
    return f"/l/{LinkTokens(key=SECRET).token(letter.params[name])}?lang=de"


@pytest.fixture
def clara(town):
    person = town.person("Clara", totp_secret="X" * 32)
    town.add(Coordinator(user_id=person.id, area_id=town.home.id))
    return person


@pytest.fixture
def to_volunteer(town, session, clara):
    """Vera is asked whether she would sew for Amal."""
    amal, vera = town.person("Amal"), volunteer(town, phone="0711 5550100")
    post = asked(town, "sewing", author=amal)
    pairing = Pairing(kind=ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id)
    actor = actor_of(session, clara)
    made = propose(session, actor=actor, pairing=pairing, wording=Wording(), now=town.now)
    return made, amal, vera


def test_a_link_says_yes_without_log_in_once_and_for_its_reader_only(
    browser, as_, town, session, sewers
):
    sewers.ask(organisation_gives=("training",))
    [letter] = letters_to(town, sewers.lena)
    link = address(letter, "yes_link")
    as_(town.person("Charlie")).get(link, expect=403)
    page = as_().get(link).text
    assert "Nähstube Faden" in page
    assert session.scalars(select(Partnership)).all() == []
    browser.post(link, data={"csrf_token": token_of(page)})
    assert len(session.scalars(select(Partnership)).all()) == 1
    browser.get(link, expect=410)
    browser.get(address(letter, "no_link"), expect=409)
    assert session.scalars(select(Proposal.state)).one() is ProposalState.CONFIRMED


def test_a_no_link_asks_why_and_takes_any_answer(browser, town, session, sewers):
    proposal = sewers.ask()
    link = address(letters_to(town, sewers.lena)[0], "no_link")
    page = browser.get(link).text
    assert 'value="too_far"' in page
    browser.post(link, data={"csrf_token": token_of(page), "choice": "too_far"})
    session.refresh(proposal)
    assert proposal.state is ProposalState.DECLINED
    page = browser.get(address(letters_to(town, sewers.lena)[0], "yes_link"), expect=409).text
    assert session.scalars(select(Partnership)).all() == []


def test_a_late_link_and_one_of_a_lead_who_left_change_nothing(browser, town, session, sewers):
    proposal = sewers.ask()
    link = address(letters_to(town, sewers.lena)[0], "yes_link")
    token = token_of(browser.get(link).text)
    proposal.lapses_at = town.now - timedelta(seconds=1)
    browser.post(link, data={"csrf_token": token}, expect=409)
    proposal.lapses_at = town.now + timedelta(days=1)
    session.execute(ActionLink.__table__.update().values(expires_at=town.now - timedelta(1)))
    browser.post(link, data={"csrf_token": token}, expect=410)
    assert session.scalars(select(Partnership)).all() == []


def test_my_proposals_show_what_waits_and_strangers_see_nothing(as_, town, sewers, statements):
    proposal = sewers.ask(note="Canary Note")
    assert "Canary Note" in as_(sewers.lena).get("/de/my/proposals").text
    charlie = as_(town.person("Charlie"))
    assert "Canary Note" not in charlie.get("/de/my/proposals").text
    charlie.get(f"/de/my/proposals/{proposal.id}", expect=404)
    assert "/login" in as_().get("/de/my/proposals", expect=302).location


def test_the_page_takes_an_answer_and_says_what_is_missing(as_, town, session, sewers):
    proposal = sewers.ask()
    browser, path = as_(sewers.lena), f"/de/my/proposals/{proposal.id}"
    page = browser.get(path)
    assert page.headers["Cache-Control"] == "no-store"
    form = {"csrf_token": token_of(page.text)}
    browser.post(path, data=form, expect=422)
    browser.post(path, data={**form, "answer": "no", "reason": "full"})
    session.refresh(proposal)
    assert proposal.state is ProposalState.DECLINED
    browser.post(path, data={**form, "answer": "yes"}, expect=422)
    assert "There is no free place" in as_(sewers.edith).get("/en/my/proposals").text


def test_whoever_asked_takes_the_question_back(as_, session, sewers):
    proposal = sewers.ask()
    browser = as_(sewers.edith)
    page = browser.get(f"/de/my/proposals/{proposal.id}").text
    path = f"/de/my/proposals/{proposal.id}/withdraw"
    as_(sewers.lena).post(path, data={"csrf_token": token_of(page)}, expect=404)
    as_(sewers.edith).post(path, data={"csrf_token": token_of(page)})
    session.refresh(proposal)
    assert proposal.state is ProposalState.ENDED


def test_a_volunteer_is_unseen_until_their_yes_and_then_as_far_as_they_agree(
    as_, session, to_volunteer
):
    proposal, amal, vera = to_volunteer
    path = f"/de/my/proposals/{proposal.id}"
    as_(amal).get(path, expect=404)
    assert "Vera" not in as_(amal).get("/de/my/proposals").text
    browser = as_(vera)
    form = {"csrf_token": token_of(browser.get(path).text), "answer": "yes", "shows_name": "y"}
    browser.post(path, data=form)
    page = as_(amal).get(path).text
    assert "Vera" in page
    assert "5550100" not in page
    browser = as_(amal)
    browser.post(path, data={"csrf_token": token_of(page), "answer": "yes"})
    assert len(session.scalars(select(Conversation)).all()) == 1
    assert "5550100" not in browser.get(path).text


def test_a_phone_number_is_shown_once_both_have_said_yes(as_, session, to_volunteer):
    proposal, amal, vera = to_volunteer
    path = f"/de/my/proposals/{proposal.id}"
    browser = as_(vera)
    form = {"csrf_token": token_of(browser.get(path).text), "answer": "yes", "shows_phone": "y"}
    browser.post(path, data=form)
    page = as_(amal).get(path).text
    assert "5550100" not in page
    assert "Vera" not in page
    browser = as_(amal)
    browser.post(path, data={"csrf_token": token_of(page), "answer": "yes"})
    assert re.search(r"0711 ?5550100", browser.get(path).text)


def test_authors_find_groups_for_a_post_and_ask_one(as_, town, session, sewers, statements):
    amal = town.person("Amal")
    post = asked(town, "sewing", author=amal)
    seeks(town, "people", "sewing", group=sewers.cafe)
    path = f"/de/my/posts/{post.id}/helpers"
    as_(sewers.edith).get(path, expect=403)
    browser = as_(amal)
    page = browser.get(path).text
    assert page.count('data-testid="partner"') == 1
    assert "data-points" not in page
    ask = f"{path}/cafe"
    form = {"csrf_token": token_of(browser.get(ask).text), "note": "Eine Hose ist zu kürzen."}
    browser.post(ask, data=form)
    [letter] = letters_to(town, sewers.lena)
    assert letter.kind.value == "proposal"
    with statements() as before:
        browser.get(path)
    for number in range(2):
        town.group(f"AK {number}", slug=f"ak-{number}", topics=["sewing"])
    with statements() as after:
        page = browser.get(path).text
    assert "AK 1" in page
    assert selects(after) == selects(before)


def test_authors_of_things_see_posts_on_the_other_side(as_, town):
    amal, gina = town.person("Amal"), town.person("Gina")
    post = asked(town, "furniture", author=amal, facts={"thing": "sofa"})
    town.post("furniture", author_id=gina.id, facts={"thing": "sofa"})
    wrong = town.post("furniture", author_id=gina.id, facts={"thing": "bed"})
    town.post("furniture", kind=PostKind.REQUEST, author_id=gina.id, facts={"thing": "sofa"})
    page = as_(amal).get(f"/de/my/posts/{post.id}/helpers").text
    assert page.count("/de/posts/") == 1
    assert f"/de/posts/{wrong.id}" not in page


def test_volunteers_see_what_fits_them_and_others_are_told_how(as_, town):
    vera = volunteer(town)
    asked(town, "sewing")
    asked(town, "computer")
    page = as_(vera).get("/de/my/proposals").text
    assert page.count('data-testid="partner"') == 1
    assert 'data-code="topic-same"' in page
    assert "data-points" not in page
    assert "/de/my/profile" in as_(town.person("Charlie")).get("/de/my/proposals").text


def test_a_post_that_the_desk_took_off_is_named_to_its_author_only(as_, town, session, sewers):
    amal = town.person("Amal")
    post = asked(town, "sewing", author=amal)
    seeks(town, "people", "sewing", group=sewers.cafe)
    path = f"/de/my/posts/{post.id}/helpers/cafe"
    browser = as_(amal)
    browser.post(path, data={"csrf_token": token_of(browser.get(path).text), "note": ""})
    proposal = session.scalars(select(Proposal.id)).one()
    link, page = f'/de/posts/{post.id}"', f"/de/my/proposals/{proposal}"
    assert link in as_(sewers.lena).get(page).text
    post.state = PostState.HIDDEN
    session.flush()
    seen = as_(sewers.lena).get(page).text
    assert link not in seen
    assert "Ein Aushang, der abgenommen wurde" in seen
    assert link in as_(amal).get(page).text
