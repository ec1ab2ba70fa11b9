"""A PostgreSQL to measure on: one that is given, or our own on loopback, stopped at the end."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from helpboard.cli.bench.datasets import HOME, DataSet, cache_folder, key, name_of
from helpboard.cli.bench.serving import free_port
from helpboard.cli.database_reason import reason
from helpboard.cli.demo.town import Size
from helpboard.cli.refusal import RefusedError

_OPTIONS = "-c shared_buffers=256MB -c fsync=on -c max_connections=50"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs, the newest first; None without any."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def server() -> Iterator[str]:
    """Run our own server on loopback; yield its address. Its data are kept for the next time."""
    bin_folder = programs()
    if bin_folder is None:
        raise RefusedError("PostgreSQL's server is not installed: apt-get install postgresql")
    folder, as_user = _folder(), _as_user()
    data, port = folder / f"data-{_major(bin_folder)}", free_port()
    if not (data / "PG_VERSION").is_file():
        _run(
            *(*as_user, bin_folder / "initdb", "-D", data, "-A", "trust"),
            *("-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"),
        )
    control = (*as_user, bin_folder / "pg_ctl", "-D", data, "-w")
    options = f"-h 127.0.0.1 -p {port} -k {folder} {_OPTIONS}"
    _run(*control, "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run(*control, "-m", "fast", "stop")


def postgres_set(admin_url: str, posts: int, size: Size = HOME) -> DataSet:
    """Return the data set of that size on a server; its database is made when it is missing."""
    name = f"helpboard_bench_{key()}_{name_of(posts, size)}".replace("-", "_").lower()
    url = make_url(admin_url).set(database=name)
    engine = create_engine(admin_url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            asked = text("SELECT 1 FROM pg_database WHERE datname = :name")
            if connection.scalar(asked, {"name": name}) is None:
                connection.execute(text(f'CREATE DATABASE "{name}"'))
    except OperationalError as error:
        raise RefusedError(f"PostgreSQL does not answer: {reason(error)}") from error
    finally:
        engine.dispose()
    return DataSet("postgresql", posts, url.render_as_string(hide_password=False), size)


def emptied(data: DataSet, admin_url: str) -> None:
    """Throw away the database of a data set that cannot be used and make an empty one."""
    name = make_url(data.url).database
    engine = create_engine(admin_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()


def _folder() -> Path:
    """Return the server's folder; root's cache is closed to it, and as root it refuses to run."""
    if os.geteuid() != 0:
        folder = cache_folder().parent / "postgres"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder
    folder = Path("/var/tmp/helpboard-bench-postgres")  # noqa: S108 - its owner is checked
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.owner() not in {"root", "postgres"}:
        raise RefusedError(f"{folder} belongs to somebody else.")
    shutil.chown(folder, "postgres")
    return folder


def _as_user() -> tuple[str, ...]:
    return ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()


def _major(bin_folder: Path) -> str:
    return bin_folder.parent.name if bin_folder.parent.name.isdigit() else "path"


def _run(*command: object) -> None:
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs
        [str(part) for part in command],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        timeout=120,
    )
    if done.returncode:
        said = next(part.name for part in command if isinstance(part, Path))
        raise RefusedError(f"PostgreSQL's {said} ended with status {done.returncode}.")
