import pytest
from sqlalchemy import select

from helpboard.domain.decision import Verdict
from helpboard.domain.post import PostState
from helpboard.models import Decision, Letter, Notice, NoticeState
from tests.web.desk.conftest import filled


def ids(page):
    return [
        int(part.partition('"')[0]) for part in page.split('data-testid="queue-item" data-id="')[1:]
    ]


def test_the_queue_shows_reported_then_sensitive_then_the_oldest(town, now, as_, waiting):
    old, sensitive, reported = waiting(), waiting("childcare", facts={}), waiting()
    town.add(
        Notice(about="post", about_id=reported.id, reason="fraud", state=NoticeState.OPEN,
               created_at=now)
    )  # fmt: skip
    town.post()
    assert ids(as_("Carla").get("/de/desk/queue").text) == [reported.id, sensitive.id, old.id]


def test_a_long_queue_shows_what_comes_first_and_says_how_many_wait(as_, waiting, monkeypatch):
    monkeypatch.setattr("helpboard.queries.checking.MOST_SHOWN", 2)
    first, second, _third = waiting(), waiting(), waiting()
    page = as_("Carla").get("/en/desk/queue").text
    assert ids(page) == [first.id, second.id]
    assert "3 posts wait" in page
    assert "Only the first 2 are shown." in page


def test_a_coordinator_of_another_area_sees_nothing_of_a_post(as_, waiting):
    post = waiting()
    assert ids(as_("Else").get("/de/desk/queue").text) == []
    as_("Else").get(f"/de/desk/posts/{post.id}", expect=404)
    as_("Alice").get(f"/de/desk/posts/{post.id}", expect=403)


def test_the_queue_takes_as_many_statements_for_three_posts_as_for_one(as_, waiting, statements):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            waiting()
        with statements() as noted:
            as_("Carla").get("/de/desk/queue")
        counts.append(len(noted))
    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize(
    ("verdict", "reason", "state"),
    [
        ("publish", "", PostState.PUBLISHED),
        ("back", "unclear", PostState.DRAFT),
        ("reject", "fraud", PostState.REJECTED),
    ],
)
def test_a_decision_moves_the_post_and_writes_to_the_author(
    session, as_, waiting, verdict, reason, state
):
    post = waiting()
    path = f"/de/desk/posts/{post.id}"
    form = filled(as_("Carla").get(path).text, verdict=verdict, reason=reason, sentence="So nicht.")
    as_("Carla").post(path, data=form)
    assert post.state is state
    [decision] = session.scalars(select(Decision))
    assert (decision.sentence, decision.sentence_lang) == ("So nicht.", "de")
    [letter] = session.scalars(select(Letter))
    assert letter.params["decision_id"] == decision.id


def test_a_decision_leads_to_the_next_post_that_waits(as_, waiting):
    first, second = waiting(), waiting()
    path = f"/de/desk/posts/{first.id}"
    form = filled(as_("Carla").get(path).text, verdict="publish")
    assert as_("Carla").post(path, data=form).location == f"/de/desk/posts/{second.id}"
    form = filled(as_("Carla").get(f"/de/desk/posts/{second.id}").text, verdict="publish")
    assert as_("Carla").post(f"/de/desk/posts/{second.id}", data=form).location == "/de/desk/queue"


def test_words_that_changed_after_opening_are_not_approved_but_shown(session, as_, waiting):
    post = waiting(text="Ein Rad.")
    path = f"/de/desk/posts/{post.id}"
    form = filled(as_("Carla").get(path).text, verdict="publish", sentence="Danke!")
    post.text = "Ein Rad und ein Zelt."
    session.flush()
    page = as_("Carla").post(path, data=form, expect=409).text
    assert "Ein Rad und ein Zelt." in page
    assert "Danke!" in page
    assert post.state is PostState.PENDING
    assert session.scalars(select(Decision)).all() == []


def test_of_two_coordinators_one_decides_and_the_other_sees_what(session, as_, waiting):
    post = waiting()
    path = f"/de/desk/posts/{post.id}"
    page = as_("Carla").get(path).text
    as_("Deniz").post(path, data=filled(as_("Deniz").get(path).text, verdict="publish"))
    shown = (
        as_("Carla")
        .post(path, data=filled(page, verdict="reject", reason="fraud"), expect=409)
        .text
    )
    assert "Deniz" in shown
    [decision] = session.scalars(select(Decision))
    assert decision.verdict is Verdict.PUBLISH


def test_corrected_words_are_published_and_checked_like_all_others(session, as_, waiting):
    post = waiting(text="Ein Rat.")
    path = f"/de/desk/posts/{post.id}"
    page = as_("Carla").get(path).text
    wrong = filled(page, verdict="correct", text="Ruf an: 0171 2345678")
    assert "0171 2345678" in as_("Carla").post(path, data=wrong, expect=422).text
    as_("Carla").post(path, data=filled(page, verdict="correct", text="Ein Rad."))
    assert (post.state, post.text) == (PostState.PUBLISHED, "Ein Rad.")
    [decision] = session.scalars(select(Decision))
    assert decision.shown_text == "Ein Rat."


def test_without_a_reason_nothing_is_refused_and_the_sentence_stays(as_, waiting):
    post = waiting()
    path = f"/de/desk/posts/{post.id}"
    form = filled(as_("Carla").get(path).text, verdict="reject", sentence="Bleibt stehen")
    assert "Bleibt stehen" in as_("Carla").post(path, data=form, expect=422).text
    assert post.state is PostState.PENDING


def test_obvious_nonsense_goes_at_once_but_not_what_changed_meanwhile(session, as_, waiting):
    spam, changed = waiting(), waiting()
    page = as_("Carla").get("/de/desk/queue").text
    ticked = [f"{one.id}-{one.version}" for one in (spam, changed)]
    changed.text = "Neu"
    session.flush()
    as_("Carla").post("/de/desk/queue", data=filled(page, posts=ticked, reason="commercial"))
    assert (spam.state, changed.state) == (PostState.REJECTED, PostState.PENDING)
    for posts in (["x"], [], ["1-1"] * 101, ["9999999999-1"], ["١-١"]):
        as_("Carla").post(
            "/de/desk/queue", data=filled(page, posts=posts, reason="fraud"), expect=422
        )


def test_the_page_of_a_post_says_what_to_look_at(as_, waiting):
    waiting(text="Ruft mich an: 0171 2345678")
    post = waiting(text="Ruft mich an: 0171 2345678")
    page = as_("Carla").get(f"/en/desk/posts/{post.id}").text
    assert "0171 2345678" in page
    assert "Posts that look alike" in page
    assert "1 more waits" in page
