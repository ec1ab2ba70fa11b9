"""Towns to measure on: built once on a machine, kept in the user's cache folder.

A data set is a database as ``helpboard demo --posts`` makes it. It is named after the schema and
after :data:`GENERATOR`, and made anew after a week, since its dates run out.
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from flask import Flask
from sqlalchemy import Connection, Select, create_engine, func, make_url, select, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from helpboard.adapters.code_hashes import CodeHashes
from helpboard.cli.board import board_app
from helpboard.cli.database import bring_to_head, wanted_revision
from helpboard.cli.demo.instance import KEEPS_FOR
from helpboard.cli.demo.town import Size, build_town
from helpboard.cli.refusal import RefusedError
from helpboard.config import Settings
from helpboard.domain.account import AccountState
from helpboard.domain.organisation import PUBLIC_STATES
from helpboard.domain.post import PostState
from helpboard.extensions import db, writing
from helpboard.models import Coordinator, Organisation, Post, User
from helpboard.services.logins import open_login

GENERATOR = 1
"""Counted up when data sets have to be made anew for another reason than the schema."""

HOME: Size = "ludwigsburg"
_SEED = 42
_SAMPLE = 500


@dataclass(frozen=True, slots=True)
class DataSet:
    """A database with so many posts beside those of a demo town of that size."""

    database: str
    posts: int
    url: str
    size: Size = HOME


@dataclass(frozen=True, slots=True)
class Sample:
    """What the measured requests ask for, and log-ins: of anybody, and of a coordinator."""

    posts: tuple[int, ...]
    organisations: tuple[str, ...]
    cursors: tuple[str, ...]
    token: str
    desk_token: str


def cache_folder() -> Path:
    """Return the folder of this schema's data sets."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "helpboard-bench" / key()


def key() -> str:
    """Return what data sets of other versions must not be taken for."""
    return f"{wanted_revision()}-{GENERATOR}"


def name_of(posts: int, size: Size) -> str:
    """Return what a data set is called among those of this schema."""
    return f"posts-{posts}" if size == HOME else f"{size}-{posts}"


def sqlite_set(posts: int, size: Size = HOME) -> DataSet:
    """Return where the SQLite data set is, whether it stands or not."""
    path = cache_folder() / f"{name_of(posts, size)}.db"
    return DataSet("sqlite", posts, f"sqlite:///{path}", size)


def is_usable(data: DataSet) -> bool:
    """Tell whether a data set stands and is young enough."""
    path = _file(data)
    if path is not None and not path.is_file():
        return False
    engine = create_engine(data.url)
    try:
        with Session(engine) as session:
            made = session.scalar(select(func.max(Post.updated_at)))
            return made is not None and datetime.now(UTC) - made < KEEPS_FOR
    except (OperationalError, ProgrammingError):
        return False
    finally:
        engine.dispose()


def build(data: DataSet, folder: Path) -> None:
    """Make a data set anew; what is half made is not taken for one."""
    path = _file(data)
    target = data
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        _remove(part)
        target = replace(data, url=f"sqlite:///{part}")
    with opened(target, folder) as app:
        bring_to_head(app)
        with app.app_context():
            _fill(data, CodeHashes(key=app.extensions["helpboard"].settings.secret_key))
    if path is not None:
        part = path.with_suffix(".part")
        _remove(path)
        part.rename(path)
        _remove(part)


def _fill(data: DataSet, hashes: CodeHashes) -> None:
    with writing(db.session()) as session:
        build_town(
            session,
            size=data.size,
            seed=_SEED,
            now=datetime.now(UTC),
            hashes=hashes,
            posts_extra=data.posts,
        )
    db.session.remove()
    if db.engine.dialect.name == "postgresql":
        # Its own housekeeping would come to it within the minute; SQLite does nothing of its own.
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    else:
        with db.engine.connect() as connection:
            is_busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        if is_busy:
            raise RefusedError("The new board cannot be written out: something reads it already.")


def _file(data: DataSet) -> Path | None:
    return Path(data.url.removeprefix("sqlite:///")) if data.database == "sqlite" else None


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{ending}").unlink()


def _settings(data: DataSet, folder: Path) -> Settings:
    return Settings(
        instance=folder,
        secret_key=secrets.token_hex(32),
        database_url=data.url,
        home_area=data.size,
    )


@contextmanager
def opened(data: DataSet, folder: Path) -> Iterator[Flask]:
    """Give an app on a data set that listens nowhere; its instance is ``folder``.

    The folder must stay as long as this process: every app built here follows the others' commits.
    """
    app = board_app(_settings(data, folder))
    try:
        yield app
    finally:
        with app.app_context():
            db.engine.dispose()


def sample(data: DataSet, folder: Path) -> Sample:
    """Choose what to ask for, spread over the whole data set, and open a log-in."""
    with opened(data, folder) as app, app.app_context():
        session = db.session()
        public = (Post.state == PostState.PUBLISHED, Post.expires_at > datetime.now(UTC))
        rows = session.execute(
            select(Post.id, Post.published_at).where(*public, Post.id % _step(data.posts) == 0)
        ).all()
        slugs = session.scalars(
            select(Organisation.slug)
            .where(Organisation.state.in_(PUBLIC_STATES))
            .order_by(Organisation.id)
        ).all()
        return Sample(
            posts=tuple(row.id for row in rows),
            organisations=tuple(slugs),
            cursors=tuple(_cursor(row.published_at, row.id) for row in rows),
            token=_logged_in(session, select(User).order_by(User.id)),
            desk_token=_logged_in(
                session,
                select(User)
                .join(Coordinator, Coordinator.user_id == User.id)
                .where(User.totp_secret.is_not(None))
                .order_by(User.id),
            ),
        )


def _logged_in(session: Session, whom: Select[User]) -> str:
    """Open a log-in for the first of these people whose account is in use; return its token."""
    token = secrets.token_urlsafe(32)
    with writing(session):
        user = session.scalars(whom.where(User.state == AccountState.ACTIVE).limit(1)).one()
        hashed = sha256(token.encode()).hexdigest()
        open_login(session, user=user, token_hash=hashed, now=datetime.now(UTC))
    return token


def _step(posts: int) -> int:
    return max(1, posts // _SAMPLE)


def _cursor(moment: datetime, post_id: int) -> str:
    microseconds = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    return f"{microseconds}-{post_id}"


@contextmanager
def copied(data: DataSet, folder: Path) -> Iterator[DataSet]:
    """Give a copy that may be written into; it is thrown away with the block."""
    if data.database == "sqlite":
        copy = folder / "writing.db"
        source = data.url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(copy)) as written:
            read.backup(written)
        yield replace(data, url=f"sqlite:///{copy}")
        return
    url = make_url(data.url)
    name = f"{url.database}_writing"
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            _leave_alone(connection, url.database or "")
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{url.database}"'))
        yield replace(data, url=url.set(database=name).render_as_string(hide_password=False))
    finally:
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        engine.dispose()


def _leave_alone(connection: Connection, database: str) -> None:
    """End every connection to ``database``: servers that are stopped leave some for a moment.

    PostgreSQL copies no database that anybody is connected to, and ends connections in its own
    time; after ten seconds the copying itself says what is wrong.
    """
    others = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = :d"
    )
    for _ in range(100):
        if not connection.execute(others, {"d": database}).scalar_one():
            return
        time.sleep(0.1)
