"""The databases that tests run on: SQLite always, PostgreSQL when its server is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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
    pytest.skip(reason)  # a board of SQLite alone is tested without installing the rest


def postgres_programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs, the newest first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@dataclass
class PostgresServer:
    """A throw-away server on loopback that can be stopped, started and told things."""

    folder: Path
    programs: Path
    port: int
    options: str

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder} {self.options}"
        self.run("pg_ctl", "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: "fast" ends what runs, "immediate" is as good as pulling the plug."""
        self.run("pg_ctl", "-m", mode, "stop")

    def run(self, program: str, *arguments: object) -> None:
        as_root = os.geteuid() == 0  # PostgreSQL refuses to run as root
        before = ["runuser", "-u", "postgres", "--"] if as_root else []
        command = [*before, self.programs / program, "-D", self.folder / "data", *arguments]
        subprocess.run(
            [str(part) for part in command],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
            timeout=60,
        )


FORGETFUL = "-c fsync=off -c synchronous_commit=off"
"""Fast, and good for everything but pulling the plug."""


@contextmanager
def postgres_cluster(options: str = "") -> Iterator[PostgresServer]:
    """Run a server of one's own until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="helpboard-pg-"))
    programs = postgres_programs()
    assert programs is not None
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    server = PostgresServer(folder, programs, free_port(), options)
    server.run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C")
    server.start()
    try:
        yield server
    finally:
        with suppress(subprocess.CalledProcessError):  # a test may have stopped it
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a throw-away server on loopback; yield the address of its database."""
    with postgres_cluster(FORGETFUL) as server:
        yield server.url
