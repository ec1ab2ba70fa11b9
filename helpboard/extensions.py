"""The Flask extensions, made once and bound to an app in ``create_app``."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import uniform
from sqlite3 import SQLITE_BUSY, OperationalError, ProgrammingError
from time import monotonic, sleep
from typing import Any

from flask_babel import Babel
from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as BoundSession
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from helpboard.adapters.living_connections import hand_out_the_living
from helpboard.catalogue import CATALOGUE, Catalogue
from helpboard.models import Base


class TaggedBabel(Babel):
    """Flask-Babel, but texts come from the catalogues of the reader's language tag."""

    @property
    def domain_instance(self) -> Catalogue:
        """Return the one domain that knows language tags."""
        return CATALOGUE


_READING, _WRITING = "engine to read from", "is writing"


class WriteWhileReadingError(RuntimeError):
    """A page that only shows something wanted to write, and not inside :func:`writing`."""


class BoardSession(BoundSession):
    """A session that reads through another engine where it was told to, until it writes."""

    def get_bind(
        self,
        mapper: Any = None,
        clause: Any = None,
        bind: Engine | Connection | None = None,
        **given: Any,
    ) -> Engine | Connection:
        """Return the one engine of the board, or its twin that is only read from."""
        found = super().get_bind(mapper, clause, bind, **given)
        twin: Engine | None = self.info.get(_READING)
        if twin is None or self.info.get(_WRITING) or not isinstance(found, Engine):
            return found
        return twin


def only_read(session: Session, twin: Engine) -> None:
    """Let a session read through ``twin`` of :func:`prepare_postgresql` until it is closed."""
    session.info[_READING] = twin


def prepare(engine: Engine) -> Engine | None:
    """Settle how the board goes to its database; return the twin to read from, if there is one."""
    if engine.dialect.name != "sqlite":
        return prepare_postgresql(engine)
    prepare_sqlite(engine)
    return None


def prepare_postgresql(engine: Engine) -> Engine:
    """Look after the connections, and return a twin of the engine for pages that only show.

    The twin has no transactions: BEGIN and ROLLBACK are two round trips for every page, and
    statements see each other's commits either way (READ COMMITTED). It refuses to write (ADR 8).
    """
    hand_out_the_living(engine)
    twin = engine.execution_options(isolation_level="AUTOCOMMIT")

    @event.listens_for(twin, "before_cursor_execute")
    def _refuse(_c: object, _k: object, _s: str, _p: object, context: Any, _m: bool) -> None:
        if context is not None and (context.isinsert or context.isupdate or context.isdelete):
            raise WriteWhileReadingError

    return twin


# "create_savepoint" only matters in tests, where an outer transaction is rolled back.
db = SQLAlchemy(
    metadata=Base.metadata,
    session_options={"join_transaction_mode": "create_savepoint", "class_": BoardSession},
)
babel = TaggedBabel()
login_manager = LoginManager()


_LONGEST_WAIT = 5.0
_BETWEEN_LOOKS = (0.001, 0.004)
_PATIENT = f"busy_timeout={_LONGEST_WAIT * 1000:.0f}"
_DISK_FAILED = frozenset({"attempt to write a readonly database", "disk I/O error"})


def prepare_sqlite(engine: Engine) -> None:
    """Make SQLite durable and fair: WAL, foreign keys, and no transaction begun by the driver.

    A transaction begins with ``BEGIN IMMEDIATE`` only inside :func:`writing`; a deferred one that
    turns into a writer fails at once under load ("database is locked").
    """

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "foreign_keys=ON",
            "synchronous=FULL",
            _PATIENT,
            "cache_size=-4000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "handle_error")
    def _forget_if_disk_failed(context: ExceptionContext) -> None:
        # A file that was opened while the disk took no writes stays read-only until it is closed.
        if str(context.original_exception) in _DISK_FAILED:
            context.is_disconnect = True

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing", False):
            _begin_writing(connection)
        else:
            connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """Begin as soon as nobody else writes; raises OperationalError after five seconds.

    SQLite itself looks ever more seldom, at last ten times a second, so that those who have waited
    long are overtaken by all who come. Here everybody looks equally often.
    """
    sqlite: Any = connection.connection.dbapi_connection
    sqlite.execute("PRAGMA busy_timeout=0")
    try:
        until = monotonic() + _LONGEST_WAIT
        while monotonic() < until:
            try:
                sqlite.execute("BEGIN IMMEDIATE")
            except OperationalError as error:
                if error.sqlite_errorcode != SQLITE_BUSY:
                    break
                sleep(uniform(*_BETWEEN_LOOKS))  # noqa: S311 - so that two do not meet for ever
            else:
                return
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        with suppress(ProgrammingError):  # closed, because its disk failed
            sqlite.execute(f"PRAGMA {_PATIENT}")


def let_go() -> None:
    """Give up what is open; a connection that fails even at that is thrown away.

    The server may go away between the last statement and the rollback behind it.
    """
    if db.session.registry.has():
        session = db.session()
        try:
            session.rollback()
        except SQLAlchemyError:
            session.invalidate()


@contextmanager
def writing(session: Session) -> Iterator[Session]:
    """Run a block as one short writing transaction and commit it.

    What was read before in this request is given up first, so that SQLite can take its write lock
    at the beginning. An error inside rolls everything back and goes on.
    """
    session.rollback()
    session.info[_WRITING] = True
    try:
        session.connection(execution_options={"writing": True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop(_WRITING, None)
