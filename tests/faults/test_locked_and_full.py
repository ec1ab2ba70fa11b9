"""A database locked from outside, a disk that is full or takes no writes: reading goes on."""

import os
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import unescape
from pathlib import Path
from re import findall

import pytest
from sqlalchemy import text

from tests.databases import required
from tests.faults.boards import Board, Readers, Writer, made_on
from tests.served import Server

pytestmark = pytest.mark.faults

LOCKED = 10.0
WITH_WORKER = ("--workers", "2")


@contextmanager
def locked(board: Board) -> Iterator[None]:
    """Let nobody write, from outside."""
    if board.postgres is None:
        with closing(sqlite3.connect(board.database_file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")
        return
    with board.engine.begin() as other:
        other.execute(text("LOCK TABLE submission, question IN SHARE ROW EXCLUSIVE MODE"))
        yield


def kept_in(page: str) -> dict[str, str]:
    """The fields of the form that a page offers to send again."""
    main = page.partition("<main")[2].partition("</main>")[0]
    found = findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', main)
    return {name: unescape(value) for name, value in found}


def assert_kept(status: int, page: str, wanted: str) -> None:
    assert status == 503, page[:2000]
    assert kept_in(page)["text"] == wanted


def taken_after(writer: Writer, wanted: str, *, seconds: float = 30) -> float:
    """Send it again until it is taken; return how many seconds that took."""
    begun = time.monotonic()
    writer.write_until_taken(wanted, seconds=seconds)
    assert writer.wrong == []
    return time.monotonic() - begun


def test_a_database_locked_for_ten_seconds_is_read_and_takes_no_harm(either_board, figures):
    with either_board.served() as server:
        writer = Writer(server.port, "locked")
        writer.look()
        wanted = f"Frage in der Sperre {time.monotonic_ns()}"
        with Readers(server) as readers:
            with locked(either_board):
                begun = time.monotonic()
                status, page = writer.write(wanted)
                assert_kept(status, page, wanted)
                assert time.monotonic() - begun < LOCKED
                time.sleep(max(0.0, LOCKED - (time.monotonic() - begun)))
            recovered = taken_after(writer, wanted)
        there = either_board.texts()[wanted]
    figures(
        acknowledged=1,
        lost=1 - bool(there),
        doubled=there - 1,
        recovered=recovered,
        **readers.figures(),
    )
    assert there == 1
    assert set(readers.statuses) == {200}
    assert readers.answered >= 10


def limit_files(server: Server, size: int) -> None:
    """Let no process of the server write to any file beyond ``size`` bytes."""
    for pid in (server.process.pid, *server.children()):
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))


@pytest.mark.brief
def test_while_no_file_takes_a_byte_reading_goes_on_and_afterwards_writing(board, figures):
    with board.served(*WITH_WORKER) as server:
        writer = Writer(server.port, "stuck")
        writer.look()
        writer.write_until_taken("Frage davor")
        before = server.beside()
        with Readers(server) as readers:
            limit_files(server, 0)
            for number in range(4):
                assert_kept(*writer.write(f"Frage {number}"), f"Frage {number}")
            time.sleep(2)
            limit_files(server, resource.RLIM_INFINITY)
            recovered = taken_after(writer, "Frage 0")
        beside = server.beside()
    there, taken = board.texts(), {"Frage davor", "Frage 0"}
    figures(
        acknowledged=2,
        lost=2 - len(there),
        ghosts=len(set(there) - taken),
        recovered=recovered,
        **readers.figures(),
    )
    assert there == {"Frage davor": 1, "Frage 0": 1}
    assert set(readers.statuses) == {200}
    assert beside == before  # the worker lives on


def _cannot_mount(reason: str) -> None:
    """Skip the asking test; fail it where mounting is required, as on a machine for faults."""
    pytest.fail(reason) if required("mount") else pytest.skip(reason)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB of one's own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mounting, check=False, capture_output=True).returncode:
        reason = "only root may mount a small disk"
        _cannot_mount(reason)
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leave not a byte on a disk; return what to remove."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            return ballast


def test_a_full_disk_is_read_and_is_written_to_again_when_there_is_room(small_disk, figures):
    board = made_on(small_disk / "instance")
    with board.served(*WITH_WORKER) as server:
        writer = Writer(server.port, "full")
        writer.look()
        writer.write_until_taken("Frage davor")
        before = server.beside()
        with Readers(server) as readers:
            ballast = fill(small_disk)
            refused = taken = 0
            for number in range(40):
                # What SQLite keeps of its journal is used up first.
                status, page = writer.write(f"Frage {number} " + "lang " * 300)
                assert status in {303, 503}, page[:2000]
                refused, taken = refused + (status == 503), taken + (status == 303)
            assert_kept(*writer.write("Frage am Ende"), "Frage am Ende")
            ballast.unlink()
            recovered = taken_after(writer, "Frage am Ende")
        beside = server.beside()
    there = board.texts()
    figures(
        acknowledged=taken + 2,
        lost=taken + 2 - len(there),
        failed=refused + 1,
        recovered=recovered,
        **readers.figures(),
    )
    assert len(there) == taken + 2
    assert set(there.values()) == {1}
    assert refused > 0
    assert set(readers.statuses) == {200}
    assert beside == before


@contextmanager
def read_only(board: Board) -> Iterator[None]:
    """Let PostgreSQL be as one that follows another; SQLite's folder be mounted read-only."""
    if board.postgres is not None:
        _say_to_postgres(board, "ALTER SYSTEM SET default_transaction_read_only = on")
        yield
        _say_to_postgres(board, "ALTER SYSTEM RESET default_transaction_read_only")
        return
    folder, aside = str(board.instance), f"{board.instance}-read-only"
    os.makedirs(aside, exist_ok=True)
    if os.geteuid() or subprocess.run(["mount", "--bind", folder, aside], check=False).returncode:
        _cannot_mount("only root may mount a folder read-only")
    mounted = [aside]
    try:
        # Aside first, where nobody has a file open for writing, which the system would refuse.
        subprocess.run(["mount", "-o", "remount,bind,ro", aside], check=True)
        subprocess.run(["mount", "--bind", aside, folder], check=True)
        mounted.append(folder)
        yield
    finally:
        for one in reversed(mounted):
            subprocess.run(["umount", "--lazy", one], check=True)


def _say_to_postgres(board: Board, words: str) -> None:
    with board.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        connection.execute(text(words))
        connection.execute(text("SELECT pg_reload_conf()"))


def test_a_database_that_became_read_only_is_read_and_later_written_to(either_board, figures):
    with either_board.served() as server:
        writer = Writer(server.port, "read-only")
        writer.look()
        wanted = f"Frage auf dem starren Brett {time.monotonic_ns()}"
        with Readers(server) as readers:
            with read_only(either_board):
                if either_board.postgres is None:
                    # Files that are open stay writable; new processes find what is there.
                    os.kill(server.workers()[0], signal.SIGKILL)
                    time.sleep(1)
                statuses = {writer.write(f"{wanted} {n}")[0] for n in range(12)}
                assert 503 in statuses
                assert statuses <= {303, 503}
            recovered = taken_after(writer, wanted)
            for number in range(8):
                writer.write_until_taken(f"{wanted} danach {number}")
        there = either_board.texts()[wanted]
    figures(
        acknowledged=1,
        lost=1 - bool(there),
        doubled=there - 1,
        recovered=recovered,
        **readers.figures(),
    )
    assert writer.wrong == []
    assert there == 1
    # The worker that was killed on purpose may have taken a request with it.
    assert set(readers.statuses) - {0} == {200}
