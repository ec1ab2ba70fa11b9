"""Planning an import, carrying it out, and collecting rows again."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.organisation import OrganisationState
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.tables import AREAS, GROUPS, ORGANISATIONS, SITES, TABLES
from helpboard.models import (
    Area,
    GiveSeek,
    Group,
    Organisation,
    SearchDocument,
    SiteGroup,
)
from helpboard.services.exchange.carry_out import (
    ImportDiffersError,
    ImportRefusedError,
    carry_out,
)
from helpboard.services.exchange.plan import Verdict, plan_import
from tests.integration.services.exchange_desk import (
    MOMENT,
    Exchange,
    carried,
    changes,
    furnish,
    verdicts,
    wrong,
)

CONFIDENTIAL = {"pages", "people", "organisations", "groups", "posts", "sites"}


@pytest.fixture
def now():
    return MOMENT


@pytest.fixture
def exchange(session, now):
    return Exchange(session, now)


@pytest.mark.parametrize("name", TABLES)
def test_importing_an_export_changes_nothing_and_exporting_again_gives_the_same(
    town, session, exchange, name
):
    furnish(town, session)
    rows = exchange.export(TABLES[name])
    plan = exchange.carry_out(TABLES[name], *rows)
    assert len(rows) == len(plan.steps) > 0
    assert set(verdicts(plan)) == {"unchanged"}
    assert exchange.export(TABLES[name]) == rows


@pytest.mark.parametrize("name", ["organisations", "groups", "areas", "sites"])
def test_an_emptied_table_is_filled_by_its_export(town, session, exchange, name):
    furnish(town, session)
    town.session.execute(Organisation.__table__.update().values(kind="parish"))
    session.expire_all()
    rows = exchange.export(TABLES[name])
    renamed = [
        {key: f"new-{value}" if key in {"slug", "key", "parent"} and value else value
         for key, value in row.items()}
        for row in rows
    ]  # fmt: skip
    plan = exchange.carry_out(TABLES[name], *renamed)
    assert set(verdicts(plan)) == {"new"}
    again = {row[TABLES[name].key]: row for row in exchange.export(TABLES[name])}
    assert [again[row[TABLES[name].key]] for row in renamed] == renamed


def test_only_areas_are_no_secret():
    assert {name for name, table in TABLES.items() if table.is_confidential} == CONFIDENTIAL


ROW = {"slug": "faden", "name": "Faden", "kind": "parish", "area": "ludwigsburg-mitte"}


def test_a_plan_changes_nothing(town, session, exchange):
    before = exchange.export(ORGANISATIONS)
    plan = exchange.plan(ORGANISATIONS, ROW)
    assert verdicts(plan) == ["new"]
    assert not session.new
    assert exchange.export(ORGANISATIONS) == before


def test_a_new_row_takes_the_defaults_and_a_second_import_changes_nothing(town, session, exchange):
    exchange.carry_out(ORGANISATIONS, {**ROW, "state": ""})
    made = session.scalars(select(Organisation).filter_by(slug="faden")).one()
    assert made.state is OrganisationState.UNVERIFIED
    assert (made.source_lang, made.topics, made.created_at) == ("de", [], exchange.now)
    assert verdicts(exchange.carry_out(ORGANISATIONS, ROW)) == ["unchanged"]


NEW = {
    "organisations": ROW,
    "posts": {"kind": "offer", "topic": "bicycle", "area": ROW["area"], "facts": "thing=bicycle"},
    "people": {
        "key": "Liste 9", "name": "Vera", "area": ROW["area"], "email": "vera@example.org",
        "topics": "bicycle", "consent_on": "2026-11-01", "consent_source": "paper",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_plan_stays_true_while_the_board_is_as_it_was(town, session, exchange, name):
    furnish(town, session)
    rows = [*exchange.export(TABLES[name]), *([NEW[name]] if name in NEW else [])]
    sheet = exchange.sheet(TABLES[name], *rows)
    around = exchange.around()
    plan = plan_import(session, sheet=sheet, around=around)
    assert plan.problems == ()
    session.expire_all()
    assert plan_import(session, sheet=sheet, around=around, earlier=plan) is plan


def test_what_changed_after_planning_is_planned_anew_and_never_overwritten_unseen(
    town, session, exchange
):
    mine = town.organisation("Alt", slug="faden", kind="parish")
    sheet, around = exchange.sheet(ORGANISATIONS, ROW, {**ROW, "slug": "b"}), exchange.around()
    plan = plan_import(session, sheet=sheet, around=around)
    mine.name = "Inzwischen neu"
    session.flush()
    session.expire_all()
    with pytest.raises(ImportDiffersError) as differs:
        carry_out(session, sheet=sheet, around=around, shown=plan.digest(), earlier=plan)
    assert ("name", "Inzwischen neu", "Faden") in changes(differs.value.plan)
    assert mine.name == "Inzwischen neu"
    assert session.scalars(select(Organisation.slug)).all() == ["faden"]


def test_a_change_shows_old_and_new_and_touches_no_other_column(town, session, exchange):
    old = town.organisation(slug="faden", kind="parish", city="Ludwigsburg", street="Weg 1")
    before = exchange.now - timedelta(days=1)
    old.updated_at = before
    session.flush()
    row = {**ROW, "name": old.name, "city": "Łódź", "street": ""}
    plan = exchange.carry_out(ORGANISATIONS, row)
    assert changes(plan) == [("street", "Weg 1", ""), ("city", "Ludwigsburg", "Łódź")]
    changed = session.get_one(Organisation, old.id)
    assert (changed.city, changed.street) == ("Łódź", "")
    assert changed.about == "Wir nähen jeden Dienstag."
    assert changed.updated_at == exchange.now


def test_one_wrong_row_keeps_every_row_out(town, session, exchange):
    count = session.scalar(select(func.count()).select_from(Organisation))
    rows = [
        ROW,
        {**ROW, "slug": "b", "email": "x@"},
        {**ROW, "slug": "c", "area": "ludwigsburgmitte"},
    ]
    with pytest.raises(ImportRefusedError) as refused:
        exchange.carry_out(ORGANISATIONS, *rows)
    assert wrong(refused.value.plan) == [
        (3, "email", Wrong.NOT_AN_EMAIL),
        (4, "area", Wrong.UNKNOWN_REFERENCE),
    ]
    assert refused.value.plan.problems[1].params["nearest"] == "ludwigsburg-mitte"
    assert session.scalar(select(func.count()).select_from(Organisation)) == count


def test_an_empty_state_is_refused_where_there_was_one(town, exchange):
    town.organisation(slug="faden")
    assert wrong(exchange.plan(ORGANISATIONS, {**ROW, "state": ""})) == [
        (2, "state", Wrong.REQUIRED)
    ]


def test_an_old_mistake_that_the_file_does_not_change_is_no_obstacle(town, exchange):
    town.organisation(slug="faden", kind="association", phone="on demand")
    row = {**ROW, "kind": "association", "phone": "on demand"}
    assert wrong(exchange.plan(ORGANISATIONS, row)) == []
    assert wrong(exchange.plan(ORGANISATIONS, {**row, "phone": "on request"})) == [
        (2, "phone", Wrong.NOT_A_PHONE)
    ]


def test_verifying_by_file_says_when(town, session, exchange):
    exchange.carry_out(ORGANISATIONS, {**ROW, "state": "verified"})
    made = session.scalars(select(Organisation).filter_by(slug="faden")).one()
    assert made.verified_at == exchange.now
    exchange.carry_out(ORGANISATIONS, {**ROW, "state": "unverified"})
    assert session.get_one(Organisation, made.id).verified_at is None


def test_departments_may_stand_before_their_parents(town, session, exchange):
    rows = [{**ROW, "slug": "child", "parent": "top"}, {**ROW, "slug": "top", "parent": ""}]
    exchange.carry_out(ORGANISATIONS, *rows)
    found = {o.slug: o for o in session.scalars(select(Organisation))}
    assert found["child"].parent_id == found["top"].id


def test_nobody_is_their_own_ancestor(town, exchange):
    top = town.organisation(slug="top")
    town.organisation(slug="child", parent_id=top.id)
    plan = exchange.plan(ORGANISATIONS, {**ROW, "slug": "top", "parent": "child"})
    assert wrong(plan) == [(2, "parent", Wrong.OWN_ANCESTOR)]
    rows = [{**ROW, "slug": "x", "parent": "y"}, {**ROW, "slug": "y", "parent": "x"}]
    assert wrong(exchange.plan(ORGANISATIONS, *rows)) == [
        (2, "parent", Wrong.OWN_ANCESTOR),
        (3, "parent", Wrong.OWN_ANCESTOR),
    ]


def test_needs_are_replaced_and_those_that_stay_keep_their_rows(town, session, exchange):
    furnish(town, session)
    (row,) = exchange.export(GROUPS)
    row |= {"gives": "", "seeks": '[{"kind":"hosts","topic":"tandem"}]'}
    exchange.carry_out(GROUPS, row)
    needs = session.scalars(select(GiveSeek).where(GiveSeek.group_id.is_not(None))).all()
    assert [(n.direction.value, n.kind, n.topic, n.facts) for n in needs] == [
        ("seek", "hosts", "tandem", {})
    ]


def test_the_groups_of_a_site_change_and_the_note_of_one_that_stays_is_kept(
    town, session, exchange
):
    furnish(town, session)
    town.group(slug="neu")
    (row,) = exchange.export(SITES)
    exchange.carry_out(SITES, {**row, "groups": "neu; cafe"})
    notes = session.execute(select(Group.slug, SiteGroup.note).join(SiteGroup))
    assert sorted(map(tuple, notes)) == [("cafe", "Mondays"), ("neu", "")]
    exchange.carry_out(SITES, {**row, "groups": "neu"})
    assert session.scalars(select(SiteGroup.note)).all() == [""]


def test_moving_an_area_moves_its_posts_on_the_board(town, session, exchange):
    post = town.post(area_id=town.mitte.id)
    row = {"slug": "ludwigsburg-mitte", "name": "Mitte", "kind": "district"}
    new = {"slug": "stuttgart", "name": "Stuttgart", "kind": "town", "parent": ""}
    exchange.carry_out(AREAS, {**row, "parent": "stuttgart"}, new)
    areas = {area.slug: area for area in session.scalars(select(Area))}
    moved = areas["ludwigsburg-mitte"]
    assert moved.path == f"/{areas['stuttgart'].id}/{moved.id}/"
    codes = {code for code in carried(session, post) if code.startswith("area:")}
    assert codes == {"area:stuttgart", "area:ludwigsburg-mitte"}
    assert "stuttgart" in session.scalars(select(SearchDocument.tokens)).one()


def test_an_area_needs_both_coordinates(town, exchange):
    row = {"slug": "x", "name": "X", "kind": "town", "latitude": "48,9", "longitude": ""}
    assert wrong(exchange.plan(AREAS, row)) == [(2, "longitude", Wrong.HALF_A_POINT)]


def test_counting_says_how_many_rows_share_a_fate(town, exchange):
    plan = exchange.plan(ORGANISATIONS, ROW, {**ROW, "slug": "b"})
    assert (plan.count(Verdict.NEW), plan.count(Verdict.CHANGED)) == (2, 0)


def test_search_follows_a_profile_and_a_group_that_a_file_hides(town, session, exchange):
    group = {"slug": "g", "name": "G", "kind": "welcome_cafe", "area": ROW["area"]}
    exchange.carry_out(ORGANISATIONS, ROW)
    exchange.carry_out(GROUPS, group)
    assert session.scalar(select(func.count()).select_from(SearchDocument)) == 2
    exchange.carry_out(ORGANISATIONS, {**ROW, "state": "hidden"})
    exchange.carry_out(GROUPS, {**group, "state": "closed"})
    assert session.scalar(select(func.count()).select_from(SearchDocument)) == 0


def test_a_site_is_served_by_groups_of_the_coordinators_own_areas_only(town, session, exchange):
    town.group(slug="mine", area_id=town.mitte.id)
    town.group(slug="theirs")
    row = {"key": "Haus 7", "name": "Haus", "kind": "shelter", "area": town.mitte.slug,
           "address": "Geheim 1"}  # fmt: skip
    mine = Exchange(session, MOMENT, frozenset({town.mitte.slug}))
    assert wrong(mine.plan(SITES, {**row, "groups": "mine"})) == []
    assert wrong(mine.plan(SITES, {**row, "groups": "mine; theirs"})) == [(2, "groups", "outside")]
    exchange.carry_out(SITES, {**row, "groups": "theirs"})
    assert wrong(mine.plan(SITES, {**row, "groups": "mine; theirs"})) == []
