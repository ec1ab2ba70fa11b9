"""A café on Wednesday with a lead, two helpers and a stranger, for the tests of its roster."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole
from helpboard.domain.organisation import MemberRole
from helpboard.models import GroupMember, Letter, OrganisationMember
from helpboard.queries.actors import actor_of

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 30, 11, tzinfo=UTC)
WEDNESDAY = date(2026, 12, 2)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def cafe(town):
    return town.group("Café Willkommen")


@pytest.fixture
def schedule(town, cafe):
    return town.schedule(cafe, hosts=2)


@pytest.fixture
def cast(town, cafe):
    people = {name: town.person(name) for name in ("Lea", "Hans", "Hala", "Karim")}
    for name in ("Lea", "Hans", "Hala"):
        role = GroupRole.LEAD if name == "Lea" else GroupRole.HELPER
        town.add(GroupMember(group_id=cafe.id, user_id=people[name].id, role=role))
    office = town.organisation()
    editor = OrganisationMember(organisation_id=office.id, role=MemberRole.EDITOR)
    editor.user_id = people["Lea"].id
    town.add(editor)
    return people


@pytest.fixture
def do(session, schedule, cast):
    """Let somebody do something with the meeting of Wednesday."""

    def done(service, name, *, on=WEDNESDAY, now=NOW, **values):
        actor = actor_of(session, cast[name])
        about = {"schedule_id": schedule.id, "on": on, "now": now, "zone": ZONE}
        return service(session, actor=actor, **about, **values)

    return done


@pytest.fixture
def letters(session, cast):
    names = {person.id: name for name, person in cast.items()}

    def written():
        rows = session.scalars(select(Letter).order_by(Letter.id))
        return [(names[row.user_id], row.kind) for row in rows]

    return written
