"""How long a page takes on large boards and, in the same minute, on a small one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import quote_plus

from helpboard.cli.bench.client import load
from helpboard.cli.bench.datasets import Sample
from helpboard.cli.bench.rows import Row, Series
from helpboard.cli.bench.serving import Server

_TIMES, _MORE = 1.5, 5.0

FILTERS = (
    "topic=bicycle",
    "kind=offer&topic=furniture",
    "speaks=ar",
    "speaks=so&kind=request",
    "day=sat&part=morning",
    "area=ludwigsburg-ost&topic=tutoring",
    "kind=request&speaks=uk&day=wed&part=evening",
)
WORDS = ("fahrrad", "suche", "deutsch lernen", "kinderwagen", "wohnung", "hilfe arabisch", "umzug")


ALONE = (
    *("fahrrad", "suche", "deutsch", "kinderwagen", "wohnung", "hilfe", "umzug", "tisch", "lernen"),
    *("arabisch", "garten", "schule", "begleitung", "arzt", "bett", "sofa", "kleidung", "herd"),
    *("nähen", "musik", "kochen", "schrank", "laptop", "winterjacke"),
)
"""Two by two these are more questions than a worker keeps the answers of (``web/kept.py``)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of page, and its paths on one board."""

    name: str
    paths: tuple[str, ...]


def asked(sample: Sample) -> list[Asked]:
    """Return what is asked of a board, not from the cache."""
    pairs = [f"{one} {other}" for one, other in combinations(ALONE, 2)]
    return [
        Asked("list", tuple(f"/de/board/?after={cursor}" for cursor in sample.cursors[:200])),
        Asked("filter", tuple(f"/de/board/?{chosen}" for chosen in FILTERS)),
        Asked("search", tuple(f"/de/board/?q={_plus(words)}" for words in WORDS)),
        Asked("search everything", tuple(f"/de/search?q={_plus(words)}" for words in WORDS)),
        Asked("search, not asked before", tuple(f"/de/board/?q={_plus(two)}" for two in pairs)),
        Asked("all, not asked before", tuple(f"/de/search?q={_plus(two)}" for two in pairs)),
        Asked("post", tuple(f"/de/posts/{post_id}" for post_id in sample.posts[:200])),
    ]


def _plus(words: str) -> str:
    return quote_plus(words)


@dataclass(frozen=True, slots=True)
class Board:
    """A served data set."""

    server: Server
    sample: Sample
    posts: int


def measure(boards: Sequence[Board], *, rounds: int, seconds: float, database: str) -> list[Row]:
    """Measure each kind of page on all boards in turns, one client; the first is the smallest."""
    rows = []
    for kinds in zip(*(asked(board.sample) for board in boards), strict=True):
        series: dict[int, Series] = {board.posts: Series() for board in boards}
        for number in range(rounds + 1):
            for board, kind in zip(boards, kinds, strict=True):
                requests = [
                    board.server.request(path, cookie="login=ran-out", coding="")
                    for path in kind.paths
                ]
                outcome = load(board.server.port, requests, clients=1, seconds=seconds)
                if number:  # the first round warms up
                    series[board.posts].values.append(outcome.quantile(0.95))
        small = series.pop(boards[0].posts)
        rows += [
            _row(kinds[0].name, small, large, posts, database) for posts, large in series.items()
        ]
    return rows


def _row(name: str, small: Series, large: Series, posts: int, database: str) -> Row:
    limit = max(_TIMES * small.median, small.median + _MORE)
    return large.row(
        f"p95, {name}",
        "ms",
        goal=f"≤ {limit:.1f} (small: {small.median:.1f})",
        met=large.median <= limit,
        database=database,
        posts=posts,
        clients=1,
    )
