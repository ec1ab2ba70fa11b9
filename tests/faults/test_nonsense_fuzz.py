"""Some thousand requests that chance makes up, over every route: never a 5xx (R08)."""

import random
from collections import Counter
from collections.abc import Callable
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from helpboard.web.api.resources import READ_BY_LISTS
from helpboard.web.page_keys import PARAMETERS
from tests.journeys.demo import TAGS, Demo

pytestmark = pytest.mark.slow

NUMBER = 3000
SEEDS = (1, 20261122)

READ = sorted(PARAMETERS.union(*READ_BY_LISTS.values()))
PIECES = (
    *("", "0", "1", "-1", "1e9", str(10**30), "null", "true", "NaN", "offer", "request", "mon"),
    *("goods", "women", "ludwigsburg", "de", "ar", "fa-AF", "2026-W48", "2026-12", "0001-01"),
    *("%00", "%ff", "%ed%a0%80", "%e2%80%ae", "%", "%zz", "..", "/", "//", "\\", ";", "'", '"'),
    *("<script>", "{{7*7}}", "${x}", "%27%20OR%201=1--", "ß", "ﷲ", "😀", "\u200d", "a" * 300),
    *(".ics", ".atom", ".json", "?", "#", "&", "=", "+", "%2b", "%26", "~", ":", "*", "AND", "(("),
    *("2026-11-22T05:00:00+00:00~7", "2026-11-22 05:00~99999999999999999999", "b~é", "~~~"),
)
METHODS = ("GET",) * 12 + ("HEAD", "POST", "POST", "PUT", "DELETE", "OPTIONS")
HEADERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Accept-Language", ("ar", "xx,*;q=0", "uk;q=x", "de-DE-1901,en;q=0.1", ",,,")),
    ("Accept-Encoding", ("br", "gzip;q=0", "*", "x" * 500)),
    ("Cookie", ("login=x", "display=1.3.dark", "form=x.y.z", "login=\xff; ;=")),
    ("If-None-Match", ('"x"', "*", 'W/"', ",,,")),
    ("If-Modified-Since", ("Sat, 22 Nov 2036 05:00:00 GMT", "never")),
    ("Range", ("bytes=0-1", "bytes=-1", "lines=x")),
    ("Origin", ("http://localhost", "null", "http://evil.example")),
    ("Content-Type", ("application/json", "multipart/form-data", "text/html; charset=x")),
    ("X-Forwarded-For", ("::1", "x" * 100)),
)


class Chance:
    """Makes up requests, the same for a seed."""

    def __init__(self, seed: int, rules: list[str], slugs: list[str]) -> None:
        self.rng = random.Random(seed)
        self.rules = rules
        self.slugs = slugs

    def request(self) -> tuple[str, str, dict[str, str], bytes]:
        """Return method, address, headers and body."""
        rng = self.rng
        headers = {name: rng.choice(texts) for name, texts in rng.sample(HEADERS, rng.randrange(3))}
        method = rng.choice(METHODS)
        body = self.query().encode() if method in {"POST", "PUT"} else b""
        if body and "Content-Type" not in headers:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return method, self.address(), headers, body

    def address(self) -> str:
        path = self.rng.choice(self.rules)
        path = path.replace("<lang:lang>", self.either(lambda: self.rng.choice(TAGS), likely=0.95))
        while "<" in path:
            start, end = path.index("<"), path.index(">") + 1
            known = self.either(lambda: self.rng.choice(self.slugs), likely=0.4)
            path = path[:start] + known + path[end:]
        path = "/" + path.lstrip("/")  # the test client would take what follows "//" for a host
        query = self.query() if self.rng.random() < 0.8 else ""
        return f"{path}?{query}" if query else path

    def query(self) -> str:
        names = (*READ, "email", "password", "next", "size", "theme", "about", "x")
        pairs = [
            f"{self.rng.choice(names)}={self.text()}" for _ in range(self.rng.choice((1, 2, 3, 9)))
        ]
        return "&".join(pairs)

    def either(self, known: Callable[[], str], *, likely: float) -> str:
        return known() if self.rng.random() < likely else self.text() or "x"

    def text(self) -> str:
        pieces = self.rng.choices(PIECES, k=self.rng.choice((1, 1, 2, 3)))
        return quote("".join(pieces), safe="%/:~;,")


@pytest.fixture(scope="module")
def client(either_demo: Demo) -> FlaskClient:
    return either_demo.client()


def chance_for(demo: Demo, seed: int) -> Chance:
    made = demo.manifest
    every = sorted({rule.rule for rule in demo.app.url_map.iter_rules()})
    is_open = [rule for rule in every if "/desk" not in rule and "/my/" not in rule]
    rules = [*every, *is_open, *is_open]  # what strangers may open more often
    posts = [str(post) for ids in made["posts"].values() for post in ids[:3]]
    return Chance(seed, rules, [*posts, *demo.shown_groups, *made["places"], "imprint"])


@pytest.mark.parametrize("seed", SEEDS)
def test_chance_finds_no_way_to_a_fault(client: FlaskClient, either_demo: Demo, seed: int) -> None:
    chance = chance_for(either_demo, seed)
    statuses: Counter[int] = Counter()
    for number in range(NUMBER // len(SEEDS)):
        method, address, headers, body = chance.request()
        answer = client.open(address, method=method, headers=headers, data=body)
        assert answer.status_code < 500, (seed, number, method, address, headers, body)
        statuses[answer.status_code] += 1
    # Chance must come far enough in to mean something.
    assert statuses[200] > 100
    assert statuses[404] > 20
    assert statuses[400] > 20
    assert statuses[405] > 20


def test_the_same_seed_makes_the_same_requests(either_demo: Demo) -> None:
    first, second = (chance_for(either_demo, 5) for _ in range(2))
    assert [first.request() for _ in range(50)] == [second.request() for _ in range(50)]
