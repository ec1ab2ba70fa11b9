from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import WordsRefusedError
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.proposal import (
    AlreadyProposedError,
    DeclineReason,
    NoFitError,
    Party,
    ProposalKind,
    ProposalLapsedError,
    ProposalOverError,
    ProposalState,
    TooManyOpenError,
)
from helpboard.models import (
    Conversation,
    Entry,
    Partnership,
    Proposal,
    ProposalSide,
)
from helpboard.queries.actors import actor_of
from helpboard.services.proposal_answers import (
    Reply,
    answer_by_phone,
    lapse_due,
    withdraw,
)
from tests.proposing import YES, Sewers, coordinator, letters_to, put, says, seeks
from tests.talking import asked, editor

NO = Reply(says_yes=False, reason=DeclineReason.TIME)


@pytest.fixture
def sewers(town):
    return Sewers(town)


def test_an_organisation_asks_a_group_and_a_yes_makes_them_partners(town, session, sewers):
    proposal = sewers.ask(organisation_gives=("training",), group_gives=("room", "no-such-thing"))
    [question] = letters_to(town, sewers.lena)
    assert question.kind is LetterKind.PROPOSAL
    assert {"yes_link", "no_link"} <= question.params.keys()
    assert letters_to(town, sewers.edith) == []
    assert proposal.points > 0

    says(town, proposal, sewers.lena, Party.GROUP)

    [partnership] = session.scalars(select(Partnership))
    assert partnership.state is PartnershipState.ACTIVE
    assert (partnership.organisation_gives, partnership.group_gives) == (["training"], ["room"])
    assert partnership.review_on - partnership.since == timedelta(days=183)
    assert proposal.state is ProposalState.CONFIRMED
    assert proposal.ask_again_at == town.now + timedelta(days=61)
    for person in (sewers.edith, sewers.lena):
        assert letters_to(town, person)[-1].kind is LetterKind.PROPOSAL_ACCEPTED


def test_a_no_ends_it_and_tells_whoever_asked_why(town, session, sewers):
    proposal = sewers.ask()
    says(town, proposal, sewers.lena, Party.GROUP, NO)
    assert proposal.state is ProposalState.DECLINED
    [told] = letters_to(town, sewers.edith)
    assert told.kind is LetterKind.PROPOSAL_OVER
    with pytest.raises(ProposalOverError):
        says(town, proposal, sewers.lena, Party.GROUP)
    assert session.scalars(select(Partnership)).all() == []


def test_only_the_asked_side_answers_and_only_in_time(town, sewers):
    proposal = sewers.ask()
    for person in (sewers.edith, town.person("Charlie")):
        with pytest.raises(NotFoundError):
            says(town, proposal, person, Party.GROUP)
    late = town.now + timedelta(days=5)
    with pytest.raises(ProposalLapsedError):
        says(town, proposal, sewers.lena, Party.GROUP, now=late)
    assert lapse_due(town.session, now=late - timedelta(seconds=1)) == 0
    assert lapse_due(town.session, now=late) == 1
    assert proposal.state is ProposalState.LAPSED
    assert letters_to(town, sewers.edith)[-1].kind is LetterKind.PROPOSAL_OVER
    assert lapse_due(town.session, now=late) == 0


def test_nobody_asks_twice_nor_for_others_nor_for_somebody_unchecked(town, session, sewers):
    with pytest.raises(NotAllowedError):
        sewers.ask(town.person("Charlie"))
    with pytest.raises(WordsRefusedError):
        sewers.ask(note="Ruf mich an: 0176 12345678")
    sewers.ask()
    with pytest.raises(AlreadyProposedError):
        sewers.ask(sewers.lena)
    sewers.house.state = OrganisationState.UNVERIFIED
    session.delete(session.scalars(select(Proposal)).one())
    with pytest.raises(NoFitError):
        sewers.ask()
    assert session.scalars(select(ProposalSide)).all() == []


def test_a_group_gets_five_questions_at_a_time(town, sewers):
    for number in range(5):
        house = town.organisation(f"Verein {number}")
        put(
            town,
            editor(town, house),
            ProposalKind.PARTNERSHIP,
            organisation_id=house.id,
            group_id=sewers.cafe.id,
        )
    with pytest.raises(TooManyOpenError):
        sewers.ask()
    assert len(letters_to(town, sewers.lena)) == 5
    assert sewers.ask(sewers.lena).state is ProposalState.ACCEPTED


def test_a_question_can_be_taken_back_but_not_by_strangers(town, sewers):
    proposal = sewers.ask()
    with pytest.raises(NotFoundError):
        withdraw(
            town.session,
            actor=actor_of(town.session, town.person("Charlie")),
            proposal_id=proposal.id,
            now=town.now,
        )
    edith = actor_of(town.session, sewers.edith)
    withdraw(town.session, actor=edith, proposal_id=proposal.id, now=town.now)
    assert proposal.state is ProposalState.ENDED
    with pytest.raises(ProposalOverError):
        says(town, proposal, sewers.lena, Party.GROUP)


def test_a_coordinator_proposes_between_two_and_notes_it(town, session, sewers):
    clara = coordinator(town)
    proposal = sewers.ask(clara)
    assert [letters_to(town, one)[0].kind for one in (sewers.edith, sewers.lena)] == [
        LetterKind.PROPOSAL
    ] * 2
    says(town, proposal, sewers.edith, Party.ORGANISATION)
    assert proposal.state is ProposalState.ACCEPTED
    actor = actor_of(session, clara)
    answer_by_phone(
        session, actor=actor, proposal_id=proposal.id, party=Party.GROUP, reply=YES, now=town.now
    )
    assert proposal.state is ProposalState.CONFIRMED
    actions = [entry.action for entry in session.scalars(select(Entry).order_by(Entry.id))]
    assert actions == ["proposal:between", "proposal:answer"]
    assert all(entry.codes for entry in session.scalars(select(Entry)))


def test_a_group_takes_on_a_post_and_its_author_reads_it_in_a_conversation(town, session, sewers):
    amal = town.person("Amal")
    post = asked(town, "sewing", author=amal)
    seeks(town, "people", "sewing", group=sewers.cafe)
    proposal = put(town, amal, ProposalKind.GROUP_TASK, post_id=post.id, group_id=sewers.cafe.id)
    says(town, proposal, sewers.lena, Party.GROUP)

    [talk] = session.scalars(select(Conversation))
    assert (talk.post_id, proposal.reasons["talk"]) == (post.id, talk.id)
    kinds = [letter.kind for letter in letters_to(town, amal)]
    assert kinds == [LetterKind.NEW_MESSAGE, LetterKind.PROPOSAL_ACCEPTED]
