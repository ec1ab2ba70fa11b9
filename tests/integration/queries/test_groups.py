from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.group import AddressShown, GroupKind, GroupRole, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.models import GroupMember
from helpboard.queries.groups import GroupFilter, group_list, group_page
from helpboard.queries.meetings import Venue
from tests.directory import counted, gives, partnership, place, site

ZONE = ZoneInfo("Europe/Berlin")


def found(town, session, **values):
    chosen = GroupFilter(area_path=town.home.path, **values)
    return group_list(session, chosen, now=town.now, zone=ZONE)


def test_the_list_holds_public_groups_by_name_with_their_next_meeting(town, session):
    cafe = town.group("Café Zwei")
    town.schedule(cafe)
    town.group("Äpfel", state=GroupState.RESTING)
    town.group("Bald", state=GroupState.FORMING)
    town.group("Vorbei", state=GroupState.CLOSED)
    town.group("Fern", area_id=town.county.id)

    rows = found(town, session)

    assert [row.name for row in rows] == ["Äpfel", "Bald", "Café Zwei"]
    assert [len(row.meetings) for row in rows] == [0, 0, 1]
    assert rows[2].meetings[0].ends_at > town.now


def test_filters_narrow_the_list(town, session):
    town.group("Café", topics=["cooking"], languages=["uk"])
    town.group("Kreis", kind=GroupKind.WORKING_GROUP, topics=["letters"], languages=["de"])

    def names(**values):
        return [row.name for row in found(town, session, **values)]

    assert names(kind=GroupKind.WELCOME_CAFE) == names(topic="leisure") == ["Café"]
    assert names(speaks="uk") == names(text="CAFE") == ["Café"]
    assert names(topic="letters") == ["Kreis"]


def test_a_resting_group_has_no_meetings(town, session, now):
    group = town.group(state=GroupState.RESTING)
    town.schedule(group)

    assert group_page(session, group.slug, now=now, zone=ZONE).group.meetings == ()


def test_a_profile_shows_six_meetings_and_who_works_with_the_group(town, session, now):
    group = town.group()
    town.schedule(group)
    gives(town, group)
    partnership(town, town.organisation("Amt"), group)
    partnership(town, town.organisation("Weg", state=OrganisationState.HIDDEN), group)
    hidden = town.organisation("Oben", state=OrganisationState.HIDDEN)
    partnership(town, town.organisation("Unten", parent_id=hidden.id), group)

    page = group_page(session, group.slug, now=now, zone=ZONE)

    assert len(page.group.meetings) == 6
    assert {meeting.starts_at.strftime("%a %H:%M") for meeting in page.group.meetings} == {
        "Wed 18:00"
    }
    assert [(p.name, p.gives, p.receives) for p in page.partners] == [
        ("Amt", ("room",), ("people",))
    ]
    assert [row.kind for row in page.gives_seeks] == ["room"]


def test_where_a_group_meets_is_read_only_when_everybody_may_know(town, session, now):
    house = place(town)
    shy = town.group(place_id=house.id, address="geheim", address_shown=AddressShown.RELEASED)
    open_to_all = town.group(place_id=house.id, address="Parkweg 3, Saal")

    def venue(group):
        return group_page(session, group.slug, now=now, zone=ZONE).group.venue

    assert venue(shy) == Venue()
    assert venue(open_to_all) == Venue("Parkweg 3, Saal", house.slug, "Haus am Park")


def test_free_places_are_known_only_when_the_size_is(town, session, now):
    open_ended, small = town.group(), town.group(capacity=2)
    for name in ("A", "B", "C"):
        person = town.person(name)
        town.add(GroupMember(group_id=small.id, user_id=person.id, role=GroupRole.HELPER))
        assert group_page(session, open_ended.slug, now=now, zone=ZONE).free_places is None
        free = group_page(session, small.slug, now=now, zone=ZONE).free_places
        assert free == {"A": 1, "B": 0, "C": 0}[name]


def test_a_closed_group_is_gone_and_an_unknown_one_not_found(town, session, now):
    group = town.group(state=GroupState.CLOSED)

    with pytest.raises(GoneError):
        group_page(session, group.slug, now=now, zone=ZONE)
    with pytest.raises(NotFoundError):
        group_page(session, "nowhere", now=now, zone=ZONE)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_profile_cost_the_same_statements_and_never_touch_sites(
    town, session, connection, now, rows
):
    group = town.group()
    for _ in range(rows):
        town.schedule(group)
        town.schedule(town.group())
        gives(town, group)
        partnership(town, town.organisation(), group)
        site(town, group)
    session.flush()

    with counted(connection) as listing:
        assert len(found(town, session)) == rows + 1
    with counted(connection) as profile:
        page = group_page(session, group.slug, now=now, zone=ZONE)

    assert len(page.partners) == rows
    assert (len(listing), len(profile)) == (2, 5)
    assert not [statement for statement in (*listing, *profile) if "site" in statement]


def test_meetings_begin_with_the_one_that_is_not_over_yet(town, session, now):
    local = now.astimezone(ZONE)
    group = town.group()
    town.schedule(
        group,
        rule="FREQ=WEEKLY",
        starts_on=local.date() - timedelta(days=7),
        starts=(local - timedelta(minutes=10)).time(),
        ends=(local + timedelta(minutes=10)).time(),
    )

    (first, *_rest) = group_page(session, group.slug, now=now, zone=ZONE).group.meetings

    assert first.starts_at < now < first.ends_at
