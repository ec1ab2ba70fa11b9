# Longer than 300 lines because each kind of form has its own way in.
"""What nobody types: in every field of every form it is a 4xx or a redirect, and never a 5xx (R08).

Nothing of it comes back as markup, either. Every view that takes a form must be reached.
"""

import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pyotp
import pytest
from flask.testing import FlaskClient

from helpboard.catalogue_texts import interface_texts
from tests.journeys.demo import Demo, MakeDemo
from tests.journeys.walking import send

pytestmark = pytest.mark.slow

MARKUP = "\"'><hostile-tag onload=x><script>hostile()</script>{{7*7}}%(x)s"
HOSTILE = (
    *("", MARKUP, "a" * 10_001, "x\r\nBcc: evil@example.org", "\u202eabc\u0007", "\ud800"),
    *("9" * 40, "-1", "²", "javascript:hostile()", "0000-99-99", "../../etc", "99:99"),
)
ALONE = (MARKUP, "9" * 40, "\u202eabc\u0007")
"""Tried in each field by itself, too, with the others as the page fills them in."""

MINE = "/de/my/organisations/{organisation}"
PAGES: dict[str, tuple[str, ...]] = {
    "": (
        *("account/register", "account/link", "account/reset", "account/login", "notice", "ask"),
        *("answers/", "posts/{post}/answer", "groups/{group}/answer"),
        "organisations/{organisation}/answer",
    ),
    "volunteer": (
        *("account/settings", "account/security", "account/password", "account/address"),
        *("account/second-factor/set-up", "my/alerts", "my/alerts/new?kind=offer", "my/calendar"),
        *("my/data/delete", "my/organisations/new", "posts/new?kind=offer&topic=furniture"),
        *("posts/{own}/edit", "posts/{own}/renew", "posts/{own}/found", "posts/{own}/submit"),
        *("my/messages/{thread}", "my/messages/{thread}/block", "posts/{own}/withdraw"),
    ),
    "organisation": (
        *("edit", "hours", "gives-seeks", "gives-seeks/new", "services", "services/new"),
        *("departments", "logo", "members", "gives-seeks/{give}", "services/{service}"),
    ),
    "code": (
        *("answers/mine", "answers/hear", "answers/messages/{thread}"),
        *("answers/messages/{thread}/block", "answers/posts/{own}/edit"),
        *("answers/posts/{own}/renew", "answers/posts/{own}/found"),
        *("answers/posts/{own}/withdraw", "answers/code", "answers/end"),
    ),
}
"""By who opens them: the pages whose forms are filled in. Those that end something come last."""

SENT_STRAIGHT: dict[str, tuple[str, ...]] = {
    "": ("l/{token}", "l/{token}/unsubscribe", "de/display", "de/account/logout", "de/ask"),
    "volunteer": (
        *("de/my/alerts/1", "de/my/alerts/1/end", "de/account/new-password"),
        *("de/account/second-factor", "de/account/second-factor/codes"),
        *("de/account/second-factor/off", "de/my/messages/{thread}", "de/my/told/1"),
    ),
    "organisation": (
        *("services/{service}", "gives-seeks/{give}", "logo/remove", "members", "members/1"),
        "object",
        *("invitations/1", "services/1/end", "gives-seeks/1/remove"),
        *("members/{huge}", "invitations/{huge}", "services/{huge}/end", "gives-seeks/{huge}"),
    ),
    "code": ("de/answers/messages/{thread}", "de/answers/close"),
}
"""Forms that stand in other pages, or that only some people see: sent with a token of ours."""

NAMES = (
    *("email", "password", "code", "text", "kind", "topic", "area", "thing", "hear", "phone"),
    *("change", "rhythm", "partner", "do", "login", "found", "count", "contrast", "size", "theme"),
    "deed",
)

FIELDS = {"input", "select", "textarea", "button"}


class _Forms(HTMLParser):
    """Collects the forms of a page that are sent by POST: where to, and what stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str]]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("method", "").lower() == "post"
            if self._inside:
                self.found.append((given["action"], []))
        elif self._inside and tag in FIELDS and given.get("name") and given.get("type") != "file":
            self.found[-1][1].append((given["name"], given.get("value", "")))


@dataclass
class Attack:
    """One reader who fills in forms; remembers which views were reached and what went wrong."""

    demo: Demo
    client: FlaskClient
    reached: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def on_page(self, path: str) -> None:
        forms = _Forms()
        forms.feed(self.client.get(path).text)
        for action, fields in forms.found:
            if not action.endswith(("/display", "/logout", "/close")):
                self.fill_in(action, fields)

    def straight(self, path: str, token: str) -> None:
        self.fill_in(path, [("csrf_token", token), *((name, "") for name in NAMES)])

    def fill_in(self, action: str, fields: list[tuple[str, str]]) -> None:
        token = [pair for pair in fields if pair[0] == "csrf_token"]
        names = sorted({name for name, _value in fields} - {"csrf_token"})
        for value in HOSTILE:
            self.send(action, [*token, *((name, value) for name in names)])
        for name in names:
            others = [pair for pair in fields if pair[0] != name]
            for value in ALONE:
                self.send(action, [*others, (name, value), (name, value)])
        everything = dict.fromkeys(names, 1) | dict(token)
        self.judge(action, self.client.post(action, json=everything), "JSON")

    def send(self, action: str, pairs: list[tuple[str, str]]) -> None:
        body = urlencode(pairs, errors="surrogatepass").encode()
        kind = "application/x-www-form-urlencoded"
        origin = {"Origin": "http://localhost"}
        answer = self.client.post(action, data=body, content_type=kind, headers=origin)
        self.judge(action, answer, repr(pairs)[:300])

    def judge(self, action: str, answer: Any, said: str) -> None:
        with self.demo.app.app_context():
            routes = self.demo.app.url_map.bind("localhost")
            self.reached.add(routes.match(action.partition("?")[0], method="POST")[0])
        if answer.status_code >= 500:
            self.faults.append(f"{answer.status_code} {action} {said}")
        if "<hostile-tag" in answer.text or "<script>hostile" in answer.text:
            self.faults.append(f"markup {action} {said}")


@pytest.fixture(scope="module")
def hostile_demo(new_demo: MakeDemo) -> Demo:
    """A town of its own, since some of what is sent is taken; nobody is slowed down in it."""
    made = new_demo("sqlite", "hostile")
    made.environment["HELPBOARD_LIMITS_FACTOR"] = "100000"
    return made


def token_at(client: FlaskClient, path: str) -> str:
    return re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).text)[-1]


def first(client: FlaskClient, page: str, pattern: str) -> str:
    return next(iter(re.findall(pattern, client.get(page).text)), "1")


def at_browser(demo: Demo, who: str) -> FlaskClient:
    client = demo.app.test_client()
    if who == "code":
        # A code that was attacked before may be ended: then the next one.
        opened = (
            send(client, "/de/answers/", {"code": words}).status_code == 303
            for words in demo.manifest["conversations"]["with_code"]
        )
        assert any(opened)
    elif who:
        person = demo.manifest["accounts"][who]
        known_as = {name: person[name] for name in ("email", "password")}
        assert send(client, "/de/account/login", known_as).status_code == 303
        if "totp_secret" in person:
            pass_second_factor(client, pyotp.TOTP(person["totp_secret"]))
    return client


def pass_second_factor(client: FlaskClient, factor: pyotp.TOTP) -> None:
    """A code is good once: who has come in with this one a moment ago waits for the next."""
    path = "/de/account/second-factor"
    if send(client, path, {"code": factor.now()}).status_code != 303:
        time.sleep(factor.interval - time.time() % factor.interval)
        assert send(client, path, {"code": factor.now()}).status_code == 303


def known(demo: Demo, client: FlaskClient, who: str) -> dict[str, str]:
    organisation = demo.manifest["accounts"]["organisation"]["organisation"]
    mine = MINE.format(organisation=organisation)
    home = "/de/answers/mine" if who == "code" else "/de/my/"
    own = r"/answers/posts/(\d+)" if who == "code" else r"/my/posts/(\d+)"
    return {
        "organisation": organisation,
        "group": demo.manifest["accounts"]["group_lead"]["group"],
        "post": str(demo.manifest["posts"]["published"][0]),
        "own": first(client, home if who == "code" else "/de/my/posts", own),
        "thread": first(client, home, r"/messages/(\d+)"),
        "give": first(client, f"{mine}/gives-seeks", r"/gives-seeks/(\d+)"),
        "service": first(client, f"{mine}/services", r"/services/(\d+)"),
        "token": "1-nonsense",
        "huge": "9" * 30,
    }


def test_nothing_that_is_typed_is_a_fault(hostile_demo: Demo) -> None:
    reached: set[str] = set()
    faults: list[str] = []
    for who, pages in PAGES.items():
        client = at_browser(hostile_demo, who)
        attack = Attack(hostile_demo, client)
        names = known(hostile_demo, client, who)
        below = f"{MINE}/" if who == "organisation" else "/"
        for path in pages:
            room = below if who == "organisation" else "/de/"
            attack.on_page((room + path).format(**names))
        token = token_at(client, "/de/ask")
        for path in SENT_STRAIGHT[who]:
            where = (below + path).format(**names)
            if "{huge}" not in path:
                attack.straight(where, token)
            else:
                assert client.post(where, data={"csrf_token": token}).status_code == 404
        reached |= attack.reached
        faults += attack.faults
    for who, paths in _further(hostile_demo, _taking_forms(hostile_demo) - reached).items():
        attack = Attack(hostile_demo, at_browser(hostile_demo, who))
        token = token_at(attack.client, "/de/ask")
        for path in paths:
            attack.straight(path, token)
        reached |= attack.reached
        faults += attack.faults
    assert faults == []
    assert _taking_forms(hostile_demo) - reached == set()


LOOKED_AFTER_BY = {
    "appointments": "organisation",
    "ask": "code",
    "desk": "coordinator",
    "house": "coordinator",
    "intake": "coordinator",
    "informing": "coordinator",
    "my_groups": "group_lead",
    "numbers": "coordinator",
    "pages": "coordinator",
    "packs": "coordinator",
    "plans": "coordinator",
    "register": "coordinator",
    "translate": "coordinator",
    "proposals": "organisation",
}
"""Whose forms a part of the site takes; all others are a volunteer's."""


_TRANSLATED = {"kind": "page", "tag": "ar", "deed": "confirm", "key": interface_texts("ar")[0].key}


def _further(demo: Demo, endpoints: set[str]) -> dict[str, list[str]]:
    """The addresses of forms that no list above names, by who may send them."""
    accounts = demo.manifest["accounts"]
    given = {
        "lang": "de",
        "slug": accounts["group_lead"]["group"],
        "other_slug": accounts["group_lead"]["group"],
        "day": datetime.now(UTC).date().isoformat(),
        "state": "done",
        "step": "times",
        "key": "start-1",
        "tag": "de",
    }
    found: dict[str, list[str]] = defaultdict(list)
    for rule in sorted(demo.app.url_map.iter_rules(), key=str):
        if rule.endpoint in endpoints and "POST" in (rule.methods or ()):
            part = rule.endpoint.partition(".")[0]
            values = {name: given.get(name, 1) for name in rule.arguments}
            if part in {"proposals", "appointments"} and "organisations" in str(rule):
                values["slug"] = accounts["organisation"]["organisation"]
            if part == "register":
                more = _of_register(demo, str(rule))
                values |= {name: more[name] for name in values.keys() & more.keys()}
            if part == "translate":
                values |= {name: text for name, text in _TRANSLATED.items() if name in values}
            if part == "feedback":
                values["about"] = "page:1"
            built = rule.build(values)
            assert built is not None, rule
            found[LOOKED_AFTER_BY.get(part, "volunteer")].append(built[1])
    return found


def _of_register(demo: Demo, rule: str) -> dict[str, str]:
    """What the register's pages are about, where it is no group."""
    accounts = demo.manifest["accounts"]
    if "organisations" in rule:
        both = ("organisation", "organisation_unverified")
        slug, other = (accounts[name]["organisation"] for name in both)
        return {"slug": slug, "other_slug": other}
    return {"slug": "ludwigsburg-mitte"} if "areas" in rule else {}


def _taking_forms(demo: Demo) -> set[str]:
    rules = demo.app.url_map.iter_rules()
    return {rule.endpoint for rule in rules if "POST" in (rule.methods or ())}


@pytest.mark.parametrize("body", [b"1", b"[]", b"null", b'{"email": 1}', b'{"email": "\\ud800"}'])
def test_forms_take_no_json(hostile_demo: Demo, body: bytes) -> None:
    client = hostile_demo.client()
    for path in ("account/login", "account/register", "notice", "ask", "display"):
        answer = client.post(f"/de/{path}", data=body, content_type="application/json")
        assert answer.status_code == 415, path
