"""A new version, or another setting, for a board that goes on serving."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.served import ROOT, Server, clean_environment, run, served, wait_until_ready

pytestmark = pytest.mark.slow


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A copy of the program, whose code may be changed."""
    folder = tmp_path / "code"
    shutil.copytree(ROOT / "helpboard", folder / "helpboard")
    for name in ("templates", "static", "translations", "migrations"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return tmp_path / "instance"


@pytest.fixture
def server(code: Path, instance: Path) -> Iterator[Server]:
    environment = clean_environment(instance)
    run("init", "--area", "ludwigsburg", environment=environment, folder=code)
    arguments = ("--workers", "2", "--no-worker")
    with served(instance, environment=environment, folder=code, arguments=arguments) as running:
        wait_until_all_are_ready(running)
        yield running


def wait_until_all_are_ready(server: Server) -> None:
    """Knock so often that each worker has answered, as each has a door of its own."""
    for _ in range(20):
        wait_until_ready(server)


def bring_in(server: Server, *, until: Callable[[], bool]) -> None:
    """Send SIGHUP and wait for what it shall bring about; the server must not end meanwhile."""
    server.process.send_signal(signal.SIGHUP)
    wait(server, until=until)


def wait(server: Server, *, until: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not until():
        assert server.process.poll() is None, server.log.read_text("utf-8")
        assert time.monotonic() - begun < 120
        time.sleep(0.1)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_new_code_is_read_as_a_whole_also_what_the_first_process_had_read(server, code):
    before = set(server.workers())
    read_by_all, health = "helpboard/domain/languages.py", "helpboard/web/health/views.py"
    change(code / read_by_all, "FIRST_SET: Final", 'NEWS: Final = "new"\nFIRST_SET: Final')
    extensions = "from helpboard.extensions import db\n"
    change(code / health, extensions, f"from helpboard.domain.languages import NEWS\n{extensions}")
    change(code / health, 'status="ok"', "status=NEWS")
    bring_in(server, until=lambda: not before & set(server.workers()))
    wait_until_ready(server)
    assert server.get("/healthz").body == b'{"status":"new"}\n'


def test_what_cannot_be_served_is_refused_and_the_old_goes_on(server, code, instance):
    before = set(server.workers())
    settings = instance / "helpboard.env"
    right = settings.read_text("utf-8")
    settings.write_text(f"{right}HELPBOARD_TIMEZONE=Nowhere\n", "utf-8")
    bring_in(server, until=lambda: "the old go on" in server.log.read_text("utf-8"))
    assert "HELPBOARD_TIMEZONE is “Nowhere”" in server.log.read_text("utf-8")
    assert set(server.workers()) == before
    wait_until_ready(server)

    settings.write_text(right, "utf-8")
    bring_in(server, until=lambda: not before & set(server.workers()))
    wait_until_ready(server)


def test_a_worker_that_cannot_begin_takes_no_other_with_it(server, instance):
    stays, falls = server.workers()
    settings = instance / "helpboard.env"
    right = settings.read_text("utf-8")
    settings.write_text(f"{right}HELPBOARD_TIMEZONE=Nowhere\n", "utf-8")
    os.kill(falls, signal.SIGKILL)
    wait(server, until=lambda: "The others go on" in server.log.read_text("utf-8"))
    assert {server.get("/healthz").status for _ in range(20)} == {200}  # no door is without one
    assert stays in server.workers()

    settings.write_text(right, "utf-8")
    wait(server, until=lambda: len(server.workers()) == 2)
    wait_until_all_are_ready(server)
