"""A verification that was taken back: its owners object as to everything else."""

import pytest
from sqlalchemy import select

from helpboard.domain.decision import AppealState, OwnDecisionError, Reason, Restricted
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import (
    MemberRole,
    OrganisationJudgement,
    OrganisationState,
    OrganisationVerdict,
    VerifiedHow,
)
from helpboard.models import Letter, OrganisationMember
from helpboard.queries.actors import actor_of
from helpboard.queries.restrictions import restriction_letter, restriction_to_decide
from helpboard.services.restrictions import object_for_organisation
from helpboard.services.verifying import decide_organisation
from tests.integration.restrictions.conftest import SAID, again, decide, waits, waits_anywhere


@pytest.fixture
def garn(town, now, carla, alice, session):
    """Alice's organisation, verified by a visit, which Carla no longer vouches for."""
    row = town.organisation("Garn", verified_at=now, verified_how=VerifiedHow.VISITED)
    town.add(OrganisationMember(organisation_id=row.id, user_id=alice.id, role=MemberRole.OWNER))
    decide(session, row, carla, OrganisationVerdict.TAKE_BACK, now, reason=Reason.FRAUD)
    return row


@pytest.fixture
def of_garn(session, now, alice, garn):
    """What Alice says to it."""
    actor = actor_of(session, alice)
    return object_for_organisation(
        session, actor=actor, organisation_id=garn.id, words=SAID, now=now
    )


def test_somebody_else_verifies_it_again_as_it_was_made_sure(
    session, town, now, reach, carla, garn, of_garn
):
    assert waits(session, town, carla, now) == ["Garn"]
    deniz = reach("Deniz")
    assert restriction_to_decide(session, deniz, of_garn.id).about is Restricted.VERIFICATION
    with pytest.raises(OwnDecisionError):
        again(session, of_garn, carla, now)
    again(session, of_garn, deniz, now)
    assert (of_garn.state, garn.state) == (AppealState.OVERTURNED, OrganisationState.VERIFIED)
    assert (garn.verified_by, garn.verified_how) == (deniz.actor.user_id, VerifiedHow.VISITED)
    letter = session.scalars(
        select(Letter).where(Letter.kind == LetterKind.RESTRICTION_REVIEWED)
    ).one()
    assert restriction_letter(session, letter.params)["about"] == "verification"


def test_it_stays_without_the_mark_where_the_objection_is_wrong(session, now, reach, garn, of_garn):
    again(session, of_garn, reach("Deniz"), now, is_overturned=False)
    assert (of_garn.state, garn.state) == (AppealState.UPHELD, OrganisationState.UNVERIFIED)


def test_verifying_it_again_ends_the_objection_and_is_not_for_the_own_side(
    session, town, now, reach, carla, garn, of_garn
):
    deniz = reach("Deniz")
    said = OrganisationJudgement(verdict=OrganisationVerdict.VERIFY, how=VerifiedHow.CALLED)
    mine = OrganisationMember(
        organisation_id=garn.id, user_id=deniz.actor.user_id, role=MemberRole.EDITOR
    )
    town.add(mine)
    deniz = type(deniz)(
        actor_of(session, session.get_one(type(town.person("Zoe")), mine.user_id)), deniz.home
    )
    with pytest.raises(OwnDecisionError):
        decide_organisation(
            session, moderator=deniz.actor, organisation_id=garn.id, judgement=said, now=now
        )
    decide_organisation(
        session, moderator=carla.actor, organisation_id=garn.id, judgement=said, now=now
    )
    assert (of_garn.state, garn.verified_how) == (AppealState.OVERTURNED, VerifiedHow.CALLED)


def test_while_the_page_is_hidden_the_objection_is_nobodys_work(
    session, town, now, reach, carla, garn, of_garn
):
    decide(session, garn, carla, OrganisationVerdict.HIDE, now, reason=Reason.FRAUD)
    assert of_garn.state is AppealState.OPEN
    assert waits(session, town, carla, now) == waits_anywhere(session, now) == []
    with pytest.raises(IllegalMoveError):
        again(session, of_garn, reach("Deniz"), now)
    decide(session, garn, carla, OrganisationVerdict.SHOW, now)
    assert garn.state is OrganisationState.UNVERIFIED
    assert waits(session, town, carla, now) == ["Garn"]
