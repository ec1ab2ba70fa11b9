"""The folder of pictures."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from helpboard.adapters.pictures import Picture
from helpboard.adapters.uploads import PictureSize, Uploads
from helpboard.domain.errors import NotFoundError

PICTURE = Picture(large=b"large", small=b"small", width=4, height=3)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path / "uploads")


def test_a_kept_picture_is_read_in_both_sizes_under_a_random_name(uploads):
    name, other = uploads.keep(PICTURE), uploads.keep(PICTURE)
    assert name != other
    assert len(name) == 32
    assert uploads.read(name) == b"large"
    assert uploads.read(name, PictureSize.SMALL) == b"small"
    assert sorted(path.name for path in uploads.folder.glob(f"{name}*")) == [
        f"{name}-small.webp",
        f"{name}.webp",
    ]


def test_nobody_else_on_the_machine_reads_pictures_and_no_half_file_is_left(uploads):
    name = uploads.keep(PICTURE)
    assert uploads.folder.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o777 for path in uploads.folder.iterdir()} == {0o600}
    assert len(list(uploads.folder.iterdir())) == 2
    assert uploads.path(name).is_file()


def test_a_dropped_picture_is_gone_and_dropping_twice_is_harmless(uploads):
    name, other = uploads.keep(PICTURE), uploads.keep(PICTURE)
    uploads.drop(name)
    uploads.drop(name)
    for size in PictureSize:
        with pytest.raises(NotFoundError):
            uploads.read(name, size)
    assert uploads.read(other) == b"large"


@pytest.mark.parametrize(
    "name",
    ["", "../secret", "a" * 31, "a" * 33, "A" * 32, "g" * 32, "a" * 32 + "\n", "a/" * 16, "٣" * 32],
)
def test_a_name_that_is_none_is_not_looked_for(uploads, name):
    for use in (uploads.read, uploads.drop, uploads.path):
        with pytest.raises(NotFoundError):
            use(name)


def test_pictures_older_than_a_moment_are_listed_and_strange_files_are_not(uploads):
    old, new = uploads.keep(PICTURE), uploads.keep(PICTURE)
    for size in PictureSize:
        long_ago = (NOW - timedelta(days=3)).timestamp()
        os.utime(uploads.path(old, size), (long_ago, long_ago))
        os.utime(uploads.path(new, size), (NOW.timestamp(), NOW.timestamp()))
    (uploads.folder / "notes.webp").write_bytes(b"")
    assert list(uploads.names(before=NOW - timedelta(days=1))) == [old]
    assert list(Uploads(uploads.folder / "none").names(before=NOW)) == []
