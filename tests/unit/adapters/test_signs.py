"""What the worker and backups leave in the instance folder."""

from datetime import UTC, datetime, timedelta

from helpboard.adapters.backup_record import FILE, BackupRecord
from helpboard.adapters.heartbeats import Heartbeats
from helpboard.domain.backups import Backups

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_record_of_backups_keeps_both_moments(tmp_path):
    record = BackupRecord(tmp_path)
    assert record.read() == Backups()
    record.succeeded(NOW)
    record.failed(NOW + timedelta(days=1))
    assert BackupRecord(tmp_path).read() == Backups(NOW, NOW + timedelta(days=1))


def test_a_broken_record_says_nothing_and_is_written_anew(tmp_path):
    for text in ("", "[]", '{"succeeded": 3}', '{"succeeded": "soon"}'):
        (tmp_path / FILE).write_text(text)
        assert BackupRecord(tmp_path).read() == Backups()
    BackupRecord(tmp_path).succeeded(NOW)
    assert BackupRecord(tmp_path).read() == Backups(NOW)


def test_the_worker_gives_a_sign_for_each_round_and_not_at_every_turn(tmp_path):
    heart = Heartbeats(tmp_path)
    assert heart.last() == {}
    heart.beat("expire posts")
    (first,) = heart.last().values()
    (tmp_path / "alive" / "expire-posts").unlink()
    heart.beat("expire posts")
    assert heart.last() == {}
    assert abs(datetime.now(UTC) - first) < timedelta(minutes=1)


def test_a_round_that_this_version_does_not_have_is_not_missed(tmp_path):
    heart = Heartbeats(tmp_path)
    heart.forget_others(["letters"])
    for name in ("letters", "expire posts", "what an old version did"):
        heart.beat(name)
    heart.forget_others(["letters", "expire posts", "inbox"])
    assert list(heart.last()) == ["expire-posts", "letters"]


def test_a_folder_that_takes_nothing_is_no_trouble(tmp_path):
    (tmp_path / "alive").write_text("in the way")
    Heartbeats(tmp_path).beat("letters")
    assert Heartbeats(tmp_path).last() == {}
    BackupRecord(tmp_path / "nowhere").failed(NOW)
