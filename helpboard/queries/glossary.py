"""Words of the offices with their explanation in the reader's language."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.listing import name_key
from helpboard.domain.page import PageState
from helpboard.domain.translation import ItemKind, Source, Words
from helpboard.models import GlossaryTerm
from helpboard.queries.translations import words_for


@dataclass(frozen=True, slots=True)
class TermRow:
    """A word in the language that offices use it in, and what it means for a reader."""

    id: int
    slug: str
    word: str
    forms: tuple[str, ...]
    source_lang: str
    words: Words

    @property
    def explanation(self) -> str:
        """Return what the word means, in ``words.lang``."""
        return self.words.fields["explanation"]


def glossary(session: Session, tag: str) -> tuple[TermRow, ...]:
    """Read all public terms by their words, explained as well as can be; two statements."""
    rows = session.execute(
        select(
            *(GlossaryTerm.id, GlossaryTerm.slug, GlossaryTerm.word, GlossaryTerm.forms),
            *(GlossaryTerm.explanation, GlossaryTerm.source_lang),
        ).where(GlossaryTerm.state == PageState.PUBLISHED)
    ).all()
    sources = {row.id: Source(row.source_lang, {"explanation": row.explanation}) for row in rows}
    words = words_for(session, ItemKind.TERM, sources, tag)
    found = [
        TermRow(row.id, row.slug, row.word, tuple(row.forms), row.source_lang, words[row.id])
        for row in rows
    ]
    return tuple(sorted(found, key=lambda term: (name_key(term.word), term.id)))
