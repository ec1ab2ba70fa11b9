import re
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.models import (
    Entry,
    Letter,
    Notice,
    NoticeState,
    OrganisationDecision,
    OrganisationMember,
)
from helpboard.services.desk_notes import tell_desk
from helpboard.services.organisations import CHANGED, TO_VERIFY
from tests.web.desk.conftest import filled


@pytest.fixture
def faden(town, cast, session, now):
    """An unverified organisation of Alice's in Mitte that waits for the desk."""
    row = town.organisation("Nähstube Faden", slug="faden", state=OrganisationState.UNVERIFIED)
    town.add(
        OrganisationMember(organisation_id=row.id, user_id=cast["Alice"].id, role=MemberRole.OWNER)
    )
    tell_desk(session, about="organisation", about_id=row.id, reason=TO_VERIFY, now=now)
    return row


PATH = "/en/desk/organisations/faden"


def test_unverified_ones_come_first_and_can_be_found(town, as_, faden):
    town.organisation("Ärzte am Markt", slug="aerzte", kind="advice_centre")
    town.organisation("Weit weg", slug="weit", area_id=town.ossweil.id)
    page = as_("Carla").get("/en/desk/organisations").text
    assert page.index("Nähstube Faden") < page.index("Ärzte am Markt") < page.index("Weit weg")
    for query, there in (
        ("q=arzte", "Ärzte am Markt"),
        ("state=unverified", "Nähstube Faden"),
        ("kind=advice_centre", "Ärzte am Markt"),
        ("area=ludwigsburg-ossweil", "Weit weg"),
    ):
        page = as_("Carla").get(f"/en/desk/organisations?{query}").text
        assert there in page
        assert "1 organisation" in page
    as_("Carla").get("/en/desk/organisations?state=burnt", expect=400)
    as_("Else").get("/en/desk/organisations?area=ludwigsburg-mitte", expect=400)


def test_verifying_needs_a_how_and_tells_the_owner_and_the_log(session, as_, cast, faden, now):
    page = as_("Carla").get(PATH).text
    as_("Carla").post(PATH, data=filled(page, verdict="verify"), expect=422)
    assert faden.state is OrganisationState.UNVERIFIED
    as_("Carla").post(PATH, data=filled(page, verdict="verify", how="called"))
    session.refresh(faden)
    assert (faden.state, faden.verified_by, faden.verified_how) == (
        OrganisationState.VERIFIED, cast["Carla"].id, "called",
    )  # fmt: skip
    assert session.scalars(select(Notice.state)).all() == [NoticeState.DECIDED]
    letter = session.scalars(select(Letter)).one()
    assert (letter.kind, letter.user_id) == (LetterKind.ORGANISATION_DECIDED, cast["Alice"].id)
    entry = session.scalars(select(Entry)).one()
    assert (entry.action, entry.codes) == (
        "organisation:decide", {"verdict": "verify", "how": "called"},
    )  # fmt: skip
    assert "by a call" in as_("Carla").get(PATH).text


def test_two_at_once_decide_once_and_the_second_sees_it(session, as_, faden):
    first, second = as_("Carla").get(PATH).text, as_("Deniz").get(PATH).text
    as_("Carla").post(PATH, data=filled(first, verdict="verify", how="known"))
    answer = as_("Deniz").post(
        PATH, data=filled(second, verdict="hide", reason="fraud"), expect=409
    )
    assert "somebody else has decided" in answer.text
    assert len(session.scalars(select(OrganisationDecision)).all()) == 1
    session.refresh(faden)
    assert faden.state is OrganisationState.VERIFIED


def test_hiding_needs_a_reason_and_showing_brings_it_back_as_it_was(session, as_, cast, faden):
    form = filled(as_("Carla").get(PATH).text, verdict="verify", how="visited")
    as_("Carla").post(PATH, data=form)
    page = as_("Carla").get(PATH).text
    as_("Carla").post(PATH, data=filled(page, verdict="hide"), expect=422)
    as_("Carla").post(PATH, data=filled(page, verdict="hide", reason="fraud", sentence="Bitte!"))
    as_().get("/en/organisations/faden", expect=404)
    as_("Carla").post(PATH, data=filled(as_("Carla").get(PATH).text, verdict="show"))
    assert "Nähstube Faden" in as_().get("/en/organisations/faden").text
    session.refresh(faden)
    assert faden.state is OrganisationState.VERIFIED
    assert len(session.scalars(select(Letter)).all()) == 3


def test_a_changed_name_is_looked_at_again_without_a_letter(session, as_, faden, now):
    faden.state = OrganisationState.VERIFIED
    tell_desk(session, about="organisation", about_id=faden.id, reason=CHANGED, now=now,
              text="name: Faden → Zwirn")  # fmt: skip
    page = as_("Carla").get(PATH).text
    assert "name: Faden → Zwirn" in page
    as_("Carla").post(PATH, data=filled(page, verdict="confirm"))
    assert session.scalars(select(Letter)).all() == []
    assert set(session.scalars(select(Notice.state))) == {NoticeState.DECIDED}


def test_a_coordinator_of_another_area_finds_nothing_of_it(as_, faden, town, session):
    town.organisation("Nähstube Fadem", slug="fadem", area_id=town.ossweil.id)
    page = as_("Else").get("/en/desk/organisations").text
    assert "Faden" not in page
    own = filled(as_("Else").get("/en/desk/organisations/fadem").text)
    for path in (PATH, f"{PATH}/merge/fadem", "/en/desk/organisations/fadem/merge/faden"):
        as_("Else").get(path, expect=404)
        as_("Else").post(path, data=own, expect=404)


def test_likely_duplicates_are_suggested_and_departments_are_not(town, as_, faden):
    faden.phone = "07141 555 010"
    town.organisation("Ganz anderer Verein", slug="anders", phone="+49 7141 555010")
    town.organisation("Zweigstelle", slug="zweig", phone="07141 555 010", parent_id=faden.id)
    page = as_("Carla").get("/en/desk/organisations").text
    assert "Likely there twice" in page
    page = as_("Carla").get(PATH).text
    assert "same phone" in page
    assert "merge/anders" in page
    assert "merge/zweig" not in page


def test_the_register_asks_as_often_for_three_as_for_one(town, as_, faden, statements):
    browser = as_("Carla")
    counts = []
    for more in (0, 2):
        for number in range(more):
            other = town.organisation(f"Verein {number}", state=OrganisationState.UNVERIFIED)
            town.add(Notice(about="organisation", about_id=other.id, reason=TO_VERIFY,
                            state=NoticeState.OPEN, created_at=town.now))  # fmt: skip
        for path in ("/en/desk/organisations", PATH):
            browser.get(path)
            with statements() as noted:
                browser.get(path)
            counts.append(len(noted))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 15


def test_two_pages_become_one_and_the_old_address_leads_there(town, session, as_, faden):
    town.organisation("Nähstube Faden e.V.", slug="zwilling")
    path = f"{PATH}/merge/zwilling"
    page = as_("Carla").get(path).text
    form = filled(page, stays="faden", one_version="1", other_version="1")
    as_("Carla").post(path, data={**form, "stays": "else"}, expect=422)
    stale = as_("Carla").post(path, data={**form, "other_version": "7"}, expect=409)
    assert "changed meanwhile" in stale.text
    as_("Carla").post(path, data=form)
    for ending in ("", ".ics"):
        answer = as_().get(f"/en/organisations/zwilling{ending}", expect=301)
        assert answer.location == f"/en/organisations/faden{ending}"
    assert as_("Carla").get("/en/desk/organisations/zwilling", expect=303).location == PATH
    as_("Carla").get(path, expect=404)
    faden.state = OrganisationState.HIDDEN
    session.flush()
    as_().get("/en/organisations/zwilling", expect=404)


def test_a_talk_is_noted_and_come_back_to_on_the_page_of_the_organisation(as_, faden, now):
    page = as_("Carla").get(PATH).text
    day = now.astimezone(ZoneInfo("Europe/Berlin")).date().isoformat()
    form = filled(page, kind="call", on_date=day, follow_up_on=day, text="Ruft Freitag an")
    as_("Carla").post(f"{PATH}/talks", data={**form, "text": ""}, expect=422)
    for _twice in range(2):
        as_("Carla").post(f"{PATH}/talks", data=form)
    page = as_("Carla").get(PATH).text
    assert page.count("Ruft Freitag an") == 1
    contact = re.search(r"/en/desk/contacts/\d+", page)[0]
    assert as_("Carla").post(contact, data=filled(page)).location == PATH
    own = filled(as_("Else").get("/en/desk/areas/new").text)
    as_("Else").post(f"{PATH}/talks", data=own, expect=404)
