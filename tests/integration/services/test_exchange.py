"""Planning an import, carrying it out, and collecting rows again."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostState
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.sheet import read_sheet
from helpboard.domain.tables.tables import AREAS, GROUPS, ORGANISATIONS, POSTS, SITES, TABLES
from helpboard.domain.tables.text import guard
from helpboard.models import (
    Area,
    Facet,
    GiveSeek,
    Group,
    GroupSchedule,
    Organisation,
    Post,
    PostFacet,
    SearchDocument,
    Site,
    SiteGroup,
)
from helpboard.services.exchange.carry_out import ImportRefusedError, carry_out
from helpboard.services.exchange.collect import collect_rows
from helpboard.services.exchange.plan import Verdict, plan_import
from tests.town import Town

BERLIN = ZoneInfo("Europe/Berlin")
CONFIDENTIAL = {"organisations", "groups", "posts", "sites"}


@pytest.fixture
def now():
    return datetime(2026, 11, 22, 12, 30, 15, 123456, tzinfo=UTC)


class Exchange:
    """Imports rows given as dictionaries, and exports them."""

    def __init__(self, session, now):
        self.session, self.now = session, now

    def sheet(self, table, *rows):
        heading = list(dict.fromkeys(name for row in rows for name in row))
        lines = [heading, *([guard(row.get(name, "")) for name in heading] for row in rows)]
        return read_sheet(table, list(enumerate(lines, start=1)))

    def plan(self, table, *rows):
        sheet = self.sheet(table, *rows)
        return plan_import(self.session, sheet=sheet, now=self.now, zone=BERLIN)

    def carry_out(self, table, *rows):
        sheet = self.sheet(table, *rows)
        plan = carry_out(self.session, sheet=sheet, now=self.now, zone=BERLIN)
        self.session.flush()
        self.session.expire_all()
        return plan

    def export(self, table):
        heading, *rows = collect_rows(self.session, table)
        return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.fixture
def exchange(session, now):
    return Exchange(session, now)


def wrong(plan):
    return [(p.row, p.column, p.code) for p in plan.problems]


def verdicts(plan):
    return [step.verdict.value for step in plan.steps]


def changes(plan):
    return [(d.column, d.old, d.new) for step in plan.steps for d in step.differences]


def furnish(town: Town, session: Session) -> None:
    """Fill the town with a row of everything, in all shades."""
    parent = town.organisation(slug="a-parent", kind="parish", phone="+49 7141 910123")
    town.organisation(slug="b-child", parent_id=parent.id, about="=SUM\r\n„ß“", postcode="01067")
    group = town.group(slug="cafe", capacity=12, conditions=["free", "drop-in"])
    town.schedule(group, until=date(2026, 12, 31), except_on=["2026-05-06"])
    town.schedule(group, rule="FREQ=MONTHLY;BYDAY=1MO")
    town.add(
        GiveSeek(group_id=group.id, direction="give", kind="room", topic="sewing", facts={}),
        GiveSeek(
            organisation_id=parent.id, direction="seek", kind="people", topic="bicycle",
            facts={"thing": "bicycle"},
        ),
    )  # fmt: skip
    town.post(facts={"thing": "bicycle", "when": {"kind": "flexible"}})
    town.post("room", organisation_id=parent.id, group_id=group.id, text="'=1\nZwei")
    for state in PostState:
        town.post(state=state, text=f"In {state.value}", expires_at=town.now - timedelta(days=40))
    site = town.add(
        Site(
            key="Haus 7", name="Römerhügel", kind="shelter", area_id=town.mitte.id,
            address="Geheim 1", head_count=30, languages=["ar"], closes_on=date(2027, 1, 1),
            created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    town.add(SiteGroup(site_id=site.id, group_id=group.id, note="Mondays"))
    town.mitte.latitude, town.mitte.longitude = 48.897, 9.191
    session.flush()


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


def test_schedules_and_needs_are_replaced_and_those_that_stay_keep_their_rows(
    town, session, exchange
):
    furnish(town, session)
    (row,) = exchange.export(GROUPS)
    ids = session.scalars(select(GroupSchedule.id).order_by(GroupSchedule.id)).all()
    first = "FREQ=WEEKLY;BYDAY=FR 17:00-20:00 from 2026-02-06"
    row |= {"schedules": first, "gives": "", "seeks": '[{"kind":"hosts","topic":"tandem"}]'}
    exchange.carry_out(GROUPS, row)
    (schedule,) = session.scalars(select(GroupSchedule))
    assert (schedule.id, schedule.rule, schedule.until) == (ids[0], "FREQ=WEEKLY;BYDAY=FR", None)
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


def carried(session: Session, post: Post) -> set[str]:
    statement = select(Facet.code).join(PostFacet).where(PostFacet.post_id == post.id)
    return set(session.scalars(statement))


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


def test_an_area_needs_both_coordinates(town, exchange):
    row = {"slug": "x", "name": "X", "kind": "town", "latitude": "48,9", "longitude": ""}
    assert wrong(exchange.plan(AREAS, row)) == [(2, "longitude", Wrong.HALF_A_POINT)]


POST = {
    "id": "", "kind": "offer", "state": "published", "topic": "bicycle",
    "area": "ludwigsburg-mitte", "facts": "thing=bicycle; size=26", "text": "Ein Rad",
}  # fmt: skip


def test_a_new_post_is_on_the_board_and_in_its_index(town, session, exchange):
    exchange.carry_out(POSTS, POST)
    post = session.scalars(select(Post)).one()
    assert (post.state, post.facts) == (PostState.PUBLISHED, {"thing": "bicycle", "size": 26})
    assert post.published_at == post.first_published_at == exchange.now
    assert post.expires_at == exchange.now + timedelta(days=28)
    assert {"kind:offer", "topic:bicycle", "area:ludwigsburg"} <= carried(session, post)
    assert session.scalars(select(SearchDocument.post_id)).all() == [post.id]


def test_search_follows_a_profile_and_a_group_that_a_file_hides(town, session, exchange):
    group = {"slug": "g", "name": "G", "kind": "welcome_cafe", "area": ROW["area"]}
    exchange.carry_out(ORGANISATIONS, ROW)
    exchange.carry_out(GROUPS, group)
    assert session.scalar(select(func.count()).select_from(SearchDocument)) == 2
    exchange.carry_out(ORGANISATIONS, {**ROW, "state": "hidden"})
    exchange.carry_out(GROUPS, {**group, "state": "closed"})
    assert session.scalar(select(func.count()).select_from(SearchDocument)) == 0


def test_importing_new_posts_twice_makes_them_once(town, session, exchange):
    other = {**POST, "text": "Ein anderes Rad"}
    exchange.carry_out(POSTS, POST, other)
    session.scalars(select(Post)).first().state = PostState.WITHDRAWN
    session.flush()
    plan = exchange.carry_out(POSTS, POST, other)
    assert verdicts(plan) == ["unchanged", "unchanged"]
    assert all(step.key for step in plan.steps)
    assert session.scalar(select(func.count()).select_from(Post)) == 2


def test_the_same_new_post_twice_in_a_file_is_refused_with_both_rows(town, exchange):
    plan = exchange.plan(POSTS, POST, {**POST, "facts": "size=26;thing=bicycle"})
    assert [(p.row, p.column, p.code, p.params) for p in plan.problems] == [
        (3, "id", Wrong.SAME_POST, {"first": 2})
    ]


def test_an_unknown_number_wrong_facts_and_a_forbidden_move_are_refused(town, session, exchange):
    post = town.post(state=PostState.REJECTED, text="Nein")
    plan = exchange.plan(
        POSTS,
        {**POST, "id": "999999"},
        {**POST, "facts": "thing=sofa"},
        {**POST, "id": str(post.id), "state": "hidden"},
        {**POST, "topic": "room", "facts": ""},
    )
    assert [row[:3] for row in wrong(plan)] == [
        (2, "id", Wrong.UNKNOWN_POST),
        (3, "facts", Wrong.WRONG_FACT),
        (4, "state", Wrong.ILLEGAL_MOVE),
        (5, "state", Wrong.MUST_BE_CHECKED),
    ]


def test_a_post_leaves_the_index_when_the_file_withdraws_it(town, session, exchange):
    post = town.post()
    (row,) = exchange.export(POSTS)
    plan = exchange.carry_out(POSTS, {**row, "state": "withdrawn"})
    assert changes(plan) == [("state", "published", "withdrawn")]
    assert carried(session, post) == set()
    exchange.carry_out(POSTS, {**row, "state": "published"})
    again = session.get_one(Post, post.id)
    assert again.published_at == exchange.now
    assert "topic:bicycle" in carried(session, post)


def test_a_moment_is_kept_to_the_microsecond_when_the_file_repeats_its_second(
    town, session, exchange
):
    post = town.post(published_at=exchange.now - timedelta(hours=3))
    (row,) = exchange.export(POSTS)
    exchange.carry_out(POSTS, {**row, "text": "Neu"})
    changed = session.get_one(Post, post.id)
    assert changed.text == "Neu"
    assert changed.published_at == exchange.now - timedelta(hours=3)


def test_a_plan_asks_the_database_as_often_for_many_rows_as_for_one(
    town, session, exchange, connection
):
    asked = []
    event.listen(connection, "before_cursor_execute", lambda *args: asked.append(args[2]))
    furnish(town, session)
    counts = []
    for _round in range(2):
        town.post(text=f"Noch eins {len(counts)}")
        session.expire_all()
        asked.clear()
        exchange.plan(POSTS, *({**POST, "text": str(n)} for n in range(1 + 2 * len(counts))))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_counting_says_how_many_rows_share_a_fate(town, exchange):
    plan = exchange.plan(ORGANISATIONS, ROW, {**ROW, "slug": "b"})
    assert (plan.count(Verdict.NEW), plan.count(Verdict.CHANGED)) == (2, 0)
