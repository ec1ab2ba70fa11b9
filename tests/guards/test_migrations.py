"""The migrations tell the same story as the models, forwards and backwards, with rows in them."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import create_engine, func, inspect, select, table, text

from helpboard.adapters.revisions import newest_revision
from helpboard.app import create_app
from helpboard.cli.migrating import can_migrate
from helpboard.config import Settings
from helpboard.domain.decision import AppealState, Reason, Verdict
from helpboard.domain.post import PostState
from helpboard.extensions import db, writing
from helpboard.models import Appeal, Base, Decision
from tests.conftest import SECRET
from tests.town import Town

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
REVISIONS = [
    script.revision for script in reversed(list(ScriptDirectory(str(MIGRATIONS)).walk_revisions()))
]


@pytest.fixture
def empty_url(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database in which nothing is."""
    if database == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    server = str(request.getfixturevalue("postgres_url"))
    name = f"empty_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield f"{server.rpartition('/')[0]}/{name}"
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def board(empty_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An app in front of an empty database, in its context."""
    settings = Settings(
        instance=tmp_path, secret_key=SECRET, database_url=empty_url, is_testing=True
    )
    app = can_migrate(create_app(settings))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def _fill() -> None:
    """Put a small town into the tables, through the models."""
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        town = Town(session, now)
        town.organisation()
        town.schedule(town.group())
        town.person()
        decision = Decision(
            post_id=town.post().id, verdict=Verdict.HIDE, reason=Reason.UNSAFE, at=now,
            old_state=PostState.PUBLISHED, new_state=PostState.HIDDEN,
        )  # fmt: skip
        town.add(decision)
        objection = {"text": "Nein.", "text_lang": "de", "state": AppealState.OPEN}
        town.add(Appeal(decision_id=decision.id, created_at=now, **objection))


def _counts() -> dict[str, int]:
    with db.engine.connect() as connection:
        names = sorted(inspect(connection).get_table_names())
        return {
            name: connection.scalar(select(func.count()).select_from(table(name))) or 0
            for name in names
            if name != "alembic_version"
        }


def test_there_is_one_head():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [newest_revision(MIGRATIONS)]


def test_an_empty_folder_has_no_newest_revision(tmp_path):
    assert newest_revision(tmp_path) is None


@pytest.mark.parametrize("path", sorted(MIGRATIONS.glob("versions/*.py")), ids=lambda p: p.stem)
def test_a_migration_imports_nothing_of_the_app(path):
    assert "helpboard" not in path.read_text("utf-8")


def test_upgrading_from_nothing_gives_the_models(board):
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        given = board.extensions["migrate"].configure_args
        context = MigrationContext.configure(connection, opts={**given, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_upgrading_twice_is_upgrading_once(board):
    flask_migrate.upgrade()
    _fill()
    before = _counts()
    flask_migrate.upgrade()
    assert _counts() == before
    assert before["post"] == 1


def test_downgrading_to_nothing_leaves_nothing_even_of_a_town(board):
    flask_migrate.upgrade()
    _fill()
    flask_migrate.downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]


@pytest.mark.parametrize("revision", REVISIONS[1:])
def test_a_migration_back_and_forth_keeps_every_row_that_it_does_not_know(board, revision):
    flask_migrate.upgrade()
    _fill()
    flask_migrate.downgrade(revision=revision)
    before = _counts()
    flask_migrate.downgrade(revision="-1")
    between = _counts()
    flask_migrate.upgrade(revision=revision)
    after = _counts()
    assert {name: after[name] for name in between} == {name: before[name] for name in between}
    flask_migrate.upgrade()


REBUILDING = """
from alembic import op
import sqlalchemy as sa

revision, down_revision = "rebuild", "{head}"

def upgrade():
    with op.batch_alter_table("area", recreate="{recreate}") as batch:
        batch.alter_column("name", type_=sa.String(300))

def downgrade():
    pass
"""


def test_rebuilding_a_table_takes_no_rows_from_those_that_point_to_it(board, tmp_path):
    flask_migrate.upgrade()
    _fill()
    before = _counts()
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    recreate = "always" if db.engine.dialect.name == "sqlite" else "never"
    (folder / "versions" / "rebuild.py").write_text(
        REBUILDING.format(head=REVISIONS[-1], recreate=recreate)
    )
    flask_migrate.upgrade(directory=str(folder))
    assert _counts() == before
    assert before["coordinator"] == 0
    assert before["organisation"] == 1
