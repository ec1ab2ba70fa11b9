"""Readers who send what chance makes up, signed in and with a token that forms accept."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, unquote, urlencode

from flask.testing import FlaskClient

from tests.faults.forms_of_pages import SentForm, forms_of
from tests.faults.test_hostile_input import at_browser, token_at
from tests.faults.test_nonsense_fuzz import HEADERS, PIECES, READ
from tests.journeys.demo import TAGS, Demo

WHO = ("", "volunteer", "organisation", "group_lead", "code", "coordinator")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
WEIGHTS = (10, 1, 10, 1, 1, 1, 1, 1, 1)
FORM = "application/x-www-form-urlencoded"
NAMES = (
    *READ,
    *("text", "title", "kind", "page", "next", "version", "name", "email", "area", "day", "state"),
)
OVER = ("/logout", "/display", "/data/delete", "/answers/end", "/close")
"""Forms that end a reader's time here, or change nothing: sent by chance only."""
LOOK_AGAIN = 200
"""After so many requests a reader looks whether the log-in still holds: some of them end it."""


@dataclass(frozen=True)
class Made:
    """One request, as it can be sent again."""

    who: str
    method: str
    address: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reader:
    """Sends requests as one person; learns from every page what its forms are called."""

    demo: Demo
    who: str
    client: FlaskClient
    token: str
    sent: int = 0
    forms: dict[str, SentForm] = field(default_factory=dict)
    """By their addresses: forms that stood on a page and were not sent yet."""

    @classmethod
    def at(cls, demo: Demo, who: str) -> "Reader":
        client = at_browser(demo, who)
        return cls(demo, who, client, token_at(client, "/de/ask"))

    def look_again(self) -> None:
        """Come in again if something that was sent has ended the log-in, as far as it still can."""
        home = {"": "/de/", "code": "/de/answers/mine"}.get(self.who, "/de/my/")
        if self.client.get(home).status_code == 200:
            return
        try:
            self.client = at_browser(self.demo, self.who)
            self.token = token_at(self.client, "/de/ask")
        except (AssertionError, IndexError):
            pass  # the account may be gone by now: then it goes on as a stranger


@dataclass
class Fuzz:
    """Makes up requests over every route and method, in an order that only the seed decides."""

    demo: Demo
    rng: Random
    statuses: Counter[int] = field(default_factory=Counter)
    tried: set[tuple[str, str]] = field(default_factory=set)
    faults: list[tuple[int, Made]] = field(default_factory=list)
    sent: int = 0
    say: Callable[[str], None] = print
    """Is told of each fault as soon as it is found: the rest may take minutes."""

    def __post_init__(self) -> None:
        self.rules = sorted({rule.rule for rule in self.demo.app.url_map.iter_rules()})
        made = self.demo.manifest
        posts = [str(post) for ids in made["posts"].values() for post in ids[:2]]
        self.known = [*posts, *self.demo.shown_groups[:9], *self.demo.shown_organisations[:9]]
        self.known += [*made["places"][:5], *("1", "2", "3", "de", "ar", "imprint", "page", "post")]

    def run(self, number: int) -> None:
        """Send ``number`` requests; each route with each method first, then as chance has it."""
        readers = [Reader.at(self.demo, who) for who in WHO]
        wanted = [(rule, method) for rule in self.rules for method in METHODS]
        self.rng.shuffle(wanted)
        while self.sent < number:
            if wanted:
                rule, method = wanted.pop()
            else:
                rule = self.rng.choice(self.rules)
                (method,) = self.rng.choices(METHODS, WEIGHTS)
            self.send(self._reader_of(rule, readers), rule, method)

    def _reader_of(self, rule: str, readers: list[Reader]) -> Reader:
        insiders = readers[-1:] if "/desk" in rule or "/translate" in rule else readers
        return self.rng.choice((*insiders, *insiders, *readers))

    def send(self, reader: Reader, rule: str, method: str) -> None:
        reader.sent += 1
        if reader.sent % LOOK_AGAIN == 0:
            reader.look_again()
        self.ask(reader, Made(reader.who, method, self.address(rule), *self.rest(method, reader)))
        self.tried.add((rule, method))
        if reader.forms and self.rng.random() < 0.5:
            self.ask(reader, self.changed(reader, *reader.forms.popitem()))

    def ask(self, reader: Reader, made: Made) -> None:
        answer = reader.client.open(
            made.address, method=made.method, headers=made.headers, data=made.body
        )
        self.sent += 1
        self.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            self.faults.append((answer.status_code, made))
            self.say(f"{answer.status_code} {made}")
        if answer.mimetype == "text/html" and not answer.content_encoding:
            for form in forms_of(answer.text):
                if not form.action.endswith(OVER):
                    reader.forms[form.action] = form

    def changed(self, reader: Reader, action: str, form: SentForm) -> Made:
        """Send a form almost as it stood: a field is left out, doubled or has another value."""
        pairs = [(name, text or self.rng.choice(self.known)) for name, text in form.pairs]
        at = self.rng.randrange(len(pairs) + 1)
        if at < len(pairs) and pairs[at][0] != "csrf_token":
            name, _ = pairs[at]
            other = (name, unquote(self.either(0.3), errors="surrogateescape"))
            pairs[at : at + 1] = self.rng.choice(([], [pairs[at], other], [other]))
        body = urlencode(pairs, errors="surrogateescape").encode()
        headers = {"Origin": "http://localhost", "Content-Type": FORM}
        return Made(reader.who, "POST", action, headers, body)

    def address(self, rule: str) -> str:
        path = rule.replace("<lang:lang>", self.rng.choice(TAGS))
        while "<" in path:
            start, end = path.index("<"), path.index(">") + 1
            path = path[:start] + self.part_of(path[start:end]) + path[end:]
        query = self.query() if self.rng.random() < 0.4 else ""
        return "/" + path.lstrip("/") + (f"?{query}" if query else "")

    def part_of(self, asked: str) -> str:
        """Return something for a part of an address: mostly what could be there."""
        if self.rng.random() < 0.15:
            return self.either(0.0) or "x"
        if asked.startswith("<int"):
            return str(self.rng.choice((1, 1, 2, 3, self.rng.randrange(1, 400))))
        slugs = [one for one in self.known if not one.isdecimal()]
        return self.rng.choice(slugs)

    def rest(self, method: str, reader: Reader) -> tuple[dict[str, str], bytes]:
        rng = self.rng
        headers = {name: rng.choice(texts) for name, texts in rng.sample(HEADERS, rng.randrange(2))}
        headers.pop("Cookie", None)
        if method not in {"POST", "PUT", "PATCH"}:
            return headers, b""
        headers = {"Origin": "http://localhost", "Content-Type": FORM, **headers}
        return headers, f"csrf_token={quote(reader.token)}&{self.query()}".encode()

    def query(self) -> str:
        names = self.rng.choices(NAMES, k=self.rng.choice((1, 2, 3, 9)))
        return "&".join(f"{name}={self.either(0.5)}" for name in names)

    def either(self, likely: float) -> str:
        if self.rng.random() < likely:
            return quote(self.rng.choice(self.known))
        pieces = self.rng.choices(PIECES, k=self.rng.choice((1, 1, 2, 3)))
        return quote("".join(pieces), safe="%/:~;,").lstrip("/")
