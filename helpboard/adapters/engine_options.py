"""How SQLAlchemy goes to the database: how many connections, and how long anybody waits for one.

PostgreSQL only; SQLite is a file of this host, which its own settings look after (``extensions``).
"""

from typing import Any, Final

from sqlalchemy.engine import make_url

CONNECT_SECONDS: Final = 3
"""How long a server may take to let somebody in."""
SPARE: Final = 2
"""How many connections beyond one a thread a process may open in need."""
LOCK_SECONDS: Final = 5
"""How long a page waits for a row or a connection that others hold, as long as on SQLite."""
IDLE_SECONDS: Final = 60
"""How long a page may hold a transaction open without asking anything."""
SILENT_SECONDS: Final = 10
"""After how long a server that says nothing counts as gone."""


def engine_options(url: str, *, threads: int, statement_seconds: int) -> dict[str, Any]:
    """Return the options of an engine for a process with so many ``threads``.

    Each thread finds a connection kept for it. A statement is given up after
    ``statement_seconds``; 0 lets it take its time, and waits for locks as long. Nothing is
    compiled for a statement: it takes milliseconds, and the planner takes a walk that ends after
    a page for one worth it. What the address itself says to the server stands beside and, where
    it says something else, above this.
    """
    # Values of a failed statement are people's addresses; they must not reach the log (R20).
    options: dict[str, Any] = {"hide_parameters": True}
    if url.startswith("sqlite"):
        return options
    return options | {
        "pool_size": threads,
        "max_overflow": SPARE,
        "pool_timeout": LOCK_SECONDS,
        "connect_args": _connect_args(url, {"jit": "off"} | _patience(statement_seconds)),
    }


def _connect_args(url: str, settings: dict[str, str]) -> dict[str, Any]:
    """Return ours and, above them, what the address asks for (of two ``-c`` the last counts)."""
    ours = {"connect_timeout": CONNECT_SECONDS, "tcp_user_timeout": SILENT_SECONDS * 1000}
    asked = make_url(url).normalized_query
    spoken = [_spoken(settings), *asked.get("options", ())]
    return {name: value for name, value in ours.items() if name not in asked} | {
        "options": " ".join(spoken)
    }


def _patience(statement_seconds: int) -> dict[str, str]:
    if not statement_seconds:
        return {}
    return {
        "statement_timeout": f"{statement_seconds}s",
        "lock_timeout": f"{LOCK_SECONDS}s",
        "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
    }


def _spoken(settings: dict[str, str]) -> str:
    return " ".join(f"-c {name}={value}" for name, value in settings.items())
