"""Who looks after an organisation decides nothing about its restriction, if anybody else can."""

import pytest
from sqlalchemy import delete

from helpboard.domain.decision import AppealState, OwnDecisionError
from helpboard.domain.organisation import MemberRole, OrganisationState, OrganisationVerdict
from helpboard.models import Coordinator, OrganisationMember
from helpboard.queries.actors import actor_of
from helpboard.queries.people import Reach
from tests.integration.restrictions.conftest import again, decide


@pytest.fixture(params=[MemberRole.OWNER, MemberRole.EDITOR])
def dora(request, town, session, reach, faden):
    """Dora coordinates the town, and looks after the organisation that Carla has hidden."""
    user_id = reach("Dora").actor.user_id
    town.add(OrganisationMember(organisation_id=faden.id, user_id=user_id, role=request.param))
    person = session.get_one(type(town.person("Zoe")), user_id)
    return Reach(actor_of(session, person), town.home.slug)


def test_an_objection_goes_to_whoever_decided_rather_than_to_the_own_side(
    session, now, carla, dora, faden, of_faden
):
    with pytest.raises(OwnDecisionError):
        again(session, of_faden, dora, now)
    assert of_faden.state is AppealState.OPEN
    again(session, of_faden, carla, now)
    assert (of_faden.state, faden.state) == (AppealState.OVERTURNED, OrganisationState.VERIFIED)


def test_nobody_shows_her_own_page_again_without_an_objection_either(
    session, now, carla, dora, faden
):
    with pytest.raises(OwnDecisionError):
        decide(session, faden, dora, OrganisationVerdict.SHOW, now)
    assert faden.state is OrganisationState.HIDDEN
    decide(session, faden, carla, OrganisationVerdict.SHOW, now)
    assert faden.state is OrganisationState.VERIFIED


@pytest.mark.parametrize("way", ["objection", "page"])
def test_where_there_is_nobody_else_she_decides_herself(
    session, now, carla, dora, faden, of_faden, way
):
    session.execute(delete(Coordinator).where(Coordinator.user_id == carla.actor.user_id))
    if way == "objection":
        again(session, of_faden, dora, now)
    else:
        decide(session, faden, dora, OrganisationVerdict.SHOW, now)
    assert faden.state is OrganisationState.VERIFIED
