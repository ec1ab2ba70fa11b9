import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.domain.notice import (
    GATHERED,
    MOST_CALLS,
    MOST_CALLS_OF_STRANGERS,
    NoticeOutcome,
    NoticeReason,
)
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.models import Appointment, Evidence, Letter, Notice, NoticeState
from helpboard.queries.notices import threat_letter, threats_letter
from helpboard.services.appointment_asking import UNFILLED
from helpboard.services.desk_notes import tell_desk
from helpboard.services.notices import Report, report
from tests.talking import answered
from tests.web.desk.conftest import filled


@pytest.fixture
def reported(session, now, waiting):
    """Somebody reports a post of Alice's in Arabic."""

    def make(reason=NoticeReason.FRAUD, **values):
        post = waiting(state=PostState.PUBLISHED, published_at=now, text="Nur gegen Geld")
        said = Report(about="post", about_id=post.id, reason=reason, text="هذا خطأ", language="ar",
                      email="zahra@example.org", **values)  # fmt: skip
        return post, report(session, said=said, now=now)

    return make


def test_threats_come_first_and_freeze_what_is_said(session, as_, reported):
    _post, fraud = reported()
    post, threat = reported(NoticeReason.THREAT)
    page = as_("Carla").get("/de/desk/notices").text
    assert page.index(f'data-id="{threat.id}"') < page.index(f'data-id="{fraud.id}"')
    assert session.scalars(select(Evidence.notice_id)).all() == [threat.id]

    post.text = "Alles gelöscht"
    session.flush()
    bundle = json.loads(as_("Carla").get(f"/de/desk/notices/{threat.id}/evidence.json").text)
    assert bundle["frozen"]["text"] == "Nur gegen Geld"
    written = json.dumps(bundle["frozen"], ensure_ascii=False, sort_keys=True).encode()
    assert bundle["sha256"] == hashlib.sha256(written).hexdigest()
    as_("Carla").get(f"/de/desk/notices/{fraud.id}/evidence.json", expect=404)


def test_of_many_reports_the_first_are_shown_and_all_are_counted(as_, reported, monkeypatch):
    monkeypatch.setattr("helpboard.queries.notices.MOST_SHOWN", 2)
    reported()
    reported()
    reported(NoticeReason.THREAT)
    page = as_("Carla").get("/en/desk/notices").text
    assert page.count('data-testid="queue-item"') == 2
    assert "3 reports wait" in page
    assert "Only the first 2 are shown." in page


def test_a_draft_that_nobody_has_posted_is_frozen_for_nobody(session, as_, waiting, now):
    draft = waiting(state=PostState.DRAFT, text="Nur für mich")
    said = Report(about="post", about_id=draft.id, reason=NoticeReason.THREAT)
    threat = report(session, said=said, now=now)
    evidence = as_("Carla").get(f"/de/desk/notices/{threat.id}/evidence.json").text
    assert "Nur für mich" not in evidence
    assert json.loads(evidence)["frozen"]["about_id"] == draft.id


def test_whoever_reported_hears_what_came_of_it_in_her_language(session, as_, reported):
    _post, notice = reported()
    path = f"/de/desk/notices/{notice.id}"
    form = filled(as_("Carla").get(path).text, outcome="acted", sentence="Danke.")
    as_("Carla").post(path, data=form)
    assert (notice.state, notice.sentence) == (NoticeState.DECIDED, "Danke.")
    letters = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [(one.kind, one.language) for one in letters] == [
        (LetterKind.NOTICE_RECEIVED, "ar"),
        (LetterKind.NOTICE_DECIDED, "ar"),
    ]
    late = as_("Deniz").post(path, data={**form, "outcome": "nothing-found"}, expect=409)
    assert "Diese Meldung ist schon entschieden." in late.text
    assert notice.outcome is NoticeOutcome.ACTED
    assert len(session.scalars(select(Letter)).all()) == 2


def test_what_was_decided_can_be_read_and_what_was_frozen_fetched_as_long_as_it_is_kept(
    session, as_, reported
):
    post, threat = reported(NoticeReason.THREAT)
    path = f"/de/desk/notices/{threat.id}"
    form = filled(as_("Carla").get(path).text, outcome="acted", sentence="Die Polizei weiß es.")
    as_("Carla").post(path, data=form)
    page = as_("Deniz").get(path).text
    assert "Die Polizei weiß es." in page
    assert "Carla" in page
    assert 'name="outcome"' not in page
    assert f'href="{path}"' in as_("Deniz").get("/de/desk/notices").text
    bundle = json.loads(as_("Deniz").get(f"{path}/evidence.json").text)
    assert bundle["frozen"]["text"] == "Nur gegen Geld"

    for way in (path, f"{path}/evidence.json"):
        as_("Else").get(way, expect=404)
    session.delete(post)
    session.flush()
    for way in (path, f"{path}/evidence.json"):
        as_("Carla").get(way)
        as_("Else").get(way, expect=404)


def called(session):
    found = select(Letter).where(Letter.kind == LetterKind.NOTICE_THREAT).order_by(Letter.id)
    return session.scalars(found).all()


def test_of_a_threat_everybody_hears_at_once_who_can_look_at_it(session, town, now, cast, reported):
    reported()
    assert called(session) == []
    _post, threat = reported(NoticeReason.THREAT)
    first = called(session)
    assert {one.user_id for one in first} == {cast["Carla"].id, cast["Deniz"].id}
    assert [one.params for one in first] == [{"notice_id": threat.id}] * 2
    post = town.post(area_id=town.ossweil.id)
    said = Report(about="post", about_id=post.id, reason=NoticeReason.THREAT)
    report(session, said=said, now=now)
    assert {one.user_id for one in called(session)[2:]} == {
        cast[name].id for name in ("Carla", "Deniz", "Else")
    }


def gathered(session):
    found = select(Letter).where(Letter.kind == LetterKind.NOTICE_THREATS).order_by(Letter.id)
    return session.scalars(found).all()


def test_nobody_is_flooded_with_letters_about_threats_and_none_is_without_a_letter(
    session, now, cast, reported
):
    for _ in range(MOST_CALLS + 2):
        reported(NoticeReason.THREAT, user_id=cast["Alice"].id)
    assert len(called(session)) == 2 * MOST_CALLS
    assert {one.user_id for one in gathered(session)} == {cast["Carla"].id, cast["Deniz"].id}
    assert [one.created_at for one in gathered(session)] == [now, now]
    for one in gathered(session):
        assert now < one.next_try_at <= now + GATHERED + timedelta(minutes=1)
        assert threats_letter(session, one.params) == {"number": MOST_CALLS + 2}

    for one in called(session):
        one.created_at = now - timedelta(hours=1)
    reported(NoticeReason.THREAT)
    assert len(called(session)) == 2 * MOST_CALLS + 2


def test_false_reports_of_strangers_leave_letters_for_those_whom_the_board_knows(
    session, cast, reported
):
    for _ in range(MOST_CALLS):
        reported(NoticeReason.THREAT)
    assert len(called(session)) == 2 * MOST_CALLS_OF_STRANGERS
    reported(NoticeReason.THREAT, user_id=cast["Alice"].id)
    _post, by_card = reported(NoticeReason.THREAT, by=(Actor(code_id=1),))
    assert called(session)[-1].params == {"notice_id": by_card.id}
    assert len(called(session)) == 2 * MOST_CALLS


def test_the_same_thing_reported_over_and_over_uses_up_one_letter(session, now, reported):
    post, first = reported(NoticeReason.THREAT)
    again = Report(about="post", about_id=post.id, reason=NoticeReason.THREAT)
    report(session, said=again, now=now)
    assert [one.params for one in called(session)] == [{"notice_id": first.id}] * 2
    assert len(gathered(session)) == 2


def test_a_letter_about_gathered_threats_is_not_sent_when_none_waits_any_more(
    session, now, cast, reported
):
    _post, threat = reported(NoticeReason.THREAT, is_one_of_many=True)
    assert called(session) == []
    params = gathered(session)[0].params
    assert threats_letter(session, params) == {"number": 1}
    assert threats_letter(session, {"reader": cast["Else"].id}) is None
    threat.state = NoticeState.DECIDED
    session.flush()
    assert threats_letter(session, params) is None


def test_a_letter_about_a_threat_that_is_decided_is_not_sent(session, as_, reported):
    _post, threat = reported(NoticeReason.THREAT)
    assert threat_letter(session, {"notice_id": threat.id}) == {"notice_id": threat.id}
    path = f"/de/desk/notices/{threat.id}"
    as_("Carla").post(path, data=filled(as_("Carla").get(path).text, outcome="acted"))
    assert threat_letter(session, {"notice_id": threat.id}) is None


@pytest.mark.parametrize("kind", ["group", "organisation"])
def test_a_threat_freezes_the_words_of_a_page_as_well(town, session, now, kind):
    make = town.group if kind == "group" else town.organisation
    house = make(about="Wer kommt, bereut es.")
    said = Report(about=kind, about_id=house.id, reason=NoticeReason.THREAT)
    report(session, said=said, now=now)
    house.about = "Alles gelöscht"
    [evidence] = session.scalars(select(Evidence))
    assert evidence.frozen["text"] == "Wer kommt, bereut es."
    assert evidence.frozen["name"] == house.name


def test_another_area_sees_no_notice_but_those_about_no_place(session, now, as_, reported):
    _post, notice = reported()
    as_("Else").get(f"/de/desk/notices/{notice.id}", expect=404)
    nowhere = report(
        session, said=Report(about="page", reason=NoticeReason.WRONG, text="Fehler"), now=now
    )
    page = as_("Else").get("/de/desk/notices").text
    assert f'data-id="{nowhere.id}"' in page
    assert f'data-id="{notice.id}"' not in page


def test_nonsense_is_refused_at_its_field(session, as_, reported):
    _post, notice = reported()
    path = f"/de/desk/notices/{notice.id}"
    form = filled(as_("Carla").get(path).text, outcome="burn")
    as_("Carla").post(path, data=form, expect=422)
    assert session.scalars(select(Notice.state)).all() == [NoticeState.OPEN]


@pytest.mark.parametrize("kind", ["group", "organisation"])
def test_a_talk_with_a_group_or_a_house_belongs_to_its_area(town, session, now, as_, cast, kind):
    make = town.group if kind == "group" else town.organisation
    talk = answered(town, make(area_id=town.mitte.id), cast["Alice"])
    said = Report(about="conversation", about_id=talk.id, reason=NoticeReason.THREAT)
    notice = report(session, said=said, now=now)
    as_("Carla").get(f"/de/desk/notices/{notice.id}")
    as_("Else").get(f"/de/desk/notices/{notice.id}", expect=404)
    as_("Else").get(f"/de/desk/notices/{notice.id}/evidence.json", expect=404)


def test_an_appointment_without_anybody_is_a_matter_of_its_area(town, session, now, as_, cast):
    row = town.add(
        Appointment(
            kind="interpreter",
            state="unfilled",
            organisation_id=town.organisation().id,
            topic="office-visit",
            from_language="ar",
            to_language="de",
            starts_at=now,
            ends_at=now,
            area_id=town.mitte.id,
            created_at=now,
            updated_at=now,
        )
    )
    tell_desk(session, about="appointment", about_id=row.id, reason=UNFILLED, now=now)
    notice = session.scalars(select(Notice)).one()
    as_("Carla").get(f"/de/desk/notices/{notice.id}")
    as_("Else").get(f"/de/desk/notices/{notice.id}", expect=404)
