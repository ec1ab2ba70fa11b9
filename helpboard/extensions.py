"""The Flask extensions, made once and bound to an app in ``create_app``."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from helpboard.catalogue import CATALOGUE, Catalogue
from helpboard.models import Base
from helpboard.models.base import UtcDateTime
from helpboard.models.search import is_search_object


class TaggedBabel(Babel):
    """Flask-Babel, but texts come from the catalogues of the reader's language tag."""

    @property
    def domain_instance(self) -> Catalogue:
        """Return the one domain that knows language tags."""
        return CATALOGUE


def _plain_types(kind: str, item: object, _context: Any) -> str | Literal[False]:
    """Write our own column types into migrations as the plain types they store."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime()"
    return False


def _is_of_models(
    _item: object, name: str | None, kind: str, _is_there: bool, _counterpart: object
) -> bool:
    """Leave out of comparisons what the search makes for itself."""
    return kind not in {"table", "index"} or not is_search_object(name)


# "create_savepoint" only matters in tests, where an outer transaction is rolled back.
db = SQLAlchemy(
    metadata=Base.metadata,
    session_options={"join_transaction_mode": "create_savepoint"},
)
babel = TaggedBabel()
login_manager = LoginManager()
migrate = Migrate(
    render_item=_plain_types,
    include_object=_is_of_models,
    render_as_batch=True,
    compare_type=False,
)


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
            "busy_timeout=5000",
            "cache_size=-8000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        is_writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


@contextmanager
def writing(session: Session) -> Iterator[Session]:
    """Run a block as one short writing transaction and commit it.

    What was read before in this request is given up first, so that SQLite can take its write lock
    at the beginning. An error inside rolls everything back and goes on.
    """
    session.rollback()
    try:
        session.connection(execution_options={"writing": True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
