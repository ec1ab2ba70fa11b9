"""Who may do what how often: the one table (R10), and the question before doing it.

Whole shelters sit behind one address, so limits for a client are wide; those for an account at one
client are narrow, so that an attacker elsewhere never locks the right person out.
"""

from datetime import UTC, datetime, timedelta

from flask import current_app, request
from werkzeug.exceptions import TooManyRequests

from helpboard.adapters.limits import Counters, Limit, client_network

FAILED_LOGINS_OF_ACCOUNT = Limit("failed log-ins of an account", 5, timedelta(minutes=15))
FAILED_LOGINS_OF_CLIENT = Limit("failed log-ins of a client", 100, timedelta(minutes=15))


def _counters() -> Counters:
    found: Counters = current_app.extensions["helpboard"].counters
    return found


def _about(account: str) -> tuple[tuple[Limit, str], ...]:
    client = client_network(request.remote_addr)
    return (
        (FAILED_LOGINS_OF_ACCOUNT, f"{account.strip().lower()} at {client}"),
        (FAILED_LOGINS_OF_CLIENT, client),
    )


def refuse_after_failures(account: str) -> None:
    """Answer 429 when too many log-ins into ``account`` or from this client have failed."""
    now = datetime.now(UTC)
    for limit, who in _about(account):
        if _counters().is_reached(limit, who, now=now):
            raise TooManyRequests(retry_after=int(limit.within.total_seconds()))


def count_failure(account: str) -> None:
    """Count a failed log-in into ``account`` from this client."""
    now = datetime.now(UTC)
    for limit, who in _about(account):
        _counters().count(limit, who, now=now)
