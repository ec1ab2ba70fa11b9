"""What leaves the board is gone from every page within a second, page cache or not."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.journeys.demo import Demo, MakeDemo
from tests.served import ROOT, Server, served

pytestmark = pytest.mark.slow

CHANGE = """
import sys
from datetime import UTC, datetime, timedelta
from helpboard.cli.board import board_app
from helpboard.domain.post import PostState
from helpboard.extensions import db, writing
from helpboard.models import Post

number, what = int(sys.argv[1]), sys.argv[2]
with board_app().app_context(), writing(db.session()) as session:
    post = session.get_one(Post, number)
    if what == "hide":
        post.state = PostState.HIDDEN
    elif what == "show":
        post.state = PostState.PUBLISHED
    else:
        post.expires_at = datetime.now(UTC) + timedelta(seconds=float(what))
print(datetime.now(UTC).timestamp())
"""
WARM = 12
"""So often is each page asked for beforehand: both workers then keep it."""


@pytest.fixture(scope="module")
def own(database: str, new_demo: MakeDemo) -> Demo:
    return new_demo(database, "gone")


@pytest.fixture(scope="module")
def server(own: Demo) -> Iterator[Server]:
    with served(own.instance, environment=own.environment) as running:
        yield running


def change(own: Demo, post: int, what: str) -> float:
    """Change a post in another process; return when it was committed, in seconds since 1970."""
    done = subprocess.run(
        [sys.executable, "-c", CHANGE, str(post), what],
        env=own.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


def newest(own: Demo) -> int:
    """Return the newest post of the board: it stands on every list."""
    text = own.client().get("/de/board/").text
    return int(text.split('data-testid="post-card" data-id="')[1].split('"')[0])


def lists() -> list[str]:
    tags = ("de", "ar")
    return [
        *(f"/{tag}/{path}" for tag in tags for path in ("", "board/", "board/?area=ludwigsburg")),
        "/feeds/board.atom?lang=uk",
        "/sitemap.xml",
    ]


def shows(server: Server, path: str, post: int) -> bool:
    answer = server.get(path)
    assert answer.status == 200, path
    return re.search(rf"/posts/{post}\b".encode(), answer.body) is not None


def holding(server: Server, post: int) -> list[str]:
    """Return the lists that show a post, by any of several answers: there are two workers."""
    return [path for path in lists() if any(shows(server, path, post) for _ in range(4))]


def warm(server: Server, post: int) -> None:
    for path in (*lists(), f"/de/posts/{post}", f"/uk/posts/{post}"):
        for _ in range(WARM):
            assert server.get(path).status == 200, path


def wait_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.time()))


def test_a_hidden_post_is_gone_within_a_second_and_comes_back(own: Demo, server: Server) -> None:
    post = newest(own)
    warm(server, post)
    assert holding(server, post) == lists()
    wait_until(change(own, post, "hide") + 1)
    assert holding(server, post) == []
    assert {server.get(f"/{tag}/posts/{post}").status for tag in ("de", "uk") * 4} <= {404, 410}
    wait_until(change(own, post, "show") + 1)
    assert {server.get(f"/de/posts/{post}").status for _ in range(4)} == {200}
    assert holding(server, post) == lists()


def test_a_post_that_runs_out_is_gone_within_a_second(own: Demo, server: Server) -> None:
    post = newest(own)
    ends = change(own, post, "20") + 20
    wait_until(ends - 19)
    warm(server, post)
    assert holding(server, post) == lists()
    assert time.time() < ends, "the machine is too slow for this test"
    wait_until(ends + 1)
    assert holding(server, post) == []
    assert {server.get(f"/{tag}/posts/{post}").status for tag in ("de", "uk") * 4} == {410}
