"""What comes over the line before a page can be read: few bytes, few requests."""

import re

import pytest

from tests.journeys.demo import TAGS, Demo
from tests.served import Server

LOADED = re.compile(
    r'<(?:script|img)(?![^>]* loading="lazy")[^>]* src="(/[^"]+)"'
    r'|<link rel="(?:stylesheet|icon)" href="(/[^"]+)"|<use href="(/[^"#]+)#'
)
PAGE = "info/anhoerung/bescheid-und-fristen"
"""The longest information page of the demo town."""


@pytest.mark.parametrize(
    "path",
    ["/de/", "/ar/", "/de/board/", "/uk/board/", "a post", f"/de/{PAGE}", f"/uk/{PAGE}"],
)
def test_the_first_view_is_small(server: Server, demo: Demo, path: str) -> None:
    coding = {"Accept-Encoding": "br"}
    number = demo.manifest["posts"]["published"][0]
    path = f"/uk/posts/{number}" if path == "a post" else path
    found = LOADED.findall(server.get(path).body.decode())
    needed = [path, *dict.fromkeys(next(filter(None, groups)) for groups in found)]
    answers = [server.get(one, headers=coding) for one in needed]
    heads = [sum(len(f"{n}: {v}\r\n") for n, v in one.headers.items()) for one in answers]
    assert len(needed) <= 5
    assert len(answers[0].body) <= 10 * 1024
    assert sum(len(one.body) for one in answers) + sum(heads) <= 25 * 1024


@pytest.mark.parametrize("tag", TAGS)
def test_the_board_is_small_in_every_language(server: Server, tag: str) -> None:
    answer = server.get(f"/{tag}/board/", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.body) <= 10 * 1024
