"""Somebody who logs in, or types the words of a code, and follows every link they are shown."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.journeys.crawling import BASE
from tests.journeys.demo import Demo
from tests.journeys.pages import lines_of, read_page

MOST = 300
MOST_OTHER = 40
"""Pages in all, and pages that are not the reader's own: those a stranger's crawl reads."""

OWN = re.compile(r"/de/(my|account|answers|posts/\d+/(edit|renew|found|withdraw))\b")
NUMBER = re.compile(r"\d+")
MOST_ALIKE = 12
"""Pages whose addresses differ in a number only."""

FIRST = ("/de/", "/de/board/", "/de/calendar/", "/feeds/board.atom?lang=de", "/de/calendar.ics")
NEAR_CANARIES = ("Merkzeichen", "Kennwort", "Klingel", "example.org", "+4971415")
"""What a search may ask for: the words that canaries stand beside in what is stored."""


def send(client: FlaskClient, path: str, fields: Mapping[str, str]) -> TestResponse:
    """Open a page, fill in its first form and send it."""
    page = client.get(path).text.partition("<main")[2]
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found, path
    return client.post(path, data={**fields, "csrf_token": found[1]})


def logged_in(demo: Demo, role: str) -> FlaskClient:
    """A browser in which somebody of the manifest has logged in."""
    client, account = demo.app.test_client(), demo.manifest["accounts"][role]
    known = {name: account[name] for name in ("email", "password")}
    assert send(client, "/de/account/login", known).status_code == 303
    return client


def with_code(demo: Demo, words: str) -> FlaskClient:
    """A browser in which somebody has typed the five words."""
    client = demo.app.test_client()
    answer = send(client, "/de/answers/", {"code": words})
    assert (answer.status_code, answer.location) == (303, "/de/answers/mine")
    return client


@dataclass
class Walk:
    """Everything that one person was answered, own pages first."""

    client: FlaskClient
    begin: str
    texts: dict[str, str] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)
    alike: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        own, others = [self.begin], [*FIRST]
        others += [f"/de/search?q={word}" for word in NEAR_CANARIES]
        seen, read_others = {*own, *others}, 0
        while len(self.texts) < MOST and (own or (others and read_others < MOST_OTHER)):
            read_others += not own
            address = (own or others).pop(0)
            answer = self.client.get(address)
            self.texts[address] = _text(answer)
            if answer.status_code not in (200, 302, 303):
                self.broken[address] = answer.status_code
            for link in _links(address, answer):
                if link not in seen and self._is_new_enough(link):
                    seen.add(link)
                    (own if OWN.match(link) else others).append(link)

    def _is_new_enough(self, link: str) -> bool:
        kind = NUMBER.sub("0", urlsplit(link).path)
        self.alike[kind] += 1
        return self.alike[kind] <= MOST_ALIKE

    def everything(self) -> str:
        """Every line of all texts, in small letters."""
        return lines_of(self.texts.values()).lower()


def _text(answer: TestResponse) -> str:
    """What an answer says: its headers, and its body or what is packed in it."""
    parts = [str(answer.headers)]
    if answer.mimetype == "application/zip":
        with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
            parts += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    else:
        parts.append(answer.data.decode("utf-8", "replace"))
    return "\n".join(parts)


def _links(address: str, answer: TestResponse) -> list[str]:
    if answer.location:
        found = [answer.location]
    elif answer.mimetype == "text/html":
        page = read_page(answer.text)
        found = [*page.links, *page.loaded]
    else:
        return []
    whole = (urldefrag(urljoin(BASE + address, link)).url for link in found)
    inside = [link.removeprefix(BASE) for link in whole if link.startswith(BASE + "/")]
    return [link for link in inside if link.startswith(("/de/", "/feeds/", "/media/"))]
