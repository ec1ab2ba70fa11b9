"""What the doctor finds."""

import os
import pty
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from click.testing import CliRunner

from helpboard.adapters.backup_record import BackupRecord
from helpboard.adapters.heartbeats import Heartbeats
from helpboard.adapters.limits import Limit
from helpboard.cli import main
from helpboard.cli.board import board_app
from helpboard.cli.chore import Chore
from helpboard.cli.refusal import board_settings
from helpboard.cli.worker import go_rounds

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An instance, made once; every test looks at a copy of its own."""
    folder = tmp_path_factory.mktemp("made") / "instance"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HELPBOARD_INSTANCE", str(folder))
        run = CliRunner().invoke(main, ["init", "--area", "ludwigsburg"])
    assert run.exit_code == 0, run.output
    return folder


@pytest.fixture(autouse=True)
def _board(made, instance):
    shutil.copytree(made, instance)


def test_the_doctor_names_an_open_secret(helpboard, instance):
    (instance / "secret").chmod(0o644)
    assert "Other users can read" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_a_database_that_is_behind(helpboard, instance):
    (instance / "helpboard.db").rename(instance / "old.db")
    assert "run “helpboard migrate”" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_a_database_that_is_none(helpboard, instance):
    for path in instance.glob("helpboard.db*"):
        path.unlink()
    (instance / "helpboard.db").write_text("this is no database, whatever its name says" * 100)
    assert "does not answer" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_an_address_that_others_can_overhear(helpboard, monkeypatch):
    monkeypatch.setenv("HELPBOARD_BASE_URL", "http://board.example.org")
    assert "without https" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_a_home_area_that_is_not_there(helpboard, monkeypatch):
    monkeypatch.setenv("HELPBOARD_HOME_AREA", "atlantis")
    assert "is atlantis" in helpboard("doctor", expect=1).stderr


def test_a_wrong_setting_is_named_in_one_sentence(helpboard, monkeypatch):
    monkeypatch.setenv("HELPBOARD_TIMEZONE", "Mars/Olympus")
    said = helpboard("doctor", expect=1).stderr
    assert said.count("\n") == 1
    assert "HELPBOARD_TIMEZONE" in said


@pytest.fixture
def public(monkeypatch, instance):
    """A board that others read, with nothing wrong."""
    for name, value in {
        "BASE_URL": "https://board.example.org",
        "TRUSTED_PROXIES": "1",
        "MAIL_URL": "smtp://127.0.0.1:9",
        "MAIL_FROM": "board@example.org",
    }.items():
        monkeypatch.setenv(f"HELPBOARD_{name}", value)
    Heartbeats(instance).beat("letters")
    BackupRecord(instance).succeeded(datetime.now(UTC))


@pytest.mark.usefixtures("public")
def test_the_doctor_finds_nothing_on_a_board_that_is_well(helpboard):
    said = helpboard("doctor").stdout
    assert "Nothing is wrong." in said
    assert "Nobody coordinates anything yet" in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TRUSTED_PROXIES", "0", "all readers count as one"),
        ("MAIL_URL", "", "nobody can register"),
        ("SECRET_KEY", "ab" * 20, "easy to guess"),
        ("REDIS_URL", "redis://127.0.0.1:9/0", "Redis does not answer"),
        ("TRUSTED_PROXY", "1", "There is no setting HELPBOARD_TRUSTED_PROXY"),
    ],
)
@pytest.mark.usefixtures("public")
def test_the_doctor_names_what_a_public_board_lacks(helpboard, monkeypatch, name, value, said):
    monkeypatch.setenv(f"HELPBOARD_{name}", value)
    found = helpboard("doctor", expect=1).stderr
    assert said in found
    assert found.count("\n") == 1


@pytest.mark.usefixtures("public")
def test_the_doctor_names_backups_that_fail_or_are_too_old(helpboard, instance):
    record = BackupRecord(instance)
    record.succeeded(NOW - timedelta(days=3))
    assert "is its timer running?" in helpboard("doctor", expect=1).stderr
    helpboard("backup", str(instance / "nowhere" / "board.backup"), expect=1)
    assert "failed: see what its log says" in helpboard("doctor", expect=1).stderr
    (instance / "backups.json").unlink()
    assert "never been a backup" in helpboard("doctor", expect=1).stderr


@pytest.mark.usefixtures("public")
def test_the_doctor_names_a_worker_that_is_gone_or_stuck(helpboard, instance):
    sign = instance / "alive" / "letters"
    long_ago = (NOW - timedelta(hours=1)).timestamp()
    os.utime(sign, (long_ago, long_ago))
    assert "The worker has said nothing since" in helpboard("doctor", expect=1).stderr
    (instance / "alive" / "inbox").touch()
    assert "is stuck with: letters" in helpboard("doctor", expect=1).stderr
    shutil.rmtree(instance / "alive")
    assert "No worker has ever run" in helpboard("doctor", expect=1).stderr


@pytest.mark.usefixtures("public")
def test_a_path_that_somebody_mistypes_is_no_backup_that_failed(helpboard, instance):
    mistyped = instance / "nowhere" / "board.backup"
    ours, terminal = pty.openpty()
    command = [sys.executable, "-m", "helpboard.cli", "backup", str(mistyped)]
    assert subprocess.run(command, stderr=terminal, check=False).returncode == 1
    said = os.read(ours, 1000).decode()
    os.close(terminal)
    os.close(ours)
    assert "cannot be written: No such file or directory" in said
    assert not BackupRecord(instance).read().has_failed
    helpboard("backup", str(mistyped), expect=1)
    assert BackupRecord(instance).read().has_failed, "a timer's disk that is not mounted"


@pytest.mark.usefixtures("public")
def test_a_round_that_only_an_older_version_had_is_not_missed(helpboard, instance):
    sign = instance / "alive" / "write-telegrams"
    sign.touch()
    os.utime(sign, (0, 0))
    assert "is stuck with: write-telegrams" in helpboard("doctor", expect=1).stderr
    stop = Event()
    stop.set()
    rounds = ((Chore("letters", 1, bool),),)
    go_rounds(rounds, app=board_app(board_settings()), stop=stop, is_alone=bool)
    assert "Nothing is wrong." in helpboard("doctor").stdout


@pytest.mark.usefixtures("public")
def test_hosts_that_share_an_instance_count_and_live_each_for_itself(
    helpboard, instance, tmp_path, monkeypatch
):
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv("HELPBOARD_LOCAL", str(own))
    assert "No worker has ever run" in helpboard("doctor", expect=1).stderr
    Heartbeats(own).beat("letters")
    assert "Nothing is wrong." in helpboard("doctor").stdout
    counters = board_app(board_settings()).extensions["helpboard"].counters
    assert counters.take(Limit("log-in", 1, timedelta(hours=1)), "alice", now=NOW)
    assert (own / "limits.db").exists()
    assert not (instance / "limits.db").exists()


@pytest.mark.usefixtures("public")
def test_the_doctor_names_a_clock_that_is_behind(helpboard, instance):
    with sqlite3.connect(instance / "helpboard.db") as file:
        file.execute(
            "INSERT INTO entry (at, action, about, about_id, codes)"
            " VALUES ('2999-01-01 00:00:00', 'x', 'x', 1, '{}')"
        )
    assert "is the clock set by the network?" in helpboard("doctor", expect=1).stderr


@pytest.mark.usefixtures("public")
def test_the_doctor_names_a_database_and_a_backup_that_others_can_read(helpboard, instance):
    (instance / "helpboard.db").chmod(0o644)
    (instance / "board.backup").touch(mode=0o644)
    assert helpboard("doctor", expect=1).stderr.count("Other users can read") == 2


@pytest.mark.usefixtures("public")
def test_the_doctor_names_a_database_elsewhere_that_others_can_read(
    helpboard, instance, tmp_path, monkeypatch
):
    (instance / "helpboard.db").rename(tmp_path / "elsewhere.db")
    (tmp_path / "elsewhere.db").chmod(0o640)
    monkeypatch.setenv("HELPBOARD_DATABASE_URL", f"sqlite:///{tmp_path}/elsewhere.db")
    assert f"Other users can read {tmp_path}/elsewhere.db" in helpboard("doctor", expect=1).stderr


@pytest.mark.parametrize(
    "line",
    [
        "HELPBOARD_MAIL_URL smtp://board:hunter2@mail.example.org",
        "HELPBOARD_MAIL_URL: smtp://board:hunter2@mail.example.org:587?tls=start",
        "  HELPBOARD_MAIL_URL smtp://board:hunter2@mail.example.org",
        "hunter2",
    ],
)
@pytest.mark.usefixtures("public")
def test_the_doctor_repeats_no_value_of_a_line_that_lacks_its_sign(helpboard, instance, line):
    file = instance / "helpboard.env"
    count = len(file.read_text("utf-8").splitlines())
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"{line}\n")
    said = helpboard("doctor", expect=1).stderr
    assert f"Line {count + 1} of {file} has no “=”" in said
    assert ("HELPBOARD_MAIL_URL" in said) is ("HELPBOARD" in line)
    assert "hunter2" not in said
    assert said.count("\n") == 1


def test_an_empty_file_that_becomes_the_database_is_closed_to_others(helpboard, instance):
    for path in instance.glob("helpboard.db*"):
        path.unlink()
    (instance / "helpboard.db").touch()
    (instance / "helpboard.db").chmod(0o644)
    helpboard("migrate")
    assert (instance / "helpboard.db").stat().st_mode & 0o777 == 0o600
