from datetime import timedelta

import pytest

from helpboard.domain.errors import MalformedError, NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostState
from helpboard.models import Direction
from helpboard.queries.directory import NameCursor, OrganisationFilter, directory_page
from helpboard.queries.partners import partner_groups
from helpboard.queries.profiles import organisation_page
from tests.directory import counted, counter, gives, partnership, place, service


def names(page):
    return [card.name for card in page.organisations]


def chosen(town, **values):
    return OrganisationFilter(area_path=town.home.path, **values)


def test_the_directory_lists_public_organisations_by_name_with_umlauts_in_their_place(
    town, session
):
    for name in ("Zebra", "ärztehaus", "Aal", "Öko", "Bund"):
        town.organisation(name)
    town.organisation("Unbestätigt", state=OrganisationState.UNVERIFIED)
    town.organisation("Versteckt", state=OrganisationState.HIDDEN)
    town.organisation("Anderswo", area_id=town.county.id)

    page = directory_page(session, chosen(town))

    assert names(page) == ["Aal", "ärztehaus", "Bund", "Öko", "Unbestätigt", "Zebra"]
    assert page.total == 6
    assert [card.is_verified for card in page.organisations] == [*[True] * 4, False, True]


def test_filters_narrow_the_directory_and_a_branch_includes_its_leaves(town, session):
    town.organisation("Nähen", topics=["sewing"], languages=["de", "ar"], kind="parish")
    town.organisation("Rad", topics=["bicycle"], area_id=town.ossweil.id)

    def found(**values):
        return names(directory_page(session, chosen(town, **values)))

    assert found(topic="leisure") == found(topic="sewing") == found(speaks="ar") == ["Nähen"]
    assert found(kind="parish") == found(text="NAH") == ["Nähen"]
    assert found(topic="goods") == ["Rad"]
    assert found(topic="work") == found(speaks="uk") == []
    only = OrganisationFilter(area_path=town.ossweil.path)
    assert names(directory_page(session, only)) == ["Rad"]


def test_departments_stand_below_their_organisation_and_bring_it_into_a_filtered_list(
    town, session
):
    office = town.organisation("Amt", topics=["bank"])
    town.organisation("Amt, Abteilung Zwei", parent_id=office.id, topics=["sewing"])
    town.organisation("Amt, Abteilung Eins", parent_id=office.id, topics=["bank"])
    town.organisation(
        "Amt, geheim", parent_id=office.id, topics=["sewing"], state=OrganisationState.HIDDEN
    )

    everything = directory_page(session, chosen(town))
    sewing = directory_page(session, chosen(town, topic="sewing"))

    assert names(everything) == names(sewing) == ["Amt"]
    assert [d.name for d in everything.organisations[0].departments] == [
        "Amt, Abteilung Eins",
        "Amt, Abteilung Zwei",
    ]
    assert [d.name for d in sewing.organisations[0].departments] == ["Amt, Abteilung Zwei"]


def test_a_department_of_a_hidden_organisation_is_shown_nowhere(town, session, now):
    office = town.organisation("Amt", state=OrganisationState.HIDDEN)
    department = town.organisation("Abteilung", parent_id=office.id)
    group = town.group()
    partnership(town, department, group)

    assert directory_page(session, chosen(town)).total == 0
    with pytest.raises(NotFoundError):
        organisation_page(session, department.slug, now=now)


def test_pages_follow_each_other_without_gap_or_repeat_even_for_one_name(town, session):
    made = [town.organisation(name) for name in ("B", "a", "A", "Ä", "A", "b", "C")]
    first = directory_page(session, chosen(town), size=3)
    second = directory_page(session, chosen(town), size=3, after=first.next)
    third = directory_page(session, chosen(town), size=3, after=second.next)

    seen = [card.id for page in (first, second, third) for card in page.organisations]
    assert sorted(seen) == sorted(row.id for row in made)
    assert len(seen) == 7
    assert third.next is None
    assert first.total == third.total == 7


@pytest.mark.parametrize("text", ["", "x", "1", "-a", "x-a", "1" * 11 + "-a", "1-" + "a" * 401])
def test_a_cursor_from_elsewhere_is_malformed(text):
    with pytest.raises(MalformedError):
        NameCursor.parse(text)


def test_a_cursor_reads_back_what_it_wrote():
    cursor = NameCursor("haus - mitte", 7)

    assert NameCursor.parse(cursor.text) == cursor


def test_a_profile_shows_what_is_public_and_leaves_out_the_rest(town, session, now):
    office = town.organisation("Amt")
    town.organisation("Abteilung", parent_id=office.id)
    town.organisation("Geheim", parent_id=office.id, state=OrganisationState.HIDDEN)
    service(town, office)
    counter(town, place(town), office)
    gives(town, office, direction=Direction.SEEK, kind="people")
    gives(town, office)
    partnership(town, office, town.group("Café A"))
    partnership(town, office, town.group("Café B"), state=PartnershipState.PROPOSED)
    partnership(town, office, town.group("Café C"), state=PartnershipState.ENDED)
    partnership(town, office, town.group("Café D", state=GroupState.CLOSED))

    page = organisation_page(session, office.slug, now=now)

    assert [row.name for row in page.departments] == ["Abteilung"]
    assert [row.name for row in page.services] == ["Nähkurs"]
    assert [row.name for row in page.seats] == ["Haus am Park"]
    assert [(row.direction, row.kind) for row in page.gives_seeks] == [
        (Direction.GIVE, "room"),
        (Direction.SEEK, "people"),
    ]
    assert [(p.name, p.kind, p.gives, p.receives) for p in page.partners] == [
        ("Café A", "welcome_cafe", ("people",), ("room",))
    ]
    assert len(partner_groups(session, office.id)) == 1


def test_a_profile_shows_its_five_newest_public_posts(town, session, now):
    office = town.organisation()
    made = [
        town.post(organisation_id=office.id, published_at=now - timedelta(hours=hours))
        for hours in range(1, 8)
    ]
    town.post(organisation_id=office.id, state=PostState.PENDING)
    town.post(organisation_id=office.id, expires_at=now)
    town.post()

    page = organisation_page(session, office.slug, now=now)

    assert [card.id for card in page.posts] == [post.id for post in made[:5]]


@pytest.mark.parametrize("rows", [1, 3])
def test_directory_and_profile_cost_the_same_statements_whatever_they_show(
    town, session, connection, now, rows
):
    office = town.organisation("Amt")
    for _ in range(rows):
        other = town.organisation("Anderes")
        town.organisation("Abteilung", parent_id=office.id)
        service(town, office)
        counter(town, place(town), office)
        gives(town, office)
        partnership(town, office, town.group())
        town.post(organisation_id=office.id)
        service(town, other)
    session.flush()

    with counted(connection) as listing:
        page = directory_page(session, chosen(town))
    with counted(connection) as profile:
        organisation_page(session, office.slug, now=now)

    assert len(page.organisations) == rows + 1
    assert (len(listing), len(profile)) == (2, 7)
