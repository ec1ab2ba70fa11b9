import pytest
from flask import url_for
from sqlalchemy import select

from helpboard.domain.decision import AppealState
from helpboard.domain.erasure import ErasedKind
from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.models import (
    Appeal,
    Decision,
    Entry,
    GroupMember,
    Letter,
    OrganisationMember,
)
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


def test_whoever_decides_second_reads_what_was_decided_and_nothing_happens(
    session, as_, hidden, objected
):
    path = f"/de/desk/appeals/{objected.id}"
    first = filled(as_("Deniz").get(path).text, outcome="upheld", sentence="Es bleibt dabei.")
    as_("Deniz").post(path, data=first)
    second = as_("Carla").post(path, data={**first, "outcome": "overturned"}, expect=409).text
    for page in (second, as_("Carla").get(path).text):
        assert "Es bleibt dabei." in page
        assert 'name="outcome"' not in page
    assert (hidden.state, objected.state) == (PostState.HIDDEN, AppealState.UPHELD)
    as_("Else").get(path, expect=404)


def test_an_objection_counts_as_right_when_its_post_comes_back_on_its_page(
    session, as_, cast, hidden, objected
):
    path = f"/de/desk/posts/{hidden.id}"
    as_("Deniz").post(path, data=filled(as_("Deniz").get(path).text, verdict="restore"))
    assert (objected.state, objected.decided_by) == (AppealState.OVERTURNED, cast["Deniz"].id)
    assert "queue-item" not in as_("Deniz").get("/de/desk/appeals").text
    actions = session.scalars(select(Entry.action).order_by(Entry.id)).all()
    assert sorted(actions) == ["appeal:decide", "post:decide", "post:decide"]
    kinds = session.scalars(select(Letter.kind)).all()
    assert LetterKind.APPEAL_DECIDED not in kinds


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


@pytest.fixture
def own(session, town, as_, cast, waiting):
    """An objection to the hiding, by Deniz, of a post that Carla speaks for."""

    def make(**values):
        values = {"state": PostState.PUBLISHED, "published_at": town.now, **values}
        post = waiting(**{"author_id": cast["Carla"].id, **values})
        path = f"/de/desk/posts/{post.id}"
        hiding = filled(as_("Deniz").get(path).text, verdict="hide", reason="unsafe")
        as_("Deniz").post(path, data=hiding)
        path = f"/de/posts/{post.id}/object"
        as_("Carla").post(path, data=filled(as_("Carla").get(path).text, text="Doch!"))
        return post, session.scalars(select(Appeal).order_by(Appeal.id.desc())).first()

    return make


@pytest.mark.parametrize("side", ["author", "editor", "lead"])
def test_nobody_decides_an_objection_of_her_own_side_where_there_is_somebody_else(
    town, as_, cast, own, side
):
    values = {}
    if side == "editor":
        faden = town.organisation()
        town.add(
            OrganisationMember(
                organisation_id=faden.id, user_id=cast["Carla"].id, role=MemberRole.EDITOR
            )
        )
        values = {"author_id": cast["Alice"].id, "organisation_id": faden.id}
    if side == "lead":
        cafe = town.group()
        lead = GroupMember(group_id=cafe.id, user_id=cast["Carla"].id, role=GroupRole.LEAD)
        town.add(lead)
        values = {"author_id": cast["Alice"].id, "group_id": cafe.id}
    post, objection = own(**values)
    path = f"/de/desk/appeals/{objection.id}"
    page = as_("Carla").get(path).text
    as_("Carla").post(path, data=filled(page, outcome="overturned"), expect=422)
    assert (post.state, objection.state) == (PostState.HIDDEN, AppealState.OPEN)
    # Deniz decided first, but nobody who has nothing to do with it is there.
    as_("Deniz").post(path, data=filled(as_("Deniz").get(path).text, outcome="overturned"))
    assert (post.state, objection.state) == (PostState.PUBLISHED, AppealState.OVERTURNED)


def test_somebody_who_neither_wrote_nor_decided_comes_before_both(town, as_, cast, own):
    _post, objection = own(area_id=town.ossweil.id)
    path = f"/de/desk/appeals/{objection.id}"
    for name, status in (("Carla", 422), ("Deniz", 422), ("Else", 303)):
        form = filled(as_(name).get(path).text, outcome="upheld")
        as_(name).post(path, data=form, expect=status)
    assert objection.decided_by == cast["Else"].id


@pytest.mark.parametrize("state", [PostState.HIDDEN, PostState.REJECTED, PostState.PENDING])
def test_nobody_puts_a_post_of_her_own_back_that_somebody_else_kept_from_the_board(
    session, as_, cast, own, state
):
    post, _objection = own()
    post.state = state
    session.flush()
    path = f"/de/desk/posts/{post.id}"
    verdict = "restore" if state is PostState.HIDDEN else "publish"
    form = filled(as_("Carla").get(path).text, verdict=verdict)
    assert "andere" in as_("Carla").post(path, data=form, expect=422).text
    assert post.state is state
    cast["Deniz"].totp_secret = None
    session.flush()
    as_("Carla").post(path, data=form)
    assert post.state is PostState.PUBLISHED


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
