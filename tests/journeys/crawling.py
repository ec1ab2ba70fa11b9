"""A stranger who follows every link, without a log-in, and keeps everything they are given."""

import io
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree
from zlib import crc32

import pypdf
import pytest
from werkzeug.test import TestResponse

from tests.journeys.demo import TAGS, Demo
from tests.journeys.pages import lines_of, read_page

BASE = "http://localhost"
SEEDS = ("/", "/de/", "/ar/", "/robots.txt", "/sitemap.xml", "/manifest.webmanifest")
MOST = 1500
MOST_QUERIES = {"/feeds/": 30, "/de/feedback": 6, "": 120}
"""Addresses with a query are samples, by what they begin with: filters multiply without end."""

ELSEWHERE = re.compile(rf"/({'|'.join(tag for tag in TAGS if tag != 'de')})/")
READ_ELSEWHERE = re.compile(
    r"/(en|uk|ar)/(([a-z]*/)?|legal/.*|(posts|organisations|groups|places|info)/.*[05n])$"
)
PAPER = re.compile(r"\.pdf$|/q/\w+\.svg$")
"""Made anew for every thing, and slow: a few of them stand for all."""
LINK = "{http://www.w3.org/2005/Atom}link"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@dataclass
class Crawl:
    """Everything that was answered, by address."""

    demo: Demo
    answers: dict[str, TestResponse] = field(default_factory=dict)
    queries: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=lambda: set(SEEDS))
    outside: set[str] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)

    def run(self) -> None:
        client = self.demo.client()
        waiting = list(SEEDS)
        while waiting and len(self.answers) < MOST:
            address = waiting.pop(0)
            answer = self.answers[address] = client.get(address)
            waiting += [link for link in self._links(address, answer) if self._wanted(link)]

    def _links(self, address: str, answer: TestResponse) -> list[str]:
        found: list[str] = []
        if answer.location:
            found = [answer.location]
        elif answer.mimetype == "text/html":
            page = read_page(answer.text)
            self.loaded |= {urljoin(BASE + address, link) for link in page.loaded}
            found = [*page.links, *page.alternates.values(), *page.loaded]
        elif answer.mimetype == "application/xml":
            found = [loc.text or "" for loc in ElementTree.fromstring(answer.text).iter(LOC)]
        elif answer.mimetype == "application/atom+xml":
            found = [
                link.get("href", "") for link in ElementTree.fromstring(answer.text).iter(LINK)
            ]
        elif answer.mimetype == "text/plain":
            found = re.findall(BASE + r"/\S*", answer.text)
        whole = (urldefrag(urljoin(BASE + address, link)).url for link in found)
        inside = []
        for link in whole:
            if link.startswith(BASE + "/"):
                inside.append(link.removeprefix(BASE).replace("&amp;", "&"))
            else:
                self.outside.add(link)
        return list(dict.fromkeys(inside))

    def _wanted(self, link: str) -> bool:
        parts = urlsplit(link)
        if link in self.seen:
            return False
        self.seen.add(link)
        if parts.path.startswith("/q/"):
            return crc32(link.encode()) % 8 == 0
        if parts.query:
            start = next(start for start in MOST_QUERIES if link.startswith(start))
            is_sampled = start != "" or crc32(link.encode()) % 8 == 0
            self.queries[start] += is_sampled
            return is_sampled and self.queries[start] <= MOST_QUERIES[start]
        if PAPER.search(parts.path):
            return crc32(link.encode()) % 40 == 0
        return not ELSEWHERE.match(link) or bool(READ_ELSEWHERE.match(link))

    @cached_property
    def everything(self) -> str:
        """Every line that was answered, paper included."""
        return lines_of(_text_of(answer) for answer in self.answers.values())


def _text_of(answer: TestResponse) -> str:
    """Return what an answer says; pictures are read as Latin-1, which loses nothing."""
    if answer.mimetype == "application/pdf":
        document = pypdf.PdfReader(io.BytesIO(answer.data))
        return "\n".join(page.extract_text() for page in document.pages)
    return answer.data.decode("latin-1" if answer.mimetype.startswith("image/png") else "utf-8")


@pytest.fixture(scope="session")
def crawl(either_demo: Demo) -> Crawl:
    made = Crawl(either_demo)
    made.run()
    return made
