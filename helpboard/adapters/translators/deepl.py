"""DeepL's API, version 2: https://developers.deepl.com/docs/api-reference/translate"""

from collections.abc import Sequence
from typing import Final

from helpboard.adapters.translators.batches import ForAnHour, in_batches
from helpboard.adapters.translators.json_server import JsonServer, texts_of
from helpboard.domain.machine_address import Address
from helpboard.domain.machine_translation import Trouble
from helpboard.services.machine_translation import MachineError

_SOURCES: Final = {"de-simple": "DE", "fa-AF": "PRS"}
_TARGETS: Final = {"en": "EN-GB", "fa-AF": "PRS"}
"""Where DeepL's code is not our tag in capitals."""
_NEVER: Final = frozenset({"de-simple"})


class DeepL:
    """DeepL, free or paid: the host says which."""

    name = "DeepL"

    def __init__(self, address: Address, key: str, *, patience: float) -> None:
        """Ask at ``address`` with the account's ``key``."""
        self._server = JsonServer(address, patience=patience)
        self._headers = {"Authorization": f"DeepL-Auth-Key {key}"}
        self._sources = ForAnHour(lambda: self._languages("source"))
        self._targets = ForAnHour(lambda: self._languages("target"))

    def speaks(self, source: str, target: str) -> bool:
        """Tell whether DeepL says that it knows both languages; plain German it cannot write."""
        return (
            target not in _NEVER
            and _code(source, _SOURCES) in self._sources()
            and _code(target, _TARGETS) in self._targets()
        )

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Translate texts whose ``<x>`` stay as they are."""
        return in_batches(texts, lambda batch: self._translated(batch, source, target))

    def _translated(self, batch: list[str], source: str, target: str) -> list[str]:
        asked = {
            "text": batch,
            "source_lang": _code(source, _SOURCES),
            "target_lang": _code(target, _TARGETS),
            "tag_handling": "xml",
            "ignore_tags": ["x"],
            "split_sentences": "nonewlines",
            "preserve_formatting": True,
        }
        answer = self._server.ask("/v2/translate", asked, headers=self._headers)
        rows = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise MachineError(Trouble.NONSENSE, "no translations")
        return texts_of([row.get("text") for row in rows if isinstance(row, dict)], len(batch))

    def _languages(self, kind: str) -> frozenset[str]:
        answer = self._server.ask(f"/v2/languages?type={kind}", headers=self._headers)
        if not isinstance(answer, list):
            raise MachineError(Trouble.NONSENSE, "no languages")
        return frozenset(str(row.get("language")) for row in answer if isinstance(row, dict))


def _code(tag: str, known: dict[str, str]) -> str:
    return known.get(tag, tag.upper())
