"""The file of a backup: whole, or refused."""

import json
from contextlib import nullcontext

import pytest

from helpboard.adapters.backup_file import (
    FORMAT,
    BackupReader,
    BackupWriter,
    DamagedBackupError,
    Manifest,
)

ROWS = [[number, f"Ä {number}", None, {"a": [1]}] for number in range(300)]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "b"
    with BackupWriter(path, Manifest("2026-11-22T12:00:00+00:00", "0001", "f" * 16)) as writer:
        assert writer.add_table("post", ["id", "text", "a", "b"], ROWS) == 300
        writer.add_file("uploads/a.webp", b"picture" * 50)
        writer.finish()
    return path


def test_what_was_written_is_read_again(file):
    with BackupReader(file) as reader:
        assert list(reader.rows("post")) == ROWS
        assert reader.file("uploads/a.webp") == b"picture" * 50
        assert reader.manifest.revision == "0001"
        assert reader.manifest.tables["post"].rows == 300
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["b"]


@pytest.mark.parametrize(
    "harm",
    {
        "a byte short": lambda whole: whole[:-1],
        "half": lambda whole: whole[: len(whole) // 2],
        "empty": lambda _whole: b"",
        "longer": lambda whole: whole + b"\n",
        "another file": lambda _whole: b"not a backup " * 100,
        "zeros in the middle": lambda whole: whole[:500] + bytes(512) + whole[1012:],
        "twice": lambda whole: whole + whole[:-64] + whole[-64:],
    }.items(),
    ids=lambda harm: harm[0],
)
def test_a_damaged_file_is_refused(file, harm):
    file.write_bytes(harm[1](file.read_bytes()))
    with pytest.raises(DamagedBackupError, match="damaged|no backup"):
        BackupReader(file)


def test_any_single_wrong_byte_is_noticed(file):
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        with pytest.raises(DamagedBackupError):
            BackupReader(file)


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(DamagedBackupError, match="cannot be read: No such file"):
        BackupReader(tmp_path / "b")


def unchecked(monkeypatch, path, manifest):
    """Write a file that a right program would never leave."""
    with monkeypatch.context() as patch, BackupWriter(path, manifest) as writer:
        writer.add_table("post", ["id"], [[1], [2]])
        part = manifest.tables["post"]
        if manifest.format == FORMAT:
            manifest.tables["post"] = type(part)(part.columns, 3, part.sha256)
        patch.setattr("helpboard.adapters.backup_file.BackupReader", lambda _path: nullcontext())
        writer.finish()


def test_a_later_format_is_refused(tmp_path, monkeypatch):
    unchecked(monkeypatch, tmp_path / "b", Manifest("", "", "", format=FORMAT + 1))
    with pytest.raises(DamagedBackupError, match="has format 2"):
        BackupReader(tmp_path / "b")


def test_a_manifest_that_lies_is_noticed(tmp_path, monkeypatch):
    unchecked(monkeypatch, tmp_path / "b", Manifest("", "", ""))
    with pytest.raises(DamagedBackupError, match="table post"):
        BackupReader(tmp_path / "b")


def test_a_file_that_did_not_come_out_right_never_takes_the_place_of_the_last(file):
    first = file.read_bytes()
    manifest = Manifest("", "", "")
    with BackupWriter(file, manifest) as writer:
        writer.add_table("post", ["id"], [[1]])
        manifest.files["uploads/b.webp"] = "0" * 64
        with pytest.raises(DamagedBackupError):
            writer.finish()
    assert file.read_bytes() == first
    assert [path.name for path in file.parent.iterdir()] == ["b"]


def test_a_backup_that_is_given_up_leaves_the_last_one_and_no_half(file):
    first = file.read_bytes()

    def rows():
        yield [1]
        raise KeyError("lost")

    with (
        pytest.raises(KeyError, match="lost"),
        BackupWriter(file, Manifest("", "", "")) as writer,
    ):
        writer.add_table("post", ["id"], rows())
    assert file.read_bytes() == first
    assert [path.name for path in file.parent.iterdir()] == ["b"]


def test_values_that_json_cannot_hold_are_refused(tmp_path):
    with (
        pytest.raises(TypeError),
        BackupWriter(tmp_path / "b", Manifest("", "", "")) as writer,
    ):
        writer.add_table("post", ["id"], [[b"bytes"]])
    assert json.loads("[]") == list(tmp_path.iterdir())
