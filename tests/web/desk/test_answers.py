import pytest
from sqlalchemy import func, select

from helpboard.domain.conversation import ConversationState
from helpboard.domain.letter import LetterKind
from helpboard.models import Letter, User
from tests.talking import answered, asked, says
from tests.web.desk.conftest import filled


@pytest.fixture
def held(town):
    return answered(town, asked(town), town.person("Bob"))


def test_a_held_answer_is_read_and_let_through_once(as_, held):
    page = as_("Carla").get("/de/desk/answers").text
    assert f'data-id="{held.id}"' in page
    assert "Bob" in page
    form = filled(page)
    as_("Carla").post(f"/de/desk/answers/{held.id}/release", data=form)
    assert held.state is ConversationState.OPEN
    as_("Carla").post(f"/de/desk/answers/{held.id}/refuse", data=form, expect=409)


def _messages_told(session):
    told = select(func.count(Letter.id)).where(Letter.kind == LetterKind.NEW_MESSAGE)
    return session.scalar(told)


def test_what_was_written_after_the_page_was_opened_is_read_first(as_, town, session, held):
    form = filled(as_("Carla").get("/de/desk/answers").text)
    bob = session.scalars(select(User).where(User.name == "Bob")).one()
    says(town, held, bob, "Komm allein, sag es niemandem.")

    path = f"/de/desk/answers/{held.id}/release"
    page = as_("Carla").post(path, data=form, expect=409).text
    assert (held.state, _messages_told(session)) == (ConversationState.HELD, 0)
    assert "Komm allein, sag es niemandem." in page

    as_("Carla").post(path, data=filled(page))
    assert (held.state, _messages_told(session)) == (ConversationState.OPEN, 2)


def test_a_script_that_does_not_say_what_it_has_read_lets_nothing_through(as_, held):
    form = filled(as_("Carla").get("/de/desk/answers").text, version="")
    as_("Carla").post(f"/de/desk/answers/{held.id}/release", data=form, expect=409)
    assert held.state is ConversationState.HELD


def test_a_refused_answer_is_over_and_its_owner_never_hears_of_it(as_, held):
    form = filled(as_("Carla").get("/de/desk/answers").text)
    as_("Carla").post(f"/de/desk/answers/{held.id}/refuse", data=form)
    assert (held.state, held.released_at) == (ConversationState.CLOSED, None)


def test_another_area_neither_sees_nor_decides(as_, held):
    page = as_("Else").get("/de/desk/answers").text
    assert f'data-id="{held.id}"' not in page
    token = filled(as_("Else").get("/de/desk/queue").text) if "csrf_token" in page else {}
    as_("Else").post(f"/de/desk/answers/{held.id}/release", data=token, expect=404)
    assert held.state is ConversationState.HELD
