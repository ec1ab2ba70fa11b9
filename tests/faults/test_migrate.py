"""Migrating twice at once, and after a crash in the middle."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from tests.served import HELPBOARD, ROOT, clean_environment, run

pytestmark = pytest.mark.faults


@pytest.fixture
def environment(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    more = {"HELPBOARD_SECRET_KEY": "x" * 40}
    (tmp_path / "instance").mkdir()
    if database == "sqlite":
        yield clean_environment(tmp_path / "instance", **more)
        return
    server = str(request.getfixturevalue("postgres_url"))
    name = f"faults_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = f"{server.rpartition('/')[0]}/{name}"
    yield clean_environment(tmp_path / "instance", HELPBOARD_DATABASE_URL=url, **more)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def _start(environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*HELPBOARD, "migrate"],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_two_at_once_are_as_good_as_one(environment):
    both = [_start(environment) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert "nothing to do" in run("migrate", environment=environment)


def test_a_crash_in_the_middle_leaves_what_the_next_run_finishes(environment):
    for pause in (0.5, 0.8, 1.0, 1.1, 1.2, 1.3):
        process = _start(environment)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
    run("migrate", environment=environment)
    assert "nothing to do" in run("migrate", environment=environment)
