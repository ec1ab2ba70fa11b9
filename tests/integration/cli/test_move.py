"""A moved board is what it was, on either database and back again; half a move is no move."""

import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from helpboard.adapters.table_rows import fill
from helpboard.adapters.uploads import Uploads
from helpboard.cli import move as moving
from helpboard.cli.backup import DERIVED
from helpboard.cli.board import board_app
from helpboard.config import Settings
from helpboard.extensions import db
from helpboard.models import Area, Login, Message, Photo, User
from helpboard.web.auth import cookie_name, hashed
from tests.integration.cli.real_boards import (
    NOW,
    everything,
    on_server,
    other_database,
    session_of_board,
)
from tests.integration.services.people import CANARY
from tests.town import Town

pytestmark = pytest.mark.slow


@pytest.fixture
def target(postgres_url, template, tmp_path):
    """The address of an empty database of the other kind."""
    if template[1]:
        yield f"sqlite:///{tmp_path}/moved.db"
        return
    on_server(postgres_url, "CREATE DATABASE moved_board")
    yield other_database(postgres_url, "moved_board")
    on_server(postgres_url, "DROP DATABASE moved_board WITH (FORCE)")


def without_derived(rows):
    return {name: rows[name] for name in rows if name not in DERIVED}


def test_a_board_moves_to_the_other_database_and_back_with_every_row_and_log_in(
    full, target, instance, tmp_path, monkeypatch
):
    stay_logged_in("a token")
    before = everything()
    said = full("move", "--to", target).output
    assert "never switch back" in said.splitlines()[-1]
    assert everything() == before

    monkeypatch.setenv("HELPBOARD_DATABASE_URL", target)
    there = everything()
    assert without_derived(there) == without_derived(before)
    assert sizes(there, DERIVED) == sizes(before, DERIVED)
    assert lets_in("a token")
    assert not lets_in("another")
    if target.startswith("sqlite"):
        assert (tmp_path / "moved.db").stat().st_mode & 0o777 == 0o600
    else:
        close_pages()
        back = f"sqlite:///{tmp_path}/back.db"
        assert sums(full("move", "--to", back).output) == sums(said)
        monkeypatch.setenv("HELPBOARD_DATABASE_URL", back)
        assert without_derived(everything()) == without_derived(there)
        monkeypatch.setenv("HELPBOARD_DATABASE_URL", target)
    with session_of_board() as session:
        assert Uploads(instance / "uploads").read(session.scalars(select(Photo.name)).one())
        last = session.scalar(select(func.max(User.id)))
        town = object.__new__(Town)
        town.session, town.now = session, NOW
        assert town.person("New").id > last


def stay_logged_in(token):
    with session_of_board() as session:
        person = session.scalars(select(User).where(User.name == CANARY)).one()
        until = NOW + timedelta(days=3650)
        values = {"user_id": person.id, "token_hash": hashed(token), "client": ""}
        session.add(Login(created_at=NOW, expires_at=until, **values))


def lets_in(token):
    """Whether this token opens the page that belongs to somebody."""
    client = board_app().test_client()
    client.set_cookie(cookie_name(is_https=False), token, domain="127.0.0.1")
    return client.get("/de/my/", base_url="http://127.0.0.1:8000").status_code == 200


def close_pages():
    """Give back the connections of those that looked at pages in this process."""
    app = board_app()
    app.extensions["helpboard"].version.close()
    with app.app_context():
        db.engine.dispose()


def sizes(rows, names):
    return {name: len(rows[name]) for name in names}


def sums(said):
    """What a move said of each table: its rows and its checksum."""
    lines = [line.split() for line in said.splitlines()[:-2]]
    assert len(lines) > 80
    return {name: (rows, checksum) for name, rows, checksum in lines}


def test_half_a_move_is_no_move_and_nobody_writes_meanwhile(full, target, monkeypatch):
    engine = create_engine(target)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE foreign_rows (id INTEGER)"))
    said = full("move", "--to", target, expect=1).output
    assert "not empty" in said
    assert "foreign_rows" in said
    assert inspect(engine).get_table_names() == ["foreign_rows"]
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE foreign_rows"))

    with monkeypatch.context() as patch:
        patch.setattr(moving, "fill", careless)
        said = full("move", "--to", target, expect=1).output
    assert "The table message did not arrive as it was." in said
    assert areas_in(engine) == 0

    tried = []
    compare = moving._compare
    monkeypatch.setattr(moving, "_compare", lambda *a: (tried.append(write_now()), compare(*a)))
    full("move", "--to", target)
    assert tried == ["refused"]
    areas = areas_in(engine)
    assert areas > 1

    said = full("move", "--to", target, expect=1).output
    assert "The target is not empty: its table " in said
    assert areas_in(engine) == areas
    engine.dispose()


def careless(connection, table, columns, rows):
    """Fill a table and change what is in it."""
    count = fill(connection, table, columns, rows)
    if table.name == "message":
        connection.execute(table.update().values(text="careless"))
    return count


def areas_in(engine):
    with Session(engine) as session:
        return session.scalar(select(func.count(Area.id)))


def write_now():
    """Write to the old database, without any patience."""
    with session_of_board() as session:
        is_sqlite = session.get_bind().dialect.name == "sqlite"
        session.execute(text("PRAGMA busy_timeout=1" if is_sqlite else "SET lock_timeout=1"))
        try:
            session.execute(Message.__table__.update().values(text="too late"))
        except OperationalError:
            session.rollback()
            return "refused"
    return "written"


def test_a_board_that_somebody_else_has_open_is_not_moved(full, target, template):
    with somebody_at(Settings.from_environment().database_url) as process:
        said = full("move", "--to", target, expect=1).output
        assert ("1 other sessions" if template[1] else f"process {process}") in said
        assert "helpboard worker" in said
    full("move", "--to", target)


@contextmanager
def somebody_at(url):
    """Another process that has asked the database something, and might again; gives its number."""
    asks = "import sys, sqlalchemy as s; c = s.create_engine(sys.argv[1]).connect();"
    asks += "c.execute(s.text('SELECT 1 FROM area')); print(flush=True); sys.stdin.read()"
    command = (sys.executable, "-c", asks, url)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline()
        yield process.pid
        process.stdin.close()


def test_the_address_must_be_one_of_ours(full):
    assert "--to must begin with sqlite:///" in full("move", "--to", "mysql://x", expect=2).output
