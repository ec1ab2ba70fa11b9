"""People without an account: written down with their consent, invited, made one, deleted."""

import re

import pytest
from sqlalchemy import func, select

from helpboard.domain.letter import LetterKind
from helpboard.domain.volunteer import ConsentSource
from helpboard.models import ActionLink, Entry, Letter, User, Volunteer, VolunteerTopic
from helpboard.web.link_actions import ACTIONS
from tests.web.desk.conftest import filled
from tests.web.signing_in import address_of

NEW = "/en/desk/people/new"
SAID = {
    "name": "Erna", "phone": "0170 1234567", "language": "de", "area": "ludwigsburg-mitte",
    "topics": "sewing", "languages.1": "de", "languages.1.level": "C2", "when.slot": "mon-morning",
    "has_agreed": "y", "source": "spoken", "agreed_on": "2026-01-02",
}  # fmt: skip


@pytest.fixture
def erna(as_, session):
    as_("Carla").post(NEW, data=filled(as_("Carla").get(NEW).text, **SAID), expect=303)
    return session.scalars(select(User).where(User.name == "Erna")).one()


def test_somebody_is_written_down_with_consent_and_found_by_topic(as_, session, erna):
    profile = session.get_one(Volunteer, erna.id)
    assert (erna.email, erna.phone, profile.consent_source) == (
        None, "0170 1234567", ConsentSource.SPOKEN.value,
    )  # fmt: skip
    assert profile.consent_at is not None
    assert session.scalars(select(VolunteerTopic.topic)).all() == ["sewing"]
    assert f'data-id="{erna.id}"' in as_("Carla").get("/en/desk/people?kind=recorded").text
    assert "Erna" not in str(session.scalars(select(Entry.codes)).all())


@pytest.mark.parametrize("missing", ["has_agreed", "source", "agreed_on", "area", "name"])
def test_nobody_is_written_down_without_consent_or_district(as_, session, missing):
    form = filled(as_("Carla").get(NEW).text, **{**SAID, missing: ""})
    page = as_("Carla").post(NEW, data=form, expect=422).text
    if missing != "name":
        assert 'value="Erna"' in page
    assert session.scalar(select(func.count(Volunteer.user_id))) == 0


def test_nobody_is_written_down_in_somebody_elses_area(as_, session):
    form = filled(as_("Else").get(NEW).text, **SAID)
    as_("Else").post(NEW, data=form, expect=422)
    assert session.scalar(select(func.count(Volunteer.user_id))) == 0


def test_what_is_written_down_is_changed_and_a_late_change_is_a_conflict(as_, session, erna):
    path = f"/en/desk/people/{erna.id}/profile"
    page = as_("Carla").get(path).text
    assert re.search(r'value="sewing" checked', page)
    first = filled(page, **{**SAID, "name": "Erna B.", "topics": "garden"})
    as_("Carla").post(path, data=first, expect=303)
    session.expire_all()
    assert (erna.name, session.get_one(Volunteer, erna.id).topics) == ("Erna B.", ["garden"])
    late = {**first, "name": "Ernestine"}
    assert (
        "Ernestine" in as_("Deniz").post(path, data={**late, **_token(as_, path)}, expect=409).text
    )


def _token(as_, path):
    return {"csrf_token": filled(as_("Deniz").get(path).text)["csrf_token"]}


def test_an_invitation_binds_the_account_to_the_address(as_, session, erna):
    path = f"/en/desk/people/{erna.id}/invite"
    form = filled(as_("Carla").get(path).text, email="erna@example.org")
    as_("Carla").post(path, data=form, expect=303)
    letter = session.scalars(select(Letter)).one()
    assert (letter.kind, letter.to_email) == (LetterKind.ACCOUNT_INVITED, "erna@example.org")
    link = session.scalars(select(ActionLink)).one()
    assert link.action in ACTIONS
    page = as_().get(address_of(link)).text
    as_().post(address_of(link), data=filled(page), expect=303)
    session.expire_all()
    assert erna.email == "erna@example.org"
    assert erna.terms_at is not None
    as_("Carla").get(path, expect=409)


def test_whoever_is_deleted_takes_the_letter_to_their_address_along(as_, session, erna):
    path = f"/en/desk/people/{erna.id}"
    form = filled(as_("Carla").get(f"{path}/invite").text, email="erna@example.org")
    as_("Carla").post(f"{path}/invite", data=form, expect=303)
    as_("Carla").post(
        f"{path}/delete", data=filled(as_("Carla").get(f"{path}/delete").text), expect=303
    )
    assert session.scalars(select(Letter)).all() == []


def test_an_address_that_is_known_leads_to_merging(as_, session, cast, erna):
    path = f"/en/desk/people/{erna.id}/invite"
    form = filled(as_("Carla").get(path).text, email=cast["Alice"].email)
    as_("Carla").post(path, data=form, expect=422)
    assert session.scalars(select(Letter)).all() == []


def test_the_same_person_twice_is_suggested_and_made_one(as_, session, town, cast, erna):
    account = town.person("Erna", phone="+49 170 1234567")
    page = as_("Carla").get(f"/en/desk/people/{erna.id}/merge").text
    assert f"/merge/{account.id}" in page
    path = f"/en/desk/people/{erna.id}/merge/{account.id}"
    erna_id, account_id = erna.id, account.id
    form = filled(as_("Carla").get(path).text, stays=str(erna_id))
    as_("Carla").post(path, data=form, expect=422)
    as_("Carla").post(path, data={**form, "stays": str(account_id)}, expect=303)
    assert session.get(User, erna_id) is None
    assert session.get_one(Volunteer, account_id).topics == ["sewing"]
    other = town.person("Dora")
    path = f"/en/desk/people/{account_id}/merge/{other.id}"
    form = filled(as_("Carla").get(path).text, stays=str(account_id))
    as_("Carla").post(path, data=form, expect=409)


def test_somebody_written_down_is_deleted_by_the_desk_and_an_account_is_not(
    as_, session, cast, erna
):
    path, erna_id = f"/en/desk/people/{erna.id}/delete", erna.id
    as_("Carla").post(path, data=filled(as_("Carla").get(path).text), expect=303)
    assert session.get(User, erna_id) is None
    as_("Carla").get(f"/en/desk/people/{cast['Alice'].id}/delete", expect=409)


@pytest.mark.parametrize("path", ["profile", "invite", "delete", "merge", "merge/1"])
def test_another_area_does_nothing_to_who_was_written_down(as_, session, erna, path):
    token = filled(as_("Else").get(NEW).text)
    as_("Else").get(f"/en/desk/people/{erna.id}/{path}", expect=404)
    if path != "merge":
        as_("Else").post(f"/en/desk/people/{erna.id}/{path}", data={**token, **SAID,
                         "email": "a@example.org", "stays": "1"}, expect=404)  # fmt: skip
    session.expire_all()
    assert erna.email is None
