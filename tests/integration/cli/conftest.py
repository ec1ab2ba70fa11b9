"""The command, run inside the test as an operator would at a terminal."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from helpboard.adapters.uploads import Uploads
from helpboard.cli import main
from helpboard.models import Photo
from tests.integration.cli.real_boards import (
    PICTURE,
    disposed,
    on_server,
    other_database,
    session_of_board,
    settled,
)

Command = Callable[..., Result]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the instance will be."""
    for name in ("HELPBOARD_SECRET_KEY", "HELPBOARD_DATABASE_URL", "HELPBOARD_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPBOARD_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "instance"


@pytest.fixture
def helpboard(instance: Path) -> Command:
    """Run the command and demand its exit status."""

    def run(*arguments: str, expect: int = 0, typed: str = "") -> Result:
        result = CliRunner().invoke(main, arguments, input=typed)
        assert result.exit_code == expect, result.output + repr(result.exception)
        return result

    return run


@pytest.fixture(scope="module")
def template(database, request, tmp_path_factory) -> Iterator[tuple[Path, str]]:
    """An instance full of rows, made once; every test works on a copy of its own."""
    with pytest.MonkeyPatch.context() as patch, disposed(patch):
        folder, url = tmp_path_factory.mktemp("full") / "instance", ""
        patch.setenv("HELPBOARD_INSTANCE", str(folder))
        if database == "postgresql":
            url = request.getfixturevalue("postgres_url")
            on_server(url, "CREATE DATABASE full_board")
            patch.setenv("HELPBOARD_DATABASE_URL", other_database(url, "full_board"))
        run = CliRunner().invoke(main, ["init", "--area", "ludwigsburg"])
        assert run.exit_code == 0, run.output
        name = Uploads(folder / "uploads").keep(PICTURE)
        with session_of_board() as session:
            settled(session)
            session.scalars(select(Photo)).one().name = name
    yield folder, url
    if url:
        on_server(url, "DROP DATABASE full_board WITH (FORCE)")


@pytest.fixture
def full(template, helpboard, instance, monkeypatch):
    """The command, on a board with rows in all tables and a picture."""
    folder, url = template
    shutil.copytree(folder, instance)
    with disposed(monkeypatch):
        if url:
            on_server(url, "CREATE DATABASE copied_board TEMPLATE full_board")
            monkeypatch.setenv("HELPBOARD_DATABASE_URL", other_database(url, "copied_board"))
        yield helpboard
    if url:
        on_server(url, "DROP DATABASE copied_board WITH (FORCE)")
