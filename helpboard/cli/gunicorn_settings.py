"""How gunicorn serves the board, and what its log may say."""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import quote

from gunicorn.glogging import Logger

from helpboard.cli.listening import leave_others, take_listener

THREADS = 4
GRACE = 25
"""Seconds that running requests have after SIGTERM; the process is out within 30."""

_SECRET_PATH = re.compile(r"^/(l|q)/.*")
_ADDRESS = re.compile(r"\bip=(\S+)(?=:)")


def options(*, listeners: Sequence[int]) -> dict[str, Any]:
    """Return gunicorn's settings for a worker at each of the open sockets ``listeners``.

    Nothing is preloaded: SIGHUP brings in new code, workers share neither database connections nor
    threads, and two workers together take less memory than two and a loaded master. The limits turn
    nonsense into 4xx.
    """
    return {
        "bind": [f"fd://{listener}" for listener in listeners],
        "workers": len(listeners),
        "worker_class": "helpboard.cli.listening.DrainingWorker",
        "threads": THREADS,
        "pre_fork": take_listener,
        "post_fork": leave_others,
        "preload_app": False,
        "keepalive": 5,
        "timeout": 60,
        "graceful_timeout": GRACE,
        "limit_request_line": 8190,
        "limit_request_fields": 100,
        "limit_request_field_size": 8190,
        # Which proxies to believe is HELPBOARD_TRUSTED_PROXIES, and nobody else's business.
        "forwarded_allow_ips": "",
        # gunicorn would open a control socket below the home directory.
        "control_socket_disable": True,
        "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108
        "accesslog": "-",
        "errorlog": "-",
        "loglevel": "warning",
        "logger_class": DiscreetLogger,
        "access_log_format": '%(t)s %(h)s "%(r)s" %(s)s %(B)s %(M)sms',
    }


def shortened(address: str) -> str:
    """Return the network an address is in: /24 for IPv4, /48 for IPv6; "-" for anything else."""
    try:
        found = ip_address(address)
    except ValueError:
        return "-"
    mapped = getattr(found, "ipv4_mapped", None) or found
    width = 24 if mapped.version == 4 else 48
    return str(ip_network((mapped, width), strict=False).network_address)


def loggable(path: str) -> str:
    """Return a path without the token or code that some addresses are, and without control signs.

    ``path`` is what WSGI calls PATH_INFO: bytes in the guise of Latin-1.
    """
    return _SECRET_PATH.sub(r"/\1/…", quote(path.encode("latin-1", "replace")))


class DiscreetLogger(Logger):
    """gunicorn's log in UTC, without full addresses, query strings, tokens, referrers (R20)."""

    def atoms(
        self, resp: Any, req: Any, environ: Mapping[str, Any], request_time: timedelta
    ) -> dict[str, Any]:
        """Return what a line of the access log may name."""
        return {
            "t": self.now(),
            "h": shortened(environ.get("REMOTE_ADDR") or ""),
            "r": f"{quote(environ['REQUEST_METHOD'])} {loggable(environ.get('PATH_INFO') or '')}",
            "s": str(resp.status).split(None, 1)[0],
            "B": getattr(resp, "sent", None) or 0,
            "M": int(request_time.total_seconds() * 1000),
        }

    def now(self) -> str:
        """Return the moment in UTC."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Write a warning; of a client's address only its network."""
        super().warning(
            _ADDRESS.sub(lambda found: f"ip={shortened(found[1])}", msg), *args, **kwargs
        )

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Write an error; of an address asked for only its path."""
        known = [_path_only(arg) if isinstance(arg, str) else arg for arg in args]
        super().exception(msg, *known, **kwargs)


def _path_only(text: str) -> str:
    return loggable(text.partition("?")[0]) if text.startswith("/") else text
