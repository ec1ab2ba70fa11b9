"""Writing through the real forms: four people at once log in, post, answer and write on.

Only sending a form is timed, not looking at it. Every answer but a redirect breaks the run off, so
what is stated was measured without an error.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from re import search
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.adapters.passwords import hash_password
from helpboard.cli.bench import serving
from helpboard.cli.bench.client import BadAnswerError, load
from helpboard.cli.bench.datasets import DataSet, Sample, copied, opened
from helpboard.cli.bench.rows import Row, at_most
from helpboard.domain.account import AccountState
from helpboard.domain.organisation import MemberRole, OrganisationState
from helpboard.domain.post import PostState
from helpboard.extensions import db, writing
from helpboard.models import Organisation, OrganisationMember, Post, User

CLIENTS = 4
_PASSWORD = "Kastanien im Regen"  # noqa: S105 - of people who live as long as the measurement
_PATIENCE = 30.0
_LOGGING_IN = "p95, writing: log in"
_TIMES = 10
"""How many times as long as reading a write may take."""
_READ = 40

_Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Somebody who speaks for a verified organisation, and so is trusted."""

    email: str
    organisation: str


@dataclass
class _Client:
    """A browser with cookies on one kept-alive connection; it notes how long its writes took."""

    port: int
    writer: _Writer
    cookies: _Form = field(default_factory=dict)
    token: str = ""
    threads: list[str] = field(default_factory=list)
    times: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Connect."""
        self._connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)

    def look(self, path: str) -> None:
        """Open the page of a form and keep its token; a connection that idled is made anew."""
        self._connection.close()
        status, _where, body = self._ask("GET", path)
        found = search(rb'name="csrf_token"[^>]*value="([^"]+)"', body)
        if status != 200 or found is None:
            raise BadAnswerError(f"{path} shows no form but answers {status}.")
        self.token = found[1].decode("ascii")

    def send(self, name: str, path: str, fields: _Form) -> str:
        """Send a form, note under ``name`` how long it took, and return where it leads."""
        begun = time.perf_counter()
        status, where, _body = self._ask("POST", path, {"csrf_token": self.token, **fields})
        took = time.perf_counter() - begun
        if status != 303:
            raise BadAnswerError(f"Writing to {path} was answered {status} after {took:.1f} s.")
        self.times.setdefault(name, []).append(took)
        return where

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _ask(self, method: str, path: str, form: _Form | None = None) -> tuple[int, str, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request(method, path, urlencode(form) if form else None, headers)
        answer = self._connection.getresponse()
        body = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location") or "", body


def measure(data: DataSet, sample: Sample, folder: Path, *, times: int, workers: int) -> list[Row]:
    """Let the clients write ``times`` of each kind into a copy of ``data``; return a row a kind.

    As many clients at once read pages of the board before and after, on the same server.
    """
    with copied(data, folder) as own:
        writers, posts = _prepared(own, folder, times)
        with serving.board(own, workers=workers) as server:
            clients = [_Client(server.port, writer) for writer in writers]
            _read(server, sample)  # the first pages of each worker would flatter the limit
            reading = _read(server, sample)
            try:
                _all_at_once(clients, posts, times)
            finally:
                for client in clients:
                    client.close()
            reading += _read(server, sample)
    read = _p95(reading)
    names = list(clients[0].times)
    return [
        Row("p95, reading beside writing", read, "ms", **_on(own), note="board, not cached"),
        *(_row(name, [one.times[name] for one in clients], read, own) for name in names),
    ]


def _read(server: serving.Server, sample: Sample) -> list[float]:
    """Return how long pages of the board take that are not kept, in seconds."""
    paths = [f"/de/board/?after={cursor}" for cursor in sample.cursors[:_READ]]
    asked = [server.request(path, cookie="login=ran-out", coding="") for path in paths]
    return load(server.port, asked, clients=CLIENTS, seconds=0, fewest=_READ).times


def _all_at_once(clients: Sequence[_Client], posts: Sequence[int], times: int) -> None:
    """Do one kind of write after the other, each with all clients at once."""
    for do in (
        lambda client: _log_in(client, max(2, times // 5)),
        lambda client: _post(client, times),
        lambda client: _answer(client, posts),
        _write_on,
    ):
        with ThreadPoolExecutor(len(clients)) as pool:
            list(pool.map(do, clients))


def _log_in(client: _Client, times: int) -> None:
    for _ in range(times):
        client.cookies.clear()
        client.look("/de/account/login")
        sent = {"email": client.writer.email, "password": _PASSWORD}
        client.send(_LOGGING_IN, "/de/account/login", sent)


def _post(client: _Client, times: int) -> None:
    client.look("/de/posts/new?kind=offer&topic=bicycle")
    for number in range(times):
        sent = {
            "kind": "offer",
            "topic": "bicycle",
            "thing": "bicycle",
            "area": "ludwigsburg-mitte",
            "text": f"Ein Rad, schon geputzt, es heißt Blitz {number}.",
            "text_lang": "de",
            "act_as": f"organisation:{client.writer.organisation}",
            "anyway": "1",
        }
        client.send("p95, writing: post", "/de/posts/new", sent)


def _answer(client: _Client, posts: Sequence[int]) -> None:
    client.look(f"/de/posts/{posts[0]}/answer")
    for post_id in posts:
        sent = {"text": "Guten Tag, ist das noch da?"}
        path = f"/de/posts/{post_id}/answer"
        client.threads.append(client.send("p95, writing: answer", path, sent))


def _write_on(client: _Client) -> None:
    client.look(client.threads[0])
    for thread in client.threads:
        sent = {"text": "Ich habe noch etwas vergessen."}
        client.send("p95, writing: message", thread, sent)


def _row(name: str, times: Sequence[Sequence[float]], read: float, data: DataSet) -> Row:
    """Return what one kind of write took; logging in is meant to be slow and has no goal."""
    every = [one for own in times for one in own]
    p95, limit = _p95(every), _TIMES * read
    goal = {} if name == _LOGGING_IN else at_most(p95, limit, f"≤ {_TIMES} × reading: {limit:.0f}")
    return Row(
        name,
        p95,
        "ms",
        low=1000 * min(every),
        high=1000 * max(every),
        note=f"{len(every)} forms sent, 0 errors; spread of all",
        **goal,
        **_on(data),
    )


def _p95(times: Sequence[float]) -> float:
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _on(data: DataSet) -> dict[str, Any]:
    return {"database": data.database, "posts": data.posts, "clients": CLIENTS}


def _prepared(data: DataSet, folder: Path, times: int) -> tuple[list[_Writer], list[int]]:
    """Make people who write, and choose posts that they answer."""
    with opened(data, folder) as app, app.app_context(), writing(db.session()) as session:
        writers = _people(session)
        theirs = select(Post.id).where(
            Post.state == PostState.PUBLISHED,
            Post.expires_at > datetime.now(UTC),
            Post.topic == "bicycle",
        )
        posts = list(session.scalars(theirs.order_by(Post.id).limit(times)))
    if not posts:
        raise BadAnswerError("There is nothing on the board that could be answered.")
    return writers, posts


def _people(session: Session) -> list[_Writer]:
    verified = (
        select(Organisation)
        .where(Organisation.state == OrganisationState.VERIFIED, Organisation.parent_id.is_(None))
        .order_by(Organisation.id)
        .limit(CLIENTS)
    )
    now, password_hash = datetime.now(UTC), hash_password(_PASSWORD)
    writers = []
    for house in session.scalars(verified).all():
        user = User(
            name=f"Bench {house.id}",
            email=f"bench-{house.id}@example.org",
            password_hash=password_hash,
            state=AccountState.ACTIVE,
            language="de",
            terms_at=now,
            created_at=now,
            updated_at=now,
        )
        session.add(user)
        session.flush()
        session.add(
            OrganisationMember(organisation_id=house.id, user_id=user.id, role=MemberRole.EDITOR)
        )
        writers.append(_Writer(f"bench-{house.id}@example.org", house.slug))
    return writers
