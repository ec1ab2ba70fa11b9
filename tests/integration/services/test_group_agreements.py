"""What was agreed on by proposals, when somebody leaves a group or it becomes part of another."""

import pytest
from sqlalchemy import select

from helpboard.domain.group_change import ChangeLink
from helpboard.domain.letter import LetterKind
from helpboard.domain.proposal import Party, ProposalKind, ProposalState, SideAnswer
from helpboard.models import Letter, ProposalSide
from helpboard.services import helpers
from helpboard.services.helpers import Whom
from helpboard.services.rematching import ask_how_due, see_dropouts
from tests.integration.services.group_desk import LATER, acting, merged, says
from tests.integration.services.group_desk import large as large
from tests.integration.services.group_desk import small as small
from tests.integration.services.people import proposal_of
from tests.integration.services.test_group_changes import split


def agreed(town, kind, group, **other):
    """Both sides have said yes; the second one is the group."""
    proposal = town.add(
        proposal_of(
            town, kind=kind, state=ProposalState.CONFIRMED, group_id=group.id,
            ask_again_at=town.now + LATER, **other,
        )
    )  # fmt: skip
    first = Party.VOLUNTEER if kind is ProposalKind.JOINING else Party.ORGANISATION
    for party, ids in ((first, other), (Party.GROUP, {"group_id": group.id})):
        answer = SideAnswer.YES
        town.add(ProposalSide(proposal_id=proposal.id, party=party, answer=answer, **ids))
    return proposal


def asked(session):
    kind = LetterKind.PROPOSAL_HOW
    return set(session.scalars(select(Letter.user_id).where(Letter.kind == kind)))


def test_what_was_agreed_on_goes_along_when_groups_become_one(session, town, small, large, now):
    group, lena, bob, dana = small
    into, leo = large
    bobs, danas = (agreed(town, ProposalKind.JOINING, group, user_id=one.id) for one in (bob, dana))
    house = town.organisation()
    theirs = agreed(town, ProposalKind.PARTNERSHIP, group, organisation_id=house.id)
    merged(session, small, large, now, helpers=("yes", "no"))
    session.expire_all()
    assert see_dropouts(session, now=now) == 0

    confirmed, ended = ProposalState.CONFIRMED, ProposalState.ENDED
    assert [(one.group_id, one.state) for one in (bobs, theirs)] == [(into.id, confirmed)] * 2
    assert (danas.group_id, danas.state) == (group.id, ended)
    assert ask_how_due(session, now=now + LATER) == 2
    assert asked(session) == {lena.id, leo.id, bob.id}


@pytest.mark.parametrize("is_removed", [False, True], ids=["leaves", "is-removed"])
def test_nobody_is_asked_how_it_goes_in_a_group_that_they_have_left(
    session, town, small, now, is_removed
):
    group, lena, bob, dana = small
    bobs, danas = (agreed(town, ProposalKind.JOINING, group, user_id=one.id) for one in (bob, dana))
    if is_removed:
        whom = Whom(group_id=group.id, user_id=bob.id)
        helpers.remove(session, actor=acting(session, lena), whom=whom, now=now)
    else:
        helpers.leave(session, user_id=bob.id, group_id=group.id, now=now)
    session.expire_all()

    assert (bobs.state, danas.state) == (ProposalState.ENDED, ProposalState.CONFIRMED)
    assert ask_how_due(session, now=now + LATER) == 1
    assert asked(session) == {dana.id, lena.id}


def test_what_brought_people_into_a_group_ends_when_they_make_a_new_one(session, town, small, now):
    group, lena, bob, dana = small
    bobs, lenas = (agreed(town, ProposalKind.JOINING, group, user_id=one.id) for one in (bob, lena))
    split(session, small, now)
    for person in (bob, dana):
        says(session, person, ChangeLink.SPLIT_YES, now)
    session.expire_all()

    assert (bobs.state, lenas.state) == (ProposalState.ENDED, ProposalState.CONFIRMED)
