"""A site closes: from the plan to the last phone call, over HTTP."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.proposal import ProposalState
from helpboard.models import (
    Area,
    Group,
    GroupMember,
    GroupSchedule,
    Letter,
    MeetingChange,
    Plan,
    PlanLine,
    Proposal,
    ProposalSide,
    SiteGroup,
    User,
)
from tests.planning import closing_site, coordinator, districts, solved
from tests.web.plans.conftest import token_of


@pytest.fixture
def areas(town):
    return districts(town, 5)


@pytest.fixture
def site(town, areas):
    return closing_site(town, areas, people=12, group_size=6, team_size=3, role_size=2)


def make(desk, app, site, areas, **values):
    path = f"/en/desk/plans/new?kind=closing&site={site.id}"
    form = {
        "csrf_token": token_of(desk.get(path).text), "site": str(site.id),
        "moves_to": [str(area.id) for area in areas[3:]], **values,
    }  # fmt: skip
    place = desk.post(path, data=form).location
    assert solved(app)
    return place


def tick(page):
    return re.findall(r'name="line" value="(\d+)"', page)


def test_a_site_closes_and_its_volunteers_find_new_groups(desk, town, app, session, site, areas):
    silent = session.scalars(select(User).where(User.name == "V5")).one()
    silent.email, silent.phone = None, "07141 910 0"
    place = make(desk, app, site, areas)
    page = desk.get(place).text
    assert "Team by team" in page
    assert len(tick(page)) == 12

    token = token_of(page)
    desk.post(f"{place}/send", data={"csrf_token": token, "line": tick(page)})
    asked = session.scalars(select(Proposal)).all()
    assert len(asked) == 12
    assert silent.id not in {letter.user_id for letter in session.scalars(select(Letter))}

    calls = desk.get(f"{place}/calls").text
    assert "07141 910 0" in calls
    line = session.scalars(select(PlanLine).where(PlanLine.user_id == silent.id)).one()
    desk.post(f"{place}/lines/{line.id}/phone", data={"csrf_token": token, "answer": "yes"})
    said = session.scalars(select(ProposalSide).where(ProposalSide.user_id == silent.id)).one()
    assert said.answer == "yes"
    assert session.get_one(PlanLine, line.id).said_by_phone == "yes"
    assert "07141 910 0" not in desk.get(f"{place}/calls").text
    desk.post(f"{place}/lines/{line.id}/phone", data={"csrf_token": token, "answer": "no"})
    assert session.scalars(select(Proposal).where(Proposal.user_id == silent.id)).one().state in (
        ProposalState.ACCEPTED,
        ProposalState.CONFIRMED,
    )


def test_a_no_on_the_phone_before_sending_is_never_sent(desk, town, app, session, site, areas):
    person = session.scalars(select(User).where(User.name == "V3")).one()
    person.email = None
    place = make(desk, app, site, areas)
    line = session.scalars(select(PlanLine).where(PlanLine.user_id == person.id)).one()
    token = token_of(desk.get(f"{place}/calls").text)
    desk.post(f"{place}/lines/{line.id}/phone", data={"csrf_token": token, "answer": "no"})
    ids = [str(one) for one in session.scalars(select(PlanLine.id))]
    desk.post(f"{place}/send", data={"csrf_token": token, "line": ids})
    assert person.id not in set(session.scalars(select(Proposal.user_id)))


def test_a_new_group_is_founded_when_the_plan_is_sent(desk, carla, town, app, session, site, areas):
    for group in session.scalars(select(Group).where(Group.name.startswith("Ziel"))):
        group.state = "closed"
    wish = {
        "new_group": "y", "name": "Neue Runde", "group_area": str(areas[3].id),
        "topics": ["cooking", "tandem"], "places": "14",
    }  # fmt: skip
    place = make(desk, app, site, areas, **wish)
    page = desk.get(place).text
    assert "Neue Runde" in page
    assert session.scalars(select(Group).where(Group.name == "Neue Runde")).all() == []

    desk.post(f"{place}/send", data={"csrf_token": token_of(page), "line": tick(page)})
    group = session.scalars(select(Group).where(Group.name == "Neue Runde")).one()
    leads = session.scalars(select(GroupMember.user_id).where(GroupMember.group_id == group.id))
    assert leads.all() == [carla.id]
    assert {row.group_id for row in session.scalars(select(Proposal))} == {group.id}
    assert session.scalars(select(Plan)).one().wishes["founded"] == group.id


def test_meetings_and_posts_of_the_site_move_or_end(desk, town, app, session, site, areas):
    first, second = session.scalars(select(Group).where(Group.name.startswith("Kreis")))
    heir = session.scalars(select(Group).where(Group.name == "Ziel 0")).one()
    for group in (first, second):
        town.schedule(group, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")
        town.post(group_id=group.id, expires_at=town.now + timedelta(days=90))
    off = date(2026, 1, 14) + timedelta(days=14 * 100)
    dropped = town.session.scalars(
        select(GroupSchedule.id).where(GroupSchedule.group_id == second.id)
    ).one()
    town.add(MeetingChange(schedule_id=dropped, on_date=off, kind="cancelled", note="Ferien",
                           changed_at=town.now))  # fmt: skip

    def at(group):
        own = select(GroupMember.user_id).where(GroupMember.group_id == group.id)
        return set(session.scalars(own))

    place = make(desk, app, site, areas)
    token = token_of(desk.get(f"{place}/groups").text)
    form = {"csrf_token": token, "fate": "ends"}
    desk.post(f"{place}/groups/{first.id}", data=form)
    form = {"csrf_token": token, "fate": "moves", "to": str(heir.id)}
    desk.post(f"{place}/groups/{second.id}", data=form)

    last = site.closes_on - timedelta(days=1)
    ends = {
        row.group_id: row
        for row in session.scalars(select(GroupSchedule).where(GroupSchedule.until.is_not(None)))
    }
    assert {row.until for row in ends.values()} == {last}
    assert set(ends) == {first.id, second.id}
    moved = session.scalars(select(GroupSchedule).where(GroupSchedule.group_id == heir.id)).one()
    assert moved.starts_on > last
    assert (moved.starts_on - date(2026, 1, 14)).days % 14 == 0
    kept = session.scalars(select(MeetingChange).where(MeetingChange.schedule_id == moved.id)).one()
    assert (kept.on_date, kept.kind, kept.note) == (off, "cancelled", "Ferien")
    told = session.scalars(select(Letter).where(Letter.kind == "meetings-changed")).all()
    assert {row.user_id for row in told if row.params["group_id"] == first.id} == at(first)
    to_both = [row for row in told if row.params["group_id"] == heir.id]
    assert {row.user_id for row in to_both} == at(second) | at(heir)
    assert {row.params["from_id"] for row in to_both} == {second.id}
    assert {row.params["next"][0][0][:10] for row in to_both} == {moved.starts_on.isoformat()}
    assert "Nothing is left to do." in desk.get(f"{place}/groups").text
    desk.post(f"{place}/groups/{heir.id}", data={**form, "to": "1"}, expect=404)
    desk.post(f"{place}/groups/{first.id}", data={**form, "to": "99999"}, expect=404)


def test_no_group_of_another_town_goes_on_with_the_meetings(desk, town, app, session, site, areas):
    first = session.scalars(select(Group).where(Group.name.startswith("Kreis"))).first()
    other = Area(slug="elsewhere", name="Anderswo", kind="town", path="")
    town.add(other)
    other.path = f"/{other.id}/"
    far = town.group("Fern", area_id=other.id)
    town.schedule(first)
    place = make(desk, app, site, areas)
    token = token_of(desk.get(f"{place}/groups").text)
    form = {"csrf_token": token, "fate": "moves", "to": str(far.id)}

    desk.post(f"{place}/groups/{first.id}", data=form, expect=404)
    assert session.scalars(select(GroupSchedule.group_id)).all() == [first.id]


def test_the_sheet_speaks_german_and_chosen_languages_and_names_no_site(
    desk, town, app, session, site, areas
):
    cafe = town.group("Café Ankunft", area_id=areas[3].id)
    town.schedule(cafe)
    place = make(desk, app, site, areas)
    page = desk.get(f"{place}/sheet?with=ar,uk").text

    assert re.findall(r'class="town-sheet prose" lang="(\w+)" dir="(\w+)"', page) == [
        ("de", "ltr"),
        ("ar", "rtl"),
        ("uk", "ltr"),
    ]
    assert page.count("Café Ankunft") == 6, "in its district and as the nearest of the other"
    for hidden in ("Römerhügel", "Geheime"):
        assert hidden not in page
    desk.get(f"{place}/sheet?with=xx", expect=400)


def test_other_coordinators_and_other_plans_get_none_of_it(
    desk, become, town, app, session, site, areas
):
    place = make(desk, app, site, areas)
    group_id = session.scalars(select(SiteGroup.group_id)).first()
    line_id = session.scalars(select(PlanLine.id)).first()
    stranger, _actor = coordinator(town, "Otto", town.ossweil)
    browser = become(stranger)
    token = token_of(browser.get("/en/desk/plans/new?kind=town").text)
    for part in ("calls", "groups", "sheet"):
        browser.get(f"{place}/{part}", expect=404)
    form = {"csrf_token": token, "answer": "yes", "fate": "ends"}
    browser.post(f"{place}/lines/{line_id}/phone", data=form, expect=404)
    browser.post(f"{place}/groups/{group_id}", data=form, expect=404)
    assert session.scalars(select(GroupSchedule)).all() == []
