"""A backup while people write, and one of which the end is missing."""

import time

import pytest

from helpboard.adapters.backup_file import BackupReader
from tests.faults.boards import Writers, assert_nothing_lost
from tests.served import run

pytestmark = pytest.mark.faults


def test_a_backup_under_load_has_all_that_was_acknowledged_before_it(
    either_board, tmp_path, figures
):
    file = tmp_path / "board.backup"
    with either_board.served() as server:
        with Writers(server) as writers:
            time.sleep(2)
            before = writers.acknowledged
            begun = time.monotonic()
            run("backup", str(file), environment=either_board.environment)
            took = time.monotonic() - begun
        counted = writers.counted(either_board)
    with BackupReader(file) as reader:
        column = reader.manifest.tables["question"].columns.index("text")
        texts = [row[column] for row in reader.rows("question")]
    figures(**counted, in_backup=len(texts), before_it=len(before), seconds=round(took, 1))
    assert len(before) >= 5
    assert before <= set(texts)
    assert len(texts) == len(set(texts))
    assert writers.failed == []
    assert_nothing_lost(counted)


def test_a_truncated_backup_is_refused_and_the_board_stays_as_it_was(either_board, tmp_path):
    file = tmp_path / "board.backup"
    run("backup", str(file), environment=either_board.environment)
    before = either_board.texts()
    file.write_bytes(file.read_bytes()[:-1000])
    said = run("restore", str(file), environment=either_board.environment, expect=1)
    assert "backup" in said
    assert either_board.texts() == before
