"""A board served for a test, as an operator would serve it: the command, in its own process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HELPBOARD = (sys.executable, "-m", "helpboard.cli")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean_environment(instance: Path, **more: str) -> dict[str, str]:
    """The environment without any setting of ours but the instance."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("HELPBOARD_")}
    return {**kept, "HELPBOARD_INSTANCE": str(instance), **more}


def run(
    *arguments: str,
    environment: Mapping[str, str],
    command: Sequence[str] = HELPBOARD,
    folder: Path = ROOT,
    expect: int = 0,
) -> str:
    """Run the command to its end and return what it said."""
    done = subprocess.run(
        [*command, *arguments],
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout + done.stderr


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running board."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str, method: str = "GET", headers: Mapping[str, str] = {}) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers=dict(headers))
            got = connection.getresponse()
            return Answer(got.status, dict(got.getheaders()), got.read())
        finally:
            connection.close()

    def is_ready(self) -> bool:
        try:
            return self.get("/readyz").status == 200
        except (OSError, HTTPException):
            return False

    def workers(self) -> list[int]:
        """The processes that serve pages, without the one that works beside them."""
        return [pid for pid in self.children() if not _is_beside(pid)]

    def beside(self) -> list[int]:
        """The process that works beside the pages."""
        return [pid for pid in self.children() if _is_beside(pid)]

    def children(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def kill_everything(self) -> None:
        """Pull the plug of all its processes at once."""
        for pid in (self.process.pid, *self.children()):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()


def _is_beside(pid: int) -> bool:
    try:
        return b"--beside" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return False


def wait_until_ready(server: Server, *, seconds: float = 60) -> float:
    """Wait for the first good answer; return how many seconds it took."""
    begun = time.monotonic()
    while not server.is_ready():
        assert server.process.poll() is None, server.log.read_text()
        assert time.monotonic() - begun < seconds, server.log.read_text()
        time.sleep(0.05)
    return time.monotonic() - begun


@contextmanager
def served(
    instance: Path,
    *,
    environment: Mapping[str, str],
    command: Sequence[str] = HELPBOARD,
    folder: Path = ROOT,
    arguments: Sequence[str] = ("--workers", "2"),
    port: int | None = None,
) -> Iterator[Server]:
    """Serve an instance at ``port`` of loopback, or at a free one, until the block ends."""
    port = port or free_port()
    log = instance / "served.log"
    with log.open("ab") as file:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port), *arguments],
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    server = Server(port, process, log)
    try:
        wait_until_ready(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
