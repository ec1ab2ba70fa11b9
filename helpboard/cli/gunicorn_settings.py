"""How gunicorn serves the board, and what its log may say."""

import gc
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from gunicorn.glogging import Logger

from helpboard.adapters.log_lines import Lines, as_json, write_log
from helpboard.adapters.measuring import CHECKS_KEPT, DISCREET, noted
from helpboard.adapters.meters import FOLDER, merge_ended
from helpboard.cli.listening import leave_others, take_listener

THREADS = 4
LONGEST_STATEMENT = 15
"""Seconds that a page gives PostgreSQL for one answer."""
GRACE = 25
"""Seconds that running requests have after SIGTERM; the process is out within 30."""

# How paths begin that go on with a token or a code; no log may name the rest.
_HIDDEN = re.compile(r"^/+(l|q|[A-Za-z-]+/+my/+calendar)/.*", re.IGNORECASE)
_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://[^/?#]*", re.IGNORECASE)
_ADDRESS = re.compile(r"\bip=(\S+)(?=:)")


def options(*, listeners: Sequence[int], has_json_log: bool = False) -> dict[str, Any]:
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
        "post_fork": _begin_loading,
        "post_worker_init": _end_loading,
        "child_exit": _merge_counts,
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
        "logger_class": JsonLogger if has_json_log else DiscreetLogger,
        "access_log_format": '%(t)s %(h)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms',
    }


def _begin_loading(server: Any, worker: Any) -> None:
    """Look for no garbage while the program is loaded: there is none, and looking takes a while."""
    leave_others(server, worker)
    gc.disable()


def _end_loading(_worker: Any) -> None:
    """Look for garbage from now on, but not among what was loaded and stays."""
    gc.freeze()
    gc.enable()


def _merge_counts(_master: Any, _worker: Any) -> None:
    """Keep what ended workers counted, without a file for each of them, while there is room."""
    folder = os.environ.get(FOLDER)
    if folder:
        with suppress(OSError):  # it would end all workers; the next call makes up for it
            merge_ended(Path(folder))


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
    return _HIDDEN.sub(r"/\1/…", quote(path.encode("latin-1", "replace")))


class DiscreetLogger(Logger):
    """gunicorn's log in UTC, without full addresses, query strings, tokens, referrers (R20).

    What the board itself writes in the processes of the server takes the same form.
    """

    is_json: ClassVar[bool] = False

    def setup(self, cfg: Any) -> None:
        """Give all that is not the access log one form of line."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Lines(is_json=self.is_json))
        write_log(is_json=self.is_json)

    def atoms(
        self, resp: Any, req: Any, environ: Mapping[str, Any], request_time: timedelta
    ) -> dict[str, Any]:
        """Return what a line of the access log may name; a discreet page is not named (rule 12)."""
        return {
            "t": self.now(),
            "h": shortened(environ.get("REMOTE_ADDR") or ""),
            "m": quote(environ["REQUEST_METHOD"]),
            "U": "/…" if _is_discreet(environ) else loggable(environ.get("PATH_INFO") or ""),
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


class JsonLogger(DiscreetLogger):
    """The same as JSON: an object a line."""

    is_json = True

    def access(self, resp: Any, req: Any, environ: Any, request_time: timedelta) -> None:
        """Write the line of a request."""
        if not self.access_log_enabled:
            return
        found = self.atoms(resp, req, environ, request_time)
        line = {
            "time": found["t"],
            "level": "info",
            "log": "access",
            "client": found["h"],
            "method": found["m"],
            "path": found["U"],
            "status": int(found["s"]),
            "bytes": found["B"],
            "milliseconds": found["M"],
        }
        self.access_log.info("%s", as_json(line))


def _is_discreet(environ: Mapping[str, Any]) -> bool:
    """Tell whether the log shall not name what was asked for; whoever writes is always named."""
    is_check = CHECKS_KEPT in environ and environ["REQUEST_METHOD"] in {"GET", "HEAD"}
    return is_check or bool(noted(environ, DISCREET))


def _path_only(text: str) -> str:
    path = _HOST.sub("", text)
    return loggable(path.partition("?")[0]) if path.startswith("/") else text
