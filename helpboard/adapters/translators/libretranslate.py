"""LibreTranslate's API, also of one's own server: https://docs.libretranslate.com/"""

import html
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

from helpboard.adapters.translators.batches import ForAnHour, in_batches
from helpboard.adapters.translators.json_server import JsonServer, texts_of
from helpboard.domain.machine_address import Address
from helpboard.domain.machine_translation import Trouble
from helpboard.services.machine_translation import MachineError

_CODES: Final = {"de-simple": "de", "fa-AF": "fa", "kmr": "ku"}
_NEVER: Final = frozenset({"de-simple", "fa-AF"})
"""Languages that only look like another one to it."""


class LibreTranslate:
    """LibreTranslate, which takes HTML and leaves alone what says ``translate="no"``."""

    name = "LibreTranslate"

    def __init__(self, address: Address, key: str, *, patience: float) -> None:
        """Ask at ``address``; a server of one's own needs no ``key``."""
        self._server = JsonServer(address, patience=patience)
        self._key = {"api_key": key} if key else {}
        self._pairs = ForAnHour(self._languages)

    def speaks(self, source: str, target: str) -> bool:
        """Tell whether the server says that it has a model for the two."""
        return target not in _NEVER and _code(target) in self._pairs().get(_code(source), ())

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate texts whose ``<x>`` stay as they are."""
        return in_batches(texts, lambda batch: self._translated(batch, source, target))

    def _translated(self, batch: list[str], source: str, target: str) -> list[str]:
        asked = {
            "q": [_as_html(text) for text in batch],
            "source": _code(source),
            "target": _code(target),
            "format": "html",
            **self._key,
        }
        answer = self._server.ask("/translate", asked)
        rows = answer.get("translatedText") if isinstance(answer, dict) else None
        return [_from_html(text) for text in texts_of(rows, len(batch))]

    def _languages(self) -> dict[str, frozenset[str]]:
        answer = self._server.ask("/languages")
        if not isinstance(answer, list):
            raise MachineError(Trouble.NONSENSE, "no languages")
        rows = [row for row in answer if isinstance(row, dict) and isinstance(row.get("code"), str)]
        every = [row["code"] for row in rows]
        found = {row["code"]: row.get("targets", every) for row in rows}
        if not all(isinstance(targets, list) for targets in found.values()):
            raise MachineError(Trouble.NONSENSE, "no list of languages")
        return {code: frozenset(map(str, targets)) - {code} for code, targets in found.items()}


def _code(tag: str) -> str:
    return _CODES.get(tag, tag)


def _as_html(text: str) -> str:
    shown = text.replace('<x id="', '<span translate="no" id="x').replace("</x>", "</span>")
    return shown.replace('<g id="', '<span id="g').replace("</g>", "</span>")


def _from_html(text: str) -> str:
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:  # so html.parser calls a marked section that it does not know
        raise MachineError(Trouble.NONSENSE, "no HTML") from None
    return "".join(reader.found)


class _Reader(HTMLParser):
    """Reads our own tags back; a tag that is none of them is left in, and refused later."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        mark = dict(attrs).get("id") or ""
        name, number = mark[:1], mark[1:]
        is_ours = tag == "span" and name in {"x", "g"} and number.isdigit()
        self.found.append(f'<{name} id="{number}">' if is_ours else f"<{tag}>")
        self._open.append(name if is_ours else tag)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{self._open.pop() if self._open else tag}>")

    def handle_data(self, data: str) -> None:
        self.found.append(html.escape(data, quote=False))
