"""Objections of blocked people and hidden organisations: once, in time, and by somebody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.account import AccountState, BlockReason
from helpboard.domain.decision import (
    APPEAL_LIFE,
    AppealedError,
    AppealState,
    OwnDecisionError,
)
from helpboard.domain.erasure import ErasedKind
from helpboard.domain.errors import IllegalMoveError, NotAllowedError, NotFoundError
from helpboard.domain.letter import REACHES_BLOCKED, LetterKind
from helpboard.domain.organisation import MemberRole, OrganisationState, OrganisationVerdict
from helpboard.domain.waiting import Waits
from helpboard.models import Appeal, Entry, Letter, OrganisationMember
from helpboard.queries.actors import actor_of
from helpboard.queries.export import SECTIONS
from helpboard.queries.people import Reach
from helpboard.queries.restrictions import open_restrictions, restriction_to_decide
from helpboard.queries.waiting import everything_waiting, waiting_items
from helpboard.services.blocking import Why, block, unblock
from helpboard.services.erasure import erase_person
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
)


class Nowhere:
    def remember(self, kind: ErasedKind, key: str, *, at) -> None:
        """Forget it: this erasure is never restored."""


def test_whoever_is_blocked_objects_once_and_it_waits_where_they_are_looked_after(
    session, town, now, reach, carla, blocked
):
    appeal = object_to_block(session, link=blocked, words=SAID, now=now)
    with pytest.raises(AppealedError):
        object_to_block(session, link=blocked, words=SAID, now=now)
    for items in (
        waiting_items(session, carla.actor, home_id=town.home.id, now=now),
        everything_waiting(session, now=now),
    ):
        [item] = [one for one in items if one.what is Waits.APPEAL]
        assert (item.id, item.name, item.area_id) == (appeal.id, "Alice", town.home.id)
    other = reach("Else", town.ossweil)
    assert waiting_items(session, other.actor, home_id=None, now=now) == ()
    assert open_restrictions(session, other) == ()
    with pytest.raises(NotFoundError):
        restriction_to_decide(session, other, appeal.id)
    with pytest.raises(NotAllowedError):
        again(session, appeal, other, now)
    assert appeal.state is AppealState.OPEN


def test_a_block_that_has_ended_or_is_too_old_or_another_one_is_not_objected_to(
    session, now, carla, alice, blocked
):
    with pytest.raises(IllegalMoveError):
        object_to_block(session, link=blocked, words=SAID, now=now + APPEAL_LIFE)
    life = {"reach": carla, "user_id": alice.id, "why": Why()}
    unblock(session, now=now, zone=BERLIN, **life)
    with pytest.raises(IllegalMoveError):
        object_to_block(session, link=blocked, words=SAID, now=now)
    block(session, reason=BlockReason.DANGER, now=now + timedelta(days=1), **life)
    with pytest.raises(IllegalMoveError):
        object_to_block(session, link=blocked, words=SAID, now=now + timedelta(days=1))
    assert session.scalars(select(Appeal)).all() == []


def test_somebody_else_lifts_a_block_with_an_entry_and_letters(
    session, now, reach, carla, alice, blocked
):
    appeal = object_to_block(session, link=blocked, words=SAID, now=now)
    deniz = reach("Deniz")
    with pytest.raises(OwnDecisionError):
        again(session, appeal, carla, now)
    assert alice.state is AccountState.BLOCKED

    again(session, appeal, deniz, now)
    assert (alice.state, appeal.state) == (AccountState.ACTIVE, AppealState.OVERTURNED)
    assert kinds(session)[1:] == [LetterKind.ACCOUNT_DECIDED, LetterKind.RESTRICTION_REVIEWED]
    [entry] = session.scalars(select(Entry).where(Entry.action == "appeal:decide"))
    assert (entry.actor_id, entry.about, entry.about_id, entry.codes) == (
        deniz.actor.user_id, "person", alice.id, {"outcome": "overturned", "appeal": appeal.id},
    )  # fmt: skip
    with pytest.raises(IllegalMoveError):
        again(session, appeal, deniz, now)


def test_a_block_that_stays_is_told_to_the_blocked_person(session, now, carla, alice, blocked):
    """Where nobody else can decide, the same coordinator does."""
    appeal = object_to_block(session, link=blocked, words=SAID, now=now)
    again(session, appeal, carla, now, is_overturned=False)
    assert (alice.state, appeal.state) == (AccountState.BLOCKED, AppealState.UPHELD)
    assert kinds(session)[-1] is LetterKind.RESTRICTION_REVIEWED
    assert LetterKind.RESTRICTION_REVIEWED in REACHES_BLOCKED


def test_an_owner_objects_to_a_hidden_page_and_somebody_else_shows_it_as_it_was(
    session, now, reach, carla, alice, faden
):
    told = session.scalars(select(Letter.params).order_by(Letter.user_id)).all()
    assert sorted(one["is_owner"] for one in told) == [False, True]
    bob = session.scalars(select(OrganisationMember).where(OrganisationMember.role == "editor"))
    editor = actor_of(session, session.get_one(type(alice), bob.one().user_id))
    asked = {"organisation_id": faden.id, "words": SAID, "now": now}
    with pytest.raises(NotAllowedError):
        object_for_organisation(session, actor=editor, **asked)
    appeal = object_for_organisation(session, actor=actor_of(session, alice), **asked)
    with pytest.raises(AppealedError):
        object_for_organisation(session, actor=actor_of(session, alice), **asked)
    assert [row.name for row in open_restrictions(session, carla)] == ["Nähstube Faden"]
    deniz = reach("Deniz")
    with pytest.raises(OwnDecisionError):
        again(session, appeal, carla, now)
    with pytest.raises(NotAllowedError):
        again(session, appeal, Reach(editor, "ludwigsburg"), now)

    again(session, appeal, deniz, now)
    assert (faden.state, appeal.state) == (OrganisationState.VERIFIED, AppealState.OVERTURNED)
    assert kinds(session).count(LetterKind.RESTRICTION_REVIEWED) == 1
    codes = session.scalars(select(Entry.codes).order_by(Entry.id)).all()[-2:]
    assert codes == [{"outcome": "overturned", "appeal": appeal.id}, {"verdict": "show"}]


def test_owners_and_whoever_objected_hear_what_came_of_it_but_no_editor(
    session, town, now, carla, alice, faden, of_faden
):
    """Alice only edits it by now, Zoe owns it, and the other owner is blocked."""
    mine = session.get_one(OrganisationMember, (faden.id, alice.id))
    mine.role = MemberRole.EDITOR
    zoe, gone = town.person("Zoe"), town.person("Gone", state=AccountState.BLOCKED)
    for person in (zoe, gone):
        town.add(OrganisationMember(
            organisation_id=faden.id, user_id=person.id, role=MemberRole.OWNER))  # fmt: skip
    again(session, of_faden, carla, now, is_overturned=False)
    told = select(Letter.user_id).where(Letter.kind == LetterKind.RESTRICTION_REVIEWED)
    assert set(session.scalars(told)) == {alice.id, zoe.id}


def test_what_is_shown_is_not_objected_to(session, now, carla, alice, faden):
    decide(session, faden, carla, OrganisationVerdict.SHOW, now)
    with pytest.raises(IllegalMoveError):
        object_for_organisation(
            session, actor=actor_of(session, alice), organisation_id=faden.id, words=SAID, now=now
        )


def test_objections_are_in_ones_own_data_and_lose_their_words_with_the_account(
    session, now, alice, blocked, faden, carla
):
    alice.state = AccountState.ACTIVE
    actor = actor_of(session, alice)
    kept = object_for_organisation(
        session, actor=actor, organisation_id=faden.id, words=SAID, now=now
    )  # fmt: skip
    alice.state = AccountState.BLOCKED
    object_to_block(session, link=blocked, words=SAID, now=now)
    rows = session.execute(SECTIONS["objections"](alice.id)).all()
    assert [(row.account, row.for_organisation, row.text) for row in rows] == [
        (None, "Nähstube Faden", SAID.text), ("block", None, SAID.text),
    ]  # fmt: skip

    erase_person(session, user_id=alice.id, journal=Nowhere(), now=now)
    [left] = session.scalars(select(Appeal))
    assert (left.id, left.text, left.made_by) == (kept.id, "", None)
