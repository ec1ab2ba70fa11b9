from datetime import UTC, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.circular import CircularState
from helpboard.domain.letter import LetterKind
from helpboard.models import (
    ActionLink,
    Circular,
    CircularReader,
    Entry,
    Volunteer,
)
from helpboard.services.circular_sending import write_waiting
from tests.informing import filled, lead
from tests.web.informing.conftest import ALL, WORDS, letters_of
from tests.web.signing_in import address_of, token_in


def test_the_form_counts_before_anything_is_kept(town, session, as_):
    lead(town, "Lena")
    lead(town, "Maria")
    lead(town, "Blocked", state=AccountState.BLOCKED)
    page = as_("Carla").get(f"{ALL}/new").text
    form = filled(page, audience="leads", area=str(town.home.id), source_lang="de", then="count")
    counted = as_("Carla").post(f"{ALL}/new", data=form, expect=200).text
    assert "2" in counted.split('data-testid="counted"')[1][:60]
    assert session.scalars(select(Circular)).all() == []


def test_every_lead_gets_a_letter_of_her_own_once(town, session, sent, as_):
    lena, maria = lead(town, "Lena", language="ar"), lead(town, "Maria")
    row = sent()
    assert row.state is CircularState.SENT
    assert [one.user_id for one in letters_of(session)] == [lena.id, maria.id]
    assert letters_of(session)[0].language == "ar"
    page = as_("Carla").get(f"{ALL}/{row.id}").text
    as_("Carla").post(f"{ALL}/{row.id}/send", data=filled(page))
    assert len(letters_of(session)) == 2
    entry = session.scalars(select(Entry).where(Entry.action == "circular:send")).one()
    assert entry.codes == {"audience": "leads", "readers": 2}
    assert lena.email not in page
    assert maria.email not in page


def test_answers_until_the_last_day_of_the_calendar_can_be_asked_for(town, session, sent):
    lead(town, "Lena")
    assert sent(answer_by="9999-12-31").state is CircularState.SENT
    assert len(letters_of(session)) == 1


def test_what_was_changed_since_it_was_looked_at_is_not_sent(town, session, draft, as_):
    lead(town)
    row = draft()
    old = as_("Deniz").get(f"{ALL}/{row.id}").text
    form = filled(
        as_("Carla").get(f"{ALL}/{row.id}/edit").text,
        audience="leads", area=str(town.home.id), source_lang="de",
        subject_de="Winterfest", body_de="Anders",
    )  # fmt: skip
    as_("Carla").post(f"{ALL}/{row.id}/edit", data=form)
    as_("Deniz").post(f"{ALL}/{row.id}/send", data=filled(old), expect=409)
    assert letters_of(session) == []
    stale = as_("Deniz").post(
        f"{ALL}/{row.id}/edit", data={**form, "subject_de": "Meins"}, expect=409
    )
    assert "Meins" in stale.text
    assert "Winterfest" in stale.text


def test_a_lead_answers_from_the_letter_and_may_think_again(town, session, sent, as_):
    lena = lead(town, "Lena")
    row = sent()
    link = session.scalars(select(ActionLink)).one()
    page = as_().get(f"{address_of(link)}&choice=come").text
    assert 'value="come" checked' in page
    reader = session.scalars(select(CircularReader)).one()
    assert reader.answer == ""
    token = token_in(page)
    as_().post(address_of(link), data={"csrf_token": token}, expect=422)
    as_().post(address_of(link), data={"csrf_token": token, "choice": "yes"}, expect=422)
    as_().post(address_of(link), data={"csrf_token": token, "choice": "come"})
    assert reader.answer == "come"
    as_().post(address_of(link), data={"csrf_token": token, "choice": "cannot-come"})
    assert reader.answer == "cannot-come"
    shown = as_("Carla").get(f"{ALL}/{row.id}").text
    assert lena.name in shown.split("<h2>")[-1]


def test_the_answer_can_be_given_on_ones_own_page_and_by_nobody_else(town, session, sent, as_):
    lena, maria = lead(town, "Lena"), lead(town, "Maria")
    sent()
    reader = session.scalars(select(CircularReader).where(CircularReader.user_id == lena.id)).one()
    path = f"/de/my/circulars/{reader.id}"
    assert path in as_(lena).get("/de/my/").text
    page = as_(lena).get(path).text
    as_(lena).post(path, data={"csrf_token": token_in(page)}, expect=422)
    as_(lena).post(path, data={"csrf_token": token_in(page), "choice": "come"})
    assert reader.answer == "come"
    assert path not in as_(lena).get("/de/my/").text
    as_(maria).get(path, expect=404)
    as_(maria).post(path, data={"choice": "come"}, expect=404)


def test_only_the_silent_are_reminded_and_only_once_a_day(town, session, sent, as_):
    lena, maria = lead(town, "Lena"), lead(town, "Maria")
    row = sent()
    first = session.scalars(select(CircularReader).where(CircularReader.user_id == lena.id)).one()
    first.answer, first.answered_at = "come", town.now
    page = as_("Carla").get(f"{ALL}/{row.id}").text
    as_("Carla").post(f"{ALL}/{row.id}/remind", data=filled(page))
    as_("Carla").post(f"{ALL}/{row.id}/remind", data=filled(page))
    reminded = letters_of(session, LetterKind.CIRCULAR_REMINDER)
    assert [one.user_id for one in reminded] == [maria.id]


def test_after_the_last_day_nobody_answers_or_is_reminded(town, session, sent, as_):
    lena = lead(town, "Lena")
    row = sent(answer_by=(town.now.date() + timedelta(days=1)).isoformat())
    row.answer_by = town.now.date() - timedelta(days=2)
    reader = session.scalars(select(CircularReader)).one()
    link = session.scalars(select(ActionLink)).one()
    token = token_in(as_(lena).get("/de/my/circulars").text + '<input name="csrf_token" value="">')
    as_(lena).post(f"/de/my/circulars/{reader.id}", data={"choice": "come", "csrf_token": token},
                   expect=422)  # fmt: skip
    page = as_("Carla").get(f"{ALL}/{row.id}").text
    as_("Carla").post(f"{ALL}/{row.id}/remind", data=filled(page))
    assert letters_of(session, LetterKind.CIRCULAR_REMINDER) == []
    link.expires_at = town.now - timedelta(hours=1)
    as_().get(address_of(link), expect=410)


def test_a_volunteer_stops_circulars_with_one_click(town, session, as_, sent):
    anna = town.person("Anna")
    profile = town.add(
        Volunteer(
            user_id=anna.id, topics=["sewing"], languages={"de": "C2"}, areas=[],
            area_id=town.mitte.id, consent_at=town.now, created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    sent(audience="volunteers", buttons=[])
    link = session.scalars(select(ActionLink)).one()
    path = address_of(link).replace("?", "/unsubscribe?")
    as_().post(path, data={"List-Unsubscribe": "One-Click"}, expect=200)
    assert profile.hears_circulars is False
    page = as_(anna).get("/de/my/circulars").text
    as_(anna).post("/de/my/circulars/wanted", data=filled(page, wanted="yes"))
    assert profile.hears_circulars is True


@pytest.fixture
def hearing(town):
    """Somebody who has agreed to be matched and hears circulars."""

    def make(name, **values):
        return town.add(
            Volunteer(
                user_id=town.person(name).id, topics=["sewing"], languages={"de": "C2"}, areas=[],
                area_id=town.mitte.id, created_at=town.now, updated_at=town.now,
                **{"consent_at": town.now, **values},
            )
        )  # fmt: skip

    return make


@pytest.mark.parametrize("is_written", [True, False])
def test_whoever_wants_none_any_more_is_neither_written_to_later_nor_reminded(
    town, session, hearing, sent, as_, is_written
):
    silent, gone, paused, withdrawn = (hearing(name) for name in ("Ada", "Bea", "Cem", "Dia"))
    row = sent(audience="volunteers")
    kind = LetterKind.CIRCULAR_REMINDER if is_written else LetterKind.CIRCULAR
    for one in [] if is_written else session.scalars(select(CircularReader)):
        one.written_at = None
    gone.hears_circulars = False
    paused.paused_until = town.now.date() + timedelta(days=30)
    withdrawn.consent_at = None
    before = [] if is_written else letters_of(session)
    session.flush()
    if is_written:
        page = as_("Carla").get(f"{ALL}/{row.id}").text
        as_("Carla").post(f"{ALL}/{row.id}/remind", data=filled(page))
    else:
        write_waiting(session, now=town.now, zone=UTC, limit=100)
    assert [one.user_id for one in letters_of(session, kind)[len(before) :]] == [silent.user_id]


def test_another_area_knows_nothing_of_a_circular(town, session, draft, as_):
    lead(town)
    row = draft()
    for path in ("", "/edit", "/letter/de"):
        as_("Else").get(f"{ALL}/{row.id}{path}", expect=404)
    for deed in ("send", "remind", "drop"):
        as_("Else").post(f"{ALL}/{row.id}/{deed}", expect=404)
    form = filled(
        as_("Else").get(f"{ALL}/new").text, audience="leads", area=str(town.home.id),
        source_lang="de", **WORDS,
    )  # fmt: skip
    as_("Else").post(f"{ALL}/new", data=form, expect=422)
    assert str(row.id) not in [one.strip() for one in as_("Else").get(ALL).text.split("/")]
    as_("Nora").get(ALL, expect=303)
    as_().get(ALL, expect=302)


def test_the_letter_is_shown_in_each_language(town, draft, as_):
    row = draft(subject_ar="مهرجان", body_ar="من يساعد؟")
    arabic = as_("Carla").get(f"{ALL}/{row.id}/letter/ar").text
    assert "مهرجان" in arabic
    assert 'dir="rtl"' in arabic
    english = as_("Carla").get(f"{ALL}/{row.id}/letter/en").text
    assert "Wer hilft" in english
    assert "This text is in German." in english


def test_mistakes_stand_at_their_fields_and_nothing_typed_is_lost(town, session, as_):
    page = as_("Carla").get(f"{ALL}/new").text
    form = filled(
        page, audience="leads", area=str(town.home.id), source_lang="de", subject_de="Nur das",
        buttons=["yes", "no", "maybe", "come", "read"], answer_by="2020-01-01",
    )  # fmt: skip
    answer = as_("Carla").post(f"{ALL}/new", data=form, expect=422).text
    assert 'value="Nur das"' in answer
    assert 'id="answer_by-error"' in answer
    assert 'id="body_de-error"' in answer
    assert session.scalars(select(Circular)).all() == []


@pytest.mark.parametrize("number", [1, 3])
def test_pages_of_circulars_take_few_statements(town, as_, sent, statements, number):
    for one in range(number):
        lead(town, f"Lead{one}")
    rows = [sent() for _ in range(number)]
    for path in (ALL, f"{ALL}/{rows[0].id}"):
        as_("Carla").get(path)
        with statements() as noted:
            as_("Carla").get(path)
        reading = [one for one in noted if one.startswith(("SELECT", "WITH"))]
        assert len(reading) <= 13, (path, len(reading))
