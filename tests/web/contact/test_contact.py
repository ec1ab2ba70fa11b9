from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.domain.question import QuestionState
from helpboard.models import Entry, Letter, Question
from tests.informing import desk, filled
from tests.web.signing_in import signing_in

FORM = "/ar/contact"
DESK = "/de/desk/questions"


@pytest.fixture
def cast(town):
    return desk(town)


@pytest.fixture
def as_(browser, town, cast):
    become = signing_in(browser, town)

    def log_in(who=None):
        return become(cast[who] if isinstance(who, str) else who)

    return log_in


@pytest.fixture
def asked(session, town, as_):
    """Ask the desk something in Arabic, by the form."""

    def ask(**values):
        usual = {"text": "هل يمكنني الحصول على سرير؟", "area": town.mitte.slug}
        as_().post(FORM, data=filled(as_().get(FORM).text, **{**usual, **values}))
        return session.scalars(select(Question).order_by(Question.id.desc())).first()

    return ask


def letters_of(session, kind):
    return session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)).all()


def test_a_question_is_receipted_and_answered_in_the_askers_language(session, cast, asked, as_):
    row = asked(email="Zahra@Example.org", name="زهرا")
    assert (row.language, row.email, row.state) == ("ar", "zahra@example.org", QuestionState.OPEN)
    receipt = letters_of(session, LetterKind.QUESTION_RECEIVED)[0]
    assert (receipt.to_email, receipt.language) == ("zahra@example.org", "ar")
    assert str(row.id) in as_().get("/ar/contact/received").text
    page = as_("Carla").get(f"{DESK}/{row.id}").text
    assert row.text in page
    assert "zahra@example.org" not in page
    form = filled(page, answer="Ja, am Montag.", answer_lang="de")
    as_("Carla").post(f"{DESK}/{row.id}", data=form)
    letter = letters_of(session, LetterKind.QUESTION_ANSWERED)[0]
    assert (letter.to_email, letter.language) == ("zahra@example.org", "ar")
    assert (row.state, row.answer) == (QuestionState.ANSWERED, "Ja, am Montag.")
    again = as_("Deniz").post(f"{DESK}/{row.id}", data={**form, "answer": "Nein"}, expect=409)
    assert "Nein" in again.text
    assert len(letters_of(session, LetterKind.QUESTION_ANSWERED)) == 1
    assert "Montag" not in str([one.codes for one in session.scalars(select(Entry))])


def test_coordinators_of_the_area_hear_of_questions_once_an_hour(town, session, cast, asked):
    asked()
    asked()
    waits = letters_of(session, LetterKind.QUESTION_WAITS)
    assert {one.user_id for one in waits} == {cast[name].id for name in ("Carla", "Deniz")}
    assert [one.params for one in waits] == [{}, {}]
    for one in waits:
        one.created_at = town.now - timedelta(hours=2)
    asked(area=town.ossweil.slug)
    newest = letters_of(session, LetterKind.QUESTION_WAITS)[2:]
    assert [one.user_id for one in newest] == [cast["Else"].id]


def test_who_wants_a_call_is_called_and_the_answer_is_noted(session, asked, as_):
    row = asked(phone="07141 910-0")
    page = as_("Carla").get(f"{DESK}/{row.id}").text
    assert "tel:" in page
    as_("Carla").post(f"{DESK}/{row.id}", data=filled(page, answer="Gesagt: ja", answer_lang="de"))
    assert row.state is QuestionState.ANSWERED
    assert letters_of(session, LetterKind.QUESTION_ANSWERED) == []


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"text": "a\u202eb"}, {"phone": "keine"}, {"email": "a@"}, {"area": "nirgends"}],
)
def test_mistakes_stand_at_their_field_and_what_was_typed_stays(town, session, as_, wrong):
    page = as_().get(FORM).text
    form = {"text": "Guten Tag", "name": "Zahra K", "area": town.mitte.slug, **wrong}
    answer = as_().post(FORM, data=filled(page, **form), expect=422).text
    assert f'id="{next(iter(wrong))}-error"' in answer
    assert 'value="Zahra K"' in answer
    assert session.scalars(select(Question)).all() == []


def test_a_double_click_asks_once(town, session, as_):
    form = filled(as_().get(FORM).text, text="Hallo", area=town.mitte.slug)
    as_().post(FORM, data=form)
    as_().post(FORM, data=form)
    assert len(session.scalars(select(Question)).all()) == 1


def test_another_area_does_not_know_the_question(town, asked, as_):
    row = asked(email="zahra@example.org")
    as_("Else").get(f"{DESK}/{row.id}", expect=404)
    as_("Else").post(f"{DESK}/{row.id}", data={"answer": "x"}, expect=404)
    as_("Else").post(f"{DESK}/{row.id}/close", expect=404)
    assert row.text not in as_("Else").get(DESK).text
    page = as_("Carla").get(f"{DESK}/{row.id}").text
    as_("Carla").post(f"{DESK}/{row.id}/close", data=filled(page))
    assert row.state is QuestionState.CLOSED
    assert row.text[:20] not in as_("Carla").get(DESK).text
    assert row.text[:20] in as_("Carla").get(f"{DESK}?list=old").text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_few_statements(asked, as_, statements, number):
    for _ in range(number):
        asked()
    as_("Carla").get(DESK)
    with statements() as noted:
        as_("Carla").get(DESK)
    assert len(noted) <= 15
