"""The wheel, installed far from the checkout, is a whole board."""

import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.served import ROOT, clean_environment, run, served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built in a copy so that nothing is left behind."""
    folder = tmp_path_factory.mktemp("wheel")
    left_out = shutil.ignore_patterns(
        ".*", "*.egg-info", "__pycache__", "build", "dist", "instance", "tests", "*.mo"
    )
    shutil.copytree(ROOT, folder / "source", ignore=left_out)
    command = ("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, folder / "source")
    subprocess.run([sys.executable, *command], check=True, capture_output=True, timeout=120)
    [built] = folder.glob("helpboard-*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The command of a new environment that holds the wheel and borrows its dependencies."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", symlinks=True)
    [packages] = (folder / "venv/lib").glob("python*/site-packages")
    zipfile.ZipFile(wheel).extractall(packages)
    # Borrowed last, so that an editable install of the checkout cannot stand in.
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return (str(folder / "venv/bin/python"), "-m", "helpboard.cli")


def test_the_wheel_holds_everything_that_a_board_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "static", "translations", "migrations"):
        there = {
            f"helpboard/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
            and "__pycache__" not in path.parts
            and path.suffix not in {".mo", ".part"}
        }
        assert there - names == set()
    assert not [name for name in names if name.startswith("tests/")]


def test_a_board_from_the_wheel_is_made_and_served(command, tmp_path):
    instance = tmp_path / "instance"
    environment = clean_environment(instance)
    environment.pop("PYTHONPATH", None)
    where = subprocess.run(
        [command[0], "-c", "import helpboard.config; print(helpboard.config.ROOT)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout
    assert where.strip().endswith("site-packages/helpboard")
    run("init", "--area", "ludwigsburg", command=command, environment=environment, folder=tmp_path)
    with served(instance, command=command, environment=environment, folder=tmp_path) as server:
        assert server.get("/healthz").status == 200
        page = server.get("/de/")
        assert page.status == 200
        assert b"<h1" in page.body
        assert server.get("/static/app.css").status == 200
    said = run("i18n", "check", command=command, environment=environment, folder=tmp_path, expect=1)
    assert "installed board" in said


def test_the_wheel_brings_the_demo_town_along(command, tmp_path):
    instance = tmp_path / "demo"
    environment = clean_environment(instance)
    environment.pop("PYTHONPATH", None)
    run("demo", "--no-serve", command=command, environment=environment, folder=tmp_path)
    with served(instance, command=command, environment=environment, folder=tmp_path) as server:
        board = server.get("/ar/board/").body.decode()
    assert board.count('data-testid="post-card"') == 25
    assert "معروض" in board
