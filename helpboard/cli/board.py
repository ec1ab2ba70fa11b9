"""The board that a command works on: its app and its session."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from helpboard.cli.database_reason import reason
from helpboard.cli.loading import loading
from helpboard.cli.refusal import RefusedError, board_settings
from helpboard.config import Settings
from helpboard.domain.errors import DomainError
from helpboard.extensions import db, writing


def board_app(settings: Settings | None = None) -> Flask:
    """Build the app of ``settings``, or of this installation.

    The app stands on the floor above the commands, so it is reached by its name, as servers do.
    """
    with loading():
        app: Flask = import_module("helpboard.app").create_app(settings or board_settings())
    return app


@contextmanager
def reading_board() -> Iterator[Session]:
    """Give a session on this installation's database; nothing is kept."""
    with board_app().app_context(), _explained():
        yield db.session()


@contextmanager
def writing_board() -> Iterator[Session]:
    """Give a session in one writing transaction, committed when the block ends well."""
    with board_app().app_context(), _explained(), writing(db.session()) as session:
        yield session


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        raise RefusedError(
            f"The database does not answer as it should ({reason(error)}). "
            "“helpboard doctor” says more."
        ) from error
    except DomainError as error:
        raise RefusedError(str(error)) from error
