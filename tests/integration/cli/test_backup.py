"""A backup is whole or refused, fits either database, and brings back nobody who was erased."""

import json
import zipfile

import pytest
from sqlalchemy import func, select

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.adapters.uploads import Uploads
from helpboard.cli.backup import DERIVED, ENDED
from helpboard.cli.board import board_app
from helpboard.domain.post import PostState
from helpboard.extensions import db
from helpboard.models import (
    Message,
    Photo,
    Post,
    PostFacet,
    SearchDocument,
    User,
)
from helpboard.services.erasure import erase_person
from tests.integration.cli.real_boards import (
    NOW,
    everything,
    other_database,
    session_of_board,
)
from tests.integration.services.people import CANARY
from tests.town import Town

pytestmark = pytest.mark.slow


def test_a_restored_board_is_what_it_was(full, tmp_path, instance):
    file = tmp_path / "b"
    said = full("backup", str(file)).output
    before = everything()
    assert min(len(rows) for name, rows in before.items() if name in {"area", "message"}) > 1
    with session_of_board() as session:
        session.execute(Post.__table__.update().values(text="spoilt"))
        session.execute(Message.__table__.delete())
        name = session.scalars(select(Photo.name)).one()
    Uploads(instance / "uploads").drop(name)

    full("restore", str(file))

    after = everything()
    assert after["login"] == [] != before["login"]
    assert {name: len(after[name]) for name in DERIVED} == {
        name: len(before[name]) for name in DERIVED
    }
    assert min(len(after[name]) for name in DERIVED) > 0
    assert comparable(after) == comparable(before)
    assert Uploads(instance / "uploads").read(name) == b"large"
    assert "secret is not in it" in said


def test_a_backup_of_either_database_restores_on_the_other(full, template, tmp_path, monkeypatch):
    full("backup", str(tmp_path / "there"))
    before = comparable(everything())
    if template[1]:
        monkeypatch.delenv("HELPBOARD_DATABASE_URL")
        full("restore", str(tmp_path / "there"))
        assert comparable(everything()) == before
        full("backup", str(tmp_path / "back"))
        monkeypatch.setenv("HELPBOARD_DATABASE_URL", other_database(template[1], "copied_board"))
        with session_of_board() as session:
            session.execute(Message.__table__.delete())
        full("restore", str(tmp_path / "back"))
        assert comparable(everything()) == before


def comparable(rows):
    return {name: rows[name] for name in rows if name not in DERIVED | ENDED}


def test_new_rows_get_new_numbers_after_restoring(full, tmp_path):
    full("backup", str(tmp_path / "b"))
    full("restore", str(tmp_path / "b"))
    with session_of_board() as session:
        last = session.scalar(select(func.max(User.id)))
        town = object.__new__(Town)
        town.session, town.now = session, NOW
        assert town.person("New").id > last


def test_a_backup_holds_no_secret_no_log_in_and_only_its_owner_reads_it(full, tmp_path, instance):
    file = tmp_path / "b"
    full("backup", str(file))
    secret = (instance / "secret").read_text().strip().encode()
    with zipfile.ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, content in contents.items() if secret in content]
    assert not [name for name in contents if "login" in name or "search" in name]
    assert json.loads(contents["manifest.json"])["tables"]["user"]["rows"] == 2
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".half")] == []


def test_who_was_erased_since_stays_away_and_their_partner_keeps_the_words(
    full, tmp_path, instance
):
    full("backup", str(tmp_path / "b"))
    with session_of_board() as session:
        person = session.scalars(select(User).where(User.name == CANARY)).one()
        erased = erase_person(
            session, user_id=person.id, journal=Erasures(instance / FILE), now=NOW
        )
    for name in erased.pictures:
        Uploads(instance / "uploads").drop(name)

    said = full("restore", str(tmp_path / "b")).output

    assert "Erased again, as before: 1." in said
    with session_of_board() as session:
        assert session.scalars(select(User.name)).all() == ["Bob"]
        assert session.scalars(select(Message.text)).all() == ["Ist es noch da?"]
        assert session.scalars(select(Photo)).all() == []
        gone = session.scalars(select(Post).where(Post.state == PostState.WITHDRAWN)).all()
        assert [post.text for post in gone] == [""]
        found = set(session.scalars(select(PostFacet.post_id)))
        assert found == set(session.scalars(select(SearchDocument.post_id))) - {None}
        assert gone[0].id not in found
    assert not (instance / "uploads" / f"{erased.pictures[0]}.webp").exists()
    assert len(Erasures(instance / FILE).all()) == 1


def test_erasures_go_along_to_another_machine(full, tmp_path, instance, monkeypatch):
    full("backup", str(tmp_path / "before"))
    with session_of_board() as session:
        person = session.scalars(select(User).where(User.name == CANARY)).one()
        erase_person(session, user_id=person.id, journal=Erasures(instance / FILE), now=NOW)
    full("backup", str(tmp_path / "after"))
    (instance / FILE).unlink()

    full("restore", str(tmp_path / "after"))
    full("restore", str(tmp_path / "before"))

    with session_of_board() as session:
        assert session.scalars(select(User.name)).all() == ["Bob"]


def test_a_damaged_file_is_refused_and_nothing_changes(full, tmp_path):
    file = tmp_path / "b"
    full("backup", str(file))
    before = everything()
    file.write_bytes(file.read_bytes()[:-1])
    assert "is no backup, or the beginning of one" in full("restore", str(file), expect=1).output
    assert everything() == before


def test_a_backup_of_another_revision_is_refused_and_nothing_changes(full, tmp_path, monkeypatch):
    monkeypatch.setattr("helpboard.cli.backup.current_revision", lambda: "0001")
    full("backup", str(tmp_path / "b"))
    before = everything()
    refused = full("restore", str(tmp_path / "b"), expect=1)
    assert "made at revision 0001" in refused.output
    assert everything() == before


def test_when_restoring_fails_half_way_the_board_stays_as_it_was(full, tmp_path, monkeypatch):
    full("backup", str(tmp_path / "b"))
    with session_of_board() as session:
        session.execute(Post.__table__.update().values(text="newer"))
    before = everything()

    def no_room(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("helpboard.adapters.uploads.os.fsync", no_room)
    refused = full("restore", str(tmp_path / "b"), expect=1)
    assert "No space left on device" in refused.output
    assert everything() == before


def test_a_damaged_database_is_moved_away_and_a_new_one_made(full, template, tmp_path, instance):
    if template[1]:  # there is no file of ours that could be damaged or moved away
        pytest.skip("PostgreSQL keeps its files to itself")  # so that SQLite is the whole case
    full("backup", str(tmp_path / "b"))
    before = comparable(everything())
    with board_app().app_context():
        db.engine.dispose()
    (instance / "helpboard.db").write_bytes(b"not a database" * 4096)
    assert "damaged" in full("backup", str(tmp_path / "c"), expect=1).output
    assert "move it away" in full("restore", str(tmp_path / "b"), expect=1).output
    for path in instance.glob("helpboard.db*"):
        path.unlink()
    full("restore", str(tmp_path / "b"))
    assert comparable(everything()) == before


def test_a_damaged_file_of_erasures_stops_both(full, tmp_path, instance):
    full("backup", str(tmp_path / "b"))
    (instance / FILE).write_text("nonsense\n")
    before = everything()
    assert "damaged" in full("restore", str(tmp_path / "b"), expect=1).output
    assert "damaged" in full("backup", str(tmp_path / "c"), expect=1).output
    assert everything() == before
    assert not (tmp_path / "c").exists()


def test_a_backup_that_cannot_be_written_leaves_the_last_one(full, tmp_path):
    file = tmp_path / "b"
    full("backup", str(file))
    first = file.read_bytes()
    assert "cannot be written" in full("backup", str(tmp_path / "no" / "b"), expect=1).output
    assert file.read_bytes() == first
    full("backup", str(file))
    assert file.exists()


def test_a_picture_that_is_not_there_is_said_and_no_hindrance(full, tmp_path, instance):
    for path in (instance / "uploads").iterdir():
        path.unlink()
    assert "is not there" in full("backup", str(tmp_path / "b")).output
    full("restore", str(tmp_path / "b"))


def test_another_secret_is_noticed(full, tmp_path, instance, monkeypatch):
    full("backup", str(tmp_path / "b"))
    assert "another secret" not in full("restore", str(tmp_path / "b")).output
    monkeypatch.setenv("HELPBOARD_SECRET_KEY", "x" * 40)
    assert "another secret" in full("restore", str(tmp_path / "b")).output
