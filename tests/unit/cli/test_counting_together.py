"""Several processes count as one."""

import errno
import fcntl
import os
import shutil
import subprocess
import sys

import pytest

from helpboard.adapters.meters import FOLDER, Meters, merge_ended
from helpboard.cli.serve import COUNTS, left_behind

COUNT = """
import sys
from pathlib import Path
from helpboard.adapters.meters import Meters, share
from helpboard.adapters import meters
if sys.argv[1] == "first":
    share(Path(sys.argv[2]))
one = Meters()
one.answered("board.index", "200 OK", 0.5)
sys.stdout.write(one.exposition().decode())
"""


def test_processes_that_share_a_folder_tell_for_all_of_them(tmp_path):
    def counted(which):
        done = subprocess.run(
            [sys.executable, "-c", COUNT, which, str(tmp_path)],
            env={**os.environ, FOLDER: str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    line = 'helpboard_requests_total{endpoint="board.index",status="2xx"} '
    assert f"{line}1.0" in counted("first")
    assert f"{line}2.0" in counted("second")
    assert f"{line}1.0" in counted("first"), "a server that starts anew counts anew"


FULL = """
import resource, sys
from pathlib import Path
from helpboard.adapters.meters import Meters, share
share(Path(sys.argv[1]))
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
one = Meters()
def count():
    one.answered("board.index", "200 OK", 0.5)
    one.looked_up("hit")
    one.asked_database()
count()
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
count()
count()
sys.stdout.write(one.exposition().decode())
"""


def test_what_finds_no_room_is_not_counted_and_harms_nobody(tmp_path):
    said = subprocess.check_output([sys.executable, "-c", FULL, str(tmp_path)], text=True)
    assert 'helpboard_requests_total{endpoint="board.index",status="2xx"} 2.0' in said
    assert 'helpboard_page_cache_total{outcome="hit"} 2.0' in said
    assert "helpboard_statements_total 2.0" in said


MANY = """
import os, sys
from pathlib import Path
from helpboard.adapters.meters import Meters, share
share(Path(sys.argv[1]))
one = Meters()
def count(most):
    for number in range(most):
        one.answered(f"view.{number:04}", "200 OK", 0.5)
count(2000)
folder = Path(sys.argv[1])
assert max(path.stat().st_size for path in folder.iterdir()) > 1_000_000
holes = [path for path in folder.iterdir() if path.stat().st_blocks * 512 < path.stat().st_size]
assert not holes, "a hole that is written to when the disk is full ends the process"
def full(*_):
    raise OSError(28, "No space left on device")
os.posix_fallocate = full
before = {path: path.stat().st_size for path in folder.iterdir()}
count(9000)
assert before == {path: path.stat().st_size for path in folder.iterdir()}
sys.stdout.write(one.exposition().decode())
"""


def test_room_for_counts_is_taken_before_they_are_written(tmp_path):
    said = subprocess.check_output([sys.executable, "-c", MANY, str(tmp_path)], text=True)
    assert 'helpboard_requests_total{endpoint="view.1999",status="2xx"} 2.0' in said
    assert "view.8999" not in said


NOBODY = 5_000_000
"""A number that no process has: Linux gives none above 4,194,304."""


@pytest.fixture
def counts(tmp_path, monkeypatch):
    """A folder in which twenty processes counted that have ended, and one that lives."""
    monkeypatch.setenv(FOLDER, str(tmp_path))
    code = COUNT + "\nprint('counted', flush=True)\nsys.stdin.read()"
    command = [sys.executable, "-c", code, "second", str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as living:
        assert b"counted\n" in iter(living.stdout.readline, b"")
        subprocess.run(command, input=b"", stdout=subprocess.DEVNULL, check=True)
        for kind in ("counter", "histogram"):
            os.utime(tmp_path / f"{kind}_{living.pid}.db", (0, 0))
            (ended,) = {*tmp_path.glob(f"{kind}_*.db")} - {tmp_path / f"{kind}_{living.pid}.db"}
            for number in range(20):
                shutil.copy(ended, tmp_path / f"{kind}_{NOBODY + number}.db")
            ended.unlink()
        yield tmp_path, living.pid
        living.communicate(b"")


def told():
    return set(Meters().exposition().splitlines())


def test_what_ended_processes_counted_stays_in_the_sums(counts):
    folder, _ = counts
    before = told()
    assert b'helpboard_requests_total{endpoint="board.index",status="2xx"} 21.0' in before
    assert b'helpboard_request_seconds_sum{endpoint="board.index"} 10.5' in before
    assert b'helpboard_request_seconds_bucket{endpoint="board.index",le="1.0"} 21.0' in before
    for _ in range(2):
        merge_ended(folder)
        assert told() == before
    (folder / f"counter_{NOBODY}.db").touch()
    merge_ended(folder)
    assert told() == before


def test_what_does_not_fit_among_the_sums_waits_and_is_added_once(counts, monkeypatch):
    folder, _ = counts
    before = told()

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as disk:
        disk.setattr(os, "posix_fallocate", full)
        with pytest.raises(OSError, match="full"):
            merge_ended(folder)
    assert told() == before
    merge_ended(folder)
    assert told() == before


def test_only_processes_that_live_keep_files_of_their_own(counts):
    folder, living = counts
    merge_ended(folder)
    assert {path.name for path in folder.iterdir()} == {
        f"{kind}_{who}.db" for kind in ("counter", "histogram") for who in (0, living)
    }


def test_nothing_is_merged_while_somebody_tells_what_was_counted(counts):
    folder, _ = counts
    before = set(folder.iterdir())
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    merge_ended(folder)
    assert set(folder.iterdir()) == before
    os.close(descriptor)
    merge_ended(folder)
    assert set(folder.iterdir()) != before


def test_a_server_that_was_killed_leaves_its_counts_to_the_next_to_remove(tmp_path):
    names = {"dead": f"{COUNTS}99999999-a", "own": f"{COUNTS}{os.getpid()}-a"}
    for name in (*names.values(), f"{COUNTS}1-a", "helpboard-99999999-a"):
        (tmp_path / name).mkdir()
    assert {path.name for path in left_behind(tmp_path)} == set(names.values())


def test_what_others_put_where_counts_are_kept_stops_no_server_and_stays(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"{COUNTS}99999999-dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / f"{COUNTS}99999999-leading").symlink_to(tmp_path / "elsewhere")
    (tmp_path / f"{COUNTS}99999999-file").touch()
    assert left_behind(tmp_path) == []
