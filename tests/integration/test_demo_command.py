"""`helpboard demo`: what it makes, keeps, renews and refuses."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpboard.cli.demo import instance
from helpboard.cli.demo.command import demo
from helpboard.cli.demo.instance import ForeignInstanceError, Made

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MADE = Made(seed=42, size="ludwigsburg", posts=0, made_at=NOW.isoformat())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HELPBOARD_DATABASE_URL", "HELPBOARD_SECRET_KEY", "HELPBOARD_HOME_AREA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPBOARD_INSTANCE", str(tmp_path / "town"))
    monkeypatch.setenv("HELPBOARD_BASE_URL", "http://127.0.0.1:8123")
    return tmp_path / "town"


def run(*words: str) -> Result:
    return CliRunner().invoke(demo, ["--no-serve", *words])


def test_demo_makes_the_town_once_and_serves_it_again(folder: Path) -> None:
    written = folder.parent / "manifest.json"
    first = run("--manifest", str(written))
    assert first.exit_code == 0, first.output
    assert "coordinator@example.org" in first.output
    manifest = json.loads(written.read_text(encoding="utf-8"))
    assert manifest["base_url"] == "http://127.0.0.1:8123"
    with sqlite3.connect(folder / "helpboard.db") as database:
        (number,) = database.execute("SELECT count(*) FROM post").fetchone()
    assert number == sum(map(len, manifest["posts"].values()))
    made = (folder / "helpboard.db").stat().st_ino
    secret = (folder / "secret").read_text(encoding="ascii")
    again = run()
    assert again.exit_code == 0, again.output
    assert (folder / "helpboard.db").stat().st_ino == made
    assert (folder / "secret").read_text(encoding="ascii") == secret
    assert run("--force").exit_code == 0
    assert (folder / "secret").read_text(encoding="ascii") != secret


def test_demo_refuses_a_folder_with_anything_else_and_leaves_it_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "secret").write_text("of a real board")
    refused = run("--force")
    assert refused.exit_code == 1
    assert "not a demo" in refused.output
    assert [path.name for path in folder.iterdir()] == ["secret"]


def test_demo_refuses_a_database_with_anything_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = f"sqlite:///{folder.parent / 'real.db'}"
    monkeypatch.setenv("HELPBOARD_DATABASE_URL", real)
    assert run().exit_code == 0
    monkeypatch.setenv("HELPBOARD_INSTANCE", str(folder.parent / "other"))
    refused = run()
    assert refused.exit_code == 1
    assert "HELPBOARD_DATABASE_URL" in refused.output
    assert run().exit_code == 1, "nor the second time, when the folder is there"


def test_a_demo_is_served_for_a_week_and_only_as_it_was_made() -> None:
    def wanted(days: int, **given: int) -> Made:
        return Made(42, "ludwigsburg", given.get("posts", 0), (NOW + timedelta(days)).isoformat())

    assert MADE.serves(wanted(6))
    assert not MADE.serves(wanted(7))
    assert not MADE.serves(wanted(-1))
    assert not MADE.serves(wanted(1, posts=10))


def test_an_unfinished_demo_is_made_anew(folder: Path) -> None:
    instance.prepare(folder, {"HELPBOARD_DEMO": "1"})
    assert instance.demo_in(folder) is None
    instance.finish(folder, MADE, "{}")
    assert instance.demo_in(folder) == MADE


def test_preparing_clears_the_old_demo_but_not_an_instance_inside(folder: Path) -> None:
    instance.prepare(folder, {})
    (folder / "letters").mkdir()
    (folder / "letters" / "1.eml").write_text("old")
    (folder / "inner").mkdir()
    (folder / "inner" / "secret").write_text("another board's")
    instance.prepare(folder, {"HELPBOARD_DEMO": "1"})
    assert not (folder / "letters").exists()
    assert (folder / "inner" / "secret").read_text() == "another board's"
    assert (folder / "secret").stat().st_mode & 0o077 == 0


def test_an_instance_inside_another_folder_does_not_make_it_foreign(folder: Path) -> None:
    (folder / "demo").mkdir(parents=True)
    (folder / "demo" / "secret").touch()
    assert instance.demo_in(folder) is None
    (folder / "helpboard.db").touch()
    with pytest.raises(ForeignInstanceError):
        instance.demo_in(folder)
