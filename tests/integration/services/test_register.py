"""What the desk keeps of people: how long, for whom, and what follows from it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.contact_log import ContactKind, Talk
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.models import (
    Clearance,
    Contact,
    Entry,
    GroupMember,
    HelpRole,
    Letter,
    Notice,
    Release,
    Site,
    SiteRelease,
    Volunteer,
    VolunteerTopic,
)
from helpboard.queries.contacts import due_contacts
from helpboard.queries.people import Reach
from helpboard.services import trusting
from helpboard.services.clearance_checks import CLEARANCE_MISSING, look_again
from helpboard.services.clearance_life import note_who_has_stopped
from helpboard.services.contacts import follow_up, note_with_organisation, note_with_person
from helpboard.services.retention import drop_what_is_over
from helpboard.services.trusting import ClearanceDatesError, NotMetError, Seen

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
THREE_MONTHS = timedelta(days=90)
CALL = Talk(kind=ContactKind.CALL, text="Ruft zurück", on_date=TODAY, follow_up_on=TODAY)


def reach_of(town, *areas):
    boss = town.person("Carla")
    ids = frozenset(area.id for area in areas)
    return Reach(Actor(user_id=boss.id, coordinates=ids), town.home.slug)


def lives_in(town, area, *topics):
    person = town.person("Bob")
    town.add(
        Volunteer(
            user_id=person.id, topics=list(topics), languages={}, areas=[], area_id=area.id,
            consent_at=town.now, created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    for topic in topics:
        town.add(VolunteerTopic(topic=topic, user_id=person.id))
    return person


def cleared(town, person, **values):
    seen = {"seen_on": TODAY, "issued_on": TODAY, "is_ok": True}
    return town.add(Clearance(user_id=person.id, **{**seen, **values}))


def seen_of(session):
    return session.scalars(select(Clearance.user_id)).all()


def helping(town, person, *, topic="playgroup", **values):
    group = town.group(topics=["meeting-people"])
    role = town.add(
        HelpRole(group_id=group.id, topic=topic, must_speak=[], helpful=[], capacity=3, **values)
    )
    town.add(
        GroupMember(
            group_id=group.id, user_id=person.id, role=GroupRole.HELPER, help_role_id=role.id
        )
    )
    return group


def test_a_talk_belongs_to_the_area_where_somebody_lives_and_is_due_there_only(town, session):
    bob = lives_in(town, town.mitte)
    contact = note_with_person(session, reach=reach_of(town, town.home), user_id=bob.id, talk=CALL,
                               now=NOW)  # fmt: skip
    assert contact.area_id == town.mitte.id
    mine, other = reach_of(town, town.mitte).actor, reach_of(town, town.ossweil).actor
    assert [row.user_id for row in due_contacts(session, mine, today=TODAY)] == [bob.id]
    assert due_contacts(session, other, today=TODAY) == ()
    assert due_contacts(session, mine, today=TODAY - timedelta(days=1)) == ()
    with pytest.raises(NotFoundError):
        follow_up(session, actor=other, contact_id=contact.id, now=NOW)
    follow_up(session, actor=mine, contact_id=contact.id, now=NOW)
    session.flush()
    assert due_contacts(session, mine, today=TODAY) == ()
    assert "Ruft" not in str(session.scalars(select(Entry.codes)).all())


def test_talks_with_organisations_are_their_areas(town, session):
    house = town.organisation(area_id=town.mitte.id)
    mine, other = reach_of(town, town.mitte).actor, reach_of(town, town.ossweil).actor
    note_with_organisation(session, actor=mine, organisation=house, talk=CALL, now=NOW)
    with pytest.raises(NotFoundError):
        note_with_organisation(session, actor=other, organisation=house, talk=CALL, now=NOW)
    (due,) = due_contacts(session, mine, today=TODAY)
    assert (due.organisation_slug, due.name) == (house.slug, house.name)


def test_a_talk_is_kept_for_two_years(town, session):
    bob = lives_in(town, town.mitte)
    note_with_person(session, reach=reach_of(town, town.home), user_id=bob.id, talk=CALL, now=NOW)
    drop_what_is_over(session, now=NOW + timedelta(days=729))
    assert session.scalars(select(Contact.id)).all() != []
    drop_what_is_over(session, now=NOW + timedelta(days=730))
    assert session.scalars(select(Contact.id)).all() == []


def test_a_certificate_goes_three_months_after_its_owner_stopped(town, session):
    bob = lives_in(town, town.mitte)
    group = helping(town, bob)
    cleared(town, bob)
    note_who_has_stopped(session, now=NOW)
    drop_what_is_over(session, now=NOW + timedelta(days=400))
    assert seen_of(session) == [bob.id]
    session.delete(session.get_one(GroupMember, (group.id, bob.id)))
    session.flush()
    assert note_who_has_stopped(session, now=NOW) == 1
    assert note_who_has_stopped(session, now=NOW + timedelta(days=1)) == 0
    drop_what_is_over(session, now=NOW + THREE_MONTHS - timedelta(days=1))
    assert seen_of(session) == [bob.id]
    drop_what_is_over(session, now=NOW + THREE_MONTHS)
    assert seen_of(session) == []


def test_whoever_begins_again_keeps_the_certificate(town, session):
    bob = lives_in(town, town.mitte)
    cleared(town, bob)
    note_who_has_stopped(session, now=NOW)
    town.add(Release(user_id=bob.id, topic="childcare", released_at=NOW))
    assert note_who_has_stopped(session, now=NOW + timedelta(days=30)) == 1
    drop_what_is_over(session, now=NOW + THREE_MONTHS)
    assert seen_of(session) == [bob.id]


def test_whoever_agreed_to_tasks_with_children_is_on_the_way_to_them(town, session):
    bob = lives_in(town, town.mitte, "homework")
    cleared(town, bob)
    assert note_who_has_stopped(session, now=NOW) == 0


@pytest.mark.parametrize(
    ("values", "end"),
    [
        ({"is_ok": False}, TODAY),
        ({"issued_on": date(2021, 12, 1), "seen_on": date(2021, 12, 5)}, date(2026, 12, 1)),
    ],
)
def test_a_certificate_that_counts_no_more_goes_three_months_later(town, session, values, end):
    bob = lives_in(town, town.mitte)
    helping(town, bob)
    cleared(town, bob, **values)
    moment = datetime.combine(end, NOW.timetz())
    drop_what_is_over(session, now=moment + THREE_MONTHS - timedelta(days=1))
    assert seen_of(session) == [bob.id]
    drop_what_is_over(session, now=moment + THREE_MONTHS)
    assert seen_of(session) == []


def test_the_log_never_says_what_a_certificate_held(town, session):
    bob, reach = lives_in(town, town.mitte), reach_of(town, town.home)
    seen = Seen(seen_on=TODAY, issued_on=TODAY, is_ok=False)
    trusting.note_clearance(session, reach=reach, user_id=bob.id, seen=seen, today=TODAY, now=NOW)
    row = session.get_one(Clearance, bob.id)
    assert (row.seen_by, row.is_ok) == (reach.actor.user_id, False)
    assert session.scalars(select(Entry.codes)).all() == [{}]
    too_old = Seen(seen_on=TODAY, issued_on=date(2021, 11, 22), is_ok=True)
    before = Seen(seen_on=TODAY - timedelta(days=1), issued_on=TODAY, is_ok=True)
    for wrong in (too_old, before):
        with pytest.raises(ClearanceDatesError):
            trusting.note_clearance(
                session, reach=reach, user_id=bob.id, seen=wrong, today=TODAY, now=NOW
            )
    trusting.forget_clearance(session, reach=reach, user_id=bob.id, now=NOW)
    assert seen_of(session) == []


def test_a_site_is_told_after_meeting_somebody_and_by_its_area_only(town, session):
    bob = lives_in(town, town.mitte)
    site = town.add(
        Site(
            key="s", name="Haus", kind="shelter", area_id=town.ossweil.id, address="Weg 1",
            languages=[], created_at=NOW, updated_at=NOW,
        )
    )  # fmt: skip
    said = {"user_id": bob.id, "site_id": site.id, "now": NOW}
    with pytest.raises(NotFoundError):
        trusting.release_for_site(session, reach=reach_of(town, town.mitte), has_met=True, **said)
    reach = reach_of(town, town.home)
    with pytest.raises(NotMetError):
        trusting.release_for_site(session, reach=reach, has_met=False, **said)
    for _ in range(2):
        trusting.release_for_site(session, reach=reach, has_met=True, **said)
    assert session.scalars(select(SiteRelease.user_id)).all() == [bob.id]
    trusting.take_back_site(session, reach=reach, **said)
    assert session.scalars(select(SiteRelease.user_id)).all() == []


def test_nobody_vouches_for_themselves(town, session):
    reach = reach_of(town, town.home)
    with pytest.raises(NotAllowedError):
        trusting.release_for_topic(
            session, reach=reach, user_id=reach.actor.user_id, topic="childcare", has_met=True,
            now=NOW,
        )  # fmt: skip


def test_leads_and_desk_hear_once_of_members_who_now_need_a_certificate(town, session, now):
    bob, lead = lives_in(town, town.mitte), town.person("Lea")
    group = helping(town, bob)
    town.add(GroupMember(group_id=group.id, user_id=lead.id, role=GroupRole.LEAD))
    assert look_again(session, group, by_id=None, now=now)
    assert look_again(session, group, by_id=None, now=now)
    (notice,) = session.scalars(select(Notice)).all()
    assert (notice.reason, notice.about_id) == (CLEARANCE_MISSING, group.id)
    letters = session.scalars(select(Letter)).all()
    assert {(one.kind, one.user_id) for one in letters} == {(LetterKind.CLEARANCE_MISSING, lead.id)}
    assert len(letters) == 1
    cleared(town, bob, issued_on=now.date(), seen_on=now.date())
    assert not look_again(session, group, by_id=None, now=now)
    session.refresh(notice)
    assert notice.decided_at is not None


def test_a_task_without_children_asks_for_no_certificate(town, session, now):
    group = helping(town, lives_in(town, town.mitte), topic="cooking")
    assert not look_again(session, group, by_id=None, now=now)
    assert session.scalars(select(Notice)).all() == []
