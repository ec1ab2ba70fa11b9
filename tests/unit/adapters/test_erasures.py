"""The file that remembers who was erased."""

import fcntl
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from helpboard.adapters.erasures import DamagedErasuresError, Erasure, Erasures
from helpboard.domain.erasure import ErasedKind

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ONE = Erasure(ErasedKind.USER, "a" * 32, NOW)
TWO = Erasure(ErasedKind.CODE, "b" * 32, NOW)


@pytest.fixture
def erasures(tmp_path):
    return Erasures(tmp_path / "erasures.jsonl")


def test_what_is_remembered_is_read_again_in_order_by_its_owner_only(erasures):
    assert erasures.all() == []
    erasures.remember(ONE.kind, ONE.key, at=NOW)
    erasures.add([TWO])
    assert Erasures(erasures.path).all() == [ONE, TWO]
    assert erasures.path.stat().st_mode & 0o777 == 0o600


def test_two_hosts_that_share_the_file_write_after_one_another(erasures):
    erasures.add([ONE])
    with erasures.path.open("ab") as other_host, ThreadPoolExecutor() as pool:
        fcntl.flock(other_host, fcntl.LOCK_EX)
        adding = pool.submit(erasures.add, [TWO])
        with pytest.raises(TimeoutError):
            adding.result(timeout=0.2)
        assert erasures.all() == [ONE]
        fcntl.flock(other_host, fcntl.LOCK_UN)
        adding.result(timeout=5)
    assert erasures.all() == [ONE, TWO]


def test_remembering_nothing_makes_no_file(erasures):
    erasures.add([])
    assert not erasures.path.exists()


def test_a_line_that_a_crash_cut_off_is_left_out_and_the_next_one_is_whole(erasures):
    erasures.add([ONE])
    with erasures.path.open("a") as file:
        file.write('{"kind": "user", "ke')
    assert erasures.all() == [ONE]
    erasures.path.write_text(erasures.path.read_text().removesuffix('{"kind": "user", "ke'))
    with erasures.path.open("r+") as file:
        file.truncate(file.seek(0, 2) - 1)
    erasures.add([TWO])
    assert erasures.all() == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "{}",
        "[]",
        '{"kind": "moon", "key": "' + "a" * 32 + '", "at": "2026-11-22T12:00:00+00:00"}',
        '{"kind": "user", "key": "Alice", "at": "2026-11-22T12:00:00+00:00"}',
        '{"kind": "user", "key": 7, "at": "2026-11-22T12:00:00+00:00"}',
        '{"kind": "user", "key": "' + "a" * 32 + '", "at": 7}',
    ],
)
def test_any_other_line_that_cannot_be_read_stops_everything(erasures, line):
    erasures.path.write_text(f"{line}\n")
    with pytest.raises(DamagedErasuresError, match="Line 1"):
        erasures.all()
