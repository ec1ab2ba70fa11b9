"""A site that has closed stays in the register with all that points to it, offered nowhere."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.circular import Audience, CircularState
from helpboard.domain.group import GroupRole
from helpboard.domain.plan import PLANNED_AFTER, PlanKind, PlanState
from helpboard.domain.task import TaskState
from helpboard.models import (
    Circular,
    Entry,
    GroupMember,
    Plan,
    Site,
    SiteGroup,
    SiteRelease,
    Task,
)
from helpboard.queries.packs import sites_to_print
from helpboard.web.register.site_words import POINTS_TO_IT
from tests.web.desk.conftest import filled

ALL = "/en/desk/sites"


@pytest.fixture
def two(town, now):
    """One house that closes today, and one that closed yesterday."""

    def make(name, closes_on):
        return town.add(Site(
            key=name, name=name, kind="flat", area_id=town.mitte.id, address="Rainweg 7",
            languages=["ar"], closes_on=closes_on, created_at=now, updated_at=now))  # fmt: skip

    return make("Altbau", town.today), make("Vorbei", town.today - timedelta(days=1))


@pytest.mark.parametrize(
    "path",
    [
        ALL,
        f"{ALL}?state=closing",
        "/en/desk/circulars/new",
        "/en/desk/people/{alice}/sites",
        "/en/my/groups/cafe/sites",
    ],
)
def test_a_closed_site_stands_in_no_list_and_no_choice(town, as_, cast, two, path):
    cafe = town.group("Café", slug="cafe")
    town.add(GroupMember(group_id=cafe.id, user_id=cast["Carla"].id, role=GroupRole.LEAD))
    town.post(author_id=cast["Alice"].id)
    page = as_("Carla").get(path.format(alice=cast["Alice"].id)).text
    assert "Altbau" in page
    assert "Vorbei" not in page


def test_it_is_found_among_the_closed_ones_and_comes_back_with_another_day(session, town, as_, two):
    _open, closed = two
    page = as_("Carla").get(f"{ALL}?state=closed").text
    assert "Vorbei" in page
    assert "Altbau" not in page
    assert "chosen nowhere" in as_("Carla").get(f"{ALL}/{closed.id}").text
    closed.closes_on = None
    session.flush()
    assert "Vorbei" in as_("Carla").get(ALL).text


def test_what_points_to_it_is_kept_when_a_lead_says_which_sites_her_group_serves(
    session, town, as_, cast, two
):
    still_open, closed = two
    cafe = town.group("Café", slug="cafe")
    town.add(GroupMember(group_id=cafe.id, user_id=cast["Carla"].id, role=GroupRole.LEAD))
    town.add(SiteGroup(site_id=closed.id, group_id=cafe.id))
    town.add(SiteRelease(site_id=closed.id, user_id=cast["Alice"].id, released_at=town.now))
    path = "/en/my/groups/cafe/sites"
    form = filled(as_("Carla").get(path).text, site=str(still_open.id))
    as_("Carla").post(path, data=form, expect=303)
    assert session.get(SiteGroup, (closed.id, cafe.id)) is not None
    assert session.get(SiteGroup, (still_open.id, cafe.id)) is not None
    assert "Alice" in as_("Carla").get(f"{ALL}/{closed.id}").text


def test_its_volunteers_can_be_planned_for_a_while_but_no_sheets_are_printed(
    session, town, as_, two
):
    _open, closed = two
    path = "/en/desk/plans/new?kind=closing"
    assert "Vorbei" in as_("Carla").get(path).text
    printed = sites_to_print(session, town.home.id, today=town.today)
    assert [one.name for one in printed] == ["Altbau"]
    closed.closes_on = town.today - PLANNED_AFTER - timedelta(days=1)
    session.flush()
    assert "Vorbei" not in as_("Carla").get(path).text
    assert "plans/new" not in as_("Carla").get(f"{ALL}/{closed.id}").text


def _pointing(kind, town, cast, site):
    """Return something that points to a site."""
    times = {"created_at": town.now, "updated_at": town.now, "area_id": town.mitte.id}
    if kind == "group":
        return SiteGroup(site_id=site.id, group_id=town.group("Café").id)
    if kind == "person":
        return SiteRelease(site_id=site.id, user_id=cast["Alice"].id, released_at=town.now)
    if kind == "plan":
        wished = {"wishes": {}, "figures": {}, **times}
        return Plan(kind=PlanKind.CLOSING, state=PlanState.READY, site_id=site.id, **wished)
    if kind == "task":
        about = {"about": "site", "about_id": site.id}
        return Task(title="Schlüssel", state=TaskState.OPEN, **about, **times)
    return Circular(
        audience=Audience.LEADS, filters={"site_id": site.id}, buttons=[], source_lang="de",
        state=CircularState.DRAFT, **times,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["group", "person", "plan", "task", "circular"])
def test_a_closed_site_is_removed_only_after_nothing_points_to_it(
    session, town, as_, cast, two, kind
):
    _open, closed = two
    number = closed.id
    path = f"{ALL}/{number}/remove"
    pointing = town.add(_pointing(kind, town, cast, closed))
    form = filled(as_("Carla").get(f"{ALL}/new").text)
    page = as_("Carla").get(path).text
    assert f"<li>1 {POINTS_TO_IT[kind]}</li>" in page
    assert "Remove for good" not in page
    as_("Carla").post(path, data=form, expect=409)
    assert session.get(Site, number) is not None

    session.delete(pointing)
    session.flush()
    as_("Carla").post(path, data=filled(as_("Carla").get(path).text), expect=303)
    assert session.scalars(select(Site.name)).all() == ["Altbau"]
    entry = session.scalars(select(Entry).order_by(Entry.id.desc()).limit(1)).one()
    assert (entry.action, entry.about_id, entry.codes) == ("site:remove", number, {})


def test_a_site_where_people_live_is_not_removed(session, as_, two):
    lived_in, _closed = two
    path = f"{ALL}/{lived_in.id}/remove"
    assert "People live there still." in as_("Carla").get(path).text
    form = filled(as_("Carla").get(f"{ALL}/new").text)
    as_("Carla").post(path, data=form, expect=409)
    assert session.get(Site, lived_in.id) is not None
