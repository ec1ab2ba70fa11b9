"""Nobody is brought together with whom they have blocked, nor with who has blocked them.

A block is asked when something is suggested, when it is proposed, and when it is answered.
"""

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.domain.matching.reasons import Rule
from helpboard.domain.post import PostKind
from helpboard.domain.proposal import (
    NoFitError,
    Pairing,
    Party,
    ProposalKind,
    ProposalLapsedError,
    ProposalState,
)
from helpboard.models import Conversation, Partnership, PersonBlock, Proposal
from helpboard.queries.actors import actor_of
from helpboard.queries.candidates import (
    groups_for_post,
    partners_for_group,
    partners_for_organisation,
)
from helpboard.queries.goods import fitting_goods
from helpboard.queries.looks import look_at
from helpboard.queries.match_blocks import apart_partners
from helpboard.queries.match_people import blocked
from helpboard.queries.proposal_letters import over_letter
from helpboard.queries.proposals import proposals_of
from helpboard.services.partings import block
from tests.proposing import Sewers, coordinator, letters_to, put, says, seeks, volunteer
from tests.talking import answered, asked, by_code, code, editor, lead


def parts(town, one, other):
    town.add(PersonBlock(by_user_id=one.id, user_id=other.id, created_at=town.now))


def parts_talk(town, talk, person):
    """Let one side block the other in their conversation."""
    actor = actor_of(town.session, person)
    block(town.session, conversation=talk, actor=actor, now=town.now)


BOTH_WAYS = pytest.mark.parametrize("is_first", [True, False])


@BOTH_WAYS
def test_an_editor_and_a_lead_who_do_not_talk_begin_no_partnership(town, session, is_first):
    sewers = Sewers(town)
    editor(town, sewers.house, "Nobody's enemy")
    parts(town, *((sewers.edith, sewers.lena) if is_first else (sewers.lena, sewers.edith)))
    assert partners_for_organisation(session, sewers.house.id, now=town.now).best == ()
    assert partners_for_group(session, sewers.cafe.id, now=town.now).best == ()
    with pytest.raises(NoFitError) as refused:
        sewers.ask()
    assert refused.value.rules == (Rule.BLOCKED.value,)


@BOTH_WAYS
def test_an_organisation_that_was_blocked_in_a_conversation_gets_no_partner_of_it(
    town, session, is_first
):
    sewers = Sewers(town)
    other = town.group(slug="other")
    talk = answered(town, sewers.cafe, sewers.edith, organisation_id=sewers.house.id)
    assert apart_partners(session) == frozenset()
    parts_talk(town, talk, sewers.edith if is_first else sewers.lena)
    assert apart_partners(session) == {(str(sewers.house.id), str(sewers.cafe.id))}
    assert apart_partners(session, group_id=other.id) == frozenset()
    assert partners_for_organisation(session, sewers.house.id, now=town.now).best == ()
    with pytest.raises(NoFitError):
        sewers.ask()


def test_whoever_is_blocked_after_the_question_says_yes_to_nothing(town, session):
    sewers = Sewers(town)
    proposal = sewers.ask()
    parts(town, sewers.lena, sewers.edith)
    with pytest.raises(ProposalLapsedError):
        says(town, proposal, sewers.lena, Party.GROUP)
    assert session.scalars(select(Partnership)).all() == []


@pytest.mark.parametrize("by_editor", [True, False])
def test_what_one_has_asked_the_other_lapses_with_a_block_whoever_gave_it(town, session, by_editor):
    sewers = Sewers(town)
    other = town.group(slug="other")
    lead(town, other, "Olga")
    talk = answered(town, town.post(author_id=sewers.lena.id), sewers.edith)
    proposal = sewers.ask()
    aside = put(
        town,
        coordinator(town),
        ProposalKind.PARTNERSHIP,
        organisation_id=sewers.house.id,
        group_id=other.id,
        override="They will like it.",
    )
    parts_talk(town, talk, sewers.edith if by_editor else sewers.lena)
    assert (proposal.state, aside.state) == (ProposalState.LAPSED, ProposalState.PROPOSED)
    for person in (sewers.edith, sewers.lena):
        [row] = [
            row for row in proposals_of(session, actor_of(session, person)) if row.id == proposal.id
        ]
        assert not row.is_open(now=town.now)
        assert row.state is ProposalState.LAPSED
    [told] = letters_to(town, sewers.edith, LetterKind.PROPOSAL_OVER)
    assert not over_letter(session, told.params)["said_no"]
    assert letters_to(town, sewers.lena, LetterKind.PROPOSAL_OVER) == []


def test_a_group_is_asked_no_more_about_the_post_of_a_card_that_it_has_blocked(town, session):
    cafe, card = town.group(slug="cafe"), code(town)
    lena = lead(town, cafe)
    seeks(town, "newcomers", "sewing", group=cafe)
    post = asked(town, "sewing", code_id=card.id)
    question = put(
        town, coordinator(town), ProposalKind.GROUP_TASK, post_id=post.id, group_id=cafe.id
    )
    talk = answered(town, post, lena, group_id=cafe.id)
    assert question.state is ProposalState.PROPOSED
    parts_talk(town, talk, lena)
    assert question.state is ProposalState.LAPSED


def test_a_group_whose_helper_the_author_has_blocked_takes_no_request(town, session):
    clara, amal, cafe = coordinator(town), town.person("Amal"), town.group(slug="cafe")
    lead(town, cafe)
    seeks(town, "newcomers", "sewing", group=cafe)
    post, helper = (
        asked(town, "sewing", author=amal),
        lead(town, cafe, "Hans", role=GroupRole.HELPER),
    )
    pairing = Pairing(kind=ProposalKind.GROUP_TASK, post_id=post.id, group_id=cafe.id)
    assert look_at(session, pairing, now=town.now).forbidden == ()
    parts(town, amal, helper)
    assert look_at(session, pairing, now=town.now).forbidden == (Rule.BLOCKED.value,)
    with pytest.raises(NoFitError):
        put(
            town,
            clara,
            ProposalKind.GROUP_TASK,
            post_id=post.id,
            group_id=cafe.id,
            override="They will get along.",
        )


def test_a_group_that_a_card_has_blocked_is_not_suggested_to_it(town, session):
    cafe, card = town.group(slug="cafe"), code(town)
    lena = lead(town, cafe)
    seeks(town, "newcomers", "sewing", group=cafe)
    post = asked(town, "sewing", code_id=card.id)
    assert [one.slug for one in groups_for_post(session, post, now=town.now).best] == ["cafe"]
    talk = answered(town, post, lena, group_id=cafe.id)
    block(session, conversation=talk, actor=by_code(card).actor, now=town.now)
    assert groups_for_post(session, post, now=town.now).best == ()


def test_a_volunteer_and_a_group_that_blocked_them_are_no_pair_of_any_plan(town, session):
    cafe, vera = town.group(slug="cafe"), volunteer(town)
    lena = lead(town, cafe)
    talk = answered(town, cafe, vera)
    assert blocked(session) == frozenset()
    parts_talk(town, talk, lena)
    assert session.scalars(select(Conversation.blocked_by)).all() == ["owner"]
    assert blocked(session) == {(str(vera.id), str(cafe.id))}


@pytest.fixture
def sofa(town):
    """Somebody gives a heavy sofa, somebody looks for one, somebody has a van."""
    people = tuple(town.person(name) for name in ("Geberin", "Sucher", "Fahrer"))
    posts = tuple(
        town.post(topic, kind=kind, facts=facts, author_id=person.id)
        for person, (topic, kind, facts) in zip(
            people,
            (
                ("furniture", PostKind.OFFER, {"thing": "sofa", "heavy": ["van"]}),
                ("furniture", PostKind.REQUEST, {"thing": "sofa"}),
                ("furniture-transport", PostKind.OFFER, {"vehicle": "van"}),
            ),
            strict=True,
        )
    )
    return people, posts


@pytest.mark.parametrize("pair", [(0, 2), (2, 0), (1, 2), (2, 1)])
def test_nobody_carries_for_somebody_they_do_not_talk_with(town, session, sofa, pair):
    people, (offer, request, van) = sofa
    [found] = fitting_goods(session, request, now=town.now)
    assert found.carrier_id == van.id
    parts(town, people[pair[0]], people[pair[1]])
    for one, other in ((request, offer), (offer, request)):
        [found] = fitting_goods(session, one, now=town.now)
        assert (found.id, found.carrier_id, found.must_be_carried) == (other.id, None, True)
    with pytest.raises(NoFitError):
        put(
            town,
            coordinator(town),
            ProposalKind.GOODS,
            post_id=offer.id,
            other_post_id=request.id,
            carrier_post_id=van.id,
        )
    assert session.scalars(select(Proposal)).all() == []
