"""The words of everything on one page, each in the best language that there is for the reader."""

from collections.abc import Iterable, Mapping
from typing import Any

from helpboard.catalogue import current_language
from helpboard.domain.translation import ItemKind, Source, Words
from helpboard.extensions import db
from helpboard.queries.translations import source_of, words_for_all
from helpboard.web.originals import direction_of, excerpt, translated


class Wordings:
    """What things say, by kind and id, and how pages show it."""

    def __init__(
        self,
        sources: Mapping[ItemKind, Mapping[int, Source]],
        words: Mapping[ItemKind, Mapping[int, Words]],
    ) -> None:
        """Keep the authors' own words and what the reader gets instead."""
        self._sources = sources
        self._words = words

    def of(self, kind: ItemKind, row_id: int) -> Words:
        """Return all fields of a thing, with how far they can be trusted."""
        return self._words[kind][row_id]

    def told(self, kind: ItemKind, row_id: int, field: str) -> dict[str, Any] | None:
        """Return what the macro ``own_words`` shows of a field; None when it is empty."""
        return translated(self.of(kind, row_id), field, self._sources[kind][row_id])

    def summary(self, kind: ItemKind, row_id: int, field: str) -> dict[str, Any]:
        """Return what a card shows of a field: its first words, and whether a machine wrote them.

        ``summary`` is None when the field is empty.
        """
        words = self.of(kind, row_id)
        return {
            "summary": excerpt(words.fields[field]),
            "summary_lang": words.lang,
            "summary_dir": direction_of(words.lang),
            "is_machine": words.is_machine,
        }


def wordings(rows: Mapping[ItemKind, Iterable[Any]]) -> Wordings:
    """Read the words of the rows of one page, with one statement, or none when nothing is foreign.

    A row carries an ``id`` and every field of its kind.
    """
    sources = {
        kind: {row.id: source_of(kind, row) for row in of_kind} for kind, of_kind in rows.items()
    }
    return Wordings(sources, words_for_all(db.session(), sources, current_language().tag))
