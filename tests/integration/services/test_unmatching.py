"""Whoever leaves is taken out of everything that they were matched to."""

from datetime import timedelta

from sqlalchemy import select

from helpboard.domain.appointment import AppointmentState
from helpboard.domain.group_change import GroupChangeState
from helpboard.domain.proposal import ProposalState
from helpboard.models import Entry
from helpboard.services.erasure import erase_person
from helpboard.services.unmatching import APPOINTMENT_LEFT
from tests.integration.services.people import (
    CANARY,
    Journal,
    appointment_of,
    change_of,
    proposal_of,
)


def test_what_somebody_was_matched_to_opens_again_for_others(town, session, now):
    person, other = town.person(CANARY), town.person("Bob")
    coming = appointment_of(town, user_id=person.id)
    over = appointment_of(
        town, user_id=person.id, starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=2)
    )
    theirs = appointment_of(town, user_id=other.id, ordered_by=person.id)
    handover = town.add(change_of(town, town.group(), new_lead_id=person.id))
    post = town.post(author_id=person.id)
    about = town.add(proposal_of(town, post_id=post.id, user_id=other.id))
    erase_person(session, user_id=person.id, journal=Journal(), now=now)
    assert (coming.state, coming.user_id, coming.sequence) == (AppointmentState.OPEN, None, 1)
    assert (over.state, over.user_id) == (AppointmentState.PLACED, None)
    assert (theirs.state, theirs.user_id) == (AppointmentState.PLACED, other.id)
    assert handover.state is GroupChangeState.WITHDRAWN
    assert about.state is ProposalState.ENDED
    told = session.scalars(select(Entry).where(Entry.action == APPOINTMENT_LEFT)).all()
    assert [(entry.about, entry.about_id) for entry in told] == [("appointment", coming.id)]


def test_what_somebody_proposed_for_others_stays_without_a_word_of_theirs(town, session, now):
    person, other = town.person(CANARY), town.person("Bob")
    made = town.add(
        proposal_of(town, user_id=other.id, proposed_by=person.id, note=CANARY, override=CANARY)
    )
    erase_person(session, user_id=person.id, journal=Journal(), now=now)
    assert (made.state, made.note, made.override) == (ProposalState.PROPOSED, "", "")
