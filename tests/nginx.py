"""nginx for tests: in the foreground, on loopback, in a folder of its own."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpboard.cli.bench.nginx import program
from tests.databases import missing

FRAME = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; {user}
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {settings}
}}
"""


@contextmanager
def nginx(folder: Path, settings: str, port: int) -> Iterator[None]:
    """Run it with ``settings`` of its block for HTTP, which listen on ``port``."""
    found = program()
    if found is None:
        missing("nginx", "nginx-light")
    folder.mkdir(exist_ok=True)
    file = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    file.write_text(FRAME.format(folder=folder, settings=settings, user=user), encoding="utf-8")
    process = subprocess.Popen([str(found), "-c", str(file), "-e", str(folder / "error.log")])
    try:
        _wait_until_open(port)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _wait_until_open(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")
