"""Boards on databases of their own, for commands that read and write whole databases."""

from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import NullPool, create_engine, event, select, text
from sqlalchemy.orm import Session

from helpboard.adapters.pictures import Picture
from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.extensions import db
from helpboard.models import (
    Area,
    Base,
)
from tests.integration.services.people import CANARY, code_of, fill, talk
from tests.town import Town

NOW = datetime(2026, 11, 22, 12, 30, 15, 123456, tzinfo=UTC)
PICTURE = Picture(large=b"large", small=b"small", width=2, height=1)


def other_database(url, name):
    return url.removesuffix("/postgres") + f"/{name}"


def on_server(url, statement):
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@contextmanager
def disposed(patch):
    """Let the commands of a test share one app, and close what it leaves open."""
    apps = {}

    def create(settings):
        return apps.get(settings) or apps.setdefault(settings, create_app(settings))

    patch.setattr("helpboard.app.create_app", create)
    yield
    for app in apps.values():
        with app.app_context():
            db.engine.dispose()


@contextmanager
def session_of_board():
    """A session on the database of the environment; it commits at its end."""
    engine = create_engine(Settings.from_environment().database_url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    with Session(engine) as session, session.begin():
        yield session


def everything():
    """Every row of every table as it is in the database."""
    with session_of_board() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
            if table.name != "content_version"
        }


def settled(session):
    """A town in which everybody has a row in every table."""
    session.query(Area).delete()
    town = Town(session, NOW)
    town.mitte.parent_id, town.home.parent_id = town.home.id, town.county.id
    person, other = town.person(CANARY), town.person("Bob")
    parent = town.organisation("Verband")
    town.organisation("Ortsverein", parent_id=parent.id)
    fill(town, person, other)
    code = code_of(town)
    talk(town, post_id=town.post(code_id=code.id).id, owner=code, answerer=other)
    town.make_searchable()
    return town
