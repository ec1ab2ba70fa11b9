"""What waits too long is told to the deputies, each thing once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.contact_log import ContactKind
from helpboard.domain.letter import LetterKind
from helpboard.domain.post import PostState
from helpboard.domain.task import TaskState
from helpboard.models import Contact, Coordinator, Letter, Notice, NoticeState, Task
from helpboard.services.lateness import tell_late

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def waiting(town):
    """Put posts on the desk that have waited for ``days``."""

    def make(*, days, **values):
        since = town.now - timedelta(days=days)
        return town.post(state=PostState.PENDING, published_at=None, updated_at=since, **values)

    return make


def coordinates(town, name, area, *, is_deputy=False):
    person = town.person(name)
    town.add(Coordinator(user_id=person.id, area_id=area.id, is_deputy=is_deputy))
    return person


def told(session):
    rows = session.scalars(select(Letter).where(Letter.kind == LetterKind.DESK_LATE))
    return sorted((row.user_id, row.params["number"]) for row in rows)


def test_only_what_is_late_is_told_and_once(session, town, waiting, now):
    coordinates(town, "Carla", town.home)
    deputy = coordinates(town, "Dora", town.home, is_deputy=True)
    post = waiting(days=7)
    waiting(days=9, area_id=town.ossweil.id)
    waiting(days=0)

    assert tell_late(session, now=now, zone=BERLIN) == 1
    assert tell_late(session, now=now, zone=BERLIN) == 0
    assert told(session) == [(deputy.id, 2)]

    post.updated_at = now
    assert tell_late(session, now=now, zone=BERLIN) == 0
    later = now + timedelta(days=8)
    tell_late(session, now=later, zone=BERLIN)
    assert told(session) == [(deputy.id, 2), (deputy.id, 2)]  # the post waits anew, one is new


def test_without_a_deputy_the_others_of_the_area_and_above_hear_of_it(session, town, waiting, now):
    carla = coordinates(town, "Carla", town.home)
    else_ = coordinates(town, "Else", town.ossweil)
    coordinates(town, "Mona", town.mitte)
    waiting(days=7, area_id=town.ossweil.id)
    tell_late(session, now=now, zone=BERLIN)
    assert told(session) == sorted([(carla.id, 1), (else_.id, 1)])


def test_the_nearest_deputy_hears_of_it_and_what_belongs_nowhere_is_everybodys(
    session, town, waiting, now
):
    far = coordinates(town, "Fern", town.county, is_deputy=True)
    near = coordinates(town, "Nah", town.ossweil, is_deputy=True)
    waiting(days=7, area_id=town.ossweil.id)
    town.add(
        Notice(
            about="page", about_id=0, reason="wrong", state=NoticeState.OPEN,
            created_at=now - timedelta(days=9),
        )
    )  # fmt: skip
    tell_late(session, now=now, zone=BERLIN)
    assert told(session) == sorted([(far.id, 1), (near.id, 2)])


def test_overdue_tasks_and_talks_to_come_back_to_are_told_in_the_same_letter_once(
    session, town, waiting, now
):
    far = coordinates(town, "Fern", town.county, is_deputy=True)
    near = coordinates(town, "Nah", town.ossweil, is_deputy=True)
    bob, today = town.person("Bob"), now.astimezone(BERLIN).date()
    days = {"area_id": town.ossweil.id, "kind": ContactKind.CALL, "text": "", "on_date": today}
    moments = {"created_at": now, "updated_at": now, "state": TaskState.OPEN}
    waiting(days=7, area_id=town.ossweil.id)
    for area, day in ((town.ossweil, 7), (town.mitte, 8), (town.ossweil, 0)):
        due_on = today - timedelta(days=day)
        task = town.add(Task(area_id=area.id, title="Rufen", due_on=due_on, **moments))
        follow_up_on = {"follow_up_on": due_on, "created_at": now}
        town.add(Contact(user_id=bob.id, **{**days, "area_id": area.id}, **follow_up_on))
    assert tell_late(session, now=now, zone=BERLIN) == 2
    assert tell_late(session, now=now, zone=BERLIN) == 0
    assert told(session) == sorted([(far.id, 2), (near.id, 3)])

    task.state = TaskState.DONE
    later = now + timedelta(days=8)
    tell_late(session, now=later, zone=BERLIN)
    assert told(session) == sorted([(far.id, 2), (near.id, 3), (near.id, 1)])  # the talk of today
