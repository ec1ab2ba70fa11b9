"""Information pages and terms found by words, as the search page shows them."""

from typing import Any

from helpboard.domain.search.query import parse
from helpboard.queries.glossary import TermRow
from helpboard.queries.page_search import found_pages
from helpboard.web.caching import discreet
from helpboard.web.kept_pages import kept_page_documents
from helpboard.web.originals import direction_of, excerpt
from helpboard.web.page_links import link_view, term_url

MOST = 8


def page_hits(text: str) -> list[dict[str, Any]]:
    """Return the pages and terms in which all the words are, in rows of ``page_rows``.

    A page of hits that names something discreet is kept nowhere.
    """
    found = found_pages(kept_page_documents(), parse(text), limit=MOST)
    if any(not isinstance(one, TermRow) and one.is_discreet for one in found):
        discreet()
    return [_term_row(one) if isinstance(one, TermRow) else link_view(one) for one in found]


def _term_row(term: TermRow) -> dict[str, Any]:
    return {
        "url": term_url(term.slug),
        "title": term.word,
        "title_lang": term.source_lang,
        "summary": excerpt(term.explanation) or "",
        "lang": term.words.lang,
        "dir": direction_of(term.words.lang),
    }
