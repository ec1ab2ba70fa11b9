"""Objections to what has ended meanwhile, whoever ended it."""

import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState, BlockReason
from helpboard.domain.decision import (
    AppealState,
    Reason,
)
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import (
    OrganisationVerdict,
)
from helpboard.domain.policy import Actor
from helpboard.models import Entry
from helpboard.services.blocking import Why, block, unblock
from helpboard.services.organisation_merging import merge
from helpboard.services.restrictions import (
    object_for_organisation,
    object_to_block,
)
from tests.integration.restrictions.conftest import (
    BERLIN,
    SAID,
    again,
    decide,
    kinds,
    waits,
    waits_anywhere,
)


def ended(session, appeal, who):
    """Whether an objection has ended as right, with its entry."""
    [entry] = session.scalars(select(Entry).where(Entry.action == "appeal:decide"))
    return (appeal.state, appeal.decided_by, entry.actor_id, entry.codes) == (
        AppealState.OVERTURNED, who.actor.user_id, who.actor.user_id,
        {"outcome": "overturned", "appeal": appeal.id},
    )  # fmt: skip


def test_letting_somebody_in_again_ends_their_objection_with_one_letter(
    session, town, now, reach, carla, alice, blocked
):
    appeal = object_to_block(session, link=blocked, words=SAID, now=now)
    assert waits(session, town, carla, now) == ["Alice"]
    before = len(kinds(session))
    unblock(session, reach=carla, user_id=alice.id, why=Why(), now=now, zone=BERLIN)
    assert ended(session, appeal, carla)
    assert appeal.decided_at == now
    assert waits(session, town, carla, now) == waits_anywhere(session, now) == []
    assert kinds(session)[before:] == [LetterKind.ACCOUNT_DECIDED]
    with pytest.raises(IllegalMoveError):
        again(session, appeal, reach("Deniz"), now, is_overturned=False)


def test_an_objection_to_an_old_block_is_nobodys_work_while_a_new_one_holds(
    session, town, now, reach, carla, alice, blocked
):
    appeal = object_to_block(session, link=blocked, words=SAID, now=now)
    life = {"reach": carla, "user_id": alice.id, "why": Why()}
    unblock(session, now=now, zone=BERLIN, **life)
    block(session, reason=BlockReason.DANGER, now=now, **life)
    appeal.state = AppealState.OPEN
    session.flush()
    assert waits(session, town, carla, now) == waits_anywhere(session, now) == []
    with pytest.raises(IllegalMoveError):
        again(session, appeal, reach("Deniz"), now)
    assert (alice.state, appeal.state) == (AccountState.BLOCKED, AppealState.OPEN)


def test_showing_a_page_again_ends_the_objection_to_its_hiding(
    session, town, now, reach, carla, faden, of_faden
):
    assert waits(session, town, carla, now) == ["Nähstube Faden"]
    decide(session, faden, carla, OrganisationVerdict.SHOW, now)
    assert ended(session, of_faden, carla)
    assert LetterKind.RESTRICTION_REVIEWED not in kinds(session)
    decide(session, faden, carla, OrganisationVerdict.HIDE, now, reason=Reason.ILLEGAL)
    of_faden.state = AppealState.OPEN
    session.flush()
    assert waits(session, town, carla, now) == waits_anywhere(session, now) == []
    with pytest.raises(IllegalMoveError):
        again(session, of_faden, reach("Deniz"), now)


def test_a_hidden_page_that_goes_on_as_another_ends_the_objection_to_its_hiding(
    session, town, now, reach, carla, alice, faden, of_faden
):
    new = town.organisation("Nähstube Faden e.V.")
    merge(
        session, moderator=carla.actor, gone=(faden.id, faden.version),
        stays=(new.id, new.version), now=now,
    )  # fmt: skip
    assert ended(session, of_faden, carla)
    of_faden.state = AppealState.OPEN
    session.flush()
    assert waits(session, town, carla, now) == waits_anywhere(session, now) == []
    with pytest.raises(IllegalMoveError):
        again(session, of_faden, reach("Deniz"), now)
    asked = {"actor": Actor(owns=frozenset({faden.id})), "words": SAID, "now": now}
    with pytest.raises(IllegalMoveError):
        object_for_organisation(session, organisation_id=faden.id, **asked)
