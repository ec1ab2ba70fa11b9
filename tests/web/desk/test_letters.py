"""Letters that were given up: sent once more or let go, by who looks after the house."""

import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind, LetterState
from helpboard.models import Entry, Letter
from helpboard.web.desk.letters import family
from tests.web.desk.conftest import filled


@pytest.fixture
def dead(town):
    def make(number=1):
        return town.add(
            Letter(
                kind=LetterKind.NEW_MESSAGE, to_email="gone@example.org", language="de",
                params={}, message_id=f"m{number}", state=LetterState.DEAD, tries=10,
                trouble="550", next_try_at=town.now, created_at=town.now,
            )
        )  # fmt: skip

    return make


def test_a_letter_is_sent_once_more_or_let_go_and_the_log_says_so(session, as_, dead):
    again, over = dead(1), dead(2)
    page = as_("Carla").get("/en/desk/letters").text
    assert "gone@example.org" not in page
    assert "About a conversation" in page
    given = filled(page)
    as_("Carla").post(f"/en/desk/letters/{again.id}/again", data=given, expect=303)
    as_("Carla").post(f"/en/desk/letters/{over.id}/give-up", data=given, expect=303)
    assert (again.state, again.tries, again.message_id) == (LetterState.WAITING, 0, "m1")
    assert over.state is LetterState.DROPPED
    as_("Carla").post(f"/en/desk/letters/{over.id}/again", data=given, expect=404)
    said = session.scalars(select(Entry.codes).where(Entry.about == "letter").order_by(Entry.id))
    assert [codes["what"] for codes in said] == ["retry", "give-up"]


def test_only_who_looks_after_the_home_area_sees_them(as_, dead):
    letter = dead()
    as_("Else").get("/en/desk/letters", expect=404)
    as_("Else").post(f"/en/desk/letters/{letter.id}/again", data={}, expect=404)
    assert letter.state is LetterState.DEAD
    assert "/desk/letters" not in as_("Else").get("/en/desk/log").text
    assert "/desk/letters" in as_("Carla").get("/en/desk/log").text


def test_every_kind_of_letter_is_about_something(app):
    with app.test_request_context("/en/"):
        named = {kind for kind in LetterKind if family(kind) != "Something else"}
    assert len(named) > 60
