"""What no reader's browser sends: it gets a 4xx in the reader's language, and never a 5xx (R08)."""

import io
import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from helpboard.domain.languages import LANGUAGES
from tests.browser_client import check_page
from tests.journeys.demo import TAGS, Demo
from tests.journeys.pages import read_page

pytestmark = pytest.mark.slow

HUGE = 10**30
MANY = "&".join(f"q{number}={number}" for number in range(400))
MOSTLY_BAD = ("%00", "%ff%fe", "%ed%a0%80", "%c0%af", "%F0%28%8C%BC")
"""NUL, broken UTF-8, a lone surrogate, an overlong slash, a torn sign of four bytes."""

WRONG_VALUES = [
    *("board/?kind=both", "board/?topic=gold", "board/?area=atlantis", "board/?speaks=klingon"),
    *("board/?day=someday", "board/?part=noon", "board/?after=x", f"board/?after={HUGE}"),
    *("board/?after=2026-01-01T00:00:00~1~1", "board/?after=%F0%9F%92%A9", "board/?after=a.b.c"),
    *("organisations/?after=%00x", "organisations/?kind=castle", "organisations/?area=atlantis"),
    *("groups/?topic=gold", "cafes/?speaks=klingon", "places/?area=atlantis"),
    *(f"calendar/?month={HUGE}", "calendar/?month=2026-13", "calendar/?week=2026-W60"),
    *("calendar/?month=0000-00", "calendar/?month=9999-12", "calendar/?area=atlantis"),
]
UNKNOWN = [
    *("nothing", "areas/atlantis/", f"posts/{HUGE}", "posts/-1", "posts/0", "posts/1e5", "posts/x"),
    *("organisations/nobody", "groups/nobody", "places/nowhere", "legal/law", "board/board/"),
    *(
        "organisations/..%2f..%2fetc%2fpasswd",
        f"organisations/{'a' * 3000}",
        "groups/%E2%80%AE.ics",
    ),
]
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "BREW")


@pytest.fixture(scope="module")
def client(either_demo: Demo) -> FlaskClient:
    return either_demo.client()


def refused(answer: TestResponse, tag: str, *statuses: int) -> None:
    """Check that an answer is one of ``statuses`` and a page in the reader's language."""
    assert answer.status_code in statuses, (answer.request.path, answer.status)
    check_page(answer.text)
    page = read_page(answer.text)
    assert (page.lang, page.dir) == (tag, LANGUAGES[tag].direction)
    assert f"/{tag}/" in page.links
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("tag", TAGS)
def test_wrong_values_in_the_address_are_400_in_the_readers_language(
    client: FlaskClient, tag: str
) -> None:
    for path in WRONG_VALUES:
        refused(client.get(f"/{tag}/{path}"), tag, 400)


@pytest.mark.parametrize("tag", TAGS)
def test_unknown_addresses_are_404_in_the_readers_language(client: FlaskClient, tag: str) -> None:
    for path in UNKNOWN:
        refused(client.get(f"/{tag}/{path}"), tag, 404)


def test_cursors_of_other_lists_are_400(client: FlaskClient) -> None:
    lists = ("board/", "organisations/")
    cursors = []
    for path in lists:
        links = read_page(client.get(f"/de/{path}").text).links
        cursors += [link.split("after=")[1] for link in links if "after=" in link][:1]
    board, organisations = cursors
    refused(client.get(f"/de/board/?after={organisations}"), "de", 400)
    refused(client.get(f"/de/organisations/?after={board}"), "de", 400)
    refused(client.get(f"/ar/board/?after={board[:-3]}"), "ar", 400)


@pytest.mark.parametrize("bad", MOSTLY_BAD)
def test_broken_letters_are_a_4xx_wherever_they_stand(client: FlaskClient, bad: str) -> None:
    for path in ("organisations/", "groups/", "posts/", "legal/", ""):
        refused(client.get(f"/uk/{path}{bad}"), "uk", 404)
    refused(client.get(f"/uk/areas/{bad}/"), "uk", 404)
    for parameter in ("q", "topic", "after", "area"):
        refused(client.get(f"/ar/board/?{parameter}={bad}"), "ar", 400)
    # A parameter that no page knows never gets past the page cache.
    assert client.get(f"/ar/board/?zzz={bad}").status_code in (200, 400)
    refused(client.get(f"/de/search?q={bad}"), "de", 400)
    assert client.get(f"/{bad}").status_code == 404
    assert client.get(f"/feeds/board.atom?lang={bad}").status_code == 400


def test_too_many_and_too_long_parameters_are_400(client: FlaskClient) -> None:
    for path in ("board/", "search", "organisations/", "calendar/", "cafes/"):
        refused(client.get(f"/de/{path}?{MANY}"), "de", 400)
        refused(client.get(f"/de/{path}?q={'a' * 5000}"), "de", 400)
        refused(client.get(f"/de/{path}?{'&' * 400}"), "de", 400)


def test_whatever_is_searched_for_is_answered(client: FlaskClient) -> None:
    words = ("'", '"', "a OR b", "NEAR(", "*", "^x", "-", "(((", "col:x", "\\", "%", "_", "ß" * 500)
    more = ("\u202e", "\u200d", "😀" * 100, "a\tb", "ﷺ", "İ", "NOT", '"unclosed', "{x}", "x" * 2000)
    for text in (*words, *more):
        for path in ("search", "board/", "organisations/", "groups/"):
            answer = client.get(f"/de/{path}?q={quote(text)}")
            assert answer.status_code in (200, 400), (path, text)


def test_values_given_twice_or_empty_or_as_lists_are_answered(client: FlaskClient) -> None:
    for query in ("kind=offer&kind=request", "kind=", "topic[]=x", "=", "a", "after=", ";", "q=+"):
        assert client.get(f"/de/board/?{query}").status_code in (200, 400), query


def test_no_method_that_a_page_does_not_know_gets_through(
    client: FlaskClient, either_demo: Demo
) -> None:
    routes = {rule.rule for rule in either_demo.app.url_map.iter_rules()}
    assert len(routes) > 25
    for rule in sorted(routes):
        path = rule.replace("<lang:lang>", "de").replace("<slug>", "x")
        path = re.sub(r"<any\((\w+)[^>]*>", r"\1", path)
        path = re.sub(r"<int\([^>]*>|<int:[^>]*>", "1", path)
        for method in METHODS:
            answer = client.open(path, method=method)
            assert answer.status_code == 405, (method, path, answer.status)
            assert "GET" in answer.headers["Allow"] or "POST" in answer.headers["Allow"]
    refused(client.delete("/ar/board/"), "ar", 405)
    refused(client.post("/uk/cafes/", data={"a": "b"}), "uk", 405)


def test_options_tells_the_methods_and_nothing_else(client: FlaskClient) -> None:
    answer = client.options("/de/board/")
    assert answer.status_code == 200
    assert {part.strip() for part in answer.headers["Allow"].split(",")} == {
        *("GET", "HEAD", "OPTIONS")
    }
    assert answer.data == b""
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost:81", "localhost.evil.example", "", "a" * 3000, "x\ty", "["]
)
def test_requests_for_another_host_are_400_and_never_kept(client: FlaskClient, host: str) -> None:
    client.get("/de/")
    answer = client.get("/de/", headers={"Host": host})
    assert answer.status_code == 400
    assert host not in answer.text or not host
    assert "Helpboard" not in answer.text
    assert client.get("/de/").status_code == 200


@pytest.mark.parametrize("form", ["account/login", "display", "account/logout"])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_twenty_megabytes_are_413(client: FlaskClient, form: str, kind: str) -> None:
    head = (
        b'--x\r\nContent-Disposition: form-data; name="email"\r\n\r\n'
        if "boundary" in kind
        else b"email="
    )
    body = head + b"a" * 20_000_000
    for tag in ("de", "ar"):
        answer = client.post(
            f"/{tag}/{form}", data=body, content_type=kind, headers={"Origin": "http://localhost"}
        )
        refused(answer, tag, 413)


@pytest.mark.parametrize("form", ["account/login", "display"])
def test_twenty_megabytes_without_a_length_are_413(client: FlaskClient, form: str) -> None:
    answer = client.post(
        f"/uk/{form}",
        input_stream=io.BytesIO(b"email=" + b"a" * 20_000_000),
        content_type="application/x-www-form-urlencoded",
        headers={"Origin": "http://localhost", "Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )
    refused(answer, "uk", 413)


@pytest.mark.parametrize(
    "body",
    [b"", b"%00=%00&email=%00", b"email=%ff%fe&password=%ff", b"&" * 2000, b"a=1&" * 2000]
    + [b"email[]=x&password[a]=b", b"\xff\xfe\x00", b"{}", b"--x\r\nnonsense"],
)
@pytest.mark.parametrize(
    "kind",
    ["application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x"]
    + ["application/json", "text/plain; charset=nonsense", "", "x/y; boundary="],
)
def test_forms_full_of_nonsense_are_a_4xx(client: FlaskClient, body: bytes, kind: str) -> None:
    for form in ("account/login", "account/logout", "display"):
        answer = client.post(
            f"/de/{form}", data=body, content_type=kind, headers={"Origin": "http://localhost"}
        )
        assert answer.status_code in (303, 400, 401, 403, 413, 415, 422), (form, answer.status)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Accept-Language", "x" * 8000),
        ("Accept-Language", "de;q=nan,ar;q=-1,*;q=1e999"),
        ("Accept-Encoding", "br;q=9,gzip;q=,*;q=0,identity;q=0"),
        ("Cookie", "login=" + "x" * 4000),
        ("Cookie", "login=\xff; display=9.9.pink; form=eyJ.x.y"),
        ("Cookie", ";;;===;display"),
        ("If-None-Match", 'W/"' + "x" * 4000),
        ("If-Modified-Since", "yesterday"),
        ("Range", "bytes=9999999999999999-,-1"),
        ("Content-Length", "-5"),
        ("Content-Length", str(HUGE)),
        ("Referer", "http://[::1"),
        ("Origin", "null"),
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-For", "1, 2, x" * 500),
        ("X-HTTP-Method-Override", "DELETE"),
        ("Expect", "nonsense"),
    ],
)
def test_headers_full_of_nonsense_change_nothing(client: FlaskClient, name: str, text: str) -> None:
    for path in ("/de/", "/ar/board/", "/uk/account/login", "/static/nothing.css"):
        answer = client.get(path, headers={name: text})
        assert answer.status_code in (200, 400, 404, 413), (path, answer.status)
        assert "evil.example" not in answer.text
    assert client.get("/", headers={name: text}).status_code in (302, 400, 413)
