"""The questions of asking without account, one a page."""

import re

import pytest

from tests.directory import counted

QUESTIONS = "kind=request&topic=doctor-visit"


def test_from_the_picture_to_the_end_everything_is_carried_on(browser, town):
    page = browser.get("/de/ask").text
    assert "topic=guidance" in page
    page = browser.get("/de/ask?kind=request&topic=guidance").text
    assert "topic=doctor-visit" in page
    page = browser.get(f"/de/ask?{QUESTIONS}").text
    assert 'name="pair.from"' in page
    page = browser.get(f"/de/ask?{QUESTIONS}&step=when&pair.from=ar&pair.to=de").text
    assert re.search(r'name="pair\.from" value="ar"', page)
    page = browser.get(f"/de/ask?{QUESTIONS}&step=where&pair.from=ar&pair.to=de&when=flexible").text
    assert re.search(r'name="when" value="flexible"', page)
    assert 'value="ludwigsburg-ossweil"' in page
    page = browser.get(
        f"/de/ask?{QUESTIONS}&step=end&pair.from=ar&pair.to=de&when=flexible"
        "&area=ludwigsburg-ossweil"
    ).text
    assert "Oßweil" in page
    assert "Arabisch" in page


def test_a_wrong_answer_leads_back_to_its_question(browser, town):
    page = browser.get("/de/ask?topic=bicycle&step=end").text
    assert 'id="block-thing-error"' in page
    page = browser.get(
        f"/de/ask?{QUESTIONS}&step=end&when.date.1=2026-12-01&when.slot=mon-morning"
    ).text
    assert 'name="when.date.1"' in page
    assert 'role="alert"' in page


def test_nobody_is_asked_when_they_need_a_thing(browser, town):
    page = browser.get("/de/ask?topic=bicycle").text
    assert 'name="step" value="where"' in page


@pytest.mark.parametrize(
    "query", ["kind=gift", "topic=gold", "topic=bicycle&step=pay", "topic=bicycle&step=when"]
)
def test_an_address_that_makes_no_sense_is_refused(browser, town, query):
    browser.get(f"/de/ask?{query}", expect=400)


@pytest.mark.parametrize("topic", ["women", "hearing"])
def test_discreet_topics_have_a_quick_way_out_and_leave_nothing(browser, town, topic):
    response = browser.get(f"/de/ask?topic={topic}")
    assert "data-leave" in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert "tel:116016" in response.text


def test_the_first_door_of_the_start_page_leads_here(browser, town):
    page = browser.get("/de/").text
    assert re.search(r'class="door door--first" href="/de/ask"', page)
    assert 'href="/de/answers/"' in page


def test_the_questions_need_a_constant_number_of_statements(browser, town, connection):
    town.group()
    with counted(connection) as few:
        browser.get(f"/de/ask?{QUESTIONS}&step=end")
    for number in range(3):
        town.group(f"Café {number}")
    with counted(connection) as many:
        browser.get(f"/de/ask?{QUESTIONS}&step=end")
    assert len(many) == len(few)


def test_nothing_of_asking_is_stored_by_anybody(browser, town):
    for path in ("ask", "ask?topic=goods", "ask?topic=bicycle&step=facts", "answers/"):
        response = browser.get(f"/de/{path}")
        assert response.headers["Cache-Control"] == "no-store"
        assert "noindex" in response.text
