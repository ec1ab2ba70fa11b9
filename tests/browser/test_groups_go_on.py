"""Groups go on: they are handed over, become one, become two, take a break, take a request on.

Whoever is asked answers from the letter and never logs in.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page
from sqlalchemy import select, update

from helpboard.models import Group, Proposal
from helpboard.services.rematching import ask_how_due
from tests.browser.circles import TOPIC, Circle, Circles
from tests.browser.conftest import NewPage
from tests.browser.joining import BUTTON, address_in
from tests.browser.judging import follow, too_wide
from tests.browser.test_my_organisations import send
from tests.journeys.demo import Demo

NAMES = {"de": "Nähkreis Ost", "ar": "دائرة الخياطة"}


@pytest.fixture(params=[("de", True), ("ar", False)], ids=["de", "ar"])
def circles(demo: Demo, new_page: NewPage, request: pytest.FixtureRequest) -> Circles:
    """Groups in German letters with script, and in Arabic letters without."""
    tag, has_script = request.param
    return Circles(demo, tag, has_script, new_page)


def _at(page: Page, path: str) -> int:
    """Return the status of a path for whoever uses a page, which stays where it is."""
    return page.context.request.get(path).status


def _asks(circles: Circles, circle: Circle, deed: str, **chosen: str | list[str]) -> Page:
    """Let the lead ask by letter; the page that waits for answers is shown then."""
    page = circles.log_in(circle.lead)
    page.goto(f"/{circles.tag}/my/groups/{circle.slug}/life")
    follow(page.locator(f"main a[href$='/{deed}']"))
    for name, value in chosen.items():
        page.locator(f"main select[name={name}]").select_option(value)
    assert too_wide(page) == []
    send(page)
    page.wait_for_url(f"**/my/groups/{circle.slug}/life")
    assert page.locator("main form[action$='/take-back']").count() == 1
    return page


def test_a_group_is_handed_over_from_the_letter(circles: Circles) -> None:
    circle = circles.circle("staffel")
    page = _asks(circles, circle, "hand-over", user=str(circle.helpers[0].id))

    circle.helpers[0].agrees(circles.page())

    assert _at(page, f"/{circles.tag}/my/groups/{circle.slug}/hand-over") == 403
    new_lead = circles.log_in(circle.helpers[0])
    assert _at(new_lead, f"/{circles.tag}/my/groups/{circle.slug}/hand-over") == 200


def test_two_groups_become_one_when_its_lead_and_the_members_agree(circles: Circles) -> None:
    small, large = circles.circle("bach"), circles.circle("fluss")
    tag, visitor = circles.tag, circles.page()
    page = _asks(circles, small, "merge", other=_id_of(circles, large))

    large.lead.agrees(visitor)
    assert _at(visitor, f"/{tag}/groups/{small.slug}") == 200
    small.helpers[0].agrees(visitor)

    visitor.goto(f"/{tag}/groups/{small.slug}")
    assert visitor.url.endswith(f"/{tag}/groups/{large.slug}")
    assert _at(page, f"/{tag}/my/groups/{large.slug}") == 200
    assert _at(page, f"/{tag}/my/groups/{small.slug}") == 410


def test_a_new_group_grows_out_of_one_with_whoever_comes_along(circles: Circles) -> None:
    circle = circles.circle("baum", helpers=2)
    goes, stays = circle.helpers
    page = circles.log_in(circle.lead)
    page.goto(f"/{circles.tag}/my/groups/{circle.slug}/split")
    page.locator("main input[name=name]").fill(NAMES[circles.tag])
    page.locator("main select[name=lead]").select_option(str(goes.id))
    for person in circle.helpers:
        page.locator(f"main input[name=members][value='{person.id}']").check(force=True)
    send(page)
    page.wait_for_url(f"**/my/groups/{circle.slug}/life")

    goes.agrees(circles.page())
    no = circles.page()
    no.goto(_second_link(stays.letter().get_body(("plain",)).get_content()))
    follow(no.locator(BUTTON).first)

    own = circles.log_in(goes)
    own.goto(f"/{circles.tag}/my/")
    follow(own.locator("main a", has_text=NAMES[circles.tag]).first)
    assert own.locator("main h1").inner_text() == NAMES[circles.tag]
    assert _at(own, f"/{circles.tag}/my/groups/{circle.slug}") == 403


def test_a_group_takes_a_break_and_goes_on_when_its_lead_says_so(circles: Circles) -> None:
    circle = circles.circle("pause")
    tag, visitor = circles.tag, circles.page()
    page = circles.log_in(circle.lead)
    page.goto(f"/{tag}/my/groups/{circle.slug}/life")
    follow(page.locator("main a[href$='/rest']"))
    day = (datetime.now(UTC) + timedelta(days=20)).date().isoformat()
    page.locator("main input[name=until]").fill(day)
    send(page)

    circle.helpers[0].letter()
    visitor.goto(f"/{tag}/groups/{circle.slug}")
    assert visitor.locator("main .bar").count() == 1
    page.goto(f"/{tag}/my/groups/{circle.slug}/life")
    follow(page.locator("main form[action$='/wake'] button"))
    circle.helpers[0].letter()
    visitor.goto(f"/{tag}/groups/{circle.slug}")
    assert visitor.locator("main .bar").count() == 0


def test_a_request_finds_a_group_and_both_are_asked_two_months_later(circles: Circles) -> None:
    circle = circles.circle(TOPIC)
    author, number = circles.request("amal")
    tag, visitor = circles.tag, circles.page()
    page = circles.log_in(author)
    page.goto(f"/{tag}/my/posts/{number}")
    follow(page.locator("main a[href$='/helpers']"))
    assert page.get_by_test_id("partner").first.get_by_test_id("reason").count() > 0
    page.goto(f"/{tag}/my/posts/{number}/helpers/{circle.slug}")
    send(page)
    assert _state(page) == "accepted"  # by whoever asks

    circle.lead.agrees(visitor)

    told = [author.letter(), author.letter(), circle.lead.letter()]  # agreed, a message; agreed
    talk, *others = (address_in(letter, rf"/{tag}/my/messages/\d+") for letter in told)
    assert others == [talk, talk]
    page.goto(talk)
    assert circle.slug.title() in page.locator("main").inner_text()
    page.goto(f"/{tag}/my/posts/{number}/helpers")
    assert _state(page) == "confirmed"
    _let_two_months_pass(circles.demo, number)
    for person in (author, circle.lead):
        person.agrees(visitor)
    page.goto(f"/{tag}/my/posts/{number}/helpers")
    assert _state(page) == "done"


def _state(page: Page) -> str | None:
    return page.get_by_test_id("proposal").get_attribute("data-state")


def _let_two_months_pass(demo: Demo, post: int) -> None:
    """Let the question how it goes be due; the worker, which looks every ten minutes, is spared."""
    now = datetime.now(UTC)
    with demo.session() as session:
        session.execute(update(Proposal).where(Proposal.post_id == post).values(ask_again_at=now))
        assert ask_how_due(session, now=now) == 1
        session.commit()


def _id_of(circles: Circles, circle: Circle) -> str:
    with circles.demo.session() as session:
        return str(session.scalars(select(Group.id).where(Group.slug == circle.slug)).one())


def _second_link(text: str) -> str:
    """The link for no."""
    return re.findall(r"http://127\.0\.0\.1:\d+/l/\S+", text)[1]
