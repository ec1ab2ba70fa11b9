"""The headers of every answer, and the score that MDN's HTTP Observatory would give for them."""

import re
from collections.abc import Mapping

import pytest

from helpboard.app import create_app
from helpboard.config import Settings
from tests.journeys.crawling import Crawl
from tests.journeys.demo import Demo

pytestmark = pytest.mark.slow

HARDENED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ERRORS = ("/de/nothing-here", "/de/posts/99999999", "/de/board/?kind=x", "/xx/", "/healthz")
SIX_MONTHS = 15_768_000


def csp_of(headers: Mapping[str, str]) -> dict[str, list[str]]:
    rules = [rule.split() for rule in headers["Content-Security-Policy"].split(";")]
    return {rule[0]: rule[1:] for rule in rules}


def test_every_answer_forbids_what_pages_do_not_need(crawl: Crawl) -> None:
    client = crawl.demo.client()
    answers = {**crawl.answers, **{path: client.get(path) for path in ERRORS}}
    pages = {path: a for path, a in answers.items() if not path.startswith("/static/")}
    assert len(pages) > 400
    for path, answer in pages.items():
        given = {name: answer.headers.get(name) for name in HARDENED}
        assert given == HARDENED, path
        rules = csp_of(answer.headers)
        assert rules["default-src"] == ["'none'"], path
        assert rules["frame-ancestors"] == rules["base-uri"] == ["'none'"], path
        allowed = {source for rule in rules.values() for source in rule}
        assert allowed <= {"'none'", "'self'"}, path
        assert len(answer.headers.getlist("Content-Security-Policy")) == 1, path


def test_every_answer_says_who_may_keep_it(crawl: Crawl) -> None:
    for path, answer in crawl.answers.items():
        kept = answer.headers["Cache-Control"]
        wanted = r"no-store|public, (no-cache|max-age=\d+(, immutable)?)"
        assert re.fullmatch(wanted, kept), (path, kept)
        assert "Server" not in answer.headers
        assert not [name for name, _ in answer.headers if name.startswith("Helpboard-")], path


def test_assets_are_hardened_too(crawl: Crawl) -> None:
    assets = [a for path, a in crawl.answers.items() if path.startswith("/static/")]
    assert len(assets) > 3
    for answer in assets:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Set-Cookie" not in answer.headers


def observatory_score(headers: Mapping[str, str]) -> int:
    """Score one answer over HTTPS by the published table; what is not ours to lose counts 0.

    A redirection from HTTP, foreign scripts and CORS take nothing away: we have none.
    """
    csp = csp_of(headers)
    sources = {source for rule in csp.values() for source in rule}
    is_strict = csp["default-src"] == ["'none'"] and csp["form-action"] == ["'self'"]
    is_safe = not any(s.startswith("'unsafe") or s.endswith(":") or s == "*" for s in sources)
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    minus = 0
    minus -= 0 if age and int(age[1]) >= SIX_MONTHS else 20
    minus -= 0 if headers.get("X-Content-Type-Options") == "nosniff" else 5
    minus -= 0 if is_safe else 20
    plus = 0
    plus += (10 if is_strict else 5) if is_safe else 0
    plus += 5 if "frame-ancestors" in csp else 0
    plus += 5 if headers.get("Referrer-Policy") in {"no-referrer", "same-origin"} else 0
    plus += 10 if headers.get("Cross-Origin-Resource-Policy") == "same-origin" else 0
    if cookie := headers.get("Set-Cookie"):
        is_guarded = all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=Lax"))
        plus += 5 if is_guarded else -40
    score = 100 + minus
    return score + plus if score >= 90 else score


@pytest.mark.parametrize("path", ["/de/", "/de/board/", "/de/account/login", "/de/nothing"])
def test_over_https_the_observatory_gives_at_least_125(demo: Demo, path: str) -> None:
    base = "https://board.example.org"
    environment = {**demo.environment, "HELPBOARD_BASE_URL": base}
    app = create_app(Settings.from_environment(environment))
    answer = app.test_client(use_cookies=False).get(path, base_url=base)
    assert observatory_score(answer.headers) >= 125
    assert observatory_score({"Content-Security-Policy": "default-src *; form-action x"}) < 90
