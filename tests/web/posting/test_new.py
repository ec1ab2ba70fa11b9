import re

import pytest
from sqlalchemy import select

from helpboard.domain.post import PostState
from helpboard.models import Submission

FORM = "/en/posts/new?kind=offer&topic=bicycle"


def test_the_way_to_the_form_goes_over_pictures(alice):
    first = alice.get("/en/posts/new").text
    assert "/en/posts/new?kind=offer" in first
    branches = alice.get("/en/posts/new?kind=offer").text
    assert "/en/posts/new?kind=offer&amp;topic=goods" in branches
    leaves = alice.get("/en/posts/new?kind=offer&topic=goods").text
    assert "/en/posts/new?kind=offer&amp;topic=bicycle" in leaves
    assert 'name="thing"' in alice.get(FORM).text


@pytest.mark.parametrize("query", ["kind=gift", "topic=weapons", "kind=offer&topic=weapons"])
def test_what_cannot_be_chosen_is_a_wrong_address(alice, query):
    alice.get(f"/en/posts/new?{query}", expect=400)


def test_a_visitor_is_asked_to_log_in_and_comes_back(browser):
    answer = browser.get("/en/posts/new?kind=offer&topic=bicycle", expect=302)
    assert answer.location.startswith("/en/account/login?next=")
    assert "kind%3Doffer" in answer.location


def test_the_form_is_kept_by_nobody(alice):
    assert alice.get(FORM).headers["Cache-Control"] == "no-store"


def test_a_new_person_posts_a_bicycle_which_waits_for_the_desk(alice, posts):
    answer = alice.write(size="26", count="2")

    [post] = posts()
    assert answer.location == f"/en/my/posts/{post.id}"
    assert (post.state, post.facts, post.count) == (
        PostState.PENDING, {"thing": "bicycle", "size": 26, "count": 2}, 2,
    )  # fmt: skip
    page = alice.get(answer.location).text
    assert 'data-state="pending"' in page
    assert "two working days" in page
    alice.get(f"/en/posts/{post.id}", expect=404)


def test_somebody_trusted_posts_and_everybody_reads_it_at_once(trude, posts, browser):
    trude.write()
    [post] = posts()
    assert post.state is PostState.PUBLISHED
    assert "Gut erhalten." in browser.get(f"/de/posts/{post.id}").text


def test_an_editor_posts_for_the_organisation(emil, house, posts):
    page = emil.get(f"{FORM}&act_as=organisation:naehstube").text
    assert re.search(r'<option selected value="organisation:naehstube">', page)
    emil.write(act_as="organisation:naehstube", topic="job", thing="")
    [post] = posts()
    assert (post.organisation_id, post.state) == (house.id, PostState.PUBLISHED)


@pytest.mark.parametrize("act_as", ["organisation:naehstube", "group:x", "nonsense"])
def test_nobody_posts_for_somebody_else(trude, house, posts, act_as):
    trude.write(act_as=act_as, expect=403)
    assert posts() == []


def test_a_wrong_form_comes_back_with_everything_that_was_typed(trude, posts):
    page = trude.write(
        expect=422, thing="", size="huge", count="many", text="Ruf an: 0171 2345678",
        condition="good",
    ).text  # fmt: skip

    assert posts() == []
    assert "0171 2345678" in page
    assert 'value="huge"' in page
    assert 'value="many"' in page
    assert '<option value="good" selected>' in page
    for place in ("block-thing-error", "block-size-error", "block-count-error", "text-error"):
        assert f'id="{place}"' in page
    for place in ("block-thing", "block-size", "block-count", "text"):
        assert f'href="#{place}"' in page


def test_what_is_wrong_is_said_in_the_readers_language(trude):
    page = trude.write(lang="de", expect=422, thing="").text
    assert "Bitte füllen Sie das aus." in page or "Bitte" in page
    assert 'lang="de"' in page


def test_a_form_whose_token_has_run_out_keeps_what_was_typed(trude, posts, picture):
    page = trude.write(
        expect=422, csrf_token="old", text="Sehr lange getippt.", size="26", photo=picture()
    ).text  # fmt: skip

    assert posts() == []
    assert "Sehr lange getippt." in page
    assert 'value="26"' in page
    assert "This page was open for a long time" in page
    assert page.count("/media/") == 1


@pytest.mark.parametrize("topic", ["", "weapons"])
def test_a_form_without_a_right_topic_is_sent_back(trude, topic):
    assert "Please choose a topic" in trude.write(topic=topic, expect=422).text


def test_the_same_form_sent_twice_makes_one_post(alice, posts, session):
    token = alice.token(FORM)
    first = alice.write(csrf_token=token)
    second = alice.write(csrf_token=token)

    assert len(posts()) == 1
    assert first.location == second.location
    assert len(session.scalars(select(Submission)).all()) == 1


def test_a_form_that_was_refused_may_be_sent_again(alice, posts):
    token = alice.token(FORM)
    alice.write(csrf_token=token, thing="", expect=422)
    alice.write(csrf_token=token)
    assert len(posts()) == 1


def test_a_draft_is_kept_however_unfinished_and_sent_in_later(alice, posts):
    alice.write(do="draft", thing="", text="")
    [post] = posts()
    assert post.state is PostState.DRAFT
    assert "Nobody sees it yet" in alice.get("/en/my/posts").text
    alice.post(f"/en/posts/{post.id}/submit", expect=422)
    alice.post(f"/en/posts/{post.id}/edit", thing="lock", version=post.version, do="publish")
    assert posts()[0].state is PostState.PENDING


def test_a_preview_shows_three_languages_and_writes_nothing(trude, posts):
    page = trude.write(do="preview", size="26", preview_lang="ar", expect=200).text

    assert posts() == []
    assert re.findall(r'data-preview="(\w+)"', page) == ["en", "de", "ar"]
    assert "Fahrrad" in page
    assert 'dir="rtl" data-preview="ar"' in page
    assert 'value="26"' in page
    assert "Gut erhalten.</textarea>" in page


def test_a_preview_of_what_is_wrong_says_so_instead(trude):
    page = trude.write(do="preview", thing="", expect=422).text
    assert "data-preview" not in page


def test_a_likely_duplicate_is_asked_about_once(trude, town, posts):
    other = town.post(facts={"thing": "bicycle"})
    page = trude.write(similar="ask", expect=422).text
    assert f"/en/posts/{other.id}" in page
    assert posts() == []
    trude.write(similar="ask", anyway="yes")
    assert len(posts()) == 1


def test_the_own_post_of_yesterday_is_a_likely_duplicate(trude, posts):
    trude.write()
    [first] = posts()
    page = trude.write(similar="ask", text="Mein Rad", expect=422).text
    assert f"/en/my/posts/{first.id}" in page
    trude.write(similar="ask", size="24", text="Noch eins")
    assert len(posts()) == 2


def test_a_script_is_only_asked_back_for_the_same_words(trude, posts):
    trude.write()
    trude.write(text="Ein anderes.")
    trude.write(another_form="yes", expect=422)
    assert len(posts()) == 2


def test_the_fourth_open_post_of_somebody_new_is_refused_with_a_sentence(alice, posts):
    for number in range(3):
        alice.write(text=f"Rad {number}")
    page = alice.write(text="Rad 4", expect=422).text
    assert "You have 3 open posts already" in page
    assert len(posts()) == 3


def test_more_than_ten_posts_a_day_are_too_many_and_the_text_stays(trude, posts):
    for number in range(10):
        trude.write(text=f"Rad {number}")
    page = trude.write(text="Das elfte", expect=429)
    assert "Das elfte" in page.text
    assert page.headers["Retry-After"]
    assert len(posts()) == 10


def test_refused_forms_do_not_count_as_posts(trude, posts):
    for _ in range(12):
        trude.write(thing="", expect=422)
    trude.write()
    assert len(posts()) == 1


def test_a_discreet_topic_has_a_quick_way_out(alice):
    assert "data-leave" in alice.get("/en/posts/new?kind=request&topic=women").text


def test_weekly_times_and_languages_are_chosen_without_script(trude, posts):
    trude.write(
        topic="sport", thing="", **{
            "when": "weekly", "when.slot": ["mon-evening", "sat-morning"],
            "languages.1": "ar", "languages.1.must": "yes", "activity": "football",
        },
    )  # fmt: skip
    [post] = posts()
    assert post.facts["when"]["slots"] == [[0, 1080, 1440], [5, 360, 720]]
    assert post.facts["languages"] == [{"code": "ar", "level": None, "must": True}]
