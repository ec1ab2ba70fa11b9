"""nginx serving the very bytes that the page cache serves: what a file server makes of them."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from helpboard.cli.bench.client import BadAnswerError, fetch, request_bytes
from helpboard.cli.bench.serving import HOST, free_port

_PATIENCE = 10.0
_SETTINGS = """
daemon off;
{user}
worker_processes {workers};
pid {folder}/pid;
error_log {folder}/errors;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=100;
    keepalive_requests 10000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type "text/html; charset=utf-8";
    server {{
        listen {host}:{port} reuseport;
        root {folder}/pages;
        location / {{ add_header Content-Encoding br; }}
    }}
}}
"""


def program() -> str | None:
    """Return where nginx is installed; Debian keeps it out of people's PATH."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def server(pages: Mapping[str, bytes], *, workers: int) -> Iterator[int | None]:
    """Serve Brotli bodies by their names on loopback; yield the port, None without nginx."""
    nginx = program()
    if nginx is None:
        yield None
        return
    with TemporaryDirectory(prefix="helpboard-bench-") as name:
        folder, port = Path(name), free_port()
        (folder / "pages").mkdir()
        for page, body in pages.items():
            (folder / "pages" / page).write_bytes(body)
        settings = folder / "settings"
        settings.write_text(_settings(folder, port, workers), encoding="utf-8")
        process = subprocess.Popen(  # noqa: S603 - the machine's own nginx
            [nginx, "-p", name, "-e", str(folder / "errors"), "-c", str(settings)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(process, port, next(iter(pages)), folder / "errors")
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


def _settings(folder: Path, port: int, workers: int) -> str:
    # Workers of a master that is root would be somebody else, to whom the folder is closed.
    user = "user root;" if os.geteuid() == 0 else ""
    return _SETTINGS.format(folder=folder, port=port, workers=workers, user=user, host=HOST)


def _wait(process: subprocess.Popen[bytes], port: int, page: str, errors: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fetch(port, request_bytes(f"/{page}", host=f"{HOST}:{port}"))
        except OSError as error:
            if process.poll() is not None or time.monotonic() > end:
                said = errors.read_text("utf-8", "replace")[-500:] if errors.exists() else ""
                raise BadAnswerError(f"nginx does not start. {said}") from error
            time.sleep(0.02)
        else:
            return
