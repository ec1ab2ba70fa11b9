"""An upgrade ends with the new database, or with the old one and nothing lost."""

import flask_migrate
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

from helpboard.cli.backup import NEVER, write_backup
from helpboard.cli.board import board_app
from helpboard.cli.database import bring_to_head, wanted_revision
from helpboard.cli.migrating import MIGRATIONS, can_migrate
from helpboard.cli.refusal import RefusedError
from helpboard.models import User
from tests.integration.cli.real_boards import CANARY, everything, session_of_board

pytestmark = pytest.mark.slow

BEFORE = ScriptDirectory(str(MIGRATIONS)).get_revision("head").down_revision


@pytest.fixture
def old(full, instance):
    """A board as the last version left it, without its newest tables."""
    with can_migrate(board_app()).app_context():
        flask_migrate.downgrade(directory=str(MIGRATIONS), revision=BEFORE)
    return full


def revision():
    with session_of_board() as session:
        return session.scalar(text("SELECT version_num FROM alembic_version"))


def people():
    """What is in a table that both revisions have."""
    with session_of_board() as session:
        return session.execute(select(User.id, User.name, User.email).order_by(User.id)).all()


def test_an_upgrade_brings_the_database_to_head_and_leaves_a_backup(old, instance):
    before = people()
    said = old("upgrade").output
    assert revision() == wanted_revision() != BEFORE
    assert people() == before
    assert f"before-{wanted_revision()}.backup" in said
    kept = sorted(path.name for path in instance.iterdir() if "before" in path.name)
    assert kept == [f"before-{wanted_revision()}.backup"]
    assert (instance / kept[0]).stat().st_mode & 0o777 == 0o600


def test_letters_that_wait_are_no_reason_to_go_back(old, instance):
    with session_of_board() as session:
        session.execute(text("UPDATE letter SET next_try_at = '2026-01-01 00:00:00'"))
        session.commit()
    old("upgrade")
    assert revision() == wanted_revision()


def test_upgrading_again_does_nothing(full, instance):
    before = everything()
    assert "nothing to do" in full("upgrade").output
    assert everything() == before
    assert not list(instance.glob("before*"))


def test_a_database_that_is_not_right_afterwards_goes_back(old, instance, monkeypatch):
    before = people()

    def spoilt(_app):
        with session_of_board() as session:
            session.execute(text("""UPDATE "user" SET name = 'spoilt'"""))
        yield "Something is wrong."

    monkeypatch.setattr("helpboard.cli.upgrade.database_faults", spoilt)
    refused = old("upgrade", expect=1)
    assert "Something is wrong." in refused.output
    assert f"at revision {BEFORE}, as before" in refused.output
    assert revision() == BEFORE
    assert people() == before
    assert CANARY in {person.name for person in before}
    assert [path.name for path in instance.glob("*.db")] in ([], ["helpboard.db"])


def test_a_migration_that_fails_in_the_middle_goes_back(old, monkeypatch):
    before = people()

    def half(app):
        bring_to_head(app)
        raise RuntimeError("rows that point to nothing")

    monkeypatch.setattr("helpboard.cli.upgrade.bring_to_head", half)
    assert "rows that point to nothing" in old("upgrade", expect=1).output
    assert revision() == BEFORE
    assert people() == before


def test_a_migration_that_changed_nothing_costs_nobody_a_word(old, monkeypatch):
    def refuses(_app):
        with session_of_board() as session:
            session.execute(text("""UPDATE "user" SET name = 'meanwhile'"""))
        raise RefusedError("locked")

    monkeypatch.setattr("helpboard.cli.upgrade.bring_to_head", refuses)
    assert "locked" in old("upgrade", expect=1).output
    assert {person.name for person in people()} == {"meanwhile"}


def test_a_backup_that_cannot_be_made_stops_the_upgrade(old, monkeypatch):
    def full_disk(*_arguments, **_options):
        raise RefusedError("no room")

    monkeypatch.setattr("helpboard.cli.upgrade.write_backup", full_disk)
    assert "no room" in old("upgrade", expect=1).output
    assert revision() == BEFORE


def test_the_backup_of_an_upgrade_restores_like_any_other(full, instance, tmp_path, monkeypatch):
    write_backup(board_app(), tmp_path / "b", without=NEVER)
    before = everything()
    full("restore", str(tmp_path / "b"))
    assert everything()["message"] == before["message"]
    assert everything()["login"] == []
