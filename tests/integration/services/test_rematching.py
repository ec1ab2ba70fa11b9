"""A side that drops out, and how it goes after a yes: everybody hears of it once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.group import GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostState
from helpboard.domain.proposal import Pairing, Party, ProposalKind, ProposalState, Wording
from helpboard.models import Coordinator, GiveSeek, Letter, Partnership, Proposal, ProposalSide
from helpboard.queries.actors import actor_of
from helpboard.queries.proposal_letters import rematch_letter
from helpboard.services.erasure import erase_person
from helpboard.services.greeting import greet_new
from helpboard.services.partnerships import end, review_due
from helpboard.services.proposal_answers import Reply, answer
from helpboard.services.proposals import propose
from helpboard.services.rematching import ask_how_due, say_how, see_dropouts
from helpboard.services.volunteers import take_back
from tests.proposing import Sewers, letters_to, volunteer
from tests.talking import asked, editor, lead

YES = Reply(says_yes=True)


class Journal:
    def remember(self, kind, key, *, at):
        """Forget it."""


@pytest.fixture
def sewers(town):
    return Sewers(town)


def says_yes(town, proposal, person, party):
    actor = actor_of(town.session, person)
    return answer(
        town.session, actor=actor, proposal_id=proposal.id, party=party, reply=YES, now=town.now
    )


@pytest.fixture
def task(town, session):
    """The café has taken on what Amal asks for."""
    amal, cafe = town.person("Amal"), town.group(topics=["sewing"])
    lena = lead(town, cafe)
    post = asked(town, "sewing", author=amal)
    proposal = propose(
        session,
        actor=actor_of(session, amal),
        pairing=Pairing(kind=ProposalKind.GROUP_TASK, post_id=post.id, group_id=cafe.id),
        wording=Wording(),
        now=town.now,
    )
    says_yes(town, proposal, lena, Party.GROUP)
    return proposal, post, cafe, amal, lena


def kinds(town, person):
    return [letter.kind for letter in letters_to(town, person)]


def test_a_closed_group_needs_a_new_match_and_its_partner_hears_who_else_fits(
    town, session, sewers
):
    proposal = sewers.ask()
    says_yes(town, proposal, sewers.lena, Party.GROUP)
    other = town.group("AK Zwirn", slug="zwirn")
    session.add_all(_copied(session, sewers.cafe, other))
    assert see_dropouts(session, now=town.now) == 0
    sewers.cafe.state = GroupState.CLOSED
    assert see_dropouts(session, now=town.now) == 1
    assert see_dropouts(session, now=town.now) == 0

    assert proposal.state is ProposalState.NEEDS_REMATCH
    assert session.scalars(select(Partnership.state)).one() is PartnershipState.ENDED
    letter = letters_to(town, sewers.edith, LetterKind.PROPOSAL_REMATCH)[0]
    found = rematch_letter(session, {**letter.params, "now": town.now})
    assert found["next"] == [("group", "zwirn", "AK Zwirn")]
    assert LetterKind.PROPOSAL_REMATCH not in kinds(town, sewers.lena)


def _copied(session, group, other):
    rows = session.scalars(select(GiveSeek).where(GiveSeek.group_id == group.id)).all()
    return [
        GiveSeek(group_id=other.id, direction=r.direction, kind=r.kind, topic=r.topic, facts={})
        for r in rows
    ]


def test_a_withdrawn_post_ends_a_question_and_frees_who_had_agreed(town, session, task):
    proposal, post, cafe, _amal, lena = task
    post.state = PostState.WITHDRAWN
    see_dropouts(session, now=town.now)
    assert proposal.state is ProposalState.NEEDS_REMATCH
    assert kinds(town, lena)[-1] is LetterKind.PROPOSAL_REMATCH

    wanted = asked(town, "sewing", author=town.person("Bilal"))
    open_one = propose(
        session,
        actor=actor_of(session, lena),
        pairing=Pairing(kind=ProposalKind.GROUP_TASK, post_id=wanted.id, group_id=cafe.id),
        wording=Wording(),
        now=town.now,
    )
    wanted.state = PostState.WITHDRAWN
    see_dropouts(session, now=town.now)
    assert open_one.state is ProposalState.ENDED
    assert kinds(town, lena)[-1] is LetterKind.PROPOSAL_OVER


def test_both_are_asked_once_after_two_months_and_two_yes_are_done(town, session, task):
    proposal, _post, _cafe, amal, lena = task
    later = town.now + timedelta(days=61)
    assert ask_how_due(session, now=later - timedelta(seconds=1)) == 0
    assert ask_how_due(session, now=later) == 1
    assert ask_how_due(session, now=later) == 0
    for person, party in ((amal, Party.AUTHOR), (lena, Party.GROUP)):
        assert kinds(town, person)[-1] is LetterKind.PROPOSAL_HOW
        actor = actor_of(session, person)
        say_how(
            session,
            actor=actor,
            proposal_id=proposal.id,
            party=party,
            goes_well=True,
            now=later,
        )
    assert proposal.state is ProposalState.DONE


def test_a_task_that_does_not_go_well_needs_somebody_else(town, session, task):
    proposal, _post, _cafe, amal, lena = task
    actor = actor_of(session, lena)
    say_how(
        session,
        actor=actor,
        proposal_id=proposal.id,
        party=Party.GROUP,
        goes_well=False,
        now=town.now,
    )
    assert proposal.state is ProposalState.NEEDS_REMATCH
    assert kinds(town, amal)[-1] is LetterKind.PROPOSAL_REMATCH


def test_an_erased_volunteer_is_nowhere_left_and_the_author_hears_of_it(town, session):
    clara = town.person("Clara", totp_secret="X" * 32)
    town.add(Coordinator(user_id=clara.id, area_id=town.home.id))
    amal, vera = town.person("Amal"), volunteer(town)
    post = asked(town, "sewing", author=amal)
    proposal = propose(
        session,
        actor=actor_of(session, clara),
        pairing=Pairing(kind=ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id),
        wording=Wording(note="Canary Note"),
        now=town.now,
    )
    says_yes(town, proposal, vera, Party.VOLUNTEER)
    says_yes(town, proposal, amal, Party.AUTHOR)
    proposal_id = proposal.id

    erase_person(session, user_id=vera.id, journal=Journal(), now=town.now)

    left = session.get_one(Proposal, proposal_id)
    assert (left.state, left.user_id, left.note, left.reasons) == (
        ProposalState.NEEDS_REMATCH,
        None,
        "",
        {},
    )
    parties = session.scalars(select(ProposalSide.party)).all()
    assert parties == [Party.AUTHOR]
    assert kinds(town, amal)[-1] is LetterKind.PROPOSAL_REMATCH


def test_an_author_who_leaves_ends_a_question_and_who_had_agreed_hears_of_it_once(town, session):
    amal, cafe = town.person("Amal"), town.group(topics=["sewing"])
    lena, post = lead(town, cafe), asked(town, "sewing", author=amal)
    proposal = propose(
        session,
        actor=actor_of(session, lena),
        pairing=Pairing(kind=ProposalKind.GROUP_TASK, post_id=post.id, group_id=cafe.id),
        wording=Wording(),
        now=town.now,
    )
    proposal_id = proposal.id
    erase_person(session, user_id=amal.id, journal=Journal(), now=town.now)
    assert session.get_one(Proposal, proposal_id).state is ProposalState.ENDED
    assert see_dropouts(session, now=town.now) == 0
    assert kinds(town, lena) == [LetterKind.PROPOSAL_OVER]


def test_an_author_who_leaves_after_a_yes_needs_a_new_match_told_once(town, session, task):
    proposal, _post, _cafe, amal, lena = task
    proposal_id = proposal.id
    erase_person(session, user_id=amal.id, journal=Journal(), now=town.now)
    assert session.get_one(Proposal, proposal_id).state is ProposalState.NEEDS_REMATCH
    assert see_dropouts(session, now=town.now) == 0
    assert kinds(town, lena).count(LetterKind.PROPOSAL_REMATCH) == 1
    assert LetterKind.PROPOSAL_OVER not in kinds(town, lena)


def test_a_volunteer_who_takes_consent_back_ends_what_is_asked_and_is_not_told(town, session):
    clara = town.person("Clara", totp_secret="X" * 32)
    town.add(Coordinator(user_id=clara.id, area_id=town.home.id))
    amal, vera = town.person("Amal"), volunteer(town)
    post = asked(town, "sewing", author=amal)
    proposal = propose(
        session,
        actor=actor_of(session, clara),
        pairing=Pairing(kind=ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id),
        wording=Wording(),
        now=town.now,
    )
    says_yes(town, proposal, vera, Party.VOLUNTEER)
    take_back(session, actor=actor_of(session, vera), user_id=vera.id, now=town.now)
    assert proposal.state is ProposalState.ENDED
    assert LetterKind.PROPOSAL_OVER not in kinds(town, vera)
    assert kinds(town, amal) == [LetterKind.PROPOSAL]


def test_a_partnership_is_looked_at_after_six_months_and_goes_on_when_nobody_answers(
    town, session, sewers
):
    says_yes(town, sewers.ask(), sewers.lena, Party.GROUP)
    [partnership] = session.scalars(select(Partnership))
    due = town.now + timedelta(days=183)
    assert review_due(session, now=due - timedelta(days=1)) == 0
    assert review_due(session, now=due) == 1
    assert review_due(session, now=due) == 0
    assert partnership.state is PartnershipState.ACTIVE
    assert partnership.review_on == due.date() + timedelta(days=61)
    [letter] = letters_to(town, sewers.edith, LetterKind.PARTNERSHIP_REVIEW)
    assert {"go_on_link", "end_link"} <= letter.params.keys()


def test_either_side_ends_a_partnership_and_strangers_do_not(town, session, sewers):
    proposal = sewers.ask()
    says_yes(town, proposal, sewers.lena, Party.GROUP)
    [partnership] = session.scalars(select(Partnership))
    lena = actor_of(session, sewers.lena)
    end(session, actor=lena, partnership_id=partnership.id, now=town.now)
    assert partnership.state is PartnershipState.ENDED
    assert proposal.state is ProposalState.ENDED
    assert kinds(town, sewers.edith)[-1] is LetterKind.PARTNERSHIP_ENDED
    with pytest.raises(IllegalMoveError):
        end(session, actor=lena, partnership_id=partnership.id, now=town.now)


def test_only_organisations_verified_of_late_are_greeted_and_only_once(town, session):
    new = town.organisation("Neu", verified_at=town.now - timedelta(days=1))
    old = town.organisation("Alt", verified_at=town.now - timedelta(days=30))
    people = [editor(town, one) for one in (new, old)]
    assert greet_new(session, now=town.now) == 1
    assert greet_new(session, now=town.now) == 0
    assert [len(letters_to(town, person)) for person in people] == [1, 0]
    assert session.scalars(select(Letter.kind)).all() == [LetterKind.PARTNERS_FOUND]
