"""Proposals to single people: volunteers, and authors of things."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.proposal import (
    NoFitError,
    Party,
    ProposalKind,
    ProposalState,
    TooManyOpenError,
)
from helpboard.models import (
    Conversation,
    Entry,
    GroupMember,
    HelpRole,
    PersonBlock,
)
from helpboard.services.proposal_answers import (
    Reply,
)
from tests.proposing import coordinator, letters_to, put, says, volunteer
from tests.talking import asked, lead, released


def test_a_volunteer_is_asked_first_and_shown_only_as_far_as_agreed(town, session):
    amal, clara = town.person("Amal"), coordinator(town)
    post, vera = asked(town, "sewing", author=amal), volunteer(town)
    for person in (amal, town.person("Charlie")):
        with pytest.raises(NotAllowedError):
            put(town, person, ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id)
    proposal = put(town, clara, ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id)
    assert letters_to(town, amal) == []
    with pytest.raises(NotFoundError):
        says(town, proposal, amal, Party.AUTHOR)

    four_days = town.now + timedelta(days=4)
    says(town, proposal, vera, Party.VOLUNTEER, now=four_days)
    assert [letter.kind for letter in letters_to(town, amal)] == [LetterKind.PROPOSAL]
    assert proposal.lapses_at == four_days + timedelta(days=5)
    says(town, proposal, amal, Party.AUTHOR, now=four_days)
    assert proposal.state is ProposalState.CONFIRMED
    assert session.scalars(select(Conversation)).all() == []


def test_a_volunteer_who_shows_their_name_talks_at_once(town, session):
    amal, clara = town.person("Amal"), coordinator(town)
    post, vera = asked(town, "sewing", author=amal), volunteer(town)
    proposal = put(town, clara, ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id)
    says(town, proposal, vera, Party.VOLUNTEER, Reply(says_yes=True, shows_name=True))
    says(town, proposal, amal, Party.AUTHOR)
    assert session.scalars(select(Conversation.post_id)).all() == [post.id]


def test_unknown_is_no_for_consent_blocks_and_clearance_whoever_overrides(town):
    clara, amal = coordinator(town), town.person("Amal")
    post = asked(town, "childcare", author=amal)
    sewing = asked(town, "sewing", author=amal)
    away = volunteer(town, "Anna", consent_at=None)
    blocked = volunteer(town, "Bert")
    town.add(PersonBlock(by_user_id=amal.id, user_id=blocked.id, created_at=town.now))
    unclear = released(town, volunteer(town, "Cora", topics=("childcare",)), "childcare")
    for person, about in ((away, sewing), (blocked, sewing), (unclear, post)):
        with pytest.raises(NoFitError):
            put(
                town,
                clara,
                ProposalKind.PERSON_TASK,
                post_id=about.id,
                user_id=person.id,
                override="Ich kenne sie gut.",
            )


def test_other_rules_are_overridden_with_a_reason_that_is_noted(town, session):
    clara, amal = coordinator(town), town.person("Amal")
    friday = {"when": {"kind": "weekly", "slots": [[4, 600, 720]]}}
    post = asked(town, "sewing", author=amal, facts=friday)
    vera = volunteer(town)
    with pytest.raises(NoFitError) as refused:
        put(town, clara, ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id)
    assert refused.value.rules == ("time",)
    proposal = put(
        town,
        clara,
        ProposalKind.PERSON_TASK,
        post_id=post.id,
        user_id=vera.id,
        override="Sie nimmt sich frei.",
    )
    assert proposal.override == "Sie nimmt sich frei."
    [entry] = session.scalars(select(Entry))
    assert entry.codes == {"kind": "person_task", "override": True, "rules": ["time"]}
    assert "frei" not in str(entry.codes)


def test_a_person_gets_three_questions_at_a_time(town):
    clara, vera = coordinator(town), volunteer(town)
    for _number in range(3):
        post = asked(town, "sewing")
        put(town, clara, ProposalKind.PERSON_TASK, post_id=post.id, user_id=vera.id)
    with pytest.raises(TooManyOpenError):
        put(
            town,
            clara,
            ProposalKind.PERSON_TASK,
            post_id=asked(town, "sewing").id,
            user_id=vera.id,
        )


def test_both_want_it_and_a_volunteer_is_in_the_group(town, session):
    clara, vera = coordinator(town), volunteer(town)
    group = town.group()
    leader = lead(town, group)
    town.schedule(group)
    role = town.add(
        HelpRole(group_id=group.id, topic="sewing", must_speak=[], helpful=["ar"], capacity=1)
    )
    proposal = put(
        town,
        clara,
        ProposalKind.JOINING,
        group_id=group.id,
        help_role_id=role.id,
        user_id=vera.id,
    )
    assert letters_to(town, leader) == []
    says(town, proposal, vera, Party.VOLUNTEER)
    says(town, proposal, leader, Party.GROUP)
    member = session.get(GroupMember, (group.id, vera.id))
    assert member.help_role_id == role.id


def test_goods_are_put_together_with_whoever_carries_them(town, session):
    clara = coordinator(town)
    gina, rami, otto = (town.person(name) for name in ("Gina", "Rami", "Otto"))
    offer = town.post("furniture", author_id=gina.id, facts={"thing": "sofa"})
    wanted = asked(town, "furniture", author=rami, facts={"thing": "sofa"})
    van = town.post("furniture-transport", author_id=otto.id, facts={"vehicle": "van"})
    proposal = put(
        town,
        clara,
        ProposalKind.GOODS,
        post_id=offer.id,
        other_post_id=wanted.id,
        carrier_post_id=van.id,
    )
    says(town, proposal, gina, Party.AUTHOR)
    says(town, proposal, rami, Party.OTHER_AUTHOR)
    assert proposal.state is ProposalState.ACCEPTED
    says(town, proposal, otto, Party.CARRIER)
    talks = session.scalars(select(Conversation.post_id).order_by(Conversation.post_id)).all()
    assert talks == sorted([offer.id, van.id])
