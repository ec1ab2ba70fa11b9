"""``helpboard serve``: gunicorn with our settings."""

import atexit
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from helpboard.adapters.meters import FOLDER, share
from helpboard.cli.gunicorn_settings import LONGEST_STATEMENT, THREADS, options
from helpboard.cli.heap import share_heap
from helpboard.cli.listening import SteadyArbiter, open_listeners
from helpboard.cli.refusal import board_settings
from helpboard.config import Settings

COUNTS = "helpboard-counts-"
"""What folders are called in which processes count together, before the number of the first."""
_NEW_WORKER_EVERY = 10.0
"""Seconds between two starts of the worker, so that one that cannot work does not wear us out."""
_TRIAL = "from helpboard.app import create_app; create_app()"
"""What a process does to show that it could serve, in whichever version."""
_MOST_WORKERS = 8
"""Processes that serve pages where nobody says how many; the units have memory for them."""
_LONGEST_TRIAL = 60.0
"""Seconds that it has for that."""
WILDCARDS = {"", "0.0.0.0", "::"}  # noqa: S104 - named to be recognised, not to be bound


class _Beside:
    """The process that works beside the pages; when it dies another one takes its place."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._not_before = 0.0

    def look(self) -> None:
        is_gone = self._process is None or self._process.poll() is not None
        if is_gone and time.monotonic() >= self._not_before:
            self._not_before = time.monotonic() + _NEW_WORKER_EVERY
            command = (sys.executable, "-m", "helpboard.cli", "worker", "--beside")
            self._process = subprocess.Popen(  # noqa: S603 - our own command, nothing of a request
                (*command, str(os.getpid()))
            )


class _Server(BaseApplication):
    def __init__(self, given: dict[str, Any], *, look_beside: Callable[[], None] | None) -> None:
        self._given = given
        self._look_beside = look_beside
        super().__init__(prog="helpboard")

    def load_config(self) -> None:
        for name, value in self._given.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Build the app in the worker that serves it; the app stands above, so by its name.

        What the master has read may be of the version before: new code is read as a whole, unless
        the master has a board of its own, as the demo has.
        """
        if "helpboard.app" not in sys.modules:
            for name in [name for name in sys.modules if name.partition(".")[0] == "helpboard"]:
                del sys.modules[name]
        return import_module("helpboard.app").create_app(
            threads=THREADS, statement_seconds=LONGEST_STATEMENT
        )

    def run(self) -> None:
        """Serve with our master."""
        SteadyArbiter(self, look_beside=self._look_beside, trouble=_trouble_of_new_code).run()


def _trouble_of_new_code() -> str:
    """Return why new processes could not serve, as one of them says; nothing when they can."""
    environment = {name: value for name, value in os.environ.items() if name != FOLDER}
    try:
        tried = subprocess.run(  # noqa: S603 - our own command, nothing of a request
            (sys.executable, "-c", _TRIAL),
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_LONGEST_TRIAL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"it cannot be tried ({type(error).__name__})"
    said = tried.stderr.strip().splitlines() or [f"status {tried.returncode}"]
    return said[-1] if tried.returncode else ""


def run_server(
    *, host: str, port: int, workers: int | None = None, has_worker: bool = True
) -> None:
    """Serve until SIGTERM or Ctrl-C; does not return. ``workers`` defaults to the cores, 8 at most.

    Beside the pages runs ``helpboard worker`` unless ``has_worker`` is False; it ends with us, and
    is started again when it dies.
    Without HELPBOARD_BASE_URL the board takes the address it is served at for its own.
    """
    settings = board_settings()
    if settings.base_url == Settings.base_url:
        shown = "127.0.0.1" if host in WILDCARDS else host
        name = f"[{shown}]" if ":" in shown else shown
        os.environ["HELPBOARD_BASE_URL"] = f"http://{name}:{port}"
        settings = board_settings()
    _count_together()
    share_heap()
    count = workers or min(os.cpu_count() or 1, _MOST_WORKERS)
    listeners = open_listeners(host, port, count=count)
    processes = "1 process" if count == 1 else f"{count} processes"
    click.echo(f"The board is at {settings.base_url} ({processes}). Ctrl-C stops it.")
    look_beside = _Beside().look if has_worker else None
    given = options(listeners=listeners, has_json_log=settings.has_json_log)
    _Server(given, look_beside=look_beside).run()


def _count_together() -> None:
    """Let all our processes count for ``/metrics`` in one folder, in memory where there is some."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()  # noqa: S108
    for left_over in left_behind(Path(memory)):
        shutil.rmtree(left_over, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{COUNTS}{os.getpid()}-", dir=memory))
    share(folder)
    atexit.register(_remove, folder, os.getpid())


def left_behind(folder: Path) -> list[Path]:
    """Return what servers of this user left there that were killed before they could tidy up.

    Anybody may write there: only folders of ours count, and a link is none.
    """
    found = []
    for path in folder.glob(f"{COUNTS}*-*"):
        pid = path.name.removeprefix(COUNTS).partition("-")[0]
        is_dead = pid.isdigit() and (int(pid) == os.getpid() or not Path("/proc", pid).exists())
        if is_dead and Path("/proc").is_dir() and _is_own_folder(path):
            found.append(path)
    return found


def _is_own_folder(path: Path) -> bool:
    try:
        seen = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.getuid()


def _remove(folder: Path, owner: int) -> None:
    """Remove a folder at the end of the process that made it, not of its children."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; as the cores, 8 at most.")
@click.option("--no-worker", is_flag=True, help="Serve pages and nothing else.")
def serve(host: str, port: int, workers: int | None, no_worker: bool) -> None:
    """Serve the board, and do beside it what has to be done now and then."""
    run_server(host=host, port=port, workers=workers, has_worker=not no_worker)
