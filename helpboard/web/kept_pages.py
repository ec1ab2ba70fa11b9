"""The menu of the information pages and the glossary: read once for each language and version."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpboard.catalogue import current_language
from helpboard.domain.errors import NotFoundError
from helpboard.extensions import db
from helpboard.queries.glossary import TermRow, glossary
from helpboard.queries.page_search import PageDocument, page_documents
from helpboard.queries.pages import PageNode, PageTree, page_once_at, page_tree
from helpboard.web.kept import kept


@dataclass(frozen=True, slots=True)
class Glossary:
    """All public terms, each spelling with its term, and a pattern that finds whole spellings."""

    terms: Sequence[TermRow]
    by_form: Mapping[str, TermRow]
    pattern: re.Pattern[str] | None


def kept_page_tree() -> PageTree:
    """Return the public pages as the reader's menu."""
    tag = current_language().tag
    return kept(("page tree", tag), lambda: page_tree(db.session(), tag))


def page_ever_at(path: str) -> PageNode:
    """Return the page that is, or once was, at ``path``; raises ``NotFoundError`` without any."""
    tree, asked = kept_page_tree(), path.rstrip("/")
    node = tree.by_path(asked)
    if node is None:
        page_id = page_once_at(db.session(), asked)
        node = None if page_id is None else tree.by_id(page_id)
    if node is None:
        raise NotFoundError(path)
    return node


def kept_glossary() -> Glossary:
    """Return the terms, explained in the reader's language as well as can be."""
    tag = current_language().tag
    return kept(("glossary", tag), lambda: glossary_of(glossary(db.session(), tag)))


def glossary_of(terms: Sequence[TermRow]) -> Glossary:
    """Return terms ready to be found in texts, the longest spelling first."""
    by_form = {form: term for term in reversed(terms) for form in (*term.forms, term.word) if form}
    if not by_form:
        return Glossary(terms, by_form, None)
    longest_first = "|".join(map(re.escape, sorted(by_form, key=len, reverse=True)))
    return Glossary(terms, by_form, re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)"))


def kept_page_documents() -> tuple[PageDocument, ...]:
    """Return pages and terms ready to be found in the reader's language."""
    tag = current_language().tag
    tree, terms = kept_page_tree(), kept_glossary().terms
    return kept(
        ("page documents", tag),
        lambda: page_documents(db.session(), tree=tree, terms=terms, tag=tag),
    )
