from datetime import timedelta

import pytest

from helpboard.domain.account import AccountState
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.post import PostState
from helpboard.models import OrganisationMember
from helpboard.queries.trust import is_trusted


@pytest.mark.parametrize(
    ("days", "approved", "trusted"),
    [(7, 2, True), (6.9, 2, False), (7, 1, False), (400, 0, False), (400, 9, True)],
)
def test_trust_needs_seven_days_and_two_approved_posts(town, session, now, days, approved, trusted):
    person = town.person(created_at=now - timedelta(days=days))
    for _ in range(approved):
        town.post(author_id=person.id)

    assert is_trusted(session, person, now) is trusted


@pytest.mark.parametrize(
    ("state", "trusted"),
    [
        (PostState.EXPIRED, True),
        (PostState.FULFILLED, True),
        (PostState.WITHDRAWN, True),
        (PostState.HIDDEN, False),
        (PostState.REJECTED, False),
    ],
)
def test_what_the_desk_took_off_earns_no_trust(town, session, now, state, trusted):
    person = town.person(created_at=now - timedelta(days=30))
    for _ in range(2):
        town.post(author_id=person.id, state=state, first_published_at=now - timedelta(days=3))

    assert is_trusted(session, person, now) is trusted


def test_what_never_stood_on_the_board_earns_no_trust(town, session, now):
    person = town.person(created_at=now - timedelta(days=30))
    for state in (PostState.PENDING, PostState.DRAFT, PostState.WITHDRAWN):
        town.post(author_id=person.id, state=state, first_published_at=None)

    assert not is_trusted(session, person, now)


@pytest.mark.parametrize("role", list(MemberRole))
@pytest.mark.parametrize("state", list(OrganisationState))
def test_who_speaks_for_a_verified_organisation_is_trusted_at_once(town, session, now, state, role):
    person = town.person()
    organisation = town.organisation(state=state)
    town.add(OrganisationMember(organisation_id=organisation.id, user_id=person.id, role=role))

    assert is_trusted(session, person, now) is (state is OrganisationState.VERIFIED)


def test_a_verified_department_of_a_hidden_house_lends_no_trust(town, session, now):
    person = town.person()
    house = town.organisation(state=OrganisationState.HIDDEN)
    department = town.organisation(parent_id=house.id)
    town.add(
        OrganisationMember(organisation_id=department.id, user_id=person.id, role=MemberRole.OWNER)
    )

    assert not is_trusted(session, person, now)


def test_nobody_and_blocked_people_are_not_trusted(town, session, now):
    person = town.person(state=AccountState.BLOCKED, created_at=now - timedelta(days=30))
    for _ in range(2):
        town.post(author_id=person.id)

    assert not is_trusted(session, person, now)
    assert not is_trusted(session, None, now)
