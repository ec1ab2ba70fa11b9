"""What is kept for a while goes at its moment, once, and nothing else goes with it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.joining import JoinState
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.domain.meeting import Coming
from helpboard.domain.proposal import ProposalState
from helpboard.domain.retention import RETENTION, Kept
from helpboard.models import (
    ActionLink,
    Appointment,
    Conversation,
    GroupChange,
    GroupMessage,
    JoinRequest,
    Letter,
    Login,
    MeetingHelper,
    Message,
    Participant,
    Photo,
    Plan,
    Post,
    Proposal,
    Submission,
    User,
)
from helpboard.services import action_links
from helpboard.services.retention import (
    blank_left_names,
    blank_what_is_over,
    drop_what_is_over,
    orphans,
)
from tests.integration.services.people import (
    appointment_of,
    change_of,
    plan_of,
    proposal_of,
    talk,
)
from tests.talking import answered, editor

A_SECOND = timedelta(seconds=1)


def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


def letter(town, **values):
    defaults = {
        "kind": LetterKind.TEST,
        "to_email": "a@example.org",
        "language": "de",
        "params": {},
        "message_id": f"{values}",
        "state": LetterState.SENT,
        "next_try_at": town.now,
        "created_at": town.now,
    }
    return town.add(Letter(**{**defaults, **values}))


def make(town, kept, since):
    """A thing whose time begins at that moment."""
    if kept is Kept.CONVERSATION:
        alice, bob = town.person("Alice"), town.person("Bob")
        about = town.post(author_id=alice.id)
        talk(town, post_id=about.id, owner=alice, answerer=bob, words=[("answerer", bob, "Hallo")])
        town.session.scalars(select(Conversation)).one().last_message_at = since
    elif kept is Kept.LINK:
        action_links.offer(town.session, action="a", now=since, life=timedelta())
    elif kept is Kept.SUBMISSION:
        town.add(Submission(key="a", at=since))
    elif kept is Kept.LETTER:
        letter(town, created_at=since)
    elif kept is Kept.LOGIN:
        town.add(
            Login(user_id=town.person().id, token_hash="a", created_at=since, expires_at=since)
        )
    elif kept is Kept.PROPOSAL:
        town.add(proposal_of(town, state=ProposalState.LAPSED, updated_at=since))
        town.add(proposal_of(town, state=ProposalState.CONFIRMED, updated_at=since))
    else:
        make_in_group(town, kept, since)
    town.session.flush()


def make_in_group(town, kept, since):
    group, person = town.group(), town.person()
    if kept is Kept.JOIN_REQUEST:
        values = {"note": "", "note_lang": "de", "asked_at": since}
        for state, decided in ((JoinState.DECLINED, since), (JoinState.WAITING, None)):
            town.add(
                JoinRequest(
                    group_id=group.id, user_id=person.id, state=state, decided_at=decided, **values
                )
            )
    elif kept is Kept.ROSTER:
        meets = town.schedule(group)
        for day in (since.date(), since.date() + timedelta(days=2)):
            town.add(
                MeetingHelper(
                    schedule_id=meets.id, user_id=person.id, on_date=day, at=since,
                    coming=Coming.CAME,
                )
            )  # fmt: skip
    elif kept is Kept.GROUP_MESSAGE:
        town.add(GroupMessage(group_id=group.id, text="x", text_lang="de", sent_at=since))
    elif kept is Kept.GROUP_CHANGE:
        town.add(change_of(town, group, ended_at=since), change_of(town, group))
    elif kept is Kept.APPOINTMENT:
        appointment_of(town, starts_at=since - timedelta(hours=1), ends_at=since)
    elif kept is Kept.PLAN:
        town.add(plan_of(town)).updated_at = since


@pytest.mark.parametrize(
    ("kept", "table", "stay"),
    [
        (Kept.PROPOSAL, Proposal, 1),
        (Kept.JOIN_REQUEST, JoinRequest, 1),
        (Kept.ROSTER, MeetingHelper, 1),
        (Kept.GROUP_MESSAGE, GroupMessage, 0),
        (Kept.GROUP_CHANGE, GroupChange, 1),
        (Kept.APPOINTMENT, Appointment, 0),
        (Kept.PLAN, Plan, 0),
    ],
)
def test_what_has_ended_goes_a_while_later_and_what_has_not_stays(
    town, session, now, kept, table, stay
):
    make(town, kept, now)
    end = now + RETENTION[kept].life
    before = A_SECOND if kept is not Kept.ROSTER else timedelta(days=1)
    drop_what_is_over(session, now=end - before)
    assert count(session, table) == 1 + stay
    assert drop_what_is_over(session, now=end) == 1
    assert count(session, table) == stay


def test_a_name_that_an_earlier_erasure_left_beside_an_organisation_goes(town, session):
    house = town.organisation()
    gone, stays = editor(town, house, "Gone"), editor(town, house, "Stays")
    for person in (gone, stays):
        about = town.post(author_id=town.person().id)
        answered(town, about, person, organisation_id=house.id)
    session.delete(gone)
    session.flush()
    assert blank_left_names(session) == 1
    assert blank_left_names(session) == 0
    named = select(Participant.name).where(Participant.organisation_id == house.id)
    assert session.scalars(named.order_by(Participant.id)).all() == ["", "Stays"]


def test_an_appointment_loses_its_words_the_day_after(town, session, now):
    one, later = appointment_of(town, ends_at=now), appointment_of(town)
    end = now + RETENTION[Kept.APPOINTMENT_DETAILS].life
    assert blank_what_is_over(session, now=end - A_SECOND) == 0
    assert blank_what_is_over(session, now=end) == 1
    assert blank_what_is_over(session, now=end) == 0
    assert (one.address, one.subject) == ("", "")
    assert (later.address, later.subject) == ("Rathaus, Zimmer 3", "Wohngeld")


@pytest.mark.parametrize(
    ("kept", "table"),
    [
        (Kept.CONVERSATION, Conversation),
        (Kept.LINK, ActionLink),
        (Kept.SUBMISSION, Submission),
        (Kept.LETTER, Letter),
        (Kept.LOGIN, Login),
    ],
)
def test_a_thing_goes_at_its_moment_and_once(town, session, now, kept, table):
    make(town, kept, now)
    end = now + RETENTION[kept].life
    assert drop_what_is_over(session, now=end - A_SECOND) == 0
    assert count(session, table) == 1
    assert drop_what_is_over(session, now=end) == 1
    assert count(session, table) == 0
    assert drop_what_is_over(session, now=end) == 0


def test_a_conversation_takes_its_words_along_and_leaves_people_and_post(town, session, now):
    make(town, Kept.CONVERSATION, now)
    drop_what_is_over(session, now=now + RETENTION[Kept.CONVERSATION].life)
    assert [count(session, table) for table in (Message, Participant)] == [0, 0]
    assert [count(session, table) for table in (User, Post)] == [2, 1]


@pytest.mark.parametrize("state", [LetterState.SENT, LetterState.DEAD, LetterState.DROPPED])
def test_a_letter_that_waits_is_never_dropped(town, session, now, state):
    letter(town, state=state)
    letter(town, state=LetterState.WAITING, message_id="waits")
    drop_what_is_over(session, now=now + timedelta(days=400))
    assert session.scalars(select(Letter.message_id)).all() == ["waits"]


def test_a_batch_is_small_and_the_rest_comes_next(town, session, now):
    for number in range(3):
        town.add(Submission(key=str(number), at=now))
    later = now + timedelta(days=9)
    assert [drop_what_is_over(session, now=later, limit=2) for _ in range(3)] == [2, 1, 0]


def test_only_pictures_that_belong_to_nothing_are_orphans(town, session, now):
    town.add(Photo(name="a", post_id=town.post().id, width=1, height=1, created_at=now))
    assert set(orphans(session, ["a", "b"])) == {"b"}
    assert set(orphans(session, [])) == set()
