"""``helpboard match solve``: a town file in, a plan out; a wrong file is told with every path."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from helpboard.cli import main
from helpboard.cli.match import solve as solving
from tests.unit.domain.matching.towns import closing_town, random_town, side

ROOT = Path(__file__).parents[3]
TOWN = {
    "districts": [{"id": "mitte", "lat": 48.777, "lon": 9.18}],
    "volunteers": [
        {"id": "v1", "district": "mitte", "topics": ["sewing"], "languages": {"ar": "C1"},
         "slots": [[2, 1020, 1200]], "hours": 3, "max_travel": 30, "age": 30, "clearance": None,
         "woman": None, "consent": True, "settled_in": None},
    ],
    "roles": [
        {"id": "r1", "group": "g1", "district": "mitte", "topic": "sewing", "must_speak": [],
         "helpful": ["ar"], "slots": [[2, 1080, 1200]], "min_minutes": 60, "capacity": 2,
         "min_age": None, "clearance_needed": False, "women_only": False},
    ],
}  # fmt: skip


def schema(name):
    found = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def as_file(town):
    """Write a town as a town file would have it; what such a file cannot say is left out."""
    left_out = {"needs_step_free", "is_step_free", "is_active", "standings", "rooms", "topics"}

    def plain(row):
        if isinstance(row, (set, frozenset)):
            return sorted(plain(one) for one in row)
        if isinstance(row, (tuple, list)):
            return [plain(one) for one in row]
        if hasattr(row, "__slots__") and not isinstance(row, str):
            keys = [name for name in row.__slots__ if name not in left_out or is_kept(row, name)]
            return {name: plain(getattr(row, name)) for name in keys}
        return row

    def is_kept(row, name):
        return name == "topics" and hasattr(row, "consent")

    document = plain(town)
    document["travel_minutes"] = {"|".join(key): n for key, n in town.travel_minutes.items()}
    return document


@pytest.fixture
def solve(tmp_path):
    def run(document):
        town, out = tmp_path / "town.json", tmp_path / "plan.json"
        out.unlink(missing_ok=True)
        text = document if isinstance(document, str) else json.dumps(document)
        town.write_text(text, encoding="utf-8")
        result = CliRunner().invoke(
            main, ["match", "solve", "--town", str(town), "--out", str(out)]
        )  # fmt: skip
        plan = json.loads(out.read_text(encoding="utf-8")) if out.exists() else None
        return result, plan

    return run


def test_a_town_gets_its_plan_with_points_and_reasons(solve):
    result, plan = solve(TOWN)
    assert (result.exit_code, result.stderr) == (0, "")
    seconds = plan.pop("seconds")
    assert 0 <= seconds < 20
    assert plan == {
        "plan": [
            {"volunteer": "v1", "role": "r1", "points": 92.5, "reasons": [
                {"code": "topic-same", "points": 40},
                {"code": "travel-same-district", "points": 30},
                {"code": "languages-all", "points": 15},
                {"code": "time-spare", "points": 7.5},
            ]},
        ],
        "menus": {"v1": ["r1"]},
        "questions": [],
        "partners": {},
        "gap": 0.0,
    }  # fmt: skip


def test_any_town_gives_a_plan_that_its_schema_allows_and_no_rule_forbids(solve):
    for seed in range(12):
        town = random_town(seed)
        homed = [one for one in as_file(town)["volunteers"] if one["district"]]
        document = as_file(town) | {"volunteers": homed}
        known = {row["id"] for row in homed}
        for name in ("blocked", "declined"):
            document[name] = [pair for pair in document[name] if pair[0] in known]
        schema("town-file").validate(document)
        result, plan = solve(document)
        assert result.exit_code == 0, result.stderr
        schema("plan").validate(plan)
        check(document, plan)


def check(document, plan):
    people = {row["id"]: row for row in document["volunteers"]}
    roles = {row["id"]: row for row in document["roles"]}
    shut = {(v, r["id"]) for v, g in document["blocked"] for r in roles.values() if r["group"] == g}
    shut |= {tuple(pair) for pair in document["declined"]}
    assert max(Counter(row["volunteer"] for row in plan["plan"]).values(), default=0) <= 1
    filled = Counter(row["role"] for row in plan["plan"])
    filled.update(one["settled_in"] for one in people.values() if one["settled_in"])
    assert all(filled[row["id"]] <= row["capacity"] for row in roles.values()
               if row["id"] in {line["role"] for line in plan["plan"]})  # fmt: skip
    for line in plan["plan"]:
        person, role = people[line["volunteer"]], roles[line["role"]]
        assert sum(row["points"] for row in line["reasons"]) == line["points"]
        assert person["consent"] is True
        assert person["settled_in"] is None
        assert (person["id"], role["id"]) not in shut
        assert person["clearance"] is True or not role["clearance_needed"]
        assert person["woman"] is True or not role["women_only"]
        assert role["min_age"] is None or person["age"] >= role["min_age"]
        assert set(role["must_speak"]) <= set(person["languages"])
        assert role["min_minutes"] == 0 or (person["slots"] and role["slots"])
    for person, offered in plan["menus"].items():
        assert not {(person, role) for role in offered} & shut
        assert people[person]["consent"] is True


def test_a_closing_site_keeps_its_teams_together(solve, monkeypatch):
    monkeypatch.setattr(solving, "CLOSING_SECONDS", 5.0)
    town = closing_town(people=12, teams=3)
    result, plan = solve(as_file(town))
    assert result.exit_code == 0, result.stderr
    group_of = {role.id: role.group for role in town.roles}
    home = {line["volunteer"]: group_of[line["role"]] for line in plan["plan"]}
    assert len(home) == 12
    for team in town.teams:
        counts = Counter(home[one] for one in team)
        assert min(counts.values()) > 1


def test_partners_are_the_groups_that_give_what_is_sought(solve):
    organisation = side("club", seeks=[("expert-hour", "sewing")])
    groups = [
        side("no", gives=[("expert-hour", "bank")]),
        side("yes", gives=[("expert-hour", "sewing")]),
    ]
    document = TOWN | {
        "organisations": [as_side(organisation)], "groups": [as_side(row) for row in groups],
    }  # fmt: skip
    _result, plan = solve(document)
    assert plan["partners"] == {"club": ["yes"]}


def as_side(row):
    needs = {
        name: [{"kind": need.kind, "topic": need.topic} for need in getattr(row, name)]
        for name in ("gives", "seeks")
    }
    return {"id": row.id, "district": row.district, "languages": [], "slots": None} | needs


def changed(path, value):
    """Return the town with one value set, by its path."""
    document = json.loads(json.dumps(TOWN))
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (changed(["colour"], 1), "colour: is not a known key"),
        (changed(["volunteers", 0, "name"], "A"), "volunteers[0].name: is not a known key"),
        (changed(["volunteers", 0, "slots", 0], [2, 1200, 1020]),
         "volunteers[0].slots[0]: must end after it begins"),
        (changed(["volunteers", 0, "slots", 0], [7, 0, 60]),
         "volunteers[0].slots[0][0]: must be from 0 to 6"),
        (changed(["volunteers", 0, "slots"], [[2, 1020]]),
         "volunteers[0].slots[0]: must be [weekday 0–6, from minute, to minute]"),
        (changed(["volunteers", 0, "topics"], ["chess"]),
         "volunteers[0].topics[0]: “chess” is not the code of a topic (a leaf)"),
        (changed(["volunteers", 0, "languages"], {"ar": "D1"}),
         "volunteers[0].languages.ar: “D1” is not a level from A0 to C2"),
        (changed(["volunteers", 0, "consent"], "yes"),
         "volunteers[0].consent: must be true, false or null"),
        (changed(["volunteers", 0, "age"], True), "volunteers[0].age: must be a number"),
        (changed(["volunteers", 0, "settled_in"], "r9"),
         "volunteers[0].settled_in: there is no role “r9”"),
        (changed(["volunteers", 0, "district"], "ost"),
         "volunteers[0].district: there is no district “ost”"),
        (changed(["roles", 0, "capacity"], 0), "roles[0].capacity: must be from 1 to 10000"),
        (changed(["roles", 0, "capacity"], 10**9), "roles[0].capacity: must be from 1 to 10000"),
        (changed(["roles", 0, "clearance_needed"], None),
         "roles[0].clearance_needed: must be true or false"),
        (changed(["roles", 0, "id"], "a\u202eb"),
         "roles[0].id: must be one line without control characters"),
        (changed(["blocked"], [["v1", "g9"]]), "blocked[0][1]: there is no group “g9”"),
        (changed(["declined"], [["v1"]]), "declined[0]: must be a pair of ids"),
        (changed(["teams"], [["v1"], ["v1"]]), "teams[1]: “v1” is in a team already"),
        (changed(["travel_minutes"], {"mitte": 3}),
         "travel_minutes[“mitte”]: must name two districts as <one>|<other>"),
        (changed(["volunteers"], TOWN["volunteers"] * 2), "volunteers[1].id: “v1” is there twice"),
        ({"volunteers": []}, "districts: is missing"),
        ([], "the file: must be an object"),
        ("{", "the file: is not readable JSON"),
        ('{"districts": [], "districts": []}', "the key “districts” is there twice"),
        ('{"districts": [{"id": "a", "lat": NaN, "lon": 1}]}', "NaN is not a number"),
        ("[" * 100_000, "the file: is nested too deeply"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_the_path_of_what_is_wrong(solve, document, told):
    result, plan = solve(document)
    assert result.exit_code == 1
    assert told in result.stderr
    assert plan is None


def test_everything_that_is_wrong_is_told_at_once_and_endless_lists_are_cut(solve):
    document = changed(["roles", 0, "capacity"], 0)
    document["volunteers"][0]["slots"] = [[9, 9, 9]] * 50
    result, _plan = solve(document)
    assert result.stderr.count("\n") == 21


def test_without_or_tools_the_plan_is_greedy_and_says_so(solve, monkeypatch):
    monkeypatch.setattr("helpboard.adapters.solver.find_spec", lambda _name: None)
    result, plan = solve(TOWN)
    assert result.exit_code == 0
    assert "OR-Tools is not installed, so the plan is greedy." in result.stderr
    assert [line["role"] for line in plan["plan"]] == ["r1"]
