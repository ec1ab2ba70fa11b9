"""Things on the desk: offers, requests and carriers that go together, proposed with one click."""

import re

import pytest
from sqlalchemy import select

from helpboard.domain.post import PostKind
from helpboard.models import GroupMember, Letter, PersonBlock, Proposal, User
from tests.planning import coordinator
from tests.web.plans.conftest import token_of

PAGE = "/en/desk/goods"


@pytest.fixture
def sofa(town):
    """Somebody gives a heavy sofa, somebody looks for one, somebody has a van."""
    people = [town.person(name) for name in ("Geberin", "Sucher", "Fahrer")]
    give, look, drive = (one.id for one in people)
    return (
        town.post("furniture", facts={"thing": "sofa", "heavy": ["van"]}, author_id=give),
        town.post("furniture", kind=PostKind.REQUEST, facts={"thing": "sofa"}, author_id=look),
        town.post("furniture-transport", facts={"vehicle": "van"}, author_id=drive),
    )


def propose(desk, *, expect=303, **changes):
    page = desk.get(PAGE).text
    found = re.findall(r'name="(offer|request|carrier)" value="(\d*)"', page)
    form = {"csrf_token": token_of(page), **dict(found), **changes}
    return desk.post(f"{PAGE}/propose", data=form, expect=expect)


def test_a_heavy_thing_stands_with_its_request_and_a_van(desk, sofa):
    page = desk.get(PAGE).text
    assert page.count('data-testid="pair"') == 1
    for post in sofa:
        assert f'href="/en/desk/posts/{post.id}"' in page
    for name in ("Geberin", "Sucher", "Fahrer"):
        assert name not in page


def test_one_click_asks_all_three_once_and_the_answers_are_followed(desk, sofa, session):
    propose(desk)
    [proposal] = session.scalars(select(Proposal)).all()
    ids = (proposal.post_id, proposal.other_post_id, proposal.carrier_post_id)
    assert ids == tuple(post.id for post in sofa)
    letters = session.scalars(select(Letter).where(Letter.kind == "proposal")).all()
    assert {one.user_id for one in letters} == {post.author_id for post in sofa}
    page = desk.get(PAGE).text
    assert 'data-testid="pair"' not in page
    assert 'data-state="proposed"' in page
    assert "Who carries it: has not answered" in page


def test_what_does_not_stand_on_the_page_is_not_proposed(desk, sofa, session, town):
    other = town.post("furniture", facts={"thing": "table"}, author_id=town.person("X").id)
    desk.get(PAGE)
    for wrong in ({"offer": str(other.id)}, {"carrier": ""}, {"request": "9" * 40}):
        propose(desk, expect=409, **wrong)
    assert session.scalars(select(Proposal)).all() == []


@pytest.mark.parametrize("blocker", ["gives", "leads"])
def test_whoever_wants_to_hear_no_more_of_somebody_is_not_brought_together(
    desk, sofa, town, blocker
):
    give, look, _drive = sofa
    people = {"gives": give.author_id, "leads": town.person("Lena").id}
    if blocker == "leads":
        give.group_id = town.group().id
        town.add(GroupMember(group_id=give.group_id, user_id=people["leads"], role="lead"))
    assert 'data-testid="pair"' in desk.get(PAGE).text
    town.add(PersonBlock(by_user_id=people[blocker], user_id=look.author_id, created_at=town.now))
    assert 'data-testid="pair"' not in desk.get(PAGE).text


def test_a_carrier_whom_one_of_the_two_has_blocked_is_not_offered(desk, sofa, town, session):
    give, _look, drive = sofa
    town.add(PersonBlock(by_user_id=drive.author_id, user_id=give.author_id, created_at=town.now))
    page = desk.get(PAGE).text
    assert 'data-testid="pair"' in page
    assert f'href="/en/desk/posts/{drive.id}"' not in page
    propose(desk, expect=409, carrier=str(drive.id))
    assert session.scalars(select(Proposal)).all() == []


def test_a_request_is_never_met_by_its_own_author(desk, town):
    me = town.person("Ich").id
    town.post("furniture", facts={"thing": "sofa"}, author_id=me)
    town.post("furniture", kind=PostKind.REQUEST, facts={"thing": "sofa"}, author_id=me)
    assert 'data-testid="pair"' not in desk.get(PAGE).text


def test_coordinators_of_elsewhere_see_nothing_and_propose_nothing(become, sofa, town, session):
    browser = become(coordinator(town, "Else", town.ossweil)[0])
    page = browser.get(PAGE).text
    assert 'data-testid="pair"' not in page
    form = {"csrf_token": token_of(browser.get("/en/desk/plans/new").text)}
    ids = dict(zip(("offer", "request", "carrier"), (post.id for post in sofa), strict=True))
    browser.post(f"{PAGE}/propose", data={**form, **ids}, expect=409)
    assert session.scalars(select(Proposal)).all() == []


def test_the_page_takes_as_many_statements_for_three_pairs_as_for_one(desk, sofa, town, statements):
    noted = []
    for number in (0, 2, 0):
        for _ in range(number):
            for kind in ("offer", "request"):
                author = town.person("Noch jemand").id
                town.post(
                    "furniture", kind=PostKind(kind), facts={"thing": "sofa"}, author_id=author
                )
        with statements() as found:
            desk.get(PAGE)
        noted.append(sum(one.startswith(("SELECT", "WITH")) for one in found))
    assert noted[2] == min(noted) <= 15
    assert noted[0] - noted[2] <= 2


def test_the_author_sees_what_fits_on_the_own_post(become, sofa, session):
    offer, request, _van = sofa
    browser = become(session.get(User, request.author_id))
    assert f'href="/en/posts/{offer.id}"' in browser.get(f"/en/my/posts/{request.id}").text
