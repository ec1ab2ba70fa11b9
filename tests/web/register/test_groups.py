from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupKind, GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.proposal import ProposalState
from helpboard.models import Entry, GiveSeek, HelpRole, Letter, Notice, NoticeState, Proposal
from helpboard.models.give_seek import Direction
from helpboard.services.desk_notes import PROPOSED_FROM_ELSEWHERE, tell_desk
from helpboard.services.groups import TO_BEGIN
from tests.talking import answered, editor, lead
from tests.web.desk.conftest import filled

ALL = "/en/desk/groups"


@pytest.fixture
def new_group(town, session, now, cast):
    group = town.group("Neue Gruppe", slug="neu", state=GroupState.FORMING,
                       kind=GroupKind.WORKING_GROUP)  # fmt: skip
    lead(town, group)
    tell_desk(session, about="group", about_id=group.id, reason=TO_BEGIN, now=now)
    return group


def test_what_is_stuck_can_be_found(town, session, as_, cast, new_group, now):
    full, still = town.group("Zu voll"), town.group("Stilles Café", area_id=town.mitte.id)
    for number in range(3):
        lead(town, full, f"Lena {number}")
    lead(town, still)
    for group, places in ((full, 2), (still, 40)):
        town.add(HelpRole(group_id=group.id, topic="meeting-people", must_speak=[], helpful=[],
                          capacity=places))  # fmt: skip
    talk = answered(town, still, cast["Alice"])
    talk.waits_since = now - timedelta(days=6)
    town.group("Ohne Leitung", state=GroupState.RESTING, slug="ohne")
    town.group("Zu Ende", state=GroupState.CLOSED, slug="ende")
    page = as_("Carla").get(ALL).text
    assert page.index("Neue Gruppe") < page.index("Stilles Café") < page.index("Ohne Leitung")
    assert "Zu Ende" not in page
    for query, there, gone in (
        ("trouble=over", "Zu voll", "Stilles Café"),
        ("trouble=under", "Stilles Café", "Zu voll"),
        ("trouble=silent", "Stilles Café", "Zu voll"),
        ("trouble=leaderless", "Ohne Leitung", "Zu voll"),
        ("state=closed", "Zu Ende", "Zu voll"),
        ("kind=working_group", "Neue Gruppe", "Zu voll"),
        ("area=ludwigsburg-mitte", "Stilles Café", "Zu voll"),
        ("q=stilles", "Stilles Café", "Zu voll"),
    ):
        page = as_("Carla").get(f"{ALL}?{query}").text
        assert there in page, query
        assert gone not in page, query
    as_("Carla").get(f"{ALL}?trouble=bored", expect=400)


def test_a_new_group_begins_once_and_its_lead_hears_of_it(session, as_, new_group):
    form = filled(as_("Carla").get(ALL).text)
    for _twice in range(2):
        as_("Carla").post(f"{ALL}/neu/begin", data=form)
    session.refresh(new_group)
    assert new_group.state is GroupState.ACTIVE
    assert session.scalars(select(Letter.kind)).all() == [LetterKind.GROUP_STATE]
    assert session.scalars(select(Notice.state)).all() == [NoticeState.DECIDED]
    assert session.scalars(select(Entry.action)).all() == ["group:begin"]


def test_a_group_of_another_area_is_not_found(session, town, as_, new_group):
    new_group.area_id = town.mitte.id
    town.group("Eigene", state=GroupState.FORMING, slug="eigene")
    page = as_("Else").get(ALL).text
    assert "Neue Gruppe" not in page
    as_("Else").post(f"{ALL}/neu/begin", data=filled(page), expect=404)
    assert "Neue Gruppe" not in as_("Else").get("/en/desk/partners?of=groups").text


def gives(town, topic="sewing", **owner):
    town.add(GiveSeek(direction=Direction.GIVE, kind="room", topic=topic, facts={}, **owner))


def seeks(town, topic="sewing", **owner):
    town.add(GiveSeek(direction=Direction.SEEK, kind="room", topic=topic, facts={}, **owner))


@pytest.fixture
def pair(town, cast):
    """A house in Mitte and a group in Oßweil, one of which gives what the other looks for."""
    house = town.organisation("Nähstube Faden", slug="faden")
    group = town.group("Nähgruppe", slug="naehen", topics=["sewing"])
    gives(town, organisation_id=house.id)
    seeks(town, group_id=group.id)
    editor(town, house)
    lead(town, group)
    return house, group


def test_whoever_is_alone_is_shown_with_who_fits(as_, pair):
    page = as_("Carla").get("/en/desk/partners").text
    assert "1 organisation without a partner" in page
    assert "/en/my/organisations/faden/partners/naehen" in page
    page = as_("Else").get("/en/desk/partners?of=groups").text
    assert "/en/my/groups/naehen/partners/faden" in page
    assert "0 organisations" in as_("Else").get("/en/desk/partners").text


def test_proposing_over_the_border_tells_the_other_coordinators(session, as_, pair):
    _house, group = pair
    path = "/en/my/groups/naehen/partners/faden"
    page = as_("Else").get(path).text
    as_("Else").post(path, data=filled(page, gives=["room"], note=""))
    assert session.scalars(select(Proposal.state)).all() == [ProposalState.PROPOSED]
    note = session.scalars(select(Notice)).one()
    assert (note.about, note.about_id, note.reason) == (
        "organisation", pair[0].id, PROPOSED_FROM_ELSEWHERE,
    )  # fmt: skip
    assert "Another area&#39;s coordinator" in as_("Carla").get("/en/desk/notices").text


def test_these_pages_ask_as_often_for_three_as_for_one(town, as_, pair, statements):
    browser, counts = as_("Carla"), []
    for more in (0, 2):
        for number in range(more):
            house = town.organisation(f"Haus {number}")
            gives(town, organisation_id=house.id)
            group = town.group(f"Gruppe {number}", topics=["sewing"])
            seeks(town, group_id=group.id)
        for path in (ALL, "/en/desk/partners", "/en/desk/partners?of=groups"):
            browser.get(path)
            with statements() as noted:
                browser.get(path)
            counts.append(len(noted))
    assert counts[:3] == counts[3:]
    assert max(counts) <= 17
