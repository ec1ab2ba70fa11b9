"""Pages that only show something ask the database without a transaction where it has a twin."""

from flask import Flask, current_app, request
from sqlalchemy import Engine

from helpboard.extensions import db, only_read

_SHOWING = frozenset({"GET", "HEAD", "OPTIONS"})


def _only_read() -> None:
    twin: Engine | None = current_app.extensions["helpboard"].twin
    if twin is not None and request.method in _SHOWING:
        only_read(db.session(), twin)


def register(app: Flask) -> None:
    """Say it to the session of every request that only shows, before anything is read."""
    app.before_request(_only_read)
