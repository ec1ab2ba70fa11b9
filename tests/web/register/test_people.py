"""The register of people: who sees whom, and what a coordinator can do about them."""

import hashlib

import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostState
from helpboard.models import (
    AccountDecision,
    Clearance,
    Contact,
    Coordinator,
    GroupMember,
    Letter,
    Login,
    OrganisationMember,
    Release,
    Volunteer,
)
from tests.web.desk.conftest import filled


def helps(town, person, **values):
    """Let somebody say that they would like to help."""
    said = {
        "topics": ["sewing"],
        "languages": {"ar": "C2"},
        "areas": [],
        "area_id": town.mitte.id,
        "consent_at": town.now,
        "created_at": town.now,
        "updated_at": town.now,
    }
    town.add(Volunteer(user_id=person.id, **{**said, **values}))
    return person


@pytest.fixture
def bob(town):
    """Bob lives in Mitte and would like to sew."""
    return helps(town, town.person("Bob", phone="0151 555-1234"))


def test_the_list_finds_by_name_number_topic_and_language(as_, town, bob):
    helps(town, town.person("Gül", phone=None), topics=["garden"], languages={"tr": "C2"})
    carla = as_("Carla")
    for asked in ("q=bob", "q=%2B49%20151%205551234", "kind=without-group&speaks=ar"):
        page = carla.get(f"/en/desk/people?{asked}").text
        assert f'data-id="{bob.id}"' in page, asked
        assert "Gül" not in page, asked
    carla.get("/en/desk/people?topic=nonsense", expect=400)
    for number in ("²", "0" * 12 + "9" * 30, "9" * 12):
        carla.get(f"/en/desk/people?after={number}", expect=400)
        carla.get(f"/en/desk/people/{bob.id}/merge/with?number={number}", expect=400)


def test_a_page_of_the_list_leads_to_the_next_without_gaps(as_, town, statements):
    people = {helps(town, town.person(f"Person {number:02}")).id for number in range(35)}
    with statements() as noted:
        first = as_("Carla").get("/en/desk/people?kind=without-group").text
    assert len(noted) <= 15
    address = first.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    second = as_("Carla").get(address.replace("&amp;", "&")).text
    shown = [{one for one in people if f'data-id="{one}"' in page} for page in (first, second)]
    assert shown[0] | shown[1] == people
    assert not shown[0] & shown[1]


def test_a_page_about_somebody_takes_as_many_statements_for_much_as_for_little(
    as_, town, bob, statements
):
    def count():
        with statements() as noted:
            as_("Carla").get(f"/en/desk/people/{bob.id}")
        return len([one for one in noted if one.startswith(("SELECT", "WITH"))])

    count()
    few = count()
    for number in range(3):
        town.post(author_id=bob.id)
        group = town.group(f"Kreis {number}")
        town.add(GroupMember(group_id=group.id, user_id=bob.id, role=GroupRole.HELPER))
    count()
    assert count() == few
    assert few <= 15


GETS = ("", "/block", "/releases", "/sites", "/clearance", "/clearance/letter", "/roles")
POSTS = (
    *("", "/block", "/unblock", "/releases", "/releases/childcare/end", "/sites", "/sites/1/end"),
    *("/clearance", "/clearance/end", "/roles", "/roles/ludwigsburg-mitte/end", "/translator"),
)


def test_people_of_other_areas_are_found_nowhere(as_, session, town, bob):
    else_ = as_("Else")
    assert "Bob" not in else_.get("/en/desk/people").text
    token = filled(else_.get("/en/account/settings").text)
    for path in GETS:
        else_.get(f"/en/desk/people/{bob.id}{path}", expect=404)
    said = {
        "text": "Guten Tag", "kind": "call", "on_date": "2026-01-01", "reason": "danger",
        "topic": "childcare", "has_met": "y", "issued_on": "2026-01-01", "seen_on": "2026-01-02",
        "result": "ok", "area": "ludwigsburg-ossweil", "office": "deputy", "translates": "yes",
    }  # fmt: skip
    for path in POSTS:
        else_.post(f"/en/desk/people/{bob.id}{path}", data={**token, **said}, expect=404)
    for table in (Contact, Release, Clearance, AccountDecision):
        assert session.scalars(select(table)).all() == []
    assert (bob.state, bob.is_translator) == (AccountState.ACTIVE, False)


def test_nobody_but_the_desk_opens_the_register(as_, town, cast, bob):
    lead, editor = town.person("Lead"), town.person("Editor")
    town.add(GroupMember(group_id=town.group().id, user_id=lead.id, role=GroupRole.LEAD))
    town.add(OrganisationMember(organisation_id=town.organisation().id, user_id=editor.id,
                                role=MemberRole.OWNER))  # fmt: skip
    for person in (lead, editor, bob):
        cast[person.name] = person
        token = hashlib.sha256(f"token of {person.name}".encode()).hexdigest()
        town.add(Login(user_id=person.id, token_hash=token, created_at=town.now,
                       expires_at=town.now.replace(year=town.now.year + 1)))  # fmt: skip
        reader = as_(person.name)
        for path in ("/en/desk/people", *(f"/en/desk/people/{bob.id}{one}" for one in GETS)):
            reader.get(path, expect=403)


def test_who_stands_in_does_not_choose_the_coordinators(as_, session, town, cast, bob):
    carla, deputy = as_("Carla"), cast["Else"]
    areas = session.scalars(select(Coordinator).where(Coordinator.user_id == deputy.id)).all()
    for office in areas:
        session.delete(office)
    town.add(Coordinator(user_id=deputy.id, area_id=town.home.id, is_deputy=True))
    token = filled(as_("Else").get("/en/account/settings").text)
    said = {**token, "area": "ludwigsburg", "office": "coordinator"}
    as_("Else").post(f"/en/desk/people/{bob.id}/roles", data=said)
    as_("Else").post(f"/en/desk/people/{cast['Carla'].id}/roles/ludwigsburg/end", data=token)
    kept = session.scalars(select(Coordinator.user_id).where(~Coordinator.is_deputy)).all()
    assert cast["Carla"].id in kept
    assert bob.id not in kept
    carla.get("/en/desk/people")
    as_("Else").post(f"/en/desk/people/{deputy.id}/roles/ludwigsburg/end", data=token)
    assert session.get(Coordinator, (deputy.id, town.home.id)) is None


@pytest.mark.parametrize("tie", ["post", "group", "organisation", "often"])
def test_whoever_does_something_in_an_area_is_known_there(as_, town, tie):
    person = town.person("Dora")
    if tie == "post":
        town.post(author_id=person.id, area_id=town.ossweil.id)
    elif tie == "group":
        town.add(GroupMember(group_id=town.group().id, user_id=person.id, role=GroupRole.LEAD))
    elif tie == "organisation":
        house = town.organisation(area_id=town.ossweil.id)
        town.add(OrganisationMember(organisation_id=house.id, user_id=person.id,
                                    role=MemberRole.OWNER))  # fmt: skip
    else:
        helps(town, person, areas=[town.ossweil.slug])
    assert "Dora" in as_("Else").get("/en/desk/people").text


def test_whoever_belongs_nowhere_belongs_to_the_town(as_, town):
    person = town.person("Neu")
    as_("Carla").get(f"/en/desk/people/{person.id}")
    as_("Else").get(f"/en/desk/people/{person.id}", expect=404)


def test_a_talk_is_noted_once_and_come_back_to(as_, session, town, bob):
    carla, path = as_("Carla"), f"/en/desk/people/{bob.id}"
    today = town.today.isoformat()
    form = filled(carla.get(path).text, kind="call", text="Ruft zurück", on_date=today,
                  follow_up_on=today)  # fmt: skip
    for _ in range(2):
        carla.post(path, data=form, expect=303)
    contact = session.scalars(select(Contact)).one()
    page = carla.get("/en/desk/people?kind=follow-up").text
    assert f'data-id="{bob.id}"' in page
    shown = carla.get(path).text
    assert "Ruft zurück" in shown
    as_("Else").post(f"/en/desk/contacts/{contact.id}", data=filled(shown), expect=404)
    as_("Carla").post(f"/en/desk/contacts/{contact.id}", data=filled(shown), expect=303)
    session.refresh(contact)
    assert contact.followed_up_at is not None
    assert f'data-id="{bob.id}"' not in as_("Carla").get("/en/desk/people?kind=follow-up").text


def test_a_wrong_talk_is_kept_as_typed(as_, bob):
    carla, path = as_("Carla"), f"/en/desk/people/{bob.id}"
    form = filled(carla.get(path).text, kind="nonsense", text="Steht noch da", on_date="0000-99-99",
                  follow_up_on="2999-01-01")  # fmt: skip
    assert "Steht noch da" in carla.post(path, data=form, expect=422).text


def test_a_block_ends_log_ins_takes_posts_down_and_says_why(as_, session, town, cast):
    alice = cast["Alice"]
    alice.language = "ar"
    post = town.post(author_id=alice.id)
    for_house = town.post(author_id=alice.id, organisation_id=town.organisation().id)
    path = f"/en/desk/people/{alice.id}"
    form = filled(as_("Carla").get(f"{path}/block").text, reason="harassment",
                  sentence="Bitte nicht.")  # fmt: skip
    as_("Carla").post(f"{path}/block", data=form, expect=303)
    session.expire_all()
    assert alice.state is AccountState.BLOCKED
    assert session.scalars(select(Login).where(Login.user_id == alice.id)).all() == []
    assert (post.state, for_house.state) == (PostState.HIDDEN, PostState.PUBLISHED)
    as_().get(f"/en/posts/{post.id}", expect=404)
    letter = session.scalars(select(Letter)).one()
    assert (letter.kind, letter.language) == (LetterKind.ACCOUNT_DECIDED, "ar")
    as_("Carla").post(f"{path}/block", data={**form, "sentence": "Noch mal"}, expect=409)
    again = filled(as_("Carla").get(f"{path}/unblock").text)
    as_("Carla").post(f"{path}/unblock", data=again, expect=303)
    session.expire_all()
    assert (alice.state, post.state) == (AccountState.ACTIVE, PostState.PUBLISHED)
    as_().get(f"/en/posts/{post.id}")


def test_nobody_decides_about_themselves_or_somebody_above(as_, town, cast):
    carla = cast["Carla"]
    town.post(author_id=carla.id, area_id=town.ossweil.id)
    as_("Else").get(f"/en/desk/people/{carla.id}")
    for path in ("/block", "/clearance"):
        as_("Else").get(f"/en/desk/people/{carla.id}{path}", expect=403)
        as_("Carla").get(f"/en/desk/people/{carla.id}{path}", expect=403)


def test_a_release_needs_a_meeting(as_, session, bob):
    carla, path = as_("Carla"), f"/en/desk/people/{bob.id}/releases"
    form = filled(carla.get(path).text, topic="childcare")
    carla.post(path, data=form, expect=422)
    carla.post(path, data={**form, "has_met": "y"}, expect=303)
    assert session.scalars(select(Release.topic)).all() == ["childcare"]
    carla.post(f"{path}/childcare/end", data=filled(carla.get(path).text), expect=303)
    assert session.scalars(select(Release.topic)).all() == []


def test_roles_are_given_within_ones_own_area_and_hold_at_once(as_, session, town, cast, bob):
    path = f"/en/desk/people/{bob.id}/roles"
    form = filled(as_("Carla").get(path).text, area=town.mitte.slug, office="deputy")
    as_("Carla").post(path, data=form, expect=303)
    office = session.scalars(select(Coordinator).where(Coordinator.user_id == bob.id)).one()
    assert (office.area_id, office.is_deputy) == (town.mitte.id, True)
    helps(town, cast["Alice"], area_id=town.ossweil.id)
    path = f"/en/desk/people/{cast['Alice'].id}/roles"
    form = filled(as_("Else").get(path).text, area=town.home.slug, office="coordinator")
    as_("Else").post(path, data=form, expect=422)


def test_somebody_always_coordinates_the_town(as_, session, town, cast):
    for name in ("Deniz", "Nora", "Carla"):
        path = f"/en/desk/people/{cast[name].id}/roles"
        page = as_("Carla").get(path).text
        as_("Carla").post(f"{path}/{town.home.slug}/end", data=filled(page), expect=303)
    left = session.scalars(
        select(Coordinator.user_id).where(Coordinator.area_id == town.home.id)
    ).all()
    assert left == [cast["Carla"].id]
