"""Answers a second beside a bare Flask app: every row in every round, bare in the same round."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from helpboard.cli.bench.client import load, request_bytes
from helpboard.cli.bench.datasets import Sample
from helpboard.cli.bench.flatness import Board
from helpboard.cli.bench.rows import Row, Series, at_least
from helpboard.cli.bench.serving import HOST, Server

MANY = 16
BOARD = "/de/board/"
NGINX_PAGE = "board"
_BY_NGINX = "board, by nginx"
_CACHED = (
    ("start page, cached", "/de/"),
    ("board, cached", BOARD),
    ("cafés, cached", "/de/cafes/"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """One row: what is asked of whom, and by how many at a time."""

    name: str
    port: int
    requests: tuple[bytes, ...]
    clients: int = MANY
    goal: float | None = None
    posts: int = 0
    note: str = ""


@dataclass(slots=True)
class Measured:
    """What the rounds gave: ratios to bare with as many clients, and answers a second."""

    ratios: Series = field(default_factory=Series)
    per_second: Series = field(default_factory=Series)


def bare_targets(server: Server) -> list[Target]:
    """Return the yardstick with one client and with many."""
    request = (server.request("/", coding=""),)
    return [Target("bare", server.port, request, clients=clients) for clients in (1, MANY)]


def cached_targets(server: Server, sample: Sample, posts: int) -> list[Target]:
    """Return the pages that come from the page cache, compressed as browsers ask for them."""
    paths = (*_CACHED, ("post, cached", f"/de/posts/{sample.posts[0]}"))
    return [
        Target(name, server.port, (server.request(path),), clients=clients, goal=1.0, posts=posts)
        for name, path in paths
        for clients in (1, MANY)
    ]


def rendered_targets(board: Board, board_goal: float | None) -> list[Target]:
    """Return the pages that are rendered for each request.

    A log-in cookie that has run out makes the page cache step aside, as for everybody with a
    log-in; the page is made in full, and who it is for is looked up too. Not compressed, as bare.
    """
    stale = "login=ran-out"
    server, sample, posts = board.server, board.sample, board.posts

    def made(paths: Iterable[str]) -> tuple[bytes, ...]:
        return tuple(server.request(path, cookie=stale, coding="") for path in paths)

    several = [f"/de/posts/{post_id}" for post_id in sample.posts]
    profiles = [f"/de/organisations/{slug}" for slug in sample.organisations]
    pages = [f"/de/board/?after={cursor}" for cursor in sample.cursors]
    mine = server.request(BOARD, cookie=f"login={sample.token}")
    own = server.request("/de/my/", cookie=f"login={sample.token}")
    return [
        Target("board, rendered", server.port, made([BOARD]), goal=board_goal, posts=posts),
        Target("board, pages nobody saw", server.port, made(pages), posts=posts),
        Target("post, rendered", server.port, made(several), goal=0.25, posts=posts),
        Target("organisation, rendered", server.port, made(profiles), goal=0.25, posts=posts),
        Target("board, logged in, brotli", server.port, (mine,), goal=0.10, posts=posts),
        Target("my page, brotli", server.port, (own,), goal=0.10, posts=posts),
    ]


def naive_target(server: Server, posts: int) -> Target:
    """Return the page as one writes it first."""
    request = server.request("/de/naive/", coding="")
    return Target("board, naive ORM", server.port, (request,), posts=posts)


def nginx_targets(port: int | None, posts: int) -> list[Target]:
    """Return nginx with the bytes of the board's page; nothing where there is no nginx."""
    if port is None:
        return []
    request = (request_bytes(f"/{NGINX_PAGE}", host=f"{HOST}:{port}"),)
    return [Target(_BY_NGINX, port, request, clients=count, posts=posts) for count in (1, MANY)]


def measure(targets: Sequence[Target], *, rounds: int, seconds: float) -> dict[Target, Measured]:
    """Run all targets in each of the rounds; the first ones are bare."""
    found = {target: Measured() for target in targets}
    for target in targets:
        load(target.port, target.requests, clients=target.clients, seconds=seconds / 2)
    for _ in range(rounds):
        bare: dict[int, float] = {}
        for target in targets:
            outcome = load(target.port, target.requests, clients=target.clients, seconds=seconds)
            if target.name == "bare":
                bare[target.clients] = outcome.per_second
            found[target].per_second.values.append(outcome.per_second)
            found[target].ratios.values.append(outcome.per_second / bare[target.clients])
    return found


def rows(found: dict[Target, Measured], database: str) -> list[Row]:
    """Return what was measured, as ratios to bare."""
    made = []
    for target, measured in found.items():
        said = {"database": database, "posts": target.posts, "clients": target.clients}
        note = f"{measured.per_second.median:.0f}/s"
        if target.name == "bare":
            row = measured.per_second.row("bare", "answers/s", clients=target.clients)
            made.append(row)
            continue
        goal = {} if target.goal is None else at_least(measured.ratios.median, target.goal)
        made.append(measured.ratios.row(target.name, "× bare", note=note, **goal, **said))
    return made


def naive_row(found: dict[Target, Measured], database: str) -> Row:
    """Return how many times the board's page is faster than the naive one."""
    ratio = _between(found, "board, rendered", "board, naive ORM", MANY)
    goal = at_least(ratio.median, 3)
    return ratio.row("board, rendered", "× naive ORM", database=database, clients=MANY, **goal)


def file_server_rows(found: dict[Target, Measured], database: str) -> list[Row]:
    """Return what the page cache gives beside nginx with the same bytes; no goal but the truth."""
    if not any(target.name == _BY_NGINX for target in found):
        return [Row("board, cached", None, "× nginx", database=database, note="nginx not found")]
    return [
        _between(found, "board, cached", _BY_NGINX, clients).row(
            "board, cached", "× nginx", database=database, clients=clients
        )
        for clients in (1, MANY)
    ]


def _between(found: dict[Target, Measured], ours: str, theirs: str, clients: int) -> Series:
    """Return the ratios of two targets on the largest board, round by round."""
    most = max(target.posts for target in found)
    chosen = {
        target.name: measured.per_second.values
        for target, measured in found.items()
        if target.clients == clients and target.posts == most
    }
    return Series([one / other for one, other in zip(chosen[ours], chosen[theirs], strict=True)])
