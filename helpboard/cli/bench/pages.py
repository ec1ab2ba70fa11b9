"""What one page costs: statements, and bytes and requests of a first visit."""

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import event

from helpboard.cli.bench.client import BadAnswerError, fetch
from helpboard.cli.bench.datasets import DataSet, Sample, opened
from helpboard.cli.bench.rows import Row, at_most
from helpboard.cli.bench.serving import Server
from helpboard.extensions import db

_COUNTED = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")
_HANDFUL = 20
_A_PAGE_TAKES = 3.0
_MOST = {"board": 6, "board with three filters": 6, "post": 8, "desk": 15}
_LOADED = re.compile(
    r'<(?:script|img)(?![^>]* loading="lazy")[^>]* src="([^"]+)"'
    r'|<link rel="(?:stylesheet|icon)" href="([^"]+)"|<use href="([^"#]+)#'
)
_HTML_BYTES, _ALL_BYTES, _REQUESTS = 10 * 1024, 25 * 1024, 5


def _paths(sample: Sample) -> dict[str, str]:
    return {
        "start": "/de/",
        "board": "/de/board/",
        "board with three filters": "/de/board/?kind=offer&speaks=de&day=wed",
        "post": f"/de/posts/{sample.posts[-1]}",
        "organisation": f"/de/organisations/{sample.organisations[0]}",
    }


def _own_paths(sample: Sample) -> dict[str, tuple[str, str]]:
    """Return pages of people who are logged in, with the token of the log-in."""
    return {
        "board, logged in": ("/de/board/", sample.token),
        "my page": ("/de/my/", sample.token),
        "desk": ("/de/desk/", sample.desk_token),
    }


def statements(data: DataSet, sample: Sample, folder: Path) -> dict[str, int]:
    """Count what each page asks the database for, one visitor, not in the cache.

    In Arabic: a page whose posts all lack words of their own, or have them in the reader's
    language, asks for no translations, and which posts are newest depends on chance. The desk is
    in German, as it is in no language of newcomers. Of posts and organisations the most that one
    of a handful asks for.
    """
    counted: dict[str, int] = {}
    with opened(data, folder) as app:
        said: list[str] = []
        with app.app_context():
            engine = db.engine

        @event.listens_for(engine, "before_cursor_execute")
        def _note(_c: object, _k: object, statement: str, *_rest: object) -> None:
            if statement.lstrip().upper().startswith(_COUNTED):
                said.append(statement)

        base_url = app.extensions["helpboard"].settings.base_url
        for name, german, token in _counted_pages(sample):
            path = german if name == "desk" else german.replace("/de/", "/ar/", 1)
            client = app.test_client()
            if token:
                client.set_cookie("login", token, domain=urlsplit(base_url).hostname or "")
            _stay_within_a_minute()
            client.get(_elsewhere(path), base_url=base_url)
            said.clear()
            if client.get(path, base_url=base_url).status_code != 200:
                raise BadAnswerError(f"{path} is not answered with a page.")
            counted[name] = max(counted.get(name, 0), len(said))
    return counted


def _stay_within_a_minute() -> None:
    """Wait for the next minute when this one is nearly over: some things are kept for it only."""
    left = 60 - time.time() % 60
    if left < _A_PAGE_TAKES:
        time.sleep(left)


def _counted_pages(sample: Sample) -> Iterator[tuple[str, str, str]]:
    """Give the name, the path and the log-in of every page whose statements are counted."""
    yield from ((name, path, "") for name, path in _paths(sample).items())
    step = max(1, len(sample.posts) // _HANDFUL)
    yield from (("post", f"/de/posts/{one}", "") for one in sample.posts[::step])
    some = sample.organisations[:_HANDFUL]
    yield from (("organisation", f"/de/organisations/{one}", "") for one in some)
    yield from ((name, path, token) for name, (path, token) in _own_paths(sample).items())


def _elsewhere(path: str) -> str:
    """Return the same page in another language: it warms up and fills no cache."""
    return path.replace("/ar/", "/en/", 1)


def statement_rows(small: dict[str, int], large: dict[str, int], database: str) -> list[Row]:
    """Return the counts of the large board; they must be those of the small one."""
    rows = []
    for name, count in large.items():
        most = _MOST.get(name)
        is_constant = small[name] == count
        goal = "as on the small board" + ("" if most is None else f", ≤ {most}")
        is_met = is_constant and (most is None or count <= most)
        rows.append(Row(f"statements, {name}", count, "", goal, is_met, database))
    return rows


def kept(server: Server, path: str) -> bytes:
    """Return a page as the page cache gives it, in Brotli."""
    fetch(server.port, server.request(path))
    return fetch(server.port, server.request(path))[1]


def first_view(server: Server, sample: Sample) -> list[Row]:
    """Measure what a phone loads that was never here: bodies and heads, in Brotli."""
    rows = []
    for name, path in _paths(sample).items():
        if name not in {"start", "board", "post"}:
            continue
        fetch(server.port, server.request(path))
        head, body = fetch(server.port, server.request(path))
        _, plain = fetch(server.port, server.request(path, coding=""))
        sizes = [len(head) + len(body) + 4]
        for needed in _needed(plain.decode("utf-8")):
            head, part = fetch(server.port, server.request(needed))
            sizes.append(len(head) + len(part) + 4)
        rows += [
            Row(f"HTML, {name}", len(body), "bytes", **at_most(len(body), _HTML_BYTES)),
            Row(f"first view, {name}", sum(sizes), "bytes", **at_most(sum(sizes), _ALL_BYTES)),
            Row(f"first view, {name}", len(sizes), "requests", **at_most(len(sizes), _REQUESTS)),
        ]
    return rows


def _needed(html: str) -> Iterable[str]:
    found = (next(filter(None, groups)) for groups in _LOADED.findall(html))
    return dict.fromkeys(path for path in found if path.startswith("/"))
