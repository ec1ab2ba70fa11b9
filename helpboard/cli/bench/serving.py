"""The servers that are measured: each in its own processes, on loopback, ended with the block."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from helpboard.cli.bench.client import BadAnswerError, fetch, request_bytes
from helpboard.cli.bench.datasets import DataSet

HOST = "127.0.0.1"
_PATIENCE = 90.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``ready_after`` is how many seconds it took until it answered."""

    port: int
    pid: int
    ready_after: float

    @property
    def host(self) -> str:
        """Return what stands in a request's Host header."""
        return f"{HOST}:{self.port}"

    def request(self, path: str, *, cookie: str = "", coding: str = "br") -> bytes:
        """Return the request of a page of this server."""
        return request_bytes(path, host=self.host, cookie=cookie, coding=coding)

    def memory(self) -> list[float]:
        """Return what each worker takes in MiB, shared pages shared; empty where unknown."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        try:
            return [_pss(pid) for pid in children.read_text("ascii").split()]
        except OSError:
            return []


def _pss(pid: str) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise OSError("no Pss in smaps_rollup")


def free_port() -> int:
    """Return a port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def board(data: DataSet, *, workers: int) -> Iterator[Server]:
    """Serve a data set as ``helpboard serve`` does, from an instance that is thrown away."""
    with instance(data) as environment:
        arguments = ("helpboard.cli", "serve", "--no-worker", "--workers", str(workers), "--port")
        with _running(arguments, environment, path="/readyz") as server:
            yield server


@contextmanager
def naive(data: DataSet, *, workers: int) -> Iterator[Server]:
    """Serve the naive page of a data set."""
    with instance(data) as environment:
        arguments = ("helpboard.cli.bench.naive", str(workers))
        with _running(arguments, environment, path="/readyz") as server:
            yield server


@contextmanager
def bare(*, workers: int) -> Iterator[Server]:
    """Serve the yardstick."""
    arguments = ("helpboard.cli.bench.bare", str(workers))
    with _running(arguments, clean(), path="/") as server:
        yield server


@contextmanager
def instance(data: DataSet) -> Iterator[dict[str, str]]:
    """Give the environment of an instance on a data set; it is thrown away with the block."""
    with TemporaryDirectory(prefix="helpboard-bench-") as folder:
        yield {
            **clean(),
            "HELPBOARD_INSTANCE": folder,
            "HELPBOARD_SECRET_KEY": token_hex(32),
            "HELPBOARD_DATABASE_URL": data.url,
            "HELPBOARD_HOME_AREA": data.size,
            "HELPBOARD_LIMITS_FACTOR": "100000",
        }


def clean() -> dict[str, str]:
    """Return the environment without anything about a board."""
    return {name: text for name, text in os.environ.items() if not name.startswith("HELPBOARD_")}


@contextmanager
def _running(
    arguments: Sequence[str], environment: dict[str, str], *, path: str
) -> Iterator[Server]:
    port, begun = free_port(), time.monotonic()
    with TemporaryDirectory(prefix="helpboard-bench-") as folder:
        errors = Path(folder) / "errors"
        with errors.open("wb") as file:
            process = subprocess.Popen(  # noqa: S603 - our own programs
                [sys.executable, "-m", *arguments, str(port)],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=file,
            )
        try:
            _wait(process, port, path, errors)
            yield Server(port, process.pid, time.monotonic() - begun)
        finally:
            _stop(process)


def _wait(process: subprocess.Popen[bytes], port: int, path: str, errors: Path) -> None:
    request = request_bytes(path, host=f"{HOST}:{port}")
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fetch(port, request)
        except (OSError, BadAnswerError) as error:
            if process.poll() is not None or time.monotonic() > end:
                said = errors.read_text("utf-8", "replace")[-2000:]
                raise BadAnswerError(f"A server does not start. {said}") from error
            time.sleep(0.02)
        else:
            return


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
