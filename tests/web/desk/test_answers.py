import pytest

from helpboard.domain.conversation import ConversationState
from tests.talking import answered, asked
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
