"""The forms of a page as a browser would send them, read out of its HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Pairs = list[tuple[str, str]]


@dataclass
class SentForm:
    """Where a form goes, and what it says when nobody has touched it."""

    action: str
    pairs: Pairs = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[SentForm] = []
        self._form: SentForm | None = None
        self._select = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            is_post = given.get("method", "").lower() == "post"
            self._form = SentForm(given.get("action", "")) if is_post else None
            if self._form:
                self.found.append(self._form)
        elif self._form is not None:
            self._field(tag, given, self._form)

    def _field(self, tag: str, given: dict[str, str], form: SentForm) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input" and name and self._is_sent(given) or tag == "button" and name:
            form.pairs.append((name, value))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            known = [one for one, _ in form.pairs]
            if "selected" in given or self._select not in known:
                form.pairs.append((self._select, value))
        elif tag == "textarea":
            self._text = name
            form.pairs.append((name, ""))

    @staticmethod
    def _is_sent(given: dict[str, str]) -> bool:
        kind = given.get("type", "text")
        if kind in {"checkbox", "radio"}:
            return "checked" in given
        return kind not in {"file", "submit", "image", "reset"}

    def handle_data(self, data: str) -> None:
        if self._text and self._form:
            name, value = self._form.pairs.pop()
            self._form.pairs.append((name, value + data))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None


def forms_of(page: str) -> list[SentForm]:
    """Return the forms of a page that are sent by POST."""
    reader = _Reader()
    reader.feed(page)
    return reader.found
