"""A coordinator who works by script: logs in with both factors, and does what waits."""

import html
import re
import time
from dataclasses import dataclass, field
from typing import Any

import pyotp
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from helpboard.models import Entry, Letter
from tests.journeys.demo import Demo
from tests.journeys.walking import send

ITEM = re.compile(
    r'data-testid="queue-item" data-id="(?P<key>[^"]+)".*?data-key-open href="(?P<way>[^"]+)"', re.S
)
WITHIN = 1.0
"""So many seconds after a decision the public pages say so."""


def staff(demo: Demo, role: str) -> FlaskClient:
    """A browser in which a coordinator of the manifest has logged in, with the second factor."""
    client, account = demo.app.test_client(), demo.manifest["accounts"][role]
    known = {name: account[name] for name in ("email", "password")}
    assert send(client, "/en/account/login", known).location.endswith("/en/account/second-factor")
    code = {"code": pyotp.TOTP(account["totp_secret"]).now()}
    answer = send(client, "/en/account/second-factor", code)
    assert (answer.status_code, answer.location) == (303, "/en/desk/")
    return client


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms, as a browser would send them."""
    main = page.partition("<main")[2]
    found = re.findall(r'<input[^>]*type="hidden"[^>]*>', main)
    named = (
        (re.search(r'name="([^"]+)"', one), re.search(r'value="([^"]*)"', one)) for one in found
    )
    return {name[1]: html.unescape(value[1]) for name, value in named if name and value}


def becomes(public: FlaskClient, path: str, status: int) -> None:
    """Wait until a public page answers as it should; it must do so within a second."""
    ends = time.monotonic() + WITHIN
    while public.get(path).status_code != status:
        assert time.monotonic() < ends, f"{path} is not {status} after {WITHIN} s"
        time.sleep(0.02)


@dataclass
class Desk:
    """Two coordinators of one town with a reader beside them; notes what they have done."""

    demo: Demo
    carla: FlaskClient
    deniz: FlaskClient
    done: list[tuple[str, int]] = field(default_factory=list)
    published: int = 0
    hidden: int = 0

    def waiting(self) -> list[tuple[str, int, str]]:
        """What waits on the first page: kind, id and the way there."""
        page = self.carla.get("/en/desk/").text
        found = [(one["key"], html.unescape(one["way"])) for one in ITEM.finditer(page)]
        return [(*_split(key), way) for key, way in found]

    def empty(self, most: int) -> None:
        """Do what waits until nothing does, or fail after ``most`` things."""
        while rows := self.waiting():
            for what, id_, way in rows:
                assert len(self.done) < most, rows[:5]
                getattr(self, f"do_{what.replace('-', '_')}")(id_, way)
                self.done.append((what, id_))

    def do_post(self, id_: int, way: str) -> None:
        """Publish two posts of three, refuse the third."""
        is_refused = id_ % 3 == 0
        verdict = {"verdict": "reject", "reason": "unclear"} if is_refused else {}
        self._decide(way, **{"verdict": "publish", **verdict})
        becomes(self.demo.client(), f"/de/posts/{id_}", 404 if is_refused else 200)
        self.published += not is_refused

    def do_notice(self, id_: int, way: str) -> None:
        """Hide what was reported by people, then tell them; notes of the board are just closed."""
        page = self.carla.get(way).text
        reported = re.search(r'href="(/en/desk/posts/\d+)"', page)
        outcome = "nothing-found"
        if reported and 'value="hide"' in self.carla.get(reported[1]).text:
            self._decide(reported[1], verdict="hide", reason="unsafe", then="queue")
            becomes(self.demo.client(), reported[1].replace("/en/desk", "/de"), 404)
            outcome, self.hidden = "acted", self.hidden + 1
        self._send(self.carla, way, outcome=outcome, sentence="Danke für die Meldung.")

    def do_appeal(self, _id: int, way: str) -> None:
        """Decide an objection; whose decision it is about leaves it to the other."""
        given = {"outcome": "overturned", "sentence": ""}
        own = self.carla.post(way, data={**fields_of(self.carla.get(way).text), **given})
        if own.status_code == 422:
            assert "Somebody else looks at it" in own.text
            own = self._send(self.deniz, way, **given)
        assert own.status_code == 303

    def do_held_answer(self, id_: int, way: str) -> None:
        """Let one answer of two through."""
        action = f"/en/desk/answers/{id_}/{'release' if id_ % 2 else 'refuse'}"
        form = self._page(way).partition(f'action="{action}"')[2].partition("</form>")[0]
        answer = self.carla.post(action, data=fields_of(f"<main{form}"))
        assert answer.status_code == 303, (action, answer.status_code)

    def do_silence(self, id_: int, way: str) -> None:
        """Call somebody, and tick it off."""
        self._press(way, f"/en/desk/answers/{id_}/look-after")

    do_interpreter = do_silence

    def do_organisation(self, _id: int, way: str) -> None:
        """Verify an organisation after a call."""
        self._send(self.carla, way, verdict="verify", how="called", sentence="")

    def do_group(self, _id: int, way: str) -> None:
        """Let a group begin."""
        self._press(way, way.replace("/life", "/begin"))

    def do_letters(self, _id: int, way: str) -> None:
        """Give every lost letter up."""
        for letter in re.findall(r'data-testid="queue-item" data-id="(\d+)"', self._page(way)):
            self._press(way, f"{way}/{letter}/give-up")

    def do_question(self, _id: int, way: str) -> None:
        """Answer a question of the contact form."""
        self._send(self.carla, way, answer="Ja, gerne.", answer_lang="de")

    def do_task(self, _id: int, way: str) -> None:
        """Do what was noted."""
        self._press(way, f"{way}/done")

    def do_contact(self, id_: int, way: str) -> None:
        """Call somebody back."""
        self._press(way, f"/en/desk/contacts/{id_}")

    def _decide(self, way: str, **given: str) -> None:
        self._send(self.carla, way, **{"sentence": "", **given})

    def _press(self, way: str, action: str) -> None:
        token = fields_of(self._page(way))["csrf_token"]
        answer = self.carla.post(action, data={"csrf_token": token})
        assert answer.status_code == 303, (action, answer.status_code)

    def _send(self, client: FlaskClient, way: str, **given: str) -> TestResponse:
        answer = client.post(way, data={**fields_of(client.get(way).text), **given})
        assert answer.status_code == 303, (way, answer.status_code, given)
        return answer

    def _page(self, way: str) -> str:
        return self.carla.get(way.partition("#")[0]).text


def _split(key: str) -> tuple[str, int]:
    what, _dash, id_ = key.rpartition("-")
    return what, int(id_)


ABOUT = {
    "held-answer": "conversation",
    "silence": "conversation",
    "interpreter": "conversation",
    "letters": "letter",
}
"""What an entry calls a thing that the first page calls otherwise."""


def without_entry(demo: Demo, done: list[tuple[str, int]]) -> set[tuple[str, int]]:
    """What was done and left no entry; letters wait in one line, any entry of theirs will do.

    The entry of an objection to a block or a hidden page names the objection among its codes.
    """
    with demo.session() as session:
        rows: Any = session.execute(select(Entry.about, Entry.about_id, Entry.codes)).all()
        entries = {(about, about_id) for about, about_id, _codes in rows}
        entries |= {("appeal", codes["appeal"]) for *_about, codes in rows if "appeal" in codes}
    kinds = {about for about, _id in entries}
    named = {(ABOUT.get(what, what), id_) for what, id_ in done}
    return {
        (about, id_)
        for about, id_ in named
        if (about, id_) not in entries and not (about == "letter" and about in kinds)
    }


def letters_by_kind(demo: Demo) -> dict[str, int]:
    """How many letters of each kind there are."""
    with demo.session() as session:
        rows: Any = session.execute(select(Letter.kind, func.count()).group_by(Letter.kind))
        return {kind.value: number for kind, number in rows}
