import pytest
from flask import url_for
from sqlalchemy import select

from helpboard.domain.decision import AppealState
from helpboard.domain.erasure import ErasedKind
from helpboard.domain.letter import LetterKind
from helpboard.domain.post import PostState
from helpboard.models import Appeal, Decision, Entry, Letter
from helpboard.services.erasure import erase_person
from tests.web.desk.conftest import filled


class Nowhere:
    def remember(self, kind: ErasedKind, key: str, *, at) -> None:
        """Forget it: this erasure is never restored."""


@pytest.fixture
def hidden(as_, waiting, town):
    """A post of Alice's that Carla has taken off the board."""
    post = waiting(state=PostState.PUBLISHED, published_at=town.now, text="Altes Zelt")
    path = f"/de/desk/posts/{post.id}"
    as_("Carla").post(
        path, data=filled(as_("Carla").get(path).text, verdict="hide", reason="unsafe",
                          sentence="Das Zelt ist kaputt."),
    )  # fmt: skip
    return post


@pytest.fixture
def objected(session, as_, hidden):
    path = f"/ar/posts/{hidden.id}/object"
    as_("Alice").post(path, data=filled(as_("Alice").get(path).text, text="الخيمة سليمة"))
    return session.scalars(select(Appeal)).one()


def test_an_author_objects_once_and_reads_that_it_has_come_in(session, as_, hidden, objected):
    assert (objected.text_lang, objected.state) == ("ar", AppealState.OPEN)
    path = f"/ar/posts/{hidden.id}/object"
    page = as_("Alice").get(path).text
    assert 'name="text"' not in page
    other = filled(as_("Alice").get("/ar/posts/new?kind=offer&topic=bicycle").text, text="Noch mal")
    as_("Alice").post(path, data=other, expect=409)
    assert len(session.scalars(select(Appeal)).all()) == 1


def test_nobody_else_objects_and_nobody_to_a_post_that_is_on_the_board(town, as_, waiting, hidden):
    as_("Deniz").get(f"/de/posts/{hidden.id}/object", expect=404)
    fine = waiting(state=PostState.PUBLISHED, published_at=town.now)
    page = as_("Alice").get(f"/de/posts/{fine.id}/object").text
    assert 'name="text"' not in page


def test_somebody_else_takes_the_decision_back_and_the_author_hears_of_it(
    session, as_, hidden, objected
):
    path = f"/de/desk/appeals/{objected.id}"
    own = filled(as_("Carla").get(path).text, outcome="overturned")
    as_("Carla").post(path, data=own, expect=422)
    assert hidden.state is PostState.HIDDEN

    other = filled(as_("Deniz").get(path).text, outcome="overturned", sentence="Verzeihung.")
    as_("Deniz").post(path, data=other)
    assert hidden.state is PostState.PUBLISHED
    assert objected.state is AppealState.OVERTURNED
    kinds = session.scalars(select(Letter.kind).order_by(Letter.id)).all()
    assert kinds == [LetterKind.POST_DECIDED, LetterKind.POST_DECIDED, LetterKind.APPEAL_DECIDED]
    actions = session.scalars(select(Entry.action).order_by(Entry.id)).all()
    assert actions == ["post:decide", "appeal:decide", "post:decide"]
    as_("Deniz").post(path, data=other, expect=404)


def test_a_decision_that_stays_moves_nothing(session, as_, hidden, objected):
    path = f"/de/desk/appeals/{objected.id}"
    as_("Deniz").post(path, data=filled(as_("Deniz").get(path).text, outcome="upheld"))
    assert (hidden.state, objected.state) == (PostState.HIDDEN, AppealState.UPHELD)


def test_where_nobody_else_is_the_same_coordinator_decides(session, town, as_, cast, objected):
    cast["Deniz"].totp_secret = None
    session.flush()
    path = f"/de/desk/appeals/{objected.id}"
    as_("Carla").post(path, data=filled(as_("Carla").get(path).text, outcome="upheld"))
    assert objected.state is AppealState.UPHELD


def test_another_area_learns_nothing_of_an_objection(as_, objected):
    as_("Else").get(f"/de/desk/appeals/{objected.id}", expect=404)
    assert "queue-item" not in as_("Else").get("/de/desk/appeals").text


def test_erasing_the_author_blanks_the_words_and_leaves_the_log(session, now, cast, objected):
    erase_person(session, user_id=cast["Alice"].id, journal=Nowhere(), now=now)
    [decision] = session.scalars(select(Decision))
    assert (decision.sentence, decision.shown_text, decision.reason) == ("", "", "unsafe")
    assert session.scalars(select(Appeal.text)).all() == [""]
    assert len(session.scalars(select(Entry).where(Entry.action == "post:decide")).all()) == 1


def test_the_letter_leads_the_author_to_the_form_with_an_account_or_a_code(app):
    with app.test_request_context():
        assert url_for("posting.object_to", lang="ar", post_id=7) == "/ar/posts/7/object"
        assert url_for("ask.object_to", lang="ar", post_id=7) == "/ar/answers/posts/7/object"
