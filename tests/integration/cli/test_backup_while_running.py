"""Backups and restores while others write and read."""

import threading
import time

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import OperationalError

from helpboard.adapters.backup_file import BackupReader
from helpboard.models import Entry, Message, Participant
from tests.integration.cli.real_boards import NOW, everything, session_of_board

pytestmark = pytest.mark.slow


class Busy(threading.Thread):
    """Does something again and again until it is told to stop; remembers what went wrong."""

    def __init__(self, do):
        super().__init__(daemon=True)
        self.do, self.times, self.trouble = do, 0, None
        self.stop = threading.Event()

    def run(self):
        try:
            while not self.stop.is_set():
                self.do()
                self.times += 1
        except Exception as trouble:  # a thread would swallow it; __exit__ fails the test with it
            self.trouble = trouble

    def __enter__(self):
        self.start()
        while self.times < 3 and self.trouble is None:
            time.sleep(0.01)
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.join(20)
        assert not self.is_alive()
        assert self.trouble is None, repr(self.trouble)


def write_two():
    """Two rows that belong together: no moment has one without the other.

    On a slow machine a restore may last longer than a writer on SQLite waits; it then comes again.
    """
    try:
        with session_of_board() as session:
            row = {"at": NOW, "about": "post", "about_id": 1, "codes": {}}
            session.execute(insert(Entry), [{"action": "one", **row}, {"action": "two", **row}])
    except OperationalError as trouble:
        if "locked" not in str(trouble):
            raise


def test_a_backup_beside_writers_has_all_that_was_acknowledged_and_nothing_torn(full, tmp_path):
    with Busy(write_two) as writer:
        for number in range(3):
            acknowledged = 2 * writer.times
            full("backup", str(tmp_path / f"b{number}"))
            with BackupReader(tmp_path / f"b{number}") as reader:
                rows = list(reader.rows("entry"))
            assert len(rows) >= acknowledged
            assert len(rows) % 2 == 0
    assert writer.times > 3


def test_readers_see_the_board_before_or_after_a_restore_and_nothing_between(full, tmp_path):
    full("backup", str(tmp_path / "b"))
    before = everything()
    with session_of_board() as session:
        session.execute(Message.__table__.delete())
        session.execute(Participant.__table__.delete())
    seen = set()

    def look():
        with session_of_board() as session:
            counts = [
                select(func.count()).select_from(table).scalar_subquery()
                for table in (Message, Participant)
            ]
            seen.add(tuple(session.execute(select(*counts)).one()))

    whole = len(before["message"]), len(before["participant"])
    with Busy(look) as reader:
        full("restore", str(tmp_path / "b"))
        look()
    assert reader.times > 3
    assert seen == {(0, 0), whole}


def test_a_restore_waits_for_a_writer_and_a_writer_for_a_restore(full, tmp_path):
    full("backup", str(tmp_path / "b"))
    with Busy(write_two):
        full("restore", str(tmp_path / "b"))
    after = everything()
    assert len(after["entry"]) % 2 == 0
