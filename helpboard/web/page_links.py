"""Information pages as lines that lead to them."""

from typing import Any

from flask import url_for

from helpboard.domain.page import PageAudience
from helpboard.queries.pages import PageNode
from helpboard.web.kept_pages import kept_page_tree
from helpboard.web.originals import direction_of, excerpt


def link_view(node: PageNode) -> dict[str, Any]:
    """Return a page as a line that leads to it."""
    return {
        "url": url_for("info.page", path=node.path),
        "title": node.title,
        "summary": excerpt(node.summary) or "",
        "lang": node.lang,
        "dir": direction_of(node.lang),
    }


def term_url(slug: str) -> str:
    """Return the place of a term in the glossary."""
    return url_for("info.glossary", _anchor=f"term-{slug}")


def first_pages() -> list[dict[str, Any]]:
    """Return what somebody who is new in town reads first."""
    return [link_view(node) for node in kept_page_tree().first_level(PageAudience.NEWCOMERS)]
