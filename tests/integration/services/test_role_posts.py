"""Free places of a role on the board: until somebody has taken them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.errors import IllegalMoveError, NotAllowedError
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.post import PostState
from helpboard.models import GroupMember, HelpRole
from helpboard.queries.actors import actor_of
from helpboard.services.role_posts import look_for_people, tidy_roles
from tests.integration.services.cafe_evening import cafe as cafe
from tests.integration.services.cafe_evening import cast as cast

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 30, 11, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def role(town, cafe):
    return town.add(
        HelpRole(
            group_id=cafe.id,
            topic="tandem",
            note="Eine Stunde Gespräch.",
            must_speak=["de"],
            helpful=["ar", "de"],
            when={"kind": "weekly", "slots": [[2, 1020, 1200]]},
            capacity=2,
            min_age=16,
            women_only=True,
        )
    )


def look(session, cast, role, name="Lea"):
    actor = actor_of(session, cast[name])
    return look_for_people(session, actor=actor, role_id=role.id, now=NOW, zone=ZONE)


def take(town, cafe, role, name):
    person = town.person(name)
    town.add(
        GroupMember(
            group_id=cafe.id, user_id=person.id, role=GroupRole.HELPER, help_role_id=role.id
        )
    )


def test_a_role_stands_on_the_board_with_its_facts_until_its_places_are_taken(
    session, town, cafe, cast, role
):
    post = look(session, cast, role)
    assert look(session, cast, role).id == post.id
    assert (post.state, post.topic, post.text) == (
        PostState.PUBLISHED,
        "tandem",
        "Eine Stunde Gespräch.",
    )
    assert post.facts["count"] == 2
    assert post.facts["conditions"] == ["women-only", "min-age-16"]
    assert [(one["code"], one["must"]) for one in post.facts["languages"]] == [
        ("de", True),
        ("ar", False),
    ]

    take(town, cafe, role, "Nora")
    assert tidy_roles(session, now=NOW) == 0
    assert post.found == 1
    take(town, cafe, role, "Mina")
    assert tidy_roles(session, now=NOW) == 1
    assert post.state is PostState.WITHDRAWN
    with pytest.raises(IllegalMoveError):
        look(session, cast, role)


def test_a_group_that_rests_looks_for_nobody(session, cafe, cast, role):
    post = look(session, cast, role)
    cafe.state = GroupState.RESTING
    session.flush()

    tidy_roles(session, now=NOW)

    assert post.state is PostState.WITHDRAWN


@pytest.mark.parametrize("name", ["Hans", "Karim"])
def test_only_leads_look_for_people(session, cast, role, name):
    with pytest.raises(NotAllowedError):
        look(session, cast, role, name)
