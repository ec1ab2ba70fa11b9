"""Information pages and terms as their templates show them."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from flask import url_for

from helpboard.domain.listing import name_key
from helpboard.domain.page import PageAudience
from helpboard.queries.glossary import TermRow
from helpboard.queries.pages import PageRow, PageTree
from helpboard.web import dates
from helpboard.web.originals import direction_of, excerpt, is_own, name_of, states_of
from helpboard.web.page_links import link_view


def heading_view(row: PageRow) -> dict[str, Any]:
    """Return what a page says about itself: title, state of its translation, when checked."""
    words = row.words
    fields = words.fields
    return {
        "id": row.id,
        "title": fields["title"],
        "lead": fields["summary"],
        "summary": excerpt(fields["summary"]) or fields["title"],
        "lang": words.lang,
        "dir": direction_of(words.lang),
        "state": {
            "language": name_of(row.source_lang),
            "is_own": words.is_source and is_own(words.lang),
            "states": states_of(words),
        },
        "original_url": ""
        if words.is_source
        else url_for("info.page", path=row.path, lang=row.source_lang),
        "by_people": row.for_people_only and words.is_source and not is_own(words.lang),
        "checked": dates.full_day(row.checked_at) if row.checked_at else "",
    }


def menu_view(tree: PageTree, audience: PageAudience) -> list[dict[str, Any]]:
    """Return the first level of a menu, each page with the pages right below it."""
    return [
        {**link_view(node), "below": [link_view(one) for one in tree.below(node)]}
        for node in tree.first_level(audience)
    ]


def term_view(term: TermRow) -> dict[str, Any]:
    """Return a term with what it means."""
    words = term.words
    return {
        "id": term.id,
        "slug": term.slug,
        "word": term.word,
        "word_lang": term.source_lang,
        "word_dir": direction_of(term.source_lang),
        "explanation": term.explanation,
        "lang": words.lang,
        "dir": direction_of(words.lang),
        "is_machine": words.is_machine,
    }


def term_groups(terms: Iterable[TermRow]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return terms, which come in their order, below their first letters."""
    groups = groupby(terms, key=lambda term: name_key(term.word)[:1].upper())
    return [(letter, [term_view(term) for term in found]) for letter, found in groups]
