"""What the holder of a code does with a post."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from helpboard.domain.decision import AppealState, Judgement, Reason, Verdict
from helpboard.domain.post import PostState
from helpboard.domain.working_days import FEWEST
from helpboard.models import AccessCode, Appeal, Coordinator, Decision, Post
from helpboard.queries.actors import actor_by_email
from helpboard.services.moderation import decide
from tests.web.ask.asking import TEXT, asked, send, token_of


@pytest.fixture
def post(browser, town, session):
    """A post that was asked for with the code that the browser holds, on the board by now."""
    asked(browser)
    [post] = session.scalars(select(Post))
    post.state, post.first_published_at = PostState.PUBLISHED, town.now
    post.published_at = town.now
    session.flush()
    return post


def _path(post, deed):
    return f"/de/answers/posts/{post.id}/{deed}"


def test_a_post_that_waits_is_taken_back(browser, post, session):
    post.state, post.first_published_at = PostState.PENDING, None
    send(browser, _path(post, "withdraw"))
    assert post.state is PostState.DRAFT
    assert 'data-state="draft"' in browser.get("/de/answers/mine").text


def test_a_post_is_taken_down_and_its_address_says_that_it_is_gone(browser, post):
    send(browser, _path(post, "withdraw"))
    assert post.state is PostState.WITHDRAWN
    browser.get(f"/de/posts/{post.id}", expect=410)


def test_a_double_click_on_taking_down_is_harmless(browser, post):
    form = {"csrf_token": token_of(browser.get(_path(post, "withdraw")).text)}
    browser.post(_path(post, "withdraw"), data=form)
    browser.post(_path(post, "withdraw"), data=form)
    assert post.state is PostState.WITHDRAWN


def test_what_was_found_leaves_the_board(browser, post):
    send(browser, _path(post, "found"), found="1")
    assert post.state is PostState.FULFILLED


def test_one_of_three_found_leaves_it_there_and_nonsense_is_refused(browser, post):
    post.count = 3
    assert 'value="1"' in browser.get(_path(post, "found")).text
    send(browser, _path(post, "found"), found="7", expect=422)
    send(browser, _path(post, "found"), found="many", expect=422)
    send(browser, _path(post, "found"), found="1")
    assert (post.found, post.state) == (1, PostState.PUBLISHED)


def test_another_four_weeks(browser, post, town):
    post.expires_at = town.now + timedelta(days=2)
    send(browser, _path(post, "renew"))
    assert post.state is PostState.PUBLISHED
    assert post.expires_at > town.now + timedelta(days=27)


def test_what_has_run_out_comes_back_after_a_person_has_read_it(browser, post, town):
    post.state, post.expires_at = PostState.EXPIRED, town.now - timedelta(days=1)
    send(browser, _path(post, "renew"))
    assert post.state is PostState.PENDING


def test_a_double_click_on_bringing_back_is_harmless(browser, post, town):
    post.state, post.expires_at = PostState.EXPIRED, town.now - timedelta(days=1)
    form = {"csrf_token": token_of(browser.get(_path(post, "renew")).text)}
    for _click in range(2):
        browser.post(_path(post, "renew"), data=form)
    assert post.state is PostState.PENDING


def test_a_change_is_read_by_a_person_before_others_see_it(browser, post):
    page = browser.get(_path(post, "edit")).text
    assert TEXT in page
    send(browser, _path(post, "edit"), thing="bicycle", size="26", area="ludwigsburg-ossweil",
         text="Jetzt anders.", text_lang="de", version=post.version)  # fmt: skip
    assert post.text == "Jetzt anders."
    assert post.facts["size"] == 26
    assert post.state is PostState.PENDING


def test_whoever_types_for_more_than_an_hour_loses_nothing(browser, post):
    form = {"csrf_token": token_of(browser.get(_path(post, "edit")).text), "thing": "bicycle"}
    form |= {"area": "ludwigsburg-mitte", "text": "Lange getippt.", "version": post.version}
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=90), tick=False):
        browser.post(_path(post, "edit"), data=form)
    assert post.text == "Lange getippt."


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"thing": ""}, "block-thing"),
        ({"size": "9000"}, "block-size"),
        ({"text": "0176 12345678"}, "text"),
        ({"area": "atlantis"}, "area"),
    ],
)
def test_a_wrong_change_is_said_at_its_field_and_kept(browser, post, wrong, field):
    values = {"thing": "bicycle", "area": "ludwigsburg-mitte", "text": "Neu.", **wrong}
    page = send(
        browser, _path(post, "edit"), version=post.version, text_lang="de", expect=422, **values
    ).text
    assert f'id="{field}-error"' in page
    assert values["text"] in page
    assert post.text == TEXT


def test_two_windows_show_both_texts(browser, post):
    old = post.version
    form = {"thing": "bicycle", "area": "ludwigsburg-mitte", "text_lang": "de"}
    send(browser, _path(post, "edit"), text="Aus dem ersten Fenster.", version=old, **form)
    page = send(
        browser, _path(post, "edit"), text="Aus dem zweiten.", version=old, expect=409, **form
    ).text

    assert "Aus dem ersten Fenster." in page
    assert "Aus dem zweiten." in page
    assert f'name="version" value="{post.version}"' in page
    assert post.text == "Aus dem ersten Fenster."


@pytest.mark.parametrize("deed", ["edit", "renew", "found", "withdraw"])
def test_a_post_of_somebody_else_does_not_exist(browser, post, town, deed):
    theirs = town.post(text="Von jemand anderem.")
    browser.get(_path(theirs, deed), expect=404)
    token = token_of(browser.get(_path(post, "withdraw")).text)
    browser.post(_path(theirs, deed), data={"csrf_token": token}, expect=404)
    assert theirs.state is PostState.PUBLISHED


@pytest.mark.parametrize("deed", ["edit", "renew", "found", "withdraw"])
def test_a_form_without_its_token_changes_nothing(browser, post, deed):
    page = browser.post(_path(post, deed), data={"csrf_token": "old", "found": "1"}, expect=422)
    assert token_of(page.text)
    assert post.state is PostState.PUBLISHED


def test_an_ended_code_does_nothing_more(browser, post, town, session):
    [code] = session.scalars(select(AccessCode))
    form = {"csrf_token": token_of(browser.get(_path(post, "withdraw")).text)}
    code.ended_at = town.now

    browser.post(_path(post, "withdraw"), data=form)

    assert post.state is PostState.PUBLISHED


def test_a_post_that_waits_says_how_long_the_desk_usually_takes(browser, post, town):
    assert "Arbeitstag" not in browser.get("/de/answers/mine").text
    post.state, post.first_published_at = PostState.PENDING, None
    assert "innerhalb von zwei Arbeitstagen" in browser.get("/de/answers/mine").text
    friday = datetime(2026, 11, 20, 12, tzinfo=UTC)
    for _ in range(FEWEST):
        town.add(
            Decision(
                post_id=town.post().id, verdict=Verdict.PUBLISH, old_state=PostState.PENDING,
                new_state=PostState.PUBLISHED, at=friday, waited_since=friday - timedelta(days=3),
            )
        )  # fmt: skip
    assert "bis zu 3 Arbeitstage" in browser.get("/de/answers/mine").text


@pytest.fixture
def carla(town, session):
    """Coordinates Ludwigsburg."""
    person = town.person("Carla", email="carla@example.org")
    town.add(Coordinator(user_id=person.id, area_id=town.home.id))
    return actor_by_email(session, "carla@example.org")


def _kept_off(session, post, carla, town, verdict=Verdict.REJECT):
    session.flush()
    judgement = Judgement(
        verdict=verdict, reason=Reason.UNCLEAR, sentence="Welche Größe?", sentence_lang="de"
    )
    decide(session, post=post, moderator=carla, judgement=judgement, now=town.now, zone=UTC)


@pytest.mark.parametrize(
    ("state", "verdict", "may_object"),
    [
        (PostState.PENDING, Verdict.REJECT, True),
        (PostState.PUBLISHED, Verdict.HIDE, True),
        (PostState.PENDING, Verdict.BACK, False),
    ],
)
def test_whoever_has_a_card_reads_why_a_post_is_not_on_the_board(
    browser, post, session, town, carla, state, verdict, may_object
):
    post.state = state
    _kept_off(session, post, carla, town, verdict)

    page = browser.get("/de/answers/mine").text

    assert "Bitte sagen Sie es genauer." in page
    assert "Bitte sagen Sie es genauer." in page
    assert "3.6" in page
    assert '<p lang="de" dir="auto">Welche Größe?</p>' in page
    assert (f'href="{_path(post, "object")}"' in page) is may_object


def test_what_the_desk_said_is_over_once_the_post_was_changed(browser, post, session, town, carla):
    post.state = PostState.PENDING
    _kept_off(session, post, carla, town)
    assert "Welche Größe?" in browser.get("/de/answers/mine").text
    send(browser, _path(post, "edit"), thing="bicycle", size="26", area="ludwigsburg-mitte",
         text="Ein Rad in 26 Zoll.", text_lang="de", version=post.version)  # fmt: skip
    assert "Welche Größe?" not in browser.get("/de/answers/mine").text


def test_what_came_of_an_objection_stands_on_its_page(browser, post, session, town, carla):
    post.state = PostState.PENDING
    _kept_off(session, post, carla, town)
    send(browser, _path(post, "object"), text="Es ist doch klar.")
    appeal = session.scalars(select(Appeal)).one()
    appeal.state, appeal.decided_at = AppealState.UPHELD, town.now
    appeal.sentence, appeal.sentence_lang = "Bitte nur die Größe dazuschreiben.", "de"

    assert "Bitte nur die Größe dazuschreiben." in browser.get(_path(post, "object")).text
