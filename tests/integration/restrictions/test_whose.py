"""Who reads the objection of somebody who coordinates: whoever may decide it, and nobody else."""

import pytest
from sqlalchemy import select

from helpboard.domain.account import BlockReason
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.models import ActionLink, Coordinator, Volunteer
from helpboard.queries.people import Reach
from helpboard.queries.restrictions import restriction_to_decide
from helpboard.services.blocking import Why, block
from helpboard.services.restrictions import object_to_block
from tests.integration.restrictions.conftest import SAID, waits, waits_anywhere


@pytest.fixture
def vera(town):
    """Somebody who coordinates Ludwigsburg and Mitte, and lives in Oßweil."""
    person = town.person("Vera")
    for area in (town.mitte, town.home):
        town.add(Coordinator(user_id=person.id, area_id=area.id))
    lives = {"area_id": town.ossweil.id, "topics": [], "languages": {}, "areas": []}
    town.add(Volunteer(user_id=person.id, created_at=town.now, updated_at=town.now, **lives))
    return person


@pytest.fixture
def of_vera(session, now, carla, vera):
    """What Vera says to her being blocked by Carla."""
    given = block(
        session, reach=carla, user_id=vera.id, reason=BlockReason.DECEIT, why=Why(), now=now
    )  # fmt: skip
    link = session.scalars(select(ActionLink).where(ActionLink.about_id == given.id)).one()
    return object_to_block(session, link=link, words=SAID, now=now)


def test_whoever_coordinates_a_district_reads_no_objection_of_a_coordinator_above(
    session, town, now, reach, carla, of_vera
):
    else_ = reach("Else", town.ossweil)
    assert waits(session, town, carla, now) == ["Vera"]
    assert restriction_to_decide(session, carla, of_vera.id).name == "Vera"
    assert waits(session, town, else_, now) == []
    with pytest.raises(NotFoundError):
        restriction_to_decide(session, else_, of_vera.id)


def test_nobody_reads_their_own_objection_at_the_desk(session, town, now, vera, of_vera):
    herself = Actor(user_id=vera.id, coordinates=frozenset({town.home.id}))
    assert waits(session, town, Reach(herself, town.home.slug), now) == []


def test_an_objection_of_a_coordinator_waits_in_the_highest_area_that_she_looks_after(
    session, town, now, of_vera
):
    [item] = waits_anywhere(session, now)
    assert (item.area_id, item.area_name) == (town.home.id, town.home.name)
