"""Objecting to a block by the link in the letter, and to a hidden page on the owner's own page."""

import re
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.decision import APPEAL_LIFE
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.mailer.wording import worded
from helpboard.models import (
    ActionLink,
    Appeal,
    Letter,
    Login,
    OrganisationDecision,
    OrganisationMember,
)
from helpboard.queries.letters import enveloped
from tests.web.desk.conftest import filled


@pytest.fixture
def texts(app, session, now):
    """What the letters say that were written so far, the oldest first."""

    def read():
        session.commit()
        with app.app_context():
            found = [
                enveloped(session, one)
                for one in session.scalars(select(Letter.id).order_by(Letter.id))
            ]
            return [
                worded(session, one, now=now).get_body(("plain",)).get_content() for one in found
            ]

    return read


@pytest.fixture
def alice(town, cast):
    """Alice reads Arabic and has a post in Mitte."""
    cast["Alice"].language = "ar"
    town.post(author_id=cast["Alice"].id)
    return cast["Alice"]


@pytest.fixture
def blocked(as_, alice):
    path = f"/en/desk/people/{alice.id}/block"
    form = filled(as_("Carla").get(path).text, reason="deceit", sentence="Bitte nicht.")
    as_("Carla").post(path, data=form)
    return alice


def link_in(text):
    found = urlsplit(re.search(r"http://localhost/l/\S+", text)[0])
    return f"{found.path}?{found.query}"


def test_from_the_block_by_letter_and_link_to_the_other_coordinator_and_back(
    session, as_, blocked, texts
):
    [told] = texts()
    link = link_in(told)
    visitor = as_()
    page = visitor.get(link).text
    assert '<html lang="ar"' in page
    assert 'name="text"' in page
    assert session.scalars(select(Appeal)).all() == []
    for nothing in (" ", "x" * 5_001, "\u202eabc\u0007"):
        visitor.post(link, data=filled(page, text=nothing), expect=422)
    assert session.scalar(select(ActionLink.used_at)) is None
    visitor.get(visitor.post(link, data=filled(page, text="لم أكن أنا")).location)
    visitor.post(link, data=filled(page, text="مرة أخرى"), expect=410)
    [appeal] = session.scalars(select(Appeal))
    assert (appeal.text, appeal.text_lang) == ("لم أكن أنا", "ar")

    assert f'data-id="appeal-{appeal.id}"' in as_("Carla").get("/en/desk/").text
    path = f"/en/desk/appeals/{appeal.id}"
    assert path in as_("Carla").get("/en/desk/appeals").text
    page = as_("Carla").get(path).text
    assert "لم أكن أنا" in page
    assert "Bitte nicht." in page
    as_("Carla").post(path, data=filled(page, outcome="overturned"), expect=422)
    assert blocked.state is AccountState.BLOCKED
    as_("Else").get(path, expect=404)
    assert "Alice" not in as_("Else").get("/en/desk/appeals").text

    form = filled(as_("Deniz").get(path).text, outcome="overturned", sentence="Verzeihung.")
    as_("Deniz").post(path, data=form)
    session.refresh(blocked)
    assert blocked.state is AccountState.ACTIVE
    _blocked, opened, reviewed = texts()
    assert "/ar/account/login" in opened
    assert "Verzeihung." in reviewed
    assert "decided an objection" in as_("Deniz").get("/en/desk/log").text


def test_a_link_after_the_block_has_ended_says_so_and_stays_unused(session, as_, blocked, texts):
    link = link_in(texts()[0]).replace("lang=ar", "lang=en")
    path = f"/en/desk/people/{blocked.id}/unblock"
    as_("Carla").post(path, data=filled(as_("Carla").get(path).text))
    assert "no decision that you can object to" in as_().get(link, expect=409).text
    assert session.scalar(select(ActionLink.used_at)) is None


@pytest.fixture
def faden(town, as_, alice):
    """Alice's organisation, which Nora edits too and Carla has hidden."""
    row = town.organisation("Nähstube Faden", slug="faden", verified_at=town.now)
    for name, role in (("Alice", MemberRole.OWNER), ("Nora", MemberRole.EDITOR)):
        user_id = town.session.scalar(
            select(Login.user_id).join_from(Login, type(alice)).where(type(alice).name == name)
        )
        town.add(OrganisationMember(organisation_id=row.id, user_id=user_id, role=role))
    path = "/en/desk/organisations/faden"
    form = filled(as_("Carla").get(path).text, verdict="hide", reason="fraud", sentence="Bitte!")
    as_("Carla").post(path, data=form)
    return row


OWN = "/en/my/organisations/faden"


def test_an_owner_objects_on_the_page_of_the_organisation_and_reads_that_it_has_come_in(
    session, as_, faden, texts
):
    to_owner, to_editor = texts()
    assert "/ar/my/organisations/faden/object" in to_owner
    assert "/object" not in to_editor
    assert f"{OWN}/object" in as_("Alice").get(OWN).text
    page = as_("Alice").get(f"{OWN}/object").text
    assert "Bitte!" in page
    as_("Alice").post(f"{OWN}/object", data=filled(page, text="Wir sind echt."))
    assert 'name="text"' not in as_("Alice").get(f"{OWN}/object").text
    other = filled(as_("Alice").get(f"{OWN}/edit").text, text="Noch einmal")
    as_("Alice").post(f"{OWN}/object", data=other, expect=409)
    [appeal] = session.scalars(select(Appeal))

    path = f"/en/desk/appeals/{appeal.id}"
    as_("Deniz").post(path, data=filled(as_("Deniz").get(path).text, outcome="overturned"))
    session.refresh(faden)
    assert faden.state is OrganisationState.VERIFIED
    kinds = session.scalars(select(Letter.kind).order_by(Letter.id)).all()
    assert kinds.count(LetterKind.RESTRICTION_REVIEWED) == 1
    assert "/object" not in as_("Alice").get(OWN).text


def test_an_owner_objects_on_the_same_way_to_a_verification_that_was_taken_back(
    session, as_, faden, texts
):
    path = "/en/desk/organisations/faden"
    for said in ({"verdict": "show"}, {"verdict": "take-back", "reason": "fraud"}):
        as_("Carla").post(path, data=filled(as_("Carla").get(path).text, **said))
    to_owner, to_editor = texts()[-2:]
    assert "/ar/my/organisations/faden/object" in to_owner
    assert "/object" not in to_editor
    shown = as_("Alice").get(OWN).text
    assert "no longer marked as verified" in shown
    assert f"{OWN}/object" in shown
    assert f"{OWN}/object" not in as_("Nora").get(OWN).text
    page = as_("Alice").get(f"{OWN}/object").text
    as_("Alice").post(f"{OWN}/object", data=filled(page, text="Wir sind echt."))
    path = f"/en/desk/appeals/{session.scalar(select(Appeal.id))}"
    page = as_("Deniz").get(path).text
    assert "verification taken back" in page
    as_("Deniz").post(path, data=filled(page, outcome="overturned"))
    session.refresh(faden)
    assert faden.state is OrganisationState.VERIFIED
    assert "Deniz" not in texts()[-1]


def test_a_hidden_page_offers_no_way_to_object_that_leads_nowhere(session, as_, faden):
    assert f"{OWN}/object" in as_("Alice").get(OWN).text
    hiding = session.scalars(select(OrganisationDecision)).one()
    hiding.at -= APPEAL_LIFE
    session.commit()
    assert f"{OWN}/object" not in as_("Alice").get(OWN).text
    page = as_("Alice").get(f"{OWN}/object").text
    assert "no decision that you can object to" in page
    assert 'name="text"' not in page


def test_the_way_to_object_goes_when_the_hiding_stays(session, as_, faden):
    page = as_("Alice").get(f"{OWN}/object").text
    as_("Alice").post(f"{OWN}/object", data=filled(page, text="Wir sind echt."))
    assert f"{OWN}/object" in as_("Alice").get(OWN).text
    path = f"/en/desk/appeals/{session.scalar(select(Appeal.id))}"
    as_("Deniz").post(path, data=filled(as_("Deniz").get(path).text, outcome="upheld"))
    assert f"{OWN}/object" not in as_("Alice").get(OWN).text
    assert "was decided" in as_("Alice").get(f"{OWN}/object").text


def test_nobody_but_an_owner_objects_for_an_organisation(session, as_, faden):
    assert f"{OWN}/object" not in as_("Nora").get(OWN).text
    form = filled(as_("Nora").get(f"{OWN}/edit").text, text="Wir sind echt.")
    as_("Nora").get(f"{OWN}/object", expect=403)
    as_("Nora").post(f"{OWN}/object", data=form, expect=403)
    as_("Else").get(f"{OWN}/object", expect=404)
    assert session.scalars(select(Appeal)).all() == []


def test_a_coordinator_leaves_the_page_of_her_own_organisation_to_somebody_else(
    session, as_, cast, town, faden
):
    town.add(OrganisationMember(
        organisation_id=faden.id, user_id=cast["Deniz"].id, role=MemberRole.OWNER))  # fmt: skip
    path = "/en/desk/organisations/faden"
    form = filled(as_("Deniz").get(path).text, verdict="show")
    assert "You look after it yourself" in as_("Deniz").post(path, data=form, expect=422).text
    assert faden.state is OrganisationState.HIDDEN
    as_("Carla").post(path, data=filled(as_("Carla").get(path).text, verdict="show"), expect=303)
