"""Making one person of two loses nothing, and brings nobody back."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.account import AccountState
from helpboard.domain.contact_log import ContactKind
from helpboard.domain.erasure import ErasedKind
from helpboard.domain.errors import ConflictError, NotAllowedError, NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.joining import JoinState
from helpboard.domain.policy import Actor
from helpboard.domain.task import TaskState
from helpboard.models import (
    Clearance,
    Contact,
    Coordinator,
    Entry,
    GroupMember,
    JoinRequest,
    Release,
    Task,
    User,
    Volunteer,
    VolunteerTopic,
)
from helpboard.queries.people import Reach
from helpboard.services.erasure import erase_person
from helpboard.services.people_merging import BlockedPersonError, TwoLogInsError, merge_people
from tests.integration.services.people import Journal


@pytest.fixture
def journal():
    return Journal()


@pytest.fixture
def desk(town):
    """The reach of a coordinator of the town."""
    carla = town.person("Carla", totp_secret="x")
    town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
    return Reach(Actor(user_id=carla.id, coordinates=frozenset({town.home.id})), town.home.slug)


def said(town, person, **values):
    defaults = {
        "topics": ["sewing"], "languages": {"ar": "C2"}, "areas": [], "area_id": town.mitte.id,
        "created_at": town.now, "updated_at": town.now,
    }  # fmt: skip
    row = town.add(Volunteer(user_id=person.id, **{**defaults, **values}))
    town.add(*(VolunteerTopic(topic=topic, user_id=person.id) for topic in row.topics))
    return row


def belongings(town, person):
    """A row of many tables for somebody who was written down."""
    both, own = town.group("Beide"), town.group("Nur hier")
    key = {"user_id": person.id}
    town.add(
        GroupMember(group_id=both.id, role=GroupRole.LEAD, **key),
        GroupMember(group_id=own.id, role=GroupRole.HELPER, **key),
        JoinRequest(group_id=own.id, note_lang="de", state=JoinState.ACCEPTED, asked_at=town.now,
                    **key),
        Contact(area_id=town.mitte.id, kind=ContactKind.CALL, text="x", on_date=town.now.date(),
                created_at=town.now, **key),
        Release(topic="childcare", released_at=town.now, **key),
        Release(topic="room", released_at=town.now, **key),
        Clearance(seen_on=town.now.date(), issued_on=town.now.date(), is_ok=True, **key),
    )  # fmt: skip
    return both


def test_everything_moves_once_and_the_other_is_remembered_as_erased(town, session, desk, journal):
    stays, goes = town.person("Alice"), town.person("Alice", email=None, phone="0170 1")
    both = belongings(town, goes)
    said(town, goes, consent_at=town.now, consent_source="spoken")
    town.add(
        GroupMember(group_id=both.id, user_id=stays.id, role=GroupRole.HELPER),
        Release(topic="room", released_at=town.now, user_id=stays.id),
        Clearance(seen_on=town.now.date() - timedelta(days=9), issued_on=town.now.date(),
                  is_ok=False, user_id=stays.id),
    )  # fmt: skip
    goes_id, key = goes.id, goes.key
    merge_people(session, reach=desk, stays_id=stays.id, goes_id=goes_id, journal=journal,
                 now=town.now)  # fmt: skip
    assert session.get(User, goes_id) is None
    assert journal == [(ErasedKind.USER, key, town.now)]
    roles = dict(session.execute(select(GroupMember.group_id, GroupMember.role)).all())
    assert roles[both.id] is GroupRole.LEAD
    assert len(roles) == 2
    assert set(session.scalars(select(Release.topic))) == {"childcare", "room"}
    assert session.scalars(select(Contact.user_id)).all() == [stays.id]
    assert session.scalars(select(JoinRequest.user_id)).all() == [stays.id]
    assert session.get_one(Clearance, stays.id).is_ok
    profile = session.get_one(Volunteer, stays.id)
    assert (profile.topics, profile.consent_source) == (["sewing"], "spoken")
    assert session.scalars(select(VolunteerTopic.user_id)).all() == [stays.id]
    assert stays.phone == "0170 1"
    entry = session.scalars(select(Entry).where(Entry.action == "person:merge")).one()
    assert (entry.about_id, entry.codes) == (stays.id, {"merged": goes_id})


def test_a_task_about_one_is_about_the_other_and_goes_with_them(town, session, desk, journal):
    stays, goes = town.person("Alice"), town.person("Alice", email=None)
    task = town.add(
        Task(title="Alice anrufen", area_id=town.home.id, about="person", about_id=goes.id,
             state=TaskState.OPEN, created_at=town.now, updated_at=town.now)
    )  # fmt: skip
    merge_people(session, reach=desk, stays_id=stays.id, goes_id=goes.id, journal=journal,
                 now=town.now)  # fmt: skip
    assert session.get_one(Task, task.id).about_id == stays.id
    erase_person(session, user_id=stays.id, journal=journal, now=town.now)
    assert session.scalars(select(Task)).all() == []


def test_what_somebody_says_of_themselves_stands_and_consent_does_not_come_back(
    town, session, desk, journal
):
    stays, goes = town.person("Alice"), town.person("Alice", email=None)
    said(town, stays, topics=["garden"], languages={}, hours_week=3)
    said(town, goes, consent_at=town.now, consent_source="spoken", hours_week=9)
    merge_people(session, reach=desk, stays_id=stays.id, goes_id=goes.id, journal=journal,
                 now=town.now)  # fmt: skip
    profile = session.get_one(Volunteer, stays.id)
    assert (profile.topics, profile.languages, profile.hours_week) == (["garden"], {"ar": "C2"}, 3)
    assert profile.consent_at is None
    assert session.scalars(select(VolunteerTopic.topic)).all() == ["garden"]


def test_two_log_ins_and_blocked_people_are_never_made_one(town, session, desk, journal):
    alice, other = town.person("Alice"), town.person("Alice")
    written = town.person("Alice", email=None)
    blocked = town.person("Alice", state=AccountState.BLOCKED)
    said(town, written)

    def merge(stays, goes, reach=desk):
        merge_people(session, reach=reach, stays_id=stays.id, goes_id=goes.id, journal=journal,
                     now=town.now)  # fmt: skip

    with pytest.raises(TwoLogInsError):
        merge(alice, other)
    with pytest.raises(BlockedPersonError):
        merge(blocked, written)
    with pytest.raises(ConflictError):
        merge(written, alice)
    with pytest.raises(ConflictError):
        merge(alice, alice)
    with pytest.raises(NotAllowedError):
        merge(session.get_one(User, desk.actor.user_id), written)
    elsewhere = Reach(Actor(user_id=0, coordinates=frozenset({town.ossweil.id})), town.home.slug)
    with pytest.raises(NotFoundError):
        merge(alice, written, reach=elsewhere)
    assert session.scalar(select(func.count(User.id))) == 5
