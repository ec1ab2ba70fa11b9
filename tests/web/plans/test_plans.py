"""Plans on the desk: asked for, worked out by the worker, looked through, sent."""

import re

import pytest
from sqlalchemy import select

from helpboard.domain.plan import PlanState
from helpboard.models import Entry, HelpRole, Letter, Plan, PlanLine, Proposal
from tests.planning import WEDNESDAY, closing_site, coordinator, districts, role, solved, volunteer
from tests.web.plans.conftest import token_of

NEW = "/en/desk/plans/new?kind=town"


@pytest.fixture
def kitchen(town):
    return role(town, town.group("Kochtreff"), capacity=2, when=WEDNESDAY)


def make(desk, town, app, path=NEW, **values):
    form = {"csrf_token": token_of(desk.get(path).text), "area": str(town.home.id), **values}
    place = desk.post(path, data=form).location
    solved(app)
    return place


def press(desk, place, deed, **values):
    form = {"csrf_token": token_of(desk.get(place).text), **values}
    return desk.post(f"{place}/{deed}", data=form)


def test_a_plan_waits_for_the_worker_and_says_so(desk, town, kitchen):
    form = {"csrf_token": token_of(desk.get(NEW).text), "area": str(town.home.id)}
    place = desk.post(NEW, data=form).location
    answer = desk.get(place)

    assert answer.headers["Refresh"] == "2"
    assert "<progress" in answer.text
    assert place.removeprefix("/en/") in desk.get("/en/desk/plans").text


def test_a_plan_shows_lines_with_points_and_reasons_and_figures_beside_today(
    desk, town, app, kitchen
):
    for name in ("Anna", "Boris", "Chadi"):
        volunteer(town, name)
    page = desk.get(make(desk, town, app)).text

    assert len(re.findall(r'data-testid="proposal" data-points="[\d.]+"', page)) == 2
    assert 'data-testid="reason" data-code="topic-same"' in page
    assert "2 places for 3 people who would fit best there." in page
    assert "Today" in page
    assert "This plan" in page


def test_a_banned_line_is_worked_out_again_at_once(desk, town, app, session, kitchen):
    volunteer(town, "Anna")
    place = make(desk, town, app)
    line = session.scalars(select(PlanLine)).one()
    press(desk, place, f"lines/{line.id}", mark="banned")
    page = desk.get(place).text

    assert session.scalars(select(Plan)).one().state is PlanState.READY
    assert "Never so: Kochtreff" in page
    press(desk, place, f"lines/{line.id}", mark="free")
    assert "Never so: Kochtreff" not in desk.get(place).text


def test_pins_that_find_no_place_any_more_are_said_and_can_be_let_go(
    desk, town, app, session, kitchen
):
    for name in ("Anna", "Boris"):
        volunteer(town, name)
    place = make(desk, town, app)
    for line in session.scalars(select(PlanLine.id)).all():
        press(desk, place, f"lines/{line}", mark="pinned")
    kitchen = session.get_one(HelpRole, kitchen.id)
    kitchen.capacity = 1
    press(desk, place, "solve")
    assert "A line that must stay has no place left" in desk.get(place).text

    press(desk, place, f"lines/{line}", mark="free")
    page = desk.get(place).text
    assert "must stay has no place" not in page
    assert page.count('data-testid="proposal"') == 1


def test_ticked_lines_are_sent_once_and_followed(desk, town, app, session, kitchen):
    person = volunteer(town, "Anna")
    place = make(desk, town, app)
    line_id = session.scalars(select(PlanLine.id)).one()
    token = token_of(desk.get(place).text)
    for _twice in range(2):
        desk.post(f"{place}/send", data={"csrf_token": token, "line": [str(line_id)]})

    proposal = session.scalars(select(Proposal)).one()
    assert (proposal.user_id, proposal.plan_line_id) == (person.id, line_id)
    assert len(session.scalars(select(Letter)).all()) == 1
    page = desk.get(place).text
    assert "What became of what was sent" in page
    assert "Asked" in page


def test_a_plan_can_be_put_away(desk, town, app, session, kitchen):
    place = make(desk, town, app)
    assert press(desk, place, "close").location == "/en/desk/plans"
    page = desk.get(place).text
    assert "Put away" in page
    assert "Work it out again" not in page


def test_others_plans_and_lines_of_other_plans_are_not_there(desk, become, town, app, session):
    place = make(desk, town, app)
    stranger, _actor = coordinator(town, "Otto", town.ossweil)
    become(stranger).get(place, expect=404)
    own = make(become(stranger), town, app, area=str(town.ossweil.id))
    press(become(stranger), own, "solve")
    token = token_of(become(stranger).get(own).text)
    browser = become(stranger)
    for deed in ("solve", "send", "close", "lines/1"):
        form = {"csrf_token": token, "mark": "free"}
        browser.post(f"{place}/{deed}", data=form, expect=404)
    browser.post(f"{own}/lines/4711", data={"csrf_token": token, "mark": "free"}, expect=404)


@pytest.mark.parametrize(
    ("path", "values", "wrong"),
    [
        (NEW, {"area": "999999"}, "area"),
        (NEW, {"area": "x"}, "area"),
        ("/en/desk/plans/new?kind=interpreters", {"first": "2026-12-24", "last": "2026-12-01"},
         "last"),
        ("/en/desk/plans/new?kind=interpreters", {"first": "2026-12-24", "last": "2027-06-01"},
         "last"),
        ("/en/desk/plans/new?kind=interpreters", {"first": "", "last": "2026-12-01"}, "first"),
        ("/en/desk/plans/new?kind=closing", {"site": "999"}, "site"),
        ("/en/desk/plans/new?kind=closing", {"new_group": "y", "places": "999999999"}, "places"),
        ("/en/desk/plans/new?kind=closing", {"new_group": "y", "name": ""}, "name"),
    ],
)  # fmt: skip
def test_a_wish_that_makes_no_sense_is_refused_at_its_field(
    desk, town, session, path, values, wrong
):
    form = {"csrf_token": token_of(desk.get(path).text), "area": str(town.home.id), **values}
    page = desk.post(path, data=form, expect=422).text
    assert f'id="{wrong}-error"' in page
    assert session.scalars(select(Plan)).all() == []


def test_an_unknown_kind_of_plan_is_malformed(desk):
    desk.get("/en/desk/plans/new?kind=nothing", expect=400)


def test_the_number_of_statements_does_not_grow_with_the_lines(
    desk, town, app, kitchen, statements
):
    kitchen.capacity = 20
    counts = []
    for number in (1, 5):
        for one in range(number):
            volunteer(town, f"V{number}{one}")
        place = make(desk, town, app)
        desk.get(place)
        with statements() as noted:
            desk.get(place)
        counts.append(sum(statement.startswith(("SELECT", "WITH")) for statement in noted))
    assert counts[0] == counts[1]


def test_the_site_that_closes_is_chosen_by_name_and_its_address_is_nowhere(desk, town, app):
    areas = districts(town, 4)
    site = closing_site(town, areas, people=8, group_size=8)
    path = f"/en/desk/plans/new?kind=closing&site={site.id}"
    page = desk.get(path).text
    assert "Römerhügel" in page
    assert "Geheime" not in page
    place = make(desk, town, app, path, site=str(site.id), moves_to=[str(areas[3].id)])
    page = desk.get(place).text
    assert "Römerhügel" in page
    assert "Geheime" not in page
    assert page.count('data-testid="proposal"') == 8


def test_people_whose_times_are_unknown_are_asked_once_by_a_button(
    desk, town, app, session, kitchen
):
    volunteer(town, "Anna")
    silent = volunteer(town, "Boris", when=None)
    volunteer(town, "Chadi", when=None, email=None)
    place = make(desk, town, app)
    assert "Ask the people whose times are unknown" in desk.get(place).text
    form = {"csrf_token": token_of(desk.get(place).text)}
    for _twice in range(2):
        desk.post(f"{place}/ask", data=form)
    letters = session.scalars(select(Letter)).all()
    assert [(one.kind, one.user_id) for one in letters] == [("profile-question", silent.id)]
    entries = select(Entry.codes).where(Entry.action == "plan:ask-times")
    assert session.scalars(entries).all() == [{"letters": 1}]
