"""The directory leaves in the format of Open Referral, and the standard's own schemas accept it."""

import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from helpboard.cli.exchange import export_command
from tests.databases import required
from tests.guards.files import ROOT
from tests.journeys.demo import Demo

pytestmark = pytest.mark.slow

NAMES = ("organization", "service", "service_at_location")


@cache
def schemas() -> Path:
    """Return the folder of the standard's schemas, beside the checkout or one above."""
    folders = [above / "shared/data/hsds-3" for above in (ROOT.parent, ROOT.parent.parent)]
    found = next((folder for folder in folders if folder.is_dir()), None)
    if found is None:
        reason = "the schemas of HSDS 3 (8 MB) are not beside the checkout"
        if required("hsds"):
            pytest.fail(reason)
        pytest.skip(reason)  # whoever has only the checkout can test all else
    return found


@pytest.fixture(scope="module")
def folder(either_demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("hsds") / "directory"
    with either_demo.app.app_context():
        done = CliRunner().invoke(export_command, ["hsds", str(written)])
    assert done.exit_code == 0, done.output
    return written


@pytest.mark.parametrize("name", NAMES)
def test_every_thing_is_what_the_standard_says(folder: Path, name: str) -> None:
    schema = json.loads((schemas() / f"{name}.json").read_text("utf-8"))
    things = json.loads((folder / f"{name}.json").read_text("utf-8"))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert len(things) > 10
    for thing in things:
        assert [fault.message[:200] for fault in validator.iter_errors(thing)] == [], thing["id"]
        assert set(thing) <= set(schema["properties"])


def test_opening_hours_are_a_text_and_rules_beside_it(folder: Path) -> None:
    services = json.loads((folder / "service.json").read_text("utf-8"))
    rows = [(one["id"], row) for one in services for row in one["schedules"]]
    assert all(row["service_id"] == owner for owner, row in rows)
    assert len({row["id"] for _owner, row in rows}) == len(rows)
    rules = [row for _owner, row in rows if "freq" in row]
    assert {row["freq"] for row in rules} == {"WEEKLY", "MONTHLY"}
    assert {(row["timezone"], row["opens_at"][5:]) for row in rules} == {
        (1, "+01:00"),
        (2, "+02:00"),
    }
    assert all(row["valid_from"] < row["valid_to"] for row in rules)
    with_text = [one for one in services if one["schedules"]]
    assert all("description" in one["schedules"][0] for one in with_text)
    assert len([one for one in with_text if len(one["schedules"]) > 1]) > len(with_text) / 2


def test_it_holds_the_public_directory_and_no_secret(either_demo: Demo, folder: Path) -> None:
    texts = {name: (folder / f"{name}.json").read_text("utf-8") for name in NAMES}
    organisations = json.loads(texts["organization"])
    departments = {one["id"] for one in organisations if "parent_organization_id" in one}
    slugs = {one["uri"].rpartition("/")[2]: one["id"] for one in organisations}
    shown = set(either_demo.shown_organisations)
    assert shown <= slugs.keys()
    assert {slugs[slug] for slug in slugs.keys() - shown} <= departments
    assert slugs.keys().isdisjoint(either_demo.manifest["organisations"]["hidden"])
    everything = "\n".join(texts.values()).lower()
    assert not [canary for canary in either_demo.canaries if canary.lower() in everything]
    ids = [one["id"] for text in texts.values() for one in json.loads(text)]
    assert len(ids) == len(set(ids))
    services = {one["id"] for one in json.loads(texts["service"])}
    assert services == {one["id"] for owner in organisations for one in owner["services"]}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("", "utf-8")
    assert CliRunner().invoke(export_command, ["hsds", str(there)]).exit_code == 2
    assert CliRunner().invoke(export_command, ["groups", str(tmp_path)]).exit_code == 2
