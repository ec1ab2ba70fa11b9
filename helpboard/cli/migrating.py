"""Flask-Migrate, for commands only: with Alembic it is 11 MiB that no page needs."""

from typing import Any, Final, Literal

from flask import Flask
from flask_migrate import Migrate

from helpboard.cli.board import board_app
from helpboard.config import ROOT
from helpboard.extensions import db
from helpboard.models.base import UtcDateTime
from helpboard.models.search import is_search_object

MIGRATIONS: Final = ROOT / "migrations"


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


_MIGRATE: Final = Migrate(
    render_item=_plain_types,
    include_object=_is_of_models,
    render_as_batch=True,
    compare_type=False,
)


def can_migrate(app: Flask) -> Flask:
    """Let an app's database be migrated; without it Flask-Migrate does not know the app."""
    _MIGRATE.init_app(app, db, directory=str(MIGRATIONS))
    return app


def app_to_migrate() -> Flask:
    """Return this installation's app for “flask db”: ``--app helpboard.cli.migrating:…``."""
    return can_migrate(board_app())
