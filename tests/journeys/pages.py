"""What a reader, or a machine, takes from a page."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "link", "input", "img", "br", "hr", "source", "wbr", "col"}
UNREAD = {"script", "style", "template"}
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-done")


@dataclass(frozen=True)
class Text:
    """A piece of text, the language it says it is in, and whether it is a name."""

    text: str
    lang: str
    is_name: bool


@dataclass
class Page:
    lang: str = ""
    dir: str = ""
    title: str = ""
    description: str = ""
    texts: list[Text] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sends: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    data: list[Any] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    testids: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[tuple[str, str, bool]] = []
        self._data: list[str] | None = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, {name: value or "" for name, value in attrs})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            _, lang, is_name = self._open[-1] if self._open else ("", "", False)
            named = is_name or tag == "bdi" or given.get("dir") == "auto"
            self._open.append((tag, given.get("lang", lang), named))
        if tag == "html":
            self.page.lang, self.page.dir = given.get("lang", ""), given.get("dir", "")
        if tag == "script" and given.get("type") == "application/ld+json":
            self._data = []
        self._look(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if self._data is not None and tag == "script":
            self.page.data.append(json.loads("".join(self._data)))
            self._data = None
        assert self._open[-1][0] == tag, f"</{tag}> closes <{self._open[-1][0]}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self._data.append(data)
        elif self._open and self._open[-1][0] == "title":
            self.page.title = data.strip()
        elif data.strip() and self._open[-1][0] not in UNREAD:
            _, lang, is_name = self._open[-1]
            self.page.texts.append(Text(" ".join(data.split()), lang, is_name))

    def _look(self, tag: str, given: dict[str, str]) -> None:
        page = self.page
        if "data-testid" in given:
            page.testids.append(given["data-testid"])
        if "data-block" in given and "data-value" in given:  # not a field of a form
            page.facts.append((given["data-block"], given["data-value"]))
        if tag == "form" and given.get("method", "").lower() == "post":
            page.sends.append(given.get("action", ""))
        elif tag in {"a", "form", "area"}:
            page.links.append(given.get("href") or given.get("action", ""))
        if tag == "link" and "hreflang" in given:
            page.alternates[given["hreflang"]] = given["href"]
        self._note_loaded(tag, given)
        lang = self._open[-1][1] if self._open else ""
        spoken = [given[name] for name in SPOKEN if given.get(name)]
        if tag == "meta" and given.get("name") == "description":
            page.description = given["content"]
        is_name = tag == "link"
        page.texts += [Text(" ".join(text.split()), lang, is_name) for text in spoken]

    def _note_loaded(self, tag: str, given: dict[str, str]) -> None:
        rel = given.get("rel", "")
        if tag == "link" and rel in {"alternate", "canonical", "next", "prev"}:
            self.page.links.append(given["href"])
        elif tag == "link":
            self.page.loaded.append(given["href"])
        elif "src" in given:
            self.page.loaded.append(given["src"])


def read_page(html: str) -> Page:
    """Read a page; fails when its elements do not close as they opened."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def lines_of(texts: Iterable[str]) -> str:
    """Every line once: to search hundreds of pages, which share most of theirs."""
    return "\n".join(dict.fromkeys(line for text in texts for line in text.split("\n")))
