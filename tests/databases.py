"""The databases that tests run on: SQLite always, PostgreSQL when its server is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.served import free_port


def required(part: str) -> bool:
    """Tell whether a missing ``part`` must fail the run instead of being skipped."""
    return part in os.environ.get("HELPBOARD_REQUIRE", "").split(",")


def missing(part: str, package: str) -> None:
    """Skip the asking test and name the package to install; fail it when the part is required."""
    reason = f"{part} is not installed: apt-get install {package}"
    if required(part):
        pytest.fail(reason)
    pytest.skip(reason)


def postgres_programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs, the newest first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a throw-away server on loopback; yield the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="helpboard-pg-"))
    programs = postgres_programs()
    assert programs is not None
    port = free_port()
    data = folder / "data"
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c synchronous_commit=off"
    _run(
        *as_user,
        programs / "initdb",
        "-D",
        data,
        "-A",
        "trust",
        "-U",
        "postgres",
        "-E",
        "UTF8",
        "--locale=C",
    )
    _run(
        *as_user,
        programs / "pg_ctl",
        "-D",
        data,
        "-w",
        "-l",
        folder / "log",
        "-o",
        options,
        "start",
    )
    try:
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run(*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: object) -> None:
    subprocess.run(
        [str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60
    )
