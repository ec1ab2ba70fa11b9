"""Alive, ready, and measured: for load balancers and monitors."""

import hmac
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from helpboard.extensions import db
from helpboard.queries.letters import standing
from helpboard.queries.revision import revision_of
from helpboard.web.health.figures import Figures
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow

LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})
LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
FORWARDED = (
    *("forwarded", "via", "x-forwarded", "x-real-ip", "x-original-", "x-client-ip"),
    *("x-cluster-client-ip", "x-envoy-", "true-client-ip", "cf-", "fastly-"),
)
"""How the headers begin, in small letters, in which proxies tell for whom they ask."""

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@allow(Permission.ANYBODY)
def alive() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
@allow(Permission.ANYBODY)
def ready() -> ResponseReturnValue:
    """Say that the database answers and has been migrated, otherwise 503.

    How long letters have been waiting is said too, but pages do not need them.
    """
    revision, now = revision_of(db.session()), datetime.now(UTC)
    if revision is None:
        return jsonify(status="empty"), 503
    waiting = standing(db.session(), now=now).waits(now)
    return jsonify(status="ready", revision=revision, queue_seconds=int(waiting.total_seconds()))


@bp.get("/metrics")
@allow(Permission.ANYBODY)
def metrics() -> ResponseReturnValue:
    """Tell Prometheus how the board is; who asks has the token or, without one, is here."""
    if not (_has_token() if settings().metrics_token else _is_from_here()):
        abort(403)
    board = current_app.extensions["helpboard"]
    told = board.meters.exposition(Figures(db.session(), board.settings, now=datetime.now(UTC)))
    return Response(
        told, content_type=CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"}
    )


def _has_token() -> bool:
    wanted, given = settings().metrics_token, request.headers.get("Authorization", "")
    return hmac.compare_digest(given.encode(), f"Bearer {wanted}".encode())


def _is_from_here() -> bool:
    """Tell whether this machine asks for itself: through a proxy here, everybody seems local."""
    host = request.host.rpartition(":")[0] or request.host
    return (
        request.remote_addr in LOOPBACK
        and host in LOCAL_NAMES
        and not any(name.lower().startswith(FORWARDED) for name, _ in request.headers)
    )
