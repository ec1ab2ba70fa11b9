"""Finds information pages and terms by the reader's words, with the rules of the board's search.

There are some hundreds of them at most, so they are matched in memory; whoever calls keeps what
:func:`page_documents` returns for as long as no content moves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.search.document import Indexer
from helpboard.domain.search.query import Query
from helpboard.domain.search.ranking import score
from helpboard.domain.translation import ItemKind, Source, Words
from helpboard.models import InfoPage
from helpboard.queries.glossary import TermRow
from helpboard.queries.pages import PageNode, PageTree
from helpboard.queries.translations import words_for

_REMEMBERED = 600
"""Texts whose tokens are kept, so that a small change does not read all of them again."""


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A page or a term with the tokens under which it is found."""

    thing: PageNode | TermRow
    title: str
    tokens: frozenset[str]


def page_documents(
    session: Session, *, tree: PageTree, terms: Iterable[TermRow], tag: str
) -> tuple[PageDocument, ...]:
    """Read what pages and terms say to a reader, and what the originals say; two statements."""
    fields = (InfoPage.title, InfoPage.summary, InfoPage.body)
    statement = select(InfoPage.id, InfoPage.source_lang, *fields)
    ids = [node.id for node in tree.nodes]
    sources = {
        row.id: Source(
            row.source_lang, {"title": row.title, "summary": row.summary, "body": row.body}
        )
        for row in session.execute(statement.where(InfoPage.id.in_(ids)))
    }
    words = words_for(session, ItemKind.PAGE, sources, tag)
    pages = (
        _of_page(node, sources[node.id], words[node.id])
        for node in tree.nodes
        if node.id in sources
    )
    return (*pages, *(_of_term(term) for term in terms))


def found_pages(
    documents: Iterable[PageDocument], query: Query, *, limit: int
) -> list[PageNode | TermRow]:
    """Return the pages and terms that match, best first, else in the order of the menu."""
    asked = [frozenset(group.tokens) for group in query.groups]
    if not asked:
        return []
    hits = [one for one in documents if all(group & one.tokens for group in asked)]
    hits.sort(key=lambda one: score(query, one.title, ""), reverse=True)
    return [one.thing for one in hits[:limit]]


def _of_page(node: PageNode, source: Source, words: Words) -> PageDocument:
    said = [(source.fields, source.lang)]
    if not words.is_source:
        said.append((words.fields, words.lang))
    title = [token for fields, lang in said for token in _tokens(fields["title"], lang)]
    body = [
        token
        for fields, lang in said
        for name in ("summary", "body")
        for token in _tokens(fields[name], lang)
    ]
    return PageDocument(node, " ".join(title), frozenset((*title, *body)))


def _of_term(term: TermRow) -> PageDocument:
    title = _joined((term.word, *term.forms), term.source_lang)
    return PageDocument(
        term, " ".join(title), frozenset((*title, *_tokens(term.explanation, term.words.lang)))
    )


def _joined(words: Sequence[str], lang: str) -> list[str]:
    return [token for word in words for token in _tokens(word, lang)]


@lru_cache(maxsize=_REMEMBERED)
def _tokens(text: str, lang: str) -> tuple[str, ...]:
    return Indexer().tokens(text, lang)
