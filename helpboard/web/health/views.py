"""Alive, and ready: for load balancers and monitors."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from helpboard.extensions import db
from helpboard.web.permissions import Permission, allow

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@allow(Permission.ANYBODY)
def alive() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
@allow(Permission.ANYBODY)
def ready() -> ResponseReturnValue:
    """Say that the database answers and has been migrated; otherwise 503."""
    db.session.execute(text("SELECT version_num FROM alembic_version")).one()
    return jsonify(status="ready")
