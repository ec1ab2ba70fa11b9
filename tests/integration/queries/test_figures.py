"""Every figure of the numbers, the radar and a report, counted once more in another way."""

import json
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from helpboard.domain.figures import FIGURES, OVER_DAYS, REACH_MINUTES, Days
from helpboard.domain.people_figures import key_of
from helpboard.models import AreaTravel, Site
from helpboard.queries.areas import area_tree
from helpboard.queries.figures.board import board_figures
from helpboard.queries.figures.people import people_for_others
from helpboard.queries.figures.radar import gaps
from tests.counting import NOW, ZONE, answer, fill

YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def full_town(town):
    """Posts, answers, partnerships, groups, volunteers and sites in two districts and outside."""
    fill(town)
    return town


def _here(session, town):
    """Areas of the town, by another way than the tree: the slugs say it."""
    rows = session.execute(text("SELECT id, slug FROM area")).all()
    return {row.id for row in rows if row.slug.startswith("ludwigsburg")}


def _rows(session, table, ids, column="area_id"):
    rows = session.execute(text(f'SELECT * FROM "{table}"')).mappings().all()
    return [dict(row) for row in rows if row[column] in ids]


def _local(value):
    """Moments lie in the database as naive UTC, on SQLite as text."""
    if value is None:
        return None
    moment = datetime.fromisoformat(str(value)).replace(tzinfo=ZoneInfo("UTC"))
    return moment.astimezone(ZONE)


def _list(value):
    return json.loads(value) if isinstance(value, str) else value


def _by_hand(session, town, first, last):
    ids = _here(session, town)
    posts = _rows(session, "post", ids)
    talks = session.execute(text("SELECT * FROM conversation")).mappings().all()
    new = [row for row in posts if row["first_published_at"]
           and first <= _local(row["first_published_at"]).date() <= last]  # fmt: skip
    known = {row["id"] for row in posts}
    waits = []
    for row in new:
        seen = sorted(_local(one["released_at"]) for one in talks
                      if one["post_id"] == row["id"] and one["released_at"])  # fmt: skip
        if seen and seen[0].date() <= last:
            waits.append((seen[0] - _local(row["first_published_at"])).total_seconds() / 3600)
    groups = {row["id"]: row for row in _rows(session, "group", ids)}
    begun = [
        row for row in _rows(session, "partnership", groups, "group_id")
        if row["state"] in ("active", "ended") and row["since"]
        and first <= date.fromisoformat(str(row["since"])[:10]) <= last
    ]  # fmt: skip
    return {
        "posts": len(new),
        "offers": len([row for row in new if row["kind"] == "offer"]),
        "requests": len([row for row in new if row["kind"] == "request"]),
        "answers": len([one for one in talks if one["post_id"] in known
                        and first <= _local(one["created_at"]).date() <= last]),
        "first_answer": round(median(waits), 1) if waits else None,
        "answered": int(100 * len(waits) / len(new) + 0.5) if new else None,
        "found": sum(row["found"] for row in new),
        "new_partnerships": len(begun),
    }  # fmt: skip


def _standing_by_hand(session, town, near):
    ids = _here(session, town)
    talks = session.execute(text("SELECT * FROM conversation")).mappings().all()
    heard = {one["post_id"] for one in talks if one["released_at"] and one["state"] != "held"}
    posts = [row for row in _rows(session, "post", ids)
             if row["state"] == "published" and _local(row["expires_at"]) > NOW]  # fmt: skip
    asked = [row for row in posts if row["kind"] == "request"]
    groups = [row for row in _rows(session, "group", ids) if row["state"] == "active"]
    offices = [row for row in _rows(session, "organisation", ids)
               if row["state"] == "verified" and row["parent_id"] is None]  # fmt: skip
    pairs = [row for row in session.execute(text("SELECT * FROM partnership")).mappings()
             if row["state"] == "active"]  # fmt: skip
    people = _people(session, ids)
    members = {row[0] for row in session.execute(text("SELECT user_id FROM group_member"))}
    sites = _rows(session, "site", ids)
    own = {row["id"] for row in groups}
    return {
        "open_posts": len(posts),
        "open_requests": len(asked),
        "unmet": sum(row["id"] not in heard
                     and (NOW - _local(row["published_at"])).total_seconds() >= 5 * 86400
                     for row in asked),
        "partnerships": sum(row["group_id"] in {one["id"] for one in _rows(session, "group", ids)}
                            for row in pairs),
        "groups": len(groups),
        "cafes": sum(row["kind"] == "welcome_cafe" for row in groups),
        "organisations": len(offices),
        "organisations_alone": len(
            {row["id"] for row in offices} - {row["organisation_id"] for row in pairs}
        ),
        "groups_alone": len(own - {row["group_id"] for row in pairs}),
        "volunteers": len(people),
        "volunteers_in_groups": sum(row["user_id"] in members for row in people),
        "volunteers_free": sum(row["user_id"] not in members for row in people),
        "sites": len(sites),
        "sites_unserved": sum(row["area_id"] not in near for row in sites),
        "residents": sum(row["head_count"] or 0 for row in sites),
    }  # fmt: skip


def _people(session, ids):
    active = {row[0] for row in session.execute(
        text("SELECT id FROM \"user\" WHERE state = 'active'"))}  # fmt: skip
    today = NOW.date().isoformat()
    return [
        row for row in _rows(session, "volunteer", ids)
        if row["user_id"] in active and row["consent_at"]
        and (row["paused_until"] is None or str(row["paused_until"])[:10] < today)
    ]  # fmt: skip


def _figures(session, town, days=YEAR):
    ids = [row.id for row in (town.home, town.mitte, town.ossweil)]
    return board_figures(session, ids, area_tree(session), days=days, now=NOW, zone=ZONE)


def test_every_figure_is_what_another_count_finds(full_town, session):
    town = full_town
    near = {town.home.id, town.ossweil.id, town.county.id}
    expected = {**_by_hand(session, town, YEAR.first, YEAR.last),
                **_standing_by_hand(session, town, near)}  # fmt: skip
    found = _figures(session, town)
    assert set(found.values) == set(FIGURES)
    assert found.values == expected
    assert expected["unmet"] > 0
    assert expected["first_answer"] not in (None, 0)
    assert expected["sites_unserved"] == 1
    for days, values in found.months:
        assert values == _by_hand(session, town, days.first, days.last)
    assert sum(values["posts"] for _days, values in found.months) == expected["posts"]


def test_volunteers_apart_are_what_another_count_finds(full_town, session):
    people = _people(session, _here(session, full_town))
    names = dict(session.execute(text("SELECT id, slug FROM area")).all())
    expected = {"area": {}, "topic": {}, "language": {}}
    for row in people:
        for kind, keys in (
            ("area", [names[row["area_id"]]]),
            ("topic", _list(row["topics"])),
            ("language", _list(row["languages"])),
        ):
            for key in keys:
                expected[kind][key] = expected[kind].get(key, 0) + 1
    found = _figures(session, full_town)
    assert found.apart == expected
    assert sum(found.apart["area"].values()) == found.values["volunteers"]


def test_the_radar_is_what_another_count_finds(full_town, session):
    town = full_town
    ids = [row.id for row in (town.home, town.mitte, town.ossweil)]
    found = gaps(session, ids, area_tree(session), now=NOW, today=NOW.date())
    branches = {"bicycle": "goods", "office-visit": "guidance", "german-course": "language"}
    slugs = dict(session.execute(text("SELECT slug, id FROM area")).all())
    around = {town.home.id: {town.county.id, town.home.id},
              **{row.id: {town.county.id, town.home.id, row.id}
                 for row in (town.mitte, town.ossweil)}}  # fmt: skip
    everybody = set(slugs.values())
    expected = set()
    for row in _rows(session, "post", set(ids)):
        if (row["kind"], row["state"]) != ("request", "published"):
            continue
        facts = _list(row["facts"])
        asked = [one["code"] for one in facts.get("languages", [])]
        for language in asked or [row["text_lang"].removesuffix("-simple")]:
            expected.add((row["area_id"], row["topic"], language))
    assert {(gap.area_id, gap.topic, gap.language) for gap in found} == expected
    assert len(expected) > 2
    for gap in found:
        wanted = {gap.topic, branches[gap.topic]}
        groups = [
            row for row in _rows(session, "group", everybody)
            if row["state"] == "active" and wanted & set(_list(row["topics"]))
            and gap.language in _list(row["languages"]) and row["area_id"] in around[gap.area_id]
        ]  # fmt: skip
        people = [
            row for row in _people(session, everybody)
            if gap.topic in _list(row["topics"]) and gap.language in _list(row["languages"])
            and ({row["area_id"], *(slugs[one] for one in _list(row["areas"]))}
                 & around[gap.area_id])
        ]  # fmt: skip
        assert (gap.groups, gap.volunteers) == (len(groups), len(people))
    weights = [gap.requests / (1 + gap.groups + gap.volunteers) for gap in found]
    assert weights == sorted(weights, reverse=True)


def test_figures_over_days_do_not_change_when_more_happens_later(full_town, session):
    summer = Days(date(2026, 1, 1), date(2026, 10, 31))
    before = _figures(session, full_town, summer).values
    post = full_town.post(published_at=NOW - timedelta(hours=1), area_id=full_town.mitte.id)
    answer(full_town, post, NOW, is_held=False)
    after = _figures(session, full_town, summer).values
    kept = [code for code in OVER_DAYS if code != "found"]
    assert [before[code] for code in kept] == [after[code] for code in kept]
    assert after["open_posts"] == before["open_posts"] + 1


def test_a_site_that_has_closed_is_in_no_figure_from_the_next_day_on(full_town, session):
    town = full_town
    before = _figures(session, town).values
    site = town.add(
        Site(
            key="zu", name="Römerhügel", kind="shelter", area_id=town.mitte.id, address="Geheim 2",
            head_count=40, languages=[], closes_on=NOW.date() - timedelta(days=1),
            created_at=NOW, updated_at=NOW,
        )
    )  # fmt: skip
    tree = area_tree(session)
    assert _figures(session, town).values == before
    _shown, counts = people_for_others(session, tree, today=NOW.date())
    assert counts[key_of("ludwigsburg", "residents")] == before["residents"]
    site.closes_on = NOW.date()
    session.flush()
    after = _figures(session, town).values
    assert after["sites"] == before["sites"] + 1
    assert after["sites_unserved"] == before["sites_unserved"] + 1
    assert after["residents"] == before["residents"] + 40
    _shown, counts = people_for_others(session, tree, today=NOW.date())
    assert counts[key_of("ludwigsburg", "residents")] == after["residents"]


def test_a_measured_way_brings_a_group_within_reach(full_town, session):
    town = full_town
    assert _figures(session, town).values["sites_unserved"] == 1
    way = AreaTravel(from_id=town.mitte.id, to_id=town.ossweil.id, minutes=REACH_MINUTES)
    town.add(way)
    assert _figures(session, town).values["sites_unserved"] == 0
    way.minutes = REACH_MINUTES + 1
    session.flush()
    assert _figures(session, town).values["sites_unserved"] == 1
