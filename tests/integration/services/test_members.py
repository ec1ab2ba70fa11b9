from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState
from helpboard.domain.errors import GoneError, NotAllowedError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.organisation import (
    MOST_INVITATIONS,
    LastOwnerError,
    MemberRole,
    OtherAddressError,
)
from helpboard.models import ActionLink, Letter, OrganisationMember
from helpboard.queries.actors import actor_of
from helpboard.services import members


@pytest.fixture
def alice(town):
    return town.person("Alice")


@pytest.fixture
def bob(town):
    return town.person("Bob")


def joins(town, organisation, person, role=MemberRole.OWNER):
    town.add(OrganisationMember(organisation_id=organisation.id, user_id=person.id, role=role))


@pytest.fixture
def sewing(town, alice):
    made = town.organisation()
    joins(town, made, alice)
    return made


def invite(session, person, organisation, email, now, role=MemberRole.EDITOR):
    members.invite(
        session,
        actor=actor_of(session, person),
        organisation_id=organisation.id,
        email=email,
        role=role,
        now=now,
    )
    return session.scalars(select(ActionLink).order_by(ActionLink.id.desc())).first()


def role_of(session, organisation, person):
    member = session.get(OrganisationMember, (organisation.id, person.id))
    return member and member.role


def test_an_invitation_goes_to_the_account_or_to_the_bare_address(session, alice, bob, sewing, now):
    invite(session, alice, sewing, bob.email, now)
    invite(session, alice, sewing, "Dora@Example.org ", now)

    letters = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [(letter.user_id, letter.to_email) for letter in letters] == [
        (bob.id, None),
        (None, "dora@example.org"),
    ]


def test_a_second_invitation_replaces_the_first_whose_link_opens_nothing_any_more(
    session, alice, sewing, now
):
    first = invite(session, alice, sewing, "dora@example.org", now).key
    invite(session, alice, sewing, "dora@example.org", now, MemberRole.OWNER)

    [link] = session.scalars(select(ActionLink))
    assert link.key != first
    assert link.data["role"] == "owner"


def test_a_member_gets_no_letter(session, town, alice, bob, sewing, now):
    joins(town, sewing, bob, MemberRole.EDITOR)
    invite(session, alice, sewing, bob.email, now)
    assert session.scalars(select(Letter)).all() == []


def test_only_so_many_invitations_wait(session, alice, sewing, now):
    for number in range(MOST_INVITATIONS):
        invite(session, alice, sewing, f"dora{number}@example.org", now)
    with pytest.raises(FieldsError):
        invite(session, alice, sewing, "one-more@example.org", now)
    invite(session, alice, sewing, "later@example.org", now + timedelta(days=15))


def test_an_editor_invites_and_changes_nobody(session, town, alice, bob, sewing, now):
    joins(town, sewing, bob, MemberRole.EDITOR)
    who = {"actor": actor_of(session, bob), "organisation_id": sewing.id}
    with pytest.raises(NotAllowedError):
        invite(session, bob, sewing, "dora@example.org", now)
    with pytest.raises(NotAllowedError):
        members.remove(session, **who, user_id=alice.id)
    with pytest.raises(NotAllowedError):
        members.change_role(session, **who, user_id=bob.id, role=MemberRole.OWNER)
    with pytest.raises(NotAllowedError):
        members.withdraw_invitation(session, **who, link_id=1)


def test_accepting_never_takes_rights_away(session, town, alice, bob, sewing, now):
    link = invite(session, alice, sewing, bob.email, now)
    joins(town, sewing, bob)
    members.accept(session, user=bob, link=link, now=now)
    assert role_of(session, sewing, bob) is MemberRole.OWNER


def test_only_the_person_meant_accepts(session, town, alice, bob, sewing, now):
    link = invite(session, alice, sewing, "dora@example.org", now)
    with pytest.raises(OtherAddressError):
        members.accept(session, user=bob, link=link, now=now)
    assert role_of(session, sewing, bob) is None


def test_a_blocked_account_accepts_nothing(session, alice, bob, sewing, now):
    link = invite(session, alice, sewing, bob.email, now)
    bob.state = AccountState.BLOCKED
    with pytest.raises(NotAllowedError):
        members.accept(session, user=bob, link=link, now=now)


def test_an_invitation_ends_with_the_rights_of_whoever_wrote_it(
    session, town, alice, bob, sewing, now
):
    joins(town, sewing, dora := town.person("Dora"))
    link = invite(session, alice, sewing, bob.email, now)
    who = {"actor": actor_of(session, dora), "organisation_id": sewing.id}
    members.change_role(session, **who, user_id=alice.id, role=MemberRole.EDITOR)
    with pytest.raises(GoneError):
        members.accept(session, user=bob, link=link, now=now)

    members.remove(session, **who, user_id=alice.id)
    assert session.scalars(select(ActionLink)).all() == []


def test_an_organisation_is_never_without_an_owner(session, town, alice, bob, sewing):
    joins(town, sewing, bob, MemberRole.EDITOR)
    who = {"actor": actor_of(session, alice), "organisation_id": sewing.id}
    with pytest.raises(LastOwnerError):
        members.leave(session, **who)
    with pytest.raises(LastOwnerError):
        members.remove(session, **who, user_id=alice.id)
    with pytest.raises(LastOwnerError):
        members.change_role(session, **who, user_id=alice.id, role=MemberRole.EDITOR)

    members.change_role(session, **who, user_id=bob.id, role=MemberRole.OWNER)
    members.leave(session, **who)
    assert role_of(session, sewing, alice) is None
    with pytest.raises(NotFoundError):
        members.leave(session, **who)


def test_whoever_leaves_a_house_leaves_its_departments_to_another_owner(
    session, town, alice, bob, sewing
):
    joins(town, sewing, bob)
    department = town.organisation("Abteilung", parent_id=sewing.id)
    room = town.organisation("Zimmer", parent_id=department.id)
    joins(town, department, alice)
    joins(town, room, alice)

    members.leave(session, actor=actor_of(session, alice), organisation_id=sewing.id)

    assert role_of(session, department, alice) is None
    assert role_of(session, department, bob) is MemberRole.OWNER
    assert role_of(session, room, alice) is None
    assert role_of(session, room, bob) is MemberRole.OWNER


def test_rights_reach_down_to_departments_and_never_up(session, town, alice, bob, sewing):
    department = town.organisation("Abteilung", parent_id=sewing.id)
    room = town.organisation("Zimmer", parent_id=department.id)
    joins(town, department, bob, MemberRole.EDITOR)

    assert actor_of(session, alice).owns == {sewing.id, department.id, room.id}
    assert actor_of(session, bob).edits == {department.id, room.id}
    assert actor_of(session, bob).owns == set()


def test_a_circle_of_parents_ends_the_walk(session, town, alice, sewing):
    other = town.organisation("Andere", parent_id=sewing.id)
    sewing.parent_id = other.id
    session.flush()
    assert actor_of(session, alice).edits == {sewing.id, other.id}
